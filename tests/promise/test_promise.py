# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nobody falls between two stools, whatever people do and whatever breaks."""

import sys
from typing import Any

import pytest

from tests.conftest import FULL
from tests.promise.account import Account
from tests.promise.machine import NAMES
from tests.promise.run import prove, scratch

STEPS = 20_000 if FULL else 2_000
# The same choices each time in a newcomer's run; other ones whenever the long proof is asked for.
SEED = None if FULL else 2026


@pytest.mark.commits
@pytest.mark.timeout(7200 if FULL else 900)
@pytest.mark.req("ALG-23", "RES-12", "PI-MS-1.5")
def test_no_open_matter_is_ever_without_worker_step_and_date(
    template_database: tuple[Any, str], django_db_blocker: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    account = Account()
    with django_db_blocker.unblock(), scratch(*template_database) as fresh:
        prove(fresh, account, STEPS, first_seed=SEED)
    with capsys.disabled():
        sys.stdout.write(f"\n{account.line()}\n{account.table()}\n")
    assert account.steps >= STEPS
    assert account.broken == 0
    assert not account.never(NAMES)
