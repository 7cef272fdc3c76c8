# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a timeline are written without the template engine, and escape whatever somebody typed."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from uuid import UUID

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from opencjg.accounts.types import Layer
from opencjg.persons.types import FactRow, Milieu, Nature, Weight
from opencjg.workspace.lines import lines_of_timeline
from opencjg.workspace.types import Happening

DOSSIER = UUID(int=7)
MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)
hostile = st.text(st.sampled_from("<>&\"'/= abcscriptonloadsvg{}%\n"), min_size=1, max_size=60)


def fact(text: str, **more: object) -> FactRow:
    values = {
        "id": UUID(int=9),
        "text": text,
        "source": "moeder",
        "said_on": date(2026, 11, 3),
        "layer": Layer.BASIS,
        "nature": Nature.FACT,
        "weight": Weight.CONCERN,
        "milieus": (Milieu.FAMILY,),
        "by": "Jan Jansen",
        "at": MOMENT,
        "retracted": False,
    }
    return FactRow(**values | more)  # type: ignore[arg-type]  # the values above, some of them replaced


def happened(text: str, *, who: str = "moeder", earlier: tuple[FactRow, ...] = (), **more: object) -> Happening:
    return Happening(
        on=date(2026, 11, 3),
        at=MOMENT,
        icon="sun",
        title=text,
        who=who,
        text=text,
        fact=fact(text, earlier=earlier, **more),
        reads=text,
        milieus=(text,),
        weight=text,
    )


class Read(HTMLParser):
    """The elements of a page and the words between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


OURS = {"li", "svg", "use", "b", "span", "p", "time", "a", "details", "summary"}
NAMES = {"class", "aria-hidden", "href", "datetime"}


@given(text=hostile, who=hostile, old=hostile)
def test_what_was_typed_stays_text(text, who, old):
    page = lines_of_timeline([happened(text, who=who, earlier=(fact(old, by=who),))], dossier=DOSSIER, may_write=True)

    read = Read(page)

    assert read.tags <= OURS
    assert read.attributes <= NAMES
    for typed in (text, who, old):
        assert typed in read.words


def test_a_line_says_what_who_when_who_reads_it_and_how_to_correct_it():
    with translation.override("nl"):
        one = happened("Slaapt slecht", retracted=True)
        may = Read(lines_of_timeline([one], dossier=DOSSIER, may_write=True))
        may_not = Read(lines_of_timeline([one], dossier=DOSSIER, may_write=False))

    for word in ("Slaapt slecht", "moeder", "3 november 2026", "teruggenomen", "Verbeteren"):
        assert word in may.words, word
    assert "Verbeteren" not in may_not.words


def test_the_day_follows_the_language():
    one = happened("x")
    with translation.override("nl"):
        dutch = Read(lines_of_timeline([one], dossier=DOSSIER, may_write=False)).words
    with translation.override("en"):
        english = Read(lines_of_timeline([one], dossier=DOSSIER, may_write=False)).words

    assert "november" in dutch
    assert "November" in english
