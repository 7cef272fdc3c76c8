# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the desk."""

from opencjg.desk.views.callbacks import call_outcome, callback, callback_end
from opencjg.desk.views.contacts import contact, contact_list, contact_new, step_finish
from opencjg.desk.views.crises import contact_crisis, form_lists
from opencjg.desk.views.office import contact_consult, contact_office, contact_print, contact_straight
from opencjg.desk.views.passing import contact_pass, note_away, shift, waiting_end, waiting_room
from opencjg.desk.views.questions import answer, answer_change, answer_new, question_list, question_settle
from opencjg.desk.views.worries import hand_over

__all__ = [
    "answer",
    "answer_change",
    "answer_new",
    "call_outcome",
    "callback",
    "callback_end",
    "contact",
    "contact_consult",
    "contact_crisis",
    "contact_list",
    "contact_new",
    "contact_office",
    "contact_pass",
    "contact_print",
    "contact_straight",
    "form_lists",
    "hand_over",
    "note_away",
    "question_list",
    "question_settle",
    "shift",
    "step_finish",
    "waiting_end",
    "waiting_room",
]
