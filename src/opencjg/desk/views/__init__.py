# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the desk."""

from opencjg.desk.views.callbacks import call_outcome, callback
from opencjg.desk.views.contacts import contact, contact_list, contact_new, step_finish
from opencjg.desk.views.questions import answer, answer_change, answer_new, question_list, question_settle
from opencjg.desk.views.worries import hand_over

__all__ = [
    "answer",
    "answer_change",
    "answer_new",
    "call_outcome",
    "callback",
    "contact",
    "contact_list",
    "contact_new",
    "hand_over",
    "question_list",
    "question_settle",
    "step_finish",
]
