# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which layers of a dossier a role opens: the authorisation matrix, one table that everything else is made from.

A role alone opens nothing: somebody also needs an involvement in the dossier that opens the layer (AUT-09).
"""

import hashlib
from collections.abc import Mapping

from opencjg.accounts.types import Discipline, Layer, Role

READ, WRITE = "read", "write"
EVERY: Discipline | None = None
OWN_LAYER: Mapping[Discipline, Layer] = {
    Discipline.YOUTH_HEALTH: Layer.HEALTH,
    Discipline.SOCIAL_WORK: Layer.SOCIAL,
    Discipline.CLIENT_SUPPORT: Layer.SOCIAL,
    Discipline.EDUCATION: Layer.EDUCATION,
    Discipline.POLICE: Layer.POLICE,
    Discipline.YOUTH_PROTECTION: Layer.PROTECTION,
}
Access = tuple[Role, Discipline | None, Layer, str]


def _own_layers(role: Role) -> tuple[Access, ...]:
    return tuple((role, discipline, layer, WRITE) for discipline, layer in OWN_LAYER.items())


MATRIX: tuple[Access, ...] = (
    # Who does the work: the basis, a hidden address, and what his own discipline writes (AUT-06, AUT-07).
    (Role.WORKER, EVERY, Layer.BASIS, WRITE),
    (Role.WORKER, EVERY, Layer.SHIELDED, WRITE),
    *_own_layers(Role.WORKER),
    # Who holds a family together: the plan and its agreements of his own cases (AUT-05).
    (Role.CARE_COORDINATOR, EVERY, Layer.BASIS, WRITE),
    (Role.CARE_COORDINATOR, EVERY, Layer.SHIELDED, WRITE),
    (Role.CARE_COORDINATOR, EVERY, Layer.DIRECTION, READ),
    *_own_layers(Role.CARE_COORDINATOR),
    (Role.FAMILY_COACH, EVERY, Layer.BASIS, WRITE),
    (Role.FAMILY_COACH, EVERY, Layer.SHIELDED, WRITE),
    *_own_layers(Role.FAMILY_COACH),
    # Who directs care: the inventory and the evaluation, no reports (AUT-04).
    (Role.CARE_DIRECTOR, EVERY, Layer.BASIS, READ),
    (Role.CARE_DIRECTOR, EVERY, Layer.DIRECTION, WRITE),
    # After an escalation to him, and only then (AUT-14).
    (Role.YOUTH_DIRECTOR, EVERY, Layer.BASIS, READ),
    (Role.YOUTH_DIRECTOR, EVERY, Layer.DIRECTION, READ),
)


def opens(role: Role, discipline: Discipline, layer: Layer) -> str:
    """What the matrix says of one cell: `read`, `write`, or nothing."""
    for held, of, open_layer, how in MATRIX:
        if held == role and open_layer == layer and of in {EVERY, discipline}:
            return how
    return ""


def digest() -> str:
    """What was adopted, as a fingerprint: it changes when a cell of the matrix does."""
    lines = sorted(f"{role}|{of or '*'}|{layer}|{how}" for role, of, layer, how in MATRIX)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
