# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who has seen my file: told whole, to who leads the dossier alone, and about nobody else."""

import csv
import io
import re
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.sheets import as_csv
from opencjg.core.types import NotAllowed
from opencjg.persons import selectors, services
from tests.access.test_matrix import browser
from tests.desk.test_queries import queries

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])
REASON = "Kind is nu op de spoedeisende hulp"


@pytest.fixture
def kept(files, act):
    """A dossier that Jan leads; Hanna takes part, Piet broke the glass; and one that is Piet's."""
    dossier = files.opens()
    files.opens("Hidde Verborgen", who="piet")
    files.lets_in(dossier, "hanna")
    services.break_glass(dossier=dossier, reason=REASON, by=act("piet"))
    for name in ("hanna", "piet"):
        assert browser(name).get(reverse("dossier", args=[dossier])).status_code == 200
    return dossier


def told(dossier, who="jan", **more):
    return browser(who).get(reverse("seen-by", args=[dossier]), more)


@pytest.mark.req("AUT-16")
def test_everybody_who_did_anything_is_told_with_when_who_what_and_why(kept, act):
    page = " ".join(re.sub(r"<[^>]+>", " ", told(kept).content.decode()).split())

    assert "Hanna Honig JGZ De Wilg, CJG-medewerker" in page
    assert "Piet Post" in page
    assert "Maatschappelijk werk Oost" in page
    assert "noodtoegang" in page
    assert "dossier: gelezen" in page
    assert "doet mee, meedenken" in page
    newest = selectors.seen_by(kept, act("jan"))
    assert [line.at for line in newest] == sorted((line.at for line in newest), reverse=True)
    assert (newest[0].kind, newest[0].act) == ("AuditEvent", "read"), "looking who looked is told as well"


def test_nothing_of_another_child_is_told(kept, act):
    other = [line for line in selectors.seen_by(kept, act("jan"), most=1000) if line.actor_name == "Piet Post"]

    assert {line.act for line in other} == {"emergency", "read"}
    assert "Verborgen" not in told(kept).content.decode()


@pytest.mark.parametrize("who", ["hanna", "piet", "frans", "fatma", "samira", "eva"])
def test_only_who_leads_is_told(kept, act, who):
    viewer = act(who)
    with pytest.raises(NotAllowed), transaction.atomic():
        selectors.seen_by(kept, viewer)
    with pytest.raises(DatabaseError, match="not his to tell"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from door.seen_by(%s, null, null, 10)", [kept])
    assert told(kept, who).status_code == 403


def test_pages_follow_each_other_without_a_gap_and_cost_the_same(kept, act):
    child = selectors.head_of(kept, act("jan"))[0].child.id
    address = reverse("seen-by", args=[kept])
    few = queries(address, "jan")
    act("jan")
    for _time in range(120):
        audit.record(Act.READ, "Fact", uuid4(), subject=child)
    whole = [line.id for line in selectors.seen_by(kept, act("jan"), most=1000)]

    seen, after = [], ""
    while True:
        body = told(kept, **({"na": after} if after else {}))
        seen.append(body.content.decode().count("<time datetime"))
        after = body.context["following"]
        if not after:
            break
    assert sum(seen) >= len(whole)
    assert len(seen) >= 3
    assert queries(address, "jan") <= few + 1 <= 13
    assert told(kept, toon="alles").content.decode().count("<time datetime") > 120
    assert told(kept, na="kwaad~x").status_code == 200


def test_as_a_table_no_cell_runs(kept, act, files):
    answer = browser("jan").get(reverse("seen-by-csv", args=[kept]))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:2] == ["Wanneer", "Wie"]
    assert len(rows) > 4
    assert answer.headers["Content-Disposition"] == 'attachment; filename="inzage.csv"'
    assert selectors.seen_by(kept, act("jan"))[0].act == "export"


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", ' =HYPERLINK("x")'])
def test_a_cell_that_would_run_is_shown_instead(evil):
    [[cell]] = list(csv.reader(io.StringIO(as_csv(["kop"], [[evil]]).decode("utf-8-sig")), delimiter=";"))[1:]

    assert cell == f"'{evil}"
