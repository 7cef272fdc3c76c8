# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database shows everybody of every table, laid beside what the oracle says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from tests.access.oracle import Oracle, Person, person
from tests.world import PEOPLE, enter

Shown = dict[type[Model], set[object]]


@dataclass(frozen=True, slots=True)
class Expected:
    """Who should see what, said once by the oracle for a database and its copies."""

    tables: tuple[type[Model], ...]
    people: dict[str, Person]
    rows: dict[str, Shown]
    all_rows: dict[type[Model], int] = field(default_factory=dict)


def expected(people: dict[str, UUID], names: Iterable[str] = PEOPLE) -> Expected:
    """What the oracle says of everything as it stands, for everybody or for some."""
    now = timezone.now()
    oracle = Oracle(now)
    everybody = {name: person(people[name], at=now) for name in names}
    return Expected(
        tables=tuple(oracle.rules),
        people=everybody,
        rows={name: {model: oracle.expected(model, who) for model in oracle.rules} for name, who in everybody.items()},
        all_rows={model: len(rows) for model, rows in oracle.rows.items()},
    )


def shown_to(name: str, tables: tuple[type[Model], ...]) -> Shown:
    """The keys of all rows that one worker sees, in one statement."""
    with transaction.atomic():
        enter(name)
        parts = [f"select %s::text, {key_of(model)}::text from {model._meta.db_table}" for model in tables]  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(" union all ".join(parts), [model._meta.label for model in tables])
            found = cursor.fetchall()
    return {
        model: {model._meta.pk.to_python(key) for label, key in found if label == model._meta.label} for model in tables
    }


def key_of(model: type[Model]) -> str:
    return str(model._meta.pk.column)


def differences(said: Expected) -> Iterator[str]:
    """Each table that shows somebody something else than the oracle says: more is a leak, less a wall."""
    for name, rows in said.rows.items():
        shown = shown_to(name, said.tables)
        for model in said.tables:
            more, less = shown[model] - rows[model], rows[model] - shown[model]
            if more or less:
                yield f"{name} {model.__name__}: {len(more)} too many, {len(less)} too few"
