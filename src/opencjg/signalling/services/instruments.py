# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making versions of the one instrument, and bringing one into use (INS-01, GAP-22)."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from opencjg.accounts.types import Role, Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed
from opencjg.signalling.models import RiskInstrument
from opencjg.signalling.rules import missing, read, write
from opencjg.signalling.selectors import region_of
from opencjg.signalling.types import InstrumentRefused, Questionnaire

STARTER = Path(__file__).resolve().parent.parent / "starter" / "beginset.json"
LONGEST_NAME = 120


def _manager(by: Viewer) -> None:
    if not by.has(Role.FUNCTIONAL_MANAGER):
        raise NotAllowed


@transaction.atomic
def begin_version(*, name: str, like: UUID | None, by: Viewer, at: datetime) -> UUID:
    """A draft of the next version: like an earlier one, or like the starter set that comes with the product.

    Raises:
        BadInput: without a name.
        NotAllowed: only a functional manager does this.
    """
    _manager(by)
    source = RiskInstrument.objects.filter(id=like).first() if like else None
    content = source.content if source else STARTER.read_text(encoding="utf-8")
    return _draft(name, read(content), by, at)


@transaction.atomic
def import_version(*, name: str, text: str, by: Viewer, at: datetime) -> UUID:
    """A draft from a file another centre exported; checked, and never active by itself.

    Raises:
        InstrumentRefused: what is in it cannot be used; names each place.
        BadInput, NotAllowed: as `begin_version`.
    """
    _manager(by)
    return _draft(name, read(text), by, at)


def _draft(name: str, questionnaire: Questionnaire, by: Viewer, at: datetime) -> UUID:
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise BadInput("name", "name_missing")
    region = region_of(by)
    last = RiskInstrument.objects.filter(region=region).aggregate(last=Max("number"))["last"] or 0
    row = RiskInstrument(region_id=region, number=last + 1, name=name.strip(), content=write(questionnaire), made_at=at)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as first:
        raise Conflict(None, "version_made_meanwhile") from first
    audit.record(Act.CREATE, "RiskInstrument", row.id, tenant=by.centre.id)
    return row.id


@transaction.atomic
def change_questionnaire(*, version: UUID, revision: int, to: Questionnaire, by: Viewer, at: datetime) -> None:
    """Write what a draft asks from now on.

    Raises:
        InstrumentRefused: questions or scales that cannot be used.
        Conflict: a colleague changed it in the meantime; nothing changed.
        NotAllowed: it was active once, or is not there, or not for him.
    """
    _manager(by)
    content = write(to)
    read(content)
    changed = RiskInstrument.objects.filter(id=version, revision=revision, activated_at=None).update(
        content=content, revision=revision + 1
    )
    if not changed:
        if RiskInstrument.objects.filter(id=version, activated_at=None).exists():
            raise Conflict(None)
        raise NotAllowed
    audit.record(Act.CHANGE, "RiskInstrument", version, tenant=by.centre.id)


@transaction.atomic
def activate(*, version: UUID, by: Viewer, at: datetime) -> None:
    """Bring a draft into use for the whole region; the one before it stays readable under what was assessed with it.

    Raises:
        InstrumentRefused: a section asks nothing, or a kind of question is missing.
        AlreadyDone: it is active, or was.
        NotAllowed: not there, or not for him.
    """
    _manager(by)
    row = RiskInstrument.objects.select_for_update().filter(id=version, region=region_of(by)).first()
    if row is None:
        raise NotAllowed
    if row.activated_at is not None:
        raise AlreadyDone("version_was_active")
    lacks = missing(read(row.content))
    if lacks:
        raise InstrumentRefused(lacks)
    RiskInstrument.objects.filter(region=row.region_id, active=True).update(active=False)
    RiskInstrument.objects.filter(id=row.id).update(active=True, activated_at=at)
    audit.record(Act.ACTIVATE, "RiskInstrument", row.id, tenant=by.centre.id)


@transaction.atomic
def drop_version(*, version: UUID, by: Viewer, at: datetime) -> None:
    """Throw a draft away; what was ever active stays."""
    _manager(by)
    gone, _kinds = RiskInstrument.objects.filter(id=version, activated_at=None).delete()
    if not gone:
        raise NotAllowed
    audit.record(Act.DELETE, "RiskInstrument", version, tenant=by.centre.id)
