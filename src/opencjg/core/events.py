# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Domain events: how a lower app tells a higher one that something happened, without knowing it.

An event is a frozen dataclass in the types of the app where it happens. A higher app subscribes in its
`AppConfig.ready`. Handlers run at once, in the order of subscription, in the transaction of the publisher:
when one refuses, the whole act is refused. What must leave the building goes through the outbox.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Protocol, TypeVar


class DomainEvent(Protocol):
    """Any frozen dataclass; a tuple or a model is refused by the type checker."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


E = TypeVar("E", bound=DomainEvent)
Handler = Callable[[E], None]

_handlers: dict[type, tuple[Callable[..., None], ...]] = {}


def subscribe(event_type: type[E], handler: Handler[E]) -> None:
    """Call `handler` with every event of exactly this type; subscribing it twice changes nothing."""
    present = _handlers.get(event_type, ())
    if handler not in present:
        _handlers[event_type] = (*present, handler)


def publish(event: DomainEvent) -> None:
    """Let everybody who subscribed act on `event` now; an error of a handler reaches the publisher."""
    for handler in _handlers.get(type(event), ()):
        handler(event)


@contextmanager
def isolated() -> Iterator[None]:
    """Within this block, subscriptions start empty and end with it; for tests."""
    kept = dict(_handlers)
    _handlers.clear()
    try:
        yield
    finally:
        _handlers.clear()
        _handlers.update(kept)
