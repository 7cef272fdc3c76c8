# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about who live together, where, and their trusted face."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import OnDuty
from opencjg.core.types import BadInput
from opencjg.persons.forms.fields import Refusing, day
from opencjg.persons.rules.addresses import check_address, show_postcode
from opencjg.persons.types import (
    Address,
)


class AddressForm(Refusing):
    """Where a family lives."""

    street = forms.CharField(label=gettext_lazy("Street"), max_length=120, required=False)
    number = forms.CharField(label=gettext_lazy("Number"), max_length=10, required=False)
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=8, required=False)
    place = forms.CharField(label=gettext_lazy("Town"), max_length=80)
    shielded = forms.BooleanField(
        label=gettext_lazy("Secret address: only who needs it sees it"),
        required=False,
    )
    since = day(gettext_lazy("Since"))
    source = forms.CharField(label=gettext_lazy("Who told you this?"), max_length=120)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if "place" in values:
            try:
                values["address"] = check_address(self._typed(values))
            except BadInput as wrong:
                self.refuse(wrong)
        return values

    def _typed(self, values: Mapping[str, Any]) -> Address:
        return Address(
            street=values.get("street", ""),
            number=values.get("number", ""),
            postcode=values.get("postcode", ""),
            place=values["place"],
            shielded=values.get("shielded", False),
        )


def typed_address(address: Address) -> dict[str, Any]:
    """An address as the initial values of its form."""
    return {
        "street": address.street,
        "number": address.number,
        "postcode": show_postcode(address.postcode),
        "place": address.place,
        "shielded": address.shielded,
    }


class FamilyForm(AddressForm):
    """A new household: who live there."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Who live there?"), widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = self.fields["members"]
        assert isinstance(members, forms.MultipleChoiceField)
        members.choices = [(str(identity), name) for identity, name in people]


class ContactPersonForm(Refusing):
    """The one trusted face of a family, or of a youth who wants one of his own."""

    whose = forms.ChoiceField(label=gettext_lazy("Contact person of"), widget=forms.RadioSelect, choices=[])
    worker = forms.ChoiceField(label=gettext_lazy("Who"), choices=[])

    def __init__(
        self,
        *args: Any,
        takers: Sequence[OnDuty],
        families: Sequence[tuple[str, str]],
        youth: tuple[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        whose, worker = self.fields["whose"], self.fields["worker"]
        assert isinstance(whose, forms.ChoiceField)
        assert isinstance(worker, forms.ChoiceField)
        whose.choices = [*families, youth]
        worker.choices = [
            ("", _("choose")),
            *((str(one.worker.id), f"{one.worker.name}, {one.worker.organisation_name}") for one in takers),
        ]
