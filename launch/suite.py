# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/test: every check a change can break, then every test. All of them run, also after one has failed."""

import argparse
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from launch import ROOT, browser, clamd, tree
from launch.progress import stage
from launch.signals import foreground, leave_in_order
from launch.surroundings import surroundings

Environment = dict[str, str]
PROGRAMS = Path(sys.executable).parent
WORKERS = ["-n", "2", "--dist", "loadgroup"]  # the suite is to be quick on two cores


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check ended: the exit code of its program, and what it said."""

    code: int
    said: str


def main(arguments: list[str]) -> int:
    """Run all checks and tests; with arguments for pytest only those tests. Returns the first failure."""
    options, for_pytest = _asked(arguments)
    leave_in_order()
    with ExitStack() as stack:
        with stage("browser"):
            more = browser.ensure()
        if options.full:
            with stage("virus scanner"):
                more |= clamd.ensure()
        more |= {"OPENCJG_TESTING": "1"} | ({"OPENCJG_FULL": "1"} if options.full else {})
        with stage("test server"):
            environment = stack.enter_context(surroundings("test")) | more
        failed = {} if for_pytest else _check(environment)
        if failed:
            print(f"\nFailed, see above: {', '.join(failed)}.", file=sys.stderr, flush=True)
        tests = _pytest(for_pytest or WORKERS, environment)
        return next(iter(failed.values()), tests)


def _asked(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="bin/test",
        usage="bin/test [--full] [arguments for pytest]",
        description="Without arguments: linters, types, contracts, then every test. With arguments (a path, "
        "-k, -x and so on): only pytest, with those arguments.",
        allow_abbrev=False,
    )
    parser.add_argument("--full", action="store_true", help="add the long proofs")
    return parser.parse_known_args(arguments)


def _check(environment: Environment) -> dict[str, int]:
    """Run the checks, a line each. Returns the exit codes of those that failed, by name, in order."""
    failed = {}
    for name, check in CHECKS.items():
        with stage(name) as now:
            outcome = check(environment)
            now.verdict = "FAILED, " if outcome.code else ""
        if outcome.code:
            print(outcome.said, file=sys.stderr, flush=True)
            failed[name] = outcome.code
    return failed


def _pytest(arguments: list[str], environment: Environment) -> int:
    """Last, so that pytest's own summary is the last thing on the screen. Its fixtures end on SIGINT only."""
    print(flush=True)
    return foreground([PROGRAMS / "pytest", *arguments], environment, end_with=signal.SIGINT)


def _program(name: str, *arguments: str) -> Callable[[Environment], Outcome]:
    """A check by a program that exits with 0 when all is well."""

    def check(environment: Environment) -> Outcome:
        run = subprocess.run(
            [PROGRAMS / name, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Outcome(run.returncode, run.stdout.strip())

    return check


def _licences(environment: Environment) -> Outcome:
    """On a copy of our own files: without git, reuse would judge what tools left behind too."""
    with tempfile.TemporaryDirectory() as place:
        tree.copy(Path(place))
        outcome = _program("reuse", "--root", place, "lint", "--lines")(environment)
        return Outcome(outcome.code, outcome.said.replace(f"{place}/", ""))


def _addresses(_environment: Environment) -> Outcome:
    found = tree.addresses()
    return Outcome(1 if found else 0, "\n".join(found))


CHECKS = {
    "ruff check": _program("ruff", "check", "--quiet", "."),
    "ruff format": _program("ruff", "format", "--check", "."),
    "import contracts": _program("lint-imports"),
    "types": _program("mypy", "--no-error-summary", "-p", "opencjg", "-p", "launch"),
    "licences": _licences,
    "security": _program("bandit", "-c", "pyproject.toml", "-q", "-r", "src"),
    "no addresses in the locks": _addresses,
    "translations": _program("django-admin", "compile_catalogues"),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
