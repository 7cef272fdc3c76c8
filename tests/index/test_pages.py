# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the index, and that there are none where it is off."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from opencjg.index import selectors, services
from opencjg.index.models import Registration
from opencjg.index.types import EntrySettings
from opencjg.processes.models import OpenStep
from tests.access.test_matrix import browser
from tests.index.conftest import BSN, REASON


@pytest.fixture
def match(index):
    """Jan's and Piet's; who made it is Piet."""
    index.reports(index.opens("jan", BSN), "jan")
    return index.reports(index.opens("piet", BSN), "piet").match


def test_where_it_is_off_its_pages_are_gone_and_nothing_points_to_them(index, act, now):
    dossier = index.opens("jan", BSN)
    page = reverse("index-registrations", args=[dossier])
    assert page in browser("jan").get(reverse("dossier", args=[dossier])).content.decode()
    services.set_index(to=EntrySettings(), by=act("ingrid"), at=now)

    assert browser("jan").get(page).status_code == 404
    assert browser("jan").post(page, {"reason": REASON, "why_not": "x"}).status_code == 404
    assert browser("rik").get(reverse("index-matches")).status_code == 404
    assert page not in browser("jan").get(reverse("dossier", args=[dossier])).content.decode()
    assert reverse("index-matches") not in browser("rik").get(reverse("today")).content.decode()
    act("jan")
    assert not Registration.objects.exists()


def test_what_was_typed_is_still_there_when_something_lacks(index):
    page = reverse("index-registrations", args=[index.opens("jan", BSN)])

    response = browser("jan").post(page, {"reason": REASON, "told_on": "2026-11-20", "told_how": ""})

    assert response.status_code == 422
    assert REASON in response.content.decode()


@pytest.mark.req("AUT-12", "INS-21")
def test_a_match_is_followed_up_step_by_step_and_closed(index, act, people, match, now):
    url = reverse("index-match", args=[match])
    answers = [
        {"same": "yes", "introduced_on": "2026-11-23"},
        {"reluctant": str(people["jan"]), "reluctance": "2"},
        {"spoken_on": "2026-11-23"},
        {"coordinator": str(people["jan"]), "ready_on": "2026-12-24", "told_on": "2026-11-23"},
    ]
    for answer in answers:
        assert browser("rik").get(url).status_code == 200
        assert browser("rik").post(url, answer).status_code == 302, answer

    act("rik")
    assert not OpenStep.objects.filter(matter=match).exists()
    _reporters, stands = selectors.match_of(match, act("rik"))
    assert (stands.coordinator, stands.reluctant) == (people["jan"], people["jan"])
    assert stands.ended_on is not None
    assert "stelt het uit" not in browser("piet").get(url).content.decode()


def test_a_match_of_which_the_report_was_taken_back_can_still_be_closed(index, act, match, now):
    piet = act("piet")
    row = Registration.objects.get(by=piet.worker)
    index.withdraws(row.dossier_id, row.id, "piet", unjustified=True)

    url = reverse("index-match", args=[match])
    assert browser("rik").get(url).status_code == 200
    assert browser("rik").post(url, {"same": "no"}).status_code == 302
    act("rik")
    assert not OpenStep.objects.filter(matter=match).exists()


def test_the_list_of_matches_costs_the_same_however_many_there_are(index, act, match):
    def cost():
        rik = act("rik")
        with CaptureQueriesContext(connection) as counted:
            rows = selectors.matches(rik)
        return len(rows), len(counted)

    assert cost() == (1, 1)
    other = "999990020"
    index.reports(index.opens("jan", other), "jan")
    index.reports(index.opens("piet", other), "piet")
    assert cost() == (2, 1)


def test_no_page_of_a_match_names_the_child_or_why(index, match):
    for who in ("rik", "jan", "piet"):
        body = browser(who).get(reverse("index-match", args=[match])).content.decode()
        assert "Kwetter" not in body
        assert REASON not in body


def test_its_manager_connects_excludes_and_switches(index, act, people):
    url, ingrid = reverse("index-settings"), browser("ingrid")
    assert ingrid.get(url).status_code == 200
    assert ingrid.post(url, {"do": "settings", "enabled": "on", "ground": ""}).status_code == 422
    assert ingrid.post(url, {"do": "exclude", "name": "Huis", "postcode": "1", "number": "2"}).status_code == 422
    assert ingrid.post(url, {"do": "exclude", "name": "Huis", "postcode": "1234 AB", "number": "2"}).status_code == 302
    [(_one, organisation, _name), *_more] = selectors.connections()
    assert ingrid.post(url, {"do": "disconnect", "which": str(organisation)}).status_code == 302
    assert ingrid.post(url, {"do": "connect", "organisation": str(organisation)}).status_code == 302
    assert len(selectors.connections()) == 2
