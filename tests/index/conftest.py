# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What workers do with the referral index, as sentences."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from opencjg.index import services
from opencjg.index.types import Registered, Told
from tests.persons.sentences import Files

BSN = "999990019"
REASON = "Kanariereden"


class Index:
    """Jan and Piet report children, or whoever is named."""

    def __init__(self, files: Files, act: Any, now: datetime) -> None:
        self.files, self.act, self.now = files, act, now

    def opens(self, who: str, bsn: str = "", name: str = "Kees Kwetter", **more: Any) -> UUID:
        """A dossier of a child, kept by somebody."""
        return self.files.opens(name, who=who, bsn=bsn, **more)

    def reports(self, dossier: UUID, who: str, *, at: datetime | None = None, reason: str = REASON) -> Registered:
        told = Told(on=date(2026, 11, 20), how="thuis, aan moeder")
        return services.register(dossier=dossier, reason=reason, told=told, by=self.act(who), at=at or self.now)

    def withdraws(self, dossier: UUID, registration: UUID, who: str, *, unjustified: bool = False) -> None:
        services.withdraw(
            dossier=dossier,
            registration=registration,
            because="het gaat beter",
            unjustified=unjustified,
            by=self.act(who),
            at=self.now,
        )


@pytest.fixture
def index(files: Files, act: Any, now: datetime) -> Index:
    return Index(files, act, now)
