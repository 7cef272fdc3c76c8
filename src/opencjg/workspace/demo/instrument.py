# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The instrument of the demo's region: the starter set, in use."""

from datetime import datetime, timedelta
from typing import Any

from opencjg.signalling.services.instruments import STARTER
from opencjg.workspace.demo.rows import OWNER, model


def make_instrument(now: datetime) -> None:
    """One version, in use for a year."""
    regions: Any = model("accounts.Region").objects.using(OWNER)
    then = now - timedelta(days=365)
    for region in regions.all():
        model("signalling.RiskInstrument").objects.using(OWNER).create(
            region=region,
            number=1,
            name="Beginset",
            content=STARTER.read_text(encoding="utf-8"),
            active=True,
            activated_at=then,
            made_at=then,
        )
