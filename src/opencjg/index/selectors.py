# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the index: my own entries and whom they meet, matches to follow up, and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from opencjg.accounts.types import Viewer
from opencjg.core import doors, lookup, reference
from opencjg.core.types import NotAllowed
from opencjg.index.models import ConnectedOrganisation, ExcludedAddress, IndexSetting, Registration
from opencjg.index.policies import index
from opencjg.index.types import (
    EntrySettings,
    FollowUp,
    MeetingKind,
    Numbers,
    RegistrationRow,
    Reluctance,
    Reporter,
    Told,
)
from opencjg.persons.types import DossierHead
from opencjg.processes.selectors import matters_at
from opencjg.processes.types import MatterKind, StepRow


def settings_of(viewer: Viewer) -> EntrySettings:
    """How the index works where the viewer works; reference data."""
    rows = reference.kept("index_settings", lambda: dict(_settings()))
    return rows.get(viewer.organisation, EntrySettings())


def _settings() -> list[tuple[UUID, EntrySettings]]:
    rows = IndexSetting.objects.values_list("region__organisation", "enabled", "ground", "within_one")
    return [(organisation, EntrySettings(on, ground, within)) for organisation, on, ground, within in rows]


def connected(viewer: Viewer, *, at: datetime) -> bool:
    """Whether the viewer's organisation may report. One query."""
    return bool(doors.call("index_connected", timezone.localdate(at)))


def connections() -> tuple[tuple[UUID, UUID, str], ...]:
    """The connected organisations, by name (CvZ-A5). One query."""
    rows = ConnectedOrganisation.objects.filter(until=None).order_by("organisation__name")
    return tuple(rows.values_list("id", "organisation", "organisation__name"))


def excluded() -> tuple[ExcludedAddress, ...]:
    """Addresses of institutions. One query."""
    return tuple(ExcludedAddress.objects.order_by("name", "id"))


def entry_of(registration: UUID) -> UUID:
    """Which entry a registration is about: to be reckoned, not to be read from the tables."""
    return UUID(bytes=lookup.keyed_hash(str(registration), use=lookup.INDEX_ENTRY)[:16])


def registrations_of(head: DossierHead, viewer: Viewer) -> tuple[RegistrationRow, ...]:
    """What this dossier tells of the index, the newest first. One query."""
    rows = Registration.objects.filter(dossier__in=head.joined).select_related("by__organisation")
    return tuple(
        RegistrationRow(
            id=row.id,
            by=row.by_id,
            name=row.by.name,
            organisation=row.by.organisation.name,
            on=row.on,
            until=row.until,
            reason=row.reason,
            told=Told(row.told_on, row.told_how, row.untold_because),
            withdrawn_on=row.withdrawn_on,
            withdrawn_because=row.withdrawn_because,
        )
        for row in rows.order_by("-on", "-id")
    )


def met_by(registrations: Sequence[RegistrationRow], viewer: Viewer) -> Mapping[UUID, list[Reporter]]:
    """Whom the entries of the viewer's organisation meet, by registration. One query, none without entries."""
    entries = {entry_of(one.id): one.id for one in registrations}
    found: dict[UUID, list[Reporter]] = {one: [] for one in entries.values()}
    for entry, match, kind, worker, name, organisation, phone, since in (
        doors.rows("index_met", list(entries)) if entries else ()
    ):
        found[entries[entry]].append(
            Reporter(entry, MeetingKind(kind), worker, name, organisation, phone, since, match)
        )
    return found


def matches(viewer: Viewer) -> tuple[StepRow, ...]:
    """Matches that must be followed up, the first due first. One query."""
    return matters_at(viewer, MatterKind.MATCH)


def match_of(match: UUID, viewer: Viewer) -> tuple[tuple[Reporter, ...], FollowUp]:
    """Who is in a match, as far as that is the viewer's to know, and how far it is. Two queries.

    Raises:
        NotAllowed: unknown, or neither in it nor following it up.
    """
    rows = doors.rows("index_match", match)
    if not rows and not directs(match):
        raise NotAllowed
    stands = doors.rows("index_stands", match)
    return (
        tuple(Reporter(entry, MeetingKind(kind), *rest) for entry, kind, *rest in rows),
        _follow_up(stands[0]) if stands else FollowUp(),
    )


def _follow_up(row: Sequence[object]) -> FollowUp:
    values = dict(zip((one.name for one in fields(FollowUp)), row, strict=True))
    values["reluctance"] = Reluctance(int(str(values["reluctance"])))
    return FollowUp(**values)  # type: ignore[arg-type]  # the columns of door.index_stands, in this order


def directs(match: UUID) -> bool:
    """Whether whoever acts follows this match up. One query."""
    return bool(doors.call("index_directs", match))


def numbers(viewer: Viewer, *, at: datetime) -> Numbers:
    """The index in numbers. One query.

    Raises:
        NotAllowed: not who manages it.
    """
    if not index.may_manage(viewer):
        raise NotAllowed
    return Numbers(*doors.rows("index_numbers", timezone.localdate(at))[0])
