# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import WorkerRef

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
