# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calling the door: the functions of the database that see more than the application role may."""

from typing import Any

from django.db import DatabaseError, connection
from psycopg import sql

from opencjg.core.types import NotAllowed

FORBIDDEN = "CJ403"


def call(function: str, *arguments: Any) -> Any:
    """The one value a door function returns. One query.

    Raises:
        NotAllowed: the function says this is not for whoever acts; the transaction is lost.
    """
    found = _ask("select door.{}({})", function, arguments)
    return found[0][0] if found else None


def rows(function: str, *arguments: Any) -> list[tuple[Any, ...]]:
    """The rows a door function returns. One query.

    Raises:
        NotAllowed: as `call`.
    """
    return _ask("select * from door.{}({})", function, arguments)


def _ask(select: str, function: str, arguments: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    placeholders = sql.SQL(", ").join(sql.Placeholder() * len(arguments))
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(select).format(sql.Identifier(function), placeholders), arguments)
            return list(cursor.fetchall())
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlstate", None) == FORBIDDEN:
            raise NotAllowed from error
        raise
