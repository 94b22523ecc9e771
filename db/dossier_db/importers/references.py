"""References between rows: which there are, and which lead nowhere."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier_db.errors import RefusedWrite
from dossier_db.importers.given import Given, refuse
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


def check(
    connection: sqlite3.Connection,
    tables: Mapping[str, Table],
    rows: Iterable[Given],
) -> None:
    """Refuse when a row names another that is not there, saying where it was read.

    The text is read a second time for that, and only then.
    """
    cursor = connection.execute("PRAGMA foreign_key_check")
    failed = cursor.fetchone() is not None
    cursor.close()
    if not failed:
        return
    nowhere = dict(_nowhere(connection, tables.values()))
    for given in rows:
        table = tables[given.table]
        sentence = nowhere.get((table.name, table.identity(given.row)))
        if sentence is not None:
            raise refuse(given.place, sentence)
    (table_name, identity), sentence = next(iter(nowhere.items()))
    raise RefusedWrite(f"The {table_name} {identity}: {sentence}.")


def _nowhere(
    connection: sqlite3.Connection, tables: Iterable[Table]
) -> Iterator[tuple[Identity, str]]:
    for table in tables:
        for reference in references(connection, table):
            for row in _dangling(connection, table, reference):
                named = " ".join(str(row[column]) for column in reference.columns)
                columns = " and ".join(reference.columns)
                yield (
                    (table.name, table.identity(row)),
                    f"“{columns}” of {table.name} {table.identity(row)} names"
                    f" {named}, which neither the dossier nor the text has",
                )


def _dangling(
    connection: sqlite3.Connection, table: Table, reference: Reference
) -> Iterator[dict[str, Value]]:
    wanted = (*table.key, *reference.columns)
    given = " AND ".join(f'c."{column}" IS NOT NULL' for column in reference.columns)
    met = " AND ".join(
        f'p."{parent}" = c."{column}"'
        for column, parent in zip(
            reference.columns, reference.parent_columns, strict=True
        )
    )
    names = ", ".join(f'c."{column}"' for column in wanted)
    for row in connection.execute(
        f'SELECT {names} FROM "{table.name}" c WHERE {given} AND NOT EXISTS'
        f' (SELECT 1 FROM "{reference.parent}" p WHERE {met})'
    ).fetchall():
        yield dict(zip(wanted, row, strict=True))
