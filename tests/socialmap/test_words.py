# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words as they are compared when somebody searches."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opencjg.socialmap.rules.words import (
    MOST_WORDS,
    asked_keys,
    asked_words,
    fold,
    keys_of,
    likeness,
    one_apart,
    root,
    telling_words,
)
from opencjg.socialmap.types import Likeness

LETTERS = string.ascii_lowercase
WORDS = st.text(LETTERS, min_size=5, max_size=25)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """A word of five letters or more, and that word with one mistake in it."""
    word = draw(WORDS)
    kind = draw(st.sampled_from(["left out", "too much", "another", "turned round"]))
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    if kind == "left out":
        return word, word[:place] + word[place + 1 :]
    if kind == "too much":
        return word, word[:place] + letter + word[place:]
    if kind == "another":
        return word, word[:place] + letter + word[place + 1 :]
    turned = word[place + 1 : place + 2] + word[place : place + 1]
    return word, word[:place] + turned + word[place + 2 :]


def naive_distance(one: str, other: str) -> int:
    """Damerau-Levenshtein as the textbook writes it."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(mistyped())
def test_every_one_letter_mistake_in_a_word_of_five_letters_or_more_meets_its_keys(pair):
    word, typed = pair

    assert asked_keys(typed) & keys_of(word)
    assert likeness(typed, word, last=False) is not None


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_one_apart_is_what_the_textbook_calls_a_distance_of_at_most_one(one, other):
    assert one_apart(one, other) == (naive_distance(one, other) <= 1)


@given(st.text(max_size=200))
def test_any_text_gives_words_that_stay_the_same_when_they_are_read_again(text):
    words = telling_words(text)

    assert telling_words(" ".join(words)) == words
    assert len(asked_words(text)) <= MOST_WORDS


@given(WORDS, st.integers(0, 20))
def test_the_last_word_may_be_half_typed(word, left):
    begun = word[: max(2, len(word) - left)]

    assert likeness(begun, word, last=True) is not None


@pytest.mark.parametrize(
    ("typed", "word", "how"),
    [
        ("slapen", "slapen", Likeness.SAME),
        ("slaapt", "slapen", Likeness.ROOT),
        ("gepest", "pesten", Likeness.ROOT),
        ("sgijding", "scheiding", Likeness.ROOT),
        ("scjeiding", "scheiding", Likeness.NEAR),
        ("scheidin", "scheiding", Likeness.BEGINS),
        ("scherm", "schermtijd", Likeness.BEGINS),
        ("opvang", "kinderopvang", Likeness.PART),
        ("slaapproblemen", "problemen", Likeness.PART),
        ("slaapproblemen", "slaap", Likeness.PART),
        ("opvoedingsvragen", "opvoeding", Likeness.PART),
        ("pest", "feest", None),
        ("kat", "kar", None),
    ],
)
def test_why_a_word_fits(typed, word, how):
    assert likeness(typed, word, last=False) is how
    assert how is None or how is Likeness.BEGINS or asked_keys(typed) & keys_of(word)


def test_accents_capitals_and_small_words_make_no_difference():
    assert fold("Financiële HULP") == "financiele hulp"
    assert telling_words("Mijn kind wil niet slapen") == ("kind", "slapen")
    assert telling_words("Wat is het?") == ("wat", "is", "het")
    assert root("kinderen") == root("kinders")
