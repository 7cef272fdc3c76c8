# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import models

from opencjg.files.types import FileKind


class Blob(models.Model):
    """The bytes of one file, sealed with a key that is not here; whose file it is, a table above knows.

    `size` is of the file as it is read; `digest` is SHA-256 of `sealed`.
    """

    id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.BinaryField()
    kind = models.CharField(max_length=5, choices=[(kind.value, kind.name) for kind in FileKind])
    made_at = models.DateTimeField()
