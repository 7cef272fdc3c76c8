# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about worries: they read what was typed and say in words what is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import OnDuty
from opencjg.core.types import BadInput
from opencjg.signalling import labels
from opencjg.signalling.types import (
    ConcernSource,
    Informed,
    InstrumentVersion,
    Item,
    ItemKind,
    Level,
    NewAssessment,
    NewConcern,
    NewDecision,
    Occasion,
    RiskCategory,
    Scale,
    Section,
)

YES_NO = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
ANSWER = "q_"
Questions = Mapping[str, tuple[str, list[tuple[str, str]]]]


def _radio(names: Mapping[Any, Any], label: Any, only: Iterable[Any] | None = None, **more: Any) -> forms.ChoiceField:
    wanted = names if only is None else only
    choices = [(str(one.value), names[one]) for one in wanted]
    return forms.ChoiceField(choices=choices, label=label, widget=forms.RadioSelect, **more)


def _words(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=5000, widget=forms.Textarea({"rows": rows}), **more)


class Refusing(forms.Form):
    """A form that shows a refusal of the domain at its field."""

    def refuse(self, field: str, code: str) -> None:
        self.add_error(field if field in self.fields else None, labels.say(code))

    def refuse_input(self, wrong: BadInput) -> None:
        self.refuse(wrong.field, wrong.code)


class GiveForm(forms.Form):
    """Who takes care of it from now on."""

    to = forms.ChoiceField(label=gettext_lazy("Who takes care of it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, takers: tuple[OnDuty, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takers = takers
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(one.worker.id), one.worker.name) for one in takers]


class ConcernForm(Refusing):
    """A worry that did not come by the desk."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    source = _radio(
        labels.SOURCES,
        gettext_lazy("From whom does it come?"),
        only=[one for one in ConcernSource if one is not ConcernSource.DESK],
    )
    story = _words(gettext_lazy("What was told"), rows=6)
    danger = forms.ChoiceField(choices=YES_NO, label=gettext_lazy("Is there acute danger?"), widget=forms.RadioSelect)
    informed = _radio(
        labels.INFORMED, gettext_lazy("Do the parents or the youth know?"), initial=Informed.UNKNOWN.value
    )
    reporter_name = forms.CharField(label=gettext_lazy("Name of who told it"), max_length=120, required=False)
    reporter_phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=20, required=False)
    to = forms.ChoiceField(label=gettext_lazy("Who takes care of it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, takers: tuple[OnDuty, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takers = takers
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(one.worker.id), one.worker.name) for one in takers]

    def concern(self) -> NewConcern:
        data = self.cleaned_data
        return NewConcern(
            source=ConcernSource(data["source"]),
            story=data["story"],
            danger=data["danger"] == "yes",
            reporter_name=data["reporter_name"],
            reporter_phone=data["reporter_phone"],
            informed=Informed(data["informed"]),
        )


class AssessForm(Refusing):
    """The one instrument, and beneath it what the professional chooses. Nothing is filled in for him (RC-7)."""

    after = forms.UUIDField(widget=forms.HiddenInput, required=False)
    instrument = forms.UUIDField(widget=forms.HiddenInput)
    occasion = _radio(labels.OCCASIONS, gettext_lazy("When do you assess this?"), initial=Occasion.BEFORE.value)
    seriousness = _radio(labels.LEVELS, gettext_lazy("Seriousness"))
    extent = _radio(labels.LEVELS, gettext_lazy("Extent"))
    category = _radio(
        labels.CATEGORIES,
        gettext_lazy("Category"),
        help_text=gettext_lazy("You choose the category. The answers above do not decide it."),
    )
    motivation = _words(gettext_lazy("Why this category?"))
    colleague = forms.CharField(
        label=gettext_lazy("Colleague you consulted"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("When in doubt; always for category 5."),
    )
    consulted_on = forms.DateField(
        label=gettext_lazy("Consulted on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d %m %Y", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("This is no date. Write for example 3-5-2019.")},
    )
    crisis = forms.ChoiceField(
        choices=YES_NO,
        label=gettext_lazy("Category 5: is there acute danger, so that somebody must act now?"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, version: InstrumentVersion, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version
        scales = {one.code: one for one in version.questionnaire.scales}
        for item in version.questionnaire.items:
            self.fields[ANSWER + item.code] = forms.ChoiceField(
                choices=list(scales[item.scale].steps),
                label=item.text,
                help_text=item.help,
                required=False,
                widget=forms.RadioSelect,
            )
        self.onward = [name for name in questions if name != "category"]
        for name in self.onward:
            label, choices = questions[name]
            self.fields[name] = forms.ChoiceField(
                choices=choices,
                label=self._when(name, label),
                required=False,
                widget=forms.RadioSelect,
            )

    @staticmethod
    def _when(name: str, label: str) -> str:
        """For which category a way on is asked; a local model's own question stays as it is."""
        if name == "onward":
            return _("Category 1 or 2: %(question)s") % {"question": label}
        if name == "coordination":
            return _("Category 3 or 4: %(question)s") % {"question": label}
        return label

    def rows(self, section: Section) -> Iterator[tuple[Item, Any]]:
        """The questions of one part of the instrument, each with its field."""
        for item in self.version.questionnaire.items:
            if item.section is section:
                yield item, self[ANSWER + item.code]

    def onward_fields(self) -> list[Any]:
        return [self[name] for name in self.onward]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("category") == str(RiskCategory.FIVE.value) and not values.get("crisis"):
            self.refuse("crisis", "crisis_unanswered")
        return values

    def assessment(self) -> NewAssessment:
        data = self.cleaned_data
        return NewAssessment(
            instrument=data["instrument"],
            answers={
                name.removeprefix(ANSWER): value for name, value in data.items() if name.startswith(ANSWER) and value
            },
            seriousness=Level(int(data["seriousness"])),
            extent=Level(int(data["extent"])),
            category=RiskCategory(int(data["category"])),
            motivation=data["motivation"],
            occasion=Occasion(data["occasion"]),
            colleague=data["colleague"],
            consulted_on=data["consulted_on"],
            crisis=data["crisis"] == "yes",
            after=data["after"],
        )

    def ways(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.onward if self.cleaned_data.get(name)}


class DecideForm(Refusing):
    """What was done at a step, and how it goes on."""

    step = forms.UUIDField(widget=forms.HiddenInput)
    done = _words(gettext_lazy("What was done?"))
    done_by = forms.CharField(label=gettext_lazy("By whom?"), max_length=200)
    why = _words(gettext_lazy("Why do you decide this?"), rows=3)

    def __init__(self, *args: Any, questions: Questions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(questions)
        for name, (label, choices) in questions.items():
            self.fields[name] = forms.ChoiceField(
                choices=choices, label=label, required=len(questions) == 1, widget=forms.RadioSelect
            )
        self.order_fields(["step", "done", "done_by", *self.asked, "why"])

    def decision(self) -> NewDecision:
        data = self.cleaned_data
        answers = {name: data[name] for name in self.asked if data.get(name)}
        return NewDecision(done=data["done"], done_by=data["done_by"], answers=answers, why=data["why"])


class CloseForm(DecideForm):
    """Close a case at MS-4 without an assessment: what was found out, and why it needs nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, questions={}, **kwargs)
        self.fields["done"].label = _("What did you find out?")
        self.fields["why"].label = _("Why can this case be closed?")

    def decision(self) -> NewDecision:
        data = self.cleaned_data
        return NewDecision(done=data["done"], done_by=data["done_by"], answers={"category": "closed"}, why=data["why"])


class VersionForm(Refusing):
    """A new draft of the instrument."""

    name = forms.CharField(label=gettext_lazy("Name of the version"), max_length=120)
    like = forms.ChoiceField(label=gettext_lazy("Begin with"), required=False)

    def __init__(self, *args: Any, versions: Iterable[InstrumentVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        like = self.fields["like"]
        assert isinstance(like, forms.ChoiceField)
        earlier = [(str(one.id), f"{one.number}. {one.name}") for one in versions]
        like.choices = [*earlier, ("", _("the starter set that comes with OpenCJG"))]

    def source(self) -> UUID | None:
        return UUID(self.cleaned_data["like"]) if self.cleaned_data["like"] else None


class ImportForm(Refusing):
    """A version from a file."""

    name = forms.CharField(label=gettext_lazy("Name of the version"), max_length=120)
    file = forms.FileField(label=gettext_lazy("File"), max_length=200)


class ItemForm(Refusing):
    """One question of a draft."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(label=gettext_lazy("Code"), max_length=30)
    section = _radio(labels.SECTIONS, gettext_lazy("Part"))
    kind = _radio(labels.KINDS, gettext_lazy("Kind of question"))
    text = forms.CharField(label=gettext_lazy("Question"), max_length=300)
    help = forms.CharField(
        label=gettext_lazy("Help"), max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )
    scale = forms.ChoiceField(label=gettext_lazy("Scale"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, scales: Iterable[Scale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scale = self.fields["scale"]
        assert isinstance(scale, forms.ChoiceField)
        scale.choices = [(one.code, f"{one.name}: {', '.join(words for _value, words in one.steps)}") for one in scales]

    def item(self) -> Item:
        data = self.cleaned_data
        return Item(
            code=data["code"],
            section=Section(data["section"]),
            kind=ItemKind(data["kind"]),
            text=data["text"],
            help=data["help"],
            scale=data["scale"],
        )


class ScaleForm(Refusing):
    """One scale of a draft: its answers, one a line."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(label=gettext_lazy("Code"), max_length=30)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    steps = forms.CharField(
        label=gettext_lazy("Answers, one a line: value = words"),
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
    )

    def scale(self) -> Scale:
        data = self.cleaned_data
        lines = [line.partition("=") for line in data["steps"].splitlines() if line.strip()]
        return Scale(data["code"], data["name"], tuple((value.strip(), words.strip()) for value, _is, words in lines))
