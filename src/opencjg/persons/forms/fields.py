# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields and what all forms about people share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from opencjg.core.types import BadInput
from opencjg.persons import labels

Choices = list[tuple[str, Any]]


NOW_WITHOUT_MINUTES = "%Y-%m-%d"


def choices(names: Mapping[Any, Any], only: Iterable[Any] | None = None) -> Choices:
    """Choices of a field from a table of labels."""
    wanted = list(names) if only is None else [name for name in names if name in set(only)]
    return [(name.value, names[name]) for name in wanted]


def radio(names: Mapping[Any, Any], label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=choices(names), label=label, widget=forms.RadioSelect, **more)


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput({"type": "date"}, format=NOW_WITHOUT_MINUTES),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d %m %Y", "%d/%m/%Y"],
        error_messages={"invalid": gettext_lazy("This is no date. Write for example 3-5-2019.")},
        **more,
    )


class Refusing(forms.Form):
    """A form whose fields are checked by rules that refuse with a code."""

    def refuse(self, wrong: BadInput) -> None:
        """Show a refusal of the domain at its field."""
        self.add_error(wrong.field if wrong.field in self.fields else None, labels.say(wrong.code))

    def checked(self, field: str, check: Any, *values: Any) -> Any:
        """What a rule makes of a field; its refusal stands at the field, whatever name the rule gave it."""
        try:
            return check(*values)
        except BadInput as wrong:
            self.add_error(field, labels.say(wrong.code))
            return None
