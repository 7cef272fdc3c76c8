# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people may try behind the front desk: passing on, the waiting room, a crisis, coming straight to a worker."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from opencjg.accounts.types import Role, Viewer
from opencjg.desk.services import (
    call_in_crisis,
    end_callback,
    end_crisis,
    end_waiting,
    pass_on,
    register_straight,
    start_crisis,
)
from opencjg.desk.types import CallEnd, Channel, CustomerGroup, Handling, NewContact, TopicCode
from opencjg.desk.types.office import Connection, CrisisOutcome, CrisisResult, OfficeForm, Passing, WaitingEnd
from tests.promise.acts import OFTEN, SELDOM, SOMETIMES, Acts, Dice
from tests.promise.stage import Act

NAMES = {
    "a question is passed on",
    "a wait ends",
    "a crisis starts",
    "a crisis ends",
    "a promise ends",
    "a customer comes straight to a worker",
}


class FrontOffice:
    """Makes such acts for one database."""

    def __init__(self, acts: Acts) -> None:
        self.acts = acts

    def every(self) -> list[Callable[[Dice], Act]]:
        return [
            self.pass_on,
            self.end_waiting,
            self.start_crisis,
            self.end_crisis,
            self.end_promise,
            self.straight,
        ]

    def any_of(self, dice: Dice) -> Act:
        return dice.one_of(self.every())(dice)

    def one(self, dice: Dice, query: str) -> UUID:
        """Mostly one that there is; now and then one that was never there."""
        found = self.acts.column(query)
        return uuid4() if dice.happens(SOMETIMES) or not found else dice.one_of(found)

    def pass_on(self, dice: Dice, *, how: Connection | None = None) -> Act:
        contact, at = self.acts.contact(dice), timezone.now()
        passing = Passing(
            to=self.acts.taker(dice),
            how=how or dice.one_of(list(Connection)),
            phone="" if dice.happens(SOMETIMES) else "0612345678",
            due=at + timedelta(hours=1) if dice.happens(OFTEN) else None,
            seen_as="06 12345678" if dice.happens(SELDOM) else "rode jas",
        )
        who = self.acts.somebody(dice, self.acts.holding(Role.DESK))
        return Act("a question is passed on", who, lambda by: pass_on(contact=contact, passing=passing, by=by, at=at))

    def end_waiting(self, dice: Dice) -> Act:
        """When nobody waits, somebody is shown the waiting room first."""
        query = "select id from desk_waiting where ended_at is null order by since, id"
        if not self.acts.column(query) and not dice.happens(SOMETIMES):
            return self.pass_on(dice, how=Connection.WAITING_ROOM)
        waiting = self.one(dice, query)
        outcome, at = dice.one_of(list(WaitingEnd)), timezone.now()
        who = self.acts.somebody(dice, self.acts.holding(Role.DESK))
        return Act("a wait ends", who, lambda by: end_waiting(waiting=waiting, outcome=outcome, by=by, at=at))

    def start_crisis(self, dice: Dice) -> Act:
        contact, at = self.acts.contact(dice), timezone.now()
        who = self.acts.somebody(dice, self.acts.holding(Role.DESK))
        return Act("a crisis starts", who, lambda by: start_crisis(contact=contact, by=by, at=at))

    def end_crisis(self, dice: Dice) -> Act:
        """With a call first, or without."""
        contact = self.one(dice, "select contact_id from desk_crisis where ended_at is null order by started_at")
        outcome, called, at = dice.one_of(list(CrisisOutcome)), dice.happens(OFTEN), timezone.now()
        who = self.acts.somebody(dice, self.acts.holding(Role.DESK))

        def service(by: Viewer) -> None:
            if called:
                call_in_crisis(contact=contact, line=None, other="112", result=CrisisResult.HELP_COMES, by=by, at=at)
            end_crisis(contact=contact, outcome=outcome, by=by, at=at)

        return Act("a crisis ends", who, service)

    def end_promise(self, dice: Dice) -> Act:
        """When nobody was promised a call, somebody is first."""
        query = "select id from desk_callbackrequest order by due, id"
        if not self.acts.column(query) and not dice.happens(SOMETIMES):
            return self.pass_on(dice, how=Connection.CALL_BACK)
        request = self.one(dice, query)
        why, at = dice.one_of(list(CallEnd)), timezone.now()
        who = self.acts.somebody(dice, self.acts.holding(Role.DESK))
        return Act("a promise ends", who, lambda by: end_callback(request=request, why=why, by=by, at=at))

    def straight(self, dice: Dice) -> Act:
        """The worker finishes it at once, leaves it open, or finds himself in a crisis."""
        at, submission = timezone.now(), uuid4()
        contact = NewContact(
            at=at,
            channel=Channel.PHONE,
            customer_group=CustomerGroup.PARENT,
            topic=TopicCode("sleeping"),
            question="" if dice.happens(SOMETIMES) else "Wanneer begint de cursus?",
            handling=(Handling.DIRECT,) if dice.happens(OFTEN) else (),
            straight=True,
        )
        form = OfficeForm(crisis=dice.one_of([None, False, True]))
        helped = dice.one_of([None, True, False])
        who = self.acts.somebody(dice, self.acts.holding(Role.WORKER))
        return Act(
            "a customer comes straight to a worker",
            who,
            lambda by: register_straight(
                contact=contact, form=form, submission=submission, helped=helped, by=by, at=at
            ),
        )
