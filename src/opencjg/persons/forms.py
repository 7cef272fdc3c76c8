# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about people and their dossiers: they read what was typed and say in words what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opencjg.accounts.types import Layer, OnDuty, WorkerRef
from opencjg.core.types import BadInput
from opencjg.persons import labels
from opencjg.persons.rules.addresses import check_address, show_postcode
from opencjg.persons.rules.birth import check_birth, parse_birth
from opencjg.persons.rules.bsn import clean_bsn
from opencjg.persons.types import (
    Address,
    Authority,
    Birth,
    ContactWay,
    HelperKind,
    InvolvementKind,
    Leaving,
    Milieu,
    NameParts,
    Nature,
    NewFact,
    NewPerson,
    PersonCard,
    Precision,
    RelationKind,
    Sex,
    Weight,
)

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


class MergeForm(Refusing):
    """Which record is the same person, and why."""

    double = forms.ChoiceField(label=gettext_lazy("Who is the same person?"), widget=forms.RadioSelect, choices=[])
    reason = forms.CharField(label=gettext_lazy("How do you know?"), max_length=400, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, doubles: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        double = self.fields["double"]
        assert isinstance(double, forms.ChoiceField)
        double.choices = [(str(identity), name) for identity, name in doubles]


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


class RightsForm(Refusing):
    """What somebody asks about his own data."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is asked?"), widget=forms.RadioSelect, choices=choices(labels.RIGHTS)
    )
    asked_by = forms.ChoiceField(label=gettext_lazy("Who asks?"), choices=[])
    words = forms.CharField(
        label=gettext_lazy("In the words of who asks"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    received_on = day(gettext_lazy("Received on"))
    due_on = day(
        gettext_lazy("Answer before or on"),
        required=False,
        help_text=gettext_lazy("Empty: within a month, as the law says."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by = self.fields["asked_by"]
        assert isinstance(asked_by, forms.ChoiceField)
        asked_by.choices = [("", _("choose")), *((str(identity), name) for identity, name in people)]


class DecideForm(Refusing):
    """What is decided about a request, and why."""

    granted = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("granted")), ("no", gettext_lazy("not granted"))],
    )
    motivation = forms.CharField(
        label=gettext_lazy("Why? The asker reads this."), max_length=1000, widget=forms.Textarea({"rows": 2})
    )


class TermForm(Refusing):
    """How long a kind of record is kept here, and on what ground."""

    years = forms.IntegerField(label=gettext_lazy("Years"), min_value=0, max_value=120)
    days = forms.IntegerField(label=gettext_lazy("Days"), min_value=0, max_value=3660)
    ground = forms.CharField(label=gettext_lazy("On what ground?"), max_length=120)


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
