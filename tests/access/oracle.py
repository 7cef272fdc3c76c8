# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who should see which row, said once more and apart from the policies: in Python, reading everything as the owner."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from opencjg.accounts.models import Absence, Appointment, Organisation, Worker
from opencjg.agenda.models import Booking, Feed, Visitor
from opencjg.desk.models import (
    BackOfficeForm,
    CallAttempt,
    CallbackRequest,
    Consultation,
    Contact,
    Crisis,
    CrisisCall,
    Question,
    ShiftNote,
    Waiting,
)
from opencjg.files.models import Blob
from opencjg.forms.models import Draft, Submission
from opencjg.index.models import Registration
from opencjg.outbox.models import Notice
from opencjg.persons.models import (
    Consent,
    ContactPerson,
    ContactPoint,
    Document,
    Dossier,
    Dwelling,
    Fact,
    Family,
    Helper,
    Involvement,
    LegalHold,
    Membership,
    Mention,
    Merge,
    PersonVersion,
    Relation,
    RightsRequest,
)
from opencjg.persons.models import Person as Somebody
from opencjg.processes.models import Attention, Case, Event, Instance, Matter, OpenStep
from opencjg.signalling.models import Concern, Decision, RiskAssessment

AT_DESK = {"desk", "expert_desk"}
COORDINATES = {"process_coordinator", "care_director"}
# The authorisation matrix, written down once more: what a role opens, beside the layer of one's own discipline.
OPENS = {
    "worker": {"basis", "shielded"},
    "care_coordinator": {"basis", "shielded", "direction"},
    "family_coach": {"basis", "shielded"},
    "care_director": {"basis", "direction"},
    "youth_director": {"basis", "direction"},
}
WITH_OWN = {"worker", "care_coordinator", "family_coach"}
OWN = {
    "youth_health": "health",
    "social_work": "social",
    "client_support": "social",
    "education": "education",
    "police": "police",
    "youth_protection": "protection",
}


def everything(model: type[Model]) -> list[Any]:
    return list(model._default_manager.using("owner").all())


@dataclass(frozen=True, slots=True)
class Person:
    """What counts of somebody: who he is and stands in for, where he works the desk, coordinates or judges
    emergencies, where he edits answers, and which layers his roles open."""

    worker: UUID
    selves: Collection[UUID]
    desks: Collection[UUID]
    coordinates: Collection[UUID]
    layers: Collection[str] = ()
    judges: Collection[UUID] = ()
    edits: Collection[UUID] = ()


def person(worker: UUID, *, at: datetime) -> Person:
    held = [one for one in everything(Appointment) if one.worker_id == worker]
    away = [one for one in everything(Absence) if one.stand_in_id == worker and one.starts <= at < one.ends]
    return Person(
        worker=worker,
        selves={worker, *(one.worker_id for one in away)},
        desks={one.centre_id for one in held if one.role in AT_DESK},
        coordinates={one.centre_id for one in held if one.role in COORDINATES},
        layers=layers_of({one.role for one in held}, worker),
        judges={one.centre_id for one in held if one.role == "privacy_officer"},
        edits={one.centre_id for one in held if one.role == "content_manager"},
    )


def layers_of(roles: set[str], worker: UUID) -> set[str]:
    [organisation] = {one.organisation_id for one in everything(Worker) if one.id == worker}
    [discipline] = {one.discipline for one in everything(Organisation) if one.id == organisation}
    own = {OWN[discipline]} if roles & WITH_OWN and discipline in OWN else set()
    return {layer for role in roles for layer in OPENS.get(role, ())} | own


class Oracle:
    """Everything there is at a moment, and whose it is."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.rules: dict[type[Model], Callable[[Any, Person], bool]] = {
            Matter: lambda row, who: self.sees_matter(row.id, who),
            OpenStep: self.sees_step,
            Event: lambda row, who: self.sees_matter(row.matter_id, who),
            Instance: lambda row, who: self.sees_matter(row.matter_id, who),
            Case: lambda row, who: self.sees_matter(row.matter_id, who),
            Contact: lambda row, who: self.at_front(row.centre_id, row.matter_id, who),
            Question: lambda row, who: (
                self.at_front(row.centre_id, row.contact_id, who)
                or (row.contact_id is None and row.centre_id in who.edits)
            ),
            CallbackRequest: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            CallAttempt: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            BackOfficeForm: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            Consultation: lambda row, who: self.at_front(row.centre_id, row.contact_id, who),
            Crisis: lambda row, who: self.sees_crisis(row.contact_id, who),
            CrisisCall: lambda row, who: self.sees_crisis(row.crisis_id, who),
            Waiting: lambda row, who: row.worker_id in who.selves or self.at_front(row.centre_id, row.contact_id, who),
            ShiftNote: lambda row, who: row.centre_id in who.desks,
            Attention: lambda row, who: any(self.sees_step(one, who) for one in self.steps if one.id == row.step),
            Concern: lambda row, who: self.cares_for(row.case_id, who),
            RiskAssessment: lambda row, who: self.weighs(row.case_id, who),
            Decision: lambda row, who: self.weighs(row.case_id, who),
            Notice: lambda row, who: row.worker_id in who.selves,
            Draft: lambda row, who: row.worker_id == who.worker,
            Submission: lambda row, who: row.worker_id == who.worker,
            Worker: lambda row, who: True,
            Feed: lambda row, who: row.worker_id == who.worker,
            Booking: lambda row, who: row.centre_id in who.desks or row.worker_id in who.selves,
            Visitor: self.sees_visitor,
        } | self.rules_of_dossiers()
        self.rows = {model: everything(model) for model in self.rules}
        self.matters = {one.id: one for one in self.rows[Matter]}
        self.steps = self.rows[OpenStep]
        self.about = {one.matter_id: one.dossier_id for one in self.rows[Case]}
        self.centre_of = {one.id: one.centre_id for one in self.rows[Dossier]}
        self.stands_in: dict[UUID, set[UUID]] = defaultdict(set)
        for one in self.rows[Mention]:
            self.stands_in[one.person_id].add(one.dossier_id)
        self.lives_in: dict[UUID, list[Any]] = defaultdict(list)
        for one in self.rows[Membership]:
            self.lives_in[one.family_id].append(one)

    def sees_visitor(self, row: Any, who: Person) -> bool:
        """Who comes: for the worker, and for the desk that wrote it down."""
        [booking] = [one for one in self.rows[Booking] if one.id == row.booking_id]
        return booking.worker_id in who.selves or (row.from_desk and row.centre_id in who.desks)

    def rules_of_dossiers(self) -> dict[type[Model], Callable[[Any, Person], bool]]:
        return {
            Dossier: lambda row, who: self.opened(row.id, "basis", who),
            Mention: lambda row, who: self.opened(row.dossier_id, "basis", who),
            Involvement: self.sees_involvement,
            Fact: lambda row, who: self.opened(row.dossier_id, row.layer, who),
            Document: lambda row, who: self.opened(row.dossier_id, row.layer, who),
            Blob: lambda row, who: any(
                self.opened(one.dossier_id, one.layer, who) for one in self.rows[Document] if one.blob == row.id
            ),
            LegalHold: lambda row, who: self.opened(row.dossier_id, "basis", who),
            RightsRequest: lambda row, who: self.opened(row.dossier_id, "basis", who),
            Registration: lambda row, who: self.opened(row.dossier_id, "basis", who),
            Helper: lambda row, who: self.opened(row.dossier_id, "basis", who),
            Consent: lambda row, who: self.opened(row.dossier_id, "basis", who),
            Somebody: lambda row, who: self.knows(row.id, who),
            PersonVersion: lambda row, who: self.knows(row.person_id, who),
            ContactPoint: lambda row, who: self.knows(row.person_id, who, shielded=row.own),
            Relation: lambda row, who: self.knows(row.person_id, who) and self.knows(row.other_id, who),
            Merge: lambda row, who: self.knows(row.kept_id, who) and self.knows(row.double_id, who),
            Membership: lambda row, who: self.knows(row.person_id, who),
            Family: lambda row, who: self.knows_family(row.id, who),
            ContactPerson: lambda row, who: (
                self.knows_family(row.family_id, who, now=True) if row.family_id else self.knows(row.youth_id, who)
            ),
            Dwelling: self.sees_dwelling,
        }

    def expected(self, model: type[Model], who: Person) -> set[Any]:
        return {row.pk for row in self.rows[model] if self.rules[model](row, who)}

    def opened(self, dossier: UUID, layer: str, who: Person) -> bool:
        """Somebody may open this layer, and was let in to it, and that time runs."""
        return layer in who.layers and any(
            row.worker_id in who.selves
            and row.dossier_id == dossier
            and layer in row.layers
            and row.starts <= self.at
            and (row.ends is None or self.at < row.ends)
            for row in self.rows[Involvement]
        )

    def sees_involvement(self, row: Any, who: Person) -> bool:
        """His own, those of a dossier that is open to him, and emergencies he has to judge."""
        judged = row.kind == "emergency" and self.centre_of[row.dossier_id] in who.judges
        return judged or row.worker_id in who.selves or self.opened(row.dossier_id, "basis", who)

    def knows(self, somebody: UUID, who: Person, *, shielded: bool = False) -> bool:
        """He stands in a dossier that is open; and in one whose shield is lifted, for what is shielded of him."""
        return any(
            self.opened(dossier, "basis", who) and (not shielded or self.opened(dossier, "shielded", who))
            for dossier in self.stands_in[somebody]
        )

    def knows_family(self, family: UUID, who: Person, *, now: bool = False) -> bool:
        lived = (one for one in self.lives_in[family] if not now or one.until is None)
        return any(self.knows(one.person_id, who) for one in lived)

    def sees_dwelling(self, row: Any, who: Person) -> bool:
        """Where somebody he knows lives or lived; not where a family lives that he had left by then."""
        return any(
            self.knows(one.person_id, who, shielded=row.shielded)
            for one in self.lives_in[row.family_id]
            if one.until is None or one.until > row.since
        )

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

    def sees_crisis(self, contact: UUID, who: Person) -> bool:
        """The desk, who takes care of the contact, and who coordinates there; it has no content."""
        centre = self.matters[contact].centre_id
        return centre in who.coordinates or self.at_front(centre, contact, who)

    def at_front(self, centre: UUID, contact: UUID | None, who: Person) -> bool:
        """The desk's own rows, and those of a contact somebody cares for himself."""
        return centre in who.desks or (contact is not None and self.matters[contact].responsible_id in who.selves)

    def weighs(self, case: UUID, who: Person) -> bool:
        """Who takes care of it, and who has the basis of the child's dossier open."""
        dossier = self.about[case]
        mine = self.matters[case].responsible_id in who.selves
        return mine or (dossier is not None and self.opened(dossier, "basis", who))

    def cares_for(self, case: UUID, who: Person) -> bool:
        return self.matters[case].responsible_id in who.selves or self.stands_at_desk(case, who)
