# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from opencjg.accounts.types import Layer
from opencjg.core.rules.identifiers import uuid7
from opencjg.persons.types import HelperKind, InvolvementKind, Milieu, Nature, Weight

LAYERS = [(layer.value, layer.name) for layer in Layer]


class Dossier(models.Model):
    """The file of one child, from the first contact on (INS-04). Never opened for a question (WENS-07)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    child = models.OneToOneField("persons.Person", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    told = models.CharField(max_length=200)
    key = models.BinaryField()
    changed_at = models.DateTimeField()


class Mention(models.Model):
    """Somebody occurs in a dossier: who may open it may see who he is."""

    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    person = models.ForeignKey("persons.Person", models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="mentioned_once")]
        indexes = [models.Index(fields=["person", "dossier"])]


class Involvement(models.Model):
    """A worker may open some layers of a dossier, for a purpose, for a time. Its end may come sooner, never later.

    To somebody of another organisation it was agreed (`consent`), or it says why nobody was asked (`unasked`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT, db_index=False)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT, db_index=False, related_name="+")
    kind = models.CharField(max_length=14, choices=[(one.value, one.name) for one in InvolvementKind])
    layers = ArrayField(models.CharField(max_length=12, choices=LAYERS))
    purpose = models.CharField(max_length=200)
    reason = models.CharField(max_length=400, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    granted_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    reviewed_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    review = models.CharField(max_length=400, blank=True)
    consent = models.ForeignKey("persons.Consent", models.PROTECT, null=True, related_name="+")
    unasked = models.CharField(max_length=400, blank=True, db_default="")

    class Meta:
        indexes = [models.Index(fields=["dossier", "worker"]), models.Index(fields=["worker", "dossier"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends=None) | Q(ends__gte=F("starts")), name="ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(kind=InvolvementKind.EMERGENCY) | (~Q(reason="") & Q(ends__isnull=False)),
                name="an_emergency_has_a_reason_and_an_end",
            ),
        ]


class Fact(models.Model):
    """Something written down in a dossier: what, whether it can be checked, who said so and when.

    A correction is another row that supersedes it; `retracted` says it was wrong and nothing comes in its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT, db_index=False)
    layer = models.CharField(max_length=12, choices=LAYERS)
    nature = models.CharField(max_length=7, choices=[(one.value, one.name) for one in Nature])
    weight = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Weight])
    milieus = ArrayField(models.CharField(max_length=9, choices=[(one.value, one.name) for one in Milieu]))
    text = models.TextField()
    source = models.CharField(max_length=120)
    said_on = models.DateField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    retracted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["dossier", "-said_on", "-id"])]


class Helper(models.Model):
    """A professional around the child who does not work in this system: school, family doctor, others."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    kind = models.CharField(max_length=20, choices=[(one.value, one.name) for one in HelperKind])
    organisation = models.CharField(max_length=120)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")


class Document(models.Model):
    """A file in a dossier. Its bytes lie sealed in `files`, under the dossier's own key."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    layer = models.CharField(max_length=12, choices=LAYERS)
    blob = models.UUIDField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    about = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Consent(models.Model):
    """Somebody agreed to sharing something with somebody; withdrawn, it holds no longer (Jeugdwet 7.3.4, 7.3.5)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    given_by = models.ForeignKey("persons.Person", models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=120)
    what = models.CharField(max_length=400)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
