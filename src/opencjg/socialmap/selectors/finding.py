# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search as one types, over answers, services and courses together; a mistake in a word does not matter.

Two queries, whatever there is. Who offers something plays no part in its place (IA-G9).
"""

from datetime import date
from math import log
from typing import Any

from django.db import connection

from opencjg.accounts.types import Viewer
from opencjg.socialmap import findables
from opencjg.socialmap.rules.words import asked_keys, asked_words, likeness
from opencjg.socialmap.types import FindKind, FoundItem, Likeness

MOST = 8
LONGEST_TYPED = 300
MOST_ALIKE = 8  # words of the dictionary for one that was typed
RAREST = 3  # typed words that results must come from; the others only rank them
POSTINGS = 500  # of one typed word
SCORED = 80  # results that are weighed in full
MANY = 100_000
FITS = {
    Likeness.SAME: 1.0,
    Likeness.ROOT: 0.85,
    Likeness.BEGINS: 0.75,
    Likeness.NEAR: 0.65,
    Likeness.PART: 0.55,
}
HELPED_WEIGHT = 0.15

WORDS = """
select w.id, w.word, w.spread from socialmap_searchword w
where w.id = any(array(select s.word_id from socialmap_spelling s where s.key = any(%s))) and w.spread > 0
union
select d.id, d.word, d.spread from unnest(%s::text[]) as a(word) cross join lateral (
    select w.id, w.word, w.spread from socialmap_searchword w
    where w.word >= a.word and w.word < a.word || chr(1114109) and w.spread > 0
    order by w.spread desc limit 20) d
"""
# Candidates stand with one of the rarest typed words; the best of them are weighed by all words. The offset keeps the
# planner from reading every place of a common word instead.
RESULTS = """
with asked as materialized (
    select * from unnest(%(nos)s::int[], %(ids)s::bigint[], %(scores)s::real[], %(most)s::int[])
    as a(no, word_id, score, most)),
first as materialized (
    select one.findable_id from (
        select c.findable_id, a.no, max(a.score * c.weight) as score
        from asked a cross join lateral (
            select x.findable_id, x.weight from socialmap_searchwording x
            where x.word_id = a.word_id order by x.weight desc, x.findable_id limit a.most) c
        where a.most > 0
        group by c.findable_id, a.no) one
    group by one.findable_id order by sum(one.score) desc, one.findable_id limit %(scored)s),
best as (
    select x.findable_id, a.no, max(a.score * x.weight) as score, array_agg(a.word_id)::text as ids
    from first cross join lateral (
        select c.findable_id, c.word_id, c.weight from socialmap_searchwording c
        where c.findable_id = first.findable_id offset 0) x
    join asked a on a.word_id = x.word_id
    group by x.findable_id, a.no),
summed as materialized (
    select findable_id, sum(score) as score, string_agg(ids, '') as ids from best group by findable_id),
found as (
    select f.kind, f.thing, f.title, f.line, f.helped, s.ids,
           s.score * (1 + least(0.5, %(helped)s::real * ln(1 + f.helped)::real)) as score
    from summed s join socialmap_findable f on f.thing = s.findable_id
    where f.hidden_after is null or f.hidden_after >= %(today)s)
select kind, thing, title, line, helped, score, ids from found order by score desc, title, thing limit %(limit)s
"""


def find(viewer: Viewer, typed: str, *, today: date, most: int = MOST) -> tuple[FoundItem, ...]:
    """What fits the typed words, the best first, each with why. The last word may be half typed.

    Source: IA-G5, IA-G9, INS-08, PI-IA-1.2.
    """
    asked = asked_words(typed[:LONGEST_TYPED])
    if not asked or (len(asked) == 1 and len(asked[0]) < 2):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [[key for word in asked for key in asked_keys(word)], _begun(asked)])
        known = cursor.fetchall()
        groups = [
            group for place, word in enumerate(asked) if (group := _alike(word, known, last=place + 1 == len(asked)))
        ]
        if not groups:
            return ()
        cursor.execute(RESULTS, _weighed(groups) | {"today": today, "limit": most + 4})
        rows = cursor.fetchall()
    why = {word_id: (word, how) for group in groups for word_id, word, _spread, how in group}
    shown = findables.registered()
    items = [_item(row, why) for row in rows]
    return tuple(item for item in items if item.kind in shown)[:most]


def _begun(asked: tuple[str, ...]) -> list[str]:
    """The words that may be the beginning of another: the one being typed, and long ones."""
    return [word for place, word in enumerate(asked) if len(word) >= 4 or (place + 1 == len(asked) and len(word) > 1)]


Known = tuple[int, str, int]
Alike = tuple[int, str, int, Likeness]


def _alike(typed: str, known: list[Known], *, last: bool) -> list[Alike]:
    """Words of the dictionary that fit a typed one, the nearest first."""
    fitting = [
        (word_id, word, spread, how)
        for word_id, word, spread in known
        if (how := likeness(typed, word, last=last)) is not None
    ]
    fitting.sort(key=lambda one: (-FITS[one[3]], -one[2], one[1]))
    return fitting[:MOST_ALIKE]


def _weighed(groups: list[list[Alike]]) -> dict[str, Any]:
    """The words to look for, with what each counts: nearer and rarer is more."""
    rarest = sorted(range(len(groups)), key=lambda no: sum(one[2] for one in groups[no]))[:RAREST]
    flat = [(no, one) for no, group in enumerate(groups) for one in group]
    return {
        "nos": [no for no, _one in flat],
        "ids": [one[0] for _no, one in flat],
        "scores": [FITS[one[3]] * log(1 + MANY / one[2]) for _no, one in flat],
        "most": [max(60, POSTINGS // len(groups[no])) if no in rarest else 0 for no, _one in flat],
        "scored": SCORED,
        "helped": HELPED_WEIGHT,
    }


def _item(row: tuple[Any, ...], why: dict[int, tuple[str, Likeness]]) -> FoundItem:
    kind, thing, title, line, helped, score, ids = row
    hit = dict.fromkeys(int(one) for one in ids.replace("}{", ",").strip("{}").split(","))
    return FoundItem(
        kind=FindKind(kind),
        thing=thing,
        title=title,
        line=line,
        helped=helped,
        score=score,
        words=tuple(why[one] for one in hit),
    )
