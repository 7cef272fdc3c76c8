# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A clamd for the long proofs: the one in CLAMD_PROGRAM, the system's, or one that is installed now."""

import os
import shutil

from launch import CannotGoOn
from launch.debian import install, may_install

# Debian keeps it where only root looks for programs.
PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin"))


def ensure() -> dict[str, str]:
    """`{"CLAMD_PROGRAM": path}`.

    Raises:
        CannotGoOn: there is none and none can be installed; says why.
    """
    found = os.environ.get("CLAMD_PROGRAM") or shutil.which("clamd", path=PLACES)
    if not found and may_install():
        install("clamav-daemon")
        found = shutil.which("clamd", path=PLACES)
    if not found or not os.access(found, os.X_OK):
        raise CannotGoOn(
            "bin/test --full needs clamd and cannot install it. Install it (Debian: sudo apt-get install "
            f"clamav-daemon) or set CLAMD_PROGRAM to its path{f', which is now {found}' if found else ''}."
        )
    return {"CLAMD_PROGRAM": found}
