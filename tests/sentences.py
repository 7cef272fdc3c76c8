# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk's acts, as sentences."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from opencjg.accounts.types import Viewer
from opencjg.desk import services
from opencjg.desk.types import Channel, CustomerGroup, Handling, NewContact, TopicCode
from opencjg.processes import loaded
from opencjg.processes.loaded import Loaded
from opencjg.processes.models import OpenStep, ProcessModel
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.types import Standing
from opencjg.signalling.types import ConcernSource, NewConcern
from tests.promise.versions import longer_information


class Desk:
    """Samira at the desk, or whoever is named."""

    def __init__(self, act: Any, now: datetime) -> None:
        self.act, self.now = act, now

    def registers(
        self,
        question: str,
        *,
        who: str = "samira",
        helped: bool | None = None,
        submission: UUID | None = None,
        **more: Any,
    ) -> UUID:
        viewer = self.act(who)
        values: dict[str, Any] = {
            "at": self.now,
            "channel": Channel.PHONE,
            "customer_group": CustomerGroup.PARENT,
            "topic": TopicCode("sleeping"),
            "question": question,
            "handling": (Handling.DIRECT,),
        }
        contact = NewContact(**(values | more))
        return services.register_contact(
            contact=contact, submission=submission or uuid4(), helped=helped, by=viewer, at=self.now
        ).contact

    def step_of(self, contact: UUID) -> OpenStep:
        return OpenStep.objects.get(matter=contact)

    def finishes(self, contact: UUID, *, who: str = "samira", **answers: str) -> Standing:
        viewer: Viewer = self.act(who)
        return services.finish_step(
            contact=contact, step=self.step_of(contact).id, answers=answers, by=viewer, at=self.now
        )

    def hands_over(
        self,
        contact: UUID,
        *,
        to: UUID | None,
        danger: bool = False,
        story: str = "Blauwe plekken gezien.",
        who: str = "samira",
    ) -> UUID:
        concern = NewConcern(source=ConcernSource.DESK, story=story, danger=danger)
        return services.hand_over_worry(contact=contact, to=to, concern=concern, by=self.act(who), at=self.now)


@pytest.fixture
def desk(act: Any, now: datetime) -> Desk:
    return Desk(act, now)


@pytest.fixture
def people(act: Any) -> dict[str, UUID]:
    """Workers of the world, by user name."""
    from opencjg.accounts.models import Worker

    act("samira")
    return {name.split()[0].lower(): identity for identity, name in Worker.objects.values_list("id", "name")}


@pytest.fixture
def longer(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The active version of IA has a step between the answer and the check."""
    row = ProcessModel.objects.get(key="IA", active=True)
    made = Loaded(row.id, row.key, row.version, row.name, parse(longer_information()))
    monkeypatch.setitem(loaded._parsed, row.id, made)
