# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contacts and what hangs on them belong to the desk of their centre; others do not see them (AUT-01)."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from opencjg.accounts.selectors import TAKES_CASES
from opencjg.accounts.types import Role, Viewer
from opencjg.core.types import NotAllowed
from opencjg.desk.models import Contact, Waiting
from opencjg.desk.types import TopicCode
from opencjg.socialmap.policies import KeepingPolicy

# Whose own telephone customers know, past the desk; and who keeps what the forms and the crisis list say.
STRAIGHT_TO = (*TAKES_CASES, Role.EXPERT_DESK)
KEEPS_LISTS = (Role.FUNCTIONAL_MANAGER, Role.CONTENT_MANAGER)


class DeskPolicy:
    """Everything of a centre's desk, for who works at that desk; and what somebody is himself responsible for."""

    def visible(self, viewer: Viewer) -> Q:
        return Q(centre__in=viewer.desk_centres)

    def require_desk(self, viewer: Viewer, centre: UUID) -> None:
        """Raises NotAllowed unless the viewer works at this centre's desk."""
        if centre not in viewer.desk_centres:
            raise NotAllowed

    def require_partner(self, viewer: Viewer, centre: UUID) -> None:
        """Raises NotAllowed unless a customer can come straight to this viewer (RTE-4)."""
        if centre not in viewer.desk_centres and not any(viewer.has(role) for role in STRAIGHT_TO):
            raise NotAllowed

    def require_lists(self, viewer: Viewer) -> None:
        """Raises NotAllowed unless the viewer keeps the lists of his municipality and centre."""
        if not any(viewer.has(role) for role in KEEPS_LISTS):
            raise NotAllowed

    def to_finish(self, contact: UUID, responsible: UUID, viewer: Viewer) -> tuple[TopicCode, str]:
        """The topic of a contact whose matter is locked, and what keeps it from closing, if something does.

        Raises:
            NotAllowed: unknown, or of another desk.
        """
        seated = Exists(Waiting.objects.filter(contact=OuterRef("pk"), ended_at=None))
        found = Contact.objects.filter(matter=contact).values_list(
            "centre", "topic", "callbackrequest", "crisis__started_at", "crisis__ended_at", seated
        )
        for centre, topic, call, started, ended, sits in found:
            if centre in viewer.desk_centres or responsible in viewer.selves:
                holds = {"crisis_runs": started and not ended, "callback_open": call, "waits_open": sits}
                return TopicCode(topic), next((code for code, held in holds.items() if held), "")
        raise NotAllowed

    def of_contact(self, contact: UUID, viewer: Viewer) -> Contact:
        """The contact, for who may see it.

        Raises:
            NotAllowed: unknown, or of another desk.
        """
        row = (
            Contact.objects.select_related("matter__responsible", "topic", "registered_by", "backofficeform", "crisis")
            .filter(self.visible(viewer) | Q(matter__responsible__in=viewer.selves), matter=contact)
            .first()
        )
        if row is None:
            raise NotAllowed
        return row


desk = DeskPolicy()

# Answers are kept as services are: editors add, and who keeps one may change it.
answers_kept = KeepingPolicy()
