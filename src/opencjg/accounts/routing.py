# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which door to the database a model goes through."""

from django.db.models import Model

LOGIN_APPS = frozenset({"auth", "account", "mfa", "django_cache"})
LOGIN_MODELS = frozenset({"user", "session"})


class LoginRouter:
    """Credentials and sessions go through the login role; migrations through the owner."""

    def db_for_read(self, model: type[Model], **hints: object) -> str | None:
        meta = model._meta
        if meta.app_label in LOGIN_APPS or (meta.app_label == "accounts" and meta.model_name in LOGIN_MODELS):
            return "login"
        return None

    def db_for_write(self, model: type[Model], **hints: object) -> str | None:
        return self.db_for_read(model, **hints)

    def allow_relation(self, first: Model, second: Model, **hints: object) -> bool:
        """One database behind all doors, so every relation is possible."""
        return True

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: object) -> bool:
        return db == "owner"
