# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Chromium for the journeys: the one in CHROMIUM, the system's, or one that is installed now."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch import CannotGoOn
from launch.debian import install, may_install

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def ensure() -> dict[str, str]:
    """`{"CHROMIUM": path}`, or nothing when Playwright brings its own.

    Raises:
        CannotGoOn: there is no browser and none can be installed.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen and not _works(chosen):
        raise CannotGoOn(f"CHROMIUM is {chosen}, which does not run.")
    found = chosen or _of_the_system()
    if may_install():
        packages = [] if found else ["chromium", "fonts-liberation"]
        packages += [] if _driver_works() else ["libatomic1"]
        if packages:
            install(*packages)
            found = found or _of_the_system()
    if found:
        return {"CHROMIUM": found}
    _install_playwrights_own()
    return {}


def _of_the_system() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name)) and _works(path)), None)


def _works(program: str | Path) -> bool:
    """Whether it starts at all: some systems ship a chromium that only says where to get it."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _driver_works() -> bool:
    """Whether Playwright's own Node starts; on a minimal Debian it lacks libatomic.so.1."""
    playwright = importlib.util.find_spec("playwright")
    return bool(playwright and playwright.origin) and _works(
        Path(str(playwright and playwright.origin)).parent / "driver" / "node"
    )


def _install_playwrights_own() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise CannotGoOn(
            "The tests need Chromium and it cannot be downloaded. Install it (Debian: sudo apt-get install "
            f"chromium) or set CHROMIUM to its path.\n{run.stderr.strip()[-1000:]}"
        )
