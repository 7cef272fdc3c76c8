# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody could try who asks the database itself, past every page and service."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from opencjg.accounts.services import report_absence
from opencjg.core.rules.identifiers import uuid7

REFUSED = "42501"  # insufficient_privilege: by a grant or by a policy, and by nothing else


def ask(statement: str, *values: object, using: Any = connection) -> list[tuple[Any, ...]]:
    with using.cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())


@contextmanager
def refused() -> Iterator[None]:
    """The database itself refuses this for want of a right, not for another mistake in it."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        yield
    assert getattr(error.value.__cause__, "sqlstate", None) == REFUSED


def copied(row: Model, **changed: object) -> Model:
    """A new row like this one, as somebody would write it who sees how they look."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**values, row._meta.pk.attname: uuid7(), **changed})


def away(people: dict[str, UUID], who: str, stand_in: str, act: Any, *, by: str) -> UUID:
    real = timezone.now()
    return report_absence(
        worker=people[who],
        starts=real - timedelta(days=1),
        ends=real + timedelta(days=1),
        stand_in=people[stand_in],
        by=act(by),
        at=real,
    )


def away_in_the_database(who: UUID, stand_in: UUID) -> None:
    """The same, past the service: what the database itself says to whoever is identified now."""
    ask(
        "select door.report_absence(gen_random_uuid(), %s, now() - interval '1 day', now() + interval '1 day', %s)",
        who,
        stand_in,
    )
