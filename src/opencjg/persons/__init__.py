# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""People and their dossiers: who they are, who belongs to whom, and who may read what is known of them."""
