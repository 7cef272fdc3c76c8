# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking clamd whether a file is known to be harmful, over its socket.

The protocol is the INSTREAM command of clamd(8): chunks, each with its length before it, and an empty one at the
end; the answer is one line. Source: BIO 8.07.04 (all received files are scanned before they are stored).
"""

import logging
import socket
import struct
import time

from django.conf import settings

from opencjg.files.types import Infected, ScannerSilent

log = logging.getLogger(__name__)

SECONDS = 60.0
CHUNK_BYTES = 64 * 1024
LONGEST_ANSWER = 1_000
CLEAN = "stream: OK"
SAYS, FOUND = "stream: ", " FOUND"


def scan(content: bytes) -> None:
    """Return when clamd finds nothing, or when none is configured.

    Raises:
        Infected: it is known to be harmful; carries the name clamd has for it.
        ScannerSilent: clamd is configured and gave no verdict within a minute: it is not there, does not scan files
            of this size, or said something else. The log says which.
    """
    address = settings.CLAMD
    if address is None:
        return
    try:
        answer = _ask(address, content)
    except OSError as wrong:
        log.warning("clamd gave no verdict: %s", type(wrong).__name__)
        raise ScannerSilent from wrong
    if answer == CLEAN:
        return
    if answer.startswith(SAYS) and answer.endswith(FOUND):
        raise Infected(answer.removeprefix(SAYS).removesuffix(FOUND))
    log.warning("clamd gave no verdict but: %r", answer[:100])
    raise ScannerSilent


def _ask(address: str | tuple[str, int], content: bytes) -> str:
    """The answer of clamd.

    Raises:
        OSError: it cannot be reached, went away, or took too long.
    """
    until = time.monotonic() + SECONDS
    with socket.socket(socket.AF_UNIX) if isinstance(address, str) else socket.create_connection(address, 5) as line:
        line.settimeout(SECONDS)
        if isinstance(address, str):
            line.connect(address)
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK_BYTES):
            _wait_no_longer_than(until, line)
            chunk = content[start : start + CHUNK_BYTES]
            line.sendall(struct.pack("!I", len(chunk)) + chunk)
        line.sendall(struct.pack("!I", 0))
        return _answer(line, until)


def _answer(line: socket.socket, until: float) -> str:
    """What is said up to the zero byte that ends it; one that stops before that has said nothing."""
    said = b""
    while b"\0" not in said:
        _wait_no_longer_than(until, line)
        more = line.recv(LONGEST_ANSWER)
        if not more or len(said) > LONGEST_ANSWER:
            raise ConnectionAbortedError
        said += more
    return said.partition(b"\0")[0].decode(errors="replace")


def _wait_no_longer_than(until: float, line: socket.socket) -> None:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
