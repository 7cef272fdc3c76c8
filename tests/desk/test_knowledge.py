# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The knowledge base: words that wait, answers that hold until a day, what is asked about most."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from opencjg.core.types import BadInput, Conflict, NotAllowed
from opencjg.desk import selectors, services
from opencjg.desk.models import Answer, AnswerVersion, Question
from opencjg.desk.types import NewAnswer
from opencjg.socialmap.types import TopicCode
from tests.desk.test_queries import queries
from tests.socialmap.test_entries import browser

WORDS = "Mijn peuter Kees wordt wakker"


@pytest.fixture
def waiting(desk, act) -> Question:
    """Words of a closed question, as Lotte sees them."""
    desk.registers(WORDS, elaboration="Moeder heet Roos", helped=True)
    act("lotte")
    return Question.objects.get(state="waiting")


def told(social, **more) -> NewAnswer:
    values = {
        "question": "Mijn peuter wordt wakker. Wat helpt?",
        "text": "Lees voor en doe het licht uit.",
        "topic": TopicCode("sleeping"),
        "source": "voorbeeld",
        "owner": social.people["jan"],
        "valid_until": (social.now + timedelta(days=100)).date(),
    }
    return NewAnswer(**(values | more))


@pytest.mark.req("INS-08", "KC-IA-2", "PRV-01")
def test_an_editor_makes_an_answer_of_waiting_words_and_the_asked_words_are_gone(social, waiting, act, now):
    answer = services.publish_question(question=waiting.id, told=told(social), by=act("lotte"), at=now)

    row = Question.objects.get(id=waiting.id)
    assert (row.state, row.question, row.elaboration, row.expires_at) == ("published", "", "", None)
    assert social.titles("peuter wakker") == [told(social).question]
    assert selectors.answer(answer, act("samira"), today=now.date()).told == told(social)
    with pytest.raises(NotAllowed):
        services.publish_question(question=waiting.id, told=told(social), by=act("lotte"), at=now)


@pytest.mark.req("INS-08")
def test_words_that_are_thrown_away_leave_nothing_to_read(waiting, act, now):
    services.drop_question(question=waiting.id, by=act("lotte"), at=now)

    row = Question.objects.get(id=waiting.id)
    assert (row.state, row.question, row.elaboration) == ("dropped", "", "")


@pytest.mark.req("AUT-01")
@pytest.mark.parametrize("who", ["samira", "jan", "eva", "fatma"])
def test_who_is_no_editor_settles_no_words_and_writes_no_answer(social, waiting, act, now, who):
    for act_of in (
        lambda: services.publish_question(question=waiting.id, told=told(social), by=act(who), at=now),
        lambda: services.drop_question(question=waiting.id, by=act(who), at=now),
        lambda: services.write_answer(told=told(social), by=act(who), at=now),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            act_of()
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.create(
            centre_id=act(who).centre.id,
            topic_id="sleeping",
            question="x",
            text="x",
            source="x",
            owner_id=act(who).worker,
            valid_until=now.date(),
        )
    assert selectors.waiting_questions(act(who)) == ()


@pytest.mark.req("INS-08")
def test_an_answer_holds_until_its_day_and_is_then_no_longer_shown_as_current(social, act, now):
    until = (now + timedelta(days=5)).date()
    answer = social.answers("Peuter slaapt slecht", until=until)
    samira = act("samira")

    assert [row.id for row in selectors.answers(samira, today=until)[0]] == [answer]
    after = until + timedelta(days=1)
    assert selectors.answers(samira, today=after)[0] == ()
    assert selectors.answer(answer, samira, today=after).expired
    assert social.titles("peuter", on=after) == []


def test_who_keeps_an_answer_renews_it_and_how_it_read_stays(social, act, now):
    answer = social.answers("Peuter slaapt slecht", "Oud.", until=(now + timedelta(days=5)).date())
    newer = told(social, question="Peuter slaapt slecht", text="Nieuw.")

    assert services.change_answer(answer=answer, version=1, told=newer, by=act("jan"), at=now) == 2

    texts = [(one.version, one.text, one.by) for one in selectors.versions_of(answer, act("samira"))]
    assert texts == [(2, "Nieuw.", "Jan Jansen"), (1, "Oud.", "Lotte Lelie")]
    with pytest.raises(Conflict) as conflict:
        services.change_answer(answer=answer, version=1, told=told(social), by=act("lotte"), at=now)
    assert conflict.value.theirs == (newer, 2)
    assert services.change_answer(answer=answer, version=2, told=newer, by=act("jan"), at=now) == 2
    with pytest.raises(NotAllowed):
        services.change_answer(answer=answer, version=2, told=told(social), by=act("piet"), at=now)
    act("jan")
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerVersion.objects.update(text="x")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("question", "  "),
        ("text", ""),
        ("text", "x" * 5_001),
        ("source", ""),
        ("topic", TopicCode("onbekend")),
        ("valid_until", None),
    ],
)
def test_an_answer_without_words_a_topic_a_source_or_a_day_to_come_is_refused_at_its_field(
    social, act, now, field, value
):
    days = [now.date(), (now + timedelta(days=4 * 365)).date()] if field == "valid_until" else [value]
    for one in days:
        with pytest.raises(BadInput) as wrong:
            services.write_answer(told=told(social, **{field: one}), by=act("lotte"), at=now)
        assert wrong.value.field == field
    assert not Answer.objects.exists()


@pytest.mark.req("KC-IA-2")
def test_what_is_asked_about_is_counted_by_topic_without_a_word_of_who_asked(desk, social, act, now):
    for topic in ("sleeping", "sleeping", "eating"):
        desk.registers(WORDS, topic=TopicCode(topic), helped=True)
    desk.registers("Elders", who="eva", helped=True)
    social.answers("Peuter slaapt slecht")

    rows = selectors.patterns(act("lotte"), at=now)

    assert [(row.topic, row.asked, row.waiting, row.answers) for row in rows] == [
        ("sleeping", 2, 2, 1),
        ("eating", 1, 1, 0),
    ]
    assert WORDS not in repr(rows)
    with pytest.raises(NotAllowed):
        selectors.patterns(act("jan"), at=now)


def test_an_editor_reads_words_of_his_own_centre_that_have_no_asker_and_no_others(desk, act):
    desk.registers("Nog open")
    desk.registers("Wacht", helped=True)
    desk.registers("Elders", who="eva", helped=True)
    act("lotte")

    assert list(Question.objects.values_list("question", flat=True)) == ["Wacht"]
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from desk_contact")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("who", ["samira", "lotte"])
def test_the_page_costs_the_same_for_one_answer_and_for_twenty(desk, social, who):
    social.answers("Peuter 0")
    desk.registers(WORDS, helped=True)
    few = queries("/kennisbank/", who)
    for number in range(1, 25):
        social.answers(f"Peuter {number}")
        desk.registers(WORDS, helped=True)

    assert queries("/kennisbank/", who) == few <= 13


def test_on_the_page_nothing_typed_is_lost_and_the_refusal_is_dutch(social, waiting):
    address = f"/kennisbank/{waiting.id}/"
    sent = {"question": "Mijn vraag", "text": "", "topic": "sleeping", "source": "voorbeeld"}

    refused = browser("lotte").post(address, sent)

    assert refused.status_code == 422
    assert 'value="Mijn vraag"' in refused.content.decode()
    assert Question.objects.get(id=waiting.id).state == "waiting"
    late = sent | {"text": "x", "owner": str(social.people["jan"]), "valid_until": "2020-01-01"}
    assert "Kies een dag die nog komt" in browser("lotte").post(address, late).content.decode()
    good = late | {"valid_until": (social.now + timedelta(days=9)).date().isoformat()}
    assert browser("lotte").post(address, good).status_code == 302
    assert browser("lotte").get(address).status_code == 302
