# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weakenings of policies and door functions, one at a time, each of which the proof must find.

A mutant is a change to the text of a migration or a door function, so that one whose text has changed says so.
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from django.db import connections, transaction

from opencjg.core.scopes import APP, DOOR, DeclareScope

APPS = ("accounts", "persons", "agenda", "processes", "signalling", "desk")
RUNS_OUT = " and (i.ends is null or i.ends > statement_timestamp())"
BEGINS = "i.starts <= statement_timestamp()"
SELVES = "any((select door.claimed('selves'))::uuid[])"
BY_ROLE = "any((select door.claimed_words('layers'))::text[])"
WRITES = "any((select door.claimed_words('writes'))::text[])"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A planted weakening; `quick` ones are also tried in every run of the tests."""

    name: str
    make: Callable[[], str]
    shows: bool  # whether it shows rows, or lets somebody do what he may not
    quick: bool = False

    def plant(self) -> None:
        """In the database the connections point at, as its owner."""
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute(self.make())


def weakened(source: str, old: str, new: str) -> str:
    if old not in source:
        raise LookupError(f"there is nothing to weaken here any more: {old!r} in {source!r}")
    return source.replace(old, new)


def condition(table: str, command: str) -> str:
    """What the migrations say of one table."""
    for app in APPS:
        migration = importlib.import_module(f"opencjg.{app}.migrations.0002_access").Migration
        for operation in migration.operations:
            if isinstance(operation, DeclareScope) and operation.table == table:
                return str(getattr(operation.scope.rights[APP], command))
    raise LookupError(table)


def policy(table: str, old: str, new: str, command: str = "select") -> Callable[[], str]:
    """A policy with another condition."""

    def make() -> str:
        weaker = weakened(condition(table, command), old, new)
        clause = {"select": f"using ({weaker})", "insert": f"with check ({weaker})"}.get(
            command, f"using ({weaker}) with check ({weaker})"
        )
        return f"alter policy {APP}_{command} on {table} {clause}"

    return make


def function(name: str, old: str, new: str) -> Callable[[], str]:
    """A door function with another body."""

    def make() -> str:
        return f"set local role {DOOR}; {weakened(body_of(name), old, new)}"

    return make


def body_of(name: str) -> str:
    for app in ("accounts", "persons", "agenda", "processes"):
        module: ModuleType = importlib.import_module(f"opencjg.{app}.door")
        for text in vars(module).values():
            found = isinstance(text, str) and re.search(
                rf"create or replace function door\.{name}\(.*?\$\$;", text, re.S
            )
            if found:
                return found.group()
    raise LookupError(name)


def statement(text: str) -> Callable[[], str]:
    return lambda: text


def shows(name: str, make: Callable[[], str], *, quick: bool = False) -> Mutant:
    return Mutant(name, make, shows=True, quick=quick)


def allows(name: str, make: Callable[[], str], *, quick: bool = False) -> Mutant:
    return Mutant(name, make, shows=False, quick=quick)


NOT_OWN = "(not own or "
ALL_PEOPLE = (
    shows(
        "the role's layers are not asked",
        policy("persons_fact", f"persons_fact.layer = {BY_ROLE} and ", ""),
        quick=True,
    ),
    shows(
        "the grant's layers are not asked",
        policy("persons_fact", " and persons_fact.layer = any(i.layers)", ""),
        quick=True,
    ),
    shows("a document of every layer", policy("persons_document", " and persons_document.layer = any(i.layers)", "")),
    shows("an involvement never ends", policy("persons_dossier", RUNS_OUT, ""), quick=True),
    shows("an involvement begins before it begins", policy("persons_fact", BEGINS, "true"), quick=True),
    shows(
        "who is involved, to whoever is not",
        function("opens", "and i.worker_id = any(door.claimed('selves')) and", "and"),
    ),
    shows("a stand-in is forgotten", policy("persons_dossier", SELVES, "(select door.me())")),
    shows(
        "who comes to a worker, to the desk that did not write it down",
        policy("agenda_visitor", "from_desk and ", ""),
        quick=True,
    ),
    shows("who comes, to colleagues", policy("agenda_visitor", "b.worker_id = any", "b.worker_id <> any")),
    shows(
        "agendas of everywhere",
        policy("agenda_booking", "centre_id = any((select door.claimed('desks'))::uuid[])", "true"),
        quick=True,
    ),
    shows("row security is off", statement("alter table persons_person disable row level security"), quick=True),
    shows("row security is off for facts", statement("alter table persons_fact disable row level security")),
    shows("row security is off for cases", statement("alter table processes_case disable row level security")),
    shows("row security is off for worries", statement("alter table signalling_concern disable row level security")),
    shows("row security is off for questions", statement("alter table desk_question disable row level security")),
    shows("row security is off for advice", statement("alter table desk_consultation disable row level security")),
    shows("row security is off for the waiting room", statement("alter table desk_waiting disable row level security")),
    shows("row security is off for crises", statement("alter table desk_crisis disable row level security")),
    shows(
        "a second policy shows the notes of other desks",
        statement(f"create policy too_much on desk_shiftnote for select to {APP} using (true)"),
    ),
    shows(
        "a second policy lets through what the first keeps",
        statement(f"create policy too_much on persons_document for select to {APP} using (true)"),
    ),
    shows(
        "a column without its table compares with itself",
        policy("persons_helper", "i.dossier_id = persons_helper.dossier_id", "i.dossier_id = dossier_id"),
        quick=True,
    ),
    shows(
        "a person without its table compares with itself",
        policy("persons_personversion", "m.person_id = persons_personversion.person_id", "m.person_id = person_id"),
    ),
    shows("a youth's own number is not shielded", policy("persons_contactpoint", NOT_OWN, "(true or ")),
    shows(
        "the shield of another dossier counts",
        policy("persons_contactpoint", "on i.dossier_id = m.dossier_id", "on true"),
    ),
    shows("a hidden address is shown", policy("persons_dwelling", "(not shielded or ", "(true or "), quick=True),
    shows(
        "who moved out still tells where they live",
        policy("persons_dwelling", "and (s.until is null or s.until > persons_dwelling.since)", ""),
    ),
    shows("one of two kin is enough", policy("persons_relation", "m.person_id = persons_relation.person_id", "true")),
    shows("one of two records is enough", policy("persons_merge", "m.person_id = persons_merge.double_id", "true")),
    shows("every home's members", policy("persons_membership", "m.person_id = persons_membership.person_id", "true")),
    shows("every family", policy("persons_family", "s.family_id = persons_family.id", "true")),
    shows(
        "every trusted face", policy("persons_contactperson", "m.person_id = persons_contactperson.youth_id", "true")
    ),
    shows("every consent", policy("persons_consent", "i.dossier_id = persons_consent.dossier_id", "true")),
    shows(
        "emergencies of every place",
        function("reviews", "on a.centre_id is null or a.centre_id = d.centre_id", "on true"),
        quick=True,
    ),
    shows("emergencies for everybody", policy("persons_involvement", " and door.reviews(dossier_id)", "")),
    shows(
        "who is involved, to whose time is over",
        function("opens", "\n          and i.starts <= statement_timestamp()" + RUNS_OUT, ""),
    ),
    shows("who is involved, to every role", function("opens", "layer = any(door.claimed_words('layers')) and ", "")),
    shows("every case", policy("processes_case", "m.id = processes_case.matter_id", "true")),
    shows("every matter", policy("processes_matter", "responsible_id = any", "true or responsible_id = any")),
    shows(
        "an absence lasts for ever",
        function("viewer_of", " and a.starts <= now() and a.ends > now()", ""),
        quick=True,
    ),
    shows("another discipline's layer", function("viewer_of", " and la.discipline in ('', o.discipline)", "")),
)
ALL_ACTS = (
    allows(
        "facts in another's name", policy("persons_fact", "by_id = (select door.me()) and ", "", "insert"), quick=True
    ),
    allows(
        "facts in every layer one was let in to",
        policy("persons_fact", f"persons_fact.layer = {WRITES} and", "", "insert"),
    ),
    allows("facts in dossiers of before", policy("persons_fact", RUNS_OUT, "", "insert")),
    allows("who reads also writes", policy("persons_consent", WRITES, BY_ROLE, "insert")),
    allows("who reads also changes", policy("persons_person", f"'basis' = {WRITES} and ", "", "update")),
    allows("who does not see also changes", policy("persons_dwelling", f"'basis' = {WRITES} and ", "", "update")),
    allows("what was written is changed", statement("alter table persons_fact disable trigger stays")),
    allows(
        "an involvement may grow", statement("alter table persons_involvement disable trigger only_shrinks"), quick=True
    ),
    allows(
        "an involvement may be written",
        statement(
            f"grant insert on persons_involvement to {APP}; "
            f"create policy too_much on persons_involvement for insert to {APP} with check (true)"
        ),
    ),
    allows(
        "words of names may be read",
        statement(
            f"grant select on persons_wording to {APP}; "
            f"create policy too_much on persons_wording for select to {APP} using (true)"
        ),
    ),
    allows("who takes part also lets in", function("involve", "not door.leads(this) or ", "")),
    allows("who leads is whoever takes part", function("leads", "and i.kind in ('responsible', 'direction')", "")),
    allows("one lets oneself in", function("involve", "somebody = any(door.claimed('selves'))\n       or ", "")),
    allows(
        "one makes another responsible",
        function("involve", "as_kind not in ('contact_person', 'participant', 'consulted', 'direction')", "false"),
    ),
    allows(
        "one lets in further than oneself",
        function("involve", "door.held_layers(this)", "door.all_layers()"),
        quick=True,
    ),
    allows(
        "everybody ends an involvement",
        function(
            "end_involvement", "not (door.leads(i.dossier_id) or i.worker_id = any(door.claimed('selves')))", "false"
        ),
    ),
    allows(
        "who has an open case is shut out",
        statement("alter table persons_involvement disable trigger keep_responsible"),
    ),
    allows(
        "everybody breaks the glass",
        function("break_glass", "not ('basis' = any(door.claimed_words('layers'))) or ", ""),
        quick=True,
    ),
    allows("the glass stays broken", function("break_glass", "hours not between 1 and 8", "false")),
    allows("the glass is broken without a reason", function("break_glass", "length(trim(because)) < 15", "false")),
    allows(
        "one judges oneself, or somebody elsewhere",
        function("review_emergency", " and door.reviews(dossier_id)\n      and worker_id <> door.me()", ""),
    ),
    allows("a dossier at any centre", function("open_dossier", "at_centre = any(door.claimed('centres'))", "true")),
    allows(
        "a dossier by whoever reads", function("open_dossier", "'basis' = any(door.claimed_words('writes'))", "true")
    ),
    allows(
        "everybody may be mentioned", function("may_mention", "door.me() is not null and (", "true or ("), quick=True
    ),
    allows(
        "a mention is not checked at all",
        function(
            "mention",
            "door.may_mention(somebody)",
            "true",
        ),
    ),
    allows("what was lent is kept", function("keeps", "and i.ends is null", "")),
    allows(
        "a mention lifts a shield",
        function("keeps", "array['basis', 'shielded'] <@ i.layers::text[]", "'basis' = any(i.layers)"),
    ),
    allows(
        "what is kept is kept by the stand-in",
        function("keeps", "i.worker_id = door.me()", "i.worker_id = any(door.claimed('selves'))"),
    ),
    allows("every family may be joined", function("may_join", "door.me() is not null and (", "true or ("), quick=True),
    allows(
        "a family may be joined by who sees it",
        function("may_join", "where n.person_id = somebody and", "where false and"),
    ),
    allows(
        "strangers may be merged",
        function("merge_people", "or not door.knows(keep) or not door.knows(drop_double)", ""),
    ),
    allows(
        "who reads also merges", function("merge_people", "or not ('basis' = any(door.claimed_words('writes')))", "")
    ),
    allows(
        "a merge is undone by a stranger to one of them",
        function("unmerge_people", "or not door.knows(m.kept_id) or not door.knows(m.double_id)", ""),
    ),
    allows("a stranger may be named", function("index_person", "not door.knows(this)", "false")),
    allows(
        "the search starts from everybody",
        function("find_people", "i.worker_id = any(door.claimed('selves')) and ", ""),
        quick=True,
    ),
    allows(
        "the search starts from involvements of before",
        function("find_people", "\n          and i.starts <= statement_timestamp()" + RUNS_OUT, ""),
    ),
    allows("the match door answers to a name", function("whom_to_call", "p.born = on_day and ", ""), quick=True),
    allows(
        "the match door answers to a date",
        function("whom_to_call", "select pool.id from pool where pool.certain", "select pool.id from pool"),
    ),
    allows(
        "the match door answers to everybody",
        function("whom_to_call", "if door.me() is null or not (", "if false and not ("),
    ),
    allows(
        "the match door tells of one's own dossiers", function("whom_to_call", "not door.opens(d.id, 'basis')", "true")
    ),
    allows(
        "the match door leaves no line",
        function("whom_to_call", "perform door.record(jsonb_build_array(entry));", ""),
        quick=True,
    ),
    allows(
        "a case is hung where it is lent",
        function("may_hang", "door.stays(on_dossier, m.responsible_id)", "true"),
        quick=True,
    ),
    allows("a case is hung where one is consulted", function("stays", "and i.ends is null", "")),
    allows(
        "who gave a case away keeps its dossier",
        function(
            "follow_matter",
            "i.worker_id = old.responsible_id and i.kind = 'responsible' and i.ends is null\n      and",
            "false and",
        ),
    ),
    allows(
        "who takes over a case has no dossier", statement("alter table processes_matter disable trigger follow_matter")
    ),
    allows(
        "a coordinator takes a case",
        function(
            "give_matter",
            " and to_worker <> all(door.claimed('selves')))\n        or (m.centre_id",
            ")\n        or (m.centre_id",
        ),
    ),
    allows(
        "a manager manages everywhere",
        function("manages", " and w.home_id = any(door.claimed('centres'))", ""),
        quick=True,
    ),
    allows(
        "a manager moves work to himself", function("hand_over_all", " or to_worker = any(door.claimed('selves'))", "")
    ),
    allows(
        "a manager stands in himself", function("report_absence", " or by_stand_in = any(door.claimed('selves'))", "")
    ),
)
MUTANTS = (*ALL_PEOPLE, *ALL_ACTS)
