# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Python environment `.venv`, made from the lock files with their hashes; made again when they change.

Runs with any Python from 3.11 on, before anything is installed. The project names no address to download
from: pip and uv use the machine's own configuration.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch import ROOT, CannotGoOn, debian
from launch.progress import stage

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "made-from"
TOOLS, LOCK = ROOT / "requirements-tools.lock", ROOT / "requirements.lock"


def ensure() -> None:
    """Make `.venv` unless it is what the lock files ask for. Two commands at once make it once."""
    if _is_current():
        return
    local = ROOT / ".local"
    local.mkdir(exist_ok=True)
    with (local / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_current():
            with stage("environment (once; some minutes on a slow line)"):
                _make()


def _is_current() -> bool:
    return STAMP.exists() and STAMP.read_text() == _mark() and PYTHON.exists()


def _mark() -> str:
    """What the environment is made from; its own place counts, for its programs hold it."""
    parts = [LOCK.read_bytes(), TOOLS.read_bytes(), str(VENV).encode(), str(sys.version_info[:2]).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make() -> None:
    python = getattr(sys, "_base_executable", sys.executable)  # ours may lie in the directory that goes
    if importlib.util.find_spec("ensurepip") is None:
        _install_venv()
    shutil.rmtree(VENV, ignore_errors=True)
    _must([python, "-m", "venv", VENV])
    install: list[str | Path] = ["install", "-q", "--require-hashes", "-r"]
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", *install]
    uv = [VENV / "bin" / "uv", "pip", *install]
    fast = _runs([*pip, TOOLS]) and _runs([*uv, LOCK], _uv_environment())
    if not fast:
        _must([*pip, LOCK])
    STAMP.write_text(_mark())


def _install_venv() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not debian.may_install():
        raise CannotGoOn(f"This Python cannot make environments. On Debian: sudo apt-get install {package}")
    debian.install(package, "ca-certificates")  # uv trusts what the system trusts


def _uv_environment() -> dict[str, str]:
    """uv reads neither pip's configuration nor, unless asked, the machine's certificates."""
    more = {"UV_SYSTEM_CERTS": "1", "UV_LINK_MODE": "copy", "VIRTUAL_ENV": str(VENV)}
    asked = subprocess.run(
        [PYTHON, "-m", "pip", "config", "get", "global.index-url"],
        capture_output=True,
        text=True,
        check=False,
    )
    index = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    return {**more, **({"UV_DEFAULT_INDEX": index} if index else {}), **os.environ}


def _runs(command: list[str | Path], environment: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def _must(command: list[str | Path]) -> None:
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        shown = " ".join(map(str, command))
        raise CannotGoOn(f"The Python environment cannot be made:\n  {shown}\n{run.stdout}{run.stderr}")
