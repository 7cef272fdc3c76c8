# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens behind the front desks now: the waiting room, a crisis, promises, advice, back-office forms, notes."""

from datetime import timedelta
from typing import Any

from django.conf import settings

from opencjg.accounts.types import Role
from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.desk.types import CallOutcome, Channel, Handling, Route
from opencjg.desk.types.office import Advisor, CrisisResult, OptionList, WaitingEnd
from opencjg.workspace.demo.history import History
from opencjg.workspace.demo.people import Person
from opencjg.workspace.demo.rows import OWNER, fresh, model
from opencjg.workspace.demo.words import QUESTIONS

MINUTE = timedelta(minutes=1)
# What is in the waiting room of every centre: how long ago they sat down, and how to recognise them.
SEATED = ((4, "rode jas"), (17, "met kinderwagen"))
WAITED_BEFORE = (3, 6, 9, 12, 5, 21)
NOTES = (
    (200, "De folders over slapen zijn op; er zijn nieuwe besteld."),
    (35, "Het spreekuur op De Vlinder begint vandaag een half uur later."),
)
ADVICE = "Begin met een gesprek op school; bel gerust terug als dat niet helpt."
OWN_BOXES = ("Wijkteam Noord", "Jongerencoach")


class FrontOffice:
    """Adds to the open contacts of each centre's desk."""

    def __init__(self, history: History, people: list[Person]) -> None:
        self.history, self.rows, self.now = history, history.rows, history.now
        self.by_centre: dict[Any, list[Person]] = {}
        for one in people:
            self.by_centre.setdefault(one.row.home_id, []).append(one)

    def make(self) -> None:
        """Everything, in every centre that has a desk and workers."""
        for place, (centre, people) in enumerate(self.by_centre.items()):
            desks = [one.row for one in people if one.role is Role.DESK]
            workers = [one.row for one in people if one.role is Role.WORKER and not one.away]
            experts = [one.row for one in people if one.role is Role.EXPERT_DESK]
            if desks and workers:
                self.waiting_room(centre, desks[0], workers)
                self.crisis(desks[0], place)
                self.asked_around(desks[0], (experts or workers)[0])
                self.straight(workers[-1])
                self.notes(centre, desks[-1])
        self.boxes()

    def open_contact(self, desk: Any, worker: Any, minutes: int, number: int, **more: Any) -> Any:
        """A question that somebody took over some minutes ago and that stands with him."""
        at = self.now - minutes * MINUTE
        topic, question, elaboration = QUESTIONS[number % len(QUESTIONS)]
        row, trail = self.history.contact(desk, at, (), topic)
        row.channel, row.route = Channel.DESK, Route.WORKER
        for name, value in more.items():
            setattr(row, name, value)
        row.matter.responsible = worker
        trail.stand(worker, promised=more.get("due"))
        self.history.asked(row, topic, question, elaboration)
        return row

    def waiting_room(self, centre: Any, desk: Any, workers: list[Any]) -> None:
        """Two people wait now; more waited today."""
        for number, minutes in enumerate(WAITED_BEFORE, 1):
            seated = self.now - timedelta(hours=2) + number * MINUTE
            row = self.open_contact(desk, workers[0], 120, number)
            gone = number == len(WAITED_BEFORE)
            waited = self._seat(row, workers[0], number, seated)
            waited.ended_at, waited.ended_by = seated + minutes * MINUTE, workers[0]
            waited.outcome = WaitingEnd.LEFT if gone else WaitingEnd.TAKEN_UP
        for number, (minutes, seen_as) in enumerate(SEATED):
            worker = workers[number % len(workers)]
            row = self.open_contact(desk, worker, minutes + 2, 7 + number)
            self._seat(row, worker, len(WAITED_BEFORE) + 1 + number, self.now - minutes * MINUTE, seen_as=seen_as)

    def _seat(self, row: Any, worker: Any, number: int, since: Any, seen_as: str = "") -> Any:
        return self.rows.add(
            "desk.Waiting",
            id=fresh(since),
            contact=row,
            centre_id=row.centre_id,
            worker=worker,
            number=number,
            seen_as=seen_as,
            since=since,
        )

    def crisis(self, desk: Any, place: int) -> None:
        """A crisis runs in every other centre: one call was made, its outcome is still to come."""
        if place % 2:
            return
        started = self.now - 11 * MINUTE
        row = self.open_contact(desk, desk, 12, 12, risk=True, due=started)
        crisis = self.rows.add("desk.Crisis", contact=row, centre_id=row.centre_id, started_at=started, started_by=desk)
        self.rows.add(
            "desk.CrisisCall",
            id=fresh(started),
            crisis=crisis,
            centre_id=row.centre_id,
            name="Veilig Thuis",
            by=desk,
            at=started + 4 * MINUTE,
            result=CrisisResult.CALLS_BACK,
        )

    def asked_around(self, desk: Any, expert: Any) -> None:
        """A question at the expert desk, discussed with a duty desk, tried to call back once."""
        row = self.open_contact(desk, expert, 95, 9, route=Route.EXPERT, channel=Channel.PHONE)
        at = self.now - 40 * MINUTE
        identity = uuid7()
        self.rows.add(
            "desk.Consultation",
            id=identity,
            contact=row,
            centre_id=row.centre_id,
            by=expert,
            at=at,
            advisor=Advisor.SOCIAL_WORK,
            with_whom="bureaudienst maatschappelijk werk",
            answer=vault.seal(ADVICE, place=f"consultation:{identity}"),
            identified=False,
            consented=False,
        )
        self.rows.add(
            "desk.CallAttempt",
            id=fresh(at),
            contact=row,
            centre_id=row.centre_id,
            by=expert,
            at=at,
            due=at + 30 * MINUTE,
            outcome=CallOutcome.NOT_REACHED,
        )
        self._form(row, expert)

    def straight(self, worker: Any) -> None:
        """Somebody called a partner directly."""
        row = self.open_contact(worker, worker, 25, 14, route=Route.PARTNER, channel=Channel.PHONE)
        row.handling = [Handling.PASSED_ON]
        self._form(row, worker)

    def _form(self, row: Any, worker: Any) -> None:
        self.rows.add(
            "desk.BackOfficeForm",
            contact=row,
            centre_id=row.centre_id,
            worker=worker,
            at=row.at,
            sex="vrouw",
            town="Lindenmeer",
            relation="parents",
            known_through="acquaintances",
            kinds=["everyday"],
            description="Wil weten wat helpt, en bij wie ze terechtkan als het niet beter wordt.",
            handling=[Handling.PASSED_ON],
            passed_on=["jgz"],
            by_way="phone",
            information=True,
            crisis=False,
            reachable=True,
            right_place=True,
        )

    def notes(self, centre: Any, desk: Any) -> None:
        """What the last shift left."""
        for minutes, text in NOTES:
            identity, at = uuid7(), self.now - minutes * MINUTE
            self.rows.add(
                "desk.ShiftNote",
                id=identity,
                centre_id=centre,
                by=desk,
                at=at,
                text=vault.seal(text, place=f"shift_note:{identity}"),
                expires_at=at + timedelta(hours=settings.SHIFT_NOTE_HOURS),
            )

    def boxes(self) -> None:
        """Every municipality passes questions on to some others beside the organisations."""
        for municipality in model("accounts.Municipality").objects.using(OWNER).all():
            for place, label in enumerate(OWN_BOXES):
                identity = uuid7()
                self.rows.add(
                    "desk.FormOption",
                    id=identity,
                    municipality=municipality,
                    list=OptionList.PASSED_TO,
                    code=identity.hex,
                    label=label,
                    place=place,
                )
        for centre in self.by_centre:
            self.rows.add(
                "desk.CrisisLine",
                centre_id=centre,
                name="Crisisdienst jeugd (proef)",
                phone="06 00 00 09 99",
                purpose="de eigen regio, dag en nacht",
                place=0,
            )
