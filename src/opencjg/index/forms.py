# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the referral index: what is typed about a child stays in its dossier."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.core.types import BadInput
from opencjg.index import labels
from opencjg.index.types import EntrySettings, FollowUp, Reluctance, Reporter, Told


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": gettext_lazy("This is no date. Write for example 3-5-2019.")},
        **more,
    )


class Refusing(forms.Form):
    """A form that shows a refusal of the domain at its field."""

    def refuse(self, wrong: BadInput) -> None:
        self.add_error(wrong.field if wrong.field in self.fields else None, labels.say(wrong.code))


class RegisterForm(Refusing):
    """Why this child is reported, and whether it and its parents know."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you report this child?"),
        help_text=gettext_lazy("This stays in the dossier. The index is never told why."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    told_on = day(gettext_lazy("When did you tell the child or the parents?"))
    told_how = forms.CharField(
        label=gettext_lazy("How, and whom?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Up to 12 the parents or guardian, from 12 to 16 both, from 16 the youth."),
    )
    why_not = forms.CharField(
        label=gettext_lazy("Or: why not yet?"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )

    def told(self) -> Told:
        data = self.cleaned_data
        return Told(data["told_on"], data["told_how"], data["why_not"])


class TellForm(Refusing):
    """They were told after all."""

    told_on = day(gettext_lazy("When?"))
    told_how = forms.CharField(label=gettext_lazy("How, and whom?"), max_length=200, required=False)

    def told(self) -> Told:
        return Told(self.cleaned_data["told_on"], self.cleaned_data["told_how"])


class WithdrawForm(Refusing):
    """Why a report is taken back."""

    because = forms.CharField(label=gettext_lazy("Why do you take it back?"), max_length=400)
    unjustified = forms.ChoiceField(
        label=gettext_lazy("What is the case?"),
        widget=forms.RadioSelect,
        choices=[
            ("no", gettext_lazy("The risk is gone")),
            ("yes", gettext_lazy("It should not have been reported: nothing of it is kept in the index")),
        ],
    )


class StepForm(Refusing):
    """A step of a match; each step has the fields it asks for."""

    same = forms.ChoiceField(
        label=gettext_lazy("Is it about the same child or family?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No, or it was taken back"))],
    )
    introduced_on = day(gettext_lazy("When did you bring them together?"))
    spoken_on = day(gettext_lazy("When did they speak?"))
    coordinator = forms.ChoiceField(label=gettext_lazy("Who coordinates?"), required=False)
    ready_on = day(gettext_lazy("Agreed before when?"))
    told_on = day(gettext_lazy("When was the family told of the match?"))

    ASKS = {
        "VI-1": ("same", "introduced_on"),
        "VI-2": ("spoken_on", "told_on"),
        "VI-3": ("coordinator", "ready_on", "told_on"),
    }

    def __init__(self, *args: Any, code: str, reporters: Sequence[Reporter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [name for name in self.fields if name not in self.ASKS.get(code, ())]:
            del self.fields[name]
        if "coordinator" in self.fields:
            who = self.fields["coordinator"]
            assert isinstance(who, forms.ChoiceField)
            who.choices = [("", _("choose")), *people(reporters)]

    def found(self) -> FollowUp:
        values = {name: self.cleaned_data.get(name) or None for name in self.fields if name != "same"}
        if values.get("coordinator"):
            values["coordinator"] = UUID(values["coordinator"])
        return FollowUp(**values)

    def same_child(self) -> bool | None:
        answer = self.cleaned_data.get("same", "")
        return {"yes": True, "no": False}.get(answer)


class ReluctanceForm(Refusing):
    """Who holds back, and how."""

    reluctant = forms.ChoiceField(label=gettext_lazy("Who?"))
    reluctance = forms.TypedChoiceField(
        label=gettext_lazy("How?"),
        coerce=lambda number: Reluctance(int(number)),
        choices=[(one.value, text) for one, text in labels.RELUCTANCES.items()],
    )

    def __init__(self, *args: Any, reporters: Sequence[Reporter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["reluctant"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [("", _("choose")), *people(reporters)]

    def found(self) -> FollowUp:
        data = self.cleaned_data
        return FollowUp(reluctant=UUID(data["reluctant"]), reluctance=data["reluctance"])


def people(reporters: Sequence[Reporter]) -> list[tuple[str, str]]:
    """Everybody in a match once, by name and organisation."""
    return [(str(one.worker), f"{one.name}, {one.organisation}") for one in {o.worker: o for o in reporters}.values()]


class SettingsForm(Refusing):
    """On or off, on what ground, and who matches."""

    enabled = forms.BooleanField(label=gettext_lazy("The referral index is on"), required=False)
    ground = forms.CharField(
        label=gettext_lazy("Legal ground"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Let a lawyer of the municipality say what holds now."),
    )
    within_one = forms.BooleanField(label=gettext_lazy("Colleagues of one organisation match too"), required=False)

    def settings(self) -> EntrySettings:
        return EntrySettings(**self.cleaned_data)


class ConnectForm(Refusing):
    """Which organisation may report."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))

    def __init__(self, *args: Any, organisations: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, forms.ChoiceField)
        organisation.choices = [("", _("choose")), *((str(one), name) for one, name in organisations)]


class ExcludeForm(Refusing):
    """The address of an institution."""

    name = forms.CharField(label=gettext_lazy("Institution"), max_length=120)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10)
    number = forms.CharField(label=gettext_lazy("House number"), max_length=10)
