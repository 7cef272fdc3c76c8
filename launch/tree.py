# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of the project itself, also in a copy without git."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from launch import ROOT

# What tools leave behind; .gitignore names the same.
LEFT_BEHIND = {"__pycache__", "node_modules"}
OURS = {".ci", ".reuse"}
LOCKS = {"requirements.lock", "requirements-tools.lock"}
# Written in parts, for this file is searched as well.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))]
ADDRESS = re.compile(r"://|--(extra-)?index-url|--find-links|--trusted-host")
HOST = re.compile("|".join(map(re.escape, HOSTS)))


def files(root: Path = ROOT) -> Iterator[Path]:
    """Every file of the project, relative to `root`; hidden directories other than ours belong to tools."""
    for place, directories, names in os.walk(root):
        directories[:] = [
            name for name in sorted(directories) if name not in LEFT_BEHIND and (name in OURS or name[0] != ".")
        ]
        yield from (
            (Path(place) / name).relative_to(root) for name in sorted(names) if not name.endswith((".mo", ".pyc"))
        )


def copy(into: Path, root: Path = ROOT) -> None:
    """The project's files alone, for tools that would look into everything or need git to know better."""
    for path in files(root):
        (into / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / path, into / path, follow_symlinks=False)


def addresses(root: Path = ROOT) -> list[str]:
    """Where a lock file holds an address, or any file names a package registry's host: `file:line: text`.

    An address means nothing on another machine, and tells where this one gets its packages.
    """
    found = []
    for path in files(root):
        pattern = ADDRESS if path.name in LOCKS else HOST
        try:
            lines = (root / path).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:  # a picture or a font
            continue
        found += [f"{path}:{number}: {line.strip()}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found
