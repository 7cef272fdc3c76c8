# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words people read: two complete vocabularies, and a municipality's own."""

import re

import pytest

from opencjg.accounts.types import Role
from opencjg.core.rules.terms import (
    LOCALES,
    PRESETS,
    UnknownTerm,
    Verified,
    abbreviations,
    keys,
    load_presets,
    resolve,
)

# As ALG-26 lists them.
ABBREVIATIONS = {
    *("AMK", "BaO", "BJZ", "CJG", "DOSA", "EKC", "EKD", "FORS", "GGD", "GOSA", "ICT", "IKW", "IPO", "JGZ"),
    *("ROSA", "SISA", "SMW", "SNES", "VNG", "VO", "ZAT"),
    *("AMW", "BDU CJG", "CB", "GGZ", "IJGZ", "JIP", "JOP", "MEE", "MPO", "RAAK"),
}


@pytest.mark.req("ALG-24")
@pytest.mark.parametrize("preset", PRESETS)
def test_a_vocabulary_has_every_word_in_every_language(preset):
    vocabulary = load_presets()[preset]
    assert set(vocabulary) == {(key, locale) for key in keys() for locale in LOCALES}
    for term in vocabulary.values():
        assert term.singular.strip() == term.singular != ""
        assert term.plural.strip() == term.plural != ""
        assert term.note
        assert term.verified is not Verified.LOCAL


@pytest.mark.parametrize(
    ("key", "then", "now"),
    [
        ("child_protection_office", "Bureau Jeugdzorg", "gecertificeerde instelling"),
        ("abuse_report_centre", "AMK", "Veilig Thuis"),
        ("school_care_team", "ZAT", "ondersteuningsteam"),
        ("child_health_file", "EKD", "DD JGZ"),
        ("youth_act", "Wet op de jeugdzorg", "Jeugdwet"),
        ("family", "gezin", "gezin"),
    ],
)
@pytest.mark.req("ALG-24")
def test_the_words_of_the_founding_documents_and_those_of_today_are_both_there(key, then, now):
    assert resolve(key, preset="2009").singular == then
    assert resolve(key, preset="2026").singular == now


@pytest.mark.req("ALG-24")
def test_a_municipality_uses_its_own_word():
    own = {("centre", "nl"): ("Ouder- en Kindteam", "Ouder- en Kindteams")}

    term = resolve("centre", overrides=own)

    assert (term.of(1), term.of(2)) == ("Ouder- en Kindteam", "Ouder- en Kindteams")
    assert term.verified is Verified.LOCAL
    assert resolve("centre", overrides=own, locale="en").singular == "youth and family centre"
    assert resolve("family", overrides=own).singular == "gezin"


def test_a_language_with_a_region_reads_that_language_and_an_unknown_one_reads_dutch():
    assert resolve("family", locale="en-gb").singular == "family"
    assert resolve("family", locale="tr").singular == "gezin"


def test_a_key_nobody_knows_is_refused_even_when_a_municipality_has_a_word_for_it():
    with pytest.raises(UnknownTerm):
        resolve("familie")
    with pytest.raises(UnknownTerm):
        resolve("familie", overrides={("familie", "nl"): ("familie", "families")})


@pytest.mark.parametrize("preset", PRESETS)
def test_every_role_has_a_word_of_its_own(preset):
    words = [resolve(f"role_{role}", preset=preset).singular for role in Role]
    assert len(set(words)) == len(words)


def test_what_is_not_verified_says_so():
    assert resolve("abuse_report_centre").verified is Verified.VERIFIED
    assert resolve("school_care_team").verified is Verified.UNVERIFIED
    assert resolve("light_parenting_help").verified is Verified.DECIDED
    assert "not verified" in resolve("early_leaver_office").note


def test_keys_are_english_words_that_a_template_can_hold():
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys())


@pytest.mark.req("ALG-26")
def test_the_abbreviations_of_the_founding_documents_are_explained():
    explained = {abbreviation.short: abbreviation.stands_for for abbreviation in abbreviations()}
    assert set(explained) == ABBREVIATIONS
    assert all(explained.values())
    assert explained["SISA"] == "Stedelijk Instrument Sluitende Aanpak"
    assert explained["GOSA"] == "Gemeentelijke Organisatie Sluitende Aanpak"


def test_an_abbreviation_that_has_a_word_today_leads_to_it():
    todays = {abbreviation.short: abbreviation.term for abbreviation in abbreviations()}
    assert todays["BJZ"] == "child_protection_office"
    assert todays["JIP"] is None
    assert {term for term in todays.values() if term} <= set(keys())
