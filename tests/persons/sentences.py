# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What workers do with dossiers, as sentences."""

from datetime import date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from opencjg.accounts.types import Layer
from opencjg.files.types import Upload
from opencjg.persons import services
from opencjg.persons.types import (
    Address,
    Birth,
    ContactWay,
    FamilyId,
    HelperKind,
    InvolvementKind,
    NameParts,
    NewFact,
    NewPerson,
    PersonId,
    RelationKind,
    RightsKind,
)

TOLD = "Verteld aan moeder op het consultatiebureau"


def somebody(name: str, born: date | None = None, **more: Any) -> NewPerson:
    """A new person of this name."""
    first, _space, last = name.partition(" ")
    return NewPerson(names=NameParts(first, "", last), birth=Birth(born=born), **more)


def picture() -> bytes:
    """A small picture, as a telephone makes it."""
    made = BytesIO()
    Image.new("RGB", (8, 8), "orange").save(made, "PNG")
    return made.getvalue()


class Files:
    """Jan keeps dossiers, or whoever is named."""

    def __init__(self, act: Any, now: datetime, people: dict[str, UUID]) -> None:
        self.act, self.now, self.workers = act, now, people

    def opens(
        self, name: str = "Kees Kanarie", *, who: str = "jan", born: date | None = date(2019, 5, 3), **more: Any
    ) -> UUID:
        viewer = self.act(who)
        return services.open_dossier(
            child=somebody(name, born, **more),
            centre=viewer.centre.id,
            told=TOLD,
            source="moeder",
            by=viewer,
            at=self.now,
        )

    def child_of(self, dossier: UUID, who: str = "jan") -> PersonId:
        from opencjg.persons.models import Dossier

        self.act(who)
        return PersonId(Dossier.objects.get(id=dossier).child_id)

    def adds(self, dossier: UUID, name: str, *, who: str = "jan", born: date | None = None) -> PersonId:
        return services.add_person(
            dossier=dossier, person=somebody(name, born), source="moeder", by=self.act(who), at=self.now
        )

    def relates(self, dossier: UUID, person: PersonId, other: PersonId, kind: RelationKind, who: str = "jan") -> UUID:
        return services.relate(dossier=dossier, person=person, other=other, kind=kind, by=self.act(who), at=self.now)

    def writes(
        self, dossier: UUID, text: str = "Slaapt goed.", *, who: str = "jan", layer: Layer = Layer.BASIS, **more: Any
    ) -> UUID:
        fact = NewFact(text=text, source="moeder", said_on=self.now.date(), layer=layer, **more)
        return services.write_fact(dossier=dossier, fact=fact, by=self.act(who), at=self.now)

    def lets_in(
        self,
        dossier: UUID,
        worker: str,
        *,
        who: str = "jan",
        kind: InvolvementKind = InvolvementKind.PARTICIPANT,
        layers: tuple[Layer, ...] = (),
        until: datetime | None = None,
        consent: UUID | None = None,
    ) -> UUID:
        return services.involve(
            dossier=dossier,
            worker=self.workers[worker],
            kind=kind,
            layers=layers,
            purpose="meedenken",
            until=until,
            consent=consent,
            unasked="" if consent else "het kind is in gevaar",
            by=self.act(who),
            at=self.now,
        )

    def houses(self, dossier: UUID, *members: PersonId, who: str = "jan", **more: Any) -> FamilyId:
        address = Address(
            **({"street": "Kanariestraat", "number": "12a", "postcode": "1234AB", "place": "Lindenmeer"} | more)
        )
        return services.found_family(
            dossier=dossier,
            members=members,
            address=address,
            since=self.now.date(),
            source="moeder",
            by=self.act(who),
            at=self.now,
        )

    def reaches(self, dossier: UUID, person: PersonId, number: str, *, own: bool = False, who: str = "jan") -> UUID:
        return services.add_contact_point(
            dossier=dossier,
            person=person,
            way=ContactWay.PHONE,
            value=number,
            own=own,
            by=self.act(who),
            at=self.now,
        )

    def keeps(self, dossier: UUID, *, who: str = "jan", layer: Layer = Layer.BASIS) -> UUID:
        """A picture in a layer of the dossier."""
        return services.add_document(
            dossier=dossier, upload=Upload("foto.png", picture()), layer=layer, about="", by=self.act(who), at=self.now
        )

    def fills(self, dossier: UUID) -> None:
        """Something of everything a dossier can hold."""
        child = self.child_of(dossier)
        mother = self.adds(dossier, "Moeder Kwetter", born=date(1990, 1, 1))
        self.relates(dossier, child, mother, RelationKind.MOTHER)
        family = self.houses(dossier, child, mother)
        self.reaches(dossier, mother, "0600000297")
        self.writes(dossier)
        self.keeps(dossier)
        jan = self.act("jan")
        services.appoint_contact_person(
            dossier=dossier, worker=jan.worker, family=family, youth=None, by=jan, at=self.now
        )
        services.add_helper(
            dossier=dossier,
            kind=HelperKind.SCHOOL,
            organisation="Basisschool De Kwetter",
            name="",
            phone="",
            since=self.now.date(),
            by=jan,
            at=self.now,
        )
        services.give_consent(
            dossier=dossier,
            given_by=mother,
            receiver="school",
            what="dat er hulp is",
            given_on=self.now.date(),
            by=jan,
            at=self.now,
        )
        self.asks_access(dossier)

    def asks_access(self, dossier: UUID) -> UUID:
        """The child asks a copy, and gets it."""
        child, jan = self.child_of(dossier), self.act("jan")
        asked = services.ask(
            dossier=dossier,
            kind=RightsKind.ACCESS,
            asked_by=child,
            words="",
            received_on=self.now.date(),
            due_on=None,
            by=jan,
            at=self.now,
        )
        services.decide(dossier=dossier, asked=asked, granted=True, motivation="Mag.", by=jan, at=self.now)
        return asked

    def ends(self, dossier: UUID, involvement: UUID, *, who: str = "jan") -> None:
        services.end_involvement(dossier=dossier, involvement=involvement, by=self.act(who), at=self.now)


@pytest.fixture
def files(act: Any, now: datetime, people: dict[str, UUID]) -> Files:
    return Files(act, now, people)
