# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search as one types, over answers and services together."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from opencjg.core.types import NotAllowed
from opencjg.forms.types import AlreadySent
from opencjg.socialmap import findables
from opencjg.socialmap.models import Findable, SearchWord, SearchWording
from opencjg.socialmap.services import forget_findable, make_findable
from opencjg.socialmap.types import FindKind, Likeness, NewFindable
from tests.socialmap.test_words import LETTERS

QUESTION = "Mijn peuter wordt vaak wakker. Wat helpt?"


def mistakes(word: str) -> set[str]:
    """Every way to make one mistake in a word."""
    places = range(len(word))
    left_out = {word[:at] + word[at + 1 :] for at in places}
    another = {word[:at] + letter + word[at + 1 :] for at in places for letter in LETTERS}
    too_much = {word[:at] + letter + word[at:] for at in range(len(word) + 1) for letter in LETTERS}
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return (left_out | another | too_much | turned) - {word}


@pytest.mark.req("INS-08")
def test_every_one_letter_mistake_in_a_word_of_five_letters_or_more_finds_it(social):
    social.answers("Kwartelnesten", "Zwaluwen")
    social.adds("Buurthulp")

    for word, title in (("kwartelnesten", "Kwartelnesten"), ("zwaluwen", "Kwartelnesten"), ("buurthulp", "Buurthulp")):
        lost = [typed for typed in sorted(mistakes(word))[::7] if title not in social.titles(typed)]
        assert lost == []


@pytest.mark.req("IA-G5")
@pytest.mark.parametrize(
    "typed",
    ["peuter wakker", "peut", "Mijn peuter", "PEUTER", "wakkere peuters", "doorslapen", "peuterslaap", "wákker"],
)
def test_an_answer_is_found_by_its_words_half_typed_bent_folded_and_by_other_words_for_its_topic(social, typed):
    social.answers(QUESTION)

    assert QUESTION in social.titles(typed)


@pytest.mark.req("IA-G9", "KC-IA-4")
def test_own_and_other_offer_stand_by_what_fits_and_not_by_whose_it_is(social):
    own, other = "CJG Lindenmeer", "Vereniging Buiten het CJG"
    first = social.adds("Slaapcursus A", provider=own)
    second = social.adds("Slaapcursus B", provider=other)
    assert social.titles("slaapcursus") == ["Slaapcursus A", "Slaapcursus B"]
    score = {item.thing: item.score for item in social.finds("slaapcursus")}
    assert score[first] == score[second]

    social.changes(first, name="Slaapcursus A", provider=other, version=1)
    social.changes(second, name="Slaapcursus B", provider=own, version=1)

    assert social.titles("slaapcursus") == ["Slaapcursus A", "Slaapcursus B"]


def test_what_helped_stands_higher_next_time_and_a_click_counts_once(social):
    first, second = social.adds("Slaapcursus A"), social.adds("Slaapcursus B")
    click = uuid4()

    social.says_it_helped(second, submission=click)
    with pytest.raises(AlreadySent):
        social.says_it_helped(second, submission=click)

    found = social.finds("slaapcursus")
    assert [(item.thing, item.helped) for item in found] == [(second, 1), (first, 0)]


def test_a_better_fit_beats_what_helped_more(social):
    both = social.answers("Peuter slaapt slecht", "Lees voor.")
    one = social.answers("Peuter eet slecht", "Kook samen.", topic="eating")
    for _click in range(30):
        social.says_it_helped(one)

    assert next(item.thing for item in social.finds("peuter slaapt")) == both


def test_each_result_tells_by_which_words_it_was_found(social):
    social.answers(QUESTION)

    [item] = social.finds("peutre waker")

    assert set(item.words) >= {("peuter", Likeness.NEAR)}


@pytest.mark.req("INS-08")
def test_an_expired_answer_is_not_found_and_a_service_that_stopped_neither(social, now):
    social.answers(QUESTION, until=(now + timedelta(days=10)).date())
    service = social.adds("Slaapcursus")
    assert social.titles("peuter") == [QUESTION]

    assert social.titles("peuter", on=(now + timedelta(days=11)).date()) == []
    social.changes(service, ended_on=now.date())
    assert social.titles("slaapcursus") == []
    assert Findable.objects.filter(thing=service).count() == 0


def test_words_are_counted_up_and_down_as_things_come_and_change(social):
    service = social.adds("Kwartelnesten")
    assert SearchWord.objects.get(word="kwartelnesten").spread == 1

    social.changes(service, name="Zwaluwnesten")

    assert SearchWord.objects.get(word="kwartelnesten").spread == 0
    assert SearchWord.objects.get(word="zwaluwnesten").spread == 1
    assert not SearchWording.objects.filter(word__word="kwartelnesten").exists()
    assert social.titles("kwartelnesten") == []


@pytest.mark.parametrize("typed", ["", " ", "?", "a", "%", "'; drop table", "\0", "x" * 5000, "💤", "de het een"])
def test_nothing_that_is_typed_breaks_the_search(social, typed):
    social.answers(QUESTION)

    assert isinstance(social.titles(typed), list)


def test_a_search_takes_two_queries_whatever_there_is(social):
    for number in range(15):
        social.answers(f"{QUESTION} {number}")
    viewer = social.act("samira")
    social.finds("slaap")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        from opencjg.socialmap.selectors import find

        assert len(find(viewer, "mijn peuter slaapt", today=social.now.date())) == 8
    assert len(queries) == 2


def test_an_app_above_can_put_its_courses_in_the_search(social, monkeypatch):
    viewer = social.act("lotte")
    course = NewFindable(
        kind=FindKind.COURSE,
        thing=uuid4(),
        title="Cursus Kwartelnesten",
        line="Zes avonden",
        topic=None,
        owner=viewer.worker,
        centre=viewer.centre.id,
        check_by=social.now.date(),
    )
    make_findable(course)
    assert social.titles("kwartelnesten") == []  # nobody answers for courses yet

    monkeypatch.setitem(findables._pages, FindKind.COURSE, "service")
    assert social.titles("kwartelnesten") == ["Cursus Kwartelnesten"]


@pytest.mark.parametrize("who", ["samira", "jan", "eva", "fatma"])
def test_who_neither_edits_nor_keeps_something_cannot_put_it_in_the_search_or_take_it_out(social, who):
    answer = social.answers(QUESTION, keeper="piet")
    viewer = social.act(who)
    planted = NewFindable(
        kind=FindKind.ANSWER,
        thing=uuid4(),
        title="Geplant",
        line="",
        topic=None,
        owner=viewer.worker,
        centre=viewer.centre.id,
        check_by=social.now.date(),
    )

    with pytest.raises(NotAllowed), transaction.atomic():
        make_findable(planted)
    with pytest.raises(NotAllowed), transaction.atomic():
        forget_findable(answer)
    assert social.titles("peuter") == [QUESTION]
