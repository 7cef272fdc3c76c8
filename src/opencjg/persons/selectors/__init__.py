# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from opencjg.persons.selectors.dossiers import (
    consents_of,
    contact_people,
    contact_points,
    dossier_of_child,
    dossier_open,
    dossiers_of,
    emergencies,
    fact_of,
    facts_of,
    families_of,
    head_of,
    helpers_of,
    involved_in,
    milieus_of,
    people_of,
    relations_of,
)
from opencjg.persons.selectors.people import bsn_of, card_of, versions_of
from opencjg.persons.selectors.search import alike, asked_of, find, whom_to_call

__all__ = [
    "alike",
    "asked_of",
    "bsn_of",
    "card_of",
    "consents_of",
    "contact_people",
    "contact_points",
    "dossier_of_child",
    "dossier_open",
    "dossiers_of",
    "emergencies",
    "fact_of",
    "facts_of",
    "families_of",
    "find",
    "head_of",
    "helpers_of",
    "involved_in",
    "milieus_of",
    "people_of",
    "relations_of",
    "versions_of",
    "whom_to_call",
]
