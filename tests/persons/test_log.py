# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the log says of looking for people and opening dossiers."""

import pytest
from django.db import transaction

from opencjg.persons import selectors
from opencjg.persons.rules.searching import read_query
from tests.audit.test_log import committed
from tests.world import enter

__all__ = ["committed"]


@pytest.mark.commits
def test_a_search_is_logged_by_its_fields_and_never_by_its_terms(committed):
    with transaction.atomic():
        viewer = enter("jan")
        selectors.find(read_query("meijer 3-5-2019"), viewer)
        selectors.whom_to_call(read_query("meijer 3-5-2019"), viewer)

    with committed.cursor() as cursor:
        cursor.execute("select kind, detail, to_jsonb(e) from audit_auditevent e where act = 'search' order by at")
        rows = cursor.fetchall()
    assert [row[:2] for row in rows] == [("Person", "words born"), ("MatchDoor", "words born")]
    assert not any("meijer" in str(row).lower() or "2019" in str(row) for row in rows)
