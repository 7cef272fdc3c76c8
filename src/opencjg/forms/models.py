# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Draft(models.Model):
    """What a worker has typed and not sent yet, sealed; one per worker and form."""

    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    form = models.CharField(max_length=200)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "form"], name="one_draft_per_form")]


class Submission(models.Model):
    """A form that was carried out: sent twice, it is done once, and the second answer is the first."""

    key = models.UUIDField(primary_key=True)
    worker = models.ForeignKey("accounts.Worker", models.CASCADE)
    outcome = models.UUIDField(null=True)
    at = models.DateTimeField(db_index=True)
