# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting what the tests prove: the catalogue, the record and the command that reports."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from opencjg.core.rules.requirements import (
    catalogue,
    coverage,
    families,
    read_record,
    together,
    write_record,
    wrong_marks,
)

RECORD = {"tests/desk/test_contact.py::test_one": ("IA-1", "IA-2a"), "tests/x.py::test_two[a|b]": ("MS-3",)}


@pytest.fixture
def record(tmp_path, monkeypatch):
    path = tmp_path / "passed.json"
    monkeypatch.setenv("OPENCJG_REQUIREMENTS_RECORD", str(path))
    write_record(path, RECORD)
    return path


def report(*arguments):
    out = StringIO()
    call_command("requirements", *arguments, stdout=out)
    return out.getvalue()


def test_the_catalogue_holds_every_requirement_of_the_inventory_once():
    ids = [requirement.id for requirement in catalogue()]
    assert len(ids) == len(set(ids)) == 702
    assert families()[:5] == ("ALG", "RES", "IA", "MS", "RC")


@pytest.mark.parametrize(
    ("ids", "complaint"),
    [
        (["IA-2a"], ""),
        (["IA-2a"] * 9, ""),
        ([], "names no requirement."),
        (["IA-2a", "IA-99"], "names unknown requirements: IA-99."),
        (
            ["IA-1", "IA-2a", "IA-2b", "IA-2c", "IA-3", "MS-3"],
            "names 6 requirements; at most 5 can be proven by one test.",
        ),
    ],
)
def test_a_test_names_one_to_five_requirements_that_exist(ids, complaint):
    assert wrong_marks(ids) == complaint


def test_coverage_counts_each_proven_requirement_once():
    by_family = {part.family: part for part in coverage({**RECORD, "tests/y.py::test_three": ("IA-1",)})}
    assert (by_family["IA"].covered, by_family["IA"].total) == (2, 21)
    assert "IA-1" not in by_family["IA"].missing
    assert "IA-2b" in by_family["IA"].missing
    assert together(by_family.values()).covered == 3
    assert together(by_family.values()).total == 702


def test_a_record_reads_as_it_was_written(record):
    assert read_record(record) == RECORD


def test_the_command_shows_covered_and_total_per_family(record):
    lines = report().splitlines()
    assert "IA          2 /  21    9.5 %" in lines
    assert "MS          1 /  30    3.3 %" in lines
    assert lines[-1].startswith("total       3 / 702")


def test_the_command_shows_only_the_families_that_were_asked(record):
    assert [line.split()[0] for line in report("--family", "IA", "--family", "MS").splitlines()] == [
        "IA",
        "MS",
        "total",
    ]


def test_the_command_says_it_in_json(record):
    said = json.loads(report("--family", "IA", "--json"))
    assert (said["covered"], said["total"], said["percent"]) == (2, 21, 9.5)
    assert said["families"]["IA"]["covered"] == 2
    assert "IA-2b" in said["families"]["IA"]["missing"]
    assert said["minimum"] is None
    assert said["reached"] is True


def test_under_the_minimum_the_command_fails_with_what_is_missing(record):
    with pytest.raises(CommandError) as failure:
        report("--family", "IA", "--family", "MS", "--min", "5")
    assert failure.value.returncode == 1
    assert "MS: 3.3 % is under the minimum of 5 %; not proven: MS-1, " in str(failure.value)
    assert "IA:" not in str(failure.value)


def test_without_a_family_the_minimum_holds_for_all_together(record):
    assert report("--min", "0.4")
    with pytest.raises(CommandError, match=r"total: 0.4 % is under the minimum of 1 %"):
        report("--min", "1")


def test_json_is_still_printed_under_the_minimum(record):
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("requirements", "--json", "--min", "90", stdout=out)
    assert json.loads(out.getvalue())["reached"] is False


@pytest.mark.parametrize("arguments", [["--min", "101"], ["--min", "many"], ["--family", "XX"]])
def test_an_argument_that_means_nothing_is_refused(record, arguments):
    with pytest.raises(CommandError):
        report(*arguments)


def test_the_list_names_the_tests_behind_each_requirement(record, tmp_path):
    page = tmp_path / "reference" / "requirements.md"
    report("--write", str(page))
    lines = page.read_text(encoding="utf-8").splitlines()
    assert "## IA: 2 of 21" in lines
    assert any(line.startswith("| IA-1 |") and "test_contact.py::test_one`" in line for line in lines)
    assert any(line.startswith("| MS-3 |") and line.endswith("| `tests/x.py::test_two` |") for line in lines)
    assert sum(line.startswith("| ") and not line.startswith("| ID") for line in lines) == 702


def test_without_a_record_the_command_says_what_to_run(monkeypatch, tmp_path):
    monkeypatch.setenv("OPENCJG_REQUIREMENTS_RECORD", str(tmp_path / "none.json"))
    with pytest.raises(CommandError, match="Run bin/test first"):
        report()


def test_a_broken_record_is_told_apart_from_none(record):
    record.write_text('{"tests": ', encoding="utf-8")
    with pytest.raises(CommandError, match="cannot be read"):
        report()
