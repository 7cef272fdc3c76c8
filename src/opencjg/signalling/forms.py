# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import OnDuty


class GiveForm(forms.Form):
    """Who takes care of it from now on."""

    to = forms.ChoiceField(label=gettext_lazy("Who takes care of it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, takers: tuple[OnDuty, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.takers = takers
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [(str(one.worker.id), one.worker.name) for one in takers]
