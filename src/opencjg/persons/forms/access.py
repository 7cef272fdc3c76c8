# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms for who may open a dossier."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import Layer, WorkerRef
from opencjg.persons import labels
from opencjg.persons.forms.fields import Refusing, choices, day
from opencjg.persons.types import (
    InvolvementKind,
)


class InvolveForm(Refusing):
    """A colleague who may open the dossier, for what and how long."""

    worker = forms.ChoiceField(label=gettext_lazy("Who"), choices=[])
    kind = forms.ChoiceField(
        label=gettext_lazy("As what"),
        widget=forms.RadioSelect,
        choices=choices(
            labels.INVOLVEMENTS,
            (
                InvolvementKind.PARTICIPANT,
                InvolvementKind.CONSULTED,
                InvolvementKind.CONTACT_PERSON,
                InvolvementKind.DIRECTION,
            ),
        ),
        initial=InvolvementKind.PARTICIPANT.value,
    )
    layers = forms.MultipleChoiceField(
        label=gettext_lazy("Beside what everybody involved reads"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=choices(labels.LAYERS, set(Layer) - {Layer.BASIS}),
        help_text=gettext_lazy("A colleague still reads only what his or her own profession may read."),
    )
    purpose = forms.CharField(label=gettext_lazy("What for"), max_length=200)
    until = day(gettext_lazy("Until and including"), required=False)
    consent = forms.ChoiceField(
        label=gettext_lazy("Consent"),
        choices=[],
        required=False,
        help_text=gettext_lazy("For a colleague of another organisation. Withdrawn, the dossier closes for them."),
    )
    unasked = forms.CharField(
        label=gettext_lazy("Or: why is nobody asked?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For example because asking would put the child in danger."),
    )

    def __init__(
        self,
        *args: Any,
        workers: Sequence[WorkerRef],
        held: Iterable[Layer],
        consents: Sequence[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        layers, consent = self.fields["layers"], self.fields["consent"]
        assert isinstance(layers, forms.MultipleChoiceField)
        assert isinstance(consent, forms.ChoiceField)
        layers.choices = choices(labels.LAYERS, set(held) - {Layer.BASIS})
        consent.choices = [("", _("none")), *((str(one), said) for one, said in consents)]
        worker = self.fields["worker"]
        assert isinstance(worker, forms.ChoiceField)
        worker.choices = [
            ("", _("choose")),
            *((str(one.id), f"{one.name}, {one.organisation_name}") for one in workers),
        ]


class EmergencyForm(Refusing):
    """Why somebody must see a dossier now."""

    reason = forms.CharField(
        label=gettext_lazy("Why must you see this dossier now?"), max_length=400, widget=forms.Textarea({"rows": 3})
    )


class ReviewForm(Refusing):
    """What the privacy officer thinks of an emergency."""

    verdict = forms.CharField(label=gettext_lazy("Your judgement"), max_length=400, widget=forms.Textarea({"rows": 2}))
