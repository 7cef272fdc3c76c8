# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the words of the log are called on screen."""

from django.utils.translation import gettext_lazy as _

from opencjg.audit.types import Act

ACTS = {
    Act.CREATE: _("written down"),
    Act.READ: _("read"),
    Act.LIST: _("seen in a list"),
    Act.CHANGE: _("changed"),
    Act.DELETE: _("ended or removed"),
    Act.SEARCH: _("searched"),
    Act.EXPORT: _("taken out"),
    Act.HAND_OVER: _("handed over"),
    Act.REASSIGN: _("given to a colleague"),
    Act.CLOSE: _("closed off"),
    Act.PUBLISH: _("published"),
    Act.LOGIN: _("logged in"),
    Act.LOGIN_FAILED: _("could not log in"),
    Act.LOGOUT: _("logged out"),
    Act.REFUSED: _("refused"),
    Act.ACTIVATE: _("put to use"),
    Act.DEACTIVATE: _("account ended"),
    Act.EMERGENCY: _("opened in an emergency"),
    Act.MERGE: _("merged with another record"),
    Act.UNMERGE: _("taken apart again"),
    Act.PRINT: _("printed"),
}
KINDS = {
    "Absence": _("absence"),
    "AuditEvent": _("log"),
    "Bsn": _("citizen service number"),
    "CallbackRequest": _("callback request"),
    "Case": _("case"),
    "Consent": _("consent"),
    "Contact": _("contact"),
    "ContactPerson": _("contact person"),
    "ContactPoint": _("telephone number or e-mail address"),
    "Document": _("file in the dossier"),
    "Dossier": _("dossier"),
    "Dwelling": _("address"),
    "Fact": _("what was written down"),
    "Family": _("family"),
    "Helper": _("professional around the child"),
    "Involvement": _("who may open the dossier"),
    "MatchDoor": _("whom to call about a child"),
    "Matter": _("open work"),
    "OpenStep": _("next step"),
    "Page": _("page"),
    "Person": _("data of a person"),
    "ProcessModel": _("process model"),
    "Question": _("words of a question"),
    "Answer": _("answer in the knowledge base"),
    "Service": _("entry of the social map"),
    "CheckTerm": _("how long a check holds"),
    "Ratification": _("adoption of the matrix"),
    "Relation": _("family relation"),
    "RightsRequest": _("request about own data"),
    "Worker": _("worker"),
}
