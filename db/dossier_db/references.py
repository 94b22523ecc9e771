"""References between rows: which there are, as the file itself describes them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier_db.tables import Row, Table, Value

Identity = tuple[str, str]
"""A row anywhere: its table and its id as the log writes it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of one table that name a row of another."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]

    def target(self, row: Row) -> Identity | None:
        """The row that ``row`` names, or None."""
        values = [row.get(column) for column in self.columns]
        if None in values:
            return None
        # Every key that is referred to is one column, alone or with a copied one.
        return self.parent, str(values[self.parent_columns.index("id")])


def references(connection: sqlite3.Connection, table: Table) -> list[Reference]:
    """The foreign keys of one table."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for number, _, parent, column, parent_column, *_ in connection.execute(
        f'PRAGMA foreign_key_list("{table.name}")'
    ).fetchall():
        found.setdefault(number, []).append((parent, column, parent_column))
    return [
        Reference(
            table=table.name,
            columns=tuple(column for _, column, _ in pairs),
            parent=pairs[0][0],
            parent_columns=tuple(parent_column for _, _, parent_column in pairs),
        )
        for pairs in found.values()
    ]


class References:
    """Every way in which a row of one table names a row of another.

    A note names what it is about by its id alone, whatever that is: no key of the
    file's, and a reference all the same.
    """

    def __init__(
        self, connection: sqlite3.Connection, tables: Mapping[str, Table]
    ) -> None:
        self._db = connection
        self.tables = tables
        self.of = {name: references(connection, one) for name, one in tables.items()}
        """By the table whose columns they are."""
        self.to: dict[str, list[Reference]] = defaultdict(list)
        """By the table that is named, notes left out."""
        for found in self.of.values():
            for reference in found:
                self.to[reference.parent].append(reference)

    def naming(
        self, table: str, row: Row
    ) -> Iterator[tuple[Reference, list[dict[str, Value]]]]:
        """The rows that name this one, by what they name it by."""
        for reference in self._leading(self.tables[table]):
            wanted = [row.get(column) for column in reference.parent_columns]
            found = self.where(reference.table, reference.columns, wanted)
            if found:
                yield reference, found

    def where(
        self, table: str, columns: Sequence[str], wanted: Sequence[Value]
    ) -> list[dict[str, Value]]:
        """The rows of a table with these values in these columns, by their keys."""
        known = self.tables[table]
        names = ", ".join(f'"{column}"' for column in known.columns)
        meets = " AND ".join(f'"{column}" = ?' for column in columns)
        order = ", ".join(f'"{column}"' for column in known.key)
        rows = self._db.execute(
            f'SELECT {names} FROM "{table}" WHERE {meets} ORDER BY {order}',
            list(wanted),
        ).fetchall()
        return [dict(zip(known.columns, row, strict=True)) for row in rows]

    def _leading(self, table: Table) -> list[Reference]:
        found = list(self.to[table.name])
        extends = any(one.columns == ("id",) for one in self.of[table.name])
        if table.key == ("id",) and not extends:  # a person's notes are the entity's
            found.append(Reference("note", ("about_id",), table.name, ("id",)))
        return found
