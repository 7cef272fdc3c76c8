# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The social map: who offers what, for whom and how to get there; and finding it, with answers and courses."""
