# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.bare_setup ROWS`: tables and rows of the bare page, in the database of BARE_DATABASE_URL."""

import sys

from bench import bare

bare.setup(int(sys.argv[1]))
