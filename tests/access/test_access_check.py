# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""`access check` says yes only to a run that looked and found nothing."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from opencjg.core.rules.access import ROW_TEST, Proof, shortcomings
from tests.access import test_matrix

WELL = Proof(cells=100, compared=40, planted=3, killed=3, passed=9)


def test_a_run_that_looked_and_found_nothing_is_well():
    assert shortcomings(WELL) == []


@pytest.mark.parametrize("what", ["cells", "compared", "planted", "passed"])
def test_a_run_that_looked_at_nothing_is_not(what):
    assert shortcomings(replace(WELL, **{what: 0}))


def test_a_leak_an_address_without_a_row_and_a_weakening_that_stays_hidden_are_said():
    assert hasattr(test_matrix, ROW_TEST)
    failed = ("tests/access/test_oracle.py::test_x", f"tests/access/test_matrix.py::{ROW_TEST}")

    said = shortcomings(replace(WELL, killed=1, failed=failed))

    assert [line.partition(":")[0] for line in said] == [
        "a leak, or a wall",
        "an address has no row",
        "2 planted weakenings were not found",
    ]


@pytest.mark.parametrize(
    ("record", "refusal"),
    [
        (json.dumps(asdict(WELL)), ""),
        (json.dumps(asdict(replace(WELL, failed=["t"]))), "a leak"),
        (json.dumps(asdict(replace(WELL, cells=0))), "empty"),
        ("{", "cut off"),
        (None, "did not run"),
    ],
)
def test_the_command_exits_with_the_reason(tmp_path: Path, monkeypatch, capsys, record, refusal):
    path = tmp_path / "record.json"
    if record is not None:
        path.write_text(record)
    monkeypatch.setenv("OPENCJG_ACCESS_RECORD", str(path))

    if refusal:
        with pytest.raises(CommandError, match=refusal):
            call_command("access", "check")
    else:
        call_command("access", "check")
        assert "3 of 3 planted weakenings found" in capsys.readouterr().out
