# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The social map as a sheet, and a sheet taken in."""

import io
import zipfile
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from opencjg.core.sheets import as_csv, as_xlsx, inert
from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.files.types import FileRefused
from opencjg.socialmap.models import Service
from opencjg.socialmap.rules.ages import OLDEST, YOUNGEST, read_age, write_age
from opencjg.socialmap.rules.columns import BAR, COLUMNS, HEAD, Books, cells_of, columns_of, service_of
from opencjg.socialmap.services import preview_sheet, take_in
from opencjg.socialmap.services.importing import digest_of
from opencjg.socialmap.sheets import LARGEST_BYTES, LONGEST_CELL, MOST_ROWS, read_sheet, told
from opencjg.socialmap.types import Language, NewService, RowVerdict, TopicCode
from tests.socialmap.test_entries import browser

SHORT = dict(zip(("name", "provider", "summary", "topics", "owner", "verified_on"), range(6), strict=True))
HEADS = [COLUMNS[field] for field in SHORT]
ROW = ["Buurtvader", "Stichting Verzonnen Hulp", "Iemand loopt mee.", "Slapen", "Jan Jansen", "2026-11-01"]
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1)
BOOKS = Books(
    topics={TopicCode("a"): "Slapen", TopicCode("b"): "Eten, drinken"},
    municipalities={UUID(int=1): "Lindenmeer"},
    workers={UUID(int=2): "Jan Jansen"},
)
SERVICES = st.builds(
    NewService,
    name=PLAIN,
    provider=PLAIN,
    summary=PLAIN,
    topics=st.sampled_from([("a",), ("b",), ("a", "b")]),
    owner=st.just(UUID(int=2)),
    verified_on=st.dates(date(2000, 1, 1), date(2099, 1, 1)),
    age_from=st.integers(YOUNGEST, OLDEST),
    age_to=st.integers(YOUNGEST, OLDEST),
    cost=st.just("") | PLAIN,
    waiting_weeks=st.none() | st.integers(0, 520),
    languages=st.lists(st.sampled_from(Language), min_size=1, unique=True).map(tuple),
    places=st.lists(PLAIN, unique=True, max_size=4).map(tuple),
    municipalities=st.sampled_from([(), (UUID(int=1),)]),
    ended_on=st.none() | st.dates(date(2000, 1, 1), date(2099, 1, 1)),
)


@given(SERVICES)
def test_a_service_written_as_texts_reads_back_as_it_was(service):
    assert service_of(cells_of(service, BOOKS), BOOKS) == service


@given(st.integers(YOUNGEST, OLDEST))
def test_an_age_written_in_words_reads_back_as_it_was(months):
    assert read_age(write_age(months)) == months


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=80))
def test_no_cell_can_run_and_what_was_put_before_it_is_taken_off_again(text):
    plain = told(text)

    assert not inert(plain).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert told(inert(plain)) == plain


def table(*rows: list[str]) -> list[list[str]]:
    return [HEADS, *rows]


def changed(**fields: str) -> list[str]:
    return [fields.get(field, ROW[place]) for field, place in SHORT.items()]


def judge(social, rows, who="lotte"):
    return preview_sheet(rows, by=social.act(who), at=social.now)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_taken_out_and_is_taken_in_again_changes_nothing(social, kind):
    social.adds("=HYPERLINK(1)", phone="+31 6 12345678", cost="-10%", waiting_weeks=0)
    social.adds("'Quoted'", summary='Twee regels;\nmet "tekens" | en streep, é€', places=("Plein 1, Dorp", "Hof 2"))
    social.adds("Gestopt", ended_on=social.now.date() - timedelta(days=9), age_from=18, age_to=30)

    out = browser("samira").get(f"/sociale-kaart/sociale-kaart.{kind}")
    rows = judge(social, read_sheet(out.content))

    assert [row.verdict for row in rows] == [RowVerdict.UNCHANGED] * 3, [row.reason for row in rows]
    assert "attachment" in out.headers["Content-Disposition"]


def test_a_preview_tells_of_each_row_what_would_happen_and_writes_nothing(social):
    social.adds("Slaapcursus", cost="gratis")
    same = changed(name="Slaapcursus", summary=social.told().summary, verified_on=social.now.date().isoformat())
    rows = judge(
        social,
        table(
            ROW,
            same,
            changed(name="Zonder onderwerp", topics=""),
            changed(name="Vreemd", topics="Ruimtevaart"),
            changed(name="Niemand", owner="Karel Onbekend"),
            changed(name="Straks", verified_on="2030-01-01"),
            changed(name="Ooit", verified_on="gisteren"),
            ROW,
        ),
    )

    said = [(row.verdict.value, row.reason) for row in rows]
    assert said == [
        ("new", ""),
        ("changed", ""),  # the sheet has no column for cost, and so none
        ("refused", "cell_missing"),
        ("refused", "name_unknown"),
        ("refused", "name_unknown"),
        ("refused", "checked_in_future"),
        ("refused", "day_unread"),
        ("refused", "row_twice"),
    ]
    assert rows[1].changed == ("cost",)
    assert [row.name for row in Service.objects.all()] == ["Slaapcursus"]


def test_what_was_confirmed_is_written_and_nothing_else(social):
    service = social.adds("Slaapcursus", cost="gratis")
    sheet = table(ROW, changed(name="Kapot", topics="Ruimtevaart"))
    rows = judge(social, sheet)

    take_in(sheet, confirmed=digest_of(rows), by=social.act("lotte"), at=social.now)

    assert sorted(row.name for row in Service.objects.all()) == ["Buurtvader", "Slaapcursus"]
    assert social.shows(service).version == 1
    assert social.titles("buurtvader") == ["Buurtvader"]
    again = judge(social, sheet)
    assert [row.verdict for row in again] == [RowVerdict.UNCHANGED, RowVerdict.REFUSED]


def test_what_changed_between_preview_and_confirmation_is_shown_again_and_not_written(social):
    service = social.adds("Buurtvader", summary="Anders.")
    rows = judge(social, table(ROW))
    social.changes(service, name="Buurtvader", summary="Weer anders.")

    with pytest.raises(Conflict):
        take_in(table(ROW), confirmed=digest_of(rows), by=social.act("lotte"), at=social.now)

    assert social.shows(service).told.summary == "Weer anders."


def test_a_row_of_an_older_sheet_does_not_write_over_what_was_changed_since(social):
    service = social.adds("Slaapcursus")
    head = ["Kenmerk", "Versie", *HEADS]
    row = [str(service), "1", *changed(name="Slaapcursus", summary="Oud.")]
    social.changes(service, summary="Nieuw.")

    [judged] = judge(social, [head, row])

    assert (judged.verdict, judged.reason) == (RowVerdict.REFUSED, "row_old")
    [unknown] = judge(social, [head, [str(UUID(int=5)), "1", *ROW]])
    assert unknown.reason == "mark_unknown"


@pytest.mark.parametrize("who", ["samira", "jan", "eva", "fatma"])
def test_only_editors_take_in_a_sheet(social, who):
    with pytest.raises(NotAllowed):
        judge(social, table(ROW), who=who)
    with pytest.raises(NotAllowed):
        take_in(table(ROW), confirmed="", by=social.act(who), at=social.now)


def csv_of(rows) -> bytes:
    return as_csv(rows[0], rows[1:])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_sheet_is_read_in_every_form_in_which_spreadsheets_save_it(encoding, delimiter):
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in table(changed(name="Café €")))

    assert read_sheet(text.encode(encoding))[1][0] == "Café €"


def xlsx(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_with_its_days_and_numbers_and_without_its_formulas_values():
    rows = read_sheet(xlsx(HEADS, ["Buurtvader", 12, "=1+1", "Slapen", None, date(2026, 11, 1)]))

    assert rows[1][:6] == ["Buurtvader", "12", "=1+1", "Slapen", "", "2026-11-01 00:00:00"]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"<x>" * 30_000_000)
    return out.getvalue()


def with_entities() -> bytes:
    good = zipfile.ZipFile(io.BytesIO(xlsx(HEADS, ROW)))
    out = io.BytesIO()
    lol = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(out, "w") as package:
        for name in good.namelist():
            content = good.read(name)
            start = content.index(b"<worksheet") if name.endswith("sheet1.xml") else 0
            package.writestr(name, content[:start] + (lol if start or "sheet1" in name else b"") + content[start:])
    return out.getvalue()


HOSTILE = {
    "nothing": b"",
    "blanks": b"   \n",
    "bytes of no text": b"\x00\x01\x02" * 50,
    "a zero in text": b"Aanbod;Aanbieder\nx\x00y;z",
    "bytes of no encoding": b"\x81\x8d\x8f" * 10,
    "too large": b"x" * (LARGEST_BYTES + 1),
    "a head alone": csv_of([HEADS]),
    "too many rows": csv_of([HEADS, *[ROW] * (MOST_ROWS + 1)]),
    "a cell too long": csv_of([HEADS, ["x" * (LONGEST_CELL + 1)]]),
    "a quote without an end": b'"' + b"a" * 200_000,
    "no package": b"PK\x03\x04 and then nothing",
    "half a package": xlsx(HEADS, ROW)[:-400],
    "a bomb": bomb(),
    "entities": with_entities(),
    "a part of a package": zipfile.ZipFile(io.BytesIO(xlsx(HEADS, ROW))).read("xl/worksheets/sheet1.xml"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_or_broken_sheet_is_refused_by_name(content):
    with pytest.raises((BadInput, FileRefused)):
        columns_of(read_sheet(content)[0])


def test_a_cell_far_away_in_a_workbook_costs_nothing():
    book = Workbook()
    book.active.append(HEADS)
    book.active.append(ROW)
    book.active.cell(row=1_048_576, column=16_384, value="ver weg")
    out = io.BytesIO()
    book.save(out)

    assert len(read_sheet(out.getvalue())) == 2


def test_formulas_in_a_sheet_are_texts_and_stay_so(social):
    sheet = table(changed(name="=cmd|'/c calc'!A1", summary="@SUM(A1:A9)"))

    take_in(sheet, confirmed=digest_of(judge(social, sheet)), by=social.act("lotte"), at=social.now)

    assert Service.objects.get().name == "=cmd|'/c calc'!A1"
    out = browser("samira").get("/sociale-kaart/sociale-kaart.xlsx").content
    cells = [cell for row in load_workbook(io.BytesIO(out)).active.iter_rows(values_only=True) for cell in row]
    assert "'=cmd|'/c calc'!A1" in cells
    assert all(not str(cell).startswith(("=", "+", "@")) for cell in cells if cell)
    assert as_xlsx(HEAD, [], title="x").startswith(b"PK")
    assert BAR.strip() not in HEAD


def test_on_the_page_a_sheet_is_shown_then_confirmed_and_a_wrong_one_is_refused_in_dutch(social):
    client = browser("lotte")
    wrong = client.post("/sociale-kaart/inlezen/", {"file": SimpleUploadedFile("x.csv", b"a;b\n1;2")})
    assert wrong.status_code == 422
    assert "Deze kolommen ontbreken" in wrong.content.decode()

    sheet = table(ROW, changed(name="Kapot", topics="Ruimtevaart"))
    shown = client.post("/sociale-kaart/inlezen/", {"file": SimpleUploadedFile("x.csv", csv_of(sheet))})
    assert shown.status_code == 200
    assert "Onderwerpen: We kennen “Ruimtevaart” hier niet." in shown.content.decode()
    assert not Service.objects.exists()

    done = client.post("/sociale-kaart/inlezen/", {"confirmed": shown.context["confirmed"]})
    assert done.status_code == 302
    assert Service.objects.get().name == "Buurtvader"
    again = client.post("/sociale-kaart/inlezen/", {"confirmed": shown.context["confirmed"]})
    assert (again.status_code, again.headers["Location"]) == (302, "/sociale-kaart/inlezen/")
