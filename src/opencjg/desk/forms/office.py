# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of the back office, literally (BO-form-01…34), on a contact or on its own (route 4)."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.desk import labels
from opencjg.desk.forms import YES_NO, Choices
from opencjg.desk.models import BackOfficeForm, Contact
from opencjg.desk.selectors import topics_like
from opencjg.desk.types import AgeClass, ByWay, Channel, CustomerGroup, Handling, NewContact, TopicCode
from opencjg.desk.types.office import OfficeForm, Option, OptionList

Boxes = Mapping[OptionList, tuple[Option, ...]]
POSTCODE = re.compile(r"^(\d{4})\s*(?:[A-Za-z]{2})?$")
HANDLED = (Handling.DIRECT, Handling.WEBSITE, Handling.PASSED_ON)
# A box with a line behind it needs the line filled in.
LINES = (
    ("relation", OptionList.RELATION, "relation_other"),
    ("professional", OptionList.PROFESSIONAL, "relation_other"),
    ("known_through", OptionList.KNOWN_THROUGH, "known_other"),
    ("kinds", OptionList.QUESTION_KIND, "kind_other"),
    ("passed_on", OptionList.PASSED_ON, "passed_on_other"),
)


def _one(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=forms.RadioSelect, **more)


def _several(label: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **more)


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=120)


def _yes_or_no(label: Any) -> forms.ChoiceField:
    return _one(label, choices=YES_NO)


class OfficeSheet(forms.Form):
    """Everything on the sheet; nothing has to be filled in, and nothing that is known is asked again."""

    sex = _one(gettext_lazy("Sex"))
    postcode = forms.CharField(label=gettext_lazy("Postcode"), required=False, max_length=7)
    town = forms.CharField(label=gettext_lazy("or town"), required=False, max_length=80)
    relation = _one(gettext_lazy("Relation to who asks"), help_text=gettext_lazy("Who asks the question?"))
    professional = _one(gettext_lazy("Which professional"))
    relation_other = _line(gettext_lazy("Other, namely"))
    known_through = _one(gettext_lazy("How they know the CJG"))
    known_other = _line(gettext_lazy("namely"))
    age = _one(
        gettext_lazy("The question is about"),
        choices=[(key.value, name) for key, name in labels.AGES.items()],
    )
    kinds = _several(gettext_lazy("Kind of question"))
    kind_other = _line(gettext_lazy("namely"))
    description = forms.CharField(
        label=gettext_lazy("Short description of the request for help"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3}),
    )
    handling = _several(
        gettext_lazy("Handling back office"), choices=[(one.value, labels.HANDLING[one]) for one in HANDLED]
    )
    passed_on = _several(gettext_lazy("Passed on to"))
    passed_on_other = _line(gettext_lazy("Other, namely"))
    by_way = _one(gettext_lazy("In which way"), choices=[(key.value, name) for key, name in labels.WAYS.items()])
    by_way_other = _line(gettext_lazy("Other, namely"))
    information = _yes_or_no(gettext_lazy("Information question"))
    crisis = _yes_or_no(gettext_lazy("Crisis"))
    reachable = _yes_or_no(gettext_lazy("Back office could be reached"))
    right_place = _yes_or_no(gettext_lazy("Question came to the right organisation inside"))

    def __init__(self, *args: Any, boxes: Boxes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = boxes
        for name, of, _text in (*LINES, ("sex", OptionList.SEX, "")):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(box.code, f"{box.label} …" if box.asks else box.label) for box in boxes[of]]

    def clean_postcode(self) -> str:
        """The four figures: enough to know the neighbourhood, too little to find a door."""
        typed = self.cleaned_data["postcode"].strip()
        if not typed:
            return ""
        found = POSTCODE.match(typed)
        if found is None:
            raise forms.ValidationError(_("This is not a postcode. Type four digits, for example 3261."), code="bad")
        return found[1]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, of, text in LINES:
            if self._asks(of, data.get(name) or ()) and not data.get(text) and text not in self.errors:
                self.add_error(text, _("Type what."))
        if data.get("by_way") == ByWay.OTHER and not data.get("by_way_other"):
            self.add_error("by_way_other", _("Type what."))
        if Handling.PASSED_ON in data.get("handling", ()) and not data.get("passed_on"):
            self.add_error("passed_on", _("Choose to whom you passed the question on."))
        return data

    def _asks(self, of: OptionList, ticked: str | Iterable[str]) -> bool:
        chosen = {ticked} if isinstance(ticked, str) else set(ticked)
        return any(box.asks for box in self.boxes[of] if box.code in chosen)

    def sheet(self) -> OfficeForm:
        """The sheet as the service takes it."""
        data = self.cleaned_data
        said = {"yes": True, "no": False}
        return OfficeForm(
            sex=data["sex"],
            postcode=data["postcode"],
            town=data["town"].strip(),
            relation=data["relation"],
            professional=data["professional"] if data["relation"] == "professional" else "",
            relation_other=data["relation_other"].strip(),
            known_through=data["known_through"],
            known_other=data["known_other"].strip(),
            age=AgeClass(data["age"]) if data["age"] else None,
            kinds=tuple(data["kinds"]),
            kind_other=data["kind_other"].strip(),
            description=data["description"].strip(),
            handling=tuple(Handling(one) for one in data["handling"]),
            passed_on=tuple(data["passed_on"]),
            passed_on_other=data["passed_on_other"].strip(),
            by_way=ByWay(data["by_way"]) if data["by_way"] else None,
            by_way_other=data["by_way_other"].strip(),
            information=said.get(data["information"]),
            crisis=said.get(data["crisis"]),
            reachable=said.get(data["reachable"]),
            right_place=said.get(data["right_place"]),
        )


ASKED_OF = {CustomerGroup.PARENT: "parents", CustomerGroup.YOUTH: "youth", CustomerGroup.PROFESSIONAL: "professional"}


def known(contact: Contact, form: BackOfficeForm | None) -> dict[str, Any]:
    """What is filled in before anybody types: what the back office said before, else what the desk wrote (RES-07)."""
    if form is None:
        kept = [one for one in contact.handling if one in HANDLED]
        return {
            "age": contact.age,
            "relation": ASKED_OF.get(CustomerGroup(contact.customer_group), ""),
            "handling": kept,
            "by_way": contact.by_way,
            "by_way_other": contact.by_way_other,
        }
    said = {True: "yes", False: "no", None: ""}
    answers = {name: said[getattr(form, name)] for name in ("information", "crisis", "reachable", "right_place")}
    words = {name: getattr(form, name) for name in OfficeSheet.base_fields if name not in {"age", *answers}}
    return words | answers | {"age": contact.age}


class StraightSheet(OfficeSheet):
    """The same sheet on its own, for a customer who came straight to a partner (RTE-4)."""

    channel = forms.ChoiceField(
        choices=[(key.value, name) for key, name in labels.CHANNELS.items()],
        label=gettext_lazy("Way of contact"),
        widget=forms.RadioSelect,
        initial=Channel.PHONE.value,
    )
    customer_group = forms.ChoiceField(
        choices=[(key.value, name) for key, name in labels.GROUPS.items()],
        label=gettext_lazy("Who asks"),
        widget=forms.RadioSelect,
        initial=CustomerGroup.PARENT.value,
    )
    question = forms.CharField(label=gettext_lazy("Question (short)"), max_length=400)
    topic = forms.CharField(label=gettext_lazy("What it is about"), max_length=120)
    helped = forms.ChoiceField(
        choices=[*YES_NO, ("later", gettext_lazy("not asked yet"))],
        label=gettext_lazy("Asked: is the customer sufficiently informed and helped?"),
        widget=forms.RadioSelect,
        initial="later",
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def clean_topic(self) -> TopicCode:
        found = topics_like(self.cleaned_data["topic"])
        if len(found) != 1:
            raise forms.ValidationError(
                _("We do not know this topic. Type a few letters and choose one from the list."), code="unknown"
            )
        return found[0].code

    @property
    def was_helped(self) -> bool | None:
        """The answer to the check, when it was asked."""
        return {"yes": True, "no": False}.get(self.cleaned_data["helped"])

    def contact(self, at: dt.datetime) -> NewContact:
        """The contact that the sheet makes. What was not handled waits to be answered."""
        data = self.cleaned_data
        return NewContact(
            at=at,
            channel=Channel(data["channel"]),
            customer_group=CustomerGroup(data["customer_group"]),
            topic=data["topic"],
            question=data["question"],
            age=AgeClass(data["age"]) if data["age"] else None,
            handling=tuple(Handling(one) for one in data["handling"]),
            by_way=ByWay(data["by_way"]) if data["by_way"] else None,
            by_way_other=data["by_way_other"].strip(),
            straight=True,
        )


def choices_of(names: Mapping[Any, Any]) -> Choices:
    """Labels as the choices of a field."""
    return [(key.value, name) for key, name in names.items()]
