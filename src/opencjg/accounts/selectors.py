# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where, who is there, and when a centre is open."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from opencjg.accounts.models import (
    Absence,
    Appointment,
    Centre,
    ClosingDay,
    Duty,
    Location,
    Municipality,
    OpeningHours,
    Organisation,
    Worker,
)
from opencjg.accounts.models import Ratification as Ratified
from opencjg.accounts.rules import MATRIX
from opencjg.accounts.types import Absence as AbsenceRef
from opencjg.accounts.types import CentreId, Layer, LocationRef, OnDuty, Ratification, Role, Viewer, WorkerId, WorkerRef
from opencjg.core import reference
from opencjg.core.rules.calendar import WorkCalendar

# Who can take care of a worry (ROL-03, ROL-24); others answer, decide or look on.
TAKES_CASES = (Role.WORKER, Role.CARE_COORDINATOR, Role.FAMILY_COACH)
# Who can have any open work of a centre: the desk its contacts, the others its cases.
DOES_WORK = (*TAKES_CASES, Role.DESK, Role.EXPERT_DESK)


def calendar_of(centre: UUID) -> WorkCalendar:
    """The working hours of a centre: those of its main location, less the municipality's closing days."""
    return reference.kept(("calendar", centre), lambda: _calendar(centre))


def _calendar(centre: UUID) -> WorkCalendar:
    hours = OpeningHours.objects.filter(location__centre=centre, location__main=True)
    closed = ClosingDay.objects.filter(municipality__centre=centre).values_list("day", flat=True)
    return WorkCalendar.of(
        [(row.weekday, row.opens, row.closes) for row in hours.order_by("weekday", "opens")],
        closing_days=frozenset(closed),
    )


def locations_of(centre: UUID) -> tuple[LocationRef, ...]:
    """The locations of a centre with their opening hours, the main one first; reference data."""
    return reference.kept(("locations", centre), lambda: _locations(centre))


def _locations(centre: UUID) -> tuple[LocationRef, ...]:
    closed = frozenset(ClosingDay.objects.filter(municipality__centre=centre).values_list("day", flat=True))
    spans: dict[UUID, list[tuple[int, time, time]]] = defaultdict(list)
    for row in OpeningHours.objects.filter(location__centre=centre):
        spans[row.location_id].append((row.weekday, row.opens, row.closes))
    found = []
    for place in Location.objects.filter(centre=centre).order_by("-main", "name"):
        calendar = WorkCalendar.of(spans[place.id], closing_days=closed)
        found.append(LocationRef(place.id, place.name, place.address, place.main, calendar.hours, calendar))
    return tuple(found)


def closing_days(centre: UUID, *, since: date) -> tuple[tuple[UUID, date, str], ...]:
    """Days on which the centres of a municipality stay shut, beside the public holidays. One query."""
    rows = ClosingDay.objects.filter(municipality__centre=centre, day__gte=since).order_by("day")
    return tuple(rows.values_list("id", "day", "reason"))


def staff(centre: UUID, *, at: datetime) -> tuple[WorkerRef, ...]:
    """Everybody active who works at this centre, by name. One query."""
    here = Exists(Appointment.objects.filter(_held_now(centre, at), worker=OuterRef("pk")))
    rows = Worker.objects.filter(Q(home=centre) | here, active=True).select_related("organisation").order_by("name")
    return tuple(WorkerRef(WorkerId(row.id), row.name, row.organisation.name) for row in rows)


def absences_between(
    workers: Collection[UUID], *, since: datetime, until: datetime
) -> tuple[tuple[UUID, datetime, datetime], ...]:
    """When these colleagues are away: worker, from, until. One query."""
    rows = Absence.objects.filter(worker__in=workers, starts__lt=until, ends__gt=since).order_by("starts")
    return tuple(rows.values_list("worker_id", "starts", "ends"))


def organisations(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Organisations a question can be passed on to, with who does what, by name alone; reference data.

    Our own and others stand in one row, so that none comes first (IA-G9).
    """
    return reference.kept("organisations", _organisations)


def organisation_names() -> Mapping[UUID, str]:
    """Names of organisations by identity; reference data."""
    return reference.kept("organisation_names", lambda: dict(Organisation.objects.values_list("id", "name")))


def municipality_names() -> Mapping[UUID, str]:
    """Names of municipalities by identity, in their order; reference data."""
    return reference.kept(
        "municipality_names", lambda: dict(Municipality.objects.order_by("name").values_list("id", "name"))
    )


def _organisations() -> tuple[tuple[UUID, str], ...]:
    rows = Organisation.objects.order_by("name").values_list("id", "name", "profession")
    return tuple((identity, f"{name}: {profession}") for identity, name, profession in rows)


def centre_name(centre: UUID) -> str:
    """The name of a centre; reference data."""
    names = reference.kept("centres", lambda: dict(Centre.objects.values_list("id", "name")))
    return names[centre]


def region_of_centre(centre: UUID) -> UUID:
    """The region a centre lies in; reference data."""
    return reference.kept(("region", centre), lambda: _region(centre))


def _region(centre: UUID) -> UUID:
    return Municipality.objects.filter(centre=centre).values_list("region", flat=True).get()


def _held_now(centre: UUID, at: datetime) -> Q:
    """Of an appointment: it holds at this centre, or in the whole region, on this day."""
    not_over = Q(until=None) | Q(until__gte=at.date())
    return not_over & (Q(centre=centre) | Q(centre=None)) & Q(since__lte=at.date())


def held_at(centre: UUID, roles: Sequence[Role], at: datetime) -> Exists:
    """Of a worker: holds one of these roles, at this centre or in the whole region, on this day."""
    return Exists(
        Appointment.objects.filter(
            _held_now(centre, at),
            worker=OuterRef("pk"),
            role__in=roles,
        )
    )


def takers(
    viewer: Viewer, *, centre: CentreId, at: datetime, roles: Sequence[Role] = TAKES_CASES
) -> tuple[OnDuty, ...]:
    """Everybody of this centre in these roles, by default those a worry can be handed to: on duty first, then by name.

    An absent worker is listed with who stands in, so that handing over to him reaches somebody. Three queries.
    """
    staff = (
        Appointment.objects.filter(
            _held_now(centre, at),
            role__in=roles,
            worker__active=True,
        )
        .select_related("worker__organisation")
        .order_by("worker__name")
    )
    duty = set(Duty.objects.filter(centre=centre, starts__lte=at, ends__gt=at).values_list("worker", flat=True))
    away = {
        absence.worker_id: absence
        for absence in Absence.objects.filter(starts__lte=at, ends__gt=at).select_related("stand_in")
    }
    found: dict[UUID, OnDuty] = {}
    for appointment in staff:
        worker = appointment.worker
        found.setdefault(worker.id, _taker(worker, Role(appointment.role), worker.id in duty, away.get(worker.id)))
    return tuple(sorted(found.values(), key=lambda one: (not one.on_duty, one.worker.name)))


def _taker(worker: Worker, role: Role, on_duty: bool, absence: Absence | None) -> OnDuty:
    stand_in = absence.stand_in if absence and absence.stand_in and absence.stand_in.active else None
    return OnDuty(
        worker=WorkerRef(WorkerId(worker.id), worker.name, worker.organisation.name),
        role=role,
        on_duty=on_duty,
        stand_in=WorkerRef(WorkerId(stand_in.id), stand_in.name) if stand_in else None,
        absent_until=absence.ends if absence else None,
        phone=worker.phone or worker.organisation.phone,
    )


def alarmed(centre: UUID, *, at: datetime) -> tuple[WorkerId, ...]:
    """Who is told at once of a crisis: who is on duty in this centre, and its process coordinators. One query."""
    duty = Duty.objects.filter(centre=centre, starts__lte=at, ends__gt=at, worker=OuterRef("pk"))
    coordinates = held_at(centre, (Role.PROCESS_COORDINATOR,), at)
    rows = Worker.objects.filter(Exists(duty) | coordinates, active=True).order_by("id")
    return tuple(WorkerId(row) for row in rows.values_list("id", flat=True))


def holds_role(worker: UUID, *, centre: UUID, role: Role, at: datetime) -> bool:
    """Whether this worker holds a role at a centre now. One query."""
    return Worker.objects.filter(held_at(centre, (role,), at), id=worker).exists()


def municipality_of(centre: UUID) -> UUID:
    """The municipality of a centre; reference data."""
    places = reference.kept("centre_municipalities", lambda: dict(Centre.objects.values_list("id", "municipality")))
    return places[centre]


def worker_names(workers: set[UUID]) -> dict[UUID, str]:
    """Names of colleagues by identity. One query."""
    return dict(Worker.objects.filter(id__in=workers).values_list("id", "name"))


def last_ratification() -> Ratification | None:
    """The authorisation matrix as it was adopted last. One query."""
    row = Ratified.objects.order_by("-version").first()
    return Ratification(row.version, row.digest, row.decided_on, row.decided_by) if row else None


def layer_readers(viewer: Viewer, layer: Layer, *, at: datetime) -> tuple[WorkerRef, ...]:
    """Active colleagues whose role may open a layer of dossiers, by name, without the viewer. One query."""
    opening = {role for role, _of, opened, _how in MATRIX if opened == layer}
    held = Appointment.objects.filter(
        Q(until=None) | Q(until__gte=at.date()), since__lte=at.date(), worker=OuterRef("pk"), role__in=opening
    )
    rows = Worker.objects.filter(Exists(held), active=True).exclude(id__in=viewer.selves).select_related("organisation")
    return tuple(WorkerRef(WorkerId(row.id), row.name, row.organisation.name) for row in rows.order_by("name"))


def organisation_of(worker: UUID) -> UUID | None:
    """For which organisation somebody works; nothing for nobody. One query."""
    return Worker.objects.filter(id=worker).values_list("organisation_id", flat=True).first()


def region_of(organisation: UUID) -> UUID:
    """The region an organisation works in. One query."""
    return Organisation.objects.values_list("region_id", flat=True).get(id=organisation)


def worker_places(workers: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Name and organisation of colleagues by identity. One query."""
    rows = Worker.objects.filter(id__in=workers).values_list("id", "name", "organisation__name")
    return {worker: (name, organisation) for worker, name, organisation in rows}


def absences_of(viewer: Viewer, *, at: datetime) -> tuple[AbsenceRef, ...]:
    """This worker's own absences that are not over."""
    rows = Absence.objects.filter(worker=viewer.worker, ends__gt=at).select_related("stand_in").order_by("starts")
    return tuple(
        AbsenceRef(
            id=row.id,
            starts=row.starts,
            ends=row.ends,
            stand_in=WorkerRef(WorkerId(row.stand_in.id), row.stand_in.name) if row.stand_in else None,
        )
        for row in rows
    )


def colleagues(viewer: Viewer) -> tuple[WorkerRef, ...]:
    """Active workers of the viewer's centres, without himself: who may stand in or succeed."""
    rows = (
        Worker.objects.filter(active=True, home__in=[centre.id for centre in viewer.centres])
        .exclude(id=viewer.worker)
        .select_related("organisation")
        .order_by("name")
    )
    return tuple(WorkerRef(WorkerId(row.id), row.name, row.organisation.name) for row in rows)


def everybody(viewer: Viewer) -> tuple[WorkerRef, ...]:
    """Everybody who works or worked in the region, by name. One query."""
    rows = Worker.objects.select_related("organisation").order_by("name")
    return tuple(WorkerRef(WorkerId(row.id), row.name, row.organisation.name) for row in rows)
