# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the desk: they read what was typed and say in words what is wrong. What may be done is the services'."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import OnDuty
from opencjg.desk import labels
from opencjg.desk.selectors import topics_like
from opencjg.desk.types import (
    AgeClass,
    ByWay,
    CallOutcome,
    Channel,
    CustomerGroup,
    Form,
    Handling,
    Instrument,
    NewCallback,
    NewContact,
    Purpose,
    TopicCode,
)
from opencjg.signalling.types import ConcernSource, Informed, NewConcern

PHONE = re.compile(r"^\+?\d{9,14}$")
YES_NO = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
Choices = list[tuple[str, Any]]


def _choices(names: Mapping[Any, Any]) -> Choices:
    return [(key.value, name) for key, name in names.items()]


def _radio(names: Mapping[Any, Any], label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=_choices(names), label=label, widget=forms.RadioSelect, **more)


def clean_phone(typed: str) -> str:
    """A telephone number without the spaces and dashes people write in it (ui.md rule 2).

    Raises:
        ValidationError: not nine to fourteen digits.
    """
    number = re.sub(r"[\s\-().]", "", typed)
    if number and not PHONE.match(number):
        raise forms.ValidationError(
            _("This is not a telephone number. Type the digits, for example 06 12 34 56 78."), code="phone"
        )
    return number


class NewContactForm(forms.Form):
    """The paper form of the front office, literally, and what the process needs beside it (FO-form-01…15)."""

    question = forms.CharField(label=gettext_lazy("Question (short)"), max_length=400)
    topic = forms.CharField(label=gettext_lazy("What it is about"), max_length=120)
    elaboration = forms.CharField(
        label=gettext_lazy("Elaboration"), required=False, max_length=5000, widget=forms.Textarea({"rows": 3})
    )
    question_behind = forms.CharField(
        label=gettext_lazy("The question behind the question"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    channel = _radio(labels.CHANNELS, gettext_lazy("Way of contact"), initial=Channel.PHONE.value)
    customer_group = _radio(labels.GROUPS, gettext_lazy("Who asks"), initial=CustomerGroup.PARENT.value)
    age_group = forms.ChoiceField(
        choices=[("", gettext_lazy("not asked")), *_choices(labels.AGES)],
        label=gettext_lazy("Age of the child"),
        required=False,
    )
    handling = forms.MultipleChoiceField(
        choices=_choices(labels.HANDLING),
        label=gettext_lazy("Handling front office"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    passed_to = forms.MultipleChoiceField(label=gettext_lazy("Passed on to"), required=False)
    callback_time = forms.TimeField(
        label=gettext_lazy("Call back today, at"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H%M", "%H"],
        widget=forms.TimeInput({"type": "time"}),
    )
    callback_soon = forms.BooleanField(label=gettext_lazy("or: as soon as possible, still today"), required=False)
    other_text = forms.CharField(label=gettext_lazy("Other, namely"), required=False, max_length=120)
    by_way = forms.ChoiceField(
        choices=[("", gettext_lazy("not filled in")), *_choices(labels.WAYS)],
        label=gettext_lazy("In which way"),
        required=False,
    )
    by_way_other = forms.CharField(label=gettext_lazy("Other, namely"), required=False, max_length=120)
    risk = forms.ChoiceField(
        choices=YES_NO,
        label=gettext_lazy("Is this a risk signal that has to be looked into?"),
        widget=forms.RadioSelect,
        initial="no",
    )
    helped = forms.ChoiceField(
        choices=[*YES_NO, ("later", gettext_lazy("not asked yet"))],
        label=gettext_lazy("Asked: is the customer sufficiently informed and helped?"),
        widget=forms.RadioSelect,
        initial="later",
    )
    client_name = forms.CharField(
        label=gettext_lazy("Name of client"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    client_phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        required=False,
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "tel"}),
    )
    date = forms.DateField(
        label=gettext_lazy("Date"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    kind = _radio(labels.FORMS, gettext_lazy("For whom"), initial=Form.INDIVIDUAL.value)
    asked = forms.ChoiceField(
        choices=[
            ("asked", gettext_lazy("on request")),
            ("unasked", gettext_lazy("unasked, as public information")),
        ],
        label=gettext_lazy("On whose initiative"),
        widget=forms.RadioSelect,
        initial="asked",
    )
    purpose = _radio(labels.PURPOSES, gettext_lazy("What for"), initial=Purpose.INFORMATION.value)
    instrument = forms.ChoiceField(
        choices=_choices(labels.INSTRUMENTS),
        label=gettext_lazy("With what"),
        initial=Instrument.CONVERSATION.value,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        organisations: tuple[tuple[UUID, str], ...],
        now: dt.datetime,
        soon: dt.datetime,
        close: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.soon = timezone.localtime(now), soon
        self.close = close
        passed_to = self.fields["passed_to"]
        assert isinstance(passed_to, forms.MultipleChoiceField)
        passed_to.choices = [(str(identity), name) for identity, name in organisations]

    def clean_topic(self) -> TopicCode:
        """One topic, from what was typed: its name, the beginning of it, or another word for it."""
        found = topics_like(self.cleaned_data["topic"])
        if not found:
            raise forms.ValidationError(
                _("We do not know this topic. Type a few letters and choose one from the list."),
                code="unknown",
            )
        if len(found) > 1:
            names = ", ".join(topic.name for topic in found[:6])
            raise forms.ValidationError(
                _("More topics begin like this: %(names)s. Type a little more."), params={"names": names}
            )
        return found[0].code

    def clean_client_phone(self) -> str:
        return clean_phone(self.cleaned_data["client_phone"])

    def clean_callback_time(self) -> dt.time | None:
        moment: dt.time | None = self.cleaned_data["callback_time"]
        if moment is not None and moment <= self.now.time():
            raise forms.ValidationError(_("This time has passed. Type a time later today."), code="past")
        return moment

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"]
        if day > self.now.date():
            raise forms.ValidationError(_("This date is still to come. Type the day of the contact."), code="future")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        ticked = set(data.get("handling", ()))
        for box, field, words in self._needs():
            enough = data.get(field) or (field == "callback_time" and data.get("callback_soon"))
            if box in ticked and not enough and field not in self.errors:
                self.add_error(field, words())
        if self.close and not ticked and data.get("risk") != "yes":
            self.add_error("handling", _("Tick what you did, or save the question without closing it."))
        return data

    @staticmethod
    def _needs() -> tuple[tuple[Handling, str, Callable[[], str]], ...]:
        return (
            (Handling.PASSED_ON, "passed_to", lambda: _("Choose to whom you passed the question on.")),
            (Handling.CALLBACK, "callback_time", lambda: _("Type the time before which you call back.")),
            (Handling.CALLBACK, "client_phone", lambda: _("Type the number to call back.")),
            (Handling.OTHER, "other_text", lambda: _("Type what you did.")),
        )

    @property
    def was_helped(self) -> bool | None:
        """The answer to the check, when it was asked."""
        return {"yes": True, "no": False}.get(self.cleaned_data["helped"])

    def contact(self) -> NewContact:
        """The question as the service takes it."""
        data = self.cleaned_data
        ticked = tuple(Handling(one) for one in data["handling"])
        return NewContact(
            at=self._moment(data["date"], data["time"]),
            channel=Channel(data["channel"]),
            customer_group=CustomerGroup(data["customer_group"]),
            topic=data["topic"],
            question=data["question"],
            elaboration=data["elaboration"],
            behind=data["question_behind"],
            age=AgeClass(data["age_group"]) if data["age_group"] else None,
            form=Form(data["kind"]),
            purpose=Purpose(data["purpose"]),
            unasked=data["asked"] == "unasked",
            instrument=Instrument(data["instrument"]),
            handling=ticked,
            passed_to=tuple(UUID(one) for one in data["passed_to"]) if Handling.PASSED_ON in ticked else (),
            other_handling=data["other_text"] if Handling.OTHER in ticked else "",
            by_way=ByWay(data["by_way"]) if data["by_way"] else None,
            by_way_other=data["by_way_other"],
            risk=data["risk"] == "yes",
            callback=self._callback() if Handling.CALLBACK in ticked else None,
        )

    def _callback(self) -> NewCallback:
        data = self.cleaned_data
        at = data["callback_time"]
        return NewCallback(
            name=data["client_name"],
            phone=data["client_phone"],
            due=self._moment(self.now.date(), at) if at else self.soon,
            soon=at is None,
        )

    def _moment(self, day: dt.date, clock: dt.time) -> dt.datetime:
        return dt.datetime.combine(day, clock, tzinfo=self.now.tzinfo)


class HandOverForm(forms.Form):
    """A worry: is there acute danger, what is it, who takes care (IA-2a, MS-2, MS-3)."""

    danger = forms.ChoiceField(
        choices=YES_NO, label=gettext_lazy("Is a child in acute danger now?"), widget=forms.RadioSelect
    )
    story = forms.CharField(
        label=gettext_lazy("What is the worry?"), max_length=20000, widget=forms.Textarea({"rows": 6})
    )
    to = forms.ChoiceField(label=gettext_lazy("Who takes care of it?"), required=False, widget=forms.RadioSelect)
    reporter_name = forms.CharField(label=gettext_lazy("Name of who told it"), required=False, max_length=120)
    reporter_phone = forms.CharField(
        label=gettext_lazy("Telephone number of who told it"),
        required=False,
        max_length=30,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    informed = forms.ChoiceField(
        choices=[
            (Informed.YES.value, gettext_lazy("yes")),
            (Informed.NO.value, gettext_lazy("no")),
            (Informed.UNKNOWN.value, gettext_lazy("not known")),
        ],
        label=gettext_lazy("Do the parents or the youth know of this worry?"),
        widget=forms.RadioSelect,
        initial=Informed.UNKNOWN.value,
    )

    def __init__(self, *args: Any, takers: tuple[OnDuty, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takers = takers
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(one.worker.id), one.worker.name) for one in takers]
        to.choices += [("", _("Nobody yet: it stays with the desk"))]

    def clean_reporter_phone(self) -> str:
        return clean_phone(self.cleaned_data["reporter_phone"])

    @property
    def chosen(self) -> UUID | None:
        """The worker who was chosen, if one was."""
        return UUID(self.cleaned_data["to"]) if self.cleaned_data["to"] else None

    def concern(self) -> NewConcern:
        """The worry as the service takes it."""
        data = self.cleaned_data
        return NewConcern(
            source=ConcernSource.DESK,
            story=data["story"],
            danger=data["danger"] == "yes",
            reporter_name=data["reporter_name"],
            reporter_phone=data["reporter_phone"],
            informed=Informed(data["informed"]),
        )


class StepForm(forms.Form):
    """The decisions that follow a step, as the process model asks them; nothing to choose when it asks nothing."""

    def __init__(self, *args: Any, questions: Mapping[str, tuple[Any, Choices]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for variable, (label, choices) in questions.items():
            self.fields[variable] = forms.ChoiceField(
                choices=choices, label=label, widget=forms.RadioSelect, required=False
            )

    def answers(self) -> dict[str, str]:
        """The answers that were given, by variable."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class CallForm(forms.Form):
    """How a call went."""

    outcome = forms.ChoiceField(choices=[(one.value, one.name) for one in CallOutcome])
