# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the social map: they read what was typed and say in words what is wrong."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.core.types import BadInput
from opencjg.socialmap import labels
from opencjg.socialmap.rules.ages import OLDEST, YOUNGEST, read_age, write_age
from opencjg.socialmap.selectors import topics
from opencjg.socialmap.types import Language, NewService, ServiceFilter, TopicCode

Choices = list[tuple[str, Any]]


def day(label: Any, **more: Any) -> forms.DateField:
    """A day, typed or chosen."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={"invalid": labels.REFUSALS["day_unread"]},
        **more,
    )


def _text(field: str, most: int, *, rows: int = 0, **more: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=labels.FIELDS[field], max_length=most, widget=widget, **more)


def _boxes(field: str, choices: Choices, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=labels.FIELDS[field], choices=choices, widget=forms.CheckboxSelectMultiple, **more
    )


class AgeField(forms.CharField):
    """An age in months, typed as people write it."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_age(text)
        except BadInput as wrong:
            raise forms.ValidationError(labels.say(wrong)) from wrong


class ServiceForm(forms.Form):
    """One entry of the social map."""

    name = _text("name", 120)
    provider = forms.CharField(
        label=labels.FIELDS["provider"], max_length=120, widget=forms.TextInput({"list": "providers"})
    )
    summary = _text("summary", 600, rows=3)
    topics = _boxes("topics", [])
    age_from = AgeField(label=labels.FIELDS["age_from"], max_length=20, required=False)
    age_to = AgeField(label=labels.FIELDS["age_to"], max_length=20, required=False)
    cost = _text("cost", 200, required=False)
    waiting_weeks = forms.IntegerField(label=labels.FIELDS["waiting_weeks"], min_value=0, max_value=520, required=False)
    languages = _boxes("languages", [(one.value, name) for one, name in labels.LANGUAGES.items()], required=False)
    places = forms.CharField(
        label=labels.FIELDS["places"],
        required=False,
        help_text=gettext_lazy("One place on a line: name, street, town."),
        widget=forms.Textarea({"rows": 2}),
    )
    municipalities = _boxes(
        "municipalities", [], required=False, help_text=gettext_lazy("Nothing ticked: for everybody.")
    )
    referring = _text("referring", 600, rows=2, required=False)
    phone = _text("phone", 20, required=False)
    email = _text("email", 200, required=False)
    website = _text("website", 200, required=False)
    owner = forms.ChoiceField(label=labels.FIELDS["owner"])
    verified_on = day(labels.FIELDS["verified_on"])
    ended_on = day(labels.FIELDS["ended_on"], required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, owners: Sequence[tuple[UUID, str]], places: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("topics", [(row.code, row.name) for row in topics()])
        self._choose("municipalities", [(str(one), name) for one, name in places.items()])
        self._choose("owner", [(str(one), name) for one, name in owners])

    def _choose(self, field: str, choices: Choices) -> None:
        chosen = self.fields[field]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = choices

    def told(self) -> NewService:
        """The entry as the service takes it."""
        data = self.cleaned_data
        return NewService(
            name=data["name"],
            provider=data["provider"],
            summary=data["summary"],
            topics=tuple(TopicCode(code) for code in data["topics"]),
            owner=UUID(data["owner"]),
            verified_on=data["verified_on"],
            age_from=YOUNGEST if data["age_from"] is None else data["age_from"],
            age_to=OLDEST if data["age_to"] is None else data["age_to"],
            cost=data["cost"],
            waiting_weeks=data["waiting_weeks"],
            languages=tuple(Language(one) for one in data["languages"]) or (Language.DUTCH,),
            places=tuple(line.strip() for line in data["places"].splitlines() if line.strip()),
            municipalities=tuple(UUID(one) for one in data["municipalities"]),
            referring=data["referring"],
            phone=data["phone"],
            email=data["email"],
            website=data["website"],
            ended_on=data["ended_on"],
        )

    def refuse(self, wrong: BadInput) -> None:
        """Show a refusal of the service at its field."""
        self.add_error(wrong.field if wrong.field in self.fields else None, labels.say(wrong))

    def base_on(self, version: int) -> None:
        """What is sent next stands upon this version: whoever sends it saw what it says."""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data["version"] = str(version)
        self.data = data


def typed_of(told: NewService, version: int) -> dict[str, Any]:
    """An entry as the form shows it."""
    return {
        "name": told.name,
        "provider": told.provider,
        "summary": told.summary,
        "topics": list(told.topics),
        "age_from": write_age(told.age_from),
        "age_to": write_age(told.age_to),
        "cost": told.cost,
        "waiting_weeks": told.waiting_weeks,
        "languages": [one.value for one in told.languages],
        "places": "\n".join(told.places),
        "municipalities": [str(one) for one in told.municipalities],
        "referring": told.referring,
        "phone": told.phone,
        "email": told.email,
        "website": told.website,
        "owner": str(told.owner),
        "verified_on": told.verified_on,
        "ended_on": told.ended_on,
        "version": version,
    }


def fresh(owner: UUID, today: date) -> dict[str, Any]:
    """What a new entry begins with."""
    return {
        "owner": str(owner),
        "verified_on": today,
        "languages": [Language.DUTCH.value],
        "age_from": "zwanger",
        "age_to": write_age(OLDEST),
    }


class FilterForm(forms.Form):
    """What the list of services is narrowed to."""

    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("For people from"), required=False)
    age = AgeField(label=gettext_lazy("Age, for example 4 jaar"), max_length=20, required=False)

    def __init__(self, *args: Any, places: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic, place = self.fields["topic"], self.fields["place"]
        assert isinstance(topic, forms.ChoiceField)
        assert isinstance(place, forms.ChoiceField)
        topic.choices = [("", _("all topics")), *((row.code, row.name) for row in topics())]
        place.choices = [("", _("everywhere")), *((str(one), name) for one, name in places.items())]

    def only(self) -> ServiceFilter:
        """The filter; a field that could not be read narrows nothing."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return ServiceFilter(
            topic=data.get("topic", ""),
            municipality=UUID(data["place"]) if data.get("place") else None,
            age=data.get("age"),
        )


class SheetForm(forms.Form):
    """A sheet to take in."""

    file = forms.FileField(
        label=gettext_lazy("Sheet (CSV or XLSX)"),
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
        error_messages={"empty": labels.REFUSALS["sheet_empty"]},
    )


class TermForm(forms.Form):
    """How long a check holds."""

    days = forms.IntegerField(label=gettext_lazy("A check holds for this many days"))
