# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rights of the people a dossier is about: asked, decided once with a motivation, and carried out."""

import io
import json
import zipfile
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from opencjg.accounts.types import Layer
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons import selectors, services
from opencjg.persons.models import RightsRequest
from opencjg.persons.rules.rights import ANSWER_TERMS, answer_due
from opencjg.persons.types import RelationKind, RightsKind
from tests.access.test_matrix import browser

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])


class Asking:
    """Jan writes down what is asked, and decides."""

    def __init__(self, files, act, now):
        self.files, self.act, self.now = files, act, now
        self.dossier = files.opens("Kanariekind Kwetter")
        self.child = files.child_of(self.dossier)
        self.mother = files.adds(self.dossier, "Kanariemoeder Kwetter")
        files.relates(self.dossier, self.child, self.mother, RelationKind.MOTHER)

    def asks(self, kind=RightsKind.ACCESS, asked_by=None, who="jan", **more):
        values = {"words": "", "received_on": self.now.date(), "due_on": None} | more
        return services.ask(
            dossier=self.dossier,
            kind=kind,
            asked_by=asked_by or self.mother,
            by=self.act(who),
            at=self.now,
            **values,
        )

    def decides(self, asked, granted=True, motivation="Dat mag.", who="jan"):
        services.decide(
            dossier=self.dossier,
            asked=asked,
            granted=granted,
            motivation=motivation,
            by=self.act(who),
            at=self.now,
        )

    def rows(self):
        head, _involved = selectors.head_of(self.dossier, self.act("jan"))
        return selectors.requests_of(head, self.act("jan"))

    def page(self, name, *more, who="jan", **values):
        address = reverse(name, args=[self.dossier, *more])
        return browser(who).post(address, values) if values else browser(who).get(address)

    def copy(self, asked, **more):
        answer = self.page("rights-copy", asked, looked="yes", **more)
        assert answer.headers["Content-Type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
            return bundle.read("dossier.html").decode(), json.loads(bundle.read("dossier.json"))


@pytest.fixture
def asking(files, act, now):
    return Asking(files, act, now)


def test_it_is_due_a_month_later_unless_another_day_is_agreed(asking, now):
    asking.asks()
    asking.asks(RightsKind.OBJECTION, due_on=now.date() + timedelta(days=3))

    assert {row.due_on for row in asking.rows()} == {date(2026, 12, 23), now.date() + timedelta(days=3)}


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_month_ends_on_the_last_day_there_is(received, due):
    assert answer_due(RightsKind.ACCESS, received) == due
    assert set(ANSWER_TERMS) == set(RightsKind)
    assert all(term.ground for term in ANSWER_TERMS.values())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"received_on": date(2090, 1, 1)}, "received_in_future"),
        ({"due_on": date(2020, 1, 1)}, "due_before"),
        ({"asked_by": uuid4()}, "asker_unknown"),
    ],
)
def test_what_cannot_be_is_said(asking, more, code):
    with pytest.raises(BadInput, match=code):
        asking.asks(**more)


def test_it_is_decided_once_with_a_motivation_and_by_who_leads(asking, files):
    asked = asking.asks()
    files.lets_in(asking.dossier, "hanna")
    with pytest.raises(BadInput, match="motivation"), transaction.atomic():
        asking.decides(asked, motivation=" ")
    with pytest.raises(NotAllowed), transaction.atomic():
        asking.decides(asked, who="hanna")
    asking.decides(asked, granted=False, motivation="Ander belang weegt zwaarder.")
    with pytest.raises(AlreadyDone), transaction.atomic():
        asking.decides(asked)

    [row] = asking.rows()
    assert (row.granted, row.motivation, row.decided_by) == (False, "Ander belang weegt zwaarder.", "Jan Jansen")


@pytest.mark.parametrize(
    "change",
    [
        "granted = true, motivation = 'x'",
        "granted = false, motivation = 'anders'",
        "granted = null, motivation = '', decided_by_id = null, decided_at = null",
        "ended_at = now()",
        "motivation = ''",
    ],
)
def test_in_the_database_what_was_decided_stays(asking, change, act):
    asked = asking.asks()
    asking.decides(asked, granted=False)
    act("jan")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update persons_rightsrequest set {change}")  # noqa: S608


def test_in_the_database_nobody_decides_for_another_or_in_anothers_dossier(asking, act, people):
    asked = asking.asks()
    decided = (
        "update persons_rightsrequest set granted = true, motivation = 'x', decided_at = now(), decided_by_id = %s"
    )
    act("jan")
    with pytest.raises(DatabaseError, match="for another"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(decided, [people["hanna"]])
    act("piet")
    with connection.cursor() as cursor:
        cursor.execute(decided, [people["piet"]])
        assert cursor.rowcount == 0
    act("jan")
    assert RightsRequest.objects.get(id=asked).granted is None


def test_a_restriction_is_said_on_every_page_until_it_is_lifted(asking, act, now):
    warning = "Het gebruik van dit dossier is beperkt."
    pages = ("dossier", "family", "consent", "involved", "fact-new", "rights", "seen-by")
    asked = asking.asks(RightsKind.RESTRICTION)
    assert not any(warning in asking.page(name).content.decode() for name in pages)

    asking.decides(asked)
    assert all(warning in asking.page(name).content.decode() for name in pages)

    services.lift_restriction(dossier=asking.dossier, asked=asked, by=act("jan"), at=now)
    assert not any(warning in asking.page(name).content.decode() for name in pages)
    with pytest.raises(AlreadyDone), transaction.atomic():
        services.lift_restriction(dossier=asking.dossier, asked=asked, by=act("jan"), at=now)


class TestCopy:
    def test_is_looked_through_first_and_then_holds_everything_for_people_and_machines(self, asking, files, act):
        files.fills(asking.dossier)
        kept = files.writes(asking.dossier, "Kanariebasis <b>")
        asked = asking.asks()
        asking.decides(asked)

        review = asking.page("rights-copy", asked).content.decode()
        assert f'name="without" value="{kept}"' in review
        assert asking.page("rights-copy", asked, without=str(kept)).status_code == 302, "not looked through"
        page, data = asking.copy(asked)

        for word in ("Kanariekind", "Kanariemoeder", "Kanariebasis &lt;b&gt;", "Kanariestraat", "De Kwetter", "school"):
            assert word in page
        assert {"child", "people", "relations", "families", "facts", "helpers", "consents", "involved"} <= set(data)
        assert any(line["text"] == "Kanariebasis <b>" for line in data["facts"])
        [newest] = [line for line in selectors.seen_by(asking.dossier, act("jan")) if line.act == "export"]
        assert (newest.kind, newest.detail) == ("Dossier", "left out 0")

    def test_leaves_out_what_is_ticked_and_says_so(self, asking, files):
        secret = files.writes(asking.dossier, "In vertrouwen verteld over vader")
        asked = asking.asks()
        asking.decides(asked)

        page, data = asking.copy(asked, without=str(secret))

        assert "vertrouwen" not in page + json.dumps(data)
        assert data["left_out"] == 1
        assert "1 stuk over iemand anders is weggelaten" in page

    @pytest.mark.req("WENS-09")
    @pytest.mark.parametrize("own", [True, False])
    def test_the_youths_own_number_and_a_secret_address_are_for_the_youth(self, asking, files, own):
        files.reaches(asking.dossier, asking.child, "0600000298", own=True)
        files.houses(asking.dossier, asking.child, street="Schuilstraat", shielded=True)
        asked = asking.asks(asked_by=asking.child if own else asking.mother)
        asking.decides(asked)

        page, data = asking.copy(asked)

        both = page + json.dumps(data)
        assert ("0600000298" in both, "Schuilstraat" in both) == (own, own)

    def test_says_which_layers_are_not_in_it(self, asking, files):
        files.lets_in(asking.dossier, "piet", layers=tuple(Layer))
        files.writes(asking.dossier, "Verslag maatschappelijk werk", who="piet", layer=Layer.SOCIAL)
        asked = asking.asks()
        asking.decides(asked)

        assert "alleen maatschappelijk werk" in asking.page("rights-copy", asked).content.decode()
        assert "Verslag" not in asking.copy(asked)[0]

    @pytest.mark.parametrize("kind", [RightsKind.ACCESS, RightsKind.CORRECTION])
    def test_is_made_only_when_access_was_granted(self, asking, kind):
        asked = asking.asks(kind)
        if kind is not RightsKind.ACCESS:
            asking.decides(asked)

        assert asking.page("rights-copy", asked).status_code == 403
        assert asking.page("rights-copy", asked, looked="yes").status_code == 403

    def test_is_made_by_who_leads(self, asking, files):
        files.lets_in(asking.dossier, "hanna")
        asked = asking.asks()
        asking.decides(asked)

        assert asking.page("rights-copy", asked, who="hanna").status_code == 403
        assert asking.page("rights-copy", asked, who="hanna", looked="yes").status_code == 403


def test_forms_say_what_is_missing_and_keep_what_was_typed(asking):
    mother = str(asking.mother)
    sent = asking.page("rights", kind="access", asked_by=mother, words="Ik wil alles zien", received_on="2090-01-01")
    assert sent.status_code == 422
    assert "Ik wil alles zien" in sent.content.decode()
    assert asking.page("rights", kind="access", asked_by=mother, received_on="2026-11-20").status_code == 302
    [row] = asking.rows()
    assert asking.page("rights-decide", row.id, granted="yes").status_code == 422
    assert asking.page("rights-decide", row.id, granted="yes", motivation="Mag").status_code == 302
    assert asking.page("rights-decide", row.id, granted="no", motivation="Toch niet").status_code == 302
    assert asking.rows()[0].granted is True


def test_the_files_themselves_are_in_the_copy_unless_they_are_left_out(asking):
    photo, other = asking.files.keeps(asking.dossier), asking.files.keeps(asking.dossier)
    asked = asking.asks(RightsKind.ACCESS)
    asking.decides(asked)

    def names(**more):
        answer = asking.page("rights-copy", asked, looked="yes", **more)
        with zipfile.ZipFile(io.BytesIO(answer.content)) as bundle:
            assert all(bundle.read(one) for one in bundle.namelist())
            return [one for one in bundle.namelist() if not one.startswith("dossier.")], bundle.read("dossier.html")

    whole, _page = names()
    less, page = names(without=str(other))
    assert (len(whole), len(less)) == (2, 1)
    assert all(one.endswith(".png") for one in whole)
    assert "weggelaten" in page.decode()
    assert photo != other
