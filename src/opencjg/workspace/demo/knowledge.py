# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The social map and the answers of the demo, as the services would have written them, with their words to find."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections

from opencjg.socialmap.rules.columns import Books, cells_of
from opencjg.socialmap.rules.keeping import DAYS, check_by
from opencjg.socialmap.rules.words import keys_of
from opencjg.socialmap.services.finding import LINE, weighed_words
from opencjg.socialmap.types import FindKind, Language, NewFindable, NewService, TopicCode
from opencjg.workspace.demo.offer import OFFER, Offer
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.region import Places
from opencjg.workspace.demo.rows import OWNER, Rows, fresh, model
from opencjg.workspace.demo.words import ANSWERS

KEEPERS = ("lotte", "samira", "jan", "dirk", "niels")
EDITOR = "lotte"
SOURCE = "voorbeeld"
EVERY_EIGHTH, LATE = 8, 3  # of eight entries one has not been looked at for too long


class Knowledge:
    """Services and answers, gathered as rows; their words are counted at the end."""

    def __init__(self, people: list[Person], places: Places, rows: Rows, now: datetime) -> None:
        self.rows, self.now, self.today = rows, now, now.date()
        self.by_name = {person.username: person.row for person in people}
        self.editor = self.by_name[EDITOR]
        self.organisations = {name: row.id for name, row in places.organisations.items()}
        self.towns = dict(model("accounts.Municipality").objects.using(OWNER).values_list("name", "id"))
        topics = model("socialmap.Topic").objects.using(OWNER).order_by("place")
        self.topics = {TopicCode(row.code): row for row in topics}
        self.books = Books(
            topics={code: row.name_nl for code, row in self.topics.items()},
            municipalities={identity: name for name, identity in self.towns.items()},
            workers={row.id: row.name for row in self.by_name.values()},
        )
        self.providers: dict[str, Any] = {}
        self.items: list[tuple[NewFindable, int]] = []
        self.spellings: list[tuple[str, int]] = []

    def make(self) -> None:
        """Write down everything there is to find."""
        entries = [(offer, town) for offer in OFFER for town in offer.towns or ("",)]
        for place, (offer, town) in enumerate(entries):
            self._service(place, offer, town)
        for place, (topic, question, text) in enumerate(ANSWERS):
            self._answer(place, TopicCode(topic), question, text)
        self._words()

    def _checked(self, place: int) -> date:
        late = place % EVERY_EIGHTH == LATE
        return self.today - timedelta(days=DAYS + 10 + place if late else 3 * place % 170)

    def _service(self, place: int, offer: Offer, town: str) -> None:
        keeper = self.by_name[KEEPERS[place % len(KEEPERS)]]
        told = NewService(
            name=f"{offer.name} {town}".strip(),
            provider=offer.provider,
            summary=offer.summary,
            topics=tuple(TopicCode(code) for code in offer.topics),
            owner=keeper.id,
            verified_on=self._checked(place),
            age_from=offer.ages[0],
            age_to=offer.ages[1],
            cost=offer.cost,
            waiting_weeks=offer.weeks,
            languages=tuple(Language(one) for one in offer.languages),
            places=(f"Buurthuis Het Verzinsel, Voorbeeldstraat {place + 1}, {town}",) if town else (),
            municipalities=(self.towns[town],) if town else (),
            referring=offer.referring,
            phone=f"000 000 01 {place:02}",
            email=f"aanbod{place}@voorbeeld.example",
            website=f"https://voorbeeld.example/aanbod-{place}",
        )
        at = self.now - timedelta(days=300 - place)
        row = self.rows.add(
            "socialmap.Service",
            id=fresh(at),
            provider=self._provider(told.provider),
            centre_id=keeper.home_id,
            version=1,
            owner_id=told.owner,
            **{field: getattr(told, field) for field in told.__slots__ if field not in NOT_ALIKE},
            topics=list(told.topics),
            languages=[one.value for one in told.languages],
            places=list(told.places),
            municipalities=list(told.municipalities),
        )
        self.rows.add(
            "socialmap.ServiceVersion",
            id=fresh(at),
            service=row,
            version=1,
            told=cells_of(told, self.books),
            by=self.editor,
            at=at,
        )
        self._found(FindKind.SERVICE, row.id, told.name, told.summary, told.topics, keeper,
                    check_by(told.verified_on, DAYS), also=f"{told.provider} {town}", helped=place * 7 % 5)  # fmt: skip

    def _provider(self, name: str) -> Any:
        if name not in self.providers:
            self.providers[name] = self.rows.add(
                "socialmap.Provider", id=fresh(self.now), name=name, organisation_id=self.organisations.get(name)
            )
        return self.providers[name]

    def _answer(self, place: int, topic: TopicCode, question: str, text: str) -> None:
        keeper = self.by_name[KEEPERS[place % len(KEEPERS)]]
        until = self.today + timedelta(days=-20 if place % 20 == EVERY_EIGHTH else 60 + 7 * place)
        at = self.now - timedelta(days=200 - place)
        words = {"question": question, "text": text, "source": SOURCE, "valid_until": until, "version": 1}
        row = self.rows.add(
            "desk.Answer", id=fresh(at), centre_id=keeper.home_id, topic_id=topic, owner=keeper, **words
        )
        self.rows.add("desk.AnswerVersion", id=fresh(at), answer=row, by=self.editor, at=at, **words)
        self._found(FindKind.ANSWER, row.id, question, text, (topic,), keeper, until, hidden_after=until,
                    helped=place * 5 % 7)  # fmt: skip

    def _found(
        self,
        kind: FindKind,
        thing: UUID,
        title: str,
        line: str,
        topics: tuple[TopicCode, ...],
        keeper: Any,
        due: date,
        *,
        hidden_after: date | None = None,
        also: str = "",
        helped: int = 0,
    ) -> None:
        about = " ".join(f"{self.topics[code].name_nl} {self.topics[code].also}" for code in topics)
        item = NewFindable(
            kind, thing, title, line, topics[0], keeper.id, keeper.home_id, due, hidden_after, f"{also} {about}"
        )
        self.items.append((item, helped))

    def _words(self) -> None:
        """The dictionary of all words, how they may be spelled, and where they stand."""
        weighed = [(item, helped, weighed_words(item)) for item, helped in self.items]
        spread = Counter(word for _item, _helped, words in weighed for word in words)
        known = {
            word: self.rows.add("socialmap.SearchWord", id=place, word=word, spread=number)
            for place, (word, number) in enumerate(spread.items(), start=1)
        }
        for item, helped, words in weighed:
            row = self.rows.add(
                "socialmap.Findable",
                thing=item.thing,
                kind=item.kind,
                title=item.title,
                line=item.line[:LINE],
                topic_id=item.topic,
                owner_id=item.owner,
                centre_id=item.centre,
                check_by=item.check_by,
                hidden_after=item.hidden_after,
                helped=helped,
            )
            for word, weight in words.items():
                self.rows.add("socialmap.SearchWording", word=known[word], findable=row, weight=weight)
        self.spellings = [(key, row.id) for word, row in known.items() for key in keys_of(word)]

    def spell(self) -> None:
        """How each word may be spelled, once the words are written: tens of thousands of keys in one statement."""
        with connections[OWNER].cursor() as cursor:
            cursor.execute(
                "insert into socialmap_spelling (key, word_id) select * from unnest(%s::text[], %s::bigint[])",
                [list(column) for column in zip(*self.spellings, strict=True)],
            )


# Fields of a service whose rows hold another form of them.
NOT_ALIKE = {"provider", "owner", "topics", "languages", "places", "municipalities"}
