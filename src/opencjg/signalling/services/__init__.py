# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with worries, the instrument they are weighed with, and what follows."""

from opencjg.signalling.services.assessments import assess
from opencjg.signalling.services.concerns import assign, receive_concern, take_in
from opencjg.signalling.services.decisions import decide
from opencjg.signalling.services.instruments import (
    activate,
    begin_version,
    change_questionnaire,
    drop_version,
    import_version,
)

__all__ = [
    "activate",
    "assess",
    "assign",
    "begin_version",
    "change_questionnaire",
    "decide",
    "drop_version",
    "import_version",
    "receive_concern",
    "take_in",
]
