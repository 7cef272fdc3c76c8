# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about who somebody is and how he is reached."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.persons import labels
from opencjg.persons.forms.fields import Refusing, choices, day, radio
from opencjg.persons.rules.birth import check_birth, parse_birth
from opencjg.persons.rules.bsn import clean_bsn
from opencjg.persons.types import (
    Authority,
    Birth,
    ContactWay,
    Leaving,
    NameParts,
    NewPerson,
    PersonCard,
    Precision,
    RelationKind,
    Sex,
)


class PersonForm(Refusing):
    """Who somebody is. Everything may stay empty: an unborn child has a due date and nothing else (ALG-02)."""

    first = forms.CharField(label=gettext_lazy("First names"), max_length=120, required=False)
    name_prefix = forms.CharField(label=gettext_lazy("Prefix"), max_length=30, required=False)
    last = forms.CharField(label=gettext_lazy("Last name"), max_length=120, required=False)
    birth = forms.CharField(
        label=gettext_lazy("Date of birth, or due date"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("For example 3-5-2019, 05-2019, 2019, or: due 3-5-2027"),
    )
    sex = radio(labels.SEXES, gettext_lazy("Sex"), initial=Sex.UNKNOWN.value, required=False)
    bsn = forms.CharField(
        label=gettext_lazy("BSN"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, now: Any, keeps_bsn: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if keeps_bsn:
            self.fields["bsn"].help_text = _("A number is kept. Type a new one to replace it.")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        birth = self.checked("birth", self._birth, values.get("birth", ""))
        values["birth_read"] = birth or Birth()
        if values.get("bsn"):
            values["bsn"] = self.checked("bsn", clean_bsn, values["bsn"]) or ""
        return values

    def _birth(self, typed: str) -> Birth:
        birth = parse_birth(typed)
        check_birth(birth, self.now.date())
        return birth

    def person(self) -> NewPerson:
        """What was typed, as a value. Only after `is_valid`."""
        values = self.cleaned_data
        return NewPerson(
            names=NameParts(values["first"].strip(), values["name_prefix"].strip(), values["last"].strip()),
            birth=values["birth_read"],
            sex=Sex(values["sex"] or Sex.UNKNOWN),
            bsn=values["bsn"],
        )


def typed_birth(birth: Birth) -> str:
    """A birth as somebody would type it, so that `parse_birth` reads the same again."""
    if birth.expected:
        return _("due %s") % birth.expected.strftime("%d-%m-%Y")
    if birth.born is None:
        return ""
    layout = {Precision.DAY: "%d-%m-%Y", Precision.MONTH: "%m-%Y", Precision.YEAR: "%Y"}[birth.precision]
    return birth.born.strftime(layout)


def typed_person(card: PersonCard) -> dict[str, Any]:
    """A person as the initial values of his form; the BSN is not among them."""
    return {
        "first": card.names.first,
        "name_prefix": card.names.prefix,
        "last": card.names.last,
        "birth": typed_birth(card.birth),
        "sex": card.sex.value,
    }


class NewDossierForm(PersonForm):
    """A child whose dossier is opened, and how those it is about were told (WENS-07)."""

    told = forms.CharField(
        label=gettext_lazy("How did you tell the parents or the youth that a dossier is kept?"),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )
    source = forms.CharField(label=gettext_lazy("Who told you these data?"), max_length=120)
    sure = forms.BooleanField(label=gettext_lazy("I looked: this is another child."), required=False)


class KinForm(PersonForm):
    """Somebody who belongs to the child, and what he is to it."""

    kind = forms.ChoiceField(label=gettext_lazy("What is this person to the child?"), choices=choices(labels.RELATIONS))
    authority = radio(labels.AUTHORITY, gettext_lazy("Parental authority"), initial=Authority.UNKNOWN.value)
    lives_here = forms.BooleanField(label=gettext_lazy("Lives in the same house as the child"), required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    source = forms.CharField(label=gettext_lazy("Who told you this?"), max_length=120)

    @property
    def relation(self) -> tuple[RelationKind, Authority]:
        """What he is to the child, and whether he holds gezag."""
        return RelationKind(self.cleaned_data["kind"]), Authority(self.cleaned_data["authority"])


class ChangePersonForm(PersonForm):
    """Correcting somebody's data; `version` is what was on the screen when it was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    source = forms.CharField(label=gettext_lazy("Who told you this?"), max_length=120)


class ContactPointForm(Refusing):
    """How somebody is reached."""

    way = radio(labels.WAYS, gettext_lazy("How"), initial=ContactWay.PHONE.value)
    value = forms.CharField(label=gettext_lazy("Number or address"), max_length=120)
    own = forms.BooleanField(
        label=gettext_lazy("Of the youth himself or herself: parents do not see it and nothing is sent to them"),
        required=False,
    )


class LeftForm(Refusing):
    """Somebody is no longer here."""

    why = forms.ChoiceField(
        choices=choices(labels.LEFT), label=gettext_lazy("What happened?"), widget=forms.RadioSelect
    )
    left_on = day(gettext_lazy("When?"))

    @property
    def leaving(self) -> Leaving:
        return Leaving(self.cleaned_data["why"])


class MergeForm(Refusing):
    """Which record is the same person, and why."""

    double = forms.ChoiceField(label=gettext_lazy("Who is the same person?"), widget=forms.RadioSelect, choices=[])
    reason = forms.CharField(label=gettext_lazy("How do you know?"), max_length=400, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, doubles: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        double = self.fields["double"]
        assert isinstance(double, forms.ChoiceField)
        double.choices = [(str(identity), name) for identity, name in doubles]
