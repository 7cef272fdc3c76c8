# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a question goes through IA, on plain values. No clock, no database."""

from collections.abc import Sequence

from opencjg.desk.types import Channel, Handling, Route

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


def answered_now(handling: Sequence[Handling]) -> bool:
    """Whether the desk did its part already, so that only the check (IA-3) is left. Source: IA-2b, FO-form-08, 09."""
    return bool({Handling.DIRECT, Handling.WEBSITE} & set(handling)) and Handling.CALLBACK not in handling
