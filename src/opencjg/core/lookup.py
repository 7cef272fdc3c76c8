# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding what lies sealed: a keyed hash of a value, with another key for every use.

Whoever steals the tables cannot try all 91 million citizen numbers, and cannot join two tables by their hashes.
Source: security.md 6.
"""

import hashlib
import hmac
from functools import cache

from django.conf import settings

BSN, PHONE = "persons.bsn", "persons.phone"
INDEX_CHILD, INDEX_ENTRY, INDEX_HINT = "index.child", "index.entry", "index.hint"


@cache
def _key(use: str) -> bytes:
    return hmac.new(settings.DATA_KEY, f"lookup:{use}".encode(), hashlib.sha256).digest()


def keyed_hash(value: str, *, use: str) -> bytes:
    """The 32 bytes under which a value is found, for one use only."""
    return hmac.new(_key(use), value.encode(), hashlib.sha256).digest()
