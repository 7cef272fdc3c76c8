# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms for what is written down around a child."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import Layer
from opencjg.persons import labels
from opencjg.persons.forms.fields import Refusing, choices, day, radio
from opencjg.persons.types import (
    HelperKind,
    Milieu,
    Nature,
    NewFact,
    Weight,
)


class FactForm(Refusing):
    """Something to write down in a dossier. Facts apart from opinions (design.md 5)."""

    text = forms.CharField(
        label=gettext_lazy("What do you want to keep?"), max_length=8000, widget=forms.Textarea({"rows": 3})
    )
    nature = radio(labels.NATURES, gettext_lazy("Fact or opinion?"), initial=Nature.FACT.value)
    source = forms.CharField(label=gettext_lazy("Who said or saw it?"), max_length=120)
    said_on = day(gettext_lazy("When?"))
    weight = radio(labels.WEIGHTS, gettext_lazy("Strength or worry?"), initial=Weight.NEUTRAL.value)
    milieus = forms.MultipleChoiceField(
        choices=choices(labels.MILIEUS),
        label=gettext_lazy("Where does it happen?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    layer = forms.ChoiceField(label=gettext_lazy("Who reads it?"), widget=forms.RadioSelect, choices=[])

    def __init__(self, *args: Any, writes: Iterable[Layer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layer = self.fields["layer"]
        assert isinstance(layer, forms.ChoiceField)
        layer.choices = choices(labels.LAYERS, set(writes) - {Layer.SHIELDED})
        self.fields["layer"].initial = Layer.BASIS.value

    def fact(self) -> NewFact:
        """What was typed, as a value. Only after `is_valid`."""
        values = self.cleaned_data
        return NewFact(
            text=values["text"],
            source=values["source"],
            said_on=values["said_on"],
            layer=Layer(values["layer"]),
            nature=Nature(values["nature"]),
            weight=Weight(values["weight"]),
            milieus=tuple(Milieu(one) for one in values["milieus"]),
        )


class CorrectFactForm(FactForm):
    """A correction, or a retraction with the reason as its text."""

    retract = forms.BooleanField(
        label=gettext_lazy("It was wrong and nothing comes in its place. I wrote above why."), required=False
    )


class DocumentForm(Refusing):
    """A file to keep, what it is about, and who reads it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, JPG, PNG, DOCX or ODT, at most 20 MB."),
        error_messages={"required": gettext_lazy("Choose a file of at most 20 MB.")},
    )
    about = forms.CharField(label=gettext_lazy("What is it?"), max_length=200, required=False)
    layer = forms.ChoiceField(label=gettext_lazy("Who reads it?"), widget=forms.RadioSelect, choices=[])

    def __init__(self, *args: Any, writes: Iterable[Layer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layer = self.fields["layer"]
        assert isinstance(layer, forms.ChoiceField)
        layer.choices = choices(labels.LAYERS, set(writes) - {Layer.SHIELDED})
        self.fields["layer"].initial = Layer.BASIS.value


class HelperForm(Refusing):
    """A school, a family doctor, somebody else around the child."""

    kind = forms.ChoiceField(choices=choices(labels.HELPERS), label=gettext_lazy("What kind"))
    organisation = forms.CharField(label=gettext_lazy("School, practice or organisation"), max_length=120)
    name = forms.CharField(label=gettext_lazy("Name of the person you speak with"), max_length=120, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone number"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    since = day(gettext_lazy("Since"))

    @property
    def helper_kind(self) -> HelperKind:
        return HelperKind(self.cleaned_data["kind"])


class ConsentForm(Refusing):
    """Who agrees to share what with whom."""

    given_by = forms.ChoiceField(label=gettext_lazy("Who agrees?"), choices=[])
    receiver = forms.CharField(label=gettext_lazy("With whom is it shared?"), max_length=120)
    what = forms.CharField(
        label=gettext_lazy("What is shared, and what for?"), max_length=400, widget=forms.Textarea({"rows": 2})
    )
    given_on = day(gettext_lazy("When?"))

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given_by = self.fields["given_by"]
        assert isinstance(given_by, forms.ChoiceField)
        given_by.choices = [("", _("choose")), *((str(identity), name) for identity, name in people)]
