# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms for the rights of the people a dossier is about, and how long it is kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.persons import labels
from opencjg.persons.forms.fields import Refusing, choices, day


class RightsForm(Refusing):
    """What somebody asks about his own data."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is asked?"), widget=forms.RadioSelect, choices=choices(labels.RIGHTS)
    )
    asked_by = forms.ChoiceField(label=gettext_lazy("Who asks?"), choices=[])
    words = forms.CharField(
        label=gettext_lazy("In the words of who asks"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    received_on = day(gettext_lazy("Received on"))
    due_on = day(
        gettext_lazy("Answer before or on"),
        required=False,
        help_text=gettext_lazy("Empty: within a month, as the law says."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by = self.fields["asked_by"]
        assert isinstance(asked_by, forms.ChoiceField)
        asked_by.choices = [("", _("choose")), *((str(identity), name) for identity, name in people)]


class DecideForm(Refusing):
    """What is decided about a request, and why."""

    granted = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("granted")), ("no", gettext_lazy("not granted"))],
    )
    motivation = forms.CharField(
        label=gettext_lazy("Why? The asker reads this."), max_length=1000, widget=forms.Textarea({"rows": 2})
    )


class TermForm(Refusing):
    """How long a kind of record is kept here, and on what ground."""

    years = forms.IntegerField(label=gettext_lazy("Years"), min_value=0, max_value=120)
    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=0, max_value=3660)
    ground = forms.CharField(label=gettext_lazy("On what ground?"), max_length=120)
