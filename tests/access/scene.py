# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A morning in the whole region, committed: of every kind of row something that somebody sees and others do not."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from opencjg.accounts.models import Absence
from opencjg.accounts.services import report_absence
from opencjg.accounts.types import Layer
from opencjg.agenda.services import leave_out, new_feed
from opencjg.agenda.types import BookingKind
from opencjg.core.rules.identifiers import uuid7
from opencjg.desk.models import CallbackRequest
from opencjg.desk.services import (
    call_back,
    call_in_crisis,
    consult,
    leave_note,
    pass_on,
    save_office_form,
    start_crisis,
)
from opencjg.desk.types import CallOutcome, Handling, NewCallback
from opencjg.desk.types.office import Advisor, Connection, CrisisResult, NewConsultation, OfficeForm, Passing
from opencjg.files.models import Blob
from opencjg.forms.services import save_draft, send_once
from opencjg.index.models import Registration
from opencjg.persons import services
from opencjg.persons.models import Document, Dossier, Involvement, LegalHold, RightsRequest
from opencjg.persons.types import Address, InvolvementKind, RelationKind
from opencjg.processes.models import Attention, OpenStep
from opencjg.processes.services import attach_dossier
from tests.agenda.sentences import TUESDAY, Agenda
from tests.persons.sentences import Files
from tests.sentences import Desk
from tests.signalling.sentences import Weighing
from tests.world import MONDAY, enter

REASON = "Kind is nu op de spoedeisende hulp"
DAY = timedelta(days=1)
BSN = "999990019"
# Who may open which dossier: said here by hand, so that an oracle that says yes or no to all would be found out.
OPEN_TO = {
    # Jan's, with everything in it. Hanna stands in for Jan; Rik directs; Eva, of elsewhere, was asked in. So was Bas,
    # of the desk, but his role opens nothing.
    "all": {"jan", "hanna", "rik", "eva"},
    # Jan's; Piet takes part, in its basis alone; he will be consulted on the rest tomorrow.
    "part": {"jan", "hanna", "piet"},
    # Piet's; Jan is consulted until tomorrow, Rik no longer, and Eva broke the glass.
    "lent": {"piet", "jan", "hanna", "eva"},
    # Eva's, of the other municipality; Rik broke the glass there, and it was put back.
    "elsewhere": {"eva"},
    # Hanna's; Piet was involved and is not any more, Eva will be tomorrow, and Rik was let in to a layer without the
    # basis.
    "past": {"hanna"},
}


def play(people: dict[str, UUID]) -> dict[str, UUID]:
    """All of it; returns the dossiers by word."""
    real = timezone.now()
    desk, files = Desk(enter, MONDAY), Files(enter, real, people)
    with transaction.atomic():
        case = at_the_desks(desk, people)
    with transaction.atomic():
        in_the_agendas(Agenda(enter, MONDAY, people))
    with transaction.atomic():
        dossiers = in_the_files(files, people, case)
    at_other_times(people, dossiers, real)
    return dossiers


def at_the_desks(desk: Desk, people: dict[str, UUID]) -> UUID:
    """Open and closed questions, a promise, worries, drafts. Returns Jan's case."""
    promise = NewCallback(name="Kanarie", phone="0600000199", due=MONDAY)
    desk.registers("Open", handling=(Handling.CALLBACK,), callback=promise)
    desk.registers("Gesloten", helped=True)
    desk.registers("Bij Bas", who="bas", handling=())
    desk.registers("Elders", who="eva", handling=(Handling.CALLBACK,), callback=promise)
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
    desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
    behind_the_desks(desk, people)
    weighing = Weighing(enter, MONDAY)
    weighing.brings_into_use()
    weighing.assesses(case, 2)
    weighing.decides(case, result="done")
    for name in ("samira", "jan", "eva"):
        worker = enter(name).worker
        save_draft(worker=worker, form="a", values={"q": ["x"]}, at=MONDAY)
        send_once(key=uuid7(), worker=worker, outcome=None, at=MONDAY)
    return case


def behind_the_desks(desk: Desk, people: dict[str, UUID]) -> None:
    """In both centres: a try to call, the back office, advice, a crisis, the waiting room, a note."""
    promise = NewCallback(name="Kanarie", phone="0600000198", due=MONDAY)
    for who, taker in (("samira", "piet"), ("eva", "eva")):
        called = desk.registers("Gebeld", who=who, handling=(Handling.CALLBACK,), callback=promise)
        request = CallbackRequest.objects.get(contact=called).id
        call_back(request=request, outcome=CallOutcome.NOT_REACHED, by=enter(who), at=MONDAY)
        save_office_form(contact=called, form=OfficeForm(town="Kanariedorp"), by=enter(who), at=MONDAY)
        advice = NewConsultation(advisor=Advisor.OTHER, with_whom="Kanarie", answer="Kanarie")
        consult(contact=called, consultation=advice, by=enter(who), at=MONDAY)
        danger = desk.registers("Nu", who=who, handling=())
        start_crisis(contact=danger, by=enter(who), at=MONDAY)
        call_in_crisis(contact=danger, line=None, other="112", result=CrisisResult.HELP_COMES, by=enter(who), at=MONDAY)
        seated = desk.registers("Wacht", who=who, handling=())
        seat = Passing(to=people[taker], how=Connection.WAITING_ROOM)
        pass_on(contact=seated, passing=seat, by=enter(who), at=MONDAY)
        leave_note(text="Kanarie", by=enter(who), at=MONDAY)


def in_the_agendas(agenda: Agenda) -> None:
    """Bookings by the desk and by workers, here and elsewhere; rosters; the address of somebody's calendar."""
    agenda.books("10:00", name="Kanarie")
    agenda.books("11:00", who="jan", name="Kanarie")
    agenda.books("10:00", who="piet", worker="piet", name="Kanarie")
    agenda.books("10:00", who="eva", worker="eva", location=None, kind=BookingKind.PHONE, name="Kanarie")
    line = agenda.rosters("09:00", "12:00")
    leave_out(line=line, day=TUESDAY, by=enter("jan"), at=MONDAY)
    new_feed(by=enter("jan"), at=MONDAY)


def in_the_files(files: Files, people: dict[str, UUID], case: UUID) -> dict[str, UUID]:
    """Dossiers, and who may open them; see `OPEN_TO`."""
    dossiers = {
        "all": files.opens("Kees Kanarie", bsn=BSN),
        "part": files.opens("Kaat Kanarie", born=date(2021, 6, 7)),
        "lent": files.opens("Pia Post", who="piet"),
        "elsewhere": files.opens("Els Elders", who="eva"),
        "past": files.opens("Hugo Honig", who="hanna"),
    }
    everywhere = tuple(Layer)
    full, part = dossiers["all"], dossiers["part"]
    files.fills(full)
    of_everybody(files, full, part)
    for word, who in (("all", "jan"), ("part", "jan"), ("lent", "piet"), ("elsewhere", "eva"), ("past", "hanna")):
        files.writes(dossiers[word], f"Basis van {word}", who=who)
        files.writes(dossiers[word], f"Eigen laag van {word}", who=who, layer=own_layer(who))
    files.lets_in(full, "rik", kind=InvolvementKind.DIRECTION, layers=(Layer.DIRECTION, Layer.HEALTH))
    files.writes(full, "Inventarisatie", who="rik", layer=Layer.DIRECTION)
    files.lets_in(full, "eva", layers=(Layer.SHIELDED,))
    files.ends(full, files.lets_in(full, "piet", layers=everywhere))
    files.lets_in(full, "bas", layers=everywhere)
    files.lets_in(part, "piet")
    files.lets_in(dossiers["lent"], "jan", who="piet", kind=InvolvementKind.CONSULTED, layers=(Layer.SOCIAL,))
    files.ends(dossiers["lent"], files.lets_in(dossiers["lent"], "rik", who="piet", layers=everywhere), who="piet")
    files.ends(dossiers["past"], files.lets_in(dossiers["past"], "piet", who="hanna", layers=everywhere), who="hanna")
    services.break_glass(dossier=dossiers["lent"], reason=REASON, by=enter("eva"))
    glass = services.break_glass(dossier=dossiers["elsewhere"], reason=REASON, by=enter("rik"))
    files.ends(dossiers["elsewhere"], glass, who="rik")
    attach_dossier(case=case, dossier=full, by=enter("jan"), at=files.now)
    return dossiers


def own_layer(who: str) -> Layer:
    return Layer.SOCIAL if who == "piet" else Layer.HEALTH


def of_everybody(files: Files, full: UUID, part: UUID) -> None:
    """A father in two dossiers, a hidden home, a family that fled, a youth's own number and face, somebody twice."""
    child, other = files.child_of(full), files.child_of(part)
    father = files.adds(full, "Vader Kanarie", born=date(1980, 2, 3))
    services.mention(dossier=part, person=father)
    files.relates(full, child, father, RelationKind.FATHER)
    files.relates(part, other, father, RelationKind.FATHER)
    files.houses(part, other, street="Schuilstraat", shielded=True)
    files.reaches(part, other, "0600000277", own=True)
    files.reaches(part, other, "0600000278")
    files.reaches(full, child, "0600000298", own=True)
    aunt = files.adds(full, "Tante Kanarie", born=date(1970, 1, 1))
    fled = files.houses(full, aunt, father, street="Oudestraat")
    jan = enter("jan")
    services.leave_family(dossier=full, family=fled, member=father, by=jan, at=files.now)
    services.move_family(
        dossier=full,
        family=fled,
        address=Address("Nieuwestraat", "3", "1234AC", "Lindenmeer", shielded=True),
        since=files.now.date(),
        source="",
        by=jan,
        at=files.now,
    )
    services.appoint_contact_person(dossier=part, worker=jan.worker, family=None, youth=other, by=jan, at=files.now)
    double = files.adds(full, "Moeder Kwetter", born=date(1990, 1, 1))
    services.merge_people(keep=aunt, double=double, reason="dezelfde", by=enter("jan"), at=files.now)
    services.merge_people(keep=child, double=other, reason="toch niet", by=enter("jan"), at=files.now)


def at_other_times(people: dict[str, UUID], dossiers: dict[str, UUID], real: datetime) -> None:
    """What no page makes but time does: involvements to come, and stand-ins of yesterday and tomorrow."""
    jan = people["jan"]
    for step in OpenStep.objects.using("owner").all():
        Attention.objects.using("owner").create(step=step.id, level="worker", at=MONDAY)
    later = {
        ("part", "piet"): ([str(layer) for layer in Layer], real + DAY, None),
        ("past", "rik"): (["direction"], real - DAY, None),
        ("past", "eva"): ([str(layer) for layer in Layer], real + DAY, None),
        ("elsewhere", "jan"): ([str(layer) for layer in Layer], real - 3 * DAY, real - DAY),
    }
    for (word, who), (layers, starts, ends) in later.items():
        Involvement.objects.using("owner").create(
            dossier_id=dossiers[word],
            worker_id=people[who],
            kind=InvolvementKind.PARTICIPANT,
            layers=layers,
            purpose="later of eerder",
            starts=starts,
            ends=ends,
            granted_by_id=jan,
        )
    for word in ("all", "part"):
        LegalHold.objects.using("owner").create(dossier_id=dossiers[word], reason="Kanarieklacht", by_id=jan, at=real)
        RightsRequest.objects.using("owner").create(
            dossier_id=dossiers[word],
            kind="copy",
            asked_by_id=Dossier.objects.using("owner").get(id=dossiers[word]).child_id,
            received_on=real.date(),
            due_on=real.date(),
            by_id=jan,
            at=real,
        )
        Registration.objects.using("owner").create(
            dossier_id=dossiers[word],
            reason="Kanariemelding",
            on=real.date(),
            until=real.date(),
            by_id=jan,
            untold_because="nog niet gesproken",
        )
    for layer in (Layer.BASIS, Layer.HEALTH):
        for word in ("all", "part"):
            blob = Blob.objects.using("owner").create(
                id=uuid7(), sealed=b"x", size=1, digest=b"x", kind="pdf", made_at=real
            )
            Document.objects.using("owner").create(
                dossier_id=dossiers[word],
                layer=layer,
                blob=blob.id,
                name="brief",
                kind="pdf",
                size=1,
                by_id=jan,
                at=real,
            )
    for who, stand_in, starts, ends in (
        ("hanna", "piet", real - 3 * DAY, real - DAY),
        ("hanna", "eva", real + DAY, real + 3 * DAY),
    ):
        Absence.objects.using("owner").create(
            worker_id=people[who], stand_in_id=people[stand_in], starts=starts, ends=ends
        )
    with transaction.atomic():
        report_absence(
            worker=jan, starts=real - DAY, ends=real + DAY, stand_in=people["hanna"], by=enter("jan"), at=real
        )


def names_of(rows: Any, dossiers: dict[str, UUID]) -> set[str]:
    """The words of these dossiers."""
    return {word for word, dossier in dossiers.items() if dossier in set(rows)}
