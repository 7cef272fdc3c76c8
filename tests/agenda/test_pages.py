# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages: what they cost, what they keep of what was typed, and the feed."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from opencjg.agenda import services
from opencjg.agenda.models import Booking, RosterLine
from opencjg.agenda.rules import moment
from opencjg.core.types import BadInput
from tests.access.test_matrix import browser
from tests.desk.test_queries import queries


def soon(days=0):
    """Ten in the morning of a weekday to come, far enough from a holiday of today."""
    day = timezone.localdate() + timedelta(days=7 + days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return moment(day, time(10))


def typed(agenda, **more):
    values = {
        "kind": "location",
        "worker": str(agenda.people["jan"]),
        "day": soon().date().isoformat(),
        "time": "10:00",
        "minutes": "30",
        "place": str(agenda.place()),
        "outside": "on",
        "name": "mevrouw Voorbeeld",
        "remind": "none",
        "practical": "komt met een tolk",
        "submission": "0192f0c1-2c53-7cc0-8000-000000000001",
    }
    return values | more


@pytest.mark.parametrize(
    ("path", "name"),
    [("/agenda/", "jan"), ("/agenda/dag/", "samira"), ("/agenda/rooster/", "noor"), ("/vandaag/", "jan")],
)
def test_a_page_costs_the_same_for_little_and_for_much(agenda, path, name):
    now = timezone.now()
    today = timezone.localdate(now)
    agenda.rosters("09:00", "10:00", weekday=today.weekday(), since=today)
    agenda.books("", starts=now + timedelta(minutes=1), minutes=5, outside=True)
    few = queries(path, name)
    for number in range(2, 12):
        agenda.books("", starts=now + timedelta(minutes=6 * number), minutes=5, outside=True)
        agenda.rosters(f"{number + 8}:00", f"{number + 8}:30", weekday=today.weekday(), since=today)

    assert queries(path, name) == few <= 13


@pytest.mark.parametrize(("path", "name"), [("/agenda/openingstijden/", "noor"), ("/agenda/ruimtes/", "noor")])
def test_what_a_centre_is_costs_little_to_show(act, path, name):
    assert queries(path, name) <= 8


def test_a_moment_that_is_taken_is_refused_with_free_moments_and_nothing_typed_is_lost(agenda, people):
    client = browser("samira")
    first = client.post(reverse("booking-new"), typed(agenda))
    assert first.status_code == 302

    second = client.post(
        reverse("booking-new"), typed(agenda, submission="0192f0c1-2c53-7cc0-8000-000000000002", name="meneer Anders")
    )

    page = second.content.decode()
    assert second.status_code == 422
    assert "niet vrij" in page
    assert 'name="pick"' in page
    assert "meneer Anders" in page
    assert "komt met een tolk" in page


def test_a_free_moment_is_picked_and_what_was_typed_stays(agenda):
    page = browser("samira").post(reverse("booking-new"), typed(agenda, pick="2031-03-04T11:15")).content.decode()

    assert 'value="2031-03-04"' in page
    assert 'value="11:15"' in page
    assert "komt met een tolk" in page


@pytest.mark.req("ORG-17", "WENS-02")
def test_who_runs_the_centre_sets_evenings_and_a_wrong_line_is_said_and_kept(agenda, act):
    place = agenda.place()
    client = browser("noor")
    wrong = client.post(reverse("opening-set", args=[place]), {"day_0": "9.00-12.30, 14", "day_3": "18.00-21.00"})
    assert wrong.status_code == 422
    assert "9.00-12.30, 14" in wrong.content.decode()

    right = client.post(
        reverse("opening-set", args=[place]), {"day_0": "9.00-12.30, 13.30-17.00", "day_3": "18.00-21.00"}
    )

    assert right.status_code == 302
    shown = browser("jan").get(reverse("opening")).content.decode()
    assert "18.00-21.00" in shown
    assert "9.00-12.30, 13.30-17.00" in shown


def test_a_worker_is_not_in_two_places_at_once(agenda):
    form = {
        "worker": str(agenda.people["jan"]),
        "kind": "walk_in",
        "weekday": "1",
        "opens": "09:00",
        "closes": "12:00",
        "place": str(agenda.place()),
        "since": "2031-01-01",
        "minutes": "30",
    }
    assert browser("jan").post(reverse("roster"), form).status_code == 302

    again = browser("samira").post(reverse("roster"), form | {"opens": "11:00", "closes": "13:00"})

    assert again.status_code == 422
    assert RosterLine.objects.filter(since="2031-01-01").count() == 1


def test_a_room_of_a_consulting_hour_is_one_workers_at_a_time(agenda):
    room = agenda.room()
    agenda.rosters("09:00", "12:00", room=room)

    with pytest.raises(BadInput) as refused:
        agenda.rosters("11:00", "13:00", who="hanna", room=room)
    assert refused.value.code == "room_then"


def test_nobody_makes_the_roster_of_a_colleague_unless_he_plans(agenda):
    form = {
        "worker": str(agenda.people["jan"]),
        "kind": "presence",
        "weekday": "0",
        "opens": "09:00",
        "closes": "10:00",
    }
    form |= {"place": str(agenda.place()), "since": "2031-01-01", "minutes": "30"}

    assert browser("piet").post(reverse("roster"), form).status_code == 422
    assert not RosterLine.objects.exists()


def test_a_feed_tells_when_and_where_and_no_name_and_stops_when_that_is_asked(agenda, act):
    agenda.books("", starts=soon(), outside=True, name="mevrouw Geheim")
    key = services.new_feed(by=act("jan"), at=timezone.now())
    address = f"{reverse('agenda-feed')}?sleutel={key}"

    answer = browser("").get(address)

    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Afspraak" in text
    assert "Hoofdlocatie" in text
    assert "Geheim" not in text
    assert "Jan" not in text
    assert browser("").get(address).status_code == 429
    services.end_feed(by=act("jan"), at=timezone.now())
    assert browser("").get(address).status_code == 404
    assert browser("").get(reverse("agenda-feed"), {"sleutel": "x" * 43}).status_code == 404


def test_only_the_hash_of_the_address_is_stored(act):
    from opencjg.agenda.models import Feed

    key = services.new_feed(by=act("jan"), at=timezone.now())

    row = Feed.objects.get()
    assert key not in str(vars(row))
    assert row.hashed == services.hash_key(key)


def test_who_moves_what_a_colleague_moved_meanwhile_sees_how_it_stands(agenda):
    booking = agenda.books("", starts=soon(), outside=True)
    form = typed(agenda, version="1", time="11:00")
    assert browser("bas").post(reverse("booking-move", args=[booking]), form).status_code == 302

    late = browser("samira").post(reverse("booking-move", args=[booking]), form | {"time": "15:00"})

    assert late.status_code == 409
    assert "Een collega heeft deze afspraak gewijzigd" in late.content.decode()
    assert timezone.localtime(Booking.objects.get(id=booking).starts).hour == 11
