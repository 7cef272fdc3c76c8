# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with a dossier: role × involvement × layer. The database says the same once more (0002_access)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Now

from opencjg.accounts.types import Layer, Role, Viewer
from opencjg.core.types import NotAllowed
from opencjg.persons.models import Dossier, Involvement, RightsRequest
from opencjg.persons.types import InvolvementKind, RightsKind

LEADS = (InvolvementKind.RESPONSIBLE, InvolvementKind.DIRECTION)


class DossierPolicy:
    """One object for the list and the detail, so that they cannot disagree."""

    def runs(self) -> Q:
        """Of an involvement: it runs now, by the clock of the database, which is the one that decides."""
        return Q(starts__lte=Now()) & (Q(ends=None) | Q(ends__gt=Now()))

    def running(self, viewer: Viewer) -> Q:
        """Of an involvement: it is his, or of whom he stands in for, and it runs."""
        return Q(worker__in=viewer.selves) & self.runs()

    def visible(self, viewer: Viewer) -> Q:
        """Of a dossier: an involvement of his opens its basis."""
        if Layer.BASIS not in viewer.layers:
            return Q(pk__in=[])
        held = Involvement.objects.filter(self.running(viewer), dossier=OuterRef("pk"), layers__contains=[Layer.BASIS])
        return Q(Exists(held))

    def one(self, dossier: UUID, viewer: Viewer) -> Dossier:
        """The dossier, with its child.

        Raises:
            NotAllowed: unknown, or not open to him.
        """
        restricted = RightsRequest.objects.filter(
            dossier=OuterRef("pk"), kind=RightsKind.RESTRICTION, granted=True, ended_at=None
        ).order_by("decided_at")
        row = (
            Dossier.objects.filter(self.visible(viewer), id=dossier)
            .select_related("child", "centre")
            .annotate(restricted_since=Subquery(restricted.values("decided_at")[:1]))
            .first()
        )
        if row is None:
            raise NotAllowed("dossier_closed")
        return row

    def opened(self, held: Iterable[tuple[InvolvementKind, tuple[Layer, ...]]], viewer: Viewer) -> frozenset[Layer]:
        """The layers that these involvements and his roles both open."""
        granted = {layer for _kind, layers in held for layer in layers}
        return frozenset(granted & set(viewer.layers))

    def may_open_new(self, viewer: Viewer) -> bool:
        """Whether he may begin a dossier: who does the work does (INS-04)."""
        return Layer.BASIS in viewer.writes

    def may_search(self, viewer: Viewer) -> bool:
        """Whether he looks for people at all: who may open dossiers, and the desk, which is told whom to call."""
        return Layer.BASIS in viewer.layers or bool(viewer.desk_centres)

    def may_break_glass(self, viewer: Viewer) -> bool:
        """Whether he may open a dossier in an emergency: only who may open dossiers at all."""
        return Layer.BASIS in viewer.layers

    def may_review(self, viewer: Viewer) -> bool:
        """Whether he judges emergencies afterwards."""
        return viewer.has(Role.PRIVACY_OFFICER)


dossiers = DossierPolicy()
