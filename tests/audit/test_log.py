# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: complete, insert-only, sealed; without it there is no act."""

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client

from opencjg.accounts.services import end_absence
from opencjg.accounts.sessions import hash_key
from opencjg.audit import services as audit
from opencjg.audit.selectors import kept_seals, verify
from opencjg.audit.types import Act
from tests.conftest import clone, drop, use_database
from tests.sentences import Desk
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


def one(owner: Any, statement: str) -> tuple[Any, ...]:
    with owner.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone())


@contextmanager
def undone(owner: Any) -> Iterator[None]:
    """What happens inside is undone afterwards."""
    with transaction.atomic(using=owner.alias):
        yield
        transaction.set_rollback(True, using=owner.alias)


def verdict_inside(owner: Any) -> str | None:
    """What verifying says within the owner's own transaction, as the door role does it."""
    with owner.cursor() as cursor:
        cursor.execute("set local role opencjg_door")
        cursor.execute("select door.verify_audit('[]')")
        (said,) = cursor.fetchone()
        cursor.execute("reset role")
    return None if said is None else str(said)


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
def test_without_a_log_there_is_no_page_no_data_and_no_act(committed, now):
    with transaction.atomic():
        contact = Desk(enter, now).registers("Kanarievraag", handling=())
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    assert "Kanarievraag" in client.get(f"/contacten/{contact}/").content.decode()
    before = one(committed, "select count(*) from desk_contact")
    change(committed, "alter table audit_auditevent add constraint vol check (false) not valid")

    for address in (f"/contacten/{contact}/", "/contacten/", "/kennisbank/"):
        response = client.get(address)
        assert response.status_code == 503
        assert "Kanarievraag" not in response.content.decode()
        assert "<table" not in response.content.decode()
    sent = client.post("/instellingen/", {"do": "preferences", "language": "en"})
    assert sent.status_code == 503
    with pytest.raises(DatabaseError), transaction.atomic():
        Desk(enter, now).registers("Ongelogd", handling=())

    assert one(committed, "select count(*) from desk_contact") == before
    assert one(committed, "select language from accounts_worker where name = 'Samira Bouali'") == ("nl",)


@pytest.mark.commits
def test_the_database_fills_in_the_actor_whatever_the_caller_says(committed, now):
    forged = {"actor": str(uuid.uuid4()), "actor_name": "Iemand Anders", "at": "2001-01-01", "id": str(uuid.uuid4())}
    entry = {"act": "read", "kind": "Proef", "outcome": "done"} | forged
    with transaction.atomic(), connection.cursor() as cursor:
        viewer = enter("jan")
        cursor.execute("select door.record(%s::jsonb)", [json.dumps([entry])])

    row = one(
        committed, "select actor, actor_name, actor_roles, at > now() - interval '1 minute', id from audit_auditevent"
    )
    assert row[:4] == (viewer.worker, "Jan Jansen", "worker", True)
    assert str(row[4]) != forged["id"]


@pytest.mark.commits
def test_what_is_done_for_another_is_logged_with_who_did_it_and_where_it_came_from(committed):
    client = Client(REMOTE_ADDR="192.0.2.7")
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    client.get("/kennisbank/?q=geheim")

    row = one(
        committed, "select act, access_point, pattern, session, request is not null, e::text from audit_auditevent e"
    )
    assert row[:3] == ("search", "192.0.2.7", "GET kennisbank/")
    assert row[4]
    assert row[3] not in {"", session_of("samira"), hash_key(session_of("samira"))[:16]}
    assert "geheim" not in row[5], "what was searched for is content"


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
    "a line put an hour back": BACKDATED.replace("3 days", "1 hour"),
    "two lines in another order": """
        update audit_auditevent e set at = other.at from audit_auditevent other
        where e.act = 'read' and other.act = 'read' and (e.actor_name, other.actor_name) in (
            ('Jan Jansen', 'Eva Elders'), ('Eva Elders', 'Jan Jansen'))""",
    "leaves in another order": """
        update audit_auditleaf set position = position + 100 where position = 1;
        update audit_auditleaf set position = 1 where position = 2 and exists (
            select 1 from audit_auditleaf x where x.seal_id = audit_auditleaf.seal_id and x.position = 101);
        update audit_auditleaf set position = 2 where position = 101""",
    "a line and its leaf removed": """
        delete from audit_auditevent where actor_name = 'Eva Elders';
        delete from audit_auditleaf l where not exists (select 1 from audit_auditevent e where e.id = l.event)""",
    "the lines of the last seal removed": """
        delete from audit_auditevent e using audit_auditleaf l, audit_auditseal s
        where l.event = e.id and s.id = l.seal_id and s.number = 2""",
    "the lines and leaves of the last seal removed": """
        delete from audit_auditevent e using audit_auditleaf l, audit_auditseal s
        where l.event = e.id and s.id = l.seal_id and s.number = 2;
        delete from audit_auditleaf l using audit_auditseal s where s.id = l.seal_id and s.number = 2""",
    "a seal of another tenant": "update audit_auditseal set tenant = gen_random_uuid() where number = 2",
    "a seal with another digest": "update audit_auditseal set digest = sha256('x') where number = 1",
}
# What nothing inside this database can tell; the seals that were kept elsewhere do.
CUT_OFF = """
    delete from audit_auditevent e using audit_auditleaf l, audit_auditseal s
    where l.event = e.id and s.id = l.seal_id and s.number = 2;
    delete from audit_auditleaf l using audit_auditseal s where s.id = l.seal_id and s.number = 2;
    delete from audit_auditseal where number = 2"""


@pytest.fixture
def sealed(committed):
    """Two seals, one of three lines and one of one; intact."""
    for name in ("jan", "samira", "eva"):
        act_as(name, Act.READ)
    audit.seal()
    act_as("jan", Act.CHANGE)
    audit.seal()
    assert verify().intact
    return committed


@pytest.mark.commits
def test_whatever_somebody_with_all_power_changes_the_log_tells(sealed):
    untold = []
    for attack, statement in ATTACKS.items():
        with undone(sealed):
            change(sealed, statement)
            if verdict_inside(sealed) is None:
                untold.append(attack)
    assert untold == []
    assert verify().intact, "each attack was undone"


@pytest.mark.commits
def test_the_command_names_what_is_broken_and_fails(sealed):
    (changed,) = one(sealed, "update audit_auditevent set actor_name = 'Iemand' where act = 'change' returning id")
    with pytest.raises(CommandError, match=f"broken at: event {changed}, changed"):
        call_command("audit", "verify")

    change(sealed, f"delete from audit_auditevent where id = '{changed}'")  # noqa: S608
    with pytest.raises(CommandError, match=f"broken at: event {changed}, removed"):
        call_command("audit", "verify")


@pytest.mark.commits
def test_the_end_cut_off_whole_is_told_by_the_seals_that_were_kept_elsewhere(committed, settings, tmp_path):
    settings.SEALS_FILE = str(tmp_path / "away" / "seals.jsonl")
    for name in ("jan", "jan"):
        act_as(name, Act.READ)
        audit.seal()
    kept = kept_seals(Path(settings.SEALS_FILE))
    assert [one["number"] for one in kept] == [2], "the last of the tenant says it all"
    assert verify(kept=kept).intact

    change(committed, CUT_OFF)

    assert verify().intact, "from the inside nobody can tell"
    assert "kept elsewhere" in verify(kept=kept).broken
    with pytest.raises(CommandError, match="seal 2 of tenant"):
        call_command("audit", "verify", "--seals", settings.SEALS_FILE)


@pytest.mark.commits
def test_a_line_put_back_is_told_after_the_next_round_sealed_it_too(sealed):
    change(sealed, "update audit_auditseal set sealed_at = sealed_at - interval '5 seconds'")
    change(sealed, BACKDATED.replace("3 days", "1 hour"))
    assert audit.seal() == 1

    assert "long after its moment" in verify().broken


@pytest.mark.commits
def test_a_line_that_is_committed_late_falls_into_the_next_seal(committed):
    late = connection.copy()
    try:
        with late.cursor() as cursor:
            cursor.execute("begin")
            cursor.execute("select door.open_request(%s, 900)", [hash_key(session_of("jan"))])
            cursor.execute("""select door.record('[{"act": "read", "kind": "Laat", "outcome": "done"}]')""")
            act_as("samira", Act.READ)
            assert audit.seal() == 1
            cursor.execute("commit")
    finally:
        late.close()

    assert verify().unsealed == 1
    assert audit.seal() == 1
    assert (verify().intact, verify().unsealed) == (True, 0)
    assert one(
        committed,
        "select l.position from audit_auditleaf l join audit_auditevent e on e.id = l.event where e.kind = 'Laat'",
    ) == (1,)


@pytest.mark.commits
def test_two_rounds_of_sealing_at_once_seal_a_line_once(committed):
    for _time in range(20):
        act_as("jan", Act.READ)
    with ThreadPoolExecutor(3) as pool:
        sealed_by = list(pool.map(seal_elsewhere, range(3)))

    assert sum(sealed_by) == 20
    assert (verify().intact, verify().unsealed) == (True, 0)


def seal_elsewhere(_number: int) -> int:
    other = connections["retention"].copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("select door.seal_audit()->>'events'")
            return int(cursor.fetchone()[0])
    finally:
        other.close()


@pytest.mark.commits
def test_each_centre_has_a_chain_of_its_own(committed):
    for tenant in (uuid.uuid4(), uuid.uuid4(), None):
        with transaction.atomic():
            enter("jan")
            audit.record(Act.READ, "Proef", uuid.uuid4(), tenant=tenant)

    assert audit.seal() == 3
    assert one(committed, "select count(*), count(distinct tenant), max(number) from audit_auditseal") == (3, 2, 1)
    assert verify().intact


WITH_THE_LOG = [
    "select * from audit_auditevent",
    "insert into audit_auditevent (id, at, act, kind, outcome) values (gen_random_uuid(), now(), 'x', 'x', 'x')",
    "update audit_auditevent set actor_name = ''",
    "delete from audit_auditevent",
    "delete from audit_auditleaf",
    "update audit_auditseal set digest = ''",
    "truncate audit_auditevent cascade",
    "alter table audit_auditevent disable trigger all",
]


@pytest.mark.django_db(databases=["default", "login", "retention"])
@pytest.mark.parametrize("alias", ["default", "login", "retention"])
def test_no_role_that_works_can_read_or_write_the_log_itself(act, alias):
    act("samira")
    sealing = ["select door.seal_audit()", "select door.verify_audit('[]')"] if alias != "retention" else []
    for statement in WITH_THE_LOG + sealing:
        with pytest.raises(DatabaseError) as error, transaction.atomic(using=alias):
            change(connections[alias], statement)
        assert error.value.__cause__.sqlstate == "42501", statement


@pytest.mark.commits
def test_taking_back_an_absence_that_is_not_there_is_no_act(committed):
    with transaction.atomic():
        assert end_absence(absence=uuid.uuid4(), by=enter("jan")) is False

    assert log(committed) == []
