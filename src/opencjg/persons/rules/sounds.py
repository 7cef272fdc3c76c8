# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a name sounds to a Dutch ear, so that Meijer finds Maier and Youssef finds Joesoef.

A key, not a transcription: names with one key are worth showing together, no more. It leans on the consonants and the
first vowel, because that is where spellings of one name agree: the later vowels of a name are hardly heard.
"""

import re

LONGEST = 40  # characters of a key

# In this order; each sees what the one before left.
_CONSONANTS = [
    (re.compile(pattern), put)
    for pattern, put in (
        (r"([a-z])\1+", r"\1"),  # Janssen, Bakker, Klaas
        # ch, sch, k and g
        (r"^sch(?=[lmnw])|sch$|(?<=[aeiouy])sch", "s"),  # Schmidt, Bosch, Visscher; Schouten and Verschuren keep it
        (r"achm(?=[ae])", "am"),  # Achmed
        (r"^ch(?=[aeiouy])|sh|sj", "s"),  # Chantal, Rashid
        (r"(?<!s)ch(?=[lrs])|kh|ck|cq|c(?![eiyh])", "k"),  # Christiaan, Khadija, Backer; Achterberg keeps its ch
        (r"qu", "kw"),
        (r"q", "k"),
        (r"c(?=[eiy])", "s"),  # Cindy
        (r"ch|gh", "g"),
        (r"x", "ks"),
        # f, s and t
        (r"(?<=[ou])w(?![aeiouy])|(?<=[ao]u)w", ""),  # Bouwman, Blauw
        (r"ph|v|w", "f"),
        (r"tz|z", "s"),
        (r"(?<!^)[dt]h?+(?![aeiouyj])t?", "t"),  # Smid and Smidt, Mohamed and Muhammet; Rita is not Rida
        (r"th", "t"),
        (r"b$", "p"),
        (r"^d(?=j)", ""),  # Djamila
        # an h that is not heard: Hannah, Bernhard, Ahmed; Johan keeps his
        (r"(?<!^)h(?![aeiouy])|(?<=[bdfgjklmnprst])h", ""),
        # y and j: a consonant at the start, half a vowel after it
        (r"^y(?=[aeiou])", "j"),  # Yusuf
        (r"^y", "i"),  # Yvonne
        (r"(?<=[aeiou])j(?=[aeiou])", "y"),  # Maja
        (r"(?<=[bdfgklmnprst])j(?=[aeiou])", "i"),  # Anja
        (r"([a-z])\1+", r"\1"),
    )
]
_RUNS = re.compile(r"[aeiouy]+|[^aeiouy]+")
_UNIT = re.compile(r"ieu?|a[ieuy]|e[iuy]|o[ieuy]|u[eiy]|[iy][aou]|ye|.")  # what is heard as one vowel
_CLASS = {
    **dict.fromkeys(("ai", "ay", "ei", "ey", "y"), "y"),
    **dict.fromkeys(("ui", "uy", "eu"), "u"),
    **dict.fromkeys(("oi", "oy"), "oi"),
    **dict.fromkeys(("a", "ae"), "a"),
    **dict.fromkeys(("i", "ie", "ieu"), "i"),
    **dict.fromkeys(("o", "u", "oe", "ou", "au", "ue"), "o"),  # Mohamed and Muhammad, Yusuf and Joesoef
    "e": "e",
}
# In a name of one syllable the vowel is most of what is heard: Bos is not Bus, and neither is Baus.
_ALONE = _CLASS | dict.fromkeys(("u", "oe", "ue"), "w") | dict.fromkeys(("ou", "au"), "v")


def sound(word: str) -> str:
    """The key of one normal word; words with the same key sound alike. Never empty for a word.

    What is not written in a to z keeps its own spelling as key.

    Source: design.md 5 (search is accent- and spelling-tolerant).
    """
    if not re.fullmatch(r"[a-z]+", word):
        return word[:LONGEST]
    for pattern, put in _CONSONANTS:
        word = pattern.sub(put, word)
    runs = [(run, _UNIT.findall(run) if run[0] in "aeiouy" else []) for run in _RUNS.findall(word)]
    syllables = sum(len(units) for _run, units in runs)
    classes = _ALONE if syllables == 1 else _CLASS
    key, heard = "", False
    for place, (run, units) in enumerate(runs):
        if not units:
            key += run
            continue
        if not heard:
            key += _first(units[0], classes)
            units, heard = units[1:], True
        key += _later(units, last=place == len(runs) - 1)
    return key[:LONGEST]


def _first(unit: str, classes: dict[str, str]) -> str:
    """The vowel that names are told apart by."""
    return classes.get(unit) or "j" + classes[unit[-1]]


def _later(units: list[str], *, last: bool) -> str:
    """The vowels after the first: one murmur, unless they end the name."""
    if not units:
        return ""
    final = units[-1]
    glide = "j" if final not in _CLASS else ""
    if not last:
        return glide + "e"
    if final in {"i", "ie", "ieu"} or _CLASS.get(final) == "y":
        return glide + "i"
    return glide + ("a" if final[-1] in "ae" else "o")
