# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logging without content: PostgreSQL puts whole rows in the DETAIL of an error, and a row may name a child."""

import logging
import re

DETAIL = re.compile(r"^(DETAIL|CONTEXT|HINT|LINE \d+):.*$", re.MULTILINE)


class WithoutDetail(logging.Filter):
    """Keep the kind of a database error and drop the row that was in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = DETAIL.sub(r"\1: (left out)", record.getMessage())
        record.args = None
        if record.exc_info and record.exc_info[0] is not None:
            trace = logging.Formatter().formatException(record.exc_info)
            record.exc_text = DETAIL.sub(r"\1: (left out)", trace)
            record.exc_info = None
        return True
