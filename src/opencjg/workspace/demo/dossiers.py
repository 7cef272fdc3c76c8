# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Children who do not exist, each with a family that is put together in another way."""

from datetime import date, datetime, timedelta
from typing import Any

from opencjg.accounts.types import Layer
from opencjg.core import vault
from opencjg.persons.rules.names import normal_words
from opencjg.persons.rules.sounds import sound
from opencjg.persons.sealing import seal_bsn, seal_contact
from opencjg.persons.types import Authority, ContactWay, HelperKind, InvolvementKind, RelationKind, Sex
from opencjg.workspace.demo.children import KIDS, Fact, Kid
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.rows import Rows, fresh


class Dossiers:
    """Dossiers as `persons` opens them, with Jan responsible and two colleagues who take part."""

    def __init__(self, people: list[Person], now: datetime) -> None:
        by_name = {person.username: person.row for person in people}
        self.jan, self.hanna, self.zeynep = by_name["jan"], by_name["hanna"], by_name["zeynep"]
        self.now, self.rows = now, Rows()
        self.words: dict[str, Any] = {}

    def make(self) -> None:
        for place, kid in enumerate(KIDS):
            self._dossier(kid, self.now - timedelta(days=200 - 30 * place, hours=place))
        self.rows.write()

    def _dossier(self, kid: Kid, at: datetime) -> None:
        child = self._person(kid.first, kid.prefix, kid.last, self._born(kid.days), kid.sex, at, bsn=kid.bsn)
        dossier = self.rows.add(
            "persons.Dossier", id=fresh(at), child=child, centre_id=self.jan.home_id, opened_at=at,
            opened_by=self.jan, told="Verteld op het consultatiebureau", key=b"", changed_at=at,
        )  # fmt: skip
        dossier.key = vault.wrap_key(vault.new_key(), place=f"persons_dossier:{dossier.id}")
        self._mention(dossier, child)
        self._involve(dossier, self.jan, InvolvementKind.RESPONSIBLE, list(Layer), at, "care")
        self._involve(dossier, self.hanna, InvolvementKind.PARTICIPANT, [Layer.BASIS, Layer.HEALTH], at, "waarneming")
        self._family(kid, dossier, child, at)
        for number, fact in enumerate(kid.facts):
            self._fact(dossier, fact, at + timedelta(days=number * 9 + 1))
        if kid.own_phone:
            self._reach(child, kid.own_phone, at, own=True)
        if kid.school:
            self.rows.add(
                "persons.Helper", id=fresh(at, 7), dossier=dossier, kind=HelperKind.SCHOOL, organisation=kid.school,
                since=at.date(), by=self.jan,
            )  # fmt: skip

    def _born(self, days: int) -> dict[str, date]:
        today = self.now.date()
        return {"expected": today - timedelta(days=days)} if days < 0 else {"born": today - timedelta(days=days)}

    def _person(
        self, first: str, prefix: str, last: str, birth: dict[str, date], sex: Sex, at: datetime, bsn: str = ""
    ) -> Any:
        row = self.rows.add("persons.Person", id=fresh(at), first=first, prefix=prefix, last=last, sex=sex, **birth)
        row.bsn, row.bsn_hash = seal_bsn(bsn, row.id)
        for word in normal_words(str(row)):
            if word not in self.words:
                self.words[word] = self.rows.add("persons.Word", word=word, sound=sound(word))
            self.rows.add("persons.Wording", word=self.words[word], person=row)
        return row

    def _mention(self, dossier: Any, person: Any) -> None:
        self.rows.add("persons.Mention", dossier=dossier, person=person)

    def _involve(
        self, dossier: Any, worker: Any, kind: InvolvementKind, layers: list[Layer], at: datetime, purpose: str
    ) -> None:
        self.rows.add(
            "persons.Involvement", id=fresh(at), dossier=dossier, worker=worker, kind=kind,
            layers=[layer.value for layer in layers], purpose=purpose, starts=at, granted_by=self.jan,
        )  # fmt: skip

    def _family(self, kid: Kid, dossier: Any, child: Any, at: datetime) -> None:
        family = self.rows.add("persons.Family", id=fresh(at), made_at=at)
        street, number, postcode = kid.address
        self.rows.add(
            "persons.Dwelling", id=fresh(at), family=family, street=street, number=number, postcode=postcode,
            place="Lindenmeer", shielded=kid.shielded, source="moeder", since=at.date(), by=self.jan,
        )  # fmt: skip
        self.rows.add("persons.ContactPerson", id=fresh(at), family=family, worker=self.jan, since=at)
        here = [child]
        for first, last, years, kind, authority in kid.parents:
            birth = {"born": self.now.date() - timedelta(days=years * 365 + 100)}
            sex = Sex.MALE if kind is RelationKind.FATHER else Sex.FEMALE
            parent = self._person(first, "", last, birth, sex, at)
            self._relate(dossier, child, parent, kind, at, authority)
            self._reach(parent, f"06000005{years:02d}", at)
            here.append(parent)
        for first, days in kid.siblings:
            sibling = self._person(first, kid.prefix, kid.last, self._born(days), Sex.UNKNOWN, at)
            self._relate(dossier, child, sibling, RelationKind.SIBLING, at)
            here.append(sibling)
        for name in kid.network:
            helper = self._person(name.split()[0], "", " ".join(name.split()[1:]), {}, Sex.FEMALE, at)
            self._relate(dossier, child, helper, RelationKind.NETWORK, at)
        for member in here:
            self.rows.add("persons.Membership", id=fresh(at), family=family, person=member, since=at.date())

    def _relate(
        self,
        dossier: Any,
        child: Any,
        other: Any,
        kind: RelationKind,
        at: datetime,
        authority: Authority = Authority.UNKNOWN,
    ) -> None:
        self._mention(dossier, other)
        self.rows.add(
            "persons.Relation", id=fresh(at), person=child, other=other, kind=kind, authority=authority,
            source="moeder", since=at.date(), by=self.jan,
        )  # fmt: skip

    def _reach(self, person: Any, number: str, at: datetime, *, own: bool = False) -> None:
        row = self.rows.add(
            "persons.ContactPoint", id=fresh(at), person=person, way=ContactWay.PHONE, own=own, since=at.date()
        )
        row.sealed, row.hash = seal_contact(number, row.id)

    def _fact(self, dossier: Any, fact: Fact, at: datetime) -> None:
        text, nature, weight, milieus, layer, source = fact
        self.rows.add(
            "persons.Fact", id=fresh(at), dossier=dossier, layer=layer, nature=nature, weight=weight,
            milieus=[one.value for one in milieus], text=text, source=source, said_on=at.date(), by=self.jan, at=at,
        )  # fmt: skip
