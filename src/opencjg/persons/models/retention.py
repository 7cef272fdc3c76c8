# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q

from opencjg.core.rules.identifiers import uuid7
from opencjg.persons.types import DestructionGround


class RetentionTerm(models.Model):
    """How long a kind of record is kept here after its last change, and on what ground."""

    kind = models.CharField(primary_key=True, max_length=20)
    years = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(ground=""), name="kept_on_a_ground"),
            models.CheckConstraint(condition=Q(years__gt=0) | Q(days__gt=0), name="kept_for_a_while"),
        ]


class LegalHold(models.Model):
    """A dossier that may not be destroyed for now: a complaint, a court case. With a reason, also when it ends."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(lifted_at=None), name="held_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="held_for_a_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | (Q(lifted_at__isnull=False) & ~Q(lifted_because="")),
                name="lifted_for_a_reason",
            ),
        ]


class Destruction(models.Model):
    """A dossier that somebody proposed to destroy, and another destroyed. It stays, without anything of the content.

    `dossier` points at nothing afterwards: with it, a backup that is put back can be emptied again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.UUIDField()
    centre = models.ForeignKey("accounts.Centre", models.PROTECT)
    ground = models.CharField(max_length=10, choices=[(one.value, one.name) for one in DestructionGround])
    opened_on = models.DateField()
    changed_on = models.DateField()
    proposed_by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    facts = models.PositiveIntegerField(null=True)
    files = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(confirmed_by=F("proposed_by")), name="destroyed_by_four_eyes"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, withdrawn_at=None),
                name="confirmed_by_somebody_or_not_at_all",
            ),
            models.UniqueConstraint(fields=["dossier"], condition=Q(withdrawn_at=None), name="proposed_once"),
        ]
