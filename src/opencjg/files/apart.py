# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cleaning in a process apart, with limits on time and memory.

A file that is made to crash or to fill what reads it ends that process, not the server. The process has no keys, no
database and no settings: its environment is empty but for the place of our own code. Costs some tenths of a second.
"""

import logging
import resource
import subprocess  # nosec B404 -- our own module, with our own Python
import sys
import threading
from pathlib import Path

from opencjg.files.cleaning import clean
from opencjg.files.types import (
    FileActive,
    FileBroken,
    FileKind,
    FileLocked,
    FileRefused,
    FileTooComplex,
    TooManyPixels,
)

log = logging.getLogger(__name__)

SECONDS = 45
MEMORY_BYTES = 2_000_000_000
SOURCE = Path(__file__).resolve().parents[2]
# How the process tells why: an exit code of its own for each refusal.
REFUSED: dict[int, type[FileActive | FileBroken | FileLocked | FileTooComplex | TooManyPixels]] = {
    40: FileActive,
    41: FileBroken,
    42: FileLocked,
    43: FileTooComplex,
    44: TooManyPixels,
}
# Two at once in each process of the server: a flood of files waits, and leaves memory for the pages.
PLACES = threading.BoundedSemaphore(2)


def clean_apart(kind: FileKind, content: bytes) -> bytes:
    """The cleaned content, as `files.cleaning.clean` gives it.

    Raises:
        FileRefused: it cannot be made safe, or reading it takes more than it should.
    """
    command = [sys.executable, "-P", "-B", "-m", "opencjg.files.apart", kind]
    with PLACES:
        try:
            run = subprocess.run(  # noqa: S603  # nosec B603 -- nothing of it comes from outside but its input
                command,
                input=content,
                capture_output=True,
                timeout=SECONDS,
                env={"PYTHONPATH": str(SOURCE)},
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise FileTooComplex from late
    if run.returncode == 0:
        return run.stdout
    if run.returncode in REFUSED:
        raise REFUSED[run.returncode]
    # Its own words are not logged: they could hold words of the file.
    log.warning("Cleaning a %s ended with %s.", kind, run.returncode)
    raise FileTooComplex if run.returncode < 0 else FileBroken


def _limit() -> None:
    """No more time, memory or files than cleaning needs; in this process, for good."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main(kind: str) -> int:
    """Clean what comes in on standard input; returns the exit code that tells why it was refused."""
    _limit()
    try:
        cleaned = clean(FileKind(kind), sys.stdin.buffer.read())
    except FileRefused as refused:
        return next(code for code, why in REFUSED.items() if type(refused) is why)
    except (MemoryError, RecursionError):
        return next(code for code, why in REFUSED.items() if why is FileTooComplex)
    sys.stdout.buffer.write(cleaned)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
