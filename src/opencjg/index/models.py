# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told beside the index. Its own tables have no model: they are reached through functions alone (store.py)."""

from django.db import models
from django.db.models import Q

from opencjg.core.rules.identifiers import uuid7


class IndexSetting(models.Model):
    """Whether a region has a referral index, on what legal ground, and who may match in it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.OneToOneField("accounts.Region", models.PROTECT)
    enabled = models.BooleanField(default=False)
    ground = models.CharField(max_length=200, blank=True)
    within_one = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(enabled=False) | ~Q(ground=""), name="an_index_has_a_legal_ground")
        ]


class ConnectedOrganisation(models.Model):
    """An organisation that agreed with the municipality to use the index, from when to when (CvZ-A5)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation"], condition=Q(until=None), name="connected_once")]


class ExcludedAddress(models.Model):
    """An institution: children who live there are no family for that."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    postcode = models.CharField(max_length=6)
    number = models.CharField(max_length=10)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["postcode", "number"], name="an_address_is_excluded_once")]


class Registration(models.Model):
    """In a child's dossier: somebody reported it to the index, why, and whether the child and its parents know.

    It does not say which entry that is: the entry's identity is a keyed hash of this one's.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    reason = models.CharField(max_length=1000)
    on = models.DateField()
    until = models.DateField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=200, blank=True)
    untold_because = models.CharField(max_length=400, blank=True)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on__isnull=False) | ~Q(untold_because=""), name="told_or_why_not_yet"
            ),
        ]
