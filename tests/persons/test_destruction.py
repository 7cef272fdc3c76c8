# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier is kept as long as the law asks, and then destroyed by four eyes, with nothing left of what was in it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from opencjg.accounts.services import report_absence
from opencjg.core.types import BadInput, NotAllowed
from opencjg.persons import selectors, services
from opencjg.persons.models import Destruction, Dossier, RetentionTerm
from opencjg.persons.rules.retention import TERMS, destroy_after
from opencjg.persons.types import DestructionGround, Kept, RightsKind
from opencjg.processes import services as processes
from opencjg.processes.models import Case
from opencjg.signalling.models import Concern
from tests.access.test_matrix import browser
from tests.persons.test_birth import days

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner", "retention"])


class Archive:
    """Fatma proposes and Frans destroys, or whoever is named."""

    def __init__(self, files, act, now):
        self.files, self.act, self.now = files, act, now
        self.dossier = files.opens("Kanariekind Kwetter")
        files.fills(self.dossier)
        files.writes(self.dossier, "Kanariebasis")

    def asked(self):
        """The mother asks to destroy it, and that is granted."""
        jan = self.act("jan")
        head, _involved = selectors.head_of(self.dossier, jan)
        asked = services.ask(
            dossier=self.dossier,
            kind=RightsKind.DESTRUCTION,
            asked_by=head.child.id,
            words="",
            received_on=self.now.date(),
            due_on=None,
            by=jan,
            at=self.now,
        )
        services.decide(dossier=self.dossier, asked=asked, granted=True, motivation="Mag.", by=jan, at=self.now)

    def is_old(self, years=20):
        """Nothing was changed in it for so long."""
        self.act("jan")
        Dossier.objects.filter(id=self.dossier).update(
            changed_at=self.now.replace(year=self.now.year - years) - timedelta(days=400)
        )

    def listed(self, who="fatma"):
        return selectors.to_destroy(self.act(who))

    def proposes(self, who="fatma"):
        return services.propose_destruction(dossier=self.dossier, by=self.act(who))

    def destroys(self, proposal, who="frans"):
        services.confirm_destruction(proposal=proposal, by=self.act(who))

    def is_there(self):
        self.act("jan")
        return Dossier.objects.filter(id=self.dossier).exists()


@pytest.fixture
def archive(files, act, now):
    return Archive(files, act, now)


def test_the_terms_of_the_database_are_those_of_the_rules_with_their_ground(act):
    act("jan")
    assert selectors.terms() == TERMS
    assert (selectors.terms()[Kept.DOSSIER].years, selectors.terms()[Kept.DOSSIER].ground) == (20, "Jeugdwet 7.3.8-3")


@given(kind=st.sampled_from(Kept), day=days)
@example(kind=Kept.INDEX_ARCHIVE, day=date(2028, 2, 29))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_database_reckons_the_last_day_as_the_rule_does(kind, day):
    with connection.cursor() as cursor:
        cursor.execute("select door.kept_until(%s, %s)", [kind, day])
        assert cursor.fetchone() == (destroy_after(kind, day),)


def test_a_term_is_set_with_its_ground_by_who_keeps_the_archive(archive):
    page, browse = reverse("retention-terms"), browser("fatma")

    def sets(**typed):
        return browse.post(page, {"kind": "dossier"} | {f"dossier-{name}": value for name, value in typed.items()})

    none = sets(years=0, days=0, ground="Besluit van het college")
    assert "Vul jaren of dagen in" in none.content.decode()
    assert "Besluit van het college" in none.content.decode()
    assert "dossier-ground" in sets(years=5, days=0, ground=" ").content.decode()
    assert sets(years=5, days=1, ground="Besluit van het college").status_code == 302
    assert "Besluit van het college" in browse.get(page).content.decode()
    assert browser("frans").get(page).content.decode().count("Jeugdwet 7.3.8-3") == 1, "what we ship stays beside it"
    archive.is_old(5)
    assert len(archive.listed()) == 1
    with pytest.raises(NotAllowed), transaction.atomic():
        services.set_term(kind=Kept.DOSSIER, years=1, days=0, ground="Zomaar", by=archive.act("jan"))


def test_the_list_holds_what_is_past_its_term_or_asked_and_no_name(archive):
    assert archive.listed() == ()
    archive.is_old()
    [row] = archive.listed()
    assert row.ground is DestructionGround.TERM
    assert "Kanarie" not in browser("fatma").get(reverse("destruction-list")).content.decode()
    archive.files.writes(archive.dossier, "Weer iets")
    assert archive.listed() == (), "a change begins the term anew"
    archive.asked()
    assert [one.ground for one in archive.listed("frans")] == [DestructionGround.REQUEST]


def test_another_term_in_the_table_is_another_term(archive):
    archive.is_old(5)
    assert archive.listed() == ()
    RetentionTerm.objects.using("owner").update(years=5)
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("update persons_retentionterm set years = 0")


@pytest.mark.parametrize("who", ["jan", "samira", "noor", "wim", "eva"])
def test_only_who_keeps_the_archive_sees_the_list_proposes_or_destroys(archive, who):
    archive.asked()
    proposal = archive.proposes()
    for attempt in (
        lambda: archive.listed(who),
        lambda: archive.proposes(who),
        lambda: archive.destroys(proposal, who),
        lambda: services.withdraw_destruction(proposal=proposal, by=archive.act(who)),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()
    assert archive.is_there()


def test_who_proposed_it_does_not_destroy_it_nor_who_stands_in_for_him(archive, act, people, now):
    archive.asked()
    proposal = archive.proposes("fatma")
    with pytest.raises(NotAllowed), transaction.atomic():
        archive.destroys(proposal, "fatma")
    act("fatma")
    with pytest.raises(DatabaseError, match="not his to confirm"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select door.confirm_destruction(%s, '{}')", [proposal])
    fatma = act("fatma")
    later = now + timedelta(days=3650)
    report_absence(worker=fatma.worker, starts=now, ends=later, stand_in=people["frans"], by=fatma, at=now)
    with pytest.raises(NotAllowed), transaction.atomic():
        archive.destroys(proposal, "frans")
    assert archive.is_there()


def test_the_table_itself_refuses_two_eyes(archive, people):
    row = Destruction(
        id=uuid4(),
        dossier=uuid4(),
        centre_id=archive.act("fatma").centre.id,
        ground="term",
        opened_on=date(2000, 1, 1),
        changed_on=date(2000, 1, 1),
        proposed_by_id=people["fatma"],
        proposed_at=archive.now,
        confirmed_by_id=people["fatma"],
        confirmed_at=archive.now,
    )
    with pytest.raises(DatabaseError, match="four_eyes"), transaction.atomic(using="owner"):
        row.save(using="owner", force_insert=True)


@pytest.mark.parametrize("who", ["fatma", "jan"])
def test_what_is_held_is_not_destroyed_until_it_is_let_go(archive, who):
    archive.asked()
    proposal = archive.proposes()
    with pytest.raises(BadInput, match="reason"):
        services.hold(dossier=archive.dossier, reason=" ", by=archive.act(who))
    services.hold(dossier=archive.dossier, reason="Er loopt een klacht", by=archive.act(who))

    with pytest.raises(NotAllowed), transaction.atomic():
        archive.destroys(proposal)
    assert [one.held_because for one in archive.listed()] == ["Er loopt een klacht"]
    with pytest.raises(NotAllowed), transaction.atomic():
        services.hold(dossier=archive.dossier, reason="Nog eens", by=archive.act(who))

    services.lift_hold(dossier=archive.dossier, reason="De klacht is af", by=archive.act(who))
    archive.destroys(proposal)
    assert not archive.is_there()


@pytest.mark.parametrize("who", ["samira", "piet", "eva"])
def test_nobody_else_holds_it(archive, who):
    with pytest.raises(NotAllowed), transaction.atomic():
        services.hold(dossier=archive.dossier, reason="Zomaar", by=archive.act(who))


def test_with_an_open_case_it_is_never_destroyed(archive, desk, people, act, now):
    archive.asked()
    proposal = archive.proposes()
    question = desk.registers("Zorg", risk=True, handling=())
    case = desk.hands_over(question, to=people["jan"], story="Kanarieverhaal")
    processes.attach_dossier(case=case, dossier=archive.dossier, by=act("jan"), at=now)

    with pytest.raises(NotAllowed), transaction.atomic():
        archive.destroys(proposal)
    assert [one.open_case for one in archive.listed()] == [True]
    act("jan")
    assert Case.objects.get(matter=case).dossier_id == archive.dossier
    assert Concern.objects.filter(case=case).exists()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from persons_dossier",
        "delete from persons_fact",
        "delete from persons_person",
        "update persons_dossier set key = ''",
        "insert into persons_legalhold (id, reason) select gen_random_uuid(), 'x'",
        "select * from persons_destruction",
        "update persons_destruction set confirmed_at = now()",
        "select door.propose_destruction(gen_random_uuid(), gen_random_uuid(), '{}')",
        "select door.ground_to_destroy(gen_random_uuid())",
    ],
)
@pytest.mark.parametrize("who", ["jan", "fatma"])
def test_the_application_itself_destroys_nothing(archive, who, statement):
    archive.act(who)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert archive.is_there()


def test_the_pages_propose_withdraw_and_destroy(archive):
    archive.asked()
    archive.act("jan")
    assert browser("fatma").post(reverse("destruction-propose", args=[archive.dossier])).status_code == 302
    [row] = archive.listed()
    assert row.proposer == "Fatma Faber"
    mine = browser("fatma").get(reverse("destruction-list")).content.decode()
    theirs = browser("frans").get(reverse("destruction-list")).content.decode()
    confirm = reverse("destruction-confirm", args=[row.proposal])
    assert confirm not in mine
    assert confirm in theirs
    assert browser("fatma").post(confirm).status_code == 403
    assert browser("frans").post(reverse("destruction-confirm", args=[uuid4()])).status_code == 403
    assert browser("frans").post(confirm).status_code == 302
    assert not archive.is_there()
