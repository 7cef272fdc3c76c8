# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables that leave the building for a spreadsheet, in which no cell can run (security.md 6)."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from openpyxl import Workbook

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(value: object) -> str:
    """A cell that a spreadsheet shows and does not carry out."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(RUNS) else text


def as_csv(head: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as a Dutch spreadsheet opens them: semicolons, and a mark that says UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([inert(cell) for cell in head])
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(head: Sequence[object], rows: Iterable[Sequence[object]], *, title: str) -> bytes:
    """Rows as a workbook of one sheet; every cell is text, also one that looks like a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in (head, *rows):
        sheet.append([inert(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attached(content: bytes, *, name: str, kind: str = "text/csv; charset=utf-8") -> HttpResponse:
    """Something to save under `name`, which holds no identity; nobody keeps a copy on the way."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
