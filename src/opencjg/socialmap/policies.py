# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everybody who works here reads the social map; its editors and who keeps an entry write in it."""

from uuid import UUID

from opencjg.accounts.types import Role, Viewer
from opencjg.core.types import BadInput, NotAllowed

EDITORS = (Role.CONTENT_MANAGER,)


class KeepingPolicy:
    """Who may change what can be found. The database says the same once more (0002_access)."""

    def may_add(self, viewer: Viewer) -> bool:
        """Editors add entries, and take in whole sheets."""
        return any(viewer.has(role) for role in EDITORS)

    def may_change(self, owner: UUID, viewer: Viewer) -> bool:
        """Editors, who keeps it, and who stands in for him."""
        return owner in viewer.selves or self.may_add(viewer)

    def require_add(self, viewer: Viewer) -> None:
        """Raises NotAllowed unless the viewer is an editor."""
        if not self.may_add(viewer):
            raise NotAllowed

    def require_change(self, owner: UUID, viewer: Viewer) -> None:
        """Raises NotAllowed unless the viewer may change what this worker keeps."""
        if not self.may_change(owner, viewer):
            raise NotAllowed

    def require_keeper(self, now: UUID, then: UUID, viewer: Viewer) -> None:
        """Raises BadInput when somebody gives away what he keeps: an editor does that."""
        if then != now and not self.may_add(viewer):
            raise BadInput("owner", "owner_by_editor")

    def require_terms(self, centre: UUID, viewer: Viewer) -> None:
        """Raises NotAllowed unless the viewer is an editor of this very centre."""
        if not any(viewer.has(role, centre) for role in EDITORS):
            raise NotAllowed


keeping = KeepingPolicy()
