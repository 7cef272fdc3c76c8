# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: complete, insert-only, sealed; without it there is no act."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client

from opencjg.audit import services as audit
from opencjg.audit.selectors import verify
from opencjg.audit.types import Act
from tests.conftest import clone, drop, use_database
from tests.world import enter, session_of

FIELDS = "act, kind, actor_name, outcome, pattern"


@pytest.fixture
def committed(template_database: tuple[Any, str], django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """A database of its own, for tests that commit; yields the owner's connection to it."""
    owner, template = template_database
    before = connection.settings_dict["NAME"]
    name = f"log_{uuid.uuid4().hex[:8]}"
    clone(owner, template, name)
    with django_db_blocker.unblock():
        use_database(name)
        try:
            yield connections["owner"]
        finally:
            use_database(before)
            drop(owner, name)


def log(owner: Any) -> list[tuple[Any, ...]]:
    with owner.cursor() as cursor:
        cursor.execute(f"select {FIELDS} from audit_auditevent order by at, id")  # noqa: S608
        return list(cursor.fetchall())


def act_as(name: str, act: Act, thing: uuid.UUID | None = None) -> None:
    with transaction.atomic():
        enter(name)
        audit.record(act, "Proef", thing or uuid.uuid4())


def change(owner: Any, statement: str) -> None:
    with owner.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.commits
def test_the_actor_is_who_the_identity_says_and_an_act_that_is_undone_leaves_no_line(committed):
    act_as("jan", Act.READ)
    with transaction.atomic():
        enter("jan")
        audit.record(Act.CHANGE, "Proef", uuid.uuid4())
        transaction.set_rollback(True)

    assert [(line[0], line[2]) for line in log(committed)] == [("read", "Jan Jansen")]


@pytest.mark.commits
def test_what_was_refused_is_logged_although_it_was_undone(committed):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("jan")

    assert client.get("/contacten/").status_code == 403

    assert log(committed) == [("refused", "Page", "Jan Jansen", "refused", "GET contacten/")]


@pytest.mark.commits
def test_reading_a_list_is_logged_with_who_and_through_which_page(committed):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    client.get("/contacten/")

    assert log(committed) == [("list", "Contact", "Samira Bouali", "done", "GET contacten/")]


@pytest.mark.commits
def test_without_a_log_there_is_no_page_and_no_data(committed):
    change(committed, "alter table audit_auditevent add constraint vol check (false) not valid")
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")

    response = client.get("/contacten/")

    assert response.status_code == 503
    assert "<table" not in response.content.decode()


@pytest.mark.commits
def test_a_sealed_log_is_intact_and_a_later_line_falls_into_the_next_seal(committed):
    act_as("jan", Act.READ)
    assert audit.seal() == 1
    act_as("samira", Act.READ)
    act_as("eva", Act.READ)
    assert verify().unsealed == 2
    assert audit.seal() == 2

    verdict = verify()
    assert (verdict.intact, verdict.events, verdict.unsealed) == (True, 3, 0)
    call_command("audit", "verify")


BACKDATED = """
insert into audit_auditevent
select gen_random_uuid(), at - interval '3 days', tenant, actor, actor_name, actor_organisation, actor_roles,
       on_behalf_of, act, kind, thing, subject, outcome, basis, purpose, emergency, detail, access_point, session,
       request, pattern, source
from audit_auditevent limit 1
"""
ATTACKS = {
    "another name": "update audit_auditevent set actor_name = 'Iemand' where actor_name = 'Jan Jansen'",
    "another time": "update audit_auditevent set at = at - interval '1 second'",
    "a line removed": "delete from audit_auditevent where actor_name = 'Eva Elders'",
    "a leaf removed": "delete from audit_auditleaf where position = 1",
    "a leaf changed": "update audit_auditleaf set digest = sha256('x') where position = 1",
    "a seal renumbered": "update audit_auditseal set number = number + 10",
    "the first seal removed": "delete from audit_auditleaf; delete from audit_auditseal where number = 1",
    "a line put in the past": BACKDATED,
}


@pytest.mark.commits
@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_somebody_with_all_power_changes_the_log_tells(committed, attack):
    for number in range(3):
        act_as(["jan", "samira", "eva"][number], Act.READ)
    audit.seal()
    act_as("jan", Act.CHANGE)
    audit.seal()

    change(committed, ATTACKS[attack])

    with pytest.raises(CommandError, match="broken at"):
        call_command("audit", "verify")


@pytest.mark.django_db
def test_the_application_itself_cannot_read_or_write_the_log(act):
    act("samira")
    for statement in ("select * from audit_auditevent", "delete from audit_auditevent", "select door.seal_audit()"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
