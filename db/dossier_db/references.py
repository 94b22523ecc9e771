"""References between rows: which there are, as the file itself describes them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier_db.tables import Row, Table, Value, quoted

Identity = tuple[str, str]
"""A row anywhere: its table and its id as the log writes it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of one table that name a row of another."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]

    @property
    def nowhere(self) -> str:
        """Condition on a row of the table: it names one that is not there."""
        given = [f'"{self.table}"."{column}"' for column in self.columns]
        named = " AND ".join(f"{column} IS NOT NULL" for column in given)
        meets = " AND ".join(
            f'p."{parent}" = {column}'
            for column, parent in zip(given, self.parent_columns, strict=True)
        )
        wanted = f'SELECT 1 FROM "{self.parent}" p WHERE {meets}'
        return f"{named} AND NOT EXISTS ({wanted})"

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
        meets = " AND ".join(f'"{column}" = ?' for column in columns)
        rows = self._db.execute(
            f"{known.select} WHERE {meets} ORDER BY {quoted(known.key)}", list(wanted)
        ).fetchall()
        return [known.read(row) for row in rows]

    def _leading(self, table: Table) -> list[Reference]:
        found = list(self.to[table.name])
        extends = any(one.columns == ("id",) for one in self.of[table.name])
        if table.key == ("id",) and not extends:  # a person's notes are the entity's
            found.append(Reference("note", ("about_id",), table.name, ("id",)))
        return found
