# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists about people ask the database the same number of questions whatever their length."""

from datetime import timedelta

import pytest
from django.urls import reverse

from opencjg.persons import selectors, services
from opencjg.persons.models import Dossier
from opencjg.persons.types import RelationKind, RightsKind
from tests.access.test_matrix import browser
from tests.desk.test_queries import queries

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner", "retention"])
MOST = 13
REASON = "Kind is nu op de spoedeisende hulp"
OTHERS = ("hanna", "piet", "rik", "noor")


def shown(path, name, word):
    """How often a word stands on the page: proof that the list did grow."""
    return browser(name).get(path).content.decode().count(word)


def test_the_list_of_dossiers(files):
    path = reverse("dossier-list")
    files.opens("Kanarie Nul")
    few = queries(path, "jan")
    for number in range(12):
        files.opens(f"Kanarie {number}")

    assert shown(path, "jan", "Kanarie ") >= 13
    assert queries(path, "jan") == few <= MOST


def test_searching(files):
    path, typed = reverse("search"), {"q": "Kanarie"}
    files.opens("Kees Kanarie")
    few = queries(path, "jan", typed)
    for name in ("Koos", "Kaat", "Kim", "Klaas", "Karel", "Kitty"):
        files.opens(f"{name} Kanarie")

    page = browser("jan").post(path, typed).content.decode()
    assert all(name in page for name in ("Koos", "Kaat", "Kim", "Klaas", "Karel", "Kitty"))
    assert queries(path, "jan", typed) == few <= MOST


def test_a_dossier_with_a_large_family_and_a_long_history(files):
    dossier = files.opens()
    files.fills(dossier)
    path = reverse("dossier", args=[dossier])
    few = queries(path, "jan")
    child = files.child_of(dossier)
    for number in range(6):
        other = files.adds(dossier, f"Zus {number} Kanarie")
        files.relates(dossier, child, other, RelationKind.SIBLING)
        files.reaches(dossier, other, f"060000020{number}")
        files.keeps(dossier)
    for number in range(20):
        files.writes(dossier, f"Kanariefeit {number}.")
    for who in OTHERS:
        files.lets_in(dossier, who)

    assert shown(path, "jan", "Kanariefeit") >= 20
    assert queries(path, "jan") == few <= 16


def test_who_is_involved(files):
    dossier = files.opens()
    files.lets_in(dossier, "hanna")
    path = reverse("involved", args=[dossier])
    few = queries(path, "jan")
    for who in OTHERS[1:]:
        files.lets_in(dossier, who)

    assert shown(path, "jan", "meedenken") >= len(OTHERS)
    assert queries(path, "jan") == few <= MOST


def test_rights_that_were_asked(files, act, now):
    dossier = files.opens()
    files.asks_access(dossier)
    path = reverse("rights", args=[dossier])
    few = queries(path, "jan")
    for number in range(8):
        services.ask(
            dossier=dossier,
            kind=RightsKind.CORRECTION,
            asked_by=files.child_of(dossier),
            words=f"Kanarievraag {number}",
            received_on=now.date(),
            due_on=None,
            by=act("jan"),
            at=now,
        )

    assert shown(path, "jan", "Kanarievraag") >= 8
    assert queries(path, "jan") == few <= MOST


def test_consents(files, act, now):
    dossier = files.opens()
    mother = files.adds(dossier, "Moeder Kanarie")
    path = reverse("consent", args=[dossier])

    def agrees(number):
        services.give_consent(
            dossier=dossier,
            given_by=mother,
            receiver=f"Kanarieschool {number}",
            what="dat er hulp is",
            given_on=now.date(),
            by=act("jan"),
            at=now,
        )

    agrees(0)
    few = queries(path, "jan")
    for number in range(1, 9):
        agrees(number)

    assert shown(path, "jan", "Kanarieschool") >= 9
    assert queries(path, "jan") == few <= MOST


def test_emergencies_to_judge(files, act):
    path = reverse("emergency-list")

    def breaks(number):
        dossier = files.opens(f"Kanarie {number}")
        services.break_glass(dossier=dossier, reason=f"{REASON} {number}", by=act("piet"))

    breaks(0)
    few = queries(path, "frans")
    for number in range(1, 6):
        breaks(number)

    assert shown(path, "frans", REASON) >= 6
    assert queries(path, "frans") == few <= MOST


def test_dossiers_to_destroy_and_the_terms(files, act, now):
    path = reverse("destruction-list")
    long_ago = now.replace(year=now.year - 20) - timedelta(days=400)

    def forgotten():
        files.opens()
        act("jan")
        Dossier.objects.update(changed_at=long_ago)

    forgotten()
    few = queries(path, "fatma")
    for _number in range(6):
        forgotten()

    assert len(selectors.to_destroy(act("fatma"))) == 7
    assert queries(path, "fatma") == few <= MOST
    assert queries(reverse("retention-terms"), "fatma") <= MOST
