# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by what it holds, and what it may be called. Nothing here reads further than it must."""

import re
import unicodedata

from opencjg.files import packages
from opencjg.files.types import (
    LARGEST_BYTES,
    FileEmpty,
    FileKind,
    FileLocked,
    FileTooLarge,
    KindNotAllowed,
    NameDisagrees,
    Upload,
)

LONGEST_NAME = 120
UNNAMED = "document"
EXTENSIONS = {kind.value: kind for kind in FileKind} | {"jpeg": FileKind.JPG, "jpe": FileKind.JPG}
MAGIC = {b"%PDF-": FileKind.PDF, b"\xff\xd8\xff": FileKind.JPG, b"\x89PNG\r\n\x1a\n": FileKind.PNG}
# Word's older container, which also holds a newer document when it has a password.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EXTENSION = re.compile(r"\.([a-z][a-z0-9]{0,9})$", re.IGNORECASE)
# What Windows does not take in a name, and names it takes for a device.
NOT_IN_A_NAME = re.compile(r'[<>:"|?*]')
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?![^.])", re.IGNORECASE)
# Control and format characters (bidi overrides among them), surrogates, private and unassigned ones.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def accept(upload: Upload) -> FileKind:
    """The kind of a file whose name and content agree on one that we keep.

    Raises:
        FileEmpty, FileTooLarge, KindNotAllowed, NameDisagrees: what their names say.
        FileLocked: a Word document with a password.
        FileBroken, FileTooComplex: a package that cannot be opened, or should not be.
    """
    if not upload.content:
        raise FileEmpty
    if len(upload.content) > LARGEST_BYTES:
        raise FileTooLarge
    extension = extension_of(upload.name)
    if extension and extension not in EXTENSIONS:
        raise KindNotAllowed
    if upload.content.startswith(OLE) and extension == FileKind.DOCX:
        raise FileLocked
    kind = sniff(upload.content)
    if extension and EXTENSIONS[extension] != kind:
        raise NameDisagrees(extension)
    if kind is None:
        raise KindNotAllowed
    return kind


def sniff(content: bytes) -> FileKind | None:
    """The kind by what the content starts with, and for a package by what lies in it; None for anything else.

    A file must begin as its kind begins: one that hides behind other bytes is another kind to another reader.
    """
    for start, kind in MAGIC.items():
        if content.startswith(start):
            return kind
    return packages.kind_of(content)


def extension_of(name: str) -> str:
    """The extension of a name as it came, in small letters, or nothing: "v1.2" and "nr. 12" have none."""
    match = EXTENSION.search(_visible(name))
    return match[1].lower() if match else ""


def clean_name(name: str, kind: FileKind) -> str:
    """A name that is safe to show, to save and to send: at most 120 characters, ending in the extension of its kind.

    The directory it came from is gone, and so are characters nobody sees. Of a name in which nothing is left,
    "document" is made.
    """
    shown = _visible(name)
    if EXTENSIONS.get(extension_of(name)) == kind:
        shown = EXTENSION.sub("", shown)
    stem = NOT_IN_A_NAME.sub("-", shown).strip(". ")
    if DEVICE.match(stem):
        stem = f"{UNNAMED} {stem}"
    return f"{stem[: LONGEST_NAME - len(kind) - 1].rstrip('. ') or UNNAMED}.{kind}"


def _visible(name: str) -> str:
    """The last part of a path, without characters that are not seen, spaces made plain."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(" " if mark.isspace() else mark for mark in last)
    seen = "".join(mark for mark in plain if unicodedata.category(mark) not in UNSEEN)
    return " ".join(seen.split())
