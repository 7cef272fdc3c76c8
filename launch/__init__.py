# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands behind the commands in bin/: the environment, the embedded PostgreSQL, demo, tests.

What `launch.enter` imports uses only the standard library: it runs before anything is installed.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CannotGoOn(SystemExit):
    """A situation only the user can mend; the message says how. Ends the command with exit code 1."""
