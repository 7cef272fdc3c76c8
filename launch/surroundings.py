# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The environment variables Django starts with: the user's own, or those of the embedded server."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from launch import ROOT, CannotGoOn
from launch.server import Server
from opencjg.core.provisioning import LOGINS, OWNER, SETTINGS

PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])


def brings_own_server() -> bool:
    """Whether the user points at a server of their own. The owner's password is for migrations only.

    Raises:
        CannotGoOn: half of the settings are there; the other half must not come from another database.
    """
    if not os.environ.get("DATABASE_URL"):
        return False
    missing = [name for name in SETTINGS if name != LOGINS[OWNER] and not os.environ.get(name)]
    if missing:
        raise CannotGoOn(
            f"DATABASE_URL is set, but {', '.join(missing)} is not. Use all settings that "
            "`bin/manage provision` made (set -a; . FILE), or unset DATABASE_URL for the embedded server."
        )
    return True


@contextmanager
def surroundings(cluster: str) -> Iterator[dict[str, str]]:
    """The environment for Django's processes; the embedded cluster runs for as long as it is used.

    Only the measurements (`bench`) also get the superuser's URL, to count the server's work.
    """
    if brings_own_server():
        yield _for_django(os.environ)
        return
    with Server(cluster) as server:
        names = (*SETTINGS, "ADMIN_DATABASE_URL") if cluster == "bench" else SETTINGS
        yield _for_django(os.environ | {name: server.settings[name] for name in names})


def without_server() -> dict[str, str]:
    """The environment for a command that makes the settings itself: well-formed ones that reach nothing."""
    nowhere = "postgresql://nobody@127.0.0.1:1/unprovisioned"
    unmade = {name: nowhere for name in SETTINGS if name.endswith("URL")}
    unmade |= {"SECRET_KEY": "unprovisioned", "DATA_KEY": "A" * 43 + "="}
    return _for_django(unmade | dict(os.environ))


def _for_django(environment: Mapping[str, str]) -> dict[str, str]:
    """Leaves out libpq's own variables: a forgotten PGPORT or PGSERVICE would lead to another server."""
    plain = {name: value for name, value in environment.items() if not name.startswith("PG")}
    return {"DJANGO_SETTINGS_MODULE": "opencjg.settings"} | plain | {"PYTHONPATH": PATHS}
