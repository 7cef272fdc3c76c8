# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words as they are compared when somebody searches: folded, without endings, and one mistake away.

A word is found by equality alone. What is stored of it (`keys_of`) and what is asked for (`asked_keys`) meet for every
one-letter mistake: a letter too much, too few, another, or two turned round. Equality uses its index also where row
security forbids other operators, and costs the same in a thousand words as in a million.
"""

import re
import unicodedata
from functools import lru_cache

from opencjg.socialmap.types import Likeness

LONGEST_WORD = 40
MOST_WORDS = 8  # of a question; the first ones and the one that is being typed
SHORTEST_TO_MISTYPE = 5  # a word of four letters lies one mistake away from too many others
SHORTEST_PART = 4

STOP = frozenset(
    re.findall(
        r"\w+",
        """
    aan al als alle altijd ben bent bij daar dan dat de der deze die dit doe doen door dus een eens en er erg gaan geen
    gaat goed graag haar had hallo heb hebben heeft heel hem hen het hij hoe hun iets ik in is ja je kan kunnen kunt
    maar mag me meer met mij mijn moet moeten na naar nee niet nog nu of om ons onze ook op over pas soms te toch toen
    tot u uit uw van vaak vanaf vanuit veel via voor waar waarom wanneer was wat weer welke wel werd wie wij wil willen
    word worden wordt zal ze zeer zich zij zijn zit zo zou
    """,
    )
)
# Nearly every question has one of these; they tell little, unless nothing else is typed.
ANYBODY = frozenset({"kind", "kindje", "kinderen", "zoon", "zoontje", "dochter", "dochtertje", "jaar", "oud"})
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})
_SOUNDS = (
    (re.compile("ij|y|ei"), "ï"),
    (re.compile("au|ou"), "û"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("sch"), "sg"),
    (re.compile("ch"), "g"),
    (re.compile("ck|q|c(?![eiï])"), "k"),
    (re.compile("c"), "s"),
    (re.compile("x"), "ks"),
    (re.compile("z"), "s"),
    (re.compile("v"), "f"),
    (re.compile("dt$|d$"), "t"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_BEGIN = re.compile("^ge(?=.{4})")
_END = re.compile("(?<=.{3})(?:ingen|ing|tjes|tje|jes|je|en|e|t|s)$")
_LAST = re.compile("(?<=.{3})[td]$")


def fold(text: str) -> str:
    """Text without capitals and accents, ij in one form."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_PLAIN))
    return "".join(char for char in flat if not unicodedata.combining(char))


def all_words(text: str) -> tuple[str, ...]:
    """Every word of a text, folded, in its order."""
    return tuple(word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", fold(text.replace("'", ""))))


def telling_words(text: str) -> tuple[str, ...]:
    """The words that tell what a text is about, each once; when it has no others, all of them."""
    every = tuple(dict.fromkeys(all_words(text)))
    return tuple(word for word in every if word not in STOP and len(word) > 1) or every


def asked_words(typed: str) -> tuple[str, ...]:
    """The words somebody searches by. The last one, which may be half typed, is always among them."""
    every = telling_words(typed)
    words = tuple(word for word in every[:-1] if word not in ANYBODY) + every[-1:]
    return words if len(words) <= MOST_WORDS else (*words[: MOST_WORDS - 1], words[-1])


@lru_cache(65_536)
def root(word: str) -> str:
    """What forms of a word have in common, as it sounds: slapen, slaapt and slaap; pesten and gepest."""
    bare = _LAST.sub("", _END.sub("", _BEGIN.sub("", word)))
    for sound, written in _SOUNDS:
        bare = sound.sub(written, bare)
    return bare


def without_one(word: str) -> frozenset[str]:
    """The word with each of its letters left out once."""
    return frozenset(word[:place] + word[place + 1 :] for place in range(len(word)))


def keys_of(word: str) -> frozenset[str]:
    """Under what a word that stands somewhere can be found."""
    keys = {word, f"~{root(word)}"}
    if len(word) >= SHORTEST_TO_MISTYPE:
        keys |= without_one(word)
    keys |= {f">{word[place:]}" for place in range(3, len(word) - SHORTEST_PART + 1)}
    return frozenset(keys)


def asked_keys(word: str) -> frozenset[str]:
    """What to look for when this word was typed."""
    keys = {word, f"~{root(word)}"}
    if len(word) >= SHORTEST_TO_MISTYPE - 1:
        keys |= without_one(word)
    if len(word) >= SHORTEST_PART:
        keys.add(f">{word}")
    return frozenset(keys) | halves(word)


@lru_cache(4_096)
def halves(word: str) -> frozenset[str]:
    """The words a long word may be made of: slaapproblemen is slaap and problemen, slaapstoornis with its s."""
    found = set()
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head, tail = word[:place], word[place:]
        found |= {head, tail}
        found |= {head[: -len(link)] for link in ("s", "en") if head.endswith(link) and len(head) > SHORTEST_PART + 1}
    return frozenset(found)


def one_apart(one: str, other: str) -> bool:
    """Whether two words differ by at most one letter too much, too few, another, or two turned round."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    rest, more = short[same:], long[same:]
    if len(short) < len(long):
        return rest == more[1:]
    return rest[1:] == more[1:] or (rest[:2] == more[1::-1] and rest[2:] == more[2:])


def likeness(typed: str, word: str, *, last: bool) -> Likeness | None:
    """How a word that stands somewhere fits a typed one, by the nearest reason; None when it does not."""
    if typed == word:
        return Likeness.SAME
    if root(typed) == root(word):
        return Likeness.ROOT
    if word.startswith(typed) and (last or len(typed) >= SHORTEST_PART):
        return Likeness.BEGINS
    if min(len(typed), len(word)) >= SHORTEST_TO_MISTYPE - 1 and one_apart(typed, word):
        return Likeness.NEAR
    if (len(typed) >= SHORTEST_PART and word.endswith(typed)) or word in halves(typed):
        return Likeness.PART
    return None
