# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from opencjg.core.rules.identifiers import uuid7
from opencjg.processes.types import AttentionLevel, EventKind, MatterKind


class ProcessModel(models.Model):
    """One version of one process. Immutable once active: another version is another row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    xml = models.TextField()
    active = models.BooleanField(default=False)
    activated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="versions_are_numbered"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(active=True), name="one_active_version_per_process"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class Matter(models.Model):
    """Anything open that somebody must care for: a contact or a case. The promise is about this row (ALG-23)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.name) for kind in MatterKind])
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    responsible = models.ForeignKey("accounts.Worker", models.PROTECT)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["responsible"], condition=models.Q(closed_at=None), name="open_matters_of_worker"),
            models.Index(fields=["centre", "kind", "-opened_at"]),
        ]


class Case(models.Model):
    """A worry that is taken care of: one responsible worker, one history, whatever process it stands in (ALG-09)."""

    matter = models.OneToOneField("processes.Matter", models.PROTECT, primary_key=True)
    number = models.CharField(max_length=20, unique=True)
    danger = models.BooleanField(default=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT, null=True)

    def __str__(self) -> str:
        return self.number


class Instance(models.Model):
    """One run of one process model for one matter."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    matter = models.ForeignKey("processes.Matter", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    model = models.ForeignKey("processes.ProcessModel", models.PROTECT)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class OpenStep(models.Model):
    """Where an instance stands: who does what by when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    matter = models.ForeignKey("processes.Matter", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    instance = models.ForeignKey("processes.Instance", models.PROTECT)
    node = models.CharField(max_length=80)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT)
    since = models.DateTimeField()
    due = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["worker", "due"]),
            models.Index(fields=["centre", "role", "due"]),
        ]
        constraints = [models.UniqueConstraint(fields=["instance", "node"], name="a_step_is_open_once")]


class Event(models.Model):
    """Something that happened to a matter. Never changed: the history, and the source of every lead time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    matter = models.ForeignKey("processes.Matter", models.PROTECT)
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    instance = models.ForeignKey("processes.Instance", models.PROTECT, null=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.name) for kind in EventKind])
    node = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    worker = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    since = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)
    answer = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["matter", "at"])]


class Attention(models.Model):
    """Who should know was told that a step is late, at this level; once (design.md 1). Gone with the step."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    step = models.UUIDField()
    level = models.CharField(max_length=12, choices=[(one.value, one.name) for one in AttentionLevel])
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "level"], name="a_level_is_told_of_a_step_once")]
