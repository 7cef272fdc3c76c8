# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from opencjg.persons.selectors.dossiers import (
    consents_of,
    contact_people,
    dossier_of_child,
    dossier_open,
    dossiers_of,
    emergencies,
    emergencies_to_judge,
    fact_of,
    people_of,
    requests_of,
    seen_by,
)
from opencjg.persons.selectors.people import bsn_of, card_of, merges_of, versions_of
from opencjg.persons.selectors.retention import held_because, kept_until, terms, to_destroy
from opencjg.persons.selectors.search import alike, asked_of, doubles_of, find, whom_to_call
from opencjg.persons.selectors.whole import head_of, whole_of

__all__ = [
    "alike",
    "asked_of",
    "bsn_of",
    "card_of",
    "consents_of",
    "contact_people",
    "dossier_of_child",
    "dossier_open",
    "dossiers_of",
    "doubles_of",
    "emergencies",
    "emergencies_to_judge",
    "fact_of",
    "find",
    "head_of",
    "held_because",
    "kept_until",
    "merges_of",
    "people_of",
    "requests_of",
    "seen_by",
    "terms",
    "to_destroy",
    "versions_of",
    "whole_of",
    "whom_to_call",
]
