# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk does."""

from opencjg.desk.services.answers import change_answer, write_answer
from opencjg.desk.services.callbacks import call_back
from opencjg.desk.services.contacts import finish_step, register_contact
from opencjg.desk.services.questions import drop_question, publish_question
from opencjg.desk.services.worries import hand_over_worry

__all__ = [
    "call_back",
    "change_answer",
    "drop_question",
    "finish_step",
    "hand_over_worry",
    "publish_question",
    "register_contact",
    "write_answer",
]
