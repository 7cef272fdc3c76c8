# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from opencjg.persons.views.access import emergency, emergency_list, emergency_review, involved, involved_end
from opencjg.persons.views.documents import document, document_new
from opencjg.persons.views.facts import consent, consent_end, fact_correct, fact_new, helper_end, helper_new
from opencjg.persons.views.families import family, family_join, family_leave, family_move, family_new
from opencjg.persons.views.people import (
    contact_point_end,
    contact_point_new,
    person,
    person_change,
    person_left,
    person_merge,
    person_new,
    person_unmerge,
    relation_end,
)
from opencjg.persons.views.retention import (
    destruction_confirm,
    destruction_hold,
    destruction_list,
    destruction_propose,
    destruction_withdraw,
    retention_terms,
)
from opencjg.persons.views.rights import rights, rights_copy, rights_decide, rights_end
from opencjg.persons.views.search import dossier_list, search
from opencjg.persons.views.seen import seen_by, seen_by_csv

__all__ = [
    "consent",
    "consent_end",
    "contact_point_end",
    "contact_point_new",
    "destruction_confirm",
    "destruction_hold",
    "destruction_list",
    "destruction_propose",
    "destruction_withdraw",
    "document",
    "document_new",
    "dossier_list",
    "emergency",
    "emergency_list",
    "emergency_review",
    "fact_correct",
    "fact_new",
    "family",
    "family_join",
    "family_leave",
    "family_move",
    "family_new",
    "helper_end",
    "helper_new",
    "involved",
    "involved_end",
    "person",
    "person_change",
    "person_left",
    "person_merge",
    "person_new",
    "person_unmerge",
    "relation_end",
    "retention_terms",
    "rights",
    "rights_copy",
    "rights_decide",
    "rights_end",
    "search",
    "seen_by",
    "seen_by_csv",
]
