# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF written anew: what acts, what is attached, and what tells who made it with what, is taken out.

Every object is looked at, also one that nothing seems to point to, since readers differ in what they find.
Source: ISO 32000-2, 12.6 (actions), 7.11 (files), 14.3 (metadata).
"""

from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, StreamDecodeLevel

from opencjg.files.cleaning.pictures import undescribed
from opencjg.files.types import FileActive, FileBroken, FileLocked, FileTooComplex

MOST_OBJECTS = 200_000
MOST_MEMORY_BYTES = 200_000_000

# What an action may do: go to a page, turn one, open a web page that the reader clicks. The others lose their content.
ACTIONS = frozenset({
    "/GoTo3DView", "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie", "/Rendition",
    "/ResetForm", "/RichMediaExecute", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans",
})  # fmt: skip
LINK = "/URI"
LINKS = frozenset({"http", "https", "mailto", "tel"})
GONE = frozenset({
    "/3DD", "/AA", "/AF", "/Collection", "/EF", "/EmbeddedFiles", "/JS", "/JavaScript", "/Metadata", "/Movie",
    "/PieceInfo", "/RF", "/Renditions", "/RichMediaContent", "/RichMediaSettings", "/Sound", "/SpiderInfo", "/Thumb",
    "/XFA",
})  # fmt: skip
# A stream may say that its content lies in another file.
ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")


def clean_pdf(content: bytes) -> bytes:
    """The pages, with their text, pictures, forms and links.

    A signature in it does not survive, since what was signed is changed.

    Raises:
        FileLocked: it has a password, or forbids something to who has none.
        FileActive: without its scripts it would show nothing (an XFA form).
        FileTooComplex: too many objects.
        FileBroken: it cannot be read as it is, or has no pages.
    """
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_MEMORY_BYTES, run_length_max_memory=MOST_MEMORY_BYTES)
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            _refuse(pdf)
            for thing in _things(pdf):
                _disarm(thing)
            if "/Info" in pdf.trailer:
                del pdf.trailer["/Info"]
            return _written(pdf)
    except pikepdf.PasswordError as wrong:
        raise FileLocked from wrong
    except (pikepdf.exceptions.PikepdfError, ValueError, TypeError) as wrong:
        raise FileBroken from wrong


def _refuse(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise FileLocked
    if len(pdf.objects) > MOST_OBJECTS:
        raise FileTooComplex
    if len(pdf.pages) == 0:
        raise FileBroken
    if "/NeedsRendering" in pdf.Root:
        raise FileActive


def _things(pdf: pikepdf.Pdf) -> Iterator[Dictionary | Stream]:
    """Every dictionary, also those that lie in another."""
    waiting = [*pdf.objects, pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, Dictionary | Stream):
            yield thing
            inside = [thing.get(key) for key in thing.keys()]  # noqa: SIM118  # not a mapping
        elif isinstance(thing, Array):
            inside = list(thing)
        else:
            continue
        waiting += [part for part in inside if isinstance(part, pikepdf.Object) and not part.is_indirect]


def _disarm(thing: Dictionary | Stream) -> None:
    for key in GONE.intersection(thing.keys()):
        del thing[key]
    if _acts(thing):
        for key in list(thing.keys()):
            del thing[key]
    if thing.get("/Subtype") == Name.FileAttachment and "/FS" in thing:
        del thing["/FS"]
    if isinstance(thing, Stream):
        _disarm_stream(thing)


def _acts(thing: Dictionary | Stream) -> bool:
    act = thing.get("/S")
    if not isinstance(act, Name) or isinstance(thing, Stream):
        return False
    if act != LINK:
        return str(act) in ACTIONS
    return urlsplit(str(thing.get(LINK, ""))).scheme.lower() not in LINKS


def _disarm_stream(stream: Stream) -> None:
    for key in ELSEWHERE:
        if key in stream:
            del stream[key]
    filters = stream.get("/Filter")
    if isinstance(filters, Array) and len(filters) == 1:
        filters = filters[0]
    if filters == Name.DCTDecode:
        picture = undescribed(stream.read_raw_bytes())
        decoding = stream.get("/DecodeParms")
        known = decoding if isinstance(decoding, Dictionary | Array) else None
        stream.write(picture, filter=Name.DCTDecode, decode_parms=known)


def _written(pdf: pikepdf.Pdf) -> bytes:
    made = BytesIO()
    pdf.save(
        made,
        stream_decode_level=StreamDecodeLevel.none,  # what is packed stays so: nothing is unpacked to be packed again
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return made.getvalue()
