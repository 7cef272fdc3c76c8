# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with matters and their processes."""

from opencjg.processes.services.matters import (
    attach_dossier,
    close_matter,
    give,
    let_worker_go,
    lock_matter,
    mark_danger,
    open_case,
    open_matter,
    reassign,
)
from opencjg.processes.services.models import activate_model, load_shipped_models
from opencjg.processes.services.promise import keep_promise, raise_late
from opencjg.processes.services.steps import finish, handler_of, leave, lock_step, make_urgent, start, step_of

__all__ = [
    "activate_model",
    "attach_dossier",
    "close_matter",
    "finish",
    "give",
    "handler_of",
    "keep_promise",
    "leave",
    "let_worker_go",
    "load_shipped_models",
    "lock_matter",
    "lock_step",
    "make_urgent",
    "mark_danger",
    "open_case",
    "open_matter",
    "raise_late",
    "reassign",
    "start",
    "step_of",
]
