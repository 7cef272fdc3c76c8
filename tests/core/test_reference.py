# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept in the process is kept under a name of its own."""

import re
from collections import defaultdict
from pathlib import Path

SRC = Path(__file__).parents[2] / "src" / "opencjg"
KEPT = re.compile(r"reference\.kept\(\s*\(?\"([^\"]+)\"[^)]*?\)?,\s*(.{0,60})", re.DOTALL)


def test_no_two_loaders_keep_something_under_the_same_name():
    loaders: dict[str, set[str]] = defaultdict(set)
    for file in SRC.rglob("*.py"):
        for name, loader in KEPT.findall(file.read_text()):
            loaders[name].add(loader.split("\n")[0])

    assert len(loaders) > 10
    assert {name: found for name, found in loaders.items() if len(found) > 1} == {}
