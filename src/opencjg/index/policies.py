# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reports, who takes a report back, and who manages the index. The database says the same once more."""

from opencjg.accounts.types import Layer, Role, Viewer
from opencjg.index.models import Registration
from opencjg.persons.types import DossierHead


class IndexPolicy:
    """Who writes in a dossier reports its child, when his organisation is connected (Jeugdwet 7.1.1.2)."""

    def may_report(self, viewer: Viewer, head: DossierHead, *, connected: bool) -> bool:
        return connected and Layer.BASIS in head.writes

    def may_withdraw(self, viewer: Viewer, row: Registration) -> bool:
        """Who reported, who stands in for him, or a colleague of the same organisation (Jeugdwet 7.1.4.5)."""
        return row.by_id in viewer.selves or row.by.organisation_id == viewer.organisation

    def may_manage(self, viewer: Viewer) -> bool:
        return viewer.has(Role.INDEX_MANAGER)


index = IndexPolicy()
