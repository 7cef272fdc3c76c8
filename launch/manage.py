# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/manage: Django's management commands, with a database behind them."""

import os
import sys
import tempfile
from pathlib import Path

from launch import suite
from launch.signals import foreground, leave_in_order
from launch.surroundings import brings_own_server, surroundings, without_server


def main(arguments: list[str]) -> int:
    """Run one management command and return its exit code."""
    leave_in_order()
    if arguments[:1] == ["provision"]:  # makes the settings, so it cannot need them
        return _django(arguments, without_server())
    if arguments[:2] == ["access", "check"]:
        return _check_access(arguments)
    embedded = {} if brings_own_server() else {"DEMO": "1"}
    with surroundings("demo") as environment:
        return _django(arguments, embedded | environment)


def _check_access(arguments: list[str]) -> int:
    """The proof runs on the test server, as the tests do; the command judges what that run recorded."""
    full = [argument for argument in arguments if argument == "--full"]
    with tempfile.TemporaryDirectory() as place:
        os.environ["OPENCJG_ACCESS_RECORD"] = str(Path(place) / "record.json")
        suite.main([*full, "-p", "tests.access.counting", *suite.WORKERS, "-q", "tests/access"])
        return _django(arguments, without_server())


def _django(arguments: list[str], environment: dict[str, str]) -> int:
    return foreground([sys.executable, "-P", "-m", "django", *arguments], environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
