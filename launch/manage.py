# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/manage: Django's management commands, with a database behind them."""

import sys

from launch.signals import foreground, leave_in_order
from launch.surroundings import brings_own_server, surroundings, without_server


def main(arguments: list[str]) -> int:
    """Run one management command and return its exit code."""
    leave_in_order()
    if arguments[:1] == ["provision"]:  # makes the settings, so it cannot need them
        return _django(arguments, without_server())
    embedded = {} if brings_own_server() else {"DEMO": "1"}
    with surroundings("demo") as environment:
        return _django(arguments, embedded | environment)


def _django(arguments: list[str], environment: dict[str, str]) -> int:
    return foreground([sys.executable, "-P", "-m", "django", *arguments], environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
