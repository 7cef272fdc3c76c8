# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing in the social map: each entry has who keeps it and the day it was last checked."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from opencjg.accounts.selectors import organisation_names, worker_names
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import reference
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.socialmap.models import Provider, Service, ServiceVersion
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.rules.columns import Books, cells_of
from opencjg.socialmap.rules.keeping import check_by
from opencjg.socialmap.selectors.keeping import check_days
from opencjg.socialmap.selectors.services import municipalities, told_of
from opencjg.socialmap.selectors.topics import topic_titles, words_of_topics
from opencjg.socialmap.services.finding import forget_findable, make_findable
from opencjg.socialmap.sheets import told as clean
from opencjg.socialmap.types import FindKind, NewFindable, NewService, ServiceId

LENGTHS = {"name": 120, "provider": 120, "summary": 600, "cost": 200, "referring": 600, "email": 200, "website": 200}
MOST_PLACES, LONGEST_PLACE = 20, 200
PHONE = re.compile(r"^\+?[\d\s\-().]{3,20}$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
WEBSITE = re.compile(r"^https?://[^\s]+\.[^\s]+$")


def checked(told: NewService, at: datetime) -> NewService:
    """The same, tidied.

    Raises:
        BadInput: the first field that cannot be accepted.
    """
    texts: dict[str, Any] = {field: clean(getattr(told, field)) for field in (*LENGTHS, "phone")}
    tidy = replace(told, **texts, places=tuple(place for one in told.places if (place := clean(one))))
    for field in ("name", "provider", "summary"):
        if not texts[field]:
            raise BadInput(field, "cell_missing")
    for field, most in LENGTHS.items():
        if len(texts[field]) > most:
            raise BadInput(field, "text_too_long", {"most": most})
    _check_ways(tidy)
    if not tidy.topics or not set(tidy.topics) <= set(topic_titles()):
        raise BadInput("topics", "topic_missing")
    if tidy.age_from > tidy.age_to:
        raise BadInput("age_to", "ages_turned")
    if tidy.verified_on > at.date():
        raise BadInput("verified_on", "checked_in_future")
    if len(tidy.places) > MOST_PLACES or any(len(place) > LONGEST_PLACE for place in tidy.places):
        raise BadInput("places", "places_too_many", {"most": MOST_PLACES})
    if not set(tidy.municipalities) <= set(municipalities()):
        raise BadInput("municipalities", "municipality_unknown")
    return tidy


def _check_ways(told: NewService) -> None:
    for field, form in (("phone", PHONE), ("email", EMAIL), ("website", WEBSITE)):
        if (value := getattr(told, field)) and not form.match(value):
            raise BadInput(field, f"{field}_unread")


@transaction.atomic
def write_service(*, told: NewService, by: Viewer, at: datetime) -> ServiceId:
    """Add a service to the social map.

    Raises:
        NotAllowed: not an editor.
        BadInput: a field cannot be accepted, or this provider offers this already.

    Source: IA-G5, issue 4 part 7.
    """
    keeping.require_add(by)
    told = checked(told, at)
    row = Service(id=uuid7(), centre_id=by.centre.id, version=1)
    _fill(row, told, by)
    _save(row, force_insert=True)
    _after(row, told, by, at)
    audit.record(Act.CREATE, "Service", row.id, tenant=row.centre_id)
    return ServiceId(row.id)


@transaction.atomic
def change_service(*, service: UUID, version: int, told: NewService, by: Viewer, at: datetime) -> int:
    """Write a service anew; what stood there stays in its history. Returns the version it has now.

    Raises:
        NotAllowed: unknown, or neither an editor nor who keeps it.
        Conflict: it was changed since this version; carries what stands there now and its version.
        BadInput: as `write_service`.
    """
    row = locked(service, by)
    if row.version != version:
        raise Conflict((told_of(row), row.version))
    told = checked(told, at)
    keeping.require_keeper(row.owner_id, told.owner, by)
    if told == told_of(row):
        return row.version
    _fill(row, told, by)
    row.version += 1
    _save(row)
    _after(row, told, by, at)
    audit.record(Act.CHANGE, "Service", row.id, tenant=row.centre_id, detail=str(row.version))
    return row.version


@transaction.atomic
def check_service(*, service: UUID, by: Viewer, at: datetime) -> None:
    """Somebody looked: everything in this entry still holds. It leaves the worklist.

    Raises:
        NotAllowed: unknown, or neither an editor nor who keeps it.
    """
    row = locked(service, by)
    told = replace(told_of(row), verified_on=at.date())
    row.verified_on = told.verified_on
    row.version += 1
    _save(row)
    _after(row, told, by, at)
    audit.record(Act.CHANGE, "Service", row.id, tenant=row.centre_id, detail="checked")


def locked(service: UUID, by: Viewer) -> Service:
    """The service, held until the end of the transaction, for who may change it."""
    row = Service.objects.select_for_update(of=("self",)).select_related("provider").filter(id=service).first()
    if row is None:
        raise NotAllowed("service_gone")
    keeping.require_change(row.owner_id, by)
    return row


def _fill(row: Service, told: NewService, by: Viewer) -> None:
    if not worker_names({told.owner}):
        raise BadInput("owner", "owner_unknown")
    row.provider = _provider(told.provider, by)
    row.owner_id = told.owner
    for field in (
        "name", "summary", "age_from", "age_to", "cost", "waiting_weeks", "referring", "phone", "email", "website",
        "verified_on", "ended_on",
    ):  # fmt: skip
        setattr(row, field, getattr(told, field))
    for field in ("topics", "languages", "places", "municipalities"):
        setattr(row, field, [str(one) if field == "languages" else one for one in getattr(told, field)])


def _provider(name: str, by: Viewer) -> Provider:
    """Who offers it, written down when he is new; an organisation of ours is known by its name."""
    found = Provider.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    if not keeping.may_add(by):
        raise BadInput("provider", "provider_unknown")
    ours = {known.casefold(): identity for identity, known in organisation_names().items()}
    row = Provider(id=uuid7(), name=name, organisation_id=ours.get(name.casefold()))
    row.save(force_insert=True)
    reference.forget()
    return row


def _save(row: Service, **how: Any) -> None:
    if Service.objects.filter(provider=row.provider, name=row.name).exclude(id=row.id).exists():
        raise BadInput("name", "service_exists")
    try:
        with transaction.atomic():
            row.save(**how)
    except IntegrityError as meanwhile:
        raise BadInput("name", "service_exists") from meanwhile


def books(workers: set[UUID]) -> Books:
    """The names a sheet uses, for these workers."""
    return Books(
        topics=topic_titles(),
        municipalities=municipalities(),
        workers=worker_names(workers),
    )


def _after(row: Service, told: NewService, by: Viewer, at: datetime) -> None:
    """Its history, and its words in the search; a service that stopped leaves the search."""
    ServiceVersion.objects.create(
        id=uuid7(),
        service_id=row.id,
        version=row.version,
        told=cells_of(told, books({told.owner})),
        by_id=by.worker,
        at=at,
    )
    if told.ended_on is not None and told.ended_on <= at.date():
        forget_findable(row.id)
        return
    make_findable(
        NewFindable(
            kind=FindKind.SERVICE,
            thing=row.id,
            title=told.name,
            line=told.summary,
            topic=told.topics[0],
            owner=told.owner,
            centre=row.centre_id,
            check_by=check_by(told.verified_on, check_days(row.centre_id)),
            hidden_after=told.ended_on,
            also=f"{told.provider} {words_of_topics(told.topics)} {' '.join(told.places)}",
        )
    )
