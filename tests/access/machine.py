# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who do whatever they like with dossiers, one act at a time, allowed or not; and what must hold after each."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from opencjg.accounts.models import Absence, Worker
from opencjg.accounts.services import end_absence, report_absence
from opencjg.accounts.types import Layer, WorkerAway, WorkerUnknown
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.persons import services
from opencjg.persons.models import Dossier, Family, Involvement, Membership, Mention, Merge, Person
from opencjg.persons.types import InvolvementKind
from opencjg.processes.models import Case
from opencjg.processes.services import attach_dossier, reassign
from tests.access.comparing import differences, expected
from tests.access.oracle import everything
from tests.persons.sentences import Files
from tests.sentences import Desk
from tests.world import MONDAY, enter

REFUSALS = (NotAllowed, AlreadyDone, BadInput, WorkerAway, WorkerUnknown)
FORBIDDEN = {"42501", "CJ403"}
WRITERS = ("jan", "hanna", "piet")
NAMES = ("jan", "hanna", "piet", "rik", "eva", "bas", "frans")
DAY = timedelta(days=1)
Thing = TypeVar("Thing")

who = st.sampled_from(NAMES)
writer = st.sampled_from(WRITERS)
place = st.integers(0, 999)
layers = st.sets(st.sampled_from(list(Layer)), max_size=4)
kinds = st.sampled_from(
    [InvolvementKind.PARTICIPANT, InvolvementKind.CONSULTED, InvolvementKind.DIRECTION, InvolvementKind.CONTACT_PERSON]
)
WINDOWS = [(-3, None), (-3, -1), (-1, 1), (1, None), (1, 3)]


def one_of(things: list[Thing], at: int) -> Thing:
    return things[at % len(things)]


class Access(RuleBasedStateMachine):
    """The region's workers. `fresh` makes a database and points at it; `done` counts what came about, over all runs."""

    def __init__(self, fresh: Callable[[], Callable[[], None]], done: Counter[str]) -> None:
        super().__init__()
        self.leave, self.done = fresh(), done
        self.people: dict[str, UUID] = {one.name.split()[0].lower(): one.id for one in everything(Worker)}
        self.now = timezone.now()
        self.files, self.desk = Files(enter, self.now, self.people), Desk(enter, MONDAY)
        self.let_in: set[tuple[UUID, UUID]] = set()  # who was ever let in to what, by somebody or by himself in need

    def teardown(self) -> None:
        self.leave()

    def act(self, what: str, do: Callable[..., Any], *arguments: Any, **named: Any) -> bool:
        """Do it as a page would, in one transaction; False when it was refused."""
        try:
            with transaction.atomic():
                do(*arguments, **named)
        except REFUSALS:
            return False
        except DatabaseError as error:
            if getattr(error.__cause__, "sqlstate", None) not in FORBIDDEN:
                raise
            return False
        self.done[what] += 1
        return True

    def dossiers(self) -> list[Any]:
        return sorted(everything(Dossier), key=lambda one: one.id)

    def lets(self, name: str, dossier: UUID) -> None:
        self.let_in.add((self.people[name], dossier))

    @initialize()
    def a_week_that_began(self) -> None:
        """Something of everything, so that a short run comes somewhere too."""
        for name in ("jan", "piet"):
            self.opens(name)
        jans, piets = (one.id for one in self.dossiers())
        self.houses("jan", 0, shielded=True)
        self.involves("jan", "hanna", 0, {Layer.SHIELDED}, InvolvementKind.PARTICIPANT, None)
        self.involves("piet", "jan", 1, set(), InvolvementKind.CONSULTED, None)
        self.takes_a_case("jan")
        self.attaches("jan", 0, 0)
        self.breaks_glass("eva", 1)
        self.writes("jan", 0, Layer.HEALTH)
        assert {one.dossier_id for one in everything(Case)} == {jans}
        assert (self.people["eva"], piets) in self.let_in

    @rule(name=writer)
    def opens(self, name: str) -> None:
        before = {one.id for one in everything(Dossier)}
        self.act("open", self.files.opens, f"Kind {uuid4().hex[:6]}", who=name)
        for one in {one.id for one in everything(Dossier)} - before:
            self.lets(name, one)

    @rule(by=writer, name=who, at=place, layers=layers, kind=kinds, days=st.sampled_from([None, 1]))
    def involves(
        self, by: str, name: str, at: int, layers: set[Layer], kind: InvolvementKind, days: int | None
    ) -> None:
        dossier = one_of(self.dossiers(), at).id
        until = None if days is None else timezone.now() + days * DAY
        if self.act("involve", self.files.lets_in, dossier, name, who=by, kind=kind, layers=tuple(layers), until=until):
            self.lets(name, dossier)

    @rule(name=who, at=place, layers=layers, window=st.sampled_from(WINDOWS))
    def was_or_will_be_involved(self, name: str, at: int, layers: set[Layer], window: tuple[int, int | None]) -> None:
        """What time does: an involvement that ran out, runs for some days, or is to begin."""
        dossier, (starts, ends), now = one_of(self.dossiers(), at).id, window, timezone.now()
        Involvement.objects.using("owner").create(
            dossier_id=dossier,
            worker_id=self.people[name],
            kind=InvolvementKind.PARTICIPANT,
            layers=[str(layer) for layer in layers],
            purpose="x",
            starts=now + starts * DAY,
            ends=None if ends is None else now + ends * DAY,
            granted_by_id=self.people[name],
        )
        self.lets(name, dossier)
        self.done["window"] += 1

    @precondition(lambda self: everything(Involvement))
    @rule(by=writer, at=place)
    def ends(self, by: str, at: int) -> None:
        row = one_of(sorted(everything(Involvement), key=lambda one: one.id), at)
        self.act("end", self.files.ends, row.dossier_id, row.id, who=by)

    @rule(name=who, at=place)
    def breaks_glass(self, name: str, at: int) -> None:
        dossier = one_of(self.dossiers(), at).id

        def broken() -> None:
            services.break_glass(dossier=dossier, reason="kind is in acuut gevaar", by=enter(name))

        if self.act("emergency", broken):
            self.lets(name, dossier)

    @rule(name=writer, at=place, layer=st.sampled_from([Layer.BASIS, Layer.HEALTH, Layer.SOCIAL]))
    def writes(self, name: str, at: int, layer: Layer) -> None:
        self.act("write", self.files.writes, one_of(self.dossiers(), at).id, who=name, layer=layer)

    @rule(name=writer, at=place, shielded=st.booleans())
    def houses(self, name: str, at: int, *, shielded: bool) -> None:
        """Somebody new in a dossier, and where he lives with the child."""
        row = one_of(self.dossiers(), at)

        def housed() -> None:
            somebody = self.files.adds(row.id, f"Ouder {uuid4().hex[:6]}", who=name)
            self.files.houses(row.id, row.child_id, somebody, who=name, shielded=shielded)
            self.files.reaches(row.id, row.child_id, "0600000298", own=shielded, who=name)

        self.act("house", housed)

    @precondition(lambda self: everything(Family))
    @rule(name=writer, at=place, family=place, stay=st.booleans())
    def joins_or_leaves(self, name: str, at: int, family: int, *, stay: bool) -> None:
        row = one_of(self.dossiers(), at)
        home = one_of(sorted(everything(Family), key=lambda one: one.id), family).id
        lived = [one for one in everything(Membership) if one.family_id == home]
        somebody = row.child_id if stay else lived[0].person_id
        shared = {"dossier": row.id, "family": home, "member": somebody, "at": self.now}
        if stay:
            self.act("join", lambda: services.join_family(since=self.now.date(), by=enter(name), **shared))
        else:
            self.act("leave", lambda: services.leave_family(by=enter(name), **shared))

    @rule(name=writer, at=place, other=place)
    def mentions(self, name: str, at: int, other: int) -> None:
        dossier = one_of(self.dossiers(), at).id
        somebody = one_of(sorted(everything(Person), key=lambda one: one.id), other).id

        def mentioned() -> None:
            enter(name)
            services.mention(dossier=dossier, person=somebody)

        before = len(everything(Mention))
        self.act("try to mention", mentioned)
        self.done["mention"] += len(everything(Mention)) > before

    @rule(name=writer, keep=place, double=place)
    def merges(self, name: str, keep: int, double: int) -> None:
        people = sorted(everything(Person), key=lambda one: one.id)
        first, second = one_of(people, keep).id, one_of(people, double).id
        self.act(
            "merge",
            lambda: services.merge_people(keep=first, double=second, reason="x", by=enter(name), at=self.now),
        )

    @precondition(lambda self: everything(Merge))
    @rule(name=writer, at=place)
    def unmerges(self, name: str, at: int) -> None:
        merge = one_of(sorted(everything(Merge), key=lambda one: one.id), at).id
        self.act("unmerge", lambda: services.unmerge_people(merge=merge, by=enter(name), at=self.now))

    @rule(name=writer)
    def takes_a_case(self, name: str) -> None:
        def taken() -> None:
            self.desk.hands_over(self.desk.registers("Zorg", risk=True, handling=()), to=self.people[name])

        self.act("case", taken)

    @precondition(lambda self: everything(Case))
    @rule(name=writer, case=place, at=place)
    def attaches(self, name: str, case: int, at: int) -> None:
        dossier = one_of(self.dossiers(), at).id
        row = one_of(sorted(everything(Case), key=lambda one: one.matter_id), case)
        own = row.matter.responsible_id
        if self.act(
            "attach", lambda: attach_dossier(case=row.matter_id, dossier=dossier, by=enter(name), at=self.now)
        ) and self.leads_for_good(name, dossier):
            self.let_in.add((own, dossier))

    def leads_for_good(self, name: str, dossier: UUID) -> bool:
        return any(
            one.worker_id == self.people[name] and one.kind in {"responsible", "direction"} and one.ends is None
            for one in everything(Involvement)
            if one.dossier_id == dossier
        )

    @precondition(lambda self: everything(Case))
    @rule(name=st.sampled_from([*WRITERS, "noor"]), case=place, to=writer)
    def passes_on(self, name: str, case: int, to: str) -> None:
        row = one_of(sorted(everything(Case), key=lambda one: one.matter_id), case)
        passed = self.act(
            "pass on",
            lambda: reassign(matter=row.matter_id, to=self.people[to], by=enter(name), at=self.now),
        )
        if passed and row.dossier_id is not None:
            row.matter.refresh_from_db(using="owner")
            self.let_in.add((row.matter.responsible_id, row.dossier_id))

    @rule(name=writer, stand_in=writer, window=st.sampled_from([(-1, 1), (1, 3)]))
    def goes_away(self, name: str, stand_in: str, window: tuple[int, int]) -> None:
        starts, ends = window
        now = timezone.now()
        self.act(
            "absence",
            lambda: report_absence(
                worker=self.people[name],
                starts=now + starts * DAY,
                ends=now + ends * DAY,
                stand_in=self.people[stand_in],
                by=enter(name),
                at=now,
            ),
        )

    @precondition(lambda self: everything(Absence))
    @rule(at=place)
    def comes_back(self, at: int) -> None:
        row = one_of(sorted(everything(Absence), key=lambda one: one.id), at)
        name = next(name for name, worker in self.people.items() if worker == row.worker_id)
        self.act("come back", lambda: end_absence(absence=row.id, by=enter(name)))

    @invariant()
    def the_database_shows_what_the_oracle_says(self) -> None:
        assert list(differences(expected(self.people, NAMES))) == []

    @invariant()
    def nobody_was_let_in_whom_nobody_let_in(self) -> None:
        assert {(one.worker_id, one.dossier_id) for one in everything(Involvement)} <= self.let_in

    @invariant()
    def an_emergency_stays_short(self) -> None:
        glass = [one for one in everything(Involvement) if one.kind == InvolvementKind.EMERGENCY]
        assert all(one.ends - one.starts <= timedelta(hours=8) for one in glass)
