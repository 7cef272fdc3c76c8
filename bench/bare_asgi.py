# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a server runs for the bare page: the handler of the product around the views of `bench.bare`."""

import bench.bare  # noqa: F401  # its settings come first
from opencjg.server import OneThreadHandler

application = OneThreadHandler()
