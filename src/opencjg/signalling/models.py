# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from opencjg.core.rules.identifiers import uuid7
from opencjg.signalling.types import ConcernSource, Informed, Level, Occasion, RiskCategory


class Concern(models.Model):
    """A worry about a child, as it was told. Content: only who takes care of the case reads it (MS-2)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("processes.Case", models.PROTECT, null=True)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    source = models.CharField(max_length=20, choices=[(source.value, source.name) for source in ConcernSource])
    received_at = models.DateTimeField()
    received_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    danger = models.BooleanField()
    story = models.TextField()
    reporter_name = models.CharField(max_length=120, blank=True)
    reporter_phone = models.CharField(max_length=20, blank=True)
    informed = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Informed])
    closed_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) | ~models.Q(closed_reason=""),
                name="a_concern_has_a_case_or_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["case"])]


class RiskInstrument(models.Model):
    """One version of the one instrument of a region. Immutable once active: another version is another row (INS-01)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey("accounts.Region", models.PROTECT)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    content = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    active = models.BooleanField(default=False)
    activated_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="instrument_versions_are_numbered"),
            models.UniqueConstraint(
                fields=["region"], condition=models.Q(active=True), name="one_active_instrument_per_region"
            ),
            models.CheckConstraint(
                condition=models.Q(active=False) | models.Q(activated_at__isnull=False),
                name="what_is_active_was_activated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class RiskAssessment(models.Model):
    """What a professional found with the instrument, and the category he chose. A new one never replaces it (RC-6)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("processes.Case", models.PROTECT)
    instrument = models.ForeignKey("signalling.RiskInstrument", models.PROTECT)
    occasion = models.CharField(max_length=10, choices=[(one.value, one.name) for one in Occasion])
    seriousness = models.PositiveSmallIntegerField(choices=[(one.value, one.name) for one in Level])
    extent = models.PositiveSmallIntegerField(choices=[(one.value, one.name) for one in Level])
    category = models.PositiveSmallIntegerField(choices=[(one.value, one.name) for one in RiskCategory])
    crisis = models.BooleanField(default=False)
    consulted_on = models.DateField(null=True)
    sealed = models.BinaryField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(category__range=(1, 5)), name="category_one_to_five"),
            models.CheckConstraint(
                condition=~models.Q(category=5) | models.Q(consulted_on__isnull=False),
                name="a_threat_is_judged_with_a_colleague",
            ),
            models.CheckConstraint(
                condition=models.Q(crisis=False) | models.Q(category=5), name="a_crisis_is_category_five"
            ),
        ]


class Decision(models.Model):
    """What was done at a step of a case and what was decided, by whom and why. Content, so sealed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey("processes.Case", models.PROTECT)
    code = models.CharField(max_length=20)
    sealed = models.BinaryField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "at"])]
