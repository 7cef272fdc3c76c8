# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages of the operating system, installed by ourselves only on Debian and its kin, and only as root."""

import os
import shutil
import subprocess
from pathlib import Path

from launch import CannotGoOn

QUIET = ["-y", "-qq", "--no-install-recommends"]


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install packages, after fetching the lists of packages on a machine that has none yet.

    Raises:
        CannotGoOn: apt-get refused; the message ends with its words.
    """
    if not any(Path("/var/lib/apt/lists").glob("*Packages*")):
        _apt("update", "-qq")
    _apt("install", *QUIET, *packages)


def _apt(*arguments: str) -> None:
    run = subprocess.run(
        ["apt-get", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CannotGoOn(f"apt-get {' '.join(arguments)} failed:\n{run.stderr.strip()[-2000:]}")
