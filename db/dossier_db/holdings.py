"""Holdings: one hash over all rows of a dossier, whatever their order.

A load is one entry of the log, which does not name its rows. What the dossier held when
its first load was done is kept in that entry as one hash; with the log of what was
changed since, it can be worked out again from the rows as they are now.

A row counts by what it says: without what is NULL, and without what a column holds by
default, so that a column which a later version adds makes no difference. The bounds of
dates are left out: they follow from their expressions, and are added without a word.
"""

import hashlib
import sqlite3
from collections.abc import Mapping
from typing import Final

from dossier_db.log import sealed
from dossier_db.tables import LOG_TABLES, Row, Table, rows

PASSED_OVER: Final = frozenset(("edtf", *LOG_TABLES))
"""Tables whose rows do not count."""


class Holdings:
    """Rows as they are counted, one after the other."""

    def __init__(self) -> None:
        self._rows: list[bytes] = []

    def add(self, table: Table, row: Row) -> None:
        """One row more; nothing where the table does not count."""
        if table.name in PASSED_OVER:
            return
        told = {
            column: value
            for column, value in row.items()
            if value is not None and value != table.defaults.get(column)
        }
        try:
            said = sealed(told)
        except (ValueError, TypeError):  # a number without end, which no JSON has
            said = repr(sorted(told.items()))
        line = f"{table.name} {said}"
        self._rows.append(hashlib.sha256(line.encode("utf-8", "replace")).digest())

    def sum(self) -> dict[str, int | str]:
        """How many rows there are, and the hash of all of them."""
        whole = hashlib.sha256(b"".join(sorted(self._rows)))
        return {"rows": len(self._rows), "digest": whole.hexdigest()}


def held(
    connection: sqlite3.Connection, tables: Mapping[str, Table]
) -> dict[str, int | str]:
    """The hash of all rows as they stand."""
    found = Holdings()
    for table in tables.values():
        if table.name not in PASSED_OVER:
            for row in rows(connection, table):
                found.add(table, row)
    return found.sum()
