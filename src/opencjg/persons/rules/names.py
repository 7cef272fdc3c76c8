# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names as they are written, and as they are compared: without accents, prefixes and the difference of ij and y.

Only Latin script is folded; other scripts stay as they are, since every transliteration is somebody's choice.
"""

import re
import unicodedata

from opencjg.persons.types import NameParts

LONGEST = 80  # characters of a word; longer is no name

# What stands before a last name and says little about whose it is.
PREFIXES = frozenset(
    re.findall(
        r"\w+",
        """aan af ait al av bij bin da dal das de degli dei del della den der des di dos du el het in la las les los
        onder op oude over te ten ter thoe tot uijt uit uyt van vande vanden vander vant vom von voor zu zum zur""",
    )
)
SHORTENED = frozenset({"'t", "'s", "van't", "in't", "op't", "aan't", "uit't", "over't"})
# As often a name of its own; a prefix only between two other words.
SOMETIMES = frozenset({"ben", "do", "le", "lo"})
TITLES = frozenset({"mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "familie", "fam", "mr", "dr"})

_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼʻʿʾ′"), "'")
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ə": "e"}
)
_ACCENTS = re.compile("(?<=[a-z'])[\u0300-\u036f]+")


def normal_words(text: str) -> tuple[str, ...]:
    """The words of a name in the form in which names are compared, each once, in the order in which they stand.

    Lower case, without accents and apostrophes, hyphens split, ij and ÿ as y, and without titles and prefixes ("van
    der", "el"); a name that has nothing else keeps them. Doing it again changes nothing. Give it the whole name: in
    "Ben de Vries" and in "Ali Ben Salah" the same word is not the same.

    Source: design.md 5 (search is accent- and spelling-tolerant).
    """
    words = _letters(_fold(text)).split()
    words = [word for word in words if word not in SHORTENED and word.strip("'")] or words
    words = [plain for word in words if (plain := word.replace("'", ""))]
    words = [word for word in words if word not in PREFIXES] or words
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    words = [word for place, word in enumerate(words) if word not in SOMETIMES or place in {0, len(words) - 1}]
    return tuple(dict.fromkeys(word.replace("ij", "y")[:LONGEST] for word in words))


def also_searched(text: str) -> tuple[str, ...]:
    """Words that `normal_words` leaves out and somebody may type all the same: the "Ben" of "Ali Ben Salah"."""
    words = set(_letters(_fold(text)).split())
    return tuple(sorted(words & SOMETIMES - set(normal_words(text))))


def split_name(typed: str) -> NameParts:
    """A name typed as one, in its parts as they were written: "Jan van der Berg", "Berg, Jan van der", "mw. Jansen".

    Without a prefix the last word is the last name. One word alone is a first name, after a title a last name.
    """
    words, titled = _without_title(typed.split())
    before, comma, after = (part.strip() for part in " ".join(words).partition(","))
    if comma and before and after:
        return _turned(before.split(), after.split())
    words = [word for word in (one.strip(",") for one in words) if word]
    starts = _last_name_at(words)
    if len(words) == 1 and not titled:
        starts = 1
    prefix = _prefix_length(words[starts:])
    return NameParts(
        first=" ".join(words[:starts]),
        prefix=" ".join(words[starts : starts + prefix]),
        last=" ".join(words[starts + prefix :]),
    )


def _fold(text: str) -> str:
    """Lower case, Latin letters without their accents."""
    text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_APOSTROPHES).translate(_PLAIN)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text))


def _letters(text: str) -> str:
    """Everything that is no letter, sign on a letter, figure or apostrophe is a space."""
    return "".join(char if char == "'" or unicodedata.category(char)[0] in "LMN" else " " for char in text)


def _stands_before(word: str) -> bool:
    """Whether a word as typed can stand before a last name."""
    folded = _letters(_fold(word)).strip()
    return folded in SOMETIMES | PREFIXES | SHORTENED


def _prefix_length(words: list[str]) -> int:
    """How many words at the start are prefixes; the last word never is."""
    length = 0
    while length < len(words) - 1 and _stands_before(words[length]):
        length += 1
    return length


def _last_name_at(words: list[str]) -> int:
    """Where the last name begins, prefixes included: at the first prefix or double name, else at the last word."""
    for place, word in enumerate(words[:-1]):
        if place == 0 and _fold(word) in SOMETIMES:
            continue
        joined = word.endswith("-") or ("-" in word and _stands_before(word.rpartition("-")[2]))
        if joined or _stands_before(word) or words[place + 1] == "-":
            return place
    return max(len(words) - 1, 0)


def _turned(before: list[str], after: list[str]) -> NameParts:
    """A name with a comma: the last name first, its prefix before it or at the very end."""
    prefix = _prefix_length(before)
    behind = len(after)
    while behind and _stands_before(after[behind - 1]) and not (behind == 1 and _fold(after[0]) in SOMETIMES):
        behind -= 1
    return NameParts(
        first=" ".join(after[:behind]),
        prefix=" ".join([*after[behind:], *before[:prefix]]),
        last=" ".join(before[prefix:]),
    )


def _without_title(words: list[str]) -> tuple[list[str], bool]:
    """The words without "mevrouw" or "de heer" before them, and whether one was there."""
    kept = list(words)
    while len(kept) > 1:
        folded = [_fold(word).rstrip(".") for word in kept[:2]]
        if folded == ["de", "heer"] and len(kept) > 2:
            del kept[:2]
        elif folded[0] in TITLES:
            del kept[0]
        else:
            break
    return kept, len(kept) < len(words)
