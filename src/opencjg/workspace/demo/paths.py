# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ways through IA and MS as people of the demo went them.

A test walks every leg through the shipped models, so that this table cannot drift from them.
"""

from dataclasses import dataclass

from opencjg.processes.types import LeadTime

HOUR, DAY, TWO_DAYS = LeadTime("PT1H", hours=1), LeadTime("P1D", days=1), LeadTime("P2D", days=2)
Passed = tuple[str, str, str]  # element, step, the answer given there


@dataclass(frozen=True, slots=True)
class Stop:
    """A step at which a matter can stand."""

    node: str
    code: str
    name: str
    role: str
    lead: LeadTime


@dataclass(frozen=True, slots=True)
class Leg:
    """What one finished step writes: what was passed, a jump if it led to one, and where the matter stands then."""

    passed: tuple[Passed, ...]
    to: str = ""
    jump: tuple[str, str] | None = None


STOPS = {
    stop.code: stop
    for stop in (
        Stop("IA_1", "IA-1", "Zicht krijgen op de vraag", "desk", HOUR),
        Stop("IA_2a", "IA-2a", "CJG-medewerker inschakelen", "desk", DAY),
        Stop("IA_2b", "IA-2b", "Informatie geven of naar het juiste loket", "desk", HOUR),
        Stop("IA_2c", "IA-2c", "Generiek advies geven", "desk", HOUR),
        Stop("IA_SA", "IA-SA", "Specifiek advies geven", "worker", TWO_DAYS),
        Stop("IA_3", "IA-3", "Hulpvraag afronden en navragen", "desk", DAY),
        Stop("IA_naar_INT", "INT-1", "Wacht op Interventies, stap 1", "worker", TWO_DAYS),
        Stop("MS_2", "MS-2", "Signaleren van risico’s", "desk", HOUR),
        Stop("MS_3", "MS-3", "Casus toewijzen aan één CJG-medewerker", "desk", HOUR),
        Stop("MS_4", "MS-4", "Signaal beoordelen en indelen in categorie", "worker", DAY),
    )
}
_CLEAR: tuple[Passed, ...] = (("IA_1", "IA-1", ""), ("IA_helder", "", "yes"))
_NO_RISK: tuple[Passed, ...] = (*_CLEAR, ("IA_V1", "IA-V1", "no"))

INFORMATION = Leg((*_NO_RISK, ("IA_V2", "IA-V2", "information")), "IA-2b")
ADVICE = Leg((*_NO_RISK, ("IA_V2", "IA-V2", "advice")), "IA-2c")
SPECIFIC = Leg((*_NO_RISK, ("IA_V2", "IA-V2", "specific")), "IA-SA")
RISK = Leg((*_CLEAR, ("IA_V1", "IA-V1", "yes")), "IA-2a")
INFORMED = Leg((("IA_2b", "IA-2b", ""),), "IA-3")
ADVISED = Leg((("IA_2c", "IA-2c", ""),), "IA-3")
ADVISED_SPECIFICALLY = Leg((("IA_SA", "IA-SA", ""),), "INT-1", jump=("IA_naar_INT", "INT-1"))
HELPED = Leg((("IA_3", "IA-3", ""), ("IA_geholpen", "", "yes"), ("IA_END", "IA-END", "")))
NOT_HELPED = Leg((("IA_3", "IA-3", ""), ("IA_geholpen", "", "no")), "IA-1")
CALLED_IN = Leg((("IA_2a", "IA-2a", ""),), jump=("IA_naar_MS", "MS-2"))
RECEIVED = Leg((("MS_2", "MS-2", ""),), "MS-3")
ASSIGNED = Leg((("MS_3", "MS-3", ""),), "MS-4")
