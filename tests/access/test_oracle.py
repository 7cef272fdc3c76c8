# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the database shows each worker of each table, beside what an oracle says that reads everything."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from opencjg.accounts.models import Worker
from opencjg.accounts.services import report_absence
from opencjg.core.rules.identifiers import uuid7
from opencjg.desk.types import Handling, NewCallback
from opencjg.forms.services import save_draft, send_once
from tests.access.oracle import Oracle, everything, person
from tests.audit.test_log import committed
from tests.sentences import Desk
from tests.world import PEOPLE, enter

__all__ = ["committed"]
pytestmark = pytest.mark.commits
# Nobody reads what waits to leave; the rest of what the application cannot read is in test_catalog.
IDLE = {"piet", "fatma", "polly", "wim", "frans"}


@pytest.fixture
def people(committed) -> dict[str, UUID]:
    return {one.name.split()[0].lower(): one.id for one in everything(Worker)}


@pytest.fixture
def busy(people, now) -> None:
    """A morning at two desks: open and closed questions, a promise, two worries, drafts, and Jan away."""
    desk = Desk(enter, now)
    promise = NewCallback(name="Kanarie", phone="0600000199", due=now)
    with transaction.atomic():
        desk.registers("Open", handling=(Handling.CALLBACK,), callback=promise)
        desk.registers("Gesloten", helped=True)
        desk.registers("Bij Bas", who="bas", handling=())
        desk.registers("Elders", who="eva", handling=(Handling.CALLBACK,), callback=promise)
        desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"])
        desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
        for name in ("samira", "jan", "eva"):
            worker = enter(name).worker
            save_draft(worker=worker, form="a", values={"q": ["x"]}, at=now)
            send_once(key=uuid7(), worker=worker, outcome=None, at=now)
    real = timezone.now()
    hour = timedelta(hours=1)
    with transaction.atomic():
        report_absence(
            worker=people["jan"],
            starts=real - hour,
            ends=real + hour,
            stand_in=people["hanna"],
            by=enter("jan"),
            at=real,
        )


@pytest.mark.req("AUT-01", "AUT-03")
def test_every_table_shows_everybody_exactly_what_the_oracle_says(busy, people):
    oracle = Oracle()
    seen_by: dict[str, int] = {}
    for name in PEOPLE:
        who = person(people[name], at=timezone.now())
        with transaction.atomic():
            enter(name)
            shown = {model: set(model._default_manager.values_list("pk", flat=True)) for model in oracle.rules}
        for model in oracle.rules:
            assert shown[model] == oracle.expected(model, who), (name, model.__name__)
        seen_by[name] = sum(len(rows) for model, rows in shown.items() if model is not Worker)

    all_rows = sum(len(everything(model)) for model in oracle.rules if model is not Worker)
    assert all(everything(model) for model in oracle.rules), "every table has rows to be shown or kept from somebody"
    assert {name for name, number in seen_by.items() if number == 0} == IDLE
    assert max(seen_by.values()) < all_rows, "nobody sees everything"
