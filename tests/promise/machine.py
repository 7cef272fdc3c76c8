# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Random people who do random things, also at the same moment, while connections break and programs crash.

After every step the oracle looks at what is committed.
"""

from collections import deque
from collections.abc import Callable
from random import Random
from uuid import UUID

from django.utils import timezone
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from opencjg.accounts.types import Role
from opencjg.processes.services import activate_model
from opencjg.processes.types import ModelRefused
from tests.promise import oracle
from tests.promise.account import Account
from tests.promise.acts import OPEN_CONTACTS, Acts, Dice, Owner
from tests.promise.front_office import NAMES as FRONT_OFFICE
from tests.promise.front_office import FrontOffice
from tests.promise.stage import Act, Crashing, Ending, How, Killing, perform, together
from tests.promise.versions import versions

THROWS = st.integers(0, 2**32 - 1)
SOUND = 5  # versions that are, the rest is refused
LONGEST = 20  # statements in a service; a later interruption strikes before the commit
FEWEST = 2  # of each, so that work never stops for want of people
REMEMBERED = 12

NAMES = {
    "a contact is registered",
    "a worry is handed over",
    "a step is finished",
    "a case is assigned",
    "a matter is reassigned",
    "an absence is reported",
    "an absence is ended",
    "a worker leaves",
    "a colleague starts",
    "a model version is activated",
    "a call is made",
    "a connection is killed",
    "a program crashes",
    "two finish one step",
    "two hand over one contact",
    "one finishes, another hands over",
    "one hands over to who leaves",
    "one assigns or reassigns, another leaves",
    "two leave to each other",
    "one form is sent twice",
} | FRONT_OFFICE


class Broken(AssertionError):
    """The promise did not hold, or an act did something it should not."""


class Promise(RuleBasedStateMachine):
    """One database, with everybody at work in it."""

    def __init__(self, open_scratch: Callable[[], Owner], account: Account) -> None:
        super().__init__()
        self.account = account
        self.owner = open_scratch()
        self.acts = Acts(self.owner)
        self.ever: set[UUID] = set()
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self.before = oracle.state(self.owner)
        self.unchanged = False

    def teardown(self) -> None:
        self.owner.close()

    # Carrying out.

    def does(self, act: Act) -> Ending:
        ending = self.carried_out(lambda: [perform(act)], act)[0]
        self.tell(act.name, [act], [ending])
        self.unchanged = ending.how is not How.DONE
        return ending

    def race(self, name: str, *acts: Act) -> list[Ending]:
        endings = self.carried_out(lambda: together(acts), *acts)
        self.tell(name, acts, endings)
        self.unchanged = all(ending.how is not How.DONE for ending in endings)
        return endings

    def carried_out(self, carry_out: Callable[[], list[Ending]], *acts: Act) -> list[Ending]:
        """An act is done or refused in words the domain knows; anything else is a fault of ours."""
        try:
            return carry_out()
        except Exception as error:
            what = " / ".join(f"{act.name} by {act.who}" for act in acts)
            raise self.fault(f"{what}: {error!r}") from error

    def tell(self, name: str, acts: "tuple[Act, ...] | list[Act]", endings: list[Ending]) -> None:
        said = ", ".join(f"{act.who}: {end.how} {end.code}" for act, end in zip(acts, endings, strict=True))
        self.last.append(f"{name} ({said})")
        note(self.last[-1])
        self.account.note(name, *endings)
        for act, ending in zip(acts, endings, strict=True):
            asked = act.name == "a worry is handed over" and ending.code.startswith("answer_")
            self.demand(ending.how is not How.DONE or not act.wrong, f"{act.name}: {act.wrong}")
            self.demand(not asked, "a worry could not be handed over: the model asked something nobody could answer")

    def demand(self, holds: bool, what: str) -> None:
        if not holds:
            raise self.fault(what)

    def fault(self, what: str) -> Broken:
        self.account.faults.append("\n".join([what, "the last steps were:", *self.last]))
        return Broken(self.account.faults[-1])

    # The steps.

    @initialize(which=st.integers(0, SOUND - 1), throws=st.lists(THROWS, min_size=4, max_size=4), busy=THROWS)
    def morning(self, which: int, throws: list[int], busy: int) -> None:
        """The models as they came or in another version; the first questions of the day, the first worry.

        Then, unless it is a quiet day, every kind of step once: hypothesis likes to repeat itself.
        """
        self.activates(which)
        for thrown in throws:
            self.does(self.acts.register(Dice(thrown), promised=thrown is throws[0]))
        self.does(self.acts.hand_over(Dice(throws[0])))
        self.unchanged = False
        self.look()
        if busy:
            self.everything(Random(busy))  # noqa: S311  # not a secret

    def everything(self, random: Random) -> None:
        def throw() -> int:
            return random.randrange(2**32)

        kinds: list[Callable[[], None]] = [
            lambda: self.registers(throw()),
            lambda: self.hands_over(throw()),
            lambda: self.finishes(throw()),
            lambda: self.assigns(throw()),
            lambda: self.reassigns(throw()),
            lambda: self.is_away(throw()),
            lambda: self.is_back(throw()),
            lambda: self.calls(throw()),
            lambda: self.leaves(throw()),
            lambda: self.starts(random.choice([Role.WORKER, Role.DESK])),
            lambda: self.activates(random.randrange(len(versions()))),
            lambda: self.is_killed(random.randint(1, LONGEST), throw()),
            lambda: self.crashes(random.randint(1, LONGEST), throw()),
            lambda: self.two_finish(throw(), throw()),
            lambda: self.two_hand_over(throw(), throw()),
            lambda: self.finish_and_hand_over(throw(), throw()),
            lambda: self.hand_over_to_who_leaves(throw(), throw(), random.random() < 0.5),
            lambda: self.move_and_leave(throw(), throw()),
            lambda: self.leave_to_each_other(throw(), throw()),
            lambda: self.is_sent_twice(throw()),
        ]
        kinds += [lambda make=make: self.does(make(Dice(throw()))) for make in FrontOffice(self.acts).every() * 2]
        for step in random.sample(kinds, len(kinds)):
            step()
            self.look()

    @rule(throws=THROWS)
    def registers(self, throws: int) -> None:
        self.does(self.acts.register(Dice(throws)))

    @rule(throws=THROWS)
    def hands_over(self, throws: int) -> None:
        self.does(self.acts.hand_over(Dice(throws)))

    @rule(throws=THROWS)
    def finishes(self, throws: int) -> None:
        self.does(self.acts.finish(Dice(throws)))

    @rule(throws=THROWS)
    def finishes_another(self, throws: int) -> None:
        """Twice as often as the rest: it is what people do most."""
        self.does(self.acts.finish(Dice(throws)))

    @rule(throws=THROWS)
    def assigns(self, throws: int) -> None:
        self.does(self.acts.assign(Dice(throws)))

    @rule(throws=THROWS)
    def reassigns(self, throws: int) -> None:
        self.does(self.acts.reassign(Dice(throws)))

    @rule(throws=THROWS)
    def is_away(self, throws: int) -> None:
        self.does(self.acts.report_absence(Dice(throws)))

    @rule(throws=THROWS)
    def is_back(self, throws: int) -> None:
        self.does(self.acts.end_absence(Dice(throws)))

    @rule(throws=THROWS)
    def calls(self, throws: int) -> None:
        self.does(self.acts.call_back(Dice(throws)))

    @rule(throws=THROWS)
    def goes_on_behind_the_desk(self, throws: int) -> None:
        self.does(FrontOffice(self.acts).any_of(Dice(throws)))

    @rule(throws=THROWS)
    def goes_further_behind_the_desk(self, throws: int) -> None:
        """Twice as often as the rest: there are six kinds of it."""
        self.goes_on_behind_the_desk(throws)

    @rule(throws=THROWS)
    def leaves(self, throws: int) -> None:
        self.does(self.acts.let_go(Dice(throws)))
        self.stay_open()

    def stay_open(self) -> None:
        """Who left is replaced, so that a run does not end with an empty house."""
        for role in (Role.DESK, Role.WORKER, Role.PROCESS_COORDINATOR):
            while len(self.acts.holding(role)) < (1 if role is Role.PROCESS_COORDINATOR else FEWEST):
                self.acts.hire(role)
                self.unchanged = False

    @rule(role=st.sampled_from([Role.WORKER, Role.DESK]))
    def starts(self, role: Role) -> None:
        if len(self.acts.holding(role)) < 3 * FEWEST:
            self.acts.hire(role)
        self.tell("a colleague starts", [], [])
        self.account.ended["a colleague starts", How.DONE] += 1
        self.unchanged = False

    @rule(which=st.integers(0, len(versions()) - 1))
    def activates(self, which: int) -> None:
        """Whoever runs the installation brings another version; what runs stays on its own."""
        on = (
            "select s.matter_id, i.model_id from processes_openstep s join processes_instance i on i.id = s.instance_id"
        )
        before = self.owner.execute(on).fetchall()
        try:
            activate_model(xml=[versions()[which]], at=timezone.now())
            ending = Ending(How.DONE)
        except ModelRefused:
            ending = Ending(How.REFUSED, code="model_refused")
        self.unchanged = ending.how is How.REFUSED
        self.account.note("a model version is activated", ending)
        self.last.append(f"version {which} is activated: {ending.how}")
        self.demand(self.owner.execute(on).fetchall() == before, "a running matter moved to another version")

    # Something breaks.

    def any_act(self, dice: Dice) -> Act:
        make = dice.one_of(
            [
                self.acts.register,
                self.acts.hand_over,
                self.acts.finish,
                self.acts.assign,
                self.acts.reassign,
                self.acts.let_go,
                self.acts.call_back,
                FrontOffice(self.acts).any_of,
            ]
        )
        return make(dice)

    @rule(statement=st.integers(1, LONGEST), throws=THROWS)
    def is_killed(self, statement: int, throws: int) -> None:
        """The server ends a connection in the middle of an act, or between its last statement and its commit."""
        self.is_interrupted("a connection is killed", Killing(statement), throws)

    @rule(statement=st.integers(1, LONGEST), throws=THROWS)
    def crashes(self, statement: int, throws: int) -> None:
        self.is_interrupted("a program crashes", Crashing(statement), throws)

    def is_interrupted(self, name: str, interruption: "Killing | Crashing", throws: int) -> None:
        act = self.any_act(Dice(throws))
        ending = self.carried_out(lambda: [perform(act, interruption=interruption)], act)[0]
        self.tell(name, [act], [ending])
        self.demand(ending.how is not How.DONE, f"{act.name}: done, although {name}")
        self.unchanged = True

    # Two at once.

    @rule(throws=THROWS, others=THROWS)
    def two_finish(self, throws: int, others: int) -> None:
        dice = Dice(throws)
        steps = [step for step in self.acts.steps() if step.kind == "contact"] or self.acts.steps()
        if not steps:
            return self.registers(throws)
        step = dice.one_of(steps)
        acts = self.acts.finish(dice, step=step), self.acts.finish(Dice(others), step=step)
        endings = self.race("two finish one step", *acts)
        self.demand(sum(end.how is How.DONE for end in endings) <= 1, "one step was finished twice")
        return None

    @rule(throws=THROWS, others=THROWS)
    def two_hand_over(self, throws: int, others: int) -> None:
        dice = Dice(throws)
        contact = self.acts.contact(dice)
        acts = self.acts.hand_over(dice, contact=contact), self.acts.hand_over(Dice(others), contact=contact)
        endings = self.race("two hand over one contact", *acts)
        cases = {end.value for end in endings if end.how is How.DONE}
        self.demand(len(cases) <= 1, "one worry became two cases")

    @rule(throws=THROWS, others=THROWS)
    def finish_and_hand_over(self, throws: int, others: int) -> None:
        dice = Dice(throws)
        steps = [step for step in self.acts.steps() if step.kind == "contact"]
        if not steps:
            return self.registers(throws)
        step = dice.one_of(steps)
        (contact,) = self.acts.column("select matter_id from processes_openstep where id = %s", step.id)
        acts = self.acts.finish(dice, step=step), self.acts.hand_over(Dice(others), contact=contact)
        self.race("one finishes, another hands over", *acts)
        return None

    @rule(throws=THROWS, others=THROWS, followed=st.booleans())
    def hand_over_to_who_leaves(self, throws: int, others: int, followed: bool) -> None:
        dice = Dice(throws)
        leaving, heir = self.two_people(dice)
        contact = dice.one_of(self.acts.column(OPEN_CONTACTS) or [leaving])
        self.race(
            "one hands over to who leaves",
            self.acts.hand_over(dice, contact=contact, to=leaving),
            self.acts.let_go(Dice(others), worker=leaving, successor=heir if followed else None),
        )
        self.stay_open()

    @rule(throws=THROWS, others=THROWS)
    def move_and_leave(self, throws: int, others: int) -> None:
        dice = Dice(throws)
        leaving, heir = self.two_people(Dice(others))
        moving = dice.one_of([self.acts.assign, self.acts.reassign])(dice)
        going = self.acts.let_go(Dice(others), worker=leaving, successor=heir)
        self.race("one assigns or reassigns, another leaves", moving, going)
        self.stay_open()

    @rule(throws=THROWS, others=THROWS)
    def leave_to_each_other(self, throws: int, others: int) -> None:
        """Two managers at work, or one with two windows open."""
        one, other = self.two_people(Dice(throws))
        acts = (
            self.acts.let_go(Dice(throws), worker=one, successor=other),
            self.acts.let_go(Dice(others), worker=other, successor=one),
        )
        self.race("two leave to each other", *acts)
        self.stay_open()

    def two_people(self, dice: Dice) -> tuple[UUID, UUID]:
        self.stay_open()
        workers, staff = self.acts.workers(), self.acts.holding(Role.WORKER)
        one = dice.one_of(staff)
        return workers[one], workers[dice.one_of([name for name in staff if name != one])]

    @rule(throws=THROWS)
    def is_sent_twice(self, throws: int) -> None:
        act = self.acts.register(Dice(throws))
        endings = self.race("one form is sent twice", act, act)
        self.demand(sum(end.how is How.DONE for end in endings) <= 1, "one form was carried out twice")

    # What always holds.

    def look(self) -> None:
        self.the_promise_is_kept()
        self.what_was_refused_changed_nothing()
        self.nothing_vanishes()

    @invariant()
    def the_promise_is_kept(self) -> None:
        faults = oracle.broken(self.owner)
        self.demand(not faults, "\n".join(f"{fault.what}: {fault.which}" for fault in faults))

    @invariant()
    def what_was_refused_changed_nothing(self) -> None:
        state = oracle.state(self.owner)
        changed = [(old, new) for old, new in zip(self.before, state, strict=True) if old != new]
        self.demand(not self.unchanged or not changed, f"nothing was to change, but: {changed}")
        self.before, self.unchanged = state, False

    @invariant()
    def nothing_vanishes(self) -> None:
        now = set(self.acts.column("select id from processes_matter"))
        self.demand(self.ever <= now, f"gone: {self.ever - now}")
        self.ever = now
