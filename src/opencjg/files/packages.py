# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Zip packages, as DOCX and ODT are: opened within limits, whatever they say of themselves."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from opencjg.files.types import FileBroken, FileKind, FileLocked, FileTooComplex

MOST_MEMBERS = 1_000
MOST_UNPACKED_BYTES = 60_000_000
START = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"
PASSWORD = 0x1
EPOCH = (1980, 1, 1, 0, 0, 0)

TYPES = "[Content_Types].xml"
# With macros or without: cleaning tells which, and so why it is refused.
WORD_MAIN = re.compile(rb"(wordprocessingml\.document|ms-word\.document\.macroEnabled)\.main\+xml")
MIMETYPE = "mimetype"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"

READING = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error)


def kind_of(content: bytes) -> FileKind | None:
    """Whether these bytes are the package of a DOCX or an ODT, by the part that says so.

    Raises:
        FileBroken, FileLocked, FileTooComplex: it begins as a package and cannot be opened as one.
    """
    if not content.startswith(START):
        return None
    with opened(content) as package:
        names = set(package.namelist())
        if MIMETYPE in names and read(package, MIMETYPE, most=200) == ODT_TYPE:
            return FileKind.ODT
        if TYPES in names and WORD_MAIN.search(read(package, TYPES, most=1_000_000)):
            return FileKind.DOCX
    return None


def opened(content: bytes) -> ZipFile:
    """The package, when its members are few, not secret, and together of a size one can hold.

    Raises:
        FileBroken, FileLocked, FileTooComplex: what their names say.
    """
    if content.count(ENTRY) > MOST_MEMBERS:  # before the list of members is read at all
        raise FileTooComplex
    try:
        package = ZipFile(BytesIO(content))
    except READING as wrong:
        raise FileBroken from wrong
    listed = package.infolist()
    if any(member.flag_bits & PASSWORD for member in listed):
        raise FileLocked
    if sum(member.file_size for member in listed) > MOST_UNPACKED_BYTES:
        raise FileTooComplex
    if len({member.filename.lower() for member in listed}) < len(listed):
        raise FileBroken  # two of one name: which one is read depends on the reader
    return package


def members(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name and content of each member; what they unpack to is counted, not believed.

    Raises:
        FileBroken, FileTooComplex: what their names say.
    """
    left = MOST_UNPACKED_BYTES
    for member in package.infolist():
        if member.is_dir():
            continue
        content = read(package, member.filename, most=left)
        left -= len(content)
        yield member.filename, content


def read(package: ZipFile, name: str, *, most: int) -> bytes:
    """One member, of at most so many bytes.

    Raises:
        FileBroken: it cannot be read, or is not packed as documents are.
        FileTooComplex: it is larger.
    """
    if package.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise FileBroken
    try:
        with package.open(name) as member:
            content = member.read(most + 1)
    except READING as wrong:
        raise FileBroken from wrong
    if len(content) > most:
        raise FileTooComplex
    return content


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A fresh package of these parts, in their order; the type of an ODT lies first and unpacked, as it must.

    Nothing of the old package is left: no dates, no remarks, no bytes before, between or behind.
    """
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            member = ZipInfo(name, EPOCH)
            member.compress_type = ZIP_STORED if name == MIMETYPE else ZIP_DEFLATED
            package.writestr(member, content)
    return made.getvalue()
