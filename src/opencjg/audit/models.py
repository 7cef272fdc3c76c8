# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class AuditEvent(models.Model):
    """One act of one person. Written only by door.record, which fills in the actor from the signed identity."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    tenant = models.UUIDField(null=True)
    actor = models.UUIDField(null=True)
    actor_name = models.TextField(default="")
    actor_organisation = models.UUIDField(null=True)
    actor_roles = models.TextField(default="")
    on_behalf_of = models.UUIDField(null=True)
    act = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    thing = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    outcome = models.CharField(max_length=10)
    basis = models.CharField(max_length=60, default="")
    purpose = models.CharField(max_length=120, default="")
    emergency = models.BooleanField(default=False)
    detail = models.CharField(max_length=200, default="")
    access_point = models.CharField(max_length=60, default="")
    session = models.CharField(max_length=64, default="")
    request = models.UUIDField(null=True)
    pattern = models.CharField(max_length=200, default="")
    source = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [
            models.Index(fields=["at"]),
            models.Index(fields=["thing", "at"]),
            models.Index(fields=["actor", "at"]),
            models.Index(fields=["subject", "at"]),
        ]


class AuditSeal(models.Model):
    """A minute of one tenant's log, closed: its digest covers the leaves and the seal before it."""

    id = models.UUIDField(primary_key=True)
    tenant = models.UUIDField(null=True)
    number = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    leaves = models.IntegerField()
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], nulls_distinct=False, name="seals_are_numbered"),
        ]


class AuditLeaf(models.Model):
    """The digest of one event in one seal."""

    event = models.UUIDField(primary_key=True)
    seal = models.ForeignKey("audit.AuditSeal", models.PROTECT)
    position = models.IntegerField()
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "position"], name="leaves_have_a_place")]
