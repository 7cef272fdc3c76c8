# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, it shows by what it holds; its name must agree, and is made harmless."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.files import packages, rules
from opencjg.files.types import (
    LARGEST_BYTES,
    FileBroken,
    FileEmpty,
    FileKind,
    FileLocked,
    FileRefused,
    FileTooComplex,
    FileTooLarge,
    KindNotAllowed,
    NameDisagrees,
    Upload,
)
from tests.files import hostile

GOOD = {
    FileKind.PDF: hostile.pdf(),
    FileKind.JPG: hostile.picture("JPEG"),
    FileKind.PNG: hostile.picture("PNG"),
    FileKind.DOCX: hostile.docx(),
    FileKind.ODT: hostile.odt(),
}


@pytest.mark.parametrize("kind", FileKind)
def test_each_kind_is_known_by_its_content_under_its_name_and_without_one(kind):
    assert rules.sniff(GOOD[kind]) == kind
    for name in (f"verslag.{kind}", f"VERSLAG.{kind.upper()}", "verslag", "verslag nr. 12", ""):
        assert rules.accept(Upload(name, GOOD[kind])) == kind


@pytest.mark.parametrize("named", FileKind)
@pytest.mark.parametrize("kind", FileKind)
def test_a_name_that_promises_another_kind_is_refused(kind, named):
    if kind is named:
        return
    with pytest.raises(NameDisagrees) as refused:
        rules.accept(Upload(f"verslag.{named}", GOOD[kind]))
    assert refused.value.params == {"extension": named.value}


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("foto.jpg", hostile.HTML, NameDisagrees),
        ("foto.png", hostile.SVG, NameDisagrees),
        ("foto.svg", hostile.SVG, KindNotAllowed),
        ("pagina.html", hostile.HTML, KindNotAllowed),
        ("pagina", hostile.HTML, KindNotAllowed),
        ("programma.exe", b"MZ" + bytes(100), KindNotAllowed),
        ("foto.jpg.exe", hostile.picture(), KindNotAllowed),
        ("verslag.docm", hostile.docx(), KindNotAllowed),
        ("verslag.pdf", hostile.HTML + hostile.pdf(), NameDisagrees),
        ("verslag.docx", hostile.HTML + hostile.docx(), NameDisagrees),
        ("verslag.docx", hostile.zipped({"a.txt": "a"}), NameDisagrees),
        ("verslag.docx", rules.OLE + bytes(600), FileLocked),
        ("verslag.docx", b"PK\x03\x04 en dan niets", FileBroken),
        ("verslag.docx", hostile.docx()[:-100], FileBroken),
        ("leeg.pdf", b"", FileEmpty),
        ("groot.pdf", b"%PDF-" + bytes(LARGEST_BYTES), FileTooLarge),
    ],
)
def test_what_is_not_what_it_should_be_is_refused_by_what_it_holds(name, content, refusal):
    with pytest.raises(refusal) as refused:
        rules.accept(Upload(name, content))
    assert type(refused.value) is refusal
    assert refused.value.field == "file"


def test_the_largest_file_is_not_too_large():
    assert rules.accept(Upload("a.pdf", b"%PDF-".ljust(LARGEST_BYTES, b" "))) is FileKind.PDF


def test_a_zip_bomb_is_known_by_what_it_says():
    with pytest.raises(FileTooComplex):
        rules.accept(Upload("verslag.docx", hostile.zip_bomb()))


def test_a_package_with_very_many_members_is_not_even_listed(monkeypatch):
    content = hostile.zipped({f"{number}.xml": "" for number in range(packages.MOST_MEMBERS + 1)})
    monkeypatch.delattr(packages, "ZipFile")
    with pytest.raises(FileTooComplex):
        rules.accept(Upload("verslag.docx", content))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused_because_readers_differ():
    twice = hostile.docx({"word/Document.xml": "<a/>"})
    with pytest.raises(FileBroken):
        rules.accept(Upload("verslag.docx", twice))


@given(st.binary(max_size=400))
def test_any_bytes_are_of_a_kind_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"%PDF-"):
        with suppress(FileRefused):
            rules.accept(Upload("verslag.docx", start + content))


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Verslag huisbezoek.pdf", "Verslag huisbezoek.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Samira\\Bureaublad\\brief.PDF", "brief.pdf"),
        ("/root/.bashrc", "bashrc.pdf"),
        ("..", "document.pdf"),
        ("", "document.pdf"),
        (".pdf", "document.pdf"),
        ("brief\r\nSet-Cookie: a=b.pdf", "brief Set-Cookie- a=b.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.exe.pdf"),
        ("brief\u200b\x00.pdf", "brief.pdf"),
        ("con.pdf", "document con.pdf"),
        ("lpt1", "document lpt1.pdf"),
        ("concept.pdf", "concept.pdf"),
        ("café \U0001f600.pdf", "café \U0001f600.pdf"),
        ("a<b>|c?.pdf", "a-b--c-.pdf"),
        ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
        ("nr. 12", "nr. 12.pdf"),
    ],
)
def test_a_name_is_made_harmless_and_stays_readable(name, cleaned):
    assert rules.clean_name(name, FileKind.PDF) == cleaned


def test_a_photograph_gets_one_extension():
    assert rules.clean_name("foto.JPEG", FileKind.JPG) == "foto.jpg"


@given(name=st.text(st.characters(), max_size=300), kind=st.sampled_from(FileKind))
def test_any_name_becomes_a_harmless_one(name, kind):
    cleaned = rules.clean_name(name, kind)

    assert 0 < len(cleaned) <= rules.LONGEST_NAME
    assert cleaned.endswith(f".{kind}")
    assert not set(cleaned) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(mark) in rules.UNSEEN for mark in cleaned)
    assert not cleaned.startswith((".", " "))
    assert rules.clean_name(cleaned, kind) == cleaned
    assert rules.extension_of(cleaned) == kind
