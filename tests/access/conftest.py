# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small scenario in which there is something to be seen, or not."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from opencjg.accounts.models import Worker
from opencjg.desk.types import Handling, NewCallback
from opencjg.forms.services import save_draft
from tests.access import scene
from tests.access.comparing import Expected, expected
from tests.access.oracle import everything
from tests.agenda.sentences import Agenda
from tests.conftest import clone, drop, use_database


@pytest.fixture
def scenario(desk, files, people, now, act):
    """One open question with a promise to call, one case with Jan, one that waits at the desk, agendas, and drafts."""
    promise = NewCallback(name="Kanarie", phone="0600000199", due=now)
    question = desk.registers("Kanarievraag", handling=(Handling.CALLBACK,), callback=promise)
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
    waiting = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
    files.fills(files.opens("Kanariekind Kwetter"))
    scene.in_the_agendas(Agenda(act, now, people))
    for name in ("samira", "jan"):
        save_draft(worker=act(name).worker, form="a", values={"q": ["Kanarieconcept"]}, at=now)
    return {"question": question, "case": case, "waiting": waiting}


@dataclass(frozen=True, slots=True)
class Played:
    """A database in which the scene was played, and what the oracle says of it."""

    database: str
    people: dict[str, UUID]
    dossiers: dict[str, UUID]
    said: Expected


@pytest.fixture(scope="session")
def played(template_database: tuple[Any, str], django_db_setup: None, django_db_blocker: Any) -> Iterator[Played]:
    """Once for all tests of a process; they work on copies."""
    owner, template = template_database
    before, name = connection.settings_dict["NAME"], f"scene_{os.getpid()}"
    with django_db_blocker.unblock():
        clone(owner, template, name)
        use_database(name)
        people = {one.name.split()[0].lower(): one.id for one in everything(Worker)}
        dossiers = scene.play(people)
        said = expected(people)
        use_database(before)
        yield Played(name, people, dossiers, said)
        drop(owner, name)


@pytest.fixture
def copy(played: Played, template_database: tuple[Any, str], django_db_blocker: Any) -> Iterator[Played]:
    """A copy of the scene of one's own, with the connections pointed at it."""
    owner, _template = template_database
    before, name = connection.settings_dict["NAME"], f"{played.database}_copy"
    with django_db_blocker.unblock():
        clone(owner, played.database, name)
        use_database(name)
        try:
            yield played
        finally:
            use_database(before)
            drop(owner, name)
