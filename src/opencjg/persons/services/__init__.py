# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from opencjg.persons.services.documents import add_document, open_document
from opencjg.persons.services.dossiers import (
    add_kin,
    add_person,
    break_glass,
    end_involvement,
    involve,
    mention,
    open_dossier,
    review_emergency,
)
from opencjg.persons.services.facts import (
    add_helper,
    correct_fact,
    end_helper,
    give_consent,
    withdraw_consent,
    write_fact,
)
from opencjg.persons.services.families import (
    appoint_contact_person,
    found_family,
    join_family,
    leave_family,
    move_family,
)
from opencjg.persons.services.merges import merge_people, unmerge_people
from opencjg.persons.services.people import (
    add_contact_point,
    change_person,
    end_contact_point,
    end_relation,
    let_person_go,
    relate,
)
from opencjg.persons.services.retention import (
    confirm_destruction,
    hold,
    lift_hold,
    propose_destruction,
    set_term,
    withdraw_destruction,
)
from opencjg.persons.services.rights import ask, copy_of, decide, lift_restriction

__all__ = [
    "add_contact_point",
    "add_document",
    "add_helper",
    "add_kin",
    "add_person",
    "appoint_contact_person",
    "ask",
    "break_glass",
    "change_person",
    "confirm_destruction",
    "copy_of",
    "correct_fact",
    "decide",
    "end_contact_point",
    "end_helper",
    "end_involvement",
    "end_relation",
    "found_family",
    "give_consent",
    "hold",
    "involve",
    "join_family",
    "leave_family",
    "let_person_go",
    "lift_hold",
    "lift_restriction",
    "mention",
    "merge_people",
    "move_family",
    "open_document",
    "open_dossier",
    "propose_destruction",
    "relate",
    "review_emergency",
    "set_term",
    "unmerge_people",
    "withdraw_consent",
    "withdraw_destruction",
    "write_fact",
]
