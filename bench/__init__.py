# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/bench: what the main acts cost, in queries and CPU time, beside the same acts on a bare Django page.

Both sides run at the same time on the same machine, server, driver and PostgreSQL, and take turns; a ratio of the
two means the same on a fast machine and on a busy one. Only CPU time is judged, never the clock on the wall.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
