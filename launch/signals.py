# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ctrl+C, a polite kill and a closed terminal end a command alike: what it started stops first."""

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def leave_in_order() -> None:
    """From now on an ending signal unwinds the program, with the code a shell expects (130, 143, 129)."""
    for number in ENDING:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup was meant
            signal.signal(number, _leave)


@contextmanager
def postponed() -> Iterator[None]:
    """Hold ending signals until the block is done: half a start or a half stop leaves a server behind."""
    arrived: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        arrived.append(number)

    before = {number: signal.signal(number, note) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if arrived:
        signal.raise_signal(arrived[0])


def foreground(
    command: Sequence[str | Path], environment: dict[str, str], *, end_with: signal.Signals = signal.SIGTERM
) -> int:
    """Run a command that has the terminal, and return its exit code.

    Ctrl+C reaches it from the terminal, so we only wait; any other ending signal is passed on as `end_with`.
    """
    process = None
    try:
        with postponed():
            process = subprocess.Popen(command, env=environment)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = process.wait()
    finally:
        if process and process.poll() is None:
            process.send_signal(end_with)
            process.wait()
    return 128 - code if code < 0 else code
