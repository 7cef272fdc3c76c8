# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the manager of the index sets: on or off, who is connected, which addresses are no family (ROL-22, CvZ-A5)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from opencjg.accounts.selectors import region_of
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.rules.identifiers import uuid7
from opencjg.core.types import AlreadyDone, BadInput, NotAllowed
from opencjg.index.models import ConnectedOrganisation, ExcludedAddress, IndexSetting
from opencjg.index.policies import index
from opencjg.index.types import EntrySettings
from opencjg.persons.rules.addresses import clean_number, clean_postcode


def _manage(by: Viewer) -> None:
    if not index.may_manage(by):
        raise NotAllowed


@transaction.atomic
def set_index(*, to: EntrySettings, by: Viewer, at: datetime) -> None:
    """Switch the index of the region on or off, on a legal ground, and say who matches in it.

    Raises:
        NotAllowed: not who manages it.
        BadInput: on without a legal ground.
    """
    _manage(by)
    if to.enabled and not to.ground.strip():
        raise BadInput("ground", "ground_missing")
    region = region_of(by.organisation)
    values = {"enabled": to.enabled, "ground": to.ground.strip(), "within_one": to.within_one}
    if not IndexSetting.objects.filter(region=region).update(**values):
        IndexSetting.objects.create(region_id=region, **values)
    audit.record(Act.CHANGE, "IndexSetting", tenant=by.centre.id, detail="on" if to.enabled else "off")


@transaction.atomic
def connect(*, organisation: UUID, by: Viewer, at: datetime) -> None:
    """This organisation may report from today on.

    Raises:
        NotAllowed: not who manages the index.
        AlreadyDone: it is connected.
    """
    _manage(by)
    if ConnectedOrganisation.objects.filter(organisation=organisation, until=None).exists():
        raise AlreadyDone("connected_already")
    ConnectedOrganisation.objects.create(organisation_id=organisation, since=timezone.localdate(at))
    audit.record(Act.CREATE, "ConnectedOrganisation", organisation, tenant=by.centre.id)


@transaction.atomic
def disconnect(*, organisation: UUID, by: Viewer, at: datetime) -> None:
    """This organisation reports no more; what it reported stays as long as it may.

    Raises:
        NotAllowed: not who manages the index.
    """
    _manage(by)
    rows = ConnectedOrganisation.objects.filter(organisation=organisation, until=None)
    if rows.update(until=timezone.localdate(at)):
        audit.record(Act.DELETE, "ConnectedOrganisation", organisation, tenant=by.centre.id)


@transaction.atomic
def exclude(*, postcode: str, number: str, name: str, by: Viewer, at: datetime) -> None:
    """Who live at this address are no family for that: it is an institution.

    Raises:
        NotAllowed: not who manages the index.
        BadInput: no whole address, or no name.
        AlreadyDone: it is on the list.
    """
    _manage(by)
    if not (postcode.strip() and number.strip()):
        raise BadInput("postcode", "address_missing")
    if not name.strip():
        raise BadInput("name", "institution_missing")
    where = {"postcode": clean_postcode(postcode), "number": clean_number(number)}
    if ExcludedAddress.objects.filter(**where).exists():
        raise AlreadyDone("excluded_already")
    ExcludedAddress.objects.create(id=uuid7(), name=name.strip(), **where)
    audit.record(Act.CREATE, "ExcludedAddress", tenant=by.centre.id)


@transaction.atomic
def include(*, address: UUID, by: Viewer, at: datetime) -> None:
    """Who live at this address may be a family after all.

    Raises:
        NotAllowed: not who manages the index.
    """
    _manage(by)
    ExcludedAddress.objects.filter(id=address).delete()
    audit.record(Act.DELETE, "ExcludedAddress", tenant=by.centre.id)
