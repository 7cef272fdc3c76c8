# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import WorkerRef
from opencjg.audit.labels import ACTS, KINDS
from opencjg.audit.types import LogQuestion

MOMENT = ["%Y-%m-%dT%H:%M", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"]


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        input_formats=MOMENT,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class AbsenceForm(forms.Form):
    """When I am away, and who stands in."""

    starts = _moment(gettext_lazy("Away from"))
    ends = _moment(gettext_lazy("Until"))
    stand_in = forms.ChoiceField(label=gettext_lazy("Who stands in"), required=False)

    def __init__(self, *args: Any, colleagues: tuple[WorkerRef, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand_in = self.fields["stand_in"]
        assert isinstance(stand_in, forms.ChoiceField)
        stand_in.choices = [("", _("Nobody"))] + [(str(one.id), one.name) for one in colleagues]


class PreferencesForm(forms.Form):
    """How I work."""

    shortcuts = forms.BooleanField(label=gettext_lazy("Keyboard shortcuts on"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)


class SuccessorForm(forms.Form):
    """Who takes over the open work."""

    successor = forms.ChoiceField(label=gettext_lazy("Open work goes to"), required=False)

    def __init__(self, *args: Any, colleagues: tuple[WorkerRef, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        successor = self.fields["successor"]
        assert isinstance(successor, forms.ChoiceField)
        successor.choices = [("", _("Nobody: there is no open work"))] + [(str(one.id), one.name) for one in colleagues]


class RatifyForm(forms.Form):
    """When the board of the region adopted the authorisation matrix, and who that is."""

    decided_on = forms.DateField(
        label=gettext_lazy("Adopted on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    decided_by = forms.CharField(label=gettext_lazy("Adopted by"), max_length=120)


LOOKED_BACK = timedelta(days=31)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


class LogForm(forms.Form):
    """What to look for in the log."""

    since = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("Until and including"))
    actor = forms.ChoiceField(label=gettext_lazy("Worker"), required=False)
    act = forms.ChoiceField(label=gettext_lazy("What somebody did"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("With what"), required=False)
    emergencies = forms.BooleanField(label=gettext_lazy("Emergency access only"), required=False)
    refusals = forms.BooleanField(label=gettext_lazy("What was refused only"), required=False)

    def __init__(self, *args: Any, workers: Sequence[WorkerRef], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = {
            "actor": [(str(one.id), f"{one.name}, {one.organisation_name}") for one in workers],
            "act": sorted(((str(act), str(word)) for act, word in ACTS.items()), key=lambda one: one[1]),
            "kind": sorted(((kind, str(word)) for kind, word in KINDS.items()), key=lambda one: one[1]),
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("all")), *values]

    def question(self) -> LogQuestion:
        """What was asked, as far as it can be read; without a period, the last month."""
        asked = self.cleaned_data if self.is_bound and self.is_valid() else {}
        until = asked.get("until") or self.today
        since = asked.get("since") or until - LOOKED_BACK
        return LogQuestion(
            since=_start_of(since),
            until=_start_of(until + timedelta(days=1)),
            actor=UUID(asked["actor"]) if asked.get("actor") else None,
            act=asked.get("act") or None,
            kind=asked.get("kind") or None,
            emergencies=asked.get("emergencies", False),
            refusals=asked.get("refusals", False),
        )
