# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What roles and disciplines are called on screen."""

from django.utils.translation import gettext_lazy as _

from opencjg.accounts.types import Discipline, Role

ROLES = {
    Role.DESK: _("desk worker"),
    Role.EXPERT_DESK: _("worker of the expert desk"),
    Role.WORKER: _("CJG worker"),
    Role.PROCESS_COORDINATOR: _("process coordinator"),
    Role.CHAIN_COORDINATOR: _("chain coordinator"),
    Role.CARE_COORDINATOR: _("care coordinator"),
    Role.FAMILY_COACH: _("family coach"),
    Role.CARE_DIRECTOR: _("care director"),
    Role.YOUTH_DIRECTOR: _("youth director, after an escalation"),
    Role.ALDERMAN: _("alderman"),
    Role.MANAGER: _("manager"),
    Role.BOARD: _("board member"),
    Role.POLICY_OFFICER: _("policy officer"),
    Role.COMMUNICATION: _("communication officer"),
    Role.SECRETARY: _("secretary"),
    Role.TRAINER: _("trainer"),
    Role.CONTENT_MANAGER: _("content manager"),
    Role.INDEX_MANAGER: _("manager of the referral index"),
    Role.FUNCTIONAL_MANAGER: _("functional manager"),
    Role.PRIVACY_OFFICER: _("privacy officer"),
    Role.AUDITOR: _("auditor"),
}
DISCIPLINES = {
    Discipline.YOUTH_HEALTH: _("youth health care"),
    Discipline.SOCIAL_WORK: _("social work"),
    Discipline.EDUCATION: _("education"),
    Discipline.POLICE: _("police"),
    Discipline.YOUTH_PROTECTION: _("youth protection"),
    Discipline.CLIENT_SUPPORT: _("client support"),
    Discipline.MUNICIPALITY: _("municipality"),
    Discipline.OTHER: _("other"),
}
