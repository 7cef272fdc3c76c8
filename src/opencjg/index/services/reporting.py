# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reporting a child to the index, taking that back, and what follows from what is written down of it."""

import json
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import connections, transaction
from django.utils import timezone

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import doors, vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.index import selectors
from opencjg.index.models import Registration
from opencjg.index.policies import index
from opencjg.index.rules import hints, last_days, perhaps_same, pseudonym
from opencjg.index.services.matches import open_match
from opencjg.index.types import Registered, Told
from opencjg.persons import selectors as persons
from opencjg.persons.rules.birth import ages_out_on
from opencjg.persons.types import Birth, DossierHead, PersonChanged, Precision


@transaction.atomic
def register(*, dossier: UUID, reason: str, told: Told, by: Viewer, at: datetime) -> Registered:
    """Report a child to the index; whoever else did is found now, and a match is somebody's work from this moment.

    Why it is reported, and whether the child and its parents know, stays in the dossier: the index is told neither.

    Raises:
        NotAllowed: not who writes in this dossier, no connected organisation, or there is no index here.
        BadInput: no reason; not told and no reason why not; a child that became 23 or died.
        AlreadyDone: he reported this child before, and that holds.

    Source: Jeugdwet 7.1.4.1, 7.1.4.3; VW-G6, PRV-04, CvZ-A5.
    """
    head, _involved = persons.head_of(dossier, by)
    today = timezone.localdate(at)
    if not index.may_report(by, head, connected=selectors.settings_of(by).enabled):
        raise NotAllowed
    reason = reason.strip()
    if not reason:
        raise BadInput("reason", "reason_missing")
    told = _check_told(told, today)
    leaves = ages_out_on(head.child.birth)
    if head.child.left_on or (leaves is not None and leaves <= today):
        raise BadInput("reason", "out_of_scope")
    held = Registration.objects.filter(dossier__in=head.joined, by=by.worker, withdrawn_on=None, until__gte=today)
    if held.exists():
        raise AlreadyDone("reported_already")
    row = Registration(
        id=uuid7(),
        dossier_id=dossier,
        reason=reason,
        on=today,
        until=last_days(today, leaves, persons.terms())[0],
        by_id=by.worker,
        told_on=told.on,
        told_how=told.how,
        untold_because=told.why_not,
    )
    row.save(force_insert=True)
    found = _enter(row, head, leaves, by, at)
    audit.record(Act.CREATE, "Registration", row.id, tenant=head.centre, subject=head.child.id)
    return found


def _check_told(told: Told, today: date) -> Told:
    """When and how it was told, or why not yet; one of the two."""
    if told.on is None:
        if not told.why_not.strip():
            raise BadInput("why_not", "why_not_missing")
        return Told(why_not=told.why_not.strip())
    if told.on > today:
        raise BadInput("told_on", "told_in_future")
    if not told.how.strip():
        raise BadInput("told_how", "told_how_missing")
    return Told(told.on, told.how.strip())


def _enter(row: Registration, head: DossierHead, leaves: date | None, by: Viewer, at: datetime) -> Registered:
    """Put the entry in the index and find who is there. Two queries, and four more where somebody is."""
    asked = hints(head.child.names.last, head.child.birth)
    kin = doors.rows("index_relatives", head.child.id, list(asked), timezone.localdate(at))
    known = {
        kind: [pseudonym(bytes(by_what)) for one, by_what, _sealed in kin if one == kind]
        for kind in ("own", "self", "family")
    }
    [own] = known["own"]
    alike = [bytes(one) for kind, one, sealed in kin if kind == "alike" and _perhaps(head, bytes(one), bytes(sealed))]
    possible = [one for one in alike if one not in {own, *known["self"], *known["family"]}]
    place = head.centre if head.centre in {one.id for one in by.centres} else by.centre.id
    match, without_number = uuid4(), not head.child.has_bsn
    told = doors.call(
        "index_register",
        selectors.entry_of(row.id),
        match,
        own,
        known["self"],
        known["family"],
        possible,
        place,
        at,
        leaves,
        _seal(head, own) if without_number else None,
        list(asked) if without_number else None,
    )
    told = told if isinstance(told, dict) else json.loads(told)
    if told["director"]:
        open_match(match, UUID(told["director"]), place, by, at)
    before = tuple((name, place_name, phone or other) for name, place_name, phone, other in told["before"])
    return Registered(row.id, date.fromisoformat(told["until"]), match if told["director"] else None, before)


def _seal(head: DossierHead, own: bytes) -> bytes:
    """What the law lets the index hold of a child without a number: last name, day of birth, sex (Besluit 7.3.1)."""
    birth = head.child.birth
    values = {
        "last": head.child.names.last,
        "born": birth.born.isoformat() if birth.born else "",
        "precision": birth.precision,
        "sex": head.child.sex,
    }
    return vault.seal(json.dumps(values), place=_place(own))


def _perhaps(head: DossierHead, key: bytes, sealed: bytes) -> bool:
    values = json.loads(vault.unseal(sealed, place=_place(key)))
    born = date.fromisoformat(values["born"]) if values["born"] else None
    other = Birth(born=born, precision=Precision(values["precision"]))
    return perhaps_same(head.child.names.last, head.child.birth, values["last"], other)


def _place(key: bytes) -> str:
    return f"referral_index.unnumbered:{key.hex()}"


def _mine(dossier: UUID, registration: UUID, by: Viewer) -> tuple[Registration, DossierHead]:
    if not selectors.settings_of(by).enabled:
        raise NotAllowed
    head, _involved = persons.head_of(dossier, by)
    rows = Registration.objects.filter(dossier__in=head.joined, id=registration).select_related("by")
    row = rows.select_for_update(of=("self",)).first()
    if row is None or not index.may_withdraw(by, row):
        raise NotAllowed
    return row, head


@transaction.atomic
def withdraw(*, dossier: UUID, registration: UUID, because: str, unjustified: bool, by: Viewer, at: datetime) -> None:
    """Take a report back: the risk is gone, or it was never justified. The latter leaves no trace in the index.

    Raises:
        NotAllowed: not his, nor of a colleague of the same organisation.
        BadInput: no reason.
        AlreadyDone: it was taken back, or came to its end.

    Source: Jeugdwet 7.1.4.5, 7.1.4.6.
    """
    row, head = _mine(dossier, registration, by)
    if not because.strip():
        raise BadInput("because", "reason_missing")
    if row.withdrawn_on is not None or not doors.call("index_withdraw", selectors.entry_of(row.id), unjustified, at):
        raise AlreadyDone("withdrawn_already")
    row.withdrawn_on, row.withdrawn_by_id, row.withdrawn_because = timezone.localdate(at), by.worker, because.strip()
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_because"])
    audit.record(Act.DELETE, "Registration", row.id, tenant=head.centre, subject=head.child.id)


@transaction.atomic
def tell(*, dossier: UUID, registration: UUID, told: Told, by: Viewer, at: datetime) -> None:
    """The child or its parents were told after all: when and how.

    Raises:
        NotAllowed: as `withdraw`.
        BadInput: no day, or not how.
        AlreadyDone: they were told before.
    """
    row, head = _mine(dossier, registration, by)
    if row.told_on is not None:
        raise AlreadyDone("told_already")
    if told.on is None:
        raise BadInput("told_on", "told_on_missing")
    told = _check_told(told, timezone.localdate(at))
    row.told_on, row.told_how = told.on, told.how
    row.save(update_fields=["told_on", "told_how"])
    audit.record(Act.CHANGE, "Registration", row.id, tenant=head.centre, subject=head.child.id)


def follow_person(event: PersonChanged) -> None:
    """The child got a number, another day of birth, or died: its entries follow, in the same transaction."""
    place = event.by.centre.id
    for match, director in doors.rows(
        "index_follow",
        pseudonym(event.was_known_by),
        pseudonym(event.known_by),
        event.left_scope_on,
        event.leaves_scope_on,
        event.died,
        place,
        event.at,
    ):
        open_match(match, director, place, event.by, event.at)


def age(*, at: datetime) -> int:
    """Let go of what was kept as long as the law lets it, as the housekeeping role. Returns how many entries."""
    with connections["retention"].cursor() as cursor:
        cursor.execute("select door.index_age(%s)", [timezone.localdate(at)])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
