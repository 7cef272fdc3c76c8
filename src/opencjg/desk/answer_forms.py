# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of an answer: plain words, who keeps it, where it comes from, until when it holds."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.core.types import BadInput
from opencjg.desk.types import NewAnswer
from opencjg.socialmap.forms import day
from opencjg.socialmap.selectors import topics
from opencjg.socialmap.types import TopicCode

REFUSALS = {
    "question_missing": gettext_lazy("Type the question."),
    "text_missing": gettext_lazy("Type the answer."),
    "source_missing": gettext_lazy("Type where this answer comes from."),
    "text_too_long": gettext_lazy("This is longer than %(most)s characters. Make it shorter."),
    "topic_missing": gettext_lazy("Choose a topic from the list."),
    "valid_until_outside": gettext_lazy("Choose a day to come, within three years."),
    "owner_unknown": gettext_lazy("Choose who keeps this up to date."),
    "owner_by_editor": gettext_lazy("Ask an editor to give this to somebody else."),
}


class AnswerForm(forms.Form):
    """An answer that everybody who works here can find."""

    question = forms.CharField(label=gettext_lazy("Question, without names"), max_length=400)
    text = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy("Short sentences, one idea in each, words that everybody knows (B1)."),
    )
    topic = forms.ChoiceField(label=gettext_lazy("What it is about"))
    source = forms.CharField(label=gettext_lazy("Where this comes from"), max_length=200)
    owner = forms.ChoiceField(label=gettext_lazy("Who keeps this up to date"))
    valid_until = day(gettext_lazy("Holds until"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, owners: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic, owner = self.fields["topic"], self.fields["owner"]
        assert isinstance(topic, forms.ChoiceField)
        assert isinstance(owner, forms.ChoiceField)
        topic.choices = [(row.code, row.name) for row in topics()]
        owner.choices = [(str(one), name) for one, name in owners]

    def told(self) -> NewAnswer:
        """The answer as the service takes it."""
        data = self.cleaned_data
        return NewAnswer(
            question=data["question"].strip(),
            text=data["text"].strip(),
            topic=TopicCode(data["topic"]),
            source=data["source"].strip(),
            owner=UUID(data["owner"]),
            valid_until=data["valid_until"],
        )

    def refuse(self, wrong: BadInput) -> None:
        """Show a refusal of the service at its field."""
        self.add_error(wrong.field if wrong.field in self.fields else None, str(REFUSALS[wrong.code]) % wrong.params)

    def show_theirs(self, now: NewAnswer, version: int) -> None:
        """What a colleague wrote meanwhile, at each field that differs; saving again then writes over it, knowingly."""
        mine, theirs = typed_answer(self.told(), 0), typed_answer(now, version)
        self.add_error(
            None,
            _(
                "A colleague changed this while you were typing. "
                "Look at what is marked, and save again when yours is right."
            ),
        )
        for field, value in theirs.items():
            if field != "version" and value != mine[field]:
                self.add_error(field, _("It says now: %s") % value)
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]  # a QueryDict


def typed_answer(told: NewAnswer, version: int) -> dict[str, Any]:
    """An answer as its form shows it."""
    return {
        "question": told.question,
        "text": told.text,
        "topic": told.topic,
        "source": told.source,
        "owner": str(told.owner),
        "valid_until": told.valid_until,
        "version": version,
    }
