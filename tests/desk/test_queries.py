# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists ask the database the same number of questions whatever their length."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.world import session_of

IGNORED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN")


def queries(path: str, name: str = "samira", typed: dict[str, str] | None = None) -> int:
    """How many questions the second visit asks; with something typed: of sending that."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path) if typed is None else client.post(path, typed)
    assert answer.status_code == 200
    return sum(not query["sql"].startswith(IGNORED) for query in asked)


@pytest.mark.parametrize(("path", "most"), [("/vandaag/", 13), ("/contacten/", 6), ("/kennisbank/", 6)])
def test_a_list_costs_the_same_for_one_row_and_for_twenty(desk, path, most):
    desk.registers("Vraag", helped=True)
    desk.registers("Vraag", handling=())
    few = queries(path)
    for _number in range(19):
        desk.registers("Vraag", helped=True)
        desk.registers("Vraag", handling=())

    assert queries(path) == few <= most


def test_a_contact_costs_the_same_whatever_its_history(desk):
    contact = desk.registers("Vraag", helped=False)
    few = queries(f"/contacten/{contact}/")
    for _round in range(5):
        desk.finishes(contact, clarified="yes", risk="no", way="information")
        desk.finishes(contact)
        desk.finishes(contact, helped="no")

    assert queries(f"/contacten/{contact}/") == few <= 16
