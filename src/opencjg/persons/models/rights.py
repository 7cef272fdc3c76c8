# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from opencjg.core.rules.identifiers import uuid7
from opencjg.persons.types import RightsKind


class RightsRequest(models.Model):
    """Somebody asks what the law gives him: to see, correct, restrict, object, or have destroyed. Decided once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dossier = models.ForeignKey("persons.Dossier", models.PROTECT)
    kind = models.CharField(max_length=12, choices=[(one.value, one.name) for one in RightsKind])
    asked_by = models.ForeignKey("persons.Person", models.PROTECT, related_name="+")
    words = models.CharField(max_length=400, blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    by = models.ForeignKey("accounts.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    motivation = models.CharField(max_length=1000, blank=True)
    decided_by = models.ForeignKey("accounts.Worker", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(granted=None, decided_by=None, decided_at=None, ended_at=None)
                | (Q(granted__isnull=False, decided_by__isnull=False, decided_at__isnull=False) & ~Q(motivation="")),
                name="decided_with_a_motivation_or_not_at_all",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("received_on")), name="due_after_it_was_received"),
        ]
