# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a sheet that somebody sends: CSV or XLSX, small, and nothing in it is carried out."""

import csv
import io
from collections.abc import Iterator
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from opencjg.core.sheets import RUNS
from opencjg.core.types import BadInput
from opencjg.files import packages

LARGEST_BYTES = 3_000_000
MOST_UNPACKED = 30_000_000
MOST_ROWS = 1_000
MOST_COLUMNS = 40
LONGEST_CELL = 2_000
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
Table = list[list[str]]


def read_sheet(content: bytes) -> Table:
    """The rows of a sheet with its head first, as texts; empty rows are left out.

    The kind is told by what the file holds, not by its name.

    Raises:
        FileRefused: an XLSX that is broken, locked, or unpacks to more than a sheet should.
        BadInput: too large, too many rows, not text of a sheet, or without a row under the head.
    """
    if not content.strip():
        raise BadInput("file", "sheet_empty")
    if len(content) > LARGEST_BYTES:
        raise BadInput("file", "sheet_too_large", {"most": LARGEST_BYTES // 1_000_000})
    rows = _of_xlsx(content) if content.startswith(packages.START) else _of_csv(content)
    table: Table = []
    for row in rows:
        cells = [told(cell) for cell in row[:MOST_COLUMNS]]
        if not any(cells):
            continue
        if len(table) > MOST_ROWS:
            raise BadInput("file", "sheet_too_long", {"most": MOST_ROWS})
        table.append(cells)
    if len(table) < 2:
        raise BadInput("file", "sheet_empty")
    return table


def told(cell: object) -> str:
    """What a cell says. What `core.sheets.inert` put before it is taken off again; what nobody sees is left out."""
    text = "" if cell is None else str(cell).strip()
    if text.startswith("'") and text[1:].lstrip(" ").startswith(RUNS):
        text = text[1:]
    if len(text) > LONGEST_CELL:
        raise BadInput("file", "cell_too_long", {"most": LONGEST_CELL})
    return "".join(char for char in text if char.isprintable() or char == "\n").strip()


def _of_csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as wrong:
        raise BadInput("file", "sheet_unread") from wrong


def _decoded(content: bytes) -> str:
    """Text as spreadsheets save it: UTF-8, UTF-16 with its mark, or what Windows used before."""
    encodings = ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise BadInput("file", "sheet_unread")


def _of_xlsx(content: bytes) -> Iterator[list[object]]:
    """The first sheet, values only. The package is counted before anything of it is read."""
    with packages.opened(content) as package:
        if sum(len(part) for _name, part in packages.members(package)) > MOST_UNPACKED:
            raise BadInput("file", "sheet_too_large", {"most": LARGEST_BYTES // 1_000_000})
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True):
            yield list(row)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError, AttributeError) as wrong:
        raise BadInput("file", "sheet_unread") from wrong
    except SyntaxError as wrong:  # what the XML reader calls a part that is no XML
        raise BadInput("file", "sheet_unread") from wrong
