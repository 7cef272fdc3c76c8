# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""pytest plugin: `@pytest.mark.req(...)` is checked, and what passed is recorded.

A test that names an unknown requirement, or more than five, is a collection error. A requirement counts as
proven when a test that names it ran and passed in all its phases; skipped, failed and expected-to-fail tests
prove nothing. The record lies in `.local/requirements-passed.json` (OPENCJG_REQUIREMENTS_RECORD); a run
replaces what it looked at, so a full run replaces everything and a single test only itself. With xdist the
workers tell what they saw and the controller writes.
"""

import os
import textwrap
from collections.abc import Generator
from pathlib import Path
from typing import Any, cast

import pytest

from opencjg.core.rules import requirements

ROOT = Path(__file__).resolve().parent.parent
PROVES = "req"


def record_path() -> Path:
    """Where the record of passed tests lies."""
    return Path(os.environ.get("OPENCJG_REQUIREMENTS_RECORD") or ROOT / ".local" / "requirements-passed.json")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(RequirementMarks(config), "requirement-marks")


def claims(item: pytest.Item) -> tuple[Any, ...]:
    """What a test says it proves, by its own marks and those of its class or module."""
    return tuple(dict.fromkeys(claim for mark in item.iter_markers(PROVES) for claim in mark.args))


def place_of(test: str) -> str:
    """The module or class a test lies in; a parameter may itself hold colons."""
    return test.partition("[")[0].rpartition("::")[0]


class RequirementMarks:
    """What one run saw and proved."""

    def __init__(self, config: pytest.Config) -> None:
        self.root = config.rootpath
        self.only_collects = config.option.collectonly
        self.is_worker = hasattr(config, "workerinput")
        self.seen: dict[str, tuple[str, ...]] = {}
        self.places: set[str] = set()
        self.ran: set[str] = set()
        self.passed: dict[str, tuple[str, ...]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Turn wrong marks into an error of the file they stand in."""
        report = yield
        items = [node for node in report.result or () if isinstance(node, pytest.Item)]
        wrong = [complaint for item in items if (complaint := self._complaint(item))]
        if wrong:
            report.outcome = "failed"
            report.longrepr = "\n".join(wrong)
            report.result = []
        elif items:
            self.places.add(collector.nodeid)
            self.seen.update((item.nodeid, claims(item)) for item in items)
        return report

    def _complaint(self, item: pytest.Item) -> str:
        if item.get_closest_marker(PROVES) is None:
            return ""
        wrong = requirements.wrong_marks(claims(item))
        return f"{item.nodeid} {wrong}" if wrong else ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Reports carry the marks to the process that records them."""
        for item in items:
            item.user_properties.append((PROVES, list(claims(item))))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.ran.add(report.nodeid)
        if not report.passed or hasattr(report, "wasxfail"):
            self.passed.pop(report.nodeid, None)
        elif report.when == "call":
            self.passed[report.nodeid] = self._carried(report)

    def _carried(self, report: pytest.TestReport) -> tuple[str, ...]:
        carried = cast("list[tuple[str, list[str]]]", report.user_properties)
        return next((tuple(ids) for name, ids in carried if name == PROVES), ())

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of xdist is done; a crashed one has nothing to tell."""
        told = getattr(node, "workeroutput", None) or {}
        self.places.update(told.get("requirement_places", ()))
        self.seen.update((test, tuple(ids)) for test, ids in told.get("requirement_seen", ()))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.is_worker:
            output = session.config.workeroutput  # type: ignore[attr-defined]  # xdist puts it there
            output["requirement_places"] = sorted(self.places)
            output["requirement_seen"] = [[test, list(ids)] for test, ids in self.seen.items()]
        elif not self.only_collects:
            self._record()

    def _record(self) -> None:
        kept = {
            test: ids for test, ids in self._before().items() if test not in self.ran and not self._outdated(test, ids)
        }
        proven = {test: ids for test, ids in self.passed.items() if ids}
        requirements.write_record(record_path(), dict(sorted({**kept, **proven}.items())))

    def _before(self) -> requirements.Record:
        try:
            return requirements.read_record(record_path())
        except (FileNotFoundError, ValueError, KeyError):
            return {}  # no record yet, or one that was cut off: this run starts a new one

    def _outdated(self, test: str, ids: tuple[str, ...]) -> bool:
        """The test was removed, renamed or marked otherwise since it was recorded."""
        if place_of(test) in self.places:
            return self.seen.get(test) != ids
        return not (self.root / test.partition("::")[0]).exists()

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Covered and total per family, of all that is on record."""
        covered = [part for part in requirements.coverage(self._before()) if part.covered]
        if self.only_collects or not covered:
            return
        terminalreporter.section("requirements proven")
        line = ", ".join(f"{part.family} {part.covered}/{part.total}" for part in covered)
        for part in textwrap.wrap(line, width=100, break_on_hyphens=False):
            terminalreporter.line(part)
