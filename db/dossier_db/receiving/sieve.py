"""The sieve: which rows the model does not allow, found in a schema made in memory.

Only where rows are to be left out: else the load itself refuses the first one.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from typing import Final

from dossier_db.importers.given import Given
from dossier_db.references import Identity, Reference, references
from dossier_db.tables import Row, Table, describe, quoted

_HEAVY: Final = frozenset((("capture", "bytes"), ("capture", "text")))
"""Columns that no rule looks at, and that would fill the memory."""
_REFUSED: Final = (sqlite3.IntegrityError, OverflowError)


@cache
def tables_of_ours() -> Mapping[str, Table]:
    """The tables of a dossier as this program makes them."""
    with closing(_schema()) as connection:
        return describe(connection)


def refused(rows: Iterable[Given], tables: Mapping[str, Table]) -> dict[Identity, str]:
    """The rows that cannot be kept, or that name one which cannot: why, by row."""
    found: dict[Identity, str] = {}
    with closing(_schema()) as connection:
        for given in rows:
            table = tables[given.table]
            identity = (table.name, table.identity(given.row))
            try:
                _insert(connection, table, given.row)
            except _REFUSED as error:
                found.setdefault(identity, f"the model does not allow it ({error})")
        while dangling := dict(_dangling(connection, tables)):
            found.update(dangling)
    return found


def _schema() -> sqlite3.Connection:
    # Only here: sqlite-utils takes its time to be loaded.
    from dossier_db.schema import migrate

    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def _insert(connection: sqlite3.Connection, table: Table, row: Row) -> None:
    light = {
        column: value
        for column, value in row.items()
        if (table.name, column) not in _HEAVY
    }
    connection.execute(table.insert(tuple(light)), tuple(light.values()))


def _dangling(
    connection: sqlite3.Connection, tables: Mapping[str, Table]
) -> Iterator[tuple[Identity, str]]:
    """Rows that name one that is not there; they are taken away, so that what names
    them is found next.
    """
    for table in tables.values():
        for reference in references(connection, table):
            for row in _taken_away(connection, table, reference):
                yield (
                    (table.name, table.identity(row)),
                    f"“{' and '.join(reference.columns)}” names no"
                    f" {reference.parent} that is taken over",
                )


def _taken_away(
    connection: sqlite3.Connection, table: Table, reference: Reference
) -> list[Row]:
    rows = connection.execute(
        f'DELETE FROM "{table.name}" WHERE {reference.nowhere}'
        f" RETURNING {quoted(table.key)}"
    ).fetchall()
    return [dict(zip(table.key, row, strict=True)) for row in rows]
