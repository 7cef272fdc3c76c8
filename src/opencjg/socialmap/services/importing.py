# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking in a sheet: first what it would do, row by row; written only when that was seen and confirmed."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from opencjg.accounts.selectors import everybody
from opencjg.accounts.types import Viewer
from opencjg.audit import services as audit
from opencjg.audit.types import Act
from opencjg.core.types import BadInput, Conflict
from opencjg.socialmap.policies import keeping
from opencjg.socialmap.rules.columns import Books, columns_of, service_of
from opencjg.socialmap.selectors.services import everything, municipalities
from opencjg.socialmap.selectors.topics import topic_titles
from opencjg.socialmap.services.entries import change_service, checked, write_service
from opencjg.socialmap.sheets import Table
from opencjg.socialmap.types import NewService, RowVerdict, ServiceId, SheetRow

Known = Mapping[ServiceId, tuple[NewService, int]]


def preview_sheet(table: Table, *, by: Viewer, at: datetime) -> tuple[SheetRow, ...]:
    """What an import of this sheet would do with each row. Writes nothing; six queries whatever its length.

    Raises:
        NotAllowed: not an editor.
        BadInput: a column that is needed is not there.
    """
    keeping.require_add(by)
    columns = columns_of(table[0])
    known = everything(by)
    books = Books(
        topics=topic_titles(),
        municipalities=municipalities(),
        workers={worker.id: worker.name for worker in everybody(by)},
    )
    seen: set[object] = set()
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        said = {columns[place]: text for place, text in enumerate(cells) if place in columns}
        rows.append(_judged(number, said, known, books, seen, at))
    return tuple(rows)


def _judged(
    number: int, said: Mapping[str, str], known: Known, books: Books, seen: set[object], at: datetime
) -> SheetRow:
    name = said.get("name", "")[:120]
    try:
        told = checked(service_of(said, books), at)
        service = _which(said.get("id", ""), told, known)
        mark: object = service or (told.provider.casefold(), told.name)
        if mark in seen:
            raise BadInput("file", "row_twice")
        seen.add(mark)
        if service is None:
            return SheetRow(number, name, RowVerdict.NEW, told=told)
        before, version = known[service]
        if said.get("version", "").isdecimal() and int(said["version"]) < version:
            raise BadInput("file", "row_old")
        changed = tuple(field for field in told.__slots__ if getattr(told, field) != getattr(before, field))
        verdict = RowVerdict.CHANGED if changed else RowVerdict.UNCHANGED
        return SheetRow(number, name, verdict, service=service, told=told, version=version, changed=changed)
    except BadInput as wrong:
        params = {"field": wrong.field, **wrong.params}
        return SheetRow(number, name, RowVerdict.REFUSED, reason=wrong.code, params=params)


def _which(identity: str, told: NewService, known: Known) -> ServiceId | None:
    """The entry a row is about: by its mark, else by its provider and name; none when it is new."""
    if identity:
        try:
            service = ServiceId(UUID(identity))
        except ValueError as wrong:
            raise BadInput("file", "mark_unknown") from wrong
        if service not in known:
            raise BadInput("file", "mark_unknown")
        return service
    same = (told.provider.casefold(), told.name)
    return next((one for one, (row, _version) in known.items() if (row.provider.casefold(), row.name) == same), None)


def digest_of(rows: Sequence[SheetRow]) -> str:
    """What was shown of a preview, in short; another outcome has another digest."""
    shown = repr([(row.number, row.verdict, row.service, row.version, row.told, row.reason) for row in rows])
    return hashlib.sha256(shown.encode()).hexdigest()


@transaction.atomic
def take_in(table: Table, *, confirmed: str, by: Viewer, at: datetime) -> tuple[SheetRow, ...]:
    """Write the new and changed rows of a sheet, as they were shown; all of them or none.

    Raises:
        Conflict: since it was shown, something changed in the social map; carries what it would do now.
        NotAllowed, BadInput: as `preview_sheet`.
    """
    rows = preview_sheet(table, by=by, at=at)
    if digest_of(rows) != confirmed:
        raise Conflict(rows)
    for row in rows:
        if row.told is None:
            continue
        if row.verdict is RowVerdict.NEW:
            write_service(told=row.told, by=by, at=at)
        elif row.verdict is RowVerdict.CHANGED and row.service is not None:
            change_service(service=row.service, version=row.version, told=row.told, by=by, at=at)
    audit.record(Act.CHANGE, "Service", tenant=by.centre.id, detail=f"import {len(rows)}")
    return rows
