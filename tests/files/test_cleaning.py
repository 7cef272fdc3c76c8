# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is kept is written anew: what acts is out of it or refused, who made it is gone, and it still says the same."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from opencjg.files.cleaning import clean
from opencjg.files.cleaning.pictures import undescribed
from opencjg.files.types import (
    FileActive,
    FileBroken,
    FileKind,
    FileLocked,
    FileRefused,
    FileTooComplex,
    TooManyPixels,
)
from tests.files import hostile
from tests.files.test_rules import GOOD

CANARY = hostile.CANARY.encode()
FORMATS = {FileKind.JPG: "JPEG", FileKind.PNG: "PNG"}


def shown(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photograph_loses_place_maker_and_remarks_and_stands_upright(kind):
    taken = hostile.photograph(FORMATS[kind])
    assert CANARY in taken
    assert shown(taken).getexif().get_ifd(hostile.GPS)

    kept = clean(kind, taken)

    assert CANARY not in kept
    assert b"Exif" not in kept
    picture = shown(kept)
    assert not picture.getexif()
    assert picture.size == (20, 40), "it was taken on its side"
    grey = picture.convert("L")
    assert grey.getpixel((10, 5)) < 50
    assert grey.getpixel((10, 35)) > 200


@pytest.mark.parametrize("kind", FORMATS)
def test_what_hides_behind_a_picture_is_gone(kind):
    polyglot = hostile.picture(FORMATS[kind]) + hostile.HTML + hostile.zipped({"a.html": hostile.HTML})

    kept = clean(kind, polyglot)

    assert b"script" not in kept
    assert b"PK" not in kept
    assert clean(kind, kept)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_pictures_of_every_mode_stay_pictures(mode):
    kind = FileKind.JPG if mode == "CMYK" else FileKind.PNG
    image = Image.new(mode, (8, 8))
    made = BytesIO()
    image.save(made, FORMATS[kind])

    assert shown(clean(kind, made.getvalue())).size == (8, 8)


def test_what_is_transparent_stays_so():
    see_through = hostile.picture("PNG", mode="P", transparency=0)

    assert shown(clean(FileKind.PNG, see_through)).convert("RGBA").getpixel((1, 1))[3] == 0


def test_a_picture_of_a_hundred_million_pixels_is_refused_before_it_is_drawn(monkeypatch):
    bomb = hostile.huge_png(10_000)
    assert len(bomb) < 100_000
    monkeypatch.delattr(Image.Image, "save")

    with pytest.raises(TooManyPixels):
        clean(FileKind.PNG, bomb)
    with pytest.raises(TooManyPixels):
        clean(FileKind.PNG, hostile.huge_png(20_000))


@pytest.mark.parametrize("kind", FORMATS)
def test_half_a_picture_is_refused(kind):
    whole = hostile.picture(FORMATS[kind], size=(300, 300))
    with pytest.raises(FileBroken):
        clean(kind, whole[: len(whole) // 2])


@settings(max_examples=60)
@given(kind=st.sampled_from(FileKind), data=st.data())
def test_a_damaged_file_is_cleaned_or_refused_never_anything_else(kind, data):
    content = bytearray(GOOD[kind])
    for _time in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FileRefused):
        clean(kind, bytes(content))


def objects(content: bytes) -> str:
    """Everything a PDF holds, unpacked, as text."""
    with pikepdf.open(BytesIO(content)) as pdf:
        written = BytesIO()
        pdf.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        loose = " ".join(repr(thing) for thing in pdf.objects)
    return written.getvalue().decode("latin-1") + loose


def test_a_pdf_keeps_its_pages_text_and_form():
    kept = clean(FileKind.PDF, hostile.pdf(scripts=hostile.scripted))

    assert "(Verslag) Tj" in objects(kept)
    with pikepdf.open(BytesIO(kept)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.AcroForm.Fields[0].V) == "Samira"


def test_a_pdf_does_nothing_by_itself_and_links_only_to_the_web():
    sent = hostile.pdf(scripts=hostile.scripted)
    assert "Kanariescript" in objects(sent)

    kept = objects(clean(FileKind.PDF, sent))

    for gone in ("JavaScript", "/JS", "Kanarie", "kanarie", "/Launch", "/AA", "/XFA", "file:"):
        assert gone not in kept, gone
    assert "https://example.org/" in kept


def test_nothing_is_attached_to_a_pdf():
    sent = hostile.pdf(files=hostile.attached)
    assert "Kanariebijlage" in objects(sent)

    kept = objects(clean(FileKind.PDF, sent))

    assert "EmbeddedFile" not in kept
    assert "anarie" not in kept


def test_a_pdf_does_not_tell_who_made_it():
    sent = hostile.pdf(who=hostile.described)
    assert hostile.CANARY in objects(sent)

    kept = clean(FileKind.PDF, sent)

    assert hostile.CANARY not in objects(kept)
    with pikepdf.open(BytesIO(kept)) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root


def test_a_photograph_in_a_pdf_loses_its_place_and_not_one_pixel():
    with pikepdf.open(BytesIO(clean(FileKind.PDF, hostile.pdf(images=hostile.illustrated)))) as pdf:
        picture = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()

    assert CANARY not in picture
    assert not shown(picture).getexif()
    assert shown(picture).tobytes() == shown(hostile.photograph()).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_in_a_pdf_ends_where_it_ends(progressive):
    plain = hostile.picture(size=(90, 70), progressive=progressive)

    assert undescribed(plain + hostile.HTML) == undescribed(plain)
    assert shown(undescribed(plain)).tobytes() == shown(plain).tobytes()


@pytest.mark.parametrize("who", [{"user": "geheim", "owner": "geheim"}, {"owner": "geheim"}])
def test_a_pdf_with_a_password_is_refused_as_such(who):
    with pytest.raises(FileLocked):
        clean(FileKind.PDF, hostile.pdf(save={"encryption": pikepdf.Encryption(**{"user": "", **who})}))


def unpaged(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


@pytest.mark.parametrize(
    "content",
    [hostile.pdf()[:400], hostile.pdf()[:-60], b"%PDF-1.7", b"%PDF-1.7\n" + hostile.HTML, hostile.pdf(none=unpaged)],
)
def test_a_pdf_that_is_cut_off_or_empty_is_refused(content):
    with pytest.raises(FileBroken):
        clean(FileKind.PDF, content)


def test_a_form_that_only_its_script_draws_is_refused():
    def drawn_by_script(pdf):
        pdf.Root.NeedsRendering = True

    with pytest.raises(FileActive):
        clean(FileKind.PDF, hostile.pdf(change=drawn_by_script))


def test_a_docx_keeps_its_text_and_loses_its_author_and_places():
    kept = clean(FileKind.DOCX, hostile.docx())

    inside = parts(kept)
    assert inside["word/document.xml"] == parts(hostile.docx())["word/document.xml"]
    assert not any(CANARY in part for part in inside.values())
    assert not shown(inside["word/media/image1.jpeg"]).getexif()
    assert parts(clean(FileKind.DOCX, kept)).keys() == inside.keys(), "what is clean can be cleaned again"


def test_an_odt_keeps_its_text_and_loses_its_author():
    kept = clean(FileKind.ODT, hostile.odt())

    inside = parts(kept)
    assert b"Verslag" in inside["content.xml"]
    assert not any(CANARY in part for part in inside.values())
    assert kept[30:77] == b"mimetype" + hostile.ODT_TYPE.encode(), "its type lies first and unpacked"


def test_what_an_office_program_leaves_behind_is_no_harm():
    entry = '<manifest:file-entry manifest:full-path="layout-cache" manifest:media-type="application/binary"/>'
    left = {"layout-cache": b"\x00\x01", "Configurations2/accelerator/current.xml": b""}

    inside = parts(clean(FileKind.ODT, hostile.odt(left, entry=entry)))

    assert "layout-cache" not in inside
    assert b"layout-cache" not in inside["META-INF/manifest.xml"]


def test_nothing_hides_between_the_members_of_a_document():
    kept = clean(FileKind.DOCX, hostile.docx() + hostile.HTML)

    assert b"script" not in kept


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
VBA = '<Override PartName="/word/a.xml" ContentType="application/vnd.ms-office.vbaProject"/>'


@pytest.mark.parametrize(
    "content",
    [
        hostile.docx(main=MACRO_TYPE),
        hostile.docx(types=VBA),
        hostile.docx({"word/vbaProject.bin": b"x"}),
        hostile.docx({"word/embeddings/oleObject1.bin": b"x"}),
        hostile.docx({"word/embeddings/sheet.xlsm": b"x"}),
        hostile.docx({"word/media/image2.svg": hostile.SVG}),
        hostile.docx({"word/media/image2.png": hostile.HTML}),
        hostile.docx({"../uit.xml": "<a/>"}),
        hostile.docx(relations=hostile.relation("attachedTemplate", "https://example.org/a.dotm")),
        hostile.docx(relations=hostile.relation("attachedTemplate", "a.dotm", "Internal")),
        hostile.docx(relations=hostile.relation("image", "https://example.org/spoor.png")),
        hostile.docx(relations=hostile.relation("oleObject", "word/a.xml", "Internal")),
        hostile.docx(relations=hostile.relation("aFChunk", "word/a.html", "Internal")),
        hostile.docx(relations=hostile.relation("hyperlink", "javascript:alert(1)")),
        hostile.docx(words="<w:altChunk/>"),
        hostile.docx(words='<w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"/>'),
        hostile.docx(words="<w:instrText>DD</w:instrText><w:instrText>EAUTO cmd</w:instrText>"),
        hostile.docx({"word/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        hostile.docx({"word/a.xml": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")}),
    ],
)
def test_a_docx_that_acts_or_fetches_is_refused(content):
    with pytest.raises(FileActive):
        clean(FileKind.DOCX, content)


@pytest.mark.parametrize(
    "content",
    [
        hostile.odt({"Basic/Standard/Module1.xml": "<a/>"}),
        hostile.odt({"Scripts/python/a.py": "import os"}),
        hostile.odt({"Object 1": b"x"}),
        hostile.odt(words='<office:scripts><office:script script:language="Basic"/></office:scripts>'),
        hostile.odt(words='<script:event-listener script:event-name="dom:load"/>'),
        hostile.odt(words='<draw:image xlink:href="https://example.org/spoor.png"/>'),
        hostile.odt(words='<draw:image xlink:href="//example.org/spoor.png"/>'),
        hostile.odt(words='<text:a xlink:href="vnd.sun.star.script:a.py$b"/>'),
        hostile.odt(words='<text:a xlink:href="macro:///a"/>'),
        hostile.odt(words='<text:section-source xlink:href="file:///etc/passwd"/>'),
        hostile.odt(words="<text:dde-connection-decl/>"),
        hostile.odt(words="<draw:object-ole/>"),
    ],
)
def test_an_odt_that_acts_or_fetches_is_refused(content):
    with pytest.raises(FileActive):
        clean(FileKind.ODT, content)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (FileKind.DOCX, hostile.docx(relations=hostile.relation("hyperlink", "https://example.org/"))),
        (FileKind.DOCX, hostile.docx(words="<w:instrText> PAGE </w:instrText>")),
        (FileKind.ODT, hostile.odt(words='<text:a xlink:href="https://example.org/"/>')),
        (FileKind.ODT, hostile.odt(words='<draw:image xlink:href="Pictures/1.png"/>')),
    ],
)
def test_a_link_and_a_page_number_are_no_harm(kind, content):
    assert clean(kind, content)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (hostile.docx(main="application/xml"), FileBroken),
        (hostile.docx({"word/a.xml": "<a>"}), FileBroken),
        (hostile.lying_zip_bomb(), FileBroken),
        (hostile.zip_bomb(), FileTooComplex),
    ],
)
def test_a_docx_that_is_none_or_is_a_bomb_is_refused(content, refusal):
    with pytest.raises(refusal):
        clean(FileKind.DOCX, content)


def test_an_odt_with_a_password_is_refused_as_such():
    with pytest.raises(FileLocked):
        clean(FileKind.ODT, hostile.odt(entry="<manifest:encryption-data/>"))
