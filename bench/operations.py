# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts that are measured: what a browser sends for each, to the product and to the bare page."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

TOKEN = "a" * 32
DESK, WEEK = "samira", "eva"  # who registers and finishes, and whose week is full
FORM = "application/x-www-form-urlencoded"
BARE_SESSION = "bare-session-of-the-measurement"
BARE_OWNERS = 200
TEXT = "Mijn kind van vier slaapt slecht door en wordt elke nacht drie keer wakker. " * 3


@dataclass(frozen=True, slots=True)
class Request:
    """One request of somebody who is logged in; of a part of a page when `part` is set, as htmx asks it."""

    method: str
    path: str
    body: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """What is in the databases: how many rows, which contacts wait for the check, with their steps; a dossier with
    ten years of facts, names to look for, and questions to look up."""

    rows: int
    to_finish: Iterator[tuple[UUID, UUID]]
    dossier: UUID
    names: Iterator[str]
    questions: Iterator[str]


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the product: who does it, what makes the next request, and its answer's status."""

    name: str
    worker: str
    ours: Callable[[Load], Request]
    status: int


@dataclass(frozen=True, slots=True)
class Operation(Act):
    """An act beside the bare page's, and how much it may cost.

    `bare` makes the other side's next request; `queries` and `ratio` are the limits, and `cpu_ms` where one was set
    in milliseconds.
    """

    bare: Callable[[Load], Request]
    queries: int
    ratio: float
    cpu_ms: float | None = None


def _form(path: str, **values: str) -> Request:
    return Request("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **values}))


def _create(_load: Load) -> Request:
    """As the page sends it: answered at once, checked, and closed."""
    here = datetime.now(ZoneInfo("Europe/Amsterdam"))
    return _form(
        "/contacten/nieuw/",
        submission=str(uuid4()),
        question="Mijn kind van vier slaapt slecht door, wat kan ik doen?",
        topic="Slapen",
        elaboration=TEXT,
        question_behind="",
        channel="phone",
        customer_group="parent",
        age_group="4-11",
        handling="direct",
        callback_time="",
        other_text="",
        by_way="phone",
        by_way_other="",
        risk="no",
        helped="yes",
        client_name="",
        client_phone="",
        date=here.date().isoformat(),
        time=here.strftime("%H:%M"),
        kind="individual",
        asked="asked",
        purpose="information",
        instrument="conversation",
        do="close",
    )


def _bare_create(load: Load) -> Request:
    person = str(random.randint(1, load.rows))
    return _form("/register", person=person, reporter="school", subject="Zorgsignaal", body=TEXT)


def _finish(load: Load) -> Request:
    contact, step = next(load.to_finish)
    return _form(f"/contacten/{contact}/stap/{step}/", helped="yes")


def _bare_finish(load: Load) -> Request:
    return _form(f"/step/{random.randint(1, load.rows)}", helped="yes")


def _today(_load: Load) -> Request:
    return Request("GET", "/vandaag/")


def _bare_list(_load: Load) -> Request:
    return Request("GET", f"/worklist?o={random.randint(1, BARE_OWNERS)}")


def _dossier(load: Load) -> Request:
    return Request("GET", f"/dossiers/{load.dossier}/")


def _bare_dossier(load: Load) -> Request:
    """The one with a ten-year history, as ours has."""
    return Request("GET", f"/dossier/{load.rows + 1}")


def _fact(load: Load) -> Request:
    said_on = datetime.now(ZoneInfo("Europe/Amsterdam")).date().isoformat()
    values = {"text": TEXT, "nature": "fact", "source": "moeder", "said_on": said_on, "weight": "neutral"}
    return _form(f"/dossiers/{load.dossier}/feiten/nieuw/", layer="basis", **values)


def _search(load: Load) -> Request:
    return _form("/zoeken/", q=next(load.names))


def _look_up(load: Load) -> Request:
    """While it is typed: only the results come back."""
    values = {"csrfmiddlewaretoken": TOKEN, "question": next(load.questions)}
    return Request("POST", "/opzoeken/", urlencode(values), part=True)


OPERATIONS = (
    Operation("create_contact", DESK, _create, 302, _bare_create, queries=15, ratio=1.6),
    Operation("finish_step", DESK, _finish, 302, _bare_finish, queries=19, ratio=1.8),
    Operation("vandaag", WEEK, _today, 200, _bare_list, queries=13, ratio=1.6),
    Operation("dossier", WEEK, _dossier, 200, _bare_dossier, queries=16, ratio=1.6),
    # Ten people for each contact: a million at 100,000.
    Operation("search", WEEK, _search, 200, _bare_list, queries=13, ratio=2.5, cpu_ms=30),
    # As many answers and services as contacts.
    Operation("look_up", DESK, _look_up, 200, _bare_list, queries=13, ratio=1.6, cpu_ms=15),
)

# Of which the log's part is measured: a page that reads, one that looks for people, and one that writes.
LOGGED: tuple[Act, ...] = (
    *(operation for operation in OPERATIONS if operation.name in {"dossier", "search"}),
    Act("write_fact", WEEK, _fact, 302),
)
