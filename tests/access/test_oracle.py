# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database shows each worker of each table, beside what an oracle says that reads everything."""

from uuid import UUID

import pytest
from django.db import connections

from opencjg.accounts.models import Worker
from opencjg.persons.models import ContactPoint, Dossier, Dwelling, Involvement, Person
from opencjg.persons.types import InvolvementKind
from tests.access import scene
from tests.access.comparing import Expected, differences
from tests.access.oracle import everything
from tests.world import PEOPLE

pytestmark = pytest.mark.commits
# Nobody reads what waits to leave; the rest of what the application cannot read is in test_catalog.
IDLE = {"fatma", "ingrid", "polly", "wim"}


@pytest.fixture
def said(copy) -> Expected:
    return copy.said


@pytest.fixture
def dossiers(copy) -> dict[str, UUID]:
    return copy.dossiers


@pytest.mark.req("AUT-01", "AUT-03", "AUT-06", "AUT-07", "AUT-15")
def test_every_table_shows_everybody_exactly_what_the_oracle_says(said, record_property):
    record_property("compared", len(said.tables) * len(PEOPLE))
    assert list(differences(said)) == []


def test_the_oracle_knows_every_table_of_people_and_their_work(said):
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c where c.relkind in ('r', 'p') "
            "and has_table_privilege('opencjg_app', c.oid, 'SELECT') "
            "and obj_description(c.oid, 'pg_class') ~ '^scope=(own|centre|process|dossier|index)$'"
        )
        tables = {name for (name,) in cursor.fetchall()}

    assert tables - {model._meta.db_table for model in said.tables} == set()


def test_of_every_table_somebody_sees_rows_that_others_do_not(said):
    for model in set(said.tables) - {Worker}:
        seen = [len(said.rows[name][model]) for name in PEOPLE]
        assert max(seen) > 0, model
        assert min(seen) == 0, model
        between = [len(said.rows[name][model]) for name in ("jan", "hanna", "piet", "eva", "rik")]
        assert min(between) < said.all_rows[model], (model, "also of those who have dossiers somebody is refused one")

    assert {name for name in PEOPLE if not any(said.rows[name][m] for m in said.tables if m is not Worker)} == IDLE


@pytest.mark.parametrize("word", list(scene.OPEN_TO))
def test_the_oracle_opens_each_dossier_to_who_was_named_and_to_nobody_else(said, dossiers, word):
    assert {name for name in PEOPLE if dossiers[word] in said.rows[name][Dossier]} == scene.OPEN_TO[word]


@pytest.mark.req("WENS-09")
def test_the_oracle_keeps_what_is_shielded_from_who_was_let_in_to_the_basis_alone(said, dossiers):
    by_name = {str(one): one.id for one in everything(Person)}
    own = {one.id: one.person_id for one in everything(ContactPoint) if one.own}
    hidden = {one.id: one.street for one in everything(Dwelling) if one.shielded}

    def shielded(name: str) -> tuple[set[UUID], set[str]]:
        rows = said.rows[name]
        return {own[one] for one in own.keys() & rows[ContactPoint]}, {
            hidden[o] for o in hidden.keys() & rows[Dwelling]
        }

    kees, kaat = by_name["Kees Kanarie"], by_name["Kaat Kanarie"]
    assert shielded("jan") == shielded("hanna") == ({kees, kaat}, {"Schuilstraat", "Nieuwestraat"})
    assert shielded("eva") == ({kees}, {"Nieuwestraat"})
    assert shielded("piet") == shielded("rik") == (set(), set())
    assert by_name["Vader Kanarie"] in said.rows["piet"][Person]


def test_the_oracle_tells_a_privacy_officer_of_emergencies_of_his_own_place_alone(said, dossiers):
    there = {one.id: one.dossier_id for one in everything(Involvement) if one.kind == InvolvementKind.EMERGENCY}

    assert scene.names_of(there.values(), dossiers) == {"lent", "elsewhere"}
    assert scene.names_of([there[one] for one in said.rows["frans"][Involvement]], dossiers) == {"lent"}
    assert said.rows["frans"][Dossier] == set()
