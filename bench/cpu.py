# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""CPU time of a process with everything it started, from /proc. Needs Linux.

What others do on the machine does not count in it, so it means something on a shared machine too.
"""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root: int) -> float:
    """User and system time of a process, its descendants, and the children they have seen end."""
    return sum(sum(map(int, fields[11:15])) for fields in _tree(root)) / TICKS


def parent(process: int) -> int:
    """Who started a process; of a PostgreSQL backend, the postmaster."""
    fields = _fields(process)
    if fields is None:
        raise ProcessLookupError(process)
    return int(fields[1])


def _tree(root: int) -> list[list[str]]:
    everything = {
        int(entry.name): _fields(int(entry.name)) for entry in Path("/proc").iterdir() if entry.name.isdigit()
    }
    children: dict[int, list[int]] = {}
    for process, fields in everything.items():
        if fields is not None:
            children.setdefault(int(fields[1]), []).append(process)
    found, ahead = [], [root]
    while ahead:
        process = ahead.pop()
        if fields := everything.get(process):
            found.append(fields)
        ahead += children.get(process, [])
    return found


def _fields(process: int) -> list[str] | None:
    """The fields of /proc/PID/stat after the name, which may itself hold spaces; None when it has ended."""
    try:
        text = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return None
    return text[text.rindex(")") + 2 :].split()
