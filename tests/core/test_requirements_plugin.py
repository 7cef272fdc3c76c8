# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pytest plugin behind the record, run on small test suites of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = "[pytest]\naddopts = -p no:django -p no:cacheprovider -p tests.requirement_marks\nmarkers = req\n"


@pytest.fixture
def suite(tmp_path):
    return Suite(tmp_path)


class Suite:
    """A directory with tests, and the record their runs leave behind."""

    def __init__(self, folder):
        self.folder = folder
        self.record = folder / "passed.json"
        (folder / "pytest.ini").write_text(CONFIG, encoding="utf-8")

    def write(self, name, body):
        (self.folder / name).write_text(f"import pytest\nreq = pytest.mark.req\n{body}", encoding="utf-8")

    def run(self, *arguments):
        """Output and exit code of one run."""
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "OPENCJG_REQUIREMENTS_RECORD": str(self.record),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        environment.pop("PYTEST_ADDOPTS", None)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.stdout + done.stderr, done.returncode

    @property
    def passed(self):
        return json.loads(self.record.read_text(encoding="utf-8"))["tests"]


OUTCOMES = """
@req("IA-1")
def test_passes(): pass

@req("IA-2a")
def test_fails(): assert False

@req("IA-2b")
@pytest.mark.skip(reason="later")
def test_skipped(): pass

@req("IA-2c")
@pytest.mark.xfail
def test_expected_to_fail(): assert False

@req("IA-3")
@pytest.mark.xfail
def test_unexpectedly_passes(): pass

@pytest.fixture
def breaks_afterwards():
    yield
    assert False

@req("MS-3")
def test_breaks_afterwards(breaks_afterwards): pass

@req("MS-4", "MS-4")
@pytest.mark.parametrize("value", ["a::b"])
def test_of_values(value): pass

def test_proves_nothing(): pass
"""

PROVEN = {"test_a.py::test_passes": ["IA-1"], "test_a.py::test_of_values[a::b]": ["MS-4"]}


@pytest.mark.parametrize("workers", [[], ["-p", "xdist", "-n", "2"]])
def test_only_what_ran_and_passed_counts_with_and_without_workers(suite, workers):
    suite.write("test_a.py", OUTCOMES)

    output, code = suite.run(*workers)

    assert code == 1
    assert suite.passed == PROVEN
    assert "IA 1/21, MS 1/30" in output
    last = output.splitlines()[-1]
    assert "1 failed" in last
    assert "requirements proven" in output.removesuffix(last)


@pytest.mark.parametrize("workers", [[], ["-p", "xdist", "-n", "2"]])
@pytest.mark.parametrize(
    ("mark", "complaint"),
    [
        ('@req("IA-99")', "test_b.py::test_marked names unknown requirements: IA-99."),
        ("@req()", "test_b.py::test_marked names no requirement."),
        ('@req("IA-1", "IA-2a", "IA-2b", "IA-2c", "IA-3", "MS-3")', "names 6 requirements; at most 5"),
    ],
)
def test_a_wrong_mark_is_an_error_at_collection(suite, workers, mark, complaint):
    suite.write("test_b.py", f"{mark}\ndef test_marked(): pass\n")
    output, code = suite.run(*workers)
    assert code != 0
    assert complaint in output
    assert "passed" not in output.splitlines()[-1]


def test_a_run_of_one_test_leaves_the_others_on_record(suite):
    suite.write("test_a.py", OUTCOMES)
    suite.write("test_c.py", '@req("IA-3")\ndef test_closes(): pass\n')
    suite.run()
    suite.write("test_a.py", OUTCOMES.replace("def test_passes(): pass", "def test_passes(): assert False"))

    suite.run("test_a.py::test_passes")

    assert suite.passed == {
        "test_a.py::test_of_values[a::b]": ["MS-4"],
        "test_c.py::test_closes": ["IA-3"],
    }


def test_a_test_that_was_not_selected_keeps_its_proof_and_one_that_vanished_loses_it(suite):
    suite.write("test_a.py", '@req("IA-1")\ndef test_one(): pass\n\n@req("IA-3")\ndef test_two(): pass\n')
    suite.write("test_c.py", '@req("MS-3")\ndef test_three(): pass\n')
    suite.run()
    (suite.folder / "test_c.py").unlink()
    suite.write("test_a.py", '@req("IA-1")\ndef test_one(): pass\n\n@req("IA-3")\ndef test_renamed(): pass\n')

    suite.run("-k", "nothing_of_this")

    assert suite.passed == {"test_a.py::test_one": ["IA-1"]}


def test_a_test_that_now_claims_something_else_has_to_run_again(suite):
    suite.write("test_a.py", '@req("IA-1")\ndef test_one(): pass\n')
    suite.run()
    suite.write("test_a.py", '@req("IA-1", "IA-3")\ndef test_one(): pass\n')

    suite.run("-k", "nothing_of_this")
    assert suite.passed == {}

    suite.run("-p", "xdist", "-n", "1")
    assert suite.passed == {"test_a.py::test_one": ["IA-1", "IA-3"]}


def test_looking_at_the_tests_records_nothing(suite):
    suite.write("test_a.py", OUTCOMES)
    suite.run("--collect-only")
    assert not suite.record.exists()


def test_a_record_that_was_cut_off_is_begun_again(suite):
    suite.record.write_text('{"tests"', encoding="utf-8")
    suite.write("test_a.py", '@req("IA-1")\ndef test_one(): pass\n')
    suite.run()
    assert suite.passed == {"test_a.py::test_one": ["IA-1"]}
