# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from opencjg.persons.models.dossiers import (
    Consent,
    Document,
    Dossier,
    Fact,
    Helper,
    Involvement,
    Mention,
)
from opencjg.persons.models.families import ContactPerson, Dwelling, Family, Membership
from opencjg.persons.models.people import ContactPoint, Merge, Person, PersonVersion, Relation, Word, Wording
from opencjg.persons.models.retention import Destruction, LegalHold, RetentionTerm
from opencjg.persons.models.rights import RightsRequest

__all__ = [
    "Consent",
    "ContactPerson",
    "ContactPoint",
    "Destruction",
    "Document",
    "Dossier",
    "Dwelling",
    "Fact",
    "Family",
    "Helper",
    "Involvement",
    "LegalHold",
    "Membership",
    "Mention",
    "Merge",
    "Person",
    "PersonVersion",
    "Relation",
    "RetentionTerm",
    "RightsRequest",
    "Word",
    "Wording",
]
