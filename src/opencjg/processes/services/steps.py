# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting a process and finishing its steps. The caller holds the matter's lock, or makes it here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection

from opencjg.accounts.types import Viewer
from opencjg.core.rules.calendar import WorkCalendar, due
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import NotAllowed
from opencjg.processes.loaded import Loaded, active, version
from opencjg.processes.models import Event, Instance, Matter, OpenStep
from opencjg.processes.policies import steps
from opencjg.processes.rules.walk import advance, begin
from opencjg.processes.types import (
    Ended,
    EventKind,
    Jump,
    Node,
    NodeKind,
    NoWayOut,
    OnTask,
    Standing,
    Walk,
)

Answers = Mapping[str, str]
# One statement, because a question's last step is the commonest act of all, and each asks the policies anew.
LAST_STEP = """
with step as (delete from processes_openstep where id = %(step)s),
     run as (update processes_instance set ended_at = %(at)s where id = %(run)s)
update processes_matter set closed_at = %(at)s where id = %(matter)s
"""


@dataclass
class _Run:
    """One act on one matter, walked in memory and written in as few statements as it has kinds of rows."""

    matter: Matter
    by: UUID
    worker: UUID
    at: datetime
    calendar: WorkCalendar
    urgent: bool = False
    loaded: Loaded | None = None
    instance: UUID | None = None
    node: Node | None = None
    since: datetime | None = None
    due: datetime | None = None
    events: list[Event] = field(default_factory=list)
    instances: list[Instance] = field(default_factory=list)
    ended: list[UUID] = field(default_factory=list)
    standing: Standing | None = None

    def enter(self, loaded: Loaded, message: str | None) -> None:
        """Begin another instance at a start of a model."""
        self.loaded = loaded
        self.instance = uuid7()
        self.instances.append(
            Instance(
                id=self.instance,
                matter_id=self.matter.id,
                centre_id=self.matter.centre_id,
                model_id=loaded.id,
                started_at=self.at,
            )
        )
        self.land(begin(loaded.model, message), leaves=False)

    def finish(self, answers: Answers, *, leaves: bool) -> None:
        """Finish the step it stands at."""
        assert self.loaded is not None
        assert self.node is not None
        self.land(advance(self.loaded.model, self.node.id, answers), leaves=leaves)

    def finish_done(self, done: Mapping[str, Answers]) -> None:
        """Finish what is done already, each step once, up to the first step that is not."""
        left = dict(done)
        while self.node is not None and self.node.code in left:
            self.finish(left.pop(self.node.code), leaves=False)

    def close(self) -> None:
        """The matter ends with its process, when that came to its end."""
        if self.standing is not None and self.standing.ended:
            self.matter.closed_at = self.at
            self.instance = None
            self.note(EventKind.CLOSED, "", "")

    def land(self, walk: Walk, *, leaves: bool) -> None:
        for passed in walk.passed:
            if passed.kind in {NodeKind.TASK, NodeKind.END} or passed.answer:
                self.note(EventKind.FINISHED, passed.node, passed.code, passed.answer or "")
        where = walk.landing
        if isinstance(where, OnTask):
            self.stand_at(where.node)
        elif isinstance(where, Jump) and where.open:
            self.note(EventKind.WAITING, where.node.id, where.node.code)
            self.stand_at(where.node)
        elif isinstance(where, Jump):
            self.jump(where, leaves=leaves)
        else:
            assert isinstance(where, Ended)
            self.end(Standing(ended=where.node.code))

    def stand_at(self, node: Node) -> None:
        assert node.lead is not None  # soundness: every task and every open jump has a lead time
        self.node = node
        self.since = self.at
        self.due = self.at if self.urgent else due(self.at, node.lead, self.calendar)
        self.standing = Standing(code=node.code, due=self.due, worker=self.worker)

    def jump(self, jump: Jump, *, leaves: bool) -> None:
        """Go on in another process: for this matter, or (`leaves`) for one the caller opens itself."""
        self.note(EventKind.JUMPED, jump.node.id, jump.node.code)
        self.end(Standing(jumped=jump.message))
        if not leaves:
            target = next(loaded for loaded in active().values() if jump.message in loaded.model.starts)
            self.enter(target, jump.message)

    def end(self, standing: Standing) -> None:
        assert self.instance is not None
        self.ended.append(self.instance)
        self.node = None
        self.standing = standing

    def note(self, kind: EventKind, node: str, code: str, answer: str = "") -> None:
        first = self.node is not None and node == self.node.id
        self.events.append(
            Event(
                matter_id=self.matter.id,
                centre_id=self.matter.centre_id,
                instance_id=self.instance,
                kind=kind,
                node=node,
                code=code,
                by_id=self.by,
                at=self.at,
                since=self.since if first else None,
                due=self.due if first else None,
                answer=answer,
            )
        )

    def write(self) -> Standing:
        """Write what happened: instances, events, and the step it stands at now."""
        for instance in self.instances:
            instance.ended_at = self.at if instance.id in self.ended else None
        if self.instances:
            Instance.objects.bulk_create(self.instances)
        if self.events:
            Event.objects.bulk_create(self.events)
        if self.node is not None:
            OpenStep.objects.bulk_create([self.as_step(self.node)])
        assert self.standing is not None
        return self.standing

    def leave(self, step: OpenStep) -> None:
        """The step it came from is gone, and with it the run and the matter that end here."""
        if self.matter.closed_at is not None:
            with connection.cursor() as cursor:
                cursor.execute(
                    LAST_STEP, {"step": step.id, "run": step.instance_id, "matter": step.matter_id, "at": self.at}
                )
            return
        OpenStep.objects.filter(id=step.id).delete()
        if step.instance_id in self.ended:
            Instance.objects.filter(id=step.instance_id).update(ended_at=self.at)

    def as_step(self, node: Node) -> OpenStep:
        assert self.instance is not None
        assert self.since is not None
        assert self.due is not None
        return OpenStep(
            matter_id=self.matter.id,
            centre_id=self.matter.centre_id,
            instance_id=self.instance,
            node=node.id,
            code=node.code,
            name=node.name,
            role=node.role or "",
            worker_id=self.worker,
            since=self.since,
            due=self.due,
        )


def start(
    *,
    matter: Matter,
    key: str,
    message: str | None = None,
    by: UUID,
    worker: UUID,
    at: datetime,
    calendar: WorkCalendar,
    done: Mapping[str, Answers],
    urgent: bool = False,
    promised: datetime | None = None,
    closes: bool = False,
) -> Standing:
    """Write a new matter with its process, in the state it is left in by the steps that are done already.

    Args:
        matter: as `open_matter` made it.
        message: the start other processes jump to; None for the plain one.
        worker: who does the step it ends up at.
        done: the answers of each step that was done while this was written down, by the step's code. A step that
            this version of the model has in between is not done: there the matter stands.
        urgent: the step it ends up at is due at once (acute danger, design.md 10.4).
        promised: when somebody was told that the step it ends up at is done (FO-form-11).
        closes: the matter is closed when its process came to its end.

    Raises:
        AnswerMissing, AnswerUnknown: a decision on the way was not answered, or not with one of its answers.
    """
    run = _Run(matter, by, worker, at, calendar, urgent)
    run.enter(active()[key], message)
    run.finish_done(done)
    run.due = promised or run.due
    if closes:
        run.close()
    matter.save(force_insert=True)
    return run.write()


def finish(
    *,
    step: OpenStep,
    answers: Answers,
    then: Sequence[Answers] = (),
    by: UUID,
    worker: UUID,
    at: datetime,
    calendar: WorkCalendar,
    leaves: bool = False,
    urgent: bool = False,
    closes: bool = False,
) -> Standing:
    """Finish an open step on the version it was opened on, and open what follows for `worker`.

    Args:
        then: the answers of steps that follow and are done in the same act.
        leaves: a jump ends here; the caller opens what follows (IA-2a opens a case of its own).
        closes: the matter is closed when its process comes to its end.

    Raises:
        AnswerMissing, AnswerUnknown: nothing changes.
        NoWayOut: `leaves`, and these answers do not lead out of this version of the model; nothing changes.
        StepWaits: it waits for a process that is not there yet; nothing here can finish it.
    """
    loaded = version(step.instance.model_id)
    run = _Run(step.matter, by, worker, at, calendar, urgent)
    run.loaded, run.instance, run.node = loaded, step.instance_id, loaded.node(step.node)
    run.since, run.due = step.since, step.due
    for one in (answers, *then):
        if run.node is None:
            raise NoWayOut
        run.finish(one, leaves=leaves)
    if leaves and not (run.standing and run.standing.jumped):
        raise NoWayOut
    if closes:
        run.close()
    run.leave(step)
    return run.write()


def lock_step(step: UUID, by: Viewer) -> OpenStep:
    """A step, its matter locked first, for somebody who may finish it.

    Raises:
        NotAllowed: not this worker's step, or it was finished in the meantime.
    """
    return steps.lock(step, by)


def leave(*, step: OpenStep, to: str, by: UUID, at: datetime) -> None:
    """Leave a process from a step with no drawn way to another: a deviation, told in the history (ALG-27)."""
    Event.objects.create(
        matter=step.matter,
        centre_id=step.centre_id,
        instance_id=step.instance_id,
        kind=EventKind.JUMPED,
        node=step.node,
        code=to,
        by_id=by,
        at=at,
        since=step.since,
        due=step.due,
    )
    Instance.objects.filter(id=step.instance_id).update(ended_at=at)
    OpenStep.objects.filter(id=step.id).delete()


def make_urgent(*, matter: UUID, due: datetime) -> None:
    """A locked matter cannot wait: its step is due at this moment, or sooner when it was due sooner."""
    OpenStep.objects.filter(matter=matter, due__gt=due).update(due=due)


def handler_of(step: OpenStep) -> str:
    """The code of what stands behind a step, as its model names it."""
    return version(step.instance.model_id).node(step.node).handler


def step_of(matter: Matter) -> OpenStep:
    """The one step at which a locked matter stands.

    Raises:
        NotAllowed: it is the step of a worker whose work this viewer does not see.
    """
    row = OpenStep.objects.select_related("instance").filter(matter=matter).first()
    if row is None:
        raise NotAllowed("step_gone")
    row.matter = matter
    return row
