# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX and ODT: the same parts in a fresh package, without author and without photographs' places.

What acts or fetches by itself is refused, not repaired: the reader is told to send a PDF instead. Remarks and
tracked changes stay, with the names at them; they are part of the text.
Source: ECMA-376 (DOCX), OASIS OpenDocument 1.3 (ODT).
"""

import re
from collections.abc import Callable
from posixpath import normpath
from xml.parsers import expat  # nosec B407 -- a DTD is refused below, so there are no entities

from opencjg.files import packages
from opencjg.files.cleaning.pictures import clean_picture
from opencjg.files.types import FileActive, FileBroken, FileKind, FileLocked

Attributes = dict[str, str]
Check = Callable[[str, Attributes], None]

XML = frozenset({"xml", "rels", "rdf"})
PICTURES = {"jpg": FileKind.JPG, "jpeg": FileKind.JPG, "png": FileKind.PNG}
JPEG_START, PNG_START = b"\xff\xd8\xff", b"\x89PNG"
# Drawings of Office, and fonts that it makes unreadable for others: kept as they are.
AS_IT_IS = frozenset({"gif", "emf", "wmf", "odttf"})

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ACTIVE_TYPE = re.compile(r"macro|vba|activex|oleobject|control|\.package|x-msdownload", re.IGNORECASE)
ACTIVE_RELATION = re.compile(
    r"vba|attachedtemplate|oleobject|/package$|control|activex|afchunk|subdocument|/frame$", re.IGNORECASE
)
ACTIVE_WORD = frozenset({"altChunk", "attachedTemplate", "control", "OLEObject", "object", "subDoc"})
FIELD = "instrText"
DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)

ACTIVE_ODT = frozenset({
    "applet", "binary-data", "dde-connection-decl", "dde-source", "event-listener", "floating-frame", "object-ole",
    "plugin", "script",
})  # fmt: skip
ACTIVE_PLACES = ("Basic/", "Scripts/", "Dialogs/")
MANIFEST = "META-INF/manifest.xml"
# What LibreOffice remembers of the layout, in a form of its own; it makes it again.
CACHE = "layout-cache"
CACHE_ENTRY = re.compile(rb'<manifest:file-entry [^<>]*full-path="layout-cache"[^<>]*/>')
SCHEME = re.compile(r"\s*(//|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
RUNS = re.compile(r"\s*(vnd\.sun\.star|macro|script|javascript|vbscript|data|service|slot|uno)\b[^/]*:", re.IGNORECASE)

# Instead of the parts that tell who wrote it, where, with what and how long.
NOBODY = {
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties"/>',
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"/>',
    "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'custom-properties"/>',
    "meta.xml": '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'office:version="1.3"><office:meta/></office:document-meta>',
}


def clean_document(kind: FileKind, content: bytes) -> bytes:
    """The document in a fresh package.

    Raises:
        FileActive: macros, embedded objects, templates or pictures from elsewhere, scripts, DDE, or parts we do not
            know.
        FileLocked, FileBroken, FileTooComplex, TooManyPixels: what their names say.
    """
    reading = _Word() if kind is FileKind.DOCX else _Text()
    parts = {}
    with packages.opened(content) as package:
        for name, part in packages.members(package):
            if name != CACHE:
                parts[name] = reading.part(_inside(name), part)
    reading.finish()
    return packages.packed(parts)


def _inside(name: str) -> str:
    """A name that stays in its package.

    Raises:
        FileActive: it leads out of it.
    """
    if "\\" in name or ":" in name or name.startswith(("/", "..")) or normpath(name) != name:
        raise FileActive
    return name


class _Document:
    """Looks at each part once. Subclasses know the marks of one format."""

    main = ""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.fields: list[str] = []

    def part(self, name: str, content: bytes) -> bytes:
        extension = name.rpartition(".")[2].lower() if "." in name else ""
        if name in NOBODY:
            return NOBODY[name].encode()
        if extension in XML:
            if content:  # OpenOffice leaves empty ones behind
                self.read(content, self.check(name))
        elif extension in PICTURES:
            return self.picture(content)
        elif extension not in AS_IT_IS and name != packages.MIMETYPE:
            raise FileActive
        return content

    def picture(self, content: bytes) -> bytes:
        """By what it holds: Office does not always name a picture after its format."""
        for start, kind in ((JPEG_START, FileKind.JPG), (PNG_START, FileKind.PNG)):
            if content.startswith(start):
                return clean_picture(kind, content)
        raise FileActive

    def check(self, name: str) -> Check:
        """What to look for in the XML part of this name."""
        raise NotImplementedError

    def read(self, content: bytes, check: Check) -> None:
        """Look at every element of one part.

        Raises:
            FileBroken: it is no XML.
        """
        self.fields = []
        inside: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")

        def start(name: str, attributes: Attributes) -> None:
            inside.append(_local(name))
            check(inside[-1], {_local(key): value for key, value in attributes.items()})

        def text(words: str) -> None:
            if inside and inside[-1] == FIELD:
                self.fields.append(words)

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _name: inside.pop()
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_dtd
        try:
            parser.Parse(content, True)  # noqa: FBT003  # this is the end
        except (expat.ExpatError, ValueError, LookupError) as wrong:
            raise FileBroken from wrong
        if DDE.search("".join(self.fields)):
            raise FileActive

    def finish(self) -> None:
        """Refuse a package that is not one document of the kind it says it is."""
        if self.main not in self.found:
            raise FileBroken


class _Word(_Document):
    main = WORD

    def part(self, name: str, content: bytes) -> bytes:
        if ACTIVE_TYPE.search(name):
            raise FileActive
        return super().part(name, content)

    def check(self, name: str) -> Check:
        if name == packages.TYPES:
            return self.type
        return self.relation if name.endswith(".rels") else self.element

    def type(self, element: str, attributes: Attributes) -> None:
        kind = attributes.get("ContentType", "")
        if ACTIVE_TYPE.search(kind):
            raise FileActive
        self.found.add(kind)

    def relation(self, element: str, attributes: Attributes) -> None:
        to = attributes.get("Type", "")
        away = attributes.get("TargetMode", "").lower() == "external"
        if ACTIVE_RELATION.search(to) or (away and not to.endswith("/hyperlink")):
            raise FileActive
        if away and RUNS.match(attributes.get("Target", "")):
            raise FileActive

    def element(self, element: str, attributes: Attributes) -> None:
        if element in ACTIVE_WORD or DDE.search(attributes.get("instr", "")):
            raise FileActive


class _Text(_Document):
    main = packages.ODT_TYPE.decode()

    def part(self, name: str, content: bytes) -> bytes:
        if name.startswith(ACTIVE_PLACES):
            raise FileActive
        cleaned = super().part(name, content)
        return CACHE_ENTRY.sub(b"", cleaned) if name == MANIFEST else cleaned

    def check(self, name: str) -> Check:
        return self.entry if name == MANIFEST else self.element

    def entry(self, element: str, attributes: Attributes) -> None:
        if element == "encryption-data":
            raise FileLocked
        if element == "file-entry" and attributes.get("full-path") == "/":
            self.found.add(attributes.get("media-type", ""))

    def element(self, element: str, attributes: Attributes) -> None:
        target = attributes.get("href", "")
        fetches = SCHEME.match(target) and element != "a"
        if element in ACTIVE_ODT or fetches or RUNS.match(target):
            raise FileActive


def _local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def _refuse_dtd(*_declared: object) -> None:
    raise FileActive
