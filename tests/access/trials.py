# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: S608 - statements made of the constants of this module
"""What the people of the scene try past every page, straight on the database. Each is refused, or touches nothing."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, connections, transaction

from opencjg.accounts.identity import leave
from opencjg.accounts.models import Centre
from opencjg.core.rules.identifiers import uuid7
from opencjg.persons.models import ContactPoint, Dossier, Dwelling, Involvement, Merge, Person
from opencjg.processes.models import Case
from tests.access.oracle import everything
from tests.world import enter

Things = Mapping[str, Any]
# By a grant or a policy, by a door function, by a trigger that keeps what was written, and by the promise.
REFUSALS = {"42501", "CJ403", "CJ003"}
LAYERS = "array['basis', 'shielded', 'health', 'social', 'education', 'police', 'protection', 'direction']"
NEW = "gen_random_uuid()"


@dataclass(frozen=True, slots=True)
class Trial:
    """Somebody tries a statement that should be refused, or else return no row, or only rows that mean no."""

    who: str
    statement: str
    owner: bool = False

    def succeeds(self, things: Things) -> bool:
        alias = "owner" if self.owner else "default"
        with undone(self.who, alias):
            try:
                with connections[alias].cursor() as cursor:
                    cursor.execute(self.statement, things)
                    answer = cursor.fetchall() if cursor.description else None
                    return cursor.rowcount > 0 if answer is None else bool(answer)
            except DatabaseError as error:
                if getattr(error.__cause__, "sqlstate", None) not in REFUSALS:
                    raise
                return False


@contextmanager
def undone(who: str, alias: str = "default") -> Iterator[None]:
    """A transaction of somebody, of which nothing stays."""
    with transaction.atomic(using=alias):
        if alias == "default":
            enter(who) if who else leave()
        try:
            yield
        finally:
            transaction.set_rollback(True, using=alias)


def involvement(of: str, layers: str = LAYERS) -> str:
    return (
        "insert into persons_involvement (id, dossier_id, worker_id, kind, layers, purpose, reason, starts, "
        f"granted_by_id, review) values ({NEW}, %({of})s, door.me(), 'participant', {layers}, 'x', '', now(), "
        "door.me(), '')"
    )


def involve(of: str, whom: str, kind: str = "participant", layers: str = "array['basis']") -> str:
    return f"select door.involve({NEW}, %({of})s, %(worker_{whom})s, '{kind}', {layers}, 'x', null, null, 'x')"


def glass(of: str, hours: int = 4, because: str = "kind is in acuut gevaar") -> str:
    return f"select door.break_glass({NEW}, %({of})s, '{because}', {hours}, %(entry)s::jsonb)"


def fact(of: str, layer: str = "basis", by: str = "door.me()") -> str:
    return (
        "insert into persons_fact (id, dossier_id, layer, nature, weight, milieus, text, source, said_on, by_id, at, "
        f"retracted) values ({NEW}, %({of})s, '{layer}', 'fact', 'neutral', '{{}}', 'x', 'x', current_date, {by}, "
        "now(), false)"
    )


def consent(of: str) -> str:
    return (
        "insert into persons_consent (id, dossier_id, given_by_id, receiver, what, given_on, by_id, at) "
        f"values ({NEW}, %({of})s, %(kees)s, 'x', 'x', current_date, door.me(), now())"
    )


def member(family: str, somebody: str) -> str:
    return (
        "insert into persons_membership (id, family_id, person_id, main, since) "
        f"values ({NEW}, %({family})s, %({somebody})s, false, current_date)"
    )


def whom_to_call(words: str, born: str = "null", bsn: str = "null") -> str:
    return (
        f"select * from door.whom_to_call(array{words}::text[], array{words}::text[], {bsn}, {born}, '', '', "
        "%(entry)s::jsonb)"
    )


def found(words: str) -> str:
    """People the search turns up who are not his: by name, and of these words there are many."""
    return (
        f"select person from door.find_people(array{words}::text[], array{words}::text[], null, null, null, '', '') "
        "where person not in (select person_id from persons_mention)"
    )


TRIALS = (
    # Making oneself, or a friend, a reader.
    Trial("piet", involvement("all")),
    Trial("rik", involvement("all")),
    Trial("piet", "update persons_involvement set ends = null"),
    Trial("piet", involve("part", "bas")),
    Trial("eva", involve("all", "piet")),
    Trial("piet", involve("all", "bas")),
    Trial("jan", involve("all", "jan")),
    Trial("hanna", involve("all", "hanna")),
    Trial("jan", involve("all", "piet", kind="responsible")),
    Trial("jan", involve("all", "piet", kind="emergency")),
    Trial("jan", involve("all", "piet", layers="array['basis', 'everything']")),
    Trial("rik", involve("all", "piet", layers="array['basis', 'shielded']")),
    Trial("", "update persons_involvement set ends = ends + interval '1 day' where ends is not null", owner=True),
    Trial("", "update persons_involvement set ends = null where ends is not null", owner=True),
    Trial("", f"update persons_involvement set layers = {LAYERS} where kind = 'consulted'", owner=True),
    Trial("piet", "select 1 where door.end_involvement(%(jans_part)s)"),
    Trial("jan", "select 1 where door.end_involvement(%(jans_all)s)"),
    # Opening dossiers and breaking glass.
    *(Trial(who, glass("all")) for who in ("samira", "noor", "polly", "wim", "fatma", "frans")),
    Trial("piet", glass("all", hours=9)),
    Trial("piet", glass("all", hours=0)),
    Trial("piet", glass("all", because="spoed")),
    Trial("frans", "select door.review_emergency(%(glass_elsewhere)s, 'goed')"),
    *(Trial(who, "select door.review_emergency(%(glass_lent)s, 'goed')") for who in ("eva", "noor", "fatma", "jan")),
    *(
        Trial(who, f"select door.open_dossier({NEW}, {child}, %(centre_{where})s, 'x', 'x', 'x')")
        for who, child, where in (
            ("samira", NEW, "lindenmeer"),
            ("rik", NEW, "lindenmeer"),
            ("jan", NEW, "elders"),
            ("piet", "%(father)s", "lindenmeer"),
        )
    ),
    # Drawing people and families into a dossier of one's own.
    Trial("eva", "select door.mention(%(elsewhere)s, %(pia)s)"),
    Trial("piet", "select door.mention(%(lent)s, %(kaat)s)"),
    Trial("piet", "select door.mention(%(lent)s, %(hugo)s)"),
    Trial("jan", "select door.mention(%(all)s, %(pia)s)"),
    Trial("hanna", "select door.mention(%(past)s, %(kees)s)"),
    Trial("rik", "select door.mention(%(all)s, %(kaat)s)"),
    Trial("eva", "insert into persons_mention (dossier_id, person_id) values (%(elsewhere)s, %(kaat)s)"),
    Trial("eva", member("hidden", "els")),
    Trial("piet", member("hidden", "pia")),
    Trial("eva", "select door.merge_people(gen_random_uuid(), %(els)s, %(hugo)s, 'x', now())"),
    Trial("rik", "select door.merge_people(gen_random_uuid(), %(kees)s, %(aunt)s, 'x', now())"),
    Trial("piet", "select door.unmerge_people(%(merge)s, now())"),
    Trial("eva", "select door.index_person(%(kaat)s, array['els'], array['els'])"),
    # Writing where one does not, or in another's name.
    Trial("piet", fact("all")),
    Trial("piet", fact("past")),
    Trial("piet", fact("part", "social")),
    Trial("jan", fact("all", "social")),
    Trial("jan", fact("all", by="%(worker_piet)s")),
    Trial("rik", fact("all")),
    Trial("rik", consent("all")),
    Trial("eva", consent("part")),
    Trial("rik", "update persons_person set first = 'x' where id = %(kees)s"),
    Trial("eva", "update persons_person set first = 'x' where id = %(kaat)s"),
    Trial("jan", "update persons_person set same_as_id = null"),
    Trial("rik", "update persons_dossier set changed_at = now()"),
    Trial("rik", "update persons_helper set until = current_date"),
    Trial("rik", "update persons_consent set withdrawn_on = current_date"),
    Trial("rik", "update persons_relation set until = current_date"),
    Trial("rik", "update persons_contactpoint set until = current_date"),
    Trial("piet", "update persons_contactpoint set until = current_date where id = %(kees_own_number)s"),
    Trial("rik", "update persons_dwelling set until = current_date"),
    Trial("piet", "update persons_dwelling set until = current_date where shielded"),
    Trial("jan", "update persons_fact set text = ''"),
    Trial("", "update persons_fact set text = ''", owner=True),
    Trial("jan", "delete from persons_fact"),
    # Cases and the work of others.
    Trial("jan", "update processes_case set dossier_id = %(lent)s where matter_id = %(case)s"),
    Trial("jan", "update processes_case set dossier_id = %(past)s where matter_id = %(case)s"),
    Trial("noor", "update processes_case set dossier_id = null"),
    Trial("fatma", "select 1 where door.hand_over_all(%(worker_eva)s, %(worker_jan)s, now()) > 0"),
    Trial("fatma", "select 1 where door.hand_over_all(%(worker_jan)s, %(worker_fatma)s, now()) > 0"),
    Trial("noor", "select 1 where door.give_matter(%(case)s, %(worker_noor)s, true) is not null"),
    Trial("fatma", "select door.deactivate_worker(%(worker_eva)s)"),
    *(
        Trial("fatma", f"select door.report_absence({NEW}, {of}, now(), now() + interval '1 day', {by})")
        for of, by in (("%(worker_eva)s", "%(worker_bas)s"), ("%(worker_jan)s", "door.me()"))
    ),
    # Looking for people.
    *(Trial(who, found("['kanarie']")) for who in ("jan", "hanna", "piet", "eva", "rik")),
    *(Trial(who, found("['post']")) for who in ("rik", "eva", "hanna")),
    Trial("piet", whom_to_call("['kees', 'kanarie']")),
    Trial("piet", whom_to_call("['kees', 'kanarie']", born="date '2019-05-04'")),
    Trial("piet", whom_to_call("['hugo', 'kanarie']", born="date '2019-05-03'")),
    Trial("piet", whom_to_call("[]", born="date '2019-05-03'")),
    Trial("jan", whom_to_call("['kees', 'kanarie']", born="date '2019-05-03'")),
    *(Trial(who, whom_to_call("['kees', 'kanarie']", born="date '2019-05-03'")) for who in ("polly", "wim", "frans")),
    Trial("samira", "select * from persons_word"),
    Trial("jan", "select * from persons_wording"),
    # Nobody.
    *(
        Trial("", f"select 1 from {table}")
        for table in ("persons_person", "persons_dossier", "persons_fact", "persons_family", "processes_case")
    ),
    Trial("", whom_to_call("['kees', 'kanarie']", born="date '2019-05-03'")),
    Trial("", member("empty", "els")),
)


def passed_on_case_opens_no_more(things: Things) -> Iterator[str]:
    """Who gives a case away loses its dossier at once; who gets it has it."""
    with undone("noor"):
        with connection.cursor() as cursor:
            cursor.execute("select door.give_matter(%(case)s, %(worker_piet)s, true)", things)
        for name, opened in (("jan", False), ("piet", True)):
            enter(name)
            if Dossier.objects.filter(id=things["all"]).exists() is not opened:
                yield f"the case goes from jan to piet: {name}"


def every_question_at_the_match_door_is_logged(things: Things) -> Iterator[str]:
    with transaction.atomic():
        enter("piet")
        with connection.cursor() as cursor:
            cursor.execute(whom_to_call("['kees', 'kanarie']", born="date '2019-05-03'"), things)
            if not cursor.fetchall():
                yield "the match door tells nothing to who knows the name and the date"
    with connections["owner"].cursor() as cursor:
        cursor.execute("select count(*) from audit_auditevent where act = 'search' and thing = %(mark)s", things)
        if cursor.fetchone() == (0,):
            yield "the match door leaves no line in the log"


STORIES: tuple[Callable[[Things], Iterator[str]], ...] = (
    passed_on_case_opens_no_more,
    every_question_at_the_match_door_is_logged,
)


def holes(things: Things) -> Iterator[str]:
    """Each trial that succeeds, and should not; nothing of them stays."""
    for trial in TRIALS:
        if trial.succeeds(things):
            yield f"{trial.who or 'nobody'}: {trial.statement}"
    for story in STORIES:
        yield from story(things)


def things_of(played: Any) -> dict[str, Any]:
    """What the statements point at, by the words they use; asked of the owner."""
    things: dict[str, Any] = {**played.dossiers, "entry": None, "mark": uuid7(), "empty": uuid7()}
    things |= {f"worker_{name}": worker for name, worker in played.people.items()}
    people = {one.first.lower(): one.id for one in everything(Person)}
    things |= {name: people[name] for name in ("kees", "kaat", "pia", "els", "hugo")}
    things |= {"father": people["vader"], "aunt": people["tante"]}
    held = everything(Involvement)
    for word in ("lent", "elsewhere"):
        [things[f"glass_{word}"]] = [
            one.id for one in held if one.kind == "emergency" and one.dossier_id == things[word]
        ]
    for word in ("all", "part"):
        [things[f"jans_{word}"]] = [
            one.id for one in held if one.worker_id == things["worker_jan"] and one.dossier_id == things[word]
        ]
    [things["hidden"]] = [one.family_id for one in everything(Dwelling) if one.street == "Schuilstraat"]
    [things["kees_own_number"]] = [
        one.id for one in everything(ContactPoint) if one.own and one.person_id == things["kees"]
    ]
    [things["merge"]] = [one.id for one in everything(Merge) if one.double_id == things["kaat"]]
    [things["case"]] = [one.matter_id for one in everything(Case) if one.dossier_id == things["all"]]
    things |= {f"centre_{one.slug}": one.id for one in everything(Centre)}
    line = {"act": "search", "kind": "Person", "outcome": "done", "thing": str(things["mark"])}
    things["entry"] = json.dumps(line)
    return things
