# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines of a timeline as HTML. Thirty of them stand on the page of a dossier, and the template engine took longer
for them than everything else on the page together; everything that was typed is escaped here, as it would be there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from opencjg.persons.types import FactRow
from opencjg.workspace.types import Happening

NOBODY = UUID(int=0)
SHORT = 40  # letters of a fact, to tell one "Correct" from the other by ear


@dataclass(frozen=True, slots=True)
class Page:
    """What all lines of a page share: its words, its icons, and where a fact is corrected, if this viewer may."""

    icons: str
    taken_back: str
    read_by: str
    correct: str
    before: str
    correct_url: str

    @classmethod
    def of(cls, dossier: UUID, *, may_write: bool) -> "Page":
        url = reverse("fact-correct", args=[dossier, NOBODY]) if may_write else ""
        return cls(
            icons=static("opencjg/icons.svg"),
            taken_back=_tag(_("taken back"), " tag--danger"),
            read_by=escape(_("Read by")),
            correct=escape(_("Correct")),
            before=escape(_("What stood here before")),
            correct_url=url,
        )


def lines_of_timeline(happened: Iterable[Happening], *, dossier: UUID, may_write: bool) -> SafeString:
    """Every line, as items of a list."""
    page = Page.of(dossier, may_write=may_write)
    return mark_safe("".join(f"<li>{_line(one, page)}</li>" for one in happened))  # noqa: S308 # nosec B308 B703 -- escaped below


def _line(one: Happening, page: Page) -> str:
    title = escape(one.title)
    head = f'<a href="{escape(one.url)}">{title}</a>' if one.url else title
    tags = "".join(_tag(milieu) for milieu in one.milieus)
    return f"{_icon(one.icon, page)}<b>{head}</b>{_weight(one)}{tags}{_said(one, page)}"


def _said(one: Happening, page: Page) -> str:
    fact = one.fact
    back = page.taken_back if fact and fact.retracted else ""
    text = f'<p class="said">{escape(one.text)}</p>' if one.text else ""
    reads = f". {page.read_by}: {escape(one.reads)}" if one.reads else ""
    about = f"{_time(one.on)}. {escape(one.who)}{reads}{_correct(fact, page) if fact else ''}"
    earlier = _earlier(fact, page) if fact and fact.earlier else ""
    return f'{back}{text}<p class="soft small">{about}</p>{earlier}'


def _tag(word: str, kind: str = "") -> str:
    return f' <span class="tag{kind}">{escape(word)}</span>'


def _weight(one: Happening) -> str:
    if not one.weight or one.fact is None:
        return ""
    return _tag(one.weight, " tag--ok" if one.fact.weight == "strength" else " tag--warn")


def _icon(name: str, page: Page) -> str:
    return f'<svg class="icon" aria-hidden="true"><use href="{page.icons}#{name}"/></svg>'


def _time(day: date) -> str:
    return f'<time datetime="{day.isoformat()}">{_day(day, get_language())}</time>'


@lru_cache(maxsize=4096)
def _day(day: date, language: str | None) -> str:
    """A day in words; the language is part of what is remembered."""
    return escape(date_format(day, "D j F Y"))


def _correct(fact: FactRow, page: Page) -> str:
    if not page.correct_url:
        return ""
    url = page.correct_url.replace(str(NOBODY), str(fact.id))
    what = escape(Truncator(fact.text).chars(SHORT))
    return f'. <a href="{url}">{page.correct}<span class="visually-hidden">: {what}</span></a>'


def _earlier(fact: FactRow, page: Page) -> str:
    told = "".join(
        f'<p class="said">{escape(old.text)}</p>'
        f'<p class="soft small">{escape(date_format(localtime(old.at), "j F Y G.i"))}, {escape(old.by)}</p>'
        for old in fact.earlier
    )
    return f'<details class="more"><summary>{_icon("chevron-right", page)}{page.before}</summary>{told}</details>'
