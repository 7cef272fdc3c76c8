# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened around one child, from every app, newest first (ui.md 7: what, who, when)."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from opencjg.persons import labels
from opencjg.persons.types import FactRow, Involved, InvolvementKind
from opencjg.processes.types import CaseRow
from opencjg.workspace.types import Happening


def timeline(
    facts: Sequence[FactRow], involved: Iterable[Involved], cases: Iterable[CaseRow], *, whole: bool
) -> list[Happening]:
    """Facts, cases and who came and went, in one row. With more facts to come (`whole` is False), only as far back
    as the oldest fact that is shown, so that a following page goes on where this one stops."""
    since = date.min if whole or not facts else min(fact.said_on for fact in facts)
    told = [
        *(_fact(fact) for fact in facts),
        *(one for case in cases for one in _case(case)),
        *(one for who in involved for one in _involvement(who)),
    ]
    return sorted((one for one in told if one.on >= since), key=lambda one: (one.on, one.at), reverse=True)


def _fact(fact: FactRow) -> Happening:
    return Happening(
        on=fact.said_on,
        at=fact.at,
        icon={"strength": "sun", "concern": "triangle-alert", "neutral": "message-square-text"}[fact.weight],
        title=labels.word(labels.NATURES, fact.nature),
        text=fact.text,
        who=_("%(source)s, written by %(by)s") % {"source": fact.source, "by": fact.by},
        fact=fact,
        reads=labels.word(labels.LAYERS, fact.layer),
        milieus=tuple(labels.word(labels.MILIEUS, one) for one in fact.milieus),
        weight=labels.word(labels.WEIGHTS, fact.weight) if fact.weight != "neutral" else "",
    )


def _case(case: CaseRow) -> Iterable[Happening]:
    url = reverse("case", args=[case.id])
    yield Happening(
        on=timezone.localtime(case.opened_at).date(),
        at=case.opened_at,
        icon="shield-alert" if case.danger else "inbox",
        title=_("Case %(number)s opened") % {"number": case.number},
        who=case.responsible,
        url=url,
    )
    if case.closed_at is not None:
        yield Happening(
            on=timezone.localtime(case.closed_at).date(),
            at=case.closed_at,
            icon="circle-check",
            title=_("Case %(number)s closed") % {"number": case.number},
            who=case.responsible,
            url=url,
        )


def _involvement(one: Involved) -> Iterable[Happening]:
    emergency = one.kind is InvolvementKind.EMERGENCY
    yield Happening(
        on=timezone.localtime(one.starts).date(),
        at=one.starts,
        icon="triangle-alert" if emergency else "users",
        title=_("Emergency access") if emergency else _("%s is involved") % one.name,
        text=one.reason,
        who=f"{one.name}, {one.organisation}" if emergency else one.organisation,
    )
