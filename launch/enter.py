# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""From whatever Python was found into the project's own: `launch.enter MODULE [ARGUMENTS]`."""

import os
import sys

from launch import environment, port


def main(module: str, arguments: list[str]) -> None:
    """Make the environment when needed, and go on in it as `launch.MODULE`."""
    if module == "demo":  # a taken port or a wrong option shows before anything is installed
        port.refuse_taken(port.asked(arguments).port)
    environment.ensure()
    own = str(environment.PYTHON)
    os.execv(own, [own, "-P", "-m", f"launch.{module}", *arguments])  # noqa: S606  # no shell is meant


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
