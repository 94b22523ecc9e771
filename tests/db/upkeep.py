"""The search index beside the rows it is of: looked at, written to, spoilt."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from dossier_db import connection as connections
from dossier_db.acts import Act
from dossier_db.dates import read as read_date
from dossier_db.references import Reference, References
from dossier_db.search.agreement import agrees
from dossier_db.search.documents import Document, every_id, read
from dossier_db.store import Store
from dossier_db.tables import LOG_TABLES, TABLES, Table, Value, describe

DERIVED: Final = ("dossier", "edtf", *LOG_TABLES)
"""Tables of which nobody writes a row: one row, or rows that follow from others."""
WRITTEN: Final = tuple(table for table in TABLES if table not in DERIVED)
_COPIES: Final = {
    "event": ("date", "earliest", "earliest"),
    "source": ("issued", "published", "latest"),
}
"""A date, the column that copies one of its bounds, and which."""

Row = dict[str, Value]


def copied(store: Store, folder: Path) -> Store:
    """The same dossier in a file of its own, to be written to."""
    path = folder / "copy.dossier"
    shutil.copyfile(store.path, path)
    return Store.open(path)


@contextmanager
def reading(store: Store) -> Iterator[sqlite3.Connection]:
    """A connection that may keep temporary tables."""
    with closing(connections.reading(store.path, shared=False)) as connection:
        yield connection


def agreeing(store: Store) -> bool:
    """Whether the file's index can be used and says what the rows say."""
    with reading(store) as connection:
        return store.search.ready and agrees(connection, connection)


def documents(connection: sqlite3.Connection) -> dict[str, Document]:
    """All that can be found, by id."""
    return {one.id: one for one in read(connection, every_id(connection))}


def alter(path: Path, *statements: str) -> None:
    """Change the file behind the program's back; nothing refers to what is there."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def stored(
    connection: sqlite3.Connection, table: str, known: Table | None = None
) -> list[Row]:
    """The rows of a table, by their keys."""
    known = known or describe(connection)[table]
    columns = ", ".join(f'"{column}"' for column in known.columns)
    order = ", ".join(f'"{column}"' for column in known.key)
    return [
        dict(zip(known.columns, row, strict=True))
        for row in connection.execute(
            f'SELECT {columns} FROM "{table}" ORDER BY {order}'
        )
    ]


def changed(table: str, column: str, value: Value) -> Row:
    """A new value, with the copy that has to go with it."""
    date, copy, bound = _COPIES.get(table, ("", "", ""))
    if column != date:
        return {column: value}
    span = None if value is None else getattr(read_date(str(value)), bound)
    return {column: value, copy: span or "9999-12-31"}


def offered(rows: list[Row], row: Row) -> Iterator[tuple[str, Value]]:
    """For each column of a row another value that the table has, and none at all."""
    for column in row:
        others = sorted({r[column] for r in rows} - {row[column]}, key=repr)
        if others:
            yield column, others[0]
        if row[column] is not None:
            yield column, None


def take_away(act: Act, table: str, row: Row) -> None:
    """Remove a row after all that hangs on it; what only names it, names nothing."""
    for reference, hanging in References(act.connection, act.tables).naming(table, row):
        child = reference.table
        for other in hanging:
            if not stands(act, child, other):
                continue
            if _may_name_nothing(act.tables[child], reference):
                act.update(child, other, {reference.columns[0]: None})
            else:
                take_away(act, child, other)
    if stands(act, table, row):
        act.delete(table, row)


def stands(act: Act, table: str, row: Row) -> bool:
    """Whether there is a row with the key of this one."""
    known = act.tables[table]
    found = act.connection.execute(
        f'SELECT 1 FROM "{table}" WHERE {known.where_key()}', known.key_of(row)
    )
    return found.fetchone() is not None


def _may_name_nothing(known: Table, reference: Reference) -> bool:
    return reference.parent in ("entity", "answer") and not (
        known.required.union(known.key).intersection(reference.columns)
    )
