# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from opencjg.core.rules.identifiers import uuid7
from opencjg.signalling.types import ConcernSource, Informed


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
