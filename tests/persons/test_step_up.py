# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is grave asks for the second factor once more, and the database holds to it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse

from opencjg.accounts.models import Session
from opencjg.core.types import NotAllowed
from opencjg.persons import services
from opencjg.persons.types import InvolvementKind
from tests.access.test_matrix import browser
from tests.audit.test_log import committed, one
from tests.persons.sentences import Files
from tests.persons.test_log import workers
from tests.world import MONDAY, enter

__all__ = ["committed"]
pytestmark = pytest.mark.commits
REASON = "Kind is nu op de spoedeisende hulp"


def proven(minutes):
    """Everybody gave his second factor so long ago."""
    Session.objects.using("owner").update(proven_at=Now() - timedelta(minutes=minutes))


@pytest.fixture
def dossier(committed):
    with transaction.atomic():
        files = Files(enter, MONDAY, workers())
        opened = files.opens("Kanariekind Kwetter", bsn="999990019")
    return opened, files.child_of


def test_breaking_the_glass_asks_for_it_in_the_database_too(dossier):
    this, _child = dossier
    proven(minutes=6)
    with pytest.raises(NotAllowed), transaction.atomic():
        services.break_glass(dossier=this, reason=REASON, by=enter("piet"))
    proven(minutes=4)
    with transaction.atomic():
        services.break_glass(dossier=this, reason=REASON, by=enter("piet"))


def test_letting_somebody_in_showing_a_number_and_taking_a_list_along_ask_for_it(dossier, committed):
    this, child_of = dossier
    with transaction.atomic():
        enter("jan")
        child, piet = child_of(this), str(workers()["piet"])
    involve = {"worker": piet, "kind": InvolvementKind.PARTICIPANT.value, "purpose": "Kanariedoel", "unasked": "Gevaar"}
    grave = [
        ("get", reverse("seen-by-csv", args=[this]), {}),
        ("get", reverse("person", args=[this, child]), {"bsn": "1"}),
        ("post", reverse("involved", args=[this]), involve),
    ]
    proven(minutes=6)
    for method, address, data in grave:
        answer = getattr(browser("jan"), method)(address, data)
        assert answer.status_code == 302, address
        assert answer.headers["Location"].startswith("/inloggen/code/opnieuw/?next="), address
    assert one(committed, "select count(*) from persons_involvement where purpose = 'Kanariedoel'") == (0,)
    assert "Kanariedoel" in browser("jan").get(reverse("involved", args=[this])).content.decode(), "and it is kept"

    proven(minutes=4)
    answers = [getattr(browser("jan"), method)(address, data) for method, address, data in grave]

    assert [one.status_code for one in answers[:2]] == [200, 200]
    assert "999990019" in answers[1].content.decode().replace(".", "").replace(" ", "")
    assert one(committed, "select count(*) from persons_involvement where purpose = 'Kanariedoel'") == (1,)
