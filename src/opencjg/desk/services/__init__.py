# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk does."""

from opencjg.desk.services.answers import change_answer, write_answer
from opencjg.desk.services.callbacks import call_back, end_callback
from opencjg.desk.services.contacts import finish_step, register_contact, register_digital
from opencjg.desk.services.crises import call_in_crisis, end_crisis, start_crisis
from opencjg.desk.services.lists import (
    add_crisis_line,
    add_option,
    lift_option,
    switch_crisis_line,
    switch_option,
)
from opencjg.desk.services.office import consult, register_straight, save_office_form
from opencjg.desk.services.passing import end_waiting, pass_on
from opencjg.desk.services.questions import drop_question, publish_question
from opencjg.desk.services.shifts import leave_note, take_note_away
from opencjg.desk.services.worries import hand_over_worry

__all__ = [
    "add_crisis_line",
    "add_option",
    "call_back",
    "call_in_crisis",
    "change_answer",
    "consult",
    "drop_question",
    "end_callback",
    "end_crisis",
    "end_waiting",
    "finish_step",
    "hand_over_worry",
    "leave_note",
    "lift_option",
    "pass_on",
    "publish_question",
    "register_contact",
    "register_digital",
    "register_straight",
    "save_office_form",
    "start_crisis",
    "switch_crisis_line",
    "switch_option",
    "take_note_away",
    "write_answer",
]
