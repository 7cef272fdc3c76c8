# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a dossier, and which layers of it; asked of the services and straight of the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from opencjg.accounts.types import Layer
from opencjg.core.types import BadInput, NotAllowed
from opencjg.outbox.models import Notice
from opencjg.persons import selectors, services
from opencjg.persons.models import Dossier, Fact, Involvement, Mention, Person
from opencjg.persons.types import InvolvementKind
from opencjg.processes import services as processes
from opencjg.processes.models import Case
from tests.access.test_matrix import browser

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])
OTHERS = ("hanna", "piet", "samira", "noor", "polly", "wim", "fatma", "frans", "rik", "eva")
REASON = "Kind is nu op de spoedeisende hulp"


def seen(dossier) -> list[str]:
    """What whoever acts reads of a dossier, straight from the tables."""
    return list(Fact.objects.filter(dossier=dossier).values_list("text", flat=True))


@pytest.mark.req("AUT-01", "AUT-03", "AUT-15")
@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_who_is_involved_sees_that_a_dossier_is_there(files, act, now, who):
    dossier = files.opens()
    files.writes(dossier)

    viewer = act(who)

    assert not Dossier.objects.exists()
    assert not Person.objects.exists()
    assert seen(dossier) == []
    with pytest.raises(NotAllowed):
        selectors.head_of(dossier, viewer)


@pytest.mark.req("AUT-07")
def test_the_medical_layer_is_read_by_youth_health_care_alone(files, act):
    dossier = files.opens()
    files.writes(dossier, "Groeit goed.", layer=Layer.HEALTH)
    files.writes(dossier, "Woont bij moeder.")
    files.lets_in(dossier, "piet", layers=tuple(Layer))
    files.lets_in(dossier, "hanna", layers=(Layer.HEALTH,))

    act("piet")
    assert seen(dossier) == ["Woont bij moeder."]
    act("hanna")
    assert sorted(seen(dossier)) == ["Groeit goed.", "Woont bij moeder."]


def test_a_role_opens_no_layer_that_the_involvement_does_not(files, act):
    dossier = files.opens()
    files.writes(dossier, "Groeit goed.", layer=Layer.HEALTH)
    files.lets_in(dossier, "hanna")

    act("hanna")

    assert seen(dossier) == []


@pytest.mark.req("AUT-04")
def test_who_directs_care_reads_the_inventory_and_no_reports(files, act):
    dossier = files.opens()
    files.writes(dossier, "Verslag huisbezoek.", layer=Layer.HEALTH)
    files.lets_in(dossier, "rik", kind=InvolvementKind.DIRECTION, layers=(Layer.DIRECTION, Layer.HEALTH))
    files.writes(dossier, "Inventarisatie.", who="rik", layer=Layer.DIRECTION)

    act("rik")

    assert seen(dossier) == ["Inventarisatie."]


@pytest.mark.req("AUT-06")
def test_an_involvement_ends_at_its_end_and_at_once_when_it_is_ended(files, act, now):
    dossier = files.opens()
    files.writes(dossier)
    mine = files.lets_in(dossier, "hanna")
    act("hanna")
    assert len(seen(dossier)) == 1

    services.end_involvement(dossier=dossier, involvement=mine, by=act("jan"), at=now)

    act("hanna")
    assert seen(dossier) == []


@pytest.mark.req("AUT-05")
def test_only_who_leads_lets_others_in(files):
    dossier = files.opens()
    files.lets_in(dossier, "hanna")

    with pytest.raises(NotAllowed), transaction.atomic():
        files.lets_in(dossier, "piet", who="hanna")
    with pytest.raises(NotAllowed), transaction.atomic():
        files.lets_in(dossier, "piet", who="piet")


@pytest.mark.parametrize(
    "statement",
    [
        (
            "insert into persons_involvement (id, dossier_id, worker_id, kind, layers, purpose, reason, starts, "
            "granted_by_id, review) values (gen_random_uuid(), %(dossier)s, door.me(), 'participant', '{basis}', 'x', "
            "'', now(), door.me(), '')"
        ),
        "insert into persons_mention (dossier_id, person_id) select %(dossier)s, %(dossier)s",
        "update persons_involvement set ends = null",
        "select door.open_dossier(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', '', 'x')",
        "select door.involve(gen_random_uuid(), %(dossier)s, door.me(), 'participant', '{basis}', 'x', null)",
        "select door.mention(%(dossier)s, gen_random_uuid())",
        "update persons_person set same_as_id = null",
        "select door.review_emergency(gen_random_uuid(), 'goed')",
    ],
)
@pytest.mark.parametrize("who", ["piet", "samira", "eva"])
def test_nobody_makes_himself_a_reader_in_the_database(files, act, statement, who):
    dossier = files.opens()
    act(who)

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, {"dossier": dossier})
    except DatabaseError:
        pass

    assert not Dossier.objects.exists()


def test_a_person_of_another_dossier_cannot_be_pulled_into_ones_own(files, act):
    theirs = files.opens("Hidde Verborgen")
    hidden = files.child_of(theirs)
    mine = files.opens("Mees Mijn", who="piet")

    act("piet")
    with pytest.raises(NotAllowed), transaction.atomic():
        services.mention(dossier=mine, person=hidden)

    act("piet")
    assert not Person.objects.filter(id=hidden).exists()


def test_without_an_identity_there_is_nothing(files):
    files.opens()
    with connection.cursor() as cursor:
        cursor.execute("select set_config('opencjg.identity', '', true)")

    assert not any(model.objects.exists() for model in (Person, Dossier, Involvement, Mention, Fact))


class TestEmergency:
    def test_opens_the_dossier_for_a_few_hours_and_is_told_to_the_privacy_officer(self, files, act, now, people):
        dossier = files.opens()
        files.writes(dossier, "Woont bij moeder.")

        services.break_glass(dossier=dossier, reason=REASON, by=act("piet"))

        head, involved = selectors.head_of(dossier, act("piet"))
        assert seen(dossier) == ["Woont bij moeder."]
        assert head.emergency_until is not None
        assert head.emergency_until - now < timedelta(days=3660)
        assert involved[0].ends - involved[0].starts == timedelta(hours=4)
        act("frans")
        assert Notice.objects.get(worker=people["frans"]).kind == "emergency_access"

    def test_takes_a_reason(self, files, act):
        dossier = files.opens()
        with pytest.raises(Exception, match="reason_short"):
            services.break_glass(dossier=dossier, reason="spoed", by=act("piet"))

    @pytest.mark.parametrize("who", ["samira", "noor", "polly", "wim", "frans"])
    def test_is_for_who_may_open_dossiers_at_all(self, files, act, who):
        dossier = files.opens()
        viewer = act(who)
        with pytest.raises(NotAllowed), transaction.atomic():
            services.break_glass(dossier=dossier, reason=REASON, by=viewer)
        with pytest.raises(DatabaseError, match="no emergency"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select door.break_glass(%s, %s, %s, 4, '{}')", [uuid4(), dossier, REASON])

    def test_is_judged_once_and_not_by_who_did_it(self, files, act):
        dossier = files.opens()
        involvement = services.break_glass(dossier=dossier, reason=REASON, by=act("piet"))

        services.review_emergency(involvement=involvement, verdict="Terecht", by=act("frans"))

        shown = selectors.emergencies(act("frans"), open_only=False)
        assert [(one.reason, one.purpose) for one in shown] == [(REASON, "Terecht")]
        with pytest.raises(NotAllowed), transaction.atomic():
            services.review_emergency(involvement=involvement, verdict="Toch niet", by=act("frans"))
        act("frans")
        assert not Dossier.objects.exists()


@pytest.mark.req("PRV-02", "PRV-05")
class TestConsent:
    """Outside one's own organisation a dossier opens because it was agreed, or it says why nobody was asked."""

    def lets_in(self, dossier, act, people, now, who="piet", **more):
        services.involve(
            dossier=dossier,
            worker=people[who],
            kind=InvolvementKind.PARTICIPANT,
            layers=(),
            purpose="meedenken",
            until=None,
            by=act("jan"),
            at=now,
            **more,
        )

    def agrees(self, files, act, now, dossier):
        return services.give_consent(
            dossier=dossier,
            given_by=files.child_of(dossier),
            receiver="Samen Welzijn",
            what="meedenken",
            given_on=now.date(),
            by=act("jan"),
            at=now,
        )

    def test_nobody_of_elsewhere_comes_in_without_either(self, files, act, people, now):
        dossier = files.opens()
        with pytest.raises(BadInput, match="consent_missing"):
            self.lets_in(dossier, act, people, now)
        self.lets_in(dossier, act, people, now, who="hanna")
        call = "select door.involve(%s, %s, %s, 'participant', array['basis'], 'x', null, null, ' ')"
        with pytest.raises(DatabaseError, match="neither agreed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(call, [uuid4(), dossier, people["piet"]])

    def test_a_consent_of_another_dossier_is_none(self, files, act, people, now):
        dossier, other = files.opens(), files.opens("Ander Kind")
        consent = self.agrees(files, act, now, other)
        with pytest.raises(NotAllowed), transaction.atomic():
            self.lets_in(dossier, act, people, now, consent=consent)

    def test_withdrawn_the_dossier_closes_in_the_same_moment(self, files, act, people, now):
        dossier = files.opens()
        consent = self.agrees(files, act, now, dossier)
        self.lets_in(dossier, act, people, now, consent=consent)
        act("piet")
        assert Dossier.objects.exists()

        services.withdraw_consent(dossier=dossier, consent=consent, by=act("jan"), at=now)

        act("piet")
        assert not Dossier.objects.exists()

    def test_the_page_says_on_what_ground_and_offers_no_more_than_one_holds(self, files, act, people, now):
        dossier = files.opens()
        page = reverse("involved", args=[dossier])
        typed = {"worker": str(people["piet"]), "kind": "participant", "purpose": "Kanariedoel"}
        refused = browser("jan").post(page, typed)
        assert refused.status_code == 422
        assert "Kanariedoel" in refused.content.decode()
        assert "schrijf waarom u het niet vraagt" in refused.content.decode()
        assert browser("jan").post(page, typed | {"unasked": "Kanariegevaar"}).status_code == 302
        assert "Zonder toestemming: Kanariegevaar" in browser("jan").get(page).content.decode()
        files.lets_in(dossier, "rik", kind=InvolvementKind.DIRECTION, layers=(Layer.DIRECTION,))
        offered = browser("rik").get(page).content.decode()
        assert 'value="direction"' in offered
        assert 'value="health"' not in offered


class TestCase:
    @pytest.fixture
    def case(self, desk, people):
        question = desk.registers("Zorg", risk=True, handling=())
        return desk.hands_over(question, to=people["jan"])

    def test_who_takes_care_of_a_case_may_open_its_dossier_and_who_did_may_not(self, files, act, now, people, case):
        dossier = files.opens()
        files.writes(dossier)
        processes.attach_dossier(case=case, dossier=dossier, by=act("jan"), at=now)

        processes.reassign(matter=case, to=people["hanna"], by=act("jan"), at=now)

        act("hanna")
        assert len(seen(dossier)) == 1
        act("jan")
        assert seen(dossier) == []

    def test_who_takes_care_of_an_open_case_cannot_be_shut_out(self, files, act, now, case):
        dossier = files.opens()
        processes.attach_dossier(case=case, dossier=dossier, by=act("jan"), at=now)
        mine = Involvement.objects.get(dossier=dossier)

        with pytest.raises(NotAllowed), transaction.atomic():
            services.end_involvement(dossier=dossier, involvement=mine.id, by=act("jan"), at=now)

    def test_a_case_is_hung_on_a_dossier_that_is_open_only(self, files, act, now, case):
        dossier = files.opens("Hidde Verborgen", who="piet")

        with pytest.raises(NotAllowed), transaction.atomic():
            processes.attach_dossier(case=case, dossier=dossier, by=act("jan"), at=now)
        act("jan")
        with pytest.raises(DatabaseError), transaction.atomic():
            Case.objects.filter(matter=case).update(dossier=dossier)
