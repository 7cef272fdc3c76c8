# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boxes on the forms and the numbers for a crisis, as a municipality and a centre keep them (FO-form-10)."""

from uuid import UUID

from django.db import transaction

from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import BadInput, NotAllowed
from opencjg.desk.models import CrisisLine, FormOption
from opencjg.desk.policies import desk
from opencjg.desk.types.office import OptionList


@transaction.atomic
def add_option(*, of: OptionList, label: str, asks: bool, by: Viewer) -> None:
    """Put one more box at the end of a list.

    Raises:
        NotAllowed: neither a functional nor a content manager.
        BadInput: it says nothing, or what another box says.
    """
    rows = _own(of, by)
    if not label.strip():
        raise BadInput("label", "label_missing")
    if label.strip().lower() in {row.label.lower() for row in rows}:
        raise BadInput("label", "label_taken")
    identity = uuid7()
    FormOption.objects.create(
        id=identity,
        municipality_id=by.centre.municipality,
        list=of,
        code=identity.hex,
        label=label.strip(),
        asks=asks,
        place=max((row.place for row in rows), default=0) + 1,
    )
    audit.record(Act.CREATE, "FormOption", identity, tenant=by.centre.id, basis=of)


@transaction.atomic
def switch_option(*, of: OptionList, code: str, active: bool, by: Viewer) -> None:
    """Show a box on the form, or no longer; what was ticked before keeps its meaning.

    Raises:
        NotAllowed: no manager of lists, or no such box.
    """
    row = _find(of, code, by)
    row.active = active
    row.save(update_fields=["active"])
    audit.record(Act.CHANGE, "FormOption", row.id, tenant=by.centre.id, basis=of)


@transaction.atomic
def lift_option(*, of: OptionList, code: str, by: Viewer) -> None:
    """Move a box one place up.

    Raises:
        NotAllowed: no manager of lists, or no such box.
    """
    row = _find(of, code, by)
    above = [one for one in _own(of, by) if one.place < row.place]
    if above:
        higher = above[-1]
        row.place, higher.place = higher.place, row.place
        row.save(update_fields=["place"])
        higher.save(update_fields=["place"])
        audit.record(Act.CHANGE, "FormOption", row.id, tenant=by.centre.id, basis=of)


def _own(of: OptionList, by: Viewer) -> list[FormOption]:
    """The municipality's own list in its order; the first time, a copy of the one that ships."""
    desk.require_lists(by)
    place = by.centre.municipality
    rows = list(FormOption.objects.filter(municipality=place, list=of).order_by("place").select_for_update())
    if rows:
        return rows
    shipped = FormOption.objects.filter(municipality=None, list=of).order_by("place")
    copies = [
        FormOption(municipality_id=place, list=of, code=row.code, label=row.label, asks=row.asks, place=row.place)
        for row in shipped
    ]
    return FormOption.objects.bulk_create(copies)


def _find(of: OptionList, code: str, by: Viewer) -> FormOption:
    for row in _own(of, by):
        if row.code == code:
            return row
    raise NotAllowed("option_gone")


@transaction.atomic
def add_crisis_line(*, name: str, phone: str, purpose: str, by: Viewer) -> None:
    """Put a number on the crisis list of the viewer's centre.

    Raises:
        NotAllowed: neither a functional nor a content manager.
        BadInput: a name or a number is missing.
    """
    desk.require_lists(by)
    if not name.strip():
        raise BadInput("name", "name_missing")
    if not phone.strip():
        raise BadInput("phone", "phone_missing")
    last = CrisisLine.objects.filter(centre=by.centre.id).count()
    row = CrisisLine.objects.create(
        centre_id=by.centre.id, name=name.strip(), phone=phone.strip(), purpose=purpose.strip(), place=last
    )
    audit.record(Act.CREATE, "CrisisLine", row.id, tenant=by.centre.id)


@transaction.atomic
def switch_crisis_line(*, line: UUID, active: bool, by: Viewer) -> None:
    """Show a number of one's own centre, or no longer.

    Raises:
        NotAllowed: no manager of lists, or not a number of this centre.
    """
    desk.require_lists(by)
    if not CrisisLine.objects.filter(id=line, centre=by.centre.id).update(active=active):
        raise NotAllowed("line_gone")
    audit.record(Act.CHANGE, "CrisisLine", line, tenant=by.centre.id)
