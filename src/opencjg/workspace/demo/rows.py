# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of any app, written as the owner of the database: the demo fills what the services would have filled."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps

from opencjg.core.rules.identifiers import uuid7

OWNER = "owner"


def model(name: str) -> Any:
    """A model by its name, such as `accounts.Centre`; the apps keep theirs to themselves."""
    return apps.get_model(name)


def create(name: str, /, **values: Any) -> Any:
    """Write one row now."""
    return model(name).objects.using(OWNER).create(**values)


def fresh(at: datetime, place: int = 0) -> UUID:
    """An identifier as it would have been made at that moment, after `place` others of the same act."""
    return uuid7(int((at + timedelta(milliseconds=place)).timestamp() * 1000))


class Rows:
    """Rows by model, gathered in any order and written at once."""

    def __init__(self) -> None:
        self.gathered: dict[str, list[Any]] = {}

    def add(self, name: str, /, **values: Any) -> Any:
        row = model(name)(**values)
        self.gathered.setdefault(name, []).append(row)
        return row

    def write(self) -> None:
        for name, rows in self.gathered.items():
            model(name).objects.using(OWNER).bulk_create(rows, batch_size=1000)
