# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages that span apps."""

from opencjg.workspace.views.access import matrix, matrix_adopt
from opencjg.workspace.views.dossiers import case_dossier, dossier, dossier_new
from opencjg.workspace.views.drafts import draft
from opencjg.workspace.views.health import health
from opencjg.workspace.views.late import late_list
from opencjg.workspace.views.log import log, log_csv
from opencjg.workspace.views.settings import absence_end, settings_own
from opencjg.workspace.views.today import home, live, today
from opencjg.workspace.views.workers import worker_go, worker_list

__all__ = [
    "absence_end",
    "case_dossier",
    "dossier",
    "dossier_new",
    "draft",
    "health",
    "home",
    "late_list",
    "live",
    "log",
    "log_csv",
    "matrix",
    "matrix_adopt",
    "settings_own",
    "today",
    "worker_go",
    "worker_list",
]
