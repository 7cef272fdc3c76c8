# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Django's session store on our table: only the hash of a key lies in the database.

Whoever reads the table, a backup or a log cannot become anybody with it. Source: security.md 5, ASVS 7.2.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.utils import timezone

from opencjg.accounts.models import Session

USER_KEY = "_auth_user_id"
METHODS_KEY = "account_authentication_methods"
DEMO_KEY = "demo_login"


def hash_key(key: str) -> str:
    """What the table holds instead of a session key."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Sessions by hash. Whether a second factor was given is a column, because the database asks it."""

    def _row(self) -> Session | None:
        if self.session_key is None:
            return None
        now = timezone.now()
        awake = now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
        return Session.objects.filter(key_hash=hash_key(self.session_key), expires__gt=now, seen__gt=awake).first()

    def load(self) -> dict[str, object]:
        row = self._row()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row.data)

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key_hash=hash_key(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # Django leaves it out of its stubs
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # left out of the stubs
        values = {
            "user_id": data.get(USER_KEY),
            "data": self.encode(data),
            "second_factor": has_second_factor(data),
            "proven_at": self._proven_at(data),
            "expires": self._expires(),
            "seen": timezone.now(),
        }
        key = hash_key(self.session_key)
        if must_create:
            try:
                with transaction.atomic(using="login"):
                    Session.objects.create(key_hash=key, started=timezone.now(), **values)
            except IntegrityError as taken:
                raise CreateError from taken
        elif not Session.objects.filter(key_hash=key).update(**values):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key_hash=hash_key(key)).delete()

    def _proven_at(self, data: dict[str, object]) -> datetime | None:
        """When the second factor was given last. A demo has none to ask again: it holds as long as the session."""
        if data.get(DEMO_KEY):
            return self._expires()
        given = [_given_at(method) for method in _second_factors(data)]
        return max(given, default=None)

    def _expires(self) -> datetime:
        return self.get_expiry_date()

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires__lt=timezone.now()).delete()


def has_second_factor(data: dict[str, object]) -> bool:
    """Whether the login behind these session data used a second factor, or is one of the demo."""
    return bool(_second_factors(data) or data.get(DEMO_KEY))


def _second_factors(data: dict[str, object]) -> list[dict[str, Any]]:
    methods = data.get(METHODS_KEY)
    known = methods if isinstance(methods, list) else []
    return [method for method in known if isinstance(method, dict) and method.get("method") == "mfa"]


def _given_at(method: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(float(method["at"]), tz=UTC)
