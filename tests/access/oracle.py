# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who should see which row, said once more and apart from the policies: in Python, reading everything as the owner."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from opencjg.accounts.models import Absence, Appointment, Worker
from opencjg.desk.models import CallbackRequest, Contact, Question
from opencjg.forms.models import Draft, Submission
from opencjg.outbox.models import Notice
from opencjg.processes.models import Case, Event, Instance, Matter, OpenStep
from opencjg.signalling.models import Concern

AT_DESK = {"desk", "expert_desk"}
COORDINATES = {"process_coordinator", "care_director"}


def everything(model: type[Model]) -> list[Any]:
    return list(model._default_manager.using("owner").all())


@dataclass(frozen=True, slots=True)
class Person:
    """What counts of somebody: who he is and stands in for, and where he works the desk or coordinates."""

    worker: UUID
    selves: Collection[UUID]
    desks: Collection[UUID]
    coordinates: Collection[UUID]


def person(worker: UUID, *, at: datetime) -> Person:
    held = [one for one in everything(Appointment) if one.worker_id == worker]
    away = [one for one in everything(Absence) if one.stand_in_id == worker and one.starts <= at < one.ends]
    return Person(
        worker=worker,
        selves={worker, *(one.worker_id for one in away)},
        desks={one.centre_id for one in held if one.role in AT_DESK},
        coordinates={one.centre_id for one in held if one.role in COORDINATES},
    )


class Oracle:
    """Everything there is, and whose it is."""

    def __init__(self) -> None:
        self.matters = {one.id: one for one in everything(Matter)}
        self.steps = everything(OpenStep)
        self.rules: dict[type[Model], Callable[[Any, Person], bool]] = {
            Matter: lambda row, who: self.sees_matter(row.id, who),
            OpenStep: self.sees_step,
            Event: lambda row, who: self.sees_matter(row.matter_id, who),
            Instance: lambda row, who: self.sees_matter(row.matter_id, who),
            Case: lambda row, who: self.sees_matter(row.matter_id, who),
            Contact: lambda row, who: self.at_front(row.centre_id, row.matter_id, who),
            Question: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            CallbackRequest: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            Concern: lambda row, who: self.cares_for(row.case_id, who),
            Notice: lambda row, who: row.worker_id in who.selves,
            Draft: lambda row, who: row.worker_id == who.worker,
            Submission: lambda row, who: row.worker_id == who.worker,
            Worker: lambda row, who: True,
        }

    def expected(self, model: type[Model], who: Person) -> set[Any]:
        return {row.pk for row in everything(model) if self.rules[model](row, who)}

    def stands_at_desk(self, matter: UUID, who: Person) -> bool:
        return any(s.matter_id == matter and s.role == "desk" and s.centre_id in who.desks for s in self.steps)

    def sees_matter(self, matter: UUID, who: Person) -> bool:
        row = self.matters[matter]
        at_my_desk = row.kind == "contact" and row.centre_id in who.desks
        return (
            at_my_desk
            or row.responsible_id in who.selves
            or row.centre_id in who.coordinates
            or self.stands_at_desk(matter, who)
        )

    def sees_step(self, step: Any, who: Person) -> bool:
        at_my_desk = step.role == "desk" and step.centre_id in who.desks
        return at_my_desk or step.worker_id in who.selves or step.centre_id in who.coordinates

    def at_front(self, centre: UUID, contact: UUID | None, who: Person) -> bool:
        """The desk's own rows, and those of a contact somebody cares for himself."""
        return centre in who.desks or (contact is not None and self.matters[contact].responsible_id in who.selves)

    def cares_for(self, case: UUID, who: Person) -> bool:
        return self.matters[case].responsible_id in who.selves or self.stands_at_desk(case, who)
