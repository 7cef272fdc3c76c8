# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address of a dossier × how somebody stands to it: which words of it he reads, in detail, list and search."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import reverse

from opencjg.accounts.services import end_absence
from opencjg.accounts.types import Layer
from opencjg.persons import services
from opencjg.persons.models import Consent, ContactPoint, Dossier, Helper, Involvement, Membership, Relation
from opencjg.persons.types import HelperKind, InvolvementKind, RelationKind
from tests.access.attempts import away
from tests.access.test_matrix import LEADS, MATRIX, MOVED_ON, REFUSED, WRONG_METHOD, browser
from tests.conftest import FULL
from tests.persons.sentences import Files

ALL = tuple(Layer)
B, S, H = "basis", "shielded", "health"
# Words that stand nowhere but in one record → the layer it lies in.
CANARIES = {
    "Kanariekind": B,
    "Kanariemoeder": B,
    "Kanariefeit": B,
    "0600000288": B,
    "Kanarieschool": B,
    "Kanarietoestemming": B,
    "Kanariedoel": B,
    "Kanariestraat": S,
    "0600000298": S,
    "Kanariemedisch": H,
}
REASON = "Kind is nu op de spoedeisende hulp"
Setting = Callable[["Told"], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What a setting is made with."""

    files: Files
    dossier: UUID
    act: Any
    people: dict[str, UUID]

    def lets_in(self, who: str, *layers: Layer, **more: Any) -> UUID:
        return self.files.lets_in(self.dossier, who, layers=layers, **more)

    def breaks_glass(self, who: str) -> UUID:
        return services.break_glass(dossier=self.dossier, reason=REASON, by=self.act(who))

    def ends(self, involvement: UUID, who: str = "jan") -> None:
        self.files.ends(self.dossier, involvement, who=who)

    def away(self) -> UUID:
        return away(self.people, "jan", "hanna", self.act, by="jan")

    def back(self, absence: UUID) -> None:
        end_absence(absence=absence, by=self.act("jan"))


def nothing(told: Told) -> None:
    """He has nothing to do with it."""


# How somebody stands to Jan's dossier → who that is, how it came, and the layers he reads.
SETTINGS: dict[str, tuple[str, Setting, set[str]]] = {
    "responsible": ("jan", nothing, {B, S, H}),
    "involved in all of it": ("hanna", lambda t: void(t.lets_in("hanna", *ALL)), {B, S, H}),
    "involved in its basis": ("hanna", lambda t: void(t.lets_in("hanna")), {B}),
    "of another organisation, involved in all of it": ("piet", lambda t: void(t.lets_in("piet", *ALL)), {B, S}),
    "of another municipality, involved in all of it": ("eva", lambda t: void(t.lets_in("eva", *ALL)), {B, S, H}),
    "consulted": (
        "piet",
        lambda t: void(t.lets_in("piet", Layer.SHIELDED, kind=InvolvementKind.CONSULTED)),
        {B, S},
    ),
    "directs it": (
        "rik",
        lambda t: void(t.lets_in("rik", Layer.HEALTH, Layer.DIRECTION, kind=InvolvementKind.DIRECTION)),
        {B},
    ),
    "in an emergency": ("piet", lambda t: void(t.breaks_glass("piet")), {B, S}),
    "stands in": ("hanna", lambda t: void(t.away()), {B, S, H}),
    "was involved": ("piet", lambda t: t.ends(t.lets_in("piet", *ALL)), set()),
    "was consulted, and is of the same organisation": (
        "hanna",
        lambda t: t.ends(t.lets_in("hanna", *ALL, kind=InvolvementKind.CONSULTED)),
        set(),
    ),
    "had an emergency": ("piet", lambda t: t.ends(t.breaks_glass("piet"), who="piet"), set()),
    "stood in": ("hanna", lambda t: t.back(t.away()), set()),
    "of the same organisation": ("hanna", nothing, set()),
    "of another organisation": ("piet", nothing, set()),
    "of another municipality": ("eva", nothing, set()),
    "involved without a role for it": ("samira", lambda t: void(t.lets_in("samira", *ALL)), set()),
    "at the desk": ("samira", nothing, set()),
    "coordinates the process": ("noor", nothing, set()),
    "directs other care": ("rik", nothing, set()),
    "judges an emergency in it": ("frans", lambda t: void(t.breaks_glass("piet")), set()),
    "manages accounts": ("fatma", nothing, set()),
    "makes policy": ("polly", nothing, set()),
    "governs": ("wim", nothing, set()),
}
# Who never comes near it: test_matrix walks them past every address, here only with --full.
FAR = {"coordinates the process", "directs other care", "manages accounts", "makes policy", "governs", "at the desk"}
WALKED = [setting for setting in SETTINGS if FULL or setting not in FAR]


def void(_made: object) -> None:
    """A setting keeps nothing of what it made."""


@pytest.fixture
def told(files, act, people, now) -> Told:
    """Jan's dossier, with a word of its own in every record."""
    dossier = files.opens("Kanariekind Kwetter", bsn="999990019")
    child, mother = files.child_of(dossier), files.adds(dossier, "Kanariemoeder Kwetter")
    files.relates(dossier, child, mother, RelationKind.MOTHER)
    files.writes(dossier, "Kanariefeit")
    files.writes(dossier, "Kanariemedisch", layer=Layer.HEALTH)
    files.houses(dossier, child, mother, street="Kanariestraat", shielded=True)
    files.reaches(dossier, child, "0600000298", own=True)
    files.reaches(dossier, mother, "0600000288")
    jan = act("jan")
    shared = {"dossier": dossier, "by": jan, "at": now}
    services.add_helper(
        kind=HelperKind.SCHOOL, organisation="Kanarieschool", name="", phone="", since=now.date(), **shared
    )
    services.give_consent(given_by=mother, receiver="school", what="Kanarietoestemming", given_on=now.date(), **shared)
    services.involve(
        worker=people["bas"],
        kind=InvolvementKind.PARTICIPANT,
        layers=(),
        purpose="Kanariedoel",
        until=None,
        unasked="gevaar",
        **shared,
    )
    return Told(files, dossier, act, people)


def things(told: Told) -> dict[str, list[Any]]:
    """What the addresses of this dossier point at: everything really there."""
    told.act("jan")
    dossier, child = told.dossier, told.files.child_of(told.dossier)
    [relation] = Relation.objects.filter(person=child)
    [bas] = Involvement.objects.filter(worker=told.people["bas"])
    family = child_family(child)
    fact = told.files.writes(dossier, "Nog iets")
    told.act("jan")
    return {
        "dossier": [dossier],
        "person": [dossier, child],
        "family": [dossier, family],
        "fact": [dossier, fact],
        "contact-point-end": [dossier, ContactPoint.objects.get(own=True).id],
        "relation-end": [dossier, relation.id],
        "helper-end": [dossier, Helper.objects.get().id],
        "consent-end": [dossier, Consent.objects.get().id],
        "involved-end": [dossier, bas.id],
        "family-leave": [dossier, family, child],
    }


def child_family(child: UUID) -> UUID:
    return Membership.objects.get(person=child).family_id


# What answers otherwise once it was sent, or to who leads alone, is walked in test_matrix and in tests/persons.
ELSEWHERE = {
    "index-registrations",
    "index-tell",
    "index-withdraw",
    "rights-decide",
    "person-unmerge",
    "destruction-hold",
    "destruction-propose",
}
ENDS = {name for name, row in MATRIX.items() if row.which.startswith("unknown-in-")} - ELSEWHERE
ADDRESSES = sorted(
    ENDS
    | {
        name
        for name, row in MATRIX.items()
        if row.which in {"dossier", "person", "family", "fact"} and (row.thing != LEADS)
    }
    - ELSEWHERE
)
SENT = {"emergency"}  # asks for a reason, and shows nothing of the dossier


def answers(told: Told, who: str, *, ends: bool) -> Iterator[tuple[str, str, HttpResponse]]:
    """What each address of this dossier answers him; `ends` also sends what would end something."""
    where = things(told)
    for name in ADDRESSES:
        url = reverse(name, args=where[name] if name in ENDS else where[MATRIX[name].which])
        yield name, "get", browser(who).get(url)
        if ends or name not in ENDS:
            yield name, "post", browser(who).post(url)


def words_in(response: HttpResponse) -> set[str]:
    body = response.content.decode()
    return {word for word in CANARIES if word in body}


def as_it_stands(told: Told) -> list[Any]:
    """What Jan sees of everything that an address could end."""
    told.act("jan")
    models = (ContactPoint, Relation, Helper, Consent, Involvement, Dossier)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_addresses_of_a_dossier_are_all_there():
    assert len(ADDRESSES) >= 20
    assert {name for name in MATRIX if name.split("-")[0] in {"fact", "family", "helper", "person"}} <= (
        set(ADDRESSES) | ELSEWHERE
    )


def test_there_is_somebody_who_reads_and_somebody_who_does_not_of_every_layer():
    for layer in (B, S, H):
        assert 0 < sum(layer in reads for _who, _how, reads in SETTINGS.values()) < len(SETTINGS) / 2


@pytest.mark.req("AUT-01", "AUT-02", "AUT-03", "AUT-07")
@pytest.mark.parametrize("setting", WALKED)
def test_each_address_shows_exactly_what_is_open_to_him(told, setting, record_property):
    who, how, reads = SETTINGS[setting]
    how(told)
    allowed = {word for word, layer in CANARIES.items() if layer in reads}
    leads = setting in {"responsible", "directs it", "stands in"}
    before = as_it_stands(told)
    seen: set[str] = set()
    cells = 0

    for name, method, response in answers(told, who, ends=not reads):
        cells += 1
        shown = words_in(response)
        seen |= shown
        assert shown <= allowed, (name, method, shown - allowed)
        if reads:
            may = MATRIX[name].get if method == "get" else MATRIX[name].post
            expected = REFUSED if name == "involved" and method == "post" and not leads else may or WRONG_METHOD
            assert response.status_code == expected, (name, method)
        elif name not in SENT:
            assert response.status_code in {REFUSED, WRONG_METHOD}, (name, method)

    assert seen == allowed, "and what he may read, he reads somewhere"
    if not reads:
        assert as_it_stands(told)[:-1] == before[:-1], "what he may not end, he does not"
    record_property("cells", cells)


SEARCHED = ("Kanariekind Kwetter", "kanarykind", "3-5-2019", "999990019", "Kwetter 3-5-2019")


@pytest.mark.req("AUT-02")
@pytest.mark.parametrize("setting", WALKED)
def test_lists_and_searches_show_a_child_to_exactly_who_may_open_its_dossier(told, setting, record_property):
    who, how, reads = SETTINGS[setting]
    how(told)
    address = reverse("dossier", args=[told.dossier])
    pages = ["dossier-list", "today", "contact-list", "question-list", "emergency-list", "worker-list", "process-list"]
    listed = {name: browser(who).get(reverse(name)) for name in pages}
    found = [(typed, browser(who).post(reverse("search"), {"q": typed})) for typed in SEARCHED]

    assert (address in listed["dossier-list"].content.decode()) == bool(reads)
    for name, response in listed.items():
        assert words_in(response) <= ({"Kanariekind"} if reads else set()), name
    for typed, response in found:
        assert (address in response.content.decode()) == bool(reads), typed
        echoed = {word for word in CANARIES if word in typed}
        assert words_in(response) - echoed <= ({"Kanariekind", "Kanariemoeder"} if reads else set()), typed
    record_property("cells", len(listed) + len(found))


@pytest.mark.req("AUT-02")
def test_who_may_not_open_it_hears_whom_to_call_and_no_word_of_it(told):
    response = browser("piet").post(reverse("search"), {"q": "999990019"})

    assert response.status_code == 200
    assert "Jan Jansen" in response.content.decode()
    assert words_in(response) == set()


def test_what_is_ended_by_who_may_is_ended_so_that_nothing_changing_means_something(told):
    where = things(told)
    for name in sorted(ENDS):
        response = browser("jan").post(reverse(name, args=where[name]))
        assert response.status_code == MOVED_ON, name
    told.act("jan")
    assert not ContactPoint.objects.filter(own=True, until=None).exists()
    assert not Relation.objects.filter(until=None).exists()
    assert not Helper.objects.filter(until=None).exists()
    assert not Consent.objects.filter(withdrawn_on=None).exists()
