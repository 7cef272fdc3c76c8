# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""After a dossier was destroyed the owner of the database finds nothing of it in any table."""

import pytest
from django.db import transaction

from opencjg.forms.services import save_draft
from opencjg.processes import services as processes
from tests.audit.test_log import change, committed, one
from tests.persons.sentences import Files
from tests.persons.test_destruction import Archive
from tests.persons.test_log import workers
from tests.sentences import Desk
from tests.world import MONDAY, enter

__all__ = ["committed"]
LEFT = """
select count(*) from (
    select to_jsonb(x)::text as row from persons_fact x union all select to_jsonb(x)::text from persons_person x
    union all select to_jsonb(x)::text from persons_word x union all select to_jsonb(x)::text from persons_dwelling x
    union all select to_jsonb(x)::text from persons_helper x union all select to_jsonb(x)::text from persons_consent x
    union all select to_jsonb(x)::text from persons_document x union all select to_jsonb(x)::text from forms_draft x
    union all select to_jsonb(x)::text from signalling_concern x
    union all select to_jsonb(x)::text from persons_destruction x
) everything where row ilike '%kanarie%' or row ilike '%kwetter%'
"""


@pytest.mark.commits
def test_destroyed_nothing_of_it_is_left_but_that_it_was(committed):
    with transaction.atomic():
        people = workers()
        archive = Archive(Files(enter, MONDAY, people), enter, MONDAY)
        other = archive.files.opens("Ander Kind", who="piet")
        archive.files.writes(other, "Blijft staan", who="piet")
        desk = Desk(enter, MONDAY)
        case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
        processes.attach_dossier(case=case, dossier=archive.dossier, by=enter("jan"), at=MONDAY)
        form = f"dossiers/{archive.dossier}/feiten/nieuw"
        save_draft(worker=people["jan"], form=form, values={"text": ["Kanarieconcept"]}, at=MONDAY)
        archive.asked()
    close(committed, case)
    assert one(committed, LEFT)[0] > 6, "a word that was nowhere proves nothing"
    assert one(committed, "select count(*) from files_blob") == (1,)

    with transaction.atomic():
        proposal = archive.proposes()
        archive.destroys(proposal)

    assert one(committed, LEFT) == (0,)
    for table in ("files_blob", "forms_draft", "signalling_concern", "persons_document", "persons_relation"):
        assert one(committed, f"select count(*) from {table}") == (0,), table  # noqa: S608
    assert one(committed, "select count(*) from persons_dossier") == (1,), "the other stays, and so does its key"
    assert one(committed, "select text from persons_fact") == ("Blijft staan",)
    assert one(committed, "select count(*), max(facts), max(files) from persons_destruction") == (1, 2, 1)
    assert one(committed, "select dossier_id from processes_case") == (None,)
    with committed.cursor() as cursor:
        cursor.execute(
            "select act from audit_auditevent where kind = 'Destruction' and subject is not null order by at"
        )
        assert [row[0] for row in cursor.fetchall()] == ["create", "delete"]


@pytest.mark.commits
def test_a_case_that_closes_closes_the_dossier_for_who_had_it_through_the_case_but_never_for_the_last(committed):
    with transaction.atomic():
        people = workers()
        files, desk = Files(enter, MONDAY, people), Desk(enter, MONDAY)
        dossier = files.opens("Kanariekind Kwetter")
        cases = [desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"]) for _each in "ab"]
        for case in cases:
            processes.attach_dossier(case=case, dossier=dossier, by=enter("jan"), at=MONDAY)
        processes.reassign(matter=cases[0], to=people["piet"], by=enter("jan"), at=MONDAY)
    assert answering(committed) == ["Jan Jansen", "Piet Post"]

    close(committed, cases[0])
    assert answering(committed) == ["Jan Jansen"]
    close(committed, cases[1])
    assert answering(committed) == ["Jan Jansen"], "somebody always answers for a dossier"


def answering(committed):
    with committed.cursor() as cursor:
        cursor.execute(
            "select distinct w.name from persons_involvement i join accounts_worker w on w.id = i.worker_id "
            "where i.ends is null and i.kind = 'responsible' order by 1"
        )
        return [name for (name,) in cursor.fetchall()]


def close(committed, case):
    """The case ends; how that comes about is for its process."""
    with transaction.atomic(using="owner"):
        change(committed, f"delete from processes_openstep where matter_id = '{case}'")  # noqa: S608
        change(committed, f"update processes_matter set closed_at = now() where id = '{case}'")  # noqa: S608
