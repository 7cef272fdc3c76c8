# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address × everybody: who gets a page, who is refused, who is sent to log in. A new address needs a row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from opencjg.accounts.models import Absence, Worker
from opencjg.accounts.services import report_absence
from opencjg.accounts.types import Layer
from opencjg.desk.models import CallbackRequest, Consultation, Contact, FormOption, Question, ShiftNote, Waiting
from opencjg.desk.services import consult, leave_note, pass_on
from opencjg.desk.types import Handling, NewCallback
from opencjg.desk.types.office import Advisor, Connection, NewConsultation, Passing
from opencjg.index.services import register
from opencjg.index.types import Told
from opencjg.processes.models import Event, Matter, OpenStep
from opencjg.signalling.models import Concern, Decision, RiskAssessment
from opencjg.signalling.services import begin_version
from tests.agenda.sentences import Agenda
from tests.audit.test_log import change, committed
from tests.signalling.sentences import Weighing
from tests.world import PEOPLE, session_of

__all__ = ["committed"]
EVERYBODY = frozenset(PEOPLE)
DESKS = frozenset({"samira", "bas", "eva"})
HERE = frozenset({"samira", "bas"})
CARES = frozenset({"jan", "noor", "rik"})  # who takes care of it, and who coordinates
MANAGER = frozenset({"fatma"})
STRAIGHT = frozenset({"jan", "hanna", "piet", "eva"})  # customers come straight to them
COORDINATORS = frozenset({"noor", "rik"})
KEEPS = frozenset({"jan", "hanna"})  # involved in the dossier; piet was, and is not any more
LEADS = frozenset({"jan"})
WRITERS = frozenset({"jan", "hanna", "piet", "eva"})
OPENERS = WRITERS | {"rik"}
PRIVACY = frozenset({"frans"})
EDITOR = frozenset({"lotte"})  # of answers and of the social map
RUNS = frozenset({"noor"})
PLANNERS = DESKS | RUNS
DIRECTS = frozenset({"rik"})
MATCHED = frozenset({"jan", "piet", "rik"})
INDEX_MANAGER = frozenset({"ingrid"})
COORDINATES = frozenset({"noor", "rik"})
NOBODY: frozenset[str] = frozenset()
REFUSED, WRONG_METHOD, WRONG_FORM, MOVED_ON = 403, 405, 422, 302


@dataclass(frozen=True, slots=True)
class Row:
    """One address: which of the scenario it shows, and how it answers.

    `page` passes the check of the page itself, `thing` also that of the thing it shows; `get` and `post` are the
    answers to who passes both (an empty form is posted), None where the address does not take that method.
    `otherwise` is the answer to who passes only the first: a refusal, or a page that does not tell why.
    """

    which: str
    page: frozenset[str]
    thing: frozenset[str]
    get: int | None
    post: int | None
    otherwise: int = REFUSED
    posts: frozenset[str] | None = None  # who may send it, where that is not everybody who may read it

    def expected(self, person: str, method: str) -> int:
        answer = self.get if method == "get" else self.post
        if person not in self.page:
            return REFUSED
        if answer is None:
            return WRONG_METHOD
        may = self.thing if method == "get" or self.posts is None else self.posts
        return answer if person in may else self.otherwise


MATRIX = {
    "today": Row("", EVERYBODY, EVERYBODY, 200, None),
    "contact-list": Row("", DESKS, DESKS, 200, None),
    "contact-new": Row("", DESKS, DESKS, 200, WRONG_FORM),
    "contact": Row("question", EVERYBODY, HERE, 200, None),
    # Finished by a colleague, or of another desk: the page does not tell which.
    "contact-step": Row("step", EVERYBODY, HERE, None, WRONG_FORM, MOVED_ON),
    "hand-over": Row("question", EVERYBODY, HERE, 200, WRONG_FORM),
    "contact-straight": Row("", STRAIGHT, STRAIGHT, 200, WRONG_FORM),
    "contact-office": Row("question", EVERYBODY, HERE, 200, MOVED_ON),
    "contact-pass": Row("question", EVERYBODY, HERE, 200, WRONG_FORM),
    "contact-consult": Row("question", EVERYBODY, HERE, 200, WRONG_FORM),
    "contact-crisis": Row("question", EVERYBODY, HERE, 200, WRONG_FORM),
    "contact-print": Row("question", EVERYBODY, HERE, 200, None),
    "callback-end": Row("callback", EVERYBODY, HERE, None, WRONG_FORM, MOVED_ON),
    "waiting-room": Row("", EVERYBODY, EVERYBODY, 200, None),
    "waiting-end": Row("waiting", EVERYBODY, EVERYBODY, None, MOVED_ON),
    "shift": Row("", DESKS, DESKS, 200, WRONG_FORM),
    "note-away": Row("unknown", DESKS, NOBODY, None, MOVED_ON, MOVED_ON),
    "late-list": Row("", COORDINATORS, COORDINATORS, 200, None),
    "form-lists": Row("", MANAGER | EDITOR, MANAGER | EDITOR, 200, WRONG_FORM),
    "callback": Row("callback", EVERYBODY, HERE, 200, None, MOVED_ON),
    "callback-outcome": Row("callback", EVERYBODY, HERE, None, MOVED_ON, MOVED_ON),
    "question-list": Row("", DESKS | EDITOR, DESKS | EDITOR, 200, None),
    "question-settle": Row("waiting-words", EDITOR, EDITOR, 200, WRONG_FORM),
    "answer-new": Row("", EDITOR, EDITOR, 200, WRONG_FORM),
    "answer": Row("answer", EVERYBODY, EVERYBODY, 200, None),
    "answer-change": Row("answer", EVERYBODY, EDITOR | {"jan"}, 200, WRONG_FORM),
    "service-list": Row("", EVERYBODY, EVERYBODY, 200, None),
    "service-new": Row("", EDITOR, EDITOR, 200, WRONG_FORM),
    "service-import": Row("", EDITOR, EDITOR, 200, WRONG_FORM),
    "service-export": Row("csv", EVERYBODY, EVERYBODY, 200, None),
    "service": Row("service", EVERYBODY, EVERYBODY, 200, None),
    "service-change": Row("service", EVERYBODY, EDITOR | {"jan"}, 200, WRONG_FORM),
    "service-check": Row("service", EVERYBODY, EDITOR | {"jan"}, None, MOVED_ON),
    "find": Row("", EVERYBODY, EVERYBODY, 200, 200),
    "find-helped": Row("", EVERYBODY, EVERYBODY, None, WRONG_FORM),
    "check-list": Row("", EVERYBODY, EVERYBODY, 200, None),
    "check-term": Row("", EDITOR, EDITOR, None, WRONG_FORM),
    "case": Row("case", EVERYBODY, CARES, 200, None),
    "case-give": Row("case", EVERYBODY, CARES, None, WRONG_FORM),
    "case-new": Row("", WRITERS, WRITERS, 200, WRONG_FORM),
    "case-step": Row("weighed", EVERYBODY, LEADS, 200, WRONG_FORM),
    "case-close": Row("case", WRITERS, LEADS, 200, WRONG_FORM),
    "assess": Row("case", WRITERS, LEADS, 200, WRONG_FORM),
    "assessment-list": Row("weighed", EVERYBODY, CARES, 200, None),
    "assessment": Row("assessment", EVERYBODY, LEADS, 200, None),
    "conference-sheet": Row("weighed", EVERYBODY, CARES, 200, None),
    "concerns-in-view": Row("", COORDINATES, COORDINATES, 200, None),
    "instrument-list": Row("", MANAGER, MANAGER, 200, WRONG_FORM),
    "instrument-import": Row("", MANAGER, MANAGER, None, WRONG_FORM),
    "instrument": Row("draft", MANAGER, MANAGER, 200, None),
    "instrument-export": Row("draft", MANAGER, MANAGER, 200, None),
    "instrument-activate": Row("draft", MANAGER, MANAGER, None, MOVED_ON),
    "instrument-drop": Row("draft", MANAGER, MANAGER, None, MOVED_ON),
    "instrument-item-new": Row("draft", MANAGER, MANAGER, 200, WRONG_FORM),
    "instrument-item": Row("draft-item", MANAGER, MANAGER, 200, WRONG_FORM),
    "instrument-scale-new": Row("draft", MANAGER, MANAGER, 200, WRONG_FORM),
    "instrument-scale": Row("draft-scale", MANAGER, MANAGER, 200, WRONG_FORM),
    "case-process": Row("case", EVERYBODY, CARES, 200, None),
    "contact-process": Row("question", EVERYBODY, HERE | {"noor", "rik"}, 200, None),
    "process-list": Row("", EVERYBODY, EVERYBODY, 200, None),
    "process-model": Row("IA", EVERYBODY, EVERYBODY, 200, None),
    "settings-own": Row("", EVERYBODY, EVERYBODY, 200, WRONG_FORM),
    "absence-end": Row("unknown", EVERYBODY, EVERYBODY, None, MOVED_ON),
    "worker-list": Row("", MANAGER, MANAGER, 200, None),
    "worker-go": Row("unknown", MANAGER, MANAGER, None, WRONG_FORM),
    "search": Row("", EVERYBODY, DESKS | OPENERS, 200, 200),
    "dossier-list": Row("", EVERYBODY, OPENERS, 200, None),
    "dossier-new": Row("", EVERYBODY, WRITERS, 200, WRONG_FORM),
    "dossier": Row("dossier", EVERYBODY, KEEPS, 200, None),
    "case-dossier": Row("case", EVERYBODY, EVERYBODY, None, MOVED_ON),
    "person-new": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "person": Row("person", EVERYBODY, KEEPS, 200, None),
    "person-change": Row("person", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "person-left": Row("person", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "person-merge": Row("person", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "person-unmerge": Row("unknown-merge", EVERYBODY, NOBODY, None, MOVED_ON),
    "contact-point-new": Row("person", EVERYBODY, KEEPS, None, WRONG_FORM),
    # Nobody ends what is not there, and nobody is told whether it is.
    "contact-point-end": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, MOVED_ON),
    "relation-end": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, MOVED_ON),
    "helper-end": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, MOVED_ON),
    "consent-end": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, MOVED_ON),
    "involved-end": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, MOVED_ON),
    "family-leave": Row("unknown-in-family", EVERYBODY, NOBODY, None, MOVED_ON),
    "family": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "family-new": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "family-move": Row("family", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "family-join": Row("family", EVERYBODY, KEEPS, None, MOVED_ON),
    "fact-new": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "fact-correct": Row("fact", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "document-new": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "document": Row("document", EVERYBODY, LEADS, 200, None),
    "helper-new": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "consent": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "involved": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM, posts=LEADS),
    "rights": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "rights-decide": Row("unknown-in-dossier", EVERYBODY, KEEPS, None, WRONG_FORM),
    "rights-end": Row("asked", EVERYBODY, NOBODY, None, MOVED_ON),
    "rights-copy": Row("asked", EVERYBODY, LEADS, 200, MOVED_ON),
    "seen-by": Row("dossier", EVERYBODY, LEADS, 200, None),
    "seen-by-csv": Row("dossier", EVERYBODY, LEADS, 200, None),
    "emergency": Row("dossier", EVERYBODY, OPENERS, 200, WRONG_FORM),
    "emergency-list": Row("", PRIVACY, PRIVACY, 200, None),
    "emergency-review": Row("unknown", PRIVACY, PRIVACY, None, WRONG_FORM),
    "retention-terms": Row("", MANAGER | PRIVACY, MANAGER | PRIVACY, 200, 200),
    "destruction-list": Row("", MANAGER | PRIVACY, MANAGER | PRIVACY, 200, None),
    "destruction-propose": Row("dossier", MANAGER | PRIVACY, NOBODY, None, MOVED_ON),
    "destruction-confirm": Row("unknown", MANAGER | PRIVACY, NOBODY, None, MOVED_ON),
    "destruction-withdraw": Row("unknown", MANAGER | PRIVACY, NOBODY, None, MOVED_ON),
    # Without a reason nothing happens, whoever asks it.
    "destruction-hold": Row("dossier", EVERYBODY, EVERYBODY, None, MOVED_ON),
    "index-registrations": Row("dossier", EVERYBODY, KEEPS, 200, WRONG_FORM),
    "index-withdraw": Row("unknown-in-dossier", EVERYBODY, KEEPS, None, WRONG_FORM),
    "index-tell": Row("unknown-in-dossier", EVERYBODY, NOBODY, None, REFUSED),
    "index-matches": Row("", DIRECTS, DIRECTS, 200, None),
    "index-match": Row("match", EVERYBODY, MATCHED, 200, WRONG_FORM, posts=DIRECTS),
    "index-settings": Row("", INDEX_MANAGER, INDEX_MANAGER, 200, WRONG_FORM),
    "log": Row("", PRIVACY, PRIVACY, 200, None),
    "log-csv": Row("", PRIVACY, PRIVACY, 200, None),
    "matrix": Row("", EVERYBODY, EVERYBODY, 200, None),
    "matrix-adopt": Row("", MANAGER, MANAGER, None, WRONG_FORM),
    "agenda": Row("", EVERYBODY, EVERYBODY, 200, None),
    "agenda-day": Row("", PLANNERS, PLANNERS, 200, None),
    "booking-new": Row("", EVERYBODY, EVERYBODY, 200, WRONG_FORM),
    "booking": Row("booking", EVERYBODY, HERE | LEADS, 200, None),
    "booking-move": Row("booking", EVERYBODY, HERE | LEADS, None, WRONG_FORM),
    "booking-cancel": Row("booking", EVERYBODY, HERE | LEADS, None, WRONG_FORM),
    "booking-outcome": Row("booking", EVERYBODY, HERE | LEADS, None, WRONG_FORM),
    "booking-settle": Row("booking", EVERYBODY, HERE | LEADS, None, WRONG_FORM),
    "roster": Row("", EVERYBODY, EVERYBODY, 200, WRONG_FORM),
    "roster-end": Row("unknown", EVERYBODY, NOBODY, None, MOVED_ON),
    "roster-skip": Row("unknown", EVERYBODY, EVERYBODY, None, WRONG_FORM),
    "opening": Row("", EVERYBODY, EVERYBODY, 200, None),
    "opening-set": Row("unknown", RUNS, NOBODY, None, MOVED_ON),
    "closing-add": Row("", RUNS, RUNS, None, WRONG_FORM),
    "closing-end": Row("unknown", RUNS, RUNS, None, MOVED_ON),
    "room-list": Row("", EVERYBODY, EVERYBODY, 200, WRONG_FORM),
    "room-close": Row("unknown", RUNS, NOBODY, None, MOVED_ON),
    "feed-new": Row("", EVERYBODY, EVERYBODY, None, 200),
    "feed-end": Row("", EVERYBODY, EVERYBODY, None, MOVED_ON),
    "draft": Row("form", EVERYBODY, EVERYBODY, None, 200),
}
# Open to all, with the answer to GET; they show nothing of anybody.
OPEN = {"home": 302, "health": 200, "live": 204, "agenda-feed": 404}
# Logging in, walked in tests/accounts; the demo's own is not there outside the demo.
LOGIN = {"demo_login"} | {
    "account_change_password",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_signup",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
}
# Words that stand nowhere but in one row → who may read that row, and where he does.
CANARIES = {
    "Kanarievraag": (HERE, {"contact", "callback", "hand-over", "contact-office", "contact-print", "callback-end"}),
    "Kanarienaam": (HERE, {"contact", "callback", "hand-over", "contact-print", "callback-end"}),
    "0600000198": (HERE, {"contact", "callback", "hand-over", "callback-end"}),
    "06 00 00 01 98": (HERE, {"contact", "callback", "contact-print", "callback-end"}),
    "Kanarieadvies": (HERE, {"contact"}),
    "kanariejas": (HERE | {"jan"}, {"waiting-room"}),
    "Kanariebriefje": (HERE, {"shift"}),
    "Kanarieverhaal": (frozenset({"jan"}), {"case", "case-give", "assess"}),
    "Kanariemotivering": (LEADS, {"assessment", "conference-sheet"}),
    "Kanariekind": (KEEPS, {name for name, row in MATRIX.items() if row.thing == KEEPS and row.get == 200}),
    "Kanariebasis": (KEEPS, {"dossier", "fact-correct"}),
    "Kanariemedisch": (LEADS, {"dossier"}),
    "Kanariestraat": (LEADS, {"dossier", "family", "family-move"}),
    "0600000298": (LEADS, {"dossier", "person"}),
    "Kanariewoorden": (EDITOR, {"question-list", "question-settle"}),
    "Kanariebezoek": (HERE | LEADS, {"booking"}),
    "Kanarieafspraak": (LEADS, {"agenda"}),
    "Kanarieconcept": (frozenset({"samira"}), {"contact-new"}),
}


@pytest.fixture
def arguments(desk, files, social, people, now, act) -> dict[str, list[Any]]:
    """What the addresses point at, each thing with words of its own in it."""
    from opencjg.forms.services import save_draft

    promise = NewCallback(name="Kanarienaam", phone="0600000198", due=now)
    question = desk.registers("Kanarievraag", handling=(Handling.CALLBACK,), callback=promise)
    asked = desk.registers("Nog niet helder", handling=())  # its step asks something: an empty form is no answer
    step = desk.step_of(asked).id
    callback = CallbackRequest.objects.get(contact=question).id
    seated = desk.registers("Kanariewacht", handling=())
    seat = Passing(to=people["jan"], how=Connection.WAITING_ROOM, seen_as="kanariejas")
    pass_on(contact=seated, passing=seat, by=act("samira"), at=now)
    consult(
        contact=question,
        consultation=NewConsultation(advisor=Advisor.SOCIAL_WORK, with_whom="x", answer="Kanarieadvies"),
        by=act("samira"),
        at=now,
    )
    leave_note(text="Kanariebriefje", by=act("samira"), at=timezone.now())
    waiting = Waiting.objects.get().id
    dossier = files.opens("Kanariekind Kwetter")
    child = files.child_of(dossier)
    fact = files.writes(dossier, "Kanariebasis")
    files.writes(dossier, "Kanariemedisch", layer=Layer.HEALTH)
    document = files.keeps(dossier, layer=Layer.HEALTH)
    family = files.houses(dossier, child, street="Kanariestraat", shielded=True)
    files.reaches(dossier, child, "0600000298", own=True)
    files.lets_in(dossier, "hanna")
    files.ends(dossier, files.lets_in(dossier, "piet", layers=tuple(Layer)))
    agenda = Agenda(act, now, people)
    booking = agenda.books("", starts=timezone.now() + timedelta(days=14), name="Kanariebezoek", outside=True)
    agenda.books("", starts=timezone.now() + timedelta(hours=1), who="jan", name="Kanarieafspraak", outside=True)
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
    answer, service = social.answers("Wat helpt een peuter?"), social.adds("Slaapcursus")
    desk.registers("Kanariewoorden", helped=True)
    act("lotte")
    words = Question.objects.get(question="Kanariewoorden").id
    act("samira")
    save_draft(worker=people["samira"], form="contacten/nieuw", values={"question": ["Kanarieconcept"]}, at=now)
    weighing = Weighing(act, now)
    weighing.brings_into_use()
    weighed = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Gewogen")
    weighing.assesses(weighed, 2, motivation="Kanariemotivering")
    weighing.decides(weighed, result="done")
    draft = begin_version(name="Concept", like=None, by=act("fatma"), at=now)
    act("jan")
    assessment = RiskAssessment.objects.get().id
    return {
        "": [],
        "weighed": [weighed],
        "assessment": [weighed, assessment],
        "draft": [draft],
        "draft-item": [draft, "child_1"],
        "draft-scale": [draft, "zorg"],
        "question": [question],
        "step": [asked, step],
        "callback": [callback],
        "waiting": [waiting],
        "booking": [booking],
        "case": [case],
        "unknown": [uuid4()],
        "dossier": [dossier],
        "person": [dossier, child],
        "family": [dossier, family],
        "fact": [dossier, fact],
        "document": [dossier, document],
        "asked": [dossier, files.asks_access(dossier)],
        "unknown-in-dossier": [dossier, uuid4()],
        "unknown-in-family": [dossier, uuid4(), uuid4()],
        "unknown-merge": [dossier, child, uuid4()],
        "match": [matched(files, act, now)],
        "IA": ["IA"],
        "form": ["proef"],
        "answer": [answer],
        "service": [service],
        "waiting-words": [words],
        "csv": ["csv"],
    }


def matched(files: Any, act: Any, now: Any) -> Any:
    """Jan and Piet each reported another dossier's child, that is one."""
    told, of_index = Told(why_not="nog niet gesproken"), []
    for who in ("jan", "piet"):
        dossier = files.opens("Kwik Kwak", who=who, bsn="999990019")
        of_index.append(register(dossier=dossier, reason="Zorgen", told=told, by=act(who), at=now))
    return of_index[-1].match


def browser(name: str) -> Client:
    client = Client(raise_request_exception=True)
    if name:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(name)
    return client


def answers(name: str, arguments: dict[str, list[Any]], who: Any) -> Iterator[tuple[str, str, HttpResponse]]:
    """What this address answers each of these people, to each method."""
    url = reverse(name, args=arguments[MATRIX[name].which])
    for person in who:
        for method in ("get", "post"):
            yield person, method, getattr(browser(person), method)(url)


def test_every_address_has_a_row():
    named = {key for key in get_resolver().reverse_dict if isinstance(key, str)}

    assert named == set(MATRIX) | set(OPEN) | LOGIN


def test_everybody_gets_something_and_is_refused_something():
    """A table in which somebody may everything, or nothing, would prove nothing about him."""
    for person in PEOPLE:
        allowed = Counter(row.expected(person, method) for row in MATRIX.values() for method in ("get", "post"))
        assert allowed[200] > 3
        assert allowed[REFUSED] > 3


@pytest.mark.req("AUT-01")
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_who_may_gets_in_and_who_may_not_is_refused_and_sees_nothing(name, arguments, record_property):
    row = MATRIX[name]
    record_property("cells", 2 * len(PEOPLE))
    seen: dict[str, set[str]] = {canary: set() for canary in CANARIES}
    for person, method, response in answers(name, arguments, PEOPLE):
        body = response.content.decode(errors="replace")
        assert response.status_code == row.expected(person, method), (person, method)
        if response.status_code == MOVED_ON:
            assert not response.headers["Location"].startswith(reverse("account_login")), person
        for canary in CANARIES:
            if canary in body:
                seen[canary].add(person)

    for canary, (readers, where) in CANARIES.items():
        if name in where:
            assert seen[canary] == readers, (canary, "is read by exactly who may: a word nobody sees proves nothing")
        else:
            assert seen[canary] <= readers, canary


def test_who_is_not_logged_in_is_sent_to_log_in_from_every_page(arguments):
    for name in MATRIX:
        for _nobody, method, response in answers(name, arguments, [""]):
            assert response.status_code == 302, (name, method)
            assert response.headers["Location"].startswith(reverse("account_login"))
            assert not any(canary in response.content.decode(errors="replace") for canary in CANARIES)


@pytest.mark.parametrize(("name", "status"), OPEN.items())
def test_what_is_open_to_all_shows_nothing_of_anybody(arguments, name, status):
    for person in ["", *PEOPLE]:
        response = browser(person).get(reverse(name))
        assert response.status_code == status
        assert not any(word in response.content.decode(errors="replace") for word in [*CANARIES, "Bouali", "Jansen"])


@pytest.mark.commits
@pytest.mark.parametrize(
    ("done", "sent_to"),
    [
        ("update accounts_user set is_active = false", "account_login"),
        ("update accounts_worker set active = false", "account_login"),
        ("update accounts_session set second_factor = false", "mfa_activate_totp"),
        ("update accounts_session set expires = now() - interval '1 second'", "account_login"),
        ("update accounts_session set seen = now() - interval '16 minutes'", "account_login"),
        ("delete from accounts_session", "account_login"),
    ],
)
def test_who_may_no_longer_or_not_yet_is_sent_to_log_in_from_every_page(committed, done, sent_to):
    anything = {"": [], "question": [uuid4()], "step": [uuid4(), uuid4()], "IA": ["IA"], "form": ["proef"]}
    anything |= {which: [uuid4()] for which in ("answer", "service", "waiting-words", "waiting")} | {"csv": ["csv"]}
    anything |= {which: [uuid4()] for which in ("callback", "booking", "case", "unknown", "dossier", "match")}
    anything |= {
        which: [uuid4(), uuid4()] for which in ("person", "family", "fact", "document", "asked", "unknown-in-dossier")
    }
    anything |= {which: [uuid4()] for which in ("weighed", "draft")} | {"assessment": [uuid4(), uuid4()]}
    anything |= {"draft-item": [uuid4(), "child_1"], "draft-scale": [uuid4(), "zorg"]}
    anything["unknown-in-family"] = anything["unknown-merge"] = [uuid4(), uuid4(), uuid4()]
    assert browser("samira").get(reverse("today")).status_code == 200

    change(committed, done)

    for name in MATRIX:
        for _person, method, response in answers(name, anything, ["samira"]):
            assert response.status_code == 302, (name, method)
            assert response.headers["Location"].startswith(reverse(sent_to)), (name, method)


WATCHED = (
    Matter,
    OpenStep,
    Event,
    Contact,
    Question,
    CallbackRequest,
    Concern,
    RiskAssessment,
    Decision,
    Absence,
    Worker,
)
WATCHED += (Waiting, Consultation, ShiftNote, FormOption)


def as_it_stands(act: Any) -> dict[tuple[str, str], list[Any]]:
    """Everything that the desk, the worker who cares and the coordinator see between them."""
    stands = {}
    for name in ("samira", "jan", "noor"):
        act(name)
        for model in WATCHED:
            stands[name, model.__name__] = list(model.objects.order_by("pk").values())
    assert all(any(stands[name, model.__name__] for name in ("samira", "jan", "noor")) for model in WATCHED)
    return stands


def test_a_form_filled_in_well_by_who_may_not_changes_nothing(arguments, people, act, now):
    hour = timedelta(hours=1)
    jan = act("jan")
    absence = report_absence(worker=jan.worker, starts=now, ends=now + hour, stand_in=None, by=jan, at=now)
    forms = [
        ("contact-step", arguments["step"], {"clarified": "yes", "risk": "no", "way": "information"}, HERE),
        ("hand-over", arguments["question"], {"danger": "no", "story": "x", "to": "", "informed": "yes"}, HERE),
        ("callback-outcome", arguments["callback"], {"outcome": "spoken"}, HERE),
        ("callback-outcome", arguments["callback"], {"outcome": "not_reached"}, HERE),
        ("callback-end", arguments["callback"], {"why": "withdrew"}, HERE),
        ("contact-office", arguments["question"], {"crisis": "yes", "town": "x"}, HERE),
        ("contact-pass", arguments["question"], {"to": str(people["jan"]), "how": "now"}, HERE),
        ("contact-consult", arguments["question"], {"advisor": "other", "with_whom": "x", "answer": "x"}, HERE),
        ("contact-crisis", arguments["question"], {"do": "start"}, HERE),
        ("waiting-end", arguments["waiting"], {"outcome": "left"}, HERE | {"jan"}),
        ("shift", [], {"text": "Hallo"}, HERE | {"eva"}),
        ("form-lists", [], {"do": "off:relation:other"}, MANAGER | EDITOR),
        ("case-give", arguments["case"], {"to": str(people["hanna"])}, CARES),
        ("worker-go", [people["piet"]], {"successor": ""}, MANAGER),
        ("worker-go", [people["jan"]], {"successor": str(people["hanna"])}, MANAGER),
        ("absence-end", [absence], {}, frozenset({"jan", "fatma"})),
    ]
    before = as_it_stands(act)

    for name, where, form, allowed in forms:
        for person in EVERYBODY - allowed:
            response = browser(person).post(reverse(name, args=where), form)
            assert response.status_code in {REFUSED, MOVED_ON}, (name, person)

    assert as_it_stands(act) == before


@pytest.mark.parametrize("name", ["today", "contact-list", "question-list"])
def test_pages_are_never_kept_and_say_so(name, db):
    response = browser("samira").get(reverse(name))

    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_refusal_page_says_what_to_do_and_leads_home(db):
    response = browser("jan").get(reverse("contact-list"))

    assert response.status_code == REFUSED
    assert f'href="{reverse("today")}"' in response.content.decode(errors="replace")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused(db):
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of("samira")
    for name, row in MATRIX.items():
        if row.post is not None:
            where = {"": [], "form": ["proef"], "csv": ["csv"]}.get(row.which, [uuid4() for _one in path_of(name)])
            assert client.post(reverse(name, args=where), {}).status_code == REFUSED, name


def path_of(name: str) -> list[str]:
    """The arguments in an address."""
    [(_pattern, arguments)] = get_resolver().reverse_dict.getlist(name)[0][0]
    return list(arguments)
