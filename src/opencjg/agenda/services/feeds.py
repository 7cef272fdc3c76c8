# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address at which a worker's own calendar programme reads his bookings."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.agenda.models import Feed
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7

KEY_BYTES = 32


def hash_key(key: str) -> str:
    """What is stored of an address."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def new_feed(*, by: Viewer, at: datetime) -> str:
    """A new secret address; an earlier one stops at once. Returned once and never stored."""
    end_feed(by=by, at=at)
    key, identity = secrets.token_urlsafe(KEY_BYTES), uuid7()
    Feed.objects.create(id=identity, worker_id=by.worker, hashed=hash_key(key), made_at=at)
    audit.record(Act.CREATE, "Feed", identity, tenant=by.centre.id)
    return key


@transaction.atomic
def end_feed(*, by: Viewer, at: datetime) -> bool:
    """Stop the address. False when there was none."""
    ended = Feed.objects.filter(worker=by.worker, revoked_at=None).update(revoked_at=at)
    if ended:
        audit.record(Act.DELETE, "Feed", by.worker, tenant=by.centre.id)
    return bool(ended)
