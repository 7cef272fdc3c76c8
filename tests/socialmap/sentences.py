# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts in the social map, as sentences: Lotte edits it, Jan keeps an entry."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from opencjg.core.types import BadInput
from opencjg.desk import services as desk_services
from opencjg.desk.types import NewAnswer
from opencjg.socialmap import selectors, services
from opencjg.socialmap.types import FoundItem, NewService, ServiceCard, TopicCode


class SocialMap:
    """Lotte, who edits the social map and the answers, or whoever is named."""

    def __init__(self, act: Any, now: datetime, people: dict[str, UUID]) -> None:
        self.act, self.now, self.people = act, now, people

    def told(self, name: str = "Slaapcursus", **more: Any) -> NewService:
        values: dict[str, Any] = {
            "provider": "Stichting Verzonnen Hulp",
            "summary": "Samen met een verpleegkundige zoekt u uit waarom uw kind wakker wordt.",
            "topics": (TopicCode("sleeping"),),
            "owner": self.people["jan"],
            "verified_on": self.now.date(),
        }
        return NewService(name=name, **(values | more))

    def adds(self, name: str = "Slaapcursus", *, who: str = "lotte", **more: Any) -> UUID:
        return services.write_service(told=self.told(name, **more), by=self.act(who), at=self.now)

    def changes(self, service: UUID, *, who: str = "lotte", version: int = 1, **more: Any) -> int:
        return services.change_service(
            service=service, version=version, told=self.told(**more), by=self.act(who), at=self.now
        )

    def checks(self, service: UUID, *, who: str = "jan") -> None:
        services.check_service(service=service, by=self.act(who), at=self.now)

    def shows(self, service: UUID, *, who: str = "samira") -> ServiceCard:
        return selectors.service(service, self.act(who), today=self.now.date())

    def answers(
        self,
        question: str,
        text: str = "Houd elke avond dezelfde volgorde aan.",
        *,
        who: str = "lotte",
        keeper: str = "jan",
        until: date = date(2027, 11, 1),
        topic: str = "sleeping",
    ) -> UUID:
        told = NewAnswer(
            question=question,
            text=text,
            topic=TopicCode(topic),
            source="voorbeeld",
            owner=self.people[keeper],
            valid_until=until,
        )
        return desk_services.write_answer(told=told, by=self.act(who), at=self.now)

    def finds(self, typed: str, *, who: str = "samira", on: date | None = None) -> tuple[FoundItem, ...]:
        return selectors.find(self.act(who), typed, today=on or self.now.date())

    def titles(self, typed: str, **more: Any) -> list[str]:
        return [item.title for item in self.finds(typed, **more)]

    def says_it_helped(self, thing: UUID, *, who: str = "samira", submission: UUID | None = None) -> None:
        services.it_helped(thing=thing, submission=submission or uuid4(), by=self.act(who), at=self.now)

    def refuses(self, **more: Any) -> str:
        """The field that is refused when such a service is added."""
        with pytest.raises(BadInput) as wrong:
            self.adds(**more)
        return wrong.value.field


@pytest.fixture
def social(act: Any, now: datetime, people: dict[str, UUID]) -> SocialMap:
    return SocialMap(act, now, people)
