# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a question goes through IA, on plain values. No clock, no database."""

import re
from collections.abc import Sequence

from opencjg.desk.types import AgeClass, Channel, Handling, Route

# The words of the model's decisions (processes/bpmn/IA.bpmn).
CLARIFIED = {"clarified": "yes"}
INFORMATION = "information"
ADVICE = "advice"
SPECIFIC = "specific"


def first_answers(*, risk: bool, way: str = INFORMATION) -> dict[str, str]:
    """The answers of IA-1 when the question is clear: risk (IA-V1), and else how it is answered (IA-V2)."""
    if risk:
        return {**CLARIFIED, "risk": "yes"}
    return {**CLARIFIED, "risk": "no", "way": way}


def route_of(channel: Channel, handling: Sequence[Handling]) -> Route:
    """The customer's route as it is now; it may go up later, the contact stays the same. Source: RTE-1, RTE-5."""
    if channel is Channel.INTERNET:
        return Route.DIGITAL
    return Route.WORKER if Handling.PASSED_ON in handling else Route.ANSWERED


def route_after(route: Route, *, expert: bool) -> Route:
    """The route when a question goes on to a colleague, or to the expert desk: it only goes up. Source: RTE-2, RTE-3.

    What came straight to a partner, or over the internet, stays what it was (GAP-42).
    """
    if route in {Route.PARTNER, Route.DIGITAL, Route.EXPERT}:
        return route
    return Route.EXPERT if expert else Route.WORKER


# The boxes of the paper form: 4 stands in none of them, 12 and 19 in two (GAP-39).
PRINTED_AGES = {
    AgeClass.UNDER_4: "<4jr",
    AgeClass.UNDER_12: "5-12jr",
    AgeClass.UNDER_18: "12-19jr",
    AgeClass.UNDER_23: ">19jr",
}
AN_IDENTIFIER = re.compile(r"@|\d(?:[\s\-./]?\d){5,}")


def tells_who(text: str) -> bool:
    """Whether a note that must be neutral holds a number or an address somebody can be found by."""
    return AN_IDENTIFIER.search(text) is not None


def answered_now(handling: Sequence[Handling]) -> bool:
    """Whether the desk did its part already, so that only the check (IA-3) is left. Source: IA-2b, FO-form-08, 09."""
    return bool({Handling.DIRECT, Handling.WEBSITE} & set(handling)) and Handling.CALLBACK not in handling
