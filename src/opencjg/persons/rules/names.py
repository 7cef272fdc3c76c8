# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names as people search for them: without accents, prefixes and the accidents of spelling."""

import re
import unicodedata

PREFIXES = frozenset(
    re.split(
        " ",
        "van von de den der het t 't la le las los el al bin ben bint ten ter te in op aan da das di do dos du af zu "
        "zum zur s 's d l o",
    )
)
LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ĳ": "ij"}
)
# The order counts: what stands first is not read again as a part of something else.
SOUNDS: tuple[tuple[str, str], ...] = (
    (r"sch", "S"), (r"sj|sh|ch(?=[aeiouy])|tsj|ş", "S"),
    (r"ph", "f"), (r"gh|ch|g", "h"), (r"ck|q|c(?![iey])|kh", "k"), (r"c", "s"), (r"x", "ks"), (r"z", "s"),
    (r"v|w", "f"), (r"dt|td|th|d", "t"), (r"dj|j(?=[aeou])", "j"),
    (r"ou|au|auw|ouw", "A"), (r"oe|uu|u", "U"), (r"oo|o", "U"), (r"eij|aai|ei|ij|ai|ey|ay", "Y"), (r"y", "Y"),
    (r"ie|ee|ea|e|i", "I"), (r"aa|ae|a", "a"),
)  # fmt: skip


def fold(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def normal_words(text: str) -> tuple[str, ...]:
    """The words of a name as they are searched for, each once; prefixes only when there is nothing else.

    "ij" and "y" are the same letter: "Van der Meij-Özdemir" is ("mey", "ozdemir").
    """
    plain = re.sub(r"[`´’ʼ']", "'", fold(text))
    words = [word for word in re.split(r"[^\w']+", plain) if word.strip("'_")]
    kept = [word for word in words if word not in PREFIXES] or words
    folded = (word.replace("'", "").replace("ij", "y") for word in kept)
    return tuple(dict.fromkeys(word[:80] for word in folded if word))


def sound(word: str) -> str:
    """How a word sounds, roughly, to a Dutch ear: what sounds alike is spelled alike here.

    "Meijer", "Meyer" and "Maier" agree; so do "Bakker" and "Backer", "Yusuf" and "Joesoef".
    """
    rest = re.sub(r"^(?:j|y)(?=[aeiou])", "J", fold(word).replace("ij", "y"))
    rest = re.sub(r"[^\w]", "", rest)
    for pattern, letter in SOUNDS:
        rest = re.sub(pattern, letter, rest)
    rest = re.sub(r"(.)\1+", r"\1", rest)
    head, tail = rest[:1], rest[1:]
    # A silent h, and the vowel before the last consonant, are what people leave out or write otherwise.
    return (head + tail.replace("h", "") if head != "h" else head + tail)[:40]
