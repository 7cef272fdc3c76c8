# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Access does not spread: what was lent for a time or in part is not made lasting or whole by who borrowed it."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from opencjg.accounts.models import Absence
from opencjg.accounts.services import end_absence
from opencjg.accounts.types import Layer
from opencjg.core.types import NotAllowed
from opencjg.persons import services
from opencjg.persons.models import ContactPoint, Dossier, Dwelling, Fact, Involvement, Membership, Person
from opencjg.persons.types import Address, FamilyId, InvolvementKind
from opencjg.processes.models import Matter
from opencjg.processes.services import attach_dossier
from tests.access.attempts import ask, away, away_in_the_database
from tests.persons.sentences import Files

REASON = "Kind is nu op de spoedeisende hulp"


def tries(act: Any, *arguments: Any, **named: Any) -> None:
    """He does this, or the database keeps him from it: both are well, as long as nothing opens."""
    with suppress(DatabaseError, NotAllowed), transaction.atomic():
        act(*arguments, **named)


@pytest.fixture
def hidden(files: Files) -> dict[str, Any]:
    """A child of Jan's in hiding, with a number of its own."""
    dossier = files.opens("Mila Meijer")
    child = files.child_of(dossier)
    family = files.houses(dossier, child, street="Schuilstraat", shielded=True)
    files.reaches(dossier, child, "0600000277", own=True)
    files.writes(dossier, "Groeit goed.", layer=Layer.HEALTH)
    files.writes(dossier, "Woont veilig.")
    sister = files.adds(dossier, "Zus Meijer")
    return {"dossier": dossier, "child": child, "family": family, "sister": sister}


def borrowed(files: Files, act: Any, hidden: dict[str, Any], how: str) -> UUID:
    """Hanna may open it for a time; returns the involvement that says so."""
    if how == "emergency":
        return services.break_glass(dossier=hidden["dossier"], reason=REASON, by=act("hanna"))
    until = timezone.now() + timedelta(days=1)  # the database measures this by its own clock
    return files.lets_in(
        hidden["dossier"], "hanna", kind=InvolvementKind(how), layers=(Layer.BASIS, Layer.SHIELDED), until=until
    )


def gives_back(act: Any, files: Files, hidden: dict[str, Any], involvement: UUID) -> None:
    act("hanna")
    ask("select door.end_involvement(%s)", involvement)
    assert not Involvement.objects.filter(dossier=hidden["dossier"], ends=None, worker=act("hanna").worker).exists()


@pytest.mark.req("AUT-06", "AUT-14")
@pytest.mark.parametrize("how", ["emergency", "consulted", "participant"])
def test_who_borrows_a_dossier_does_not_keep_it_with_a_case_of_his_own(desk, files, act, now, people, hidden, how):
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["hanna"])
    lent = borrowed(files, act, hidden, how)

    tries(attach_dossier, case=case, dossier=hidden["dossier"], by=act("hanna"), at=now)

    act("hanna")
    assert Dossier.objects.filter(id=hidden["dossier"]).exists(), "it is open while it is lent"
    gives_back(act, files, hidden, lent)
    assert not Dossier.objects.filter(id=hidden["dossier"]).exists()


def test_a_case_of_his_own_opens_no_layer_that_was_not_opened_to_him(desk, files, act, now, people, hidden):
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["hanna"])
    files.lets_in(hidden["dossier"], "hanna")

    tries(attach_dossier, case=case, dossier=hidden["dossier"], by=act("hanna"), at=now)

    act("hanna")
    assert [fact.text for fact in Fact.objects.filter(dossier=hidden["dossier"])] == ["Woont veilig."]
    assert not ContactPoint.objects.exists()


def test_who_leads_opens_no_layer_to_others_that_is_closed_to_himself(files, act, hidden):
    files.lets_in(hidden["dossier"], "rik", kind=InvolvementKind.DIRECTION, layers=(Layer.DIRECTION,))

    tries(files.lets_in, hidden["dossier"], "hanna", who="rik", layers=tuple(Layer))

    act("hanna")
    assert not Fact.objects.filter(layer=Layer.HEALTH).exists()
    assert not ContactPoint.objects.exists()


def test_a_shield_is_not_lifted_by_naming_somebody_in_a_dossier_of_ones_own(files, act, hidden):
    files.lets_in(hidden["dossier"], "hanna")
    mine = files.opens("Mees Mijn", who="hanna")

    act("hanna")
    tries(services.mention, dossier=mine, person=hidden["child"])

    act("hanna")
    assert Person.objects.filter(id=hidden["child"]).exists()
    assert not Dwelling.objects.exists()
    assert not ContactPoint.objects.exists()


def test_a_shield_is_not_lifted_by_bringing_somebody_of_ones_own_into_the_family(files, act, now, hidden):
    files.lets_in(hidden["dossier"], "hanna")
    mine = files.opens("Mees Mijn", who="hanna")

    tries(
        services.join_family,
        dossier=mine,
        family=hidden["family"],
        member=files.child_of(mine, "hanna"),
        since=now.date(),
        by=act("hanna"),
        at=now,
    )

    act("hanna")
    assert Membership.objects.filter(person=hidden["child"]).exists()
    assert not Dwelling.objects.exists()


@pytest.mark.parametrize("how", ["emergency", "consulted"])
def test_who_borrows_a_dossier_keeps_nobody_of_it_in_another(files, act, now, hidden, how):
    mine = files.opens("Mees Mijn", who="hanna")
    own = files.child_of(mine, "hanna")
    lent = borrowed(files, act, hidden, how)

    by = act("hanna")
    tries(services.mention, dossier=mine, person=hidden["child"])
    tries(services.join_family, dossier=mine, family=hidden["family"], member=own, since=now.date(), by=by, at=now)
    tries(services.open_dossier, child=hidden["sister"], centre=by.centre.id, told="x", source="x", by=by, at=now)

    act("hanna")
    assert Dwelling.objects.exists(), "it is open while it is lent"
    gives_back(act, files, hidden, lent)
    assert not Person.objects.filter(id__in=(hidden["child"], hidden["sister"])).exists()
    assert not Dwelling.objects.exists()


def test_in_his_own_dossier_somebody_still_adds_who_lives_there(files, act, now, hidden):
    files.lets_in(hidden["dossier"], "hanna")
    mother = files.adds(hidden["dossier"], "Moeder Meijer", who="hanna")

    services.join_family(
        dossier=hidden["dossier"], family=FamilyId(hidden["family"]), member=mother, since=now.date(),
        by=act("hanna"), at=now,
    )  # fmt: skip

    act("jan")
    assert Membership.objects.filter(person=mother).exists()
    act("hanna")
    assert not Dwelling.objects.exists()


@pytest.mark.req("WENS-09")
def test_who_moved_out_does_not_tell_where_the_family_lives_since(files, act, now):
    """The father of a new child in another dossier: his earlier family fled from him."""
    fled = files.opens("Mila Meijer")
    child = files.child_of(fled)
    father = files.adds(fled, "Vader Meijer")
    other = files.opens("Nieuw Kind")
    services.mention(dossier=other, person=father)
    family = files.houses(fled, child, father)
    services.leave_family(dossier=fled, family=family, member=father, by=act("jan"), at=now)
    services.move_family(
        dossier=fled,
        family=family,
        address=Address("Schuilstraat", "1", "1234AB", "Elders", shielded=True),
        since=now.date(),
        source="moeder",
        by=act("jan"),
        at=now,
    )
    files.lets_in(other, "piet", layers=tuple(Layer))

    act("jan")
    assert Dwelling.objects.filter(street="Schuilstraat").exists()
    act("piet")
    assert Person.objects.filter(id=father).exists()
    assert not Dwelling.objects.filter(street="Schuilstraat").exists()


def test_a_manager_says_nobody_of_another_municipality_is_away(act, people):
    act("fatma")
    tries(away_in_the_database, people["eva"], people["bas"])

    act("eva")
    assert not Absence.objects.filter(worker=people["eva"]).exists()


def test_a_manager_moves_no_work_of_another_municipality(desk, act, people):
    theirs = desk.registers("Kanarie", who="eva", handling=())
    act("fatma")
    tries(ask, "select door.hand_over_all(%s, %s, now())", people["eva"], people["jan"])

    act("eva")
    assert Matter.objects.get(id=theirs).responsible_id == people["eva"]


def test_who_stands_in_opens_a_dossier_for_the_case_of_who_is_away(desk, files, act, now, people):
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
    away(people, "jan", "hanna", act, by="jan")
    dossier = files.opens("Kees Kanarie", who="hanna")

    attach_dossier(case=case, dossier=dossier, by=act("hanna"), at=now)

    act("jan")
    assert Dossier.objects.filter(id=dossier).exists()


def test_who_stands_in_does_not_keep_what_he_sees_of_it(desk, files, act, now, people, hidden):
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["hanna"])
    mine = files.opens("Mees Mijn", who="hanna")
    absence = away(people, "jan", "hanna", act, by="jan")
    by = act("hanna")
    assert Dwelling.objects.exists(), "it is open while Jan is away"

    tries(attach_dossier, case=case, dossier=hidden["dossier"], by=by, at=now)
    tries(services.mention, dossier=mine, person=hidden["child"])

    end_absence(absence=absence, by=act("jan"))
    act("hanna")
    assert not Person.objects.filter(id=hidden["child"]).exists()
    assert not Dwelling.objects.exists()
