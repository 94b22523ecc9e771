"""References that lead nowhere: what a load may not leave behind."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from dossier_db.errors import RefusedWrite
from dossier_db.importers.given import Given, refuse
from dossier_db.references import Identity, Reference, references
from dossier_db.tables import Table, Value, quoted


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
    for row in connection.execute(
        f'SELECT {quoted(wanted)} FROM "{table.name}" WHERE {reference.nowhere}'
    ).fetchall():
        yield dict(zip(wanted, row, strict=True))
