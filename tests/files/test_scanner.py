# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Without a verdict of the scanner that is configured, nothing passes."""

import os
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from opencjg.files import scanner
from opencjg.files.types import LARGEST_BYTES, Infected, ScannerSilent
from opencjg.settings import scanner as address
from tests.conftest import FULL
from tests.files import hostile


def test_what_is_clean_passes_and_was_sent_whole(clamd):
    content = os.urandom(3 * scanner.CHUNK_BYTES + 7)
    scanner.scan(content)
    assert clamd.heard == [content]


def test_what_the_scanner_knows_is_refused_by_its_name(clamd):
    with pytest.raises(Infected) as found:
        scanner.scan(b"aaa" + hostile.EICAR)
    assert found.value.signature == "Eicar-Test-Signature"
    assert found.value.params == {"signature": "Eicar-Test-Signature"}


def test_where_no_scanner_is_configured_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(settings, "CLAMD", None)
    scanner.scan(hostile.EICAR)


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\0",
        b"stream: OK",  # and never the end
        b"stream: OK FOUND?\0",
        b"OK\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: Can't allocate memory ERROR\0",
        b"HTTP/1.1 200 OK\r\n\r\nstream: OK\0",
        b"\xff\xfe\0",
        b"a" * 5_000,
    ],
)
def test_an_answer_that_is_no_verdict_is_none(clamd, rubbish):
    clamd.says = rubbish
    with pytest.raises(ScannerSilent):
        scanner.scan(b"Verslag")


def test_a_scanner_that_leaves_midway_gave_no_verdict(clamd):
    clamd.leaves_after = scanner.CHUNK_BYTES
    with pytest.raises(ScannerSilent):
        scanner.scan(bytes(100 * scanner.CHUNK_BYTES))


def test_a_scanner_that_keeps_silent_is_not_waited_for_long(clamd, monkeypatch, caplog):
    monkeypatch.setattr(scanner, "SECONDS", 0.3)
    clamd.keeps_silent.set()
    began = time.monotonic()
    with pytest.raises(ScannerSilent):
        scanner.scan(b"Kanarie")
    assert time.monotonic() - began < 5
    assert caplog.messages == ["clamd gave no verdict: TimeoutError"]


def test_one_that_drips_is_not_waited_for_longer(monkeypatch):
    monkeypatch.setattr(scanner, "SECONDS", 0.5)
    ours, theirs = socket.socketpair()
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.1):
            theirs.sendall(b"s")

    dripping = threading.Thread(target=drip)
    dripping.start()
    try:
        with pytest.raises(TimeoutError):
            scanner._answer(ours, time.monotonic() + scanner.SECONDS)
    finally:
        stop.set()
        dripping.join()
        ours.close()
        theirs.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("where", ["/nergens/clamd.ctl", "port"])
def test_a_scanner_that_is_not_there_gave_no_verdict(monkeypatch, where):
    monkeypatch.setattr(settings, "CLAMD", where if where != "port" else ("127.0.0.1", free_port()))
    with pytest.raises(ScannerSilent):
        scanner.scan(b"Verslag")


@pytest.mark.parametrize(
    ("value", "means"),
    [
        ("", None),
        ("unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("tcp:127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("tcp:[::1]:3310", ("::1", 3310)),
        ("tcp:clamd.example:3310", ("clamd.example", 3310)),
    ],
)
def test_the_setting_says_where_the_scanner_is(monkeypatch, value, means):
    monkeypatch.setenv("CLAMD", value)
    assert address("CLAMD") == means


@pytest.mark.parametrize(
    "wrong",
    ["/run/clamd.ctl", "unix:clamd.ctl", "unix:", "tcp:3310", "tcp::3310", "tcp:a:0", "tcp:a:65536", "http://a"],
)
def test_a_wrong_setting_stops_the_start_with_its_name(monkeypatch, wrong):
    monkeypatch.setenv("CLAMD", wrong)
    with pytest.raises(ImproperlyConfigured, match="CLAMD"):
        address("CLAMD")


@pytest.fixture
def real_clamd() -> Iterator[Any]:
    """clamd itself, with one signature of our own: what it knows of the world cannot be downloaded here."""
    program = os.environ["CLAMD_PROGRAM"]  # bin/test --full installs it, or says why it cannot
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        place.chmod(0o755)
        (place / "eicar.ndb").write_text(f"Eicar-Proef:0:*:{hostile.EICAR.hex()}\n")
        socket_file = place / "clamd.ctl"
        (place / "clamd.conf").write_text(
            f"DatabaseDirectory {place}\nLocalSocket {socket_file}\nForeground yes\nStreamMaxLength 25M\n"
        )
        with subprocess.Popen(
            [program, f"--config-file={place / 'clamd.conf'}"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as running:
            try:
                for _wait in range(300):
                    if socket_file.exists() or running.poll() is not None:
                        break
                    time.sleep(0.1)
                assert running.poll() is None, running.stdout and running.stdout.read()
                yield str(socket_file)
            finally:
                running.terminate()


@pytest.mark.skipif(not FULL, reason="bin/test --full installs and starts a real clamd")
def test_a_real_clamd_finds_what_it_knows_also_inside_a_document(real_clamd, monkeypatch):
    monkeypatch.setattr(settings, "CLAMD", real_clamd)

    scanner.scan(b"Verslag")
    scanner.scan(hostile.docx())
    scanner.scan(os.urandom(LARGEST_BYTES))
    for content in (hostile.EICAR, hostile.docx({"word/a.xml": hostile.EICAR})):
        with pytest.raises(Infected) as found:
            scanner.scan(content)
        assert found.value.signature == "Eicar-Proef.UNOFFICIAL"
    with pytest.raises(ScannerSilent):
        scanner.scan(bytes(26 * 1024 * 1024))
