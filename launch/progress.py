# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One line for each stage: its name when it begins, how long it took when it ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Stage:
    """What a stage says about itself at its end; empty when it went well."""

    verdict: str = ""


@contextmanager
def stage(name: str) -> Iterator[Stage]:
    """Show the stage on standard error: what the command itself prints may be meant for a file.

    Yields a place for a verdict on a stage that did its work and found something wrong.
    """
    print(f"{name} ... ", end="", flush=True, file=sys.stderr)
    began, now = time.monotonic(), Stage()
    try:
        yield now
    except BaseException:
        now.verdict = "stopped, "
        raise
    finally:
        print(f"{now.verdict}{time.monotonic() - began:.1f} s", flush=True, file=sys.stderr)
