# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a check of an entry holds."""

from datetime import date, timedelta

DAYS = 180  # when a centre chose nothing
FEWEST, MOST = 14, 1_095


def check_by(verified_on: date, days: int) -> date:
    """The last day on which an entry that was checked then still counts as checked."""
    return verified_on + timedelta(days=days)
