# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files as people send them, and files as people who mean harm send them. All are made here."""

import struct
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

# In two parts, so that a scanner on this machine leaves this file alone.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
CANARY = "Kanariestraat 1"
HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
GPS, PLACE_NORTH, MAKER, ORIENTATION = 0x8825, 2, 0x010F, 0x0112


def picture(form: str = "JPEG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: Any) -> bytes:
    """Left half dark, right half light, so that one sees which way it is turned."""
    image = Image.new(mode, size)
    light = Image.new(mode, (size[0] // 2, size[1]), 1 if mode == "1" else {"P": 200}.get(mode, "white"))
    image.paste(light, (size[0] // 2, 0))
    made = BytesIO()
    image.save(made, form, **more)
    return made.getvalue()


def photograph(form: str = "JPEG") -> bytes:
    """From a telephone on its side: turned, with the place, the maker, and a remark."""
    exif = Image.Exif()
    exif[MAKER] = CANARY
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[PLACE_NORTH] = (52.0, 5.0, 12.0)
    more = {"comment": CANARY} if form == "JPEG" else {}
    return picture(form, exif=exif, **more)


def huge_png(side: int) -> bytes:
    """A picture of side x side pixels, all the same, of some kilobytes."""

    def part(kind: bytes, content: bytes) -> bytes:
        return struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))

    rows = zlib.compressobj(9)
    line = bytes(1 + side // 8)
    packed = b"".join(rows.compress(line) for _row in range(side)) + rows.flush()
    header = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", packed) + part(b"IEND", b"")


def pdf(**changes: Any) -> bytes:
    """One page with a line of text. Each change is called with the PDF before it is written."""
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(200, 200))
        made.pages[0].Contents = Stream(made, b"BT /F1 12 Tf 10 100 Td (Verslag) Tj ET")
        options = changes.pop("save", {})
        for change in changes.values():
            change(made)
        written = BytesIO()
        made.save(written, **options)
    return written.getvalue()


def script(pdf: pikepdf.Pdf) -> Dictionary:
    return pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('Kanariescript')")))


def scripted(pdf: pikepdf.Pdf) -> None:
    """JavaScript on opening, by name, on a link, on a field, and in an object nothing points to."""
    pdf.Root.OpenAction = script(pdf)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script(pdf)])))
    pdf.Root.AA = Dictionary(WC=script(pdf))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=script(pdf))
    launch = Dictionary(S=Name.Launch, F=String("kanarie.exe"), Next=script(pdf))
    start = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=launch)
    pdf.pages[0].Annots = pdf.make_indirect(Array([link, start, web("https://example.org/"), web("file:///etc")]))
    field = Dictionary(FT=Name.Tx, T=String("naam"), V=String("Samira"), AA=Dictionary(K=script(pdf)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), XFA=String("Kanariexfa"))


def web(address: str) -> Dictionary:
    to = Dictionary(S=Name.URI, URI=String(address))
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=to)


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["kanarie.exe"] = b"Kanariebijlage"
    paperclip = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9])
    paperclip.FS = Dictionary(Type=Name.Filespec, EF=Dictionary(F=Stream(pdf, b"Kanariebijlage")))
    pdf.pages[0].Annots = Array([paperclip])


def described(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = CANARY
    pdf.docinfo["/Title"] = CANARY
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]


def illustrated(pdf: pikepdf.Pdf) -> None:
    image = Stream(pdf, photograph())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 40, 20, 8, Name.DeviceRGB
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(parts: Mapping[str, bytes | str], *, first_plain: str = "") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content, ZIP_STORED if name == first_plain else ZIP_DEFLATED)
    return made.getvalue()


def relation(kind: str, target: str, mode: str = "External") -> str:
    return f'<Relationship Id="r9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def docx_parts(*, words: str = "", types: str = "", relations: str = "", main: str = WORD_TYPE) -> dict[str, Any]:
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Verslag</w:t></w:r></w:p>{words}'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        "docProps/core.xml": "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{CANARY}</dc:creator></cp:coreProperties>',
        "docProps/app.xml": f"<Properties><Company>{CANARY}</Company></Properties>",
        "word/media/image1.jpeg": photograph(),
    }


def docx(more: Mapping[str, bytes | str] | None = None, **changes: str) -> bytes:
    return zipped(docx_parts(**changes) | dict(more or {}))


ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt(more: Mapping[str, bytes | str] | None = None, *, words: str = "", entry: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "text", "script", "draw", "manifest", "meta")
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    parts = {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {spaces}><office:body><office:text><text:p>Verslag</text:p>{words}"
        "</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {spaces}><office:meta><meta:initial-creator>{CANARY}"
        "</meta:initial-creator></office:meta></office:document-meta>",
        "Thumbnails/thumbnail.png": picture("PNG"),
        "META-INF/manifest.xml": f'<manifest:manifest {spaces}><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{ODT_TYPE}"/>{entry}</manifest:manifest>',
    }
    return zipped(parts | dict(more or {}), first_plain="mimetype")


@cache
def zip_bomb() -> bytes:
    """A document that says it unpacks to 100 MB."""
    return docx({"word/media/image2.emf": bytes(100_000_000)})


def lying_zip_bomb() -> bytes:
    """The same, but its list of members says they hold a few bytes."""
    content = bytearray(zip_bomb())
    size = struct.pack("<I", 100_000_000)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 10)
    return bytes(content)
