# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The index holds what the law names and nothing else, and nobody reads its tables."""

from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from opencjg.core import doors, lookup
from opencjg.core.scopes import APP, DOOR, LOGIN, RETENTION
from opencjg.index.forms import ReluctanceForm, StepForm
from opencjg.index.models import Registration
from opencjg.index.rules import pseudonym
from opencjg.index.selectors import entry_of
from opencjg.index.store import NAMES
from tests.index.conftest import BSN

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
COLUMNS = {
    "entry": {"id": "uuid", "pseudonym": "bytea", "organisation": "uuid", "worker": "uuid", "until": "date"}
    | {"reported_at": "timestamp with time zone", "kept_until": "date"},
    "match": dict.fromkeys(("id", "entry", "coordinator", "reluctant"), "uuid")
    | dict.fromkeys(("introduced_on", "spoken_on", "ready_on", "told_on", "ended_on"), "date")
    | {"at": "timestamp with time zone", "reluctance": "smallint"},
    "match_party": {"match": "uuid", "entry": "uuid", "kind": "smallint"},
    "unnumbered": {"pseudonym": "bytea", "sealed": "bytea", "hints": "ARRAY"},
    "same": {"one": "bytea", "other": "bytea"},
}


def owner(query, values=None):
    with connections["owner"].cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


@pytest.mark.req("PRV-06")
def test_the_tables_have_exactly_these_columns_and_none_that_holds_words():
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in owner(
        "select table_name, column_name, data_type from information_schema.columns "
        "where table_schema = 'referral_index'"
    ):
        found.setdefault(table, {})[column] = kind

    assert found == COLUMNS
    assert set(COLUMNS) == set(NAMES)
    assert not {kind for columns in found.values() for kind in columns.values()} & {
        "text",
        "character varying",
        "jsonb",
    }


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION, DOOR])
@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_no_other_role_reaches_a_table_of_the_index(role, table):
    for power in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES"):
        assert owner(f"select has_table_privilege('{role}', 'referral_index.{table}', '{power}')") == [(False,)]


@pytest.mark.parametrize("role", [APP, LOGIN, RETENTION])
def test_no_role_that_runs_calls_a_function_of_the_index_itself(role):
    [(callable_by_it,)] = owner(
        "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace "
        "where n.nspname = 'referral_index' and has_function_privilege(%s, p.oid, 'EXECUTE')",
        [role],
    )
    assert callable_by_it == 0
    assert owner(f"select has_schema_privilege('{role}', 'referral_index', 'USAGE')") == [(False,)]


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_the_application_is_refused_when_it_asks(act, table):
    act("jan")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SQL("select * from referral_index.{}").format(sql.Identifier(table)))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=4, max_size=60)


def flat(arguments):
    """Every value that was handed to the index, those in lists too."""
    for one in arguments:
        yield from flat(one) if isinstance(one, list) else (one,)


@pytest.fixture
def handed(monkeypatch):
    """Everything that was handed to the functions of the index: there is no other way in."""
    values: list[object] = []
    ask = doors._ask

    def listen(select, function, arguments):
        if function.startswith("index_") and function != "index_person":  # that one makes people findable
            values.extend(flat(arguments))
        return ask(select, function, arguments)

    monkeypatch.setattr(doors, "_ask", listen)
    return values


@pytest.mark.req("PRV-06", "AUT-12")
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reason=WORDS.filter(str.strip), numbered=st.booleans(), unjustified=st.booleans())
def test_whatever_is_typed_no_word_of_it_is_handed_to_the_index(index, handed, reason, numbered, unjustified):
    handed.clear()
    with transaction.atomic():
        dossier = index.opens("jan", BSN if numbered else "", name="Kees Qqqqqqqq")
        registered = index.reports(dossier, "jan", reason=reason)
        index.withdraws(dossier, registered.registration, "jan", unjustified=unjustified)
        transaction.set_rollback(True)

    assert {type(one) for one in handed} <= {UUID, bytes, datetime, date, bool, type(None)}
    spoken = [one for one in handed if isinstance(one, bytes)]
    assert spoken
    words = {word.encode() for word in (reason.strip(), "Qqqqqqqq", BSN)}
    assert not any(word in one for word in words for one in spoken)
    assert dossier not in handed


@pytest.mark.req("PRV-06")
def test_the_form_of_a_match_takes_days_names_and_numbers_and_no_words():
    held = {type(field).__name__ for field in (*StepForm.base_fields.values(), *ReluctanceForm.base_fields.values())}

    assert held == {"ChoiceField", "DateField", "TypedChoiceField"}


def test_an_entry_is_not_to_be_told_from_its_dossier_without_the_key(index, act, monkeypatch):
    dossier = index.opens("jan", BSN)
    registered = index.reports(dossier, "jan")
    entry = entry_of(registered.registration)
    act("jan")
    row = Registration.objects.get()

    assert entry not in {value for value in row.__dict__.values() if isinstance(value, UUID)}
    assert pseudonym(lookup.keyed_hash(BSN, use=lookup.BSN)) != lookup.keyed_hash(BSN, use=lookup.BSN)
