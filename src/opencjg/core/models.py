# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models


class Revision(models.Model):
    """One row that counts changes of reference data, so that each process knows when its copy is old.

    A statement trigger on every reference table raises it in the transaction of the change.
    """

    number = models.BigIntegerField(default=1)


class TermOverride(models.Model):
    """A word as one municipality writes it, over the preset (ALG-24)."""

    municipality = models.UUIDField()
    key = models.CharField(max_length=80)
    locale = models.CharField(max_length=5)
    singular = models.CharField(max_length=120)
    plural = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "locale"], name="one_override_per_term"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.locale})"
