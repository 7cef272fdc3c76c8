# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a version of the instrument may look like, and whether an assessment is whole.

Nothing here counts answers: which category a worry gets is chosen by a professional, with why (domain2026.md 7).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median_low
from typing import Any

from opencjg.core.types import BadInput
from opencjg.signalling.types import (
    InstrumentRefused,
    Item,
    ItemKind,
    NewAssessment,
    Questionnaire,
    RiskCategory,
    Scale,
    Section,
    Tally,
)

FORMAT = "opencjg-instrument/1"
LARGEST = 200_000
MOST_ITEMS, MOST_SCALES, MOST_STEPS = 200, 20, 7
CODE = re.compile(r"[a-z][a-z0-9_]{0,29}")
LONGEST = {"text": 300, "help": 600, "name": 80, "words": 120}


def read(text: str) -> Questionnaire:
    """A questionnaire from JSON, as `write` makes it.

    Raises:
        InstrumentRefused: not our JSON, too large, or with questions and scales that cannot be used; names each.
    """
    if len(text) > LARGEST:
        raise InstrumentRefused((("file", "too_large"),))
    try:
        raw = json.loads(text)
        made = _made(raw)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise InstrumentRefused((("file", "unreadable"),)) from wrong
    problems = tuple(_problems(made))
    if problems:
        raise InstrumentRefused(problems)
    return made


def _made(raw: Any) -> Questionnaire:
    if raw["format"] != FORMAT:
        raise ValueError(FORMAT)
    return Questionnaire(
        scales=tuple(
            Scale(_text(one["code"]), _text(one["name"]), tuple((_text(v), _text(w)) for v, w in one["steps"]))
            for one in raw["scales"]
        ),
        items=tuple(
            Item(
                _text(one["code"]),
                Section(one["section"]),
                ItemKind(one["kind"]),
                _text(one["text"]),
                _text(one.get("help", "")),
                _text(one["scale"]),
            )
            for one in raw["items"]
        ),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise TypeError("text")
    return value.strip()


def write(questionnaire: Questionnaire) -> str:
    """The questionnaire as JSON that people can read and keep."""
    return json.dumps(
        {
            "format": FORMAT,
            "scales": [
                {"code": one.code, "name": one.name, "steps": [list(step) for step in one.steps]}
                for one in questionnaire.scales
            ],
            "items": [
                {
                    "code": one.code,
                    "section": one.section.value,
                    "kind": one.kind.value,
                    "text": one.text,
                    "help": one.help,
                    "scale": one.scale,
                }
                for one in questionnaire.items
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _problems(made: Questionnaire) -> Iterator[tuple[str, str]]:
    if len(made.items) > MOST_ITEMS or len(made.scales) > MOST_SCALES:
        yield "file", "too_many"
    for code, times in Counter([*(one.code for one in made.items), *(one.code for one in made.scales)]).items():
        if times > 1:
            yield code, "code_twice"
        if not CODE.fullmatch(code):
            yield code[:40], "code_wrong"
    scales = {one.code for one in made.scales}
    for scale in made.scales:
        yield from _scale_problems(scale)
    for item in made.items:
        if not item.text or len(item.text) > LONGEST["text"] or len(item.help) > LONGEST["help"]:
            yield item.code, "text_wrong"
        if item.scale not in scales:
            yield item.code, "scale_unknown"


def _scale_problems(scale: Scale) -> Iterator[tuple[str, str]]:
    if not scale.name or len(scale.name) > LONGEST["name"]:
        yield scale.code, "text_wrong"
    if not 2 <= len(scale.steps) <= MOST_STEPS:
        yield scale.code, "steps_wrong"
    values = [value for value, _words in scale.steps]
    if len(set(values)) < len(values) or not all(re.fullmatch(r"[a-z0-9_]{1,20}", value) for value in values):
        yield scale.code, "steps_wrong"
    if not all(words and len(words) <= LONGEST["words"] for _value, words in scale.steps):
        yield scale.code, "text_wrong"


def missing(questionnaire: Questionnaire) -> tuple[tuple[str, str], ...]:
    """Why a version may not be used yet: every section asks something, and both kinds of questions are there."""
    sections = {item.section for item in questionnaire.items}
    kinds = {item.kind for item in questionnaire.items}
    return tuple((one.value, "section_empty") for one in Section if one not in sections) + tuple(
        (one.value, "kind_missing") for one in ItemKind if one not in kinds
    )


def with_item(questionnaire: Questionnaire, item: Item, *, instead_of: str = "") -> Questionnaire:
    """The same with one question added at its end, or in the place of another.

    Raises:
        InstrumentRefused: it cannot stand there.
    """
    items = tuple(item if one.code == instead_of else one for one in questionnaire.items)
    return _checked(replace(questionnaire, items=items if instead_of else (*items, item)))


def without_item(questionnaire: Questionnaire, code: str) -> Questionnaire:
    """The same without one question."""
    return replace(questionnaire, items=tuple(one for one in questionnaire.items if one.code != code))


def with_scale(questionnaire: Questionnaire, scale: Scale) -> Questionnaire:
    """The same with a scale, in the place of the one with its code or added.

    Raises:
        InstrumentRefused: it cannot be used.
    """
    others = [one for one in questionnaire.scales if one.code != scale.code]
    known = [one.code for one in questionnaire.scales]
    at = known.index(scale.code) if scale.code in known else len(others)
    return _checked(replace(questionnaire, scales=(*others[:at], scale, *others[at:])))


def _checked(made: Questionnaire) -> Questionnaire:
    problems = tuple(_problems(made))
    if problems:
        raise InstrumentRefused(problems)
    return made


def check_assessment(new: NewAssessment, questionnaire: Questionnaire, today: date) -> None:
    """Whether an assessment is whole enough to be kept.

    Raises:
        BadInput: no motivation, an answer the version does not know, category 5 without a colleague, a crisis that
            is no category 5, or a talk in the future.

    Source: RC-6, INS-02; MS-4 (a colleague in doubt), GAP-09.
    """
    if not new.motivation.strip():
        raise BadInput("motivation", "motivation_missing")
    known = _answers_of(questionnaire)
    for code, value in new.answers.items():
        if value not in known.get(code, ()):
            raise BadInput("answers", "answer_unknown")
    if new.category is RiskCategory.FIVE and not (new.colleague.strip() and new.consulted_on):
        raise BadInput("colleague", "colleague_missing")
    if bool(new.colleague.strip()) != bool(new.consulted_on):
        raise BadInput("consulted_on", "consulted_half")
    if new.consulted_on and new.consulted_on > today:
        raise BadInput("consulted_on", "consulted_in_future")
    if new.crisis and new.category is not RiskCategory.FIVE:
        raise BadInput("crisis", "crisis_needs_five")


def _answers_of(questionnaire: Questionnaire) -> Mapping[str, tuple[str, ...]]:
    scales = {one.code: tuple(value for value, _words in one.steps) for one in questionnaire.scales}
    return {item.code: scales[item.scale] for item in questionnaire.items}


# The path through the process goes by pair (GAP-18); the pair is all that the process tells of the category.
PAIRS = {
    RiskCategory.ONE: "cat1_2",
    RiskCategory.TWO: "cat1_2",
    RiskCategory.THREE: "cat3_4",
    RiskCategory.FOUR: "cat3_4",
    RiskCategory.FIVE: "cat5",
}


def tally(found: Iterable[tuple[str, datetime, datetime | None]]) -> tuple[Tally, ...]:
    """Worries counted by kind: how many, how many acted on, and the middle of the times that took."""
    took: dict[str, list[timedelta]] = defaultdict(list)
    times: Counter[str] = Counter()
    for key, opened, acted in found:
        times[key] += 1
        if acted is not None:
            took[key].append(acted - opened)
    return tuple(
        Tally(key, count, len(took[key]), median_low(took[key]) if took[key] else None)
        for key, count in sorted(times.items())
    )
