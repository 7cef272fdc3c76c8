# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk books in the agendas of its centre, a worker in his own; who plans makes rosters, who runs it opens it."""

from uuid import UUID

from django.db.models import Q

from opencjg.accounts.types import Role, Viewer
from opencjg.agenda.models import Booking
from opencjg.agenda.types import PLANS, RUNS
from opencjg.core.types import NotAllowed


class AgendaPolicy:
    """One object for what is shown and what may be done."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(centre__in=viewer.desk_centres) | Q(worker__in=viewer.selves)

    def may_book(self, viewer: Viewer, centre: UUID, worker: UUID) -> bool:
        return centre in viewer.desk_centres or worker in viewer.selves

    def plans(self, viewer: Viewer, centre: UUID) -> bool:
        return _holds(viewer, PLANS, centre)

    def runs(self, viewer: Viewer, centre: UUID) -> bool:
        return _holds(viewer, RUNS, centre)

    def of_booking(self, booking: UUID, viewer: Viewer) -> Booking:
        """The booking, locked.

        Raises:
            NotAllowed: unknown, or in the agenda of somebody elsewhere.
        """
        row = Booking.objects.select_for_update().filter(self.visible(viewer), id=booking).first()
        if row is None:
            raise NotAllowed("booking_gone")
        return row


def _holds(viewer: Viewer, roles: tuple[Role, ...], centre: UUID) -> bool:
    return any(held in roles and place in {None, centre} for held, place in viewer.appointments)


agenda = AgendaPolicy()
