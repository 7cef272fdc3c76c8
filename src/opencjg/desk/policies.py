# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contacts and what hangs on them belong to the desk of their centre; others do not see them (AUT-01)."""

from uuid import UUID

from django.db.models import Q

from opencjg.accounts.types import Viewer
from opencjg.core.types import NotAllowed
from opencjg.desk.models import Contact
from opencjg.desk.types import TopicCode
from opencjg.socialmap.policies import KeepingPolicy


class DeskPolicy:
    """Everything of a centre's desk, for who works at that desk; and what somebody is himself responsible for."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(centre__in=viewer.desk_centres)

    def require_desk(self, viewer: Viewer, centre: UUID) -> None:
        """Raises NotAllowed unless the viewer works at this centre's desk."""
        if centre not in viewer.desk_centres:
            raise NotAllowed

    def to_finish(self, contact: UUID, responsible: UUID, viewer: Viewer) -> tuple[TopicCode, bool]:
        """The topic of a contact whose matter is locked, and whether somebody still waits for a call about it.

        Raises:
            NotAllowed: unknown, or of another desk.
        """
        found = Contact.objects.filter(matter=contact).values_list("centre", "topic", "callbackrequest")
        for centre, topic, call in found:
            if centre in viewer.desk_centres or responsible in viewer.selves:
                return TopicCode(topic), call is not None
        raise NotAllowed

    def of_contact(self, contact: UUID, viewer: Viewer) -> Contact:
        """The contact, for who may see it.

        Raises:
            NotAllowed: unknown, or of another desk.
        """
        row = (
            Contact.objects.select_related("matter__responsible", "topic", "registered_by")
            .filter(self.visible(viewer) | Q(matter__responsible__in=viewer.selves), matter=contact)
            .first()
        )
        if row is None:
            raise NotAllowed
        return row


desk = DeskPolicy()

# Answers are kept as services are: editors add, and who keeps one may change it.
answers_kept = KeepingPolicy()
