# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The privacy officer reads the log of his own centres, finds what he looks for, and is logged himself."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from opencjg.accounts.models import Appointment
from opencjg.audit import selectors
from opencjg.audit import services as audit
from opencjg.audit.labels import ACTS, KINDS
from opencjg.audit.types import Act, LogQuestion, Outcome
from opencjg.core.types import NotAllowed
from opencjg.persons import services as persons
from tests.access.test_matrix import browser
from tests.desk.test_queries import queries

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])
SOURCE = Path(__file__).resolve().parents[2] / "src" / "opencjg"


def question(**more) -> LogQuestion:
    now = timezone.now()
    return LogQuestion(since=now - timedelta(days=1), until=now + timedelta(days=1), **more)


@pytest.fixture
def done(files, act, people):
    """Jan and Piet worked, Piet in an emergency; Eva worked elsewhere, and was refused."""
    dossier = files.opens()
    persons.break_glass(dossier=dossier, reason="Kind is nu op de spoedeisende hulp", by=act("piet"))
    files.opens("Elders Kind", who="eva")
    assert browser("jan").get(reverse("log")).status_code == 403
    act("frans")
    return dossier


def test_he_reads_his_own_centre_and_no_other(done, act):
    names = {line.actor_name for line in selectors.log(question(), most=1000)}

    assert names >= {"Jan Jansen", "Piet Post"}
    assert "Eva Elders" not in names
    assert "Eva Elders" not in browser("frans").get(reverse("log-csv")).content.decode()


def test_where_he_only_works_he_does_not_read(done, act, people):
    elders = act("eva").centre.id
    Appointment.objects.using("owner").create(
        worker_id=people["frans"], role="desk", centre_id=elders, since=date(2020, 1, 1)
    )

    act("frans")

    assert "Eva Elders" not in {line.actor_name for line in selectors.log(question(), most=1000)}


@pytest.mark.parametrize("who", ["samira", "jan", "noor", "fatma", "wim", "eva"])
def test_nobody_else_reads_it_not_even_in_the_database(done, act, who):
    act(who)
    with pytest.raises(NotAllowed), transaction.atomic():
        selectors.log(question())
    with pytest.raises(DatabaseError, match="reads the log"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select * from door.read_log('-infinity', 'infinity', null, null, null, 'f', 'f', null, null, 9)"
        )


def test_an_auditor_reads_it_too(done, act, people):
    lindenmeer = act("frans").centre.id
    Appointment.objects.using("owner").filter(worker_id=people["frans"]).update(role="auditor", centre_id=lindenmeer)

    assert "Jan Jansen" in browser("frans").get(reverse("log")).content.decode()


def test_each_field_finds_only_what_it_asks(done, act, people):
    def found(**more):
        act("frans")
        return selectors.log(question(**more), most=1000)

    assert {line.actor for line in found(actor=people["piet"])} == {people["piet"]}
    assert {line.act for line in found(act="emergency")} == {"emergency"}
    assert {line.kind for line in found(kind="Dossier")} == {"Dossier"}
    assert [line.actor_name for line in found(emergencies=True)] == ["Piet Post"]
    assert {line.outcome for line in found(refusals=True)} == {Outcome.REFUSED}
    act("frans")
    past = timezone.now() - timedelta(days=9)
    assert selectors.log(LogQuestion(since=past - timedelta(days=1), until=past)) == ()


def test_a_search_is_logged_by_its_fields_and_not_its_terms(done, act, people):
    answer = browser("frans").get(reverse("log"), {"actor": str(people["piet"]), "emergencies": "on"})

    assert "Piet Post" in answer.content.decode()
    act("frans")
    newest = selectors.log(question(act="search"))[0]
    assert (newest.kind, newest.detail) == ("AuditEvent", "since until actor emergencies")
    assert str(people["piet"]) not in repr(newest)


def test_what_cannot_be_read_is_said_and_pages_follow_each_other(done, act):
    assert browser("frans").get(reverse("log"), {"since": "gisteren"}).status_code == 422
    assert browser("frans").get(reverse("log"), {"actor": str(uuid4())}).status_code == 422
    viewer = act("frans")
    for _time in range(110):
        audit.record(Act.READ, "Proef", uuid4(), tenant=viewer.centre.id)
    seen, address = 0, f"{reverse('log')}?act=read"
    while True:
        page = browser("frans").get(address)
        seen += len(page.context["rows"])
        if not page.context["following"]:
            break
        address = reverse("log") + page.context["next_url"] + page.context["following"].replace("+", "%2B")
    assert seen == 110


def test_it_costs_the_same_for_few_lines_and_for_many(done, act):
    few = queries(reverse("log"), "frans")
    viewer = act("frans")
    for _time in range(60):
        audit.record(Act.READ, "Proef", uuid4(), tenant=viewer.centre.id)

    assert queries(reverse("log"), "frans") == few <= 13


def test_the_table_says_about_whom_by_a_mark_and_never_a_name(done, act):
    rows = list(
        csv.reader(
            io.StringIO(browser("frans").get(reverse("log-csv")).content.decode("utf-8-sig")),
            delimiter=";",
        )
    )

    assert len(rows[0]) == 10
    assert any(len(row[8]) == 8 for row in rows[1:])
    assert not any("Kanarie" in cell for row in rows for cell in row)
    act("frans")
    assert selectors.log(question(act="export"))[0].kind == "AuditEvent"


def test_everything_that_is_logged_has_a_word():
    text = "\n".join(path.read_text() for path in SOURCE.rglob("*.py"))
    kinds = set(re.findall(r'Act\.[A-Z_]+,\s*"(\w+)"', text)) | set(re.findall(r'kind="([A-Z]\w+)"', text))

    assert len(kinds) > 20
    assert kinds <= set(KINDS)
    assert set(Act) == set(ACTS)
