# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cleaning happens in a process apart: whatever a file does to it, the server goes on."""

import os
import subprocess

import pytest

from opencjg.files import apart
from opencjg.files.apart import clean_apart
from opencjg.files.types import FileActive, FileBroken, FileKind, FileLocked, FileTooComplex, TooManyPixels
from tests.files import hostile
from tests.files.test_rules import GOOD


@pytest.mark.parametrize("kind", FileKind)
def test_each_kind_is_cleaned_apart(kind):
    assert clean_apart(kind, GOOD[kind])


@pytest.mark.parametrize(
    ("kind", "content", "refusal"),
    [
        (FileKind.DOCX, hostile.docx({"word/vbaProject.bin": b"x"}), FileActive),
        (FileKind.PDF, hostile.pdf()[:300], FileBroken),
        (FileKind.ODT, hostile.odt(entry="<manifest:encryption-data/>"), FileLocked),
        (FileKind.DOCX, hostile.zip_bomb(), FileTooComplex),
        (FileKind.PNG, hostile.huge_png(10_000), TooManyPixels),
    ],
)
def test_why_it_is_refused_comes_back(kind, content, refusal):
    with pytest.raises(refusal):
        clean_apart(kind, content)


def stand_in(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Instead of cleaning, run these lines of Python in the process apart."""
    real = subprocess.run

    def run(command, **more):
        return real([*command[:3], "-c", program], **more)

    monkeypatch.setattr(apart.subprocess, "run", run)


def test_a_process_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 1)
    stand_in(monkeypatch, "while True: pass")
    with pytest.raises(FileTooComplex):
        clean_apart(FileKind.PDF, GOOD[FileKind.PDF])


def test_a_process_that_is_killed_is_a_refusal(monkeypatch):
    stand_in(monkeypatch, "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(FileTooComplex):
        clean_apart(FileKind.PDF, GOOD[FileKind.PDF])


def test_a_process_that_falls_over_tells_the_log_nothing_of_the_file(monkeypatch, caplog):
    stand_in(monkeypatch, "import sys; raise ValueError(sys.stdin.read())")
    with pytest.raises(FileBroken):
        clean_apart(FileKind.PDF, b"Kanarie")
    assert caplog.messages == ["Cleaning a pdf ended with 1."]


def test_the_limits_hold_in_the_process(monkeypatch):
    program = """
import sys
from opencjg.files import apart
apart._limit()
try:
    bytes(apart.MEMORY_BYTES)
except MemoryError:
    pass
else:
    sys.exit(40)
try:
    open("uit.txt", "wb").write(b"x" * 100_000)
except OSError:
    sys.exit(44)
"""
    stand_in(monkeypatch, program)
    try:
        with pytest.raises(TooManyPixels):  # 44: neither memory nor a file could be had
            clean_apart(FileKind.PDF, b"")
    finally:
        if os.path.exists("uit.txt"):
            os.remove("uit.txt")


def test_the_process_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("DATA_KEY", "Kanarie")
    stand_in(monkeypatch, "import os; print(sorted(os.environ))")

    assert b"DATA_KEY" not in clean_apart(FileKind.PDF, b"")
