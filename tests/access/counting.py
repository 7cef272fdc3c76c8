# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""pytest plugin, for `bin/manage access check`: what the proof of access looked at, and what it found.

Tests say with `record_property` how many cells they looked at (an address, a method, a person, how he stands to it),
how many tables × people they compared, and which weakening they planted and found. The command reads the file.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

COUNTED = ("cells", "compared", "planted", "killed")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # with xdist the controller hears all reports
        config.pluginmanager.register(Counting(Path(os.environ["OPENCJG_ACCESS_RECORD"])), "access-counting")


class Counting:
    """The sums of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sums: Counter[str] = Counter()
        self.failed: list[str] = []
        self.passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        if report.when == "call":
            self.passed += report.passed
            self.sums.update({str(name): value for name, value in report.user_properties if name in COUNTED})

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        said = {name: self.sums[name] for name in COUNTED} | {"passed": self.passed, "failed": sorted(set(self.failed))}
        self.path.write_text(json.dumps(said), encoding="utf-8")
