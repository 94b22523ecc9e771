"""The tables as the file itself describes them: keys, stored columns, order.

Asked of SQLite, so that a migration that adds a column is known to the log, the loader
and the dump without being told a second time.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Value = str | int | float | bytes | None
"""What a cell can hold."""
Row = Mapping[str, Value]
"""One row by column name; an absent column is NULL or the column's default."""

TABLES = (
    "dossier",
    "term",
    "edtf",
    "entity",
    "organisation",
    "place",
    "person",
    "court_case",
    "provision",
    "event",
    "name",
    "source",
    "source_relation",
    "capture",
    "passage",
    "translation",
    "handling",
    "mention",
    "name_use",
    "participation",
    "relationship",
    "account",
    "quote",
    "charge",
    "restraint",
    "outcome",
    "question",
    "answer",
    "citation",
    "comparison",
    "dismissal",
    "note",
    "change",
    "change_value",
)
"""Every table that a dump carries, parents before children."""
LOG_TABLES = ("change", "change_value")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, the columns stored, and those that are its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: frozenset[str]
    """Columns that must be given: NOT NULL without a default."""
    types: Mapping[str, str]
    """Declared type by column: TEXT, INTEGER, REAL, BLOB."""
    defaults: Mapping[str, Value]
    """What an absent column holds, where that is not NULL."""

    @property
    def select(self) -> str:
        """``SELECT`` of every column, which ``read`` reads."""
        return f'SELECT {quoted(self.columns)} FROM "{self.name}"'

    def insert(self, columns: Sequence[str]) -> str:
        """``INSERT`` of a row that has these columns."""
        marks = ", ".join("?" * len(columns))
        return f'INSERT INTO "{self.name}" ({quoted(columns)}) VALUES ({marks})'

    def read(self, cells: Sequence[Value]) -> dict[str, Value]:
        """The row that ``select`` gave."""
        return dict(zip(self.columns, cells, strict=True))

    def where_key(self) -> str:
        """``"id" = ?`` for each column of the key, in its order."""
        return " AND ".join(f'"{column}" = ?' for column in self.key)

    def key_of(self, row: Row) -> tuple[Value, ...]:
        """The row's values of the key, in its order."""
        return tuple(row.get(column, self.defaults.get(column)) for column in self.key)

    def identity(self, row: Row) -> str:
        """The row's id as the log writes it: the id, or a JSON array of the key."""
        values = self.key_of(row)
        if len(values) == 1:
            return str(values[0])
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


_DESCRIBED: dict[tuple[tuple[str, str], ...], dict[str, Table]] = {}
"""Tables by what a file declares."""
_SCHEMAS: Final = 4
"""Declarations that are remembered: there are this program's and an older one's."""


def describe(connection: sqlite3.Connection) -> dict[str, Table]:
    """Every dumped table of this file, in the order of ``TABLES``.

    Files that declare the same are described once: each act asks.
    """
    declared = tuple(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    )
    found = _DESCRIBED.get(declared)
    if found is None:
        found = {name: _table(connection, name) for name in TABLES}
        if len(_DESCRIBED) == _SCHEMAS:
            _DESCRIBED.clear()
        _DESCRIBED[declared] = found
    return dict(found)


def _table(connection: sqlite3.Connection, name: str) -> Table:
    info = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    stored = [row for row in info if row[6] == 0]  # hidden: 2 and 3 are generated
    keys = sorted((row[5], row[1]) for row in stored if row[5])
    return Table(
        name=name,
        columns=tuple(row[1] for row in stored),
        key=tuple(column for _, column in keys),
        required=frozenset(row[1] for row in stored if row[3] and row[4] is None),
        types={row[1]: row[2] for row in stored},
        defaults={
            row[1]: connection.execute(f"SELECT {row[4]}").fetchone()[0]
            for row in stored
            if row[4] is not None
        },
    )


def rows(
    connection: sqlite3.Connection, table: Table, where: str = ""
) -> Iterator[dict[str, Value]]:
    """The rows of a table, called ``r``; all, or those that meet a condition."""
    for cells in connection.execute(f"{table.select} AS r {where}"):
        yield table.read(cells)


def quoted(columns: Iterable[str]) -> str:
    """Columns as SQL lists them."""
    return ", ".join(f'"{column}"' for column in columns)
