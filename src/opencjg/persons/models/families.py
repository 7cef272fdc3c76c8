# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from opencjg.core.rules.identifiers import uuid7


class Family(models.Model):
    """People who live together at one address (ALG-04). A child may belong to more than one (ALG-05)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    made_at = models.DateTimeField()


class Dwelling(models.Model):
    """Where a family lives, from when to when. A shielded one is shown only to who may open that layer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey("persons.Family", models.PROTECT)
    street = models.CharField(max_length=120)
    number = models.CharField(max_length=10)
    postcode = models.CharField(max_length=6)
    place = models.CharField(max_length=80)
    shielded = models.BooleanField(default=False)
    source = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["postcode", "number"])]
        constraints = [
            models.UniqueConstraint(fields=["family"], condition=Q(until=None), name="one_address_per_family"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("since")), name="lived_forward"),
        ]


class Membership(models.Model):
    """Somebody lives in a family; `main` is where he is registered."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey("persons.Family", models.PROTECT)
    person = models.ForeignKey("persons.Person", models.PROTECT)
    main = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person"])]
        constraints = [
            models.UniqueConstraint(
                fields=["family", "person"], condition=Q(until=None), name="a_member_of_a_family_once"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None, main=True), name="registered_in_one_family"
            ),
        ]


class ContactPerson(models.Model):
    """The one trusted face: one per family (ALG-31, RES-08), and one of his own for a youth who wants that (GAP-67)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    family = models.ForeignKey("persons.Family", models.PROTECT, null=True)
    youth = models.ForeignKey("persons.Person", models.PROTECT, null=True)
    worker = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(family=None, youth__isnull=False) | Q(family__isnull=False, youth=None),
                name="a_face_for_a_family_or_a_youth",
            ),
            models.UniqueConstraint(fields=["family"], condition=Q(until=None), name="one_face_per_family"),
            models.UniqueConstraint(fields=["youth"], condition=Q(until=None), name="one_face_per_youth"),
        ]
