# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stand-in for clamd that speaks INSTREAM over a unix socket, and says what a test wants it to say."""

import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.files import hostile


class Scanner:
    """Listens in a thread. Without a word to say, it judges as clamd does; `heard` is what it was sent."""

    def __init__(self, place: Path) -> None:
        self.address = str(place / "clamd.ctl")
        self.says: bytes | None = None
        self.leaves_after: int | None = None
        self.keeps_silent = threading.Event()
        self.heard: list[bytes] = []
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(self.address)
        self.listening.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        while True:
            try:
                line, _address = self.listening.accept()
            except OSError:
                return
            with line:
                try:
                    self.answer(line)
                except OSError:
                    continue  # the other side went away first

    def answer(self, line: socket.socket) -> None:
        stream = line.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", stream.read(4))[0]:
            content += stream.read(size)
            if self.leaves_after is not None and len(content) > self.leaves_after:
                return
        self.heard.append(content)
        if self.keeps_silent.is_set():
            stream.read(1)  # until the other side has had enough
            return
        line.sendall(self.says if self.says is not None else self.verdict(content))

    def verdict(self, content: bytes) -> bytes:
        return b"stream: Eicar-Test-Signature FOUND\0" if hostile.EICAR in content else b"stream: OK\0"

    def close(self) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        self.thread.join(5)


@pytest.fixture
def clamd(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scanner]:
    with tempfile.TemporaryDirectory() as place:  # pytest's own is too long for a socket's name
        scanner = Scanner(Path(place))
        monkeypatch.setattr(settings, "CLAMD", scanner.address)
        yield scanner
        scanner.close()
