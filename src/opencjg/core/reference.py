# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reference data, kept in the process while it is current.

Each table of reference data raises the number in core_revision in the transaction that changes it; opening a request
reads that number. A copy made under another number is made again. Nothing has to be told to other processes.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

_revision: ContextVar[int | None] = ContextVar("revision", default=None)
_kept: dict[Hashable, tuple[int, object]] = {}


def use_revision(number: int | None) -> None:
    """From here on, in this request, reference data of this number is current; None: read it every time."""
    _revision.set(number)


def current_revision() -> int | None:
    """The number this request began with."""
    return _revision.get()


def kept(key: Hashable, load: Callable[[], T]) -> T:
    """The value of `load`, made once per revision and process."""
    number = _revision.get()
    if number is None:
        return load()
    held = _kept.get(key)
    if held is not None and held[0] == number:
        return held[1]  # type: ignore[return-value]  # what was stored under this key came from this loader
    value = load()
    _kept[key] = (number, value)
    return value


def forget() -> None:
    """Drop every copy: this transaction changed reference data itself."""
    _kept.clear()
    _revision.set(None)
