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
from opencjg.desk.types.office import Advisor, CrisisOutcome, CrisisResult, OptionList, WaitingEnd


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
    soon = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["centre", "due"])]


class CallAttempt(models.Model):
    """A try to keep a promise to call, or its end with a reason. It outlives the name and the number (WENS-12)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey("desk.Contact", models.CASCADE)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    due = models.DateTimeField()
    outcome = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["contact", "at"])]


class FormOption(models.Model):
    """A box on the forms: the literal one, for all, or one in the list a municipality keeps itself (FO-form-10)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    municipality = models.ForeignKey("accounts.Municipality", models.CASCADE, null=True)
    list = models.CharField(max_length=15, choices=[(one.value, one.name) for one in OptionList])
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    asks = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "list", "code"], name="a_box_stands_in_a_list_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.label


class BackOfficeForm(models.Model):
    """The registration form of the back office; it continues a contact (BO-form-01…35). Its boxes name nobody.

    What it says in words stays until the contact closes; then it goes on with the question, without the contact.
    """

    contact = models.OneToOneField("desk.Contact", models.PROTECT, primary_key=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sex = models.CharField(max_length=40, blank=True)
    postcode = models.CharField(max_length=4, blank=True)
    town = models.CharField(max_length=80, blank=True)
    relation = models.CharField(max_length=40, blank=True)
    professional = models.CharField(max_length=40, blank=True)
    relation_other = models.CharField(max_length=120, blank=True)
    known_through = models.CharField(max_length=40, blank=True)
    known_other = models.CharField(max_length=120, blank=True)
    kinds = ArrayField(models.CharField(max_length=40))
    kind_other = models.CharField(max_length=120, blank=True)
    description = models.TextField(blank=True)
    handling = ArrayField(models.CharField(max_length=10))
    passed_on = ArrayField(models.CharField(max_length=40))
    passed_on_other = models.CharField(max_length=120, blank=True)
    by_way = models.CharField(max_length=10, blank=True)
    by_way_other = models.CharField(max_length=120, blank=True)
    information = models.BooleanField(null=True)
    crisis = models.BooleanField(null=True)
    reachable = models.BooleanField(null=True)
    right_place = models.BooleanField(null=True)


class CrisisLine(models.Model):
    """Whom to call in a crisis: a number for the whole country, or one a centre added (BO-form-32)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    centre = models.ForeignKey("accounts.Centre", models.CASCADE, null=True)
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20)
    purpose = models.CharField(max_length=120, blank=True)
    place = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class Crisis(models.Model):
    """Acute danger in a contact: it runs until its outcome is written down (BO-form-32). No content."""

    contact = models.OneToOneField("desk.Contact", models.PROTECT, primary_key=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=12, blank=True, choices=[(one.value, one.name) for one in CrisisOutcome])

    class Meta:
        indexes = [models.Index(fields=["centre"], condition=models.Q(ended_at=None), name="crises_that_run")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, outcome="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(outcome="")),
                name="a_crisis_ends_with_an_outcome",
            )
        ]


class CrisisCall(models.Model):
    """Who was called about a crisis, by whom, when, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    crisis = models.ForeignKey("desk.Crisis", models.CASCADE)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    name = models.CharField(max_length=80)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    result = models.CharField(max_length=12, choices=[(one.value, one.name) for one in CrisisResult])


class Waiting(models.Model):
    """Somebody sits in the waiting room for a worker: a number and a neutral description, never a name (RTE-2.3)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey("desk.Contact", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    seen_as = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, blank=True, choices=[(one.value, one.name) for one in WaitingEnd])

    class Meta:
        indexes = [models.Index(fields=["centre", "since"])]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=models.Q(ended_at=None), name="a_customer_waits_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(seen_as=""), name="who_waited_is_described_no_longer"
            ),
        ]


class Consultation(models.Model):
    """A question discussed with a duty desk or the chain coordinator; the answer is sealed (RTE-3.5, RTE-3.6)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey("desk.Contact", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    advisor = models.CharField(max_length=20, choices=[(one.value, one.name) for one in Advisor])
    with_whom = models.CharField(max_length=80)
    answer = models.BinaryField(null=True)
    identified = models.BooleanField()
    consented = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["contact", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consented=True)
                | (models.Q(identified=False) & ~models.Q(advisor=Advisor.CHAIN_COORDINATOR)),
                name="who_is_named_or_discussed_agreed",
            )
        ]


class ShiftNote(models.Model):
    """A short neutral note for whoever comes next at the desk; sealed, and gone after a while."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    centre = models.ForeignKey("accounts.Centre", models.CASCADE)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)
