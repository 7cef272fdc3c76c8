# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models

from opencjg.core.rules.identifiers import uuid7
from opencjg.desk.types import (
    AgeClass,
    ByWay,
    Channel,
    CustomerGroup,
    Form,
    Instrument,
    Purpose,
    QuestionState,
    Route,
)


class Contact(models.Model):
    """A question at the front door, without the client (IA, FO-form).

    Open until it is answered and checked, or handed over.
    """

    matter = models.OneToOneField("processes.Matter", models.PROTECT, primary_key=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    at = models.DateTimeField()
    registered_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Channel])
    customer_group = models.CharField(max_length=15, choices=[(one.value, one.name) for one in CustomerGroup])
    topic = models.ForeignKey("socialmap.Topic", models.PROTECT)
    age = models.CharField(max_length=5, blank=True, choices=[(one.value, one.name) for one in AgeClass])
    form = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Form])
    purpose = models.CharField(max_length=12, choices=[(one.value, one.name) for one in Purpose])
    unasked = models.BooleanField()
    instrument = models.CharField(max_length=20, choices=[(one.value, one.name) for one in Instrument])
    route = models.CharField(max_length=1, choices=[(one.value, one.name) for one in Route])
    handling = ArrayField(models.CharField(max_length=10))
    passed_to = ArrayField(models.UUIDField())
    other_handling = models.CharField(max_length=120, blank=True)
    by_way = models.CharField(max_length=10, blank=True, choices=[(one.value, one.name) for one in ByWay])
    by_way_other = models.CharField(max_length=120, blank=True)
    risk = models.BooleanField()
    helped = models.BooleanField(null=True)
    case = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "-at"])]


class Question(models.Model):
    """The words of a question. With its contact while that is open; afterwards on its own, for an editor (INS-08).

    It may name somebody by accident: it expires unless an editor makes an answer of it (GAP-17).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.OneToOneField("desk.Contact", models.CASCADE, null=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    topic = models.ForeignKey("socialmap.Topic", models.PROTECT)
    question = models.CharField(max_length=400)
    elaboration = models.TextField(blank=True)
    behind = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=[(one.value, one.name) for one in QuestionState])
    asked_on = models.DateField()
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "state", "-asked_on"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="waiting") | models.Q(contact__isnull=True),
                name="an_answered_question_knows_no_contact",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="waiting") | models.Q(expires_at__isnull=False),
                name="waiting_words_expire",
            ),
        ]


class Answer(models.Model):
    """An answer that editors made of questions that come back, in words that everybody reads (B1), naming nobody.

    It holds until a day; then who keeps it looks at it again, and nobody is shown it as current (INS-08).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT, related_name="+")
    topic = models.ForeignKey("socialmap.Topic", models.PROTECT)
    question = models.CharField(max_length=400)
    text = models.TextField()
    source = models.CharField(max_length=200)
    owner = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    valid_until = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["topic", "question"])]

    def __str__(self) -> str:
        return self.question


class AnswerVersion(models.Model):
    """An answer as it was written at one time. Nothing is overwritten."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    answer = models.ForeignKey("desk.Answer", models.PROTECT)
    version = models.PositiveIntegerField()
    question = models.CharField(max_length=400)
    text = models.TextField()
    source = models.CharField(max_length=200)
    valid_until = models.DateField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "version"], name="an_answer_is_written_once_a_version")
        ]


class CallbackRequest(models.Model):
    """A promise to call somebody back, kept by who is responsible for its contact.

    The only place with a client's name or number, sealed; gone when the promise is kept (GAP-17).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.OneToOneField("desk.Contact", models.CASCADE)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    name = models.BinaryField()
    phone = models.BinaryField()
    due = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "due"])]
