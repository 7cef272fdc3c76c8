# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the agenda: they read what was typed and say in words what is wrong. What may be done is the services'."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import LocationRef, WorkerRef
from opencjg.agenda import labels, rules
from opencjg.agenda.types import (
    BookingKind,
    FollowUp,
    Guest,
    NewBooking,
    NewRosterLine,
    ReminderWay,
    RoomRow,
    RosterKind,
)

PHONE = re.compile(r"^\+?\d{9,14}$")
SPAN = re.compile(r"^(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})$")
Choices = list[tuple[str, Any]]


def _choices(names: Mapping[Any, Any]) -> Choices:
    return [(key.value, name) for key, name in names.items()]


def _day(label: Any, **more: Any) -> forms.DateField:
    formats = ["%Y-%m-%d", "%d-%m-%Y"]
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, input_formats=formats, widget=widget, **more)


def _clock(label: Any, **more: Any) -> forms.TimeField:
    formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
    return forms.TimeField(
        label=label, input_formats=formats, widget=forms.TimeInput({"type": "time"}, format="%H:%M"), **more
    )


def places(locations: Sequence[LocationRef], rooms: Sequence[RoomRow]) -> Choices:
    """Where somebody can be booked: a location, or one of its rooms."""
    found: Choices = []
    for place in locations:
        found.append((str(place.id), place.name))
        found += [
            (f"{place.id}/{room.id}", f"{place.name}, {room.name}") for room in rooms if room.location == place.id
        ]
    return found


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _place(chosen: str) -> tuple[UUID | None, UUID | None]:
    location, _slash, room = chosen.partition("/")
    return (UUID(location) if location else None), (UUID(room) if room else None)


class MomentForm(forms.Form):
    """With whom, when and where; also for moving a booking."""

    worker = forms.ChoiceField(label=gettext_lazy("With whom"))
    day = _day(gettext_lazy("Day"))
    time = _clock(gettext_lazy("Time"))
    minutes = forms.IntegerField(label=gettext_lazy("How many minutes"), min_value=5, max_value=480, initial=30)
    place = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    outside = forms.BooleanField(label=gettext_lazy("Also when the location is closed then"), required=False)

    def __init__(
        self,
        *args: Any,
        workers: Iterable[WorkerRef],
        locations: Sequence[LocationRef],
        rooms: Sequence[RoomRow],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.workers = tuple(workers)
        _choose(self, "worker", [(str(one.id), f"{one.name}, {one.organisation_name}") for one in self.workers])
        _choose(self, "place", [*places(locations, rooms), ("", gettext_lazy("not at a location"))])

    @property
    def starts(self) -> datetime:
        """The moment on the clock of the centre."""
        return rules.moment(self.cleaned_data["day"], self.cleaned_data["time"])

    def values(self) -> dict[str, Any]:
        """What moving takes."""
        location, room = _place(self.cleaned_data["place"])
        return {
            "worker": UUID(self.cleaned_data["worker"]),
            "starts": self.starts,
            "minutes": self.cleaned_data["minutes"],
            "location": location,
            "room": room,
            "outside": self.cleaned_data["outside"],
        }


class MoveForm(MomentForm):
    """Another moment for a booking, as it stood when it was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class BookingForm(MomentForm):
    """A new booking."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How"), choices=_choices(labels.KINDS), initial="location", widget=forms.RadioSelect
    )
    name = forms.CharField(label=gettext_lazy("How to address who comes"), max_length=80, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=20, required=False)
    mail = forms.EmailField(label=gettext_lazy("E-mail"), max_length=120, required=False)
    remind = forms.ChoiceField(
        label=gettext_lazy("Reminder"), choices=_choices(labels.REMINDERS), initial="none", widget=forms.RadioSelect
    )
    practical = forms.CharField(label=gettext_lazy("What is needed to receive them"), max_length=200, required=False)
    contact = forms.UUIDField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_phone(self) -> str:
        number = re.sub(r"[\s\-().]", "", self.cleaned_data["phone"])
        if number and not PHONE.match(number):
            raise forms.ValidationError(
                _("This is not a telephone number. Type the digits, for example 06 12 34 56 78."), code="phone"
            )
        return number

    def booking(self) -> NewBooking:
        """The booking as the service takes it."""
        data = self.cleaned_data
        guest = Guest(name=data["name"], phone=data["phone"], mail=data["mail"], practical=data["practical"])
        return NewBooking(
            kind=BookingKind(data["kind"]),
            guest=guest,
            contact=data["contact"],
            remind=ReminderWay(data["remind"]),
            **self.values(),
        )


class OutcomeForm(forms.Form):
    """Whether somebody came."""

    outcome = forms.ChoiceField(choices=[("came", "came"), ("missed", "missed")])


class SettleForm(forms.Form):
    """What was done about somebody who did not come."""

    follow_up = forms.ChoiceField(
        label=gettext_lazy("What did you do about it?"),
        choices=_choices(labels.FOLLOW_UPS),
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> FollowUp:
        return FollowUp(self.cleaned_data["follow_up"])


class RosterForm(forms.Form):
    """Where a worker is every week."""

    worker = forms.ChoiceField(label=gettext_lazy("Who"))
    kind = forms.ChoiceField(label=gettext_lazy("What for"), choices=_choices(labels.ROSTER))
    weekday = forms.ChoiceField(label=gettext_lazy("Every"), choices=list(enumerate(labels.WEEKDAYS)))
    opens = _clock(gettext_lazy("From"))
    closes = _clock(gettext_lazy("Until"))
    place = forms.ChoiceField(label=gettext_lazy("Where"))
    since = _day(gettext_lazy("First day"))
    until = _day(gettext_lazy("Last day"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes for each visitor of a consulting hour"), min_value=5, max_value=240, initial=30
    )

    def __init__(
        self,
        *args: Any,
        workers: Iterable[WorkerRef],
        locations: Sequence[LocationRef],
        rooms: Sequence[RoomRow],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "worker", [(str(one.id), f"{one.name}, {one.organisation_name}") for one in workers])
        _choose(self, "place", places(locations, rooms))

    def line(self) -> NewRosterLine:
        """The roster line as the service takes it."""
        data = self.cleaned_data
        location, room = _place(data["place"])
        assert location is not None
        return NewRosterLine(
            worker=UUID(data["worker"]),
            location=location,
            room=room,
            kind=RosterKind(data["kind"]),
            weekday=int(data["weekday"]),
            opens=data["opens"],
            closes=data["closes"],
            since=data["since"],
            until=data["until"],
            minutes=data["minutes"],
        )


class DayForm(forms.Form):
    """One day."""

    day = _day(gettext_lazy("Day"))


class RoomForm(forms.Form):
    """A room that can be booked."""

    location = forms.ChoiceField(label=gettext_lazy("Location"))
    name = forms.CharField(label=gettext_lazy("Name of the room"), max_length=60)
    places = forms.IntegerField(label=gettext_lazy("For how many people"), min_value=1, max_value=500, initial=4)

    def __init__(self, *args: Any, locations: Sequence[LocationRef], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "location", [(str(one.id), one.name) for one in locations])


class ClosingDayForm(forms.Form):
    """A day on which the doors stay shut."""

    day = _day(gettext_lazy("Day"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=120)


class HoursForm(forms.Form):
    """The opening hours of a week, a line for each day: "9.00-12.30, 13.30-17.00"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in enumerate(labels.WEEKDAYS):
            self.fields[f"day_{weekday}"] = forms.CharField(label=name, max_length=80, required=False)

    @staticmethod
    def written(place: LocationRef) -> dict[str, str]:
        """The hours of a location as they are typed."""
        return {
            f"day_{weekday}": ", ".join(f"{_said(opens)}-{_said(closes)}" for opens, closes in spans)
            for weekday, spans in enumerate(place.hours)
        }

    def clean(self) -> dict[str, Any]:
        for weekday in range(7):
            try:
                self.cleaned_data[f"day_{weekday}"] = _spans(self.cleaned_data.get(f"day_{weekday}", ""))
            except ValueError:
                self.add_error(
                    f"day_{weekday}", _("Type it like this: 9.00-12.30, 13.30-17.00. Closed? Leave it empty.")
                )
        return self.cleaned_data

    def spans(self) -> list[tuple[int, time, time]]:
        """Weekday, from, until."""
        days = ((weekday, self.cleaned_data[f"day_{weekday}"]) for weekday in range(7))
        return [(weekday, opens, closes) for weekday, spans in days for opens, closes in spans]


def _spans(typed: str) -> list[tuple[time, time]]:
    found = []
    for part in (one.strip() for one in typed.split(",") if one.strip()):
        match = SPAN.match(part)
        if match is None:
            raise ValueError(part)
        hour, minute, last_hour, last_minute = map(int, match.groups())
        found.append((time(hour, minute), time(last_hour, last_minute)))
    return found


def _said(clock: time) -> str:
    return f"{clock.hour}.{clock.minute:02}"
