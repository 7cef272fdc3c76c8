# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done with a worry after the desk, as sentences."""

from datetime import datetime
from typing import Any
from uuid import UUID

from opencjg.processes.models import OpenStep
from opencjg.processes.types import Standing
from opencjg.signalling import services
from opencjg.signalling.models import RiskInstrument
from opencjg.signalling.types import Level, NewAssessment, NewDecision, RiskCategory


class Weighing:
    """Fatma makes the instrument; Jan, or whoever is named, weighs and decides."""

    def __init__(self, act: Any, now: datetime) -> None:
        self.act, self.now = act, now

    def brings_into_use(self, name: str = "Beginset") -> UUID:
        fatma = self.act("fatma")
        version = services.begin_version(name=name, like=None, by=fatma, at=self.now)
        services.activate(version=version, by=fatma, at=self.now)
        return version

    def step_of(self, case: UUID) -> OpenStep:
        self.act("jan")
        return OpenStep.objects.get(matter=case)

    def assesses(
        self, case: UUID, category: int, *, who: str = "jan", onward: dict[str, str] | None = None, **more: Any
    ) -> Standing:
        step = self.step_of(case)
        viewer = self.act(who)
        values: dict[str, Any] = {
            "instrument": RiskInstrument.objects.get(active=True).id,
            "answers": {"child_1": "vaak"},
            "seriousness": Level.MUCH,
            "extent": Level.SOME,
            "category": RiskCategory(category),
            "motivation": "Omdat de school hetzelfde ziet.",
        }
        if category == 5:
            values |= {"colleague": "Noor", "consulted_on": self.now.date()}
        ways = {"onward": "referral"} if category < 3 else {"coordination": "no"} if category < 5 else {}
        return services.assess(
            step=step.id,
            new=NewAssessment(**(values | more)),
            onward=ways if onward is None else onward,
            by=viewer,
            at=self.now,
        )

    def decides(self, case: UUID, *, who: str = "jan", **answers: str) -> Standing:
        step = self.step_of(case)
        viewer = self.act(who)
        new = NewDecision(done="Gesproken met moeder.", done_by="Jan", answers=answers, why="Het gaat beter.")
        return services.decide(step=step.id, new=new, by=viewer, at=self.now)
