# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run a Python module with the project's environment: `launch.run CLUSTER MODULE [ARGUMENTS]`.

CLUSTER is the embedded cluster to use, or `-` for a program that needs settings but no database.
"""

import sys

from launch.signals import foreground, leave_in_order
from launch.surroundings import surroundings, without_server


def main(cluster: str, module: str, arguments: list[str]) -> int:
    """Run the module and return its exit code."""
    leave_in_order()
    command = [sys.executable, "-P", "-m", module, *arguments]
    if cluster == "-":
        return foreground(command, without_server())
    with surroundings(cluster) as environment:
        return foreground(command, environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
