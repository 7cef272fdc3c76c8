# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The back-office form, and what others advised (BO-form-01…35, RTE-3.5, RTE-3.6, RTE-4)."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core import vault
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput
from opencjg.desk.models import BackOfficeForm, Consultation, Contact
from opencjg.desk.policies import desk
from opencjg.desk.services.contacts import register_contact
from opencjg.desk.services.crises import begin
from opencjg.desk.types import NewContact, Registered
from opencjg.desk.types.office import Advisor, NewConsultation, OfficeForm
from opencjg.processes import services as processes


@transaction.atomic
def save_office_form(*, contact: UUID, form: OfficeForm, by: Viewer, at: datetime) -> None:
    """Continue a contact with the form of the back office; saved again, it replaces what it said.

    With crisis = yes the crisis starts at once.

    Raises:
        NotAllowed: of another desk.
        AlreadyDone: the contact was closed in the meantime, or its crisis has ended.

    Source: BO-form-01…35.
    """
    row = desk.of_contact(contact, by)
    if processes.lock_matter(row.matter_id).closed_at is not None:
        raise AlreadyDone("contact_closed")
    BackOfficeForm.objects.update_or_create(
        contact=row,
        defaults=_values(form, by, at),
        create_defaults=_values(form, by, at) | {"centre_id": row.centre_id},
    )
    if form.age and row.age != form.age:
        Contact.objects.filter(matter=row.matter_id).update(age=form.age)
    audit.record(Act.CHANGE, "BackOfficeForm", row.matter_id, tenant=row.centre_id)
    if form.crisis:
        begin(row, by=by, at=at)


def _values(form: OfficeForm, by: Viewer, at: datetime) -> dict[str, Any]:
    said = asdict(form)
    del said["age"]  # a contact has one age, and it stands there
    return said | {
        "kinds": list(form.kinds),
        "handling": list(form.handling),
        "passed_on": list(form.passed_on),
        "by_way": form.by_way or "",
        "worker_id": by.worker,
        "at": at,
    }


@transaction.atomic
def register_straight(
    *, contact: NewContact, form: OfficeForm, submission: UUID, helped: bool | None, by: Viewer, at: datetime
) -> Registered:
    """A customer came straight to a partner: the back-office form on its own, and a contact that counts (RTE-4).

    Raises:
        AlreadySent, NotAllowed, BadInput, AlreadyDone: as `register_contact`.
    """
    registered = register_contact(
        contact=contact, submission=submission, helped=None if form.crisis else helped, by=by, at=at
    )
    if not registered.closed:
        save_office_form(contact=registered.contact, form=form, by=by, at=at)
        return registered
    row = Contact.objects.get(matter=registered.contact)
    values = _values(form, by, at) | {"description": ""}
    BackOfficeForm.objects.create(contact=row, centre_id=row.centre_id, **values)
    return registered


@transaction.atomic
def consult(*, contact: UUID, consultation: NewConsultation, by: Viewer, at: datetime) -> None:
    """Write down with whom a question was discussed, and what they said; sealed, and gone when the contact closes.

    Raises:
        NotAllowed: of another desk.
        AlreadyDone: the contact was closed in the meantime.
        BadInput: nobody or nothing was written; or the customer was named, or it was discussed with the chain
            coordinator, and he did not agree to it.

    Source: RTE-3.1, RTE-3.5, RTE-3.6, PRV-05.
    """
    row = desk.of_contact(contact, by)
    if processes.lock_matter(row.matter_id).closed_at is not None:
        raise AlreadyDone("contact_closed")
    if not consultation.with_whom.strip():
        raise BadInput("with_whom", "with_whom_missing")
    if not consultation.answer.strip():
        raise BadInput("answer", "advice_missing")
    needs_consent = consultation.identified or consultation.advisor is Advisor.CHAIN_COORDINATOR
    if needs_consent and not consultation.consented:
        raise BadInput("consented", "consent_missing")
    identity = uuid7()
    Consultation.objects.create(
        id=identity,
        contact=row,
        centre_id=row.centre_id,
        by_id=by.worker,
        at=at,
        advisor=consultation.advisor,
        with_whom=consultation.with_whom.strip(),
        answer=vault.seal(consultation.answer.strip(), place=f"consultation:{identity}"),
        identified=consultation.identified,
        consented=consultation.consented,
    )
    audit.record(
        Act.CREATE,
        "Consultation",
        identity,
        tenant=row.centre_id,
        basis=consultation.advisor,
        detail="consent" if consultation.consented else "",
    )
