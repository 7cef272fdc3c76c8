# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: everything one worker needs to start his day, in few queries (RES-12, ALG-23)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opencjg.accounts.selectors import calendar_of
from opencjg.accounts.types import Viewer
from opencjg.core.rules.calendar import WorkCalendar
from opencjg.core.rules.moments import say_due
from opencjg.desk.selectors import callbacks_of
from opencjg.desk.selectors.rare import pressing
from opencjg.desk.types import CallbackRow
from opencjg.desk.types.office import CrisisRow, WaitingRow
from opencjg.processes.selectors import late_count, step_counts, steps_of
from opencjg.processes.types import MatterKind, StepRow
from opencjg.workspace.types import CallbackLine, ConcernLine, Counters, CrisisLine, StepLine, Today, WaitingLine

# The step at which a worry waits for its responsible worker's first judgement, and the one before it.
NEW_CONCERN = frozenset({"MS-3", "MS-4"})
FRESH = timedelta(days=2)
NOTHING = UUID(int=0)


class Address:
    """Where things of one kind are shown: looked up once for a whole list."""

    def __init__(self, name: str) -> None:
        self.before, self.after = reverse(name, args=[NOTHING]).split(str(NOTHING))

    def of(self, identity: UUID) -> str:
        return f"{self.before}{identity}{self.after}"


def today(viewer: Viewer, *, now: datetime, shown: str) -> Today:
    """What this worker must do, the most pressing first. Constant in the number of matters."""
    here = timezone.localtime(now)
    calendar = calendar_of(viewer.centre.id)
    tomorrow = (here + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    week_end = tomorrow + timedelta(days=7 - here.isoweekday())
    late, due_today, week, total = step_counts(viewer, now=now, tomorrow=tomorrow, week_end=week_end)
    steps = steps_of(viewer, until=None if shown == "all" else week_end)
    callbacks = callbacks_of(viewer)
    concerns = tuple(step for step in steps if step.code in NEW_CONCERN and step.since > now - FRESH)
    now_first = pressing(viewer, now=now)
    cases, contacts, matches = Address("case"), Address("contact"), Address("index-match")
    return Today(
        counters=Counters(late=late, today=due_today, callbacks=len(callbacks), concerns=len(concerns)),
        callbacks=tuple(_callback_line(row, now, calendar) for row in callbacks),
        steps=tuple(
            _case_line(row, now, calendar, cases)
            if row.kind is MatterKind.CASE
            else _match_line(row, now, calendar, matches)
            if row.kind is MatterKind.MATCH
            else _contact_line(row, now, calendar, contacts)
            for row in steps
        ),
        steps_week=week,
        steps_total=total,
        shown=shown,
        concerns=tuple(_concern_line(row, now, calendar, cases) for row in concerns),
        stands_in=", ".join(absent.name for absent in viewer.stands_in_for),
        day=date_format(here, "l j F Y"),
        updated=date_format(here, "G.i"),
        crises=tuple(_crisis_line(row) for row in now_first.crises),
        waiting=tuple(_waiting_line(row) for row in now_first.waiting),
        team_calls=now_first.late_calls,
        late_here=late_count(viewer, now=now),
    )


def _crisis_line(row: CrisisRow) -> CrisisLine:
    """Who may read it goes to the calls; a coordinator to where it stands."""
    page = "contact-crisis" if row.readable else "contact-process"
    since = date_format(timezone.localtime(row.since), "l G.i")
    return CrisisLine(url=reverse(page, args=[row.contact]), since=since, calls=row.calls)


def _waiting_line(row: WaitingRow) -> WaitingLine:
    return WaitingLine(
        id=row.id,
        number=row.number,
        seen_as=row.seen_as,
        since=date_format(timezone.localtime(row.since), "G.i"),
        url=reverse("contact", args=[row.contact]),
        outcome_url=reverse("waiting-end", args=[row.id]),
    )


def _callback_line(row: CallbackRow, now: datetime, calendar: WorkCalendar) -> CallbackLine:
    tried = ""
    if row.tries and row.tried_at:
        tried = ngettext("Tried once", "Tried %(count)s times", row.tries) % {"count": row.tries}
        tried += f", {date_format(timezone.localtime(row.tried_at), 'l G.i')}"
    return CallbackLine(
        id=row.id,
        due=say_due(row.due, now, calendar),
        name=row.name or _("Name not given"),
        question=row.question,
        attempts_text=tried,
        phone_display=row.phone_display,
        phone_href=row.phone_href,
        url=reverse("callback", args=[row.id]),
        outcome_url=reverse("callback-outcome", args=[row.id]),
    )


def _case_line(row: StepRow, now: datetime, calendar: WorkCalendar, address: Address) -> StepLine:
    return StepLine(
        due=say_due(row.due, now, calendar),
        label=row.name,
        subject=_("Case %(number)s") % {"number": row.number},
        step_name=row.code,
        url=address.of(row.matter),
        urgent=row.danger,
    )


def _contact_line(row: StepRow, now: datetime, calendar: WorkCalendar, address: Address) -> StepLine:
    opened = date_format(timezone.localtime(row.opened_at), "j b G.i")
    return StepLine(
        due=say_due(row.due, now, calendar),
        label=row.name,
        subject=_("Contact of %(at)s") % {"at": opened},
        step_name=row.code,
        url=address.of(row.matter),
        urgent=row.danger,
    )


def _match_line(row: StepRow, now: datetime, calendar: WorkCalendar, address: Address) -> StepLine:
    opened = date_format(timezone.localtime(row.opened_at), "j b G.i")
    return StepLine(
        due=say_due(row.due, now, calendar),
        label=row.name,
        subject=_("Match of %(at)s") % {"at": opened},
        step_name=row.code,
        url=address.of(row.matter),
        urgent=row.danger,
    )


def _concern_line(row: StepRow, now: datetime, calendar: WorkCalendar, address: Address) -> ConcernLine:
    return ConcernLine(
        due=say_due(row.due, now, calendar),
        number=row.number,
        flag_acute=row.danger,
        url=address.of(row.matter),
        at=date_format(timezone.localtime(row.since), "j b G.i"),
    )
