# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms around a contact: passing on, the waiting room, advice, a crisis, the shift, the lists."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import OnDuty
from opencjg.desk import labels
from opencjg.desk.forms import clean_phone
from opencjg.desk.forms.office import choices_of
from opencjg.desk.types import CallEnd
from opencjg.desk.types.office import (
    Advisor,
    Connection,
    CrisisLineRow,
    CrisisOutcome,
    CrisisResult,
    NewConsultation,
    OptionList,
    Passing,
    WaitingEnd,
)

ENDS = {one: labels.CALLS[one] for one in CallEnd}
# Handing over writes its own outcome.
CRISIS_ENDS = {one: name for one, name in labels.OUTCOMES.items() if one is not CrisisOutcome.HANDED_OVER}


class PassForm(forms.Form):
    """To whom a question goes, and how its customer gets there (routes 2 and 3)."""

    to = forms.ChoiceField(label=gettext_lazy("To whom?"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=gettext_lazy("How does the customer get there?"),
        choices=choices_of(labels.CONNECTIONS),
        widget=forms.RadioSelect,
        initial=Connection.NOW.value,
    )
    callback_time = forms.TimeField(
        label=gettext_lazy("Call back today, at"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M", "%H"],
        widget=forms.TimeInput({"type": "time"}),
        help_text=gettext_lazy("No time agreed? Leave it empty: as soon as possible, still today."),
    )
    client_phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        required=False,
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    client_name = forms.CharField(
        label=gettext_lazy("Name of client"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    seen_as = forms.CharField(
        label=gettext_lazy("How to recognise them, without a name"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=gettext_lazy("For example: red coat, with a pram. They get a number by themselves."),
    )

    def __init__(self, *args: Any, staff: tuple[OnDuty, ...], now: dt.datetime, promised: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.promised = timezone.localtime(now), promised
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(one.worker.id), one.worker.name) for one in staff]

    def clean_client_phone(self) -> str:
        return clean_phone(self.cleaned_data["client_phone"])

    def clean_callback_time(self) -> dt.time | None:
        moment: dt.time | None = self.cleaned_data["callback_time"]
        if moment is not None and moment <= self.now.time():
            raise forms.ValidationError(_("This time has passed. Type a time later today."), code="past")
        return moment

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        calls = data.get("how") == Connection.CALL_BACK and not self.promised
        if calls and not data.get("client_phone") and "client_phone" not in self.errors:
            self.add_error("client_phone", _("Type the number to call back."))
        return data

    def passing(self) -> Passing:
        """What the service takes."""
        data = self.cleaned_data
        at = data["callback_time"]
        return Passing(
            to=UUID(data["to"]),
            how=Connection(data["how"]),
            phone=data["client_phone"],
            name=data["client_name"],
            due=dt.datetime.combine(self.now.date(), at, tzinfo=self.now.tzinfo) if at else None,
            seen_as=data["seen_as"],
        )


class ConsultForm(forms.Form):
    """With whom a question was discussed, and what they said (RTE-3.5, RTE-3.6)."""

    advisor = forms.ChoiceField(
        label=gettext_lazy("With whom was it discussed?"),
        choices=choices_of(labels.ADVISORS),
        widget=forms.RadioSelect,
        initial=Advisor.SOCIAL_WORK.value,
    )
    with_whom = forms.CharField(label=gettext_lazy("Who did you speak with?"), max_length=80)
    answer = forms.CharField(
        label=gettext_lazy("What did they say?"), max_length=5000, widget=forms.Textarea({"rows": 3})
    )
    identified = forms.BooleanField(label=gettext_lazy("The name of the customer was mentioned"), required=False)
    consented = forms.BooleanField(label=gettext_lazy("The customer agrees that we discuss it"), required=False)

    def consultation(self) -> NewConsultation:
        """What the service takes."""
        data = dict(self.cleaned_data)
        return NewConsultation(advisor=Advisor(data.pop("advisor")), **data)


class CrisisCallForm(forms.Form):
    """Who was called in a crisis, and what came of it."""

    line = forms.ChoiceField(label=gettext_lazy("Who did you call?"), required=False, widget=forms.RadioSelect)
    other = forms.CharField(label=gettext_lazy("Somebody else, namely"), required=False, max_length=80)
    result = forms.ChoiceField(
        label=gettext_lazy("What came of it?"), choices=choices_of(labels.RESULTS), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, lines: tuple[CrisisLineRow, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = self.fields["line"]
        assert isinstance(line, forms.ChoiceField)
        line.choices = [(str(one.id), one.name) for one in lines]
        line.choices += [("", _("somebody else"))]

    @property
    def call(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        line = UUID(data["line"]) if data["line"] else None
        return {"line": line, "other": data["other"], "result": CrisisResult(data["result"])}


class CrisisEndForm(forms.Form):
    """How a crisis ended."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it end?"), choices=choices_of(CRISIS_ENDS), widget=forms.RadioSelect
    )


class WaitingForm(forms.Form):
    """How waiting ended."""

    outcome = forms.ChoiceField(choices=[(one.value, one.name) for one in WaitingEnd])


class CallEndForm(forms.Form):
    """Why a promise to call ends without a call."""

    why = forms.ChoiceField(label=gettext_lazy("Why does it end?"), choices=choices_of(ENDS), widget=forms.RadioSelect)


class NoteForm(forms.Form):
    """A note for whoever comes next."""

    text = forms.CharField(
        label=gettext_lazy("Note for whoever comes next"), max_length=300, widget=forms.Textarea({"rows": 2})
    )


class OptionForm(forms.Form):
    """One more box in a list."""

    of = forms.ChoiceField(
        label=gettext_lazy("In which list"), choices=choices_of(labels.LISTS), initial=OptionList.PASSED_TO.value
    )
    label = forms.CharField(label=gettext_lazy("What the box says"), max_length=80)
    asks = forms.BooleanField(label=gettext_lazy("With a line to write on behind it"), required=False)


class CrisisLineForm(forms.Form):
    """A number for the crisis list of this centre."""

    name = forms.CharField(label=gettext_lazy("Who"), max_length=80)
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"), max_length=20, widget=forms.TextInput({"inputmode": "tel"})
    )
    purpose = forms.CharField(label=gettext_lazy("For what"), required=False, max_length=120)
