# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A copy of a dossier for the people it is about: the same parts on the screen, on paper and for a machine."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from opencjg.persons import labels
from opencjg.persons.forms import typed_birth
from opencjg.persons.pages import name_of
from opencjg.persons.rules.addresses import show_postcode
from opencjg.persons.types import Address, DossierHead


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is kept; `choice` where it can be left out."""

    text: str
    note: str = ""
    choice: UUID | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind."""

    key: str
    title: str
    lines: tuple[Line, ...]


def parts_of(head: DossierHead, found: Mapping[str, Any]) -> tuple[Part, ...]:
    """Everything in the copy, in words, the same for every form it takes."""
    names = {one.id: name_of(one) for one in found["people"]}
    told = [Line(_("How those it is about were told"), head.told)]
    made = {
        "child": (_("The child"), [Line(name_of(head.child), typed_birth(head.child.birth)), *told]),
        "people": (_("People in the dossier"), [Line(name) for key, name in names.items() if key != head.child.id]),
        "relations": (_("Relations"), [_relation(one, names) for one in found["relations"]]),
        "families": (_("Where the family lives and lived"), [x for one in found["families"] for x in _homes(one)]),
        "contact_points": (
            _("Numbers and addresses to reach them"),
            [Line(one.value, names.get(one.person, "")) for one in found["contact_points"]],
        ),
        "facts": (_("What was written down"), [x for one in found["facts"] for x in _fact(one)]),
        "helpers": (
            _("School, family doctor and others"),
            [Line(f"{one.organisation} {one.name}".strip(), _day(one.since)) for one in found["helpers"]],
        ),
        "documents": (
            _("Files"),
            [Line(one.name, f"{one.about} {_day(one.at)}".strip(), one.id) for one in found["documents"]],
        ),
        "consents": (
            _("Consent"),
            [Line(f"{one.receiver}: {one.what}", _day(one.given_on)) for one in found["consents"]],
        ),
        "involved": (_("Who may open it or could"), [_involved(one) for one in found["involved"]]),
        "requests": (_("What was asked and decided"), [_request(one, names) for one in found["requests"]]),
    }
    return tuple(Part(key, title, tuple(lines)) for key, (title, lines) in made.items() if lines)


def _day(day: date | datetime) -> str:
    return date_format(timezone.localtime(day) if isinstance(day, datetime) else day, "j F Y")


def _relation(one: Any, names: Mapping[Any, str]) -> Line:
    return Line(f"{names.get(one.other, '')}: {labels.word(labels.RELATIONS, one.kind)}", names.get(one.person, ""))


def _address(one: Address) -> str:
    return f"{one.street} {one.number}, {show_postcode(one.postcode)} {one.place}".strip(" ,")


def _homes(one: Any) -> list[Line]:
    now = [Line(_address(one.address), _day(one.since))] if one.address and one.since else []
    return now + [Line(_address(address), _day(since)) for address, since, _until in one.earlier]


def _fact(one: Any) -> list[Line]:
    """What stands there, and what stood there before it was corrected."""
    about = _("%(nature)s of %(source)s, %(day)s, written by %(by)s")
    rows = [Line(each.text, about % _about(each), one.id) for each in (one, *one.earlier)]
    return [*rows[:1], *(Line(row.text, _("earlier: %s") % row.note) for row in rows[1:])]


def _about(one: Any) -> dict[str, str]:
    nature = labels.word(labels.NATURES, one.nature)
    return {"nature": nature, "source": one.source, "day": _day(one.said_on), "by": one.by}


def _involved(one: Any) -> Line:
    return Line(f"{one.name}, {one.organisation}", f"{labels.word(labels.INVOLVEMENTS, one.kind)}, {_day(one.starts)}")


def _request(one: Any, names: Mapping[Any, str]) -> Line:
    asked = f"{names.get(one.asked_by, '')}: {labels.word(labels.RIGHTS, one.kind)}, {_day(one.received_on)}"
    return Line(asked, one.motivation)


def as_zip(head: DossierHead, found: Mapping[str, Any], *, at: datetime) -> bytes:
    """The copy to hand over: a page to read and print, the same for a machine, and the files themselves."""
    parts = parts_of(head, found)
    context = {"parts": parts, "name": name_of(head.child), "at": at, "left_out": found["left_out"]}
    data = {
        "made_at": at.isoformat(),
        "left_out": found["left_out"],
        **{part.key: [{"text": line.text, "note": line.note} for line in part.lines] for part in parts},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("dossier.html", render_to_string("persons/copy.html", context))
        bundle.writestr("dossier.json", json.dumps(data, ensure_ascii=False, indent=2))
        for number, one in enumerate(found["files"], start=1):
            bundle.writestr(f"{number:02}-{one.name}", one.content)
    return out.getvalue()
