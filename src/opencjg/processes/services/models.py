# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shipping, checking and activating process models. Done by an operator, as the owner of the database."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from django.db import transaction

from opencjg.accounts.types import Role
from opencjg.core import reference
from opencjg.processes import handlers
from opencjg.processes.models import ProcessModel
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.rules.soundness import Report, check
from opencjg.processes.types import Model, ModelRefused

SHIPPED = Path(__file__).resolve().parent.parent / "bpmn"
ROLES = frozenset(role.value for role in Role)


def shipped() -> tuple[str, ...]:
    """The models that come with the product, as XML."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SHIPPED.glob("*.bpmn")))


def checked(models: Sequence[Model]) -> Report:
    """Whether these models together are sound."""
    return check(models, ROLES, frozenset(handlers.known()))


def load_shipped_models(*, at: datetime, using: str = "owner") -> tuple[str, ...]:
    """Activate every shipped model that differs from the active version; returns the keys of those."""
    rows = ProcessModel.objects.using(using).filter(active=True)
    current = {row.key: row.xml for row in rows}
    fresh = [xml for xml in shipped() if current.get(parse(xml).key) != xml]
    if fresh:
        activate_model(xml=fresh, at=at, using=using)
    return tuple(parse(xml).key for xml in fresh)


def activate_model(*, xml: Iterable[str], at: datetime, using: str = "owner") -> Report:
    """Make these models the active versions, if they are sound together with the other active ones.

    Cases that run stay on the version they were started on.

    Raises:
        ModelRefused: unreadable, or unsound; names every element. Nothing changed.
    """
    fresh = {model.key: model for model in map(parse, xml)}
    with transaction.atomic(using=using):
        rows = ProcessModel.objects.using(using).select_for_update()
        kept = [parse(row.xml) for row in rows.filter(active=True) if row.key not in fresh]
        report = checked([*kept, *fresh.values()])
        if not report.sound:
            raise ModelRefused(report.problems)
        for key, model in fresh.items():
            latest = rows.filter(key=key).order_by("-version").first()
            rows.filter(key=key, active=True).update(active=False)
            ProcessModel.objects.using(using).create(
                key=key,
                version=latest.version + 1 if latest else 1,
                name=model.name,
                xml=model.xml,
                active=True,
                activated_at=at,
            )
    reference.forget()
    return report
