# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusals: what the domain says when it does not do what was asked.

A refusal is a domain word with what the reader needs to go on. It holds no sentence: the edge that shows
it translates `code` with `params`, once.
"""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


class Refusal(Exception):
    """The act was understood and refused; nothing changed."""

    def __init__(self, code: str, params: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code)
        self.code = code
        self.params = MappingProxyType(dict(params))


class NotAllowed(Refusal):
    """This worker may not do this, or may not know whether there is something to do it to."""

    def __init__(self, code: str = "not_allowed", params: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code, params)


class Conflict(Refusal):
    """Somebody else changed it in the meantime; `theirs` is what stands there now."""

    def __init__(self, theirs: object, code: str = "changed_meanwhile", params: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code, params)
        self.theirs = theirs


class AlreadyDone(Refusal):
    """It was done before, by this or another worker; doing it again would change nothing."""

    def __init__(self, code: str = "already_done", params: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code, params)


class BadInput(Refusal):
    """One field cannot be accepted; `field` is its name in the form."""

    def __init__(self, field: str, code: str, params: Mapping[str, object] = NOTHING) -> None:
        super().__init__(code, params)
        self.field = field
