# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the social map. Own and other services stand in one row, by name alone (IA-G9)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from opencjg.accounts.selectors import municipality_names, worker_names
from opencjg.accounts.types import Viewer
from opencjg.core import reference
from opencjg.core.types import NotAllowed
from opencjg.socialmap.models import Provider, Service, ServiceVersion, Topic
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.rules.keeping import check_by
from opencjg.socialmap.selectors.keeping import check_days
from opencjg.socialmap.selectors.topics import topic_names
from opencjg.socialmap.types import (
    Language,
    NewService,
    ServiceCard,
    ServiceFilter,
    ServiceId,
    ServiceRow,
    TopicCode,
    VersionRow,
)

PAGE = 20


def services(
    viewer: Viewer, *, only: ServiceFilter, today: date, after: tuple[str, UUID] | None = None
) -> tuple[tuple[ServiceRow, ...], bool]:
    """A page of services by name, and whether there are more. One query; nothing tells own from other (IA-G9)."""
    rows = _narrowed(only).filter(Q(ended_on=None) | Q(ended_on__gt=today)).select_related("provider")
    if after is not None:
        name, identity = after
        rows = rows.filter(Q(name__gt=name) | Q(name=name, id__gt=identity))
    found = list(rows.order_by("name", "id")[: PAGE + 1])
    return tuple(_row(row, today) for row in found[:PAGE]), len(found) > PAGE


def _narrowed(only: ServiceFilter) -> "QuerySet[Service]":
    rows = Service.objects.all()
    if only.topic:
        under = list(Topic.objects.filter(Q(code=only.topic) | Q(under=only.topic)).values_list("code", flat=True))
        rows = rows.filter(topics__overlap=under)
    if only.municipality:
        rows = rows.filter(Q(municipalities__contains=[only.municipality]) | Q(municipalities=[]))
    if only.age is not None:
        rows = rows.filter(age_from__lte=only.age, age_to__gte=only.age)
    return rows


def is_overdue(row: Service, today: date) -> bool:
    """Whether the last check of this entry has grown old."""
    return check_by(row.verified_on, check_days(row.centre_id)) < today


def _row(row: Service, today: date) -> ServiceRow:
    return ServiceRow(
        id=row.id,
        name=row.name,
        provider=row.provider.name,
        summary=row.summary,
        topics=topic_names(row.topics),
        age_from=row.age_from,
        age_to=row.age_to,
        cost=row.cost,
        waiting_weeks=row.waiting_weeks,
        overdue=is_overdue(row, today),
        verified_on=row.verified_on,
    )


def told_of(row: Service) -> NewService:
    """A service as somebody could write it down again; its provider must be read already."""
    return NewService(
        name=row.name,
        provider=row.provider.name,
        summary=row.summary,
        topics=tuple(TopicCode(code) for code in row.topics),
        owner=row.owner_id,
        verified_on=row.verified_on,
        age_from=row.age_from,
        age_to=row.age_to,
        cost=row.cost,
        waiting_weeks=row.waiting_weeks,
        languages=tuple(Language(one) for one in row.languages),
        places=tuple(row.places),
        municipalities=tuple(row.municipalities),
        referring=row.referring,
        phone=row.phone,
        email=row.email,
        website=row.website,
        ended_on=row.ended_on,
    )


def service(identity: UUID, viewer: Viewer, *, today: date) -> ServiceCard:
    """One service. One query.

    Raises:
        NotAllowed: there is no such service.
    """
    row = Service.objects.select_related("provider", "owner").filter(id=identity).first()
    if row is None:
        raise NotAllowed("service_gone")
    return ServiceCard(
        id=ServiceId(row.id),
        told=told_of(row),
        version=row.version,
        owner_name=row.owner.name,
        centre=row.centre_id,
        overdue=is_overdue(row, today),
        may_change=keeping.may_change(row.owner_id, viewer),
    )


def everything(viewer: Viewer) -> dict[ServiceId, tuple[NewService, int]]:
    """Every service with its version, by name; for a sheet. One query."""
    rows = Service.objects.select_related("provider").order_by("name", "id")
    return {ServiceId(row.id): (told_of(row), row.version) for row in rows}


def provider_names() -> tuple[str, ...]:
    """Who offers something, by name; reference data."""
    return reference.kept("providers", lambda: tuple(Provider.objects.order_by("name").values_list("name", flat=True)))


def municipalities() -> Mapping[UUID, str]:
    """Municipalities by identity, in the order of their names; reference data."""
    return municipality_names()


def history_of(identity: UUID, viewer: Viewer) -> tuple[VersionRow, ...]:
    """What was written of a service, the newest first: which fields became what. Two queries."""
    rows = list(ServiceVersion.objects.filter(service=identity).order_by("version"))
    names = worker_names({row.by_id for row in rows})
    before: Mapping[str, Any] = {}
    told = []
    for row in rows:
        changed = tuple(
            (field, _said(before.get(field)), _said(value))
            for field, value in row.told.items()
            if before and before.get(field) != value
        )
        told.append(VersionRow(version=row.version, by=names.get(row.by_id, ""), at=row.at, changed=changed))
        before = row.told
    return tuple(reversed(told))


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
