"""A newer edition of rows that were loaded before.

Whatever somebody edited stays as it is; so does whatever such a row hangs on. A row
has been edited when the log knows it apart from loads, and from acts that were undone:
these left it as the edition had it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dossier_db import log
from dossier_db.deeds import annulled
from dossier_db.entries import asking
from dossier_db.errors import Conflict
from dossier_db.importers.given import Given
from dossier_db.references import Identity, Reference, references
from dossier_db.tables import LOG_TABLES, Row, Table
from dossier_db.tables import rows as rows_of

_STANDING = frozenset(("dossier", "term", "edtf", *LOG_TABLES))
"""Tables from which an edition takes nothing away: words and dates are shared."""


class Edition:
    """The rows of a newer edition against those in the file."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        tables: Mapping[str, Table],
        rows: Iterable[Given],
        collection: str,
    ) -> None:
        self._db = connection
        self._tables = tables
        self._references = {
            name: references(connection, table) for name, table in tables.items()
        }
        self._edited = _edited(connection)
        self._given: dict[Identity, Given] = {}
        for given in rows:
            self._note(given)
        self._alone = _loaded_collections(connection) == {collection}
        self.kept = 0
        """Rows that stay although the text has them otherwise, or not at all."""
        self.offered: tuple[Given, ...] = self._not_withheld()
        """The rows of the text that may come in or replace others."""

    def claim(self, given: Given) -> bool:
        """Whether the row in the file may take the values of the text."""
        return given.table not in LOG_TABLES and self._identity(given) not in (
            self._edited
        )

    def remove_obsolete(self) -> int:
        """Take away what the edition no longer has and nobody uses; how many rows."""
        if not self._alone:  # nothing tells whose the unknown rows are
            return 0
        rows = {
            (table.name, table.identity(row)): row
            for table in self._tables.values()
            if table.name not in _STANDING
            for row in rows_of(self._db, table)
        }
        obsolete = rows.keys() - self._given.keys() - self._edited
        held = self._held(obsolete, rows)
        self.kept += len(held)
        for name in reversed(tuple(self._tables)):  # children before parents
            table = self._tables[name]
            self._db.executemany(
                f'DELETE FROM "{name}" WHERE {table.where_key()}',
                [
                    table.key_of(rows[identity])
                    for identity in obsolete - held
                    if identity[0] == name
                ],
            )
        return len(obsolete) - len(held)

    def _note(self, given: Given) -> None:
        twin = self._given.setdefault(self._identity(given), given)
        if twin.row != given.row:
            raise Conflict(
                f"{given.place}: {given.table} {self._identity(given)[1]} stands at"
                f" {twin.place} with other values: keep one of the two."
            )

    def _identity(self, given: Given) -> Identity:
        return given.table, self._tables[given.table].identity(given.row)

    def _not_withheld(self) -> tuple[Given, ...]:
        """All rows but those that somebody deleted here, and what hangs on them."""
        withheld = {
            identity
            for identity in self._given.keys() & self._edited
            if not self._stands(identity)
        }
        hanging: dict[Identity, list[Identity]] = defaultdict(list)
        for identity, given in self._given.items():
            for target in self._targets(given.table, given.row):
                hanging[target].append(identity)
        _spread(withheld, hanging)
        self.kept += len(withheld)
        return tuple(
            given for identity, given in self._given.items() if identity not in withheld
        )

    def _stands(self, identity: Identity) -> bool:
        table = self._tables[identity[0]]
        row = self._given[identity].row
        found = self._db.execute(
            f'SELECT 1 FROM "{table.name}" WHERE {table.where_key()}',
            table.key_of(row),
        ).fetchone()
        return found is not None

    def _held(
        self, obsolete: set[Identity], rows: Mapping[Identity, Row]
    ) -> set[Identity]:
        """Those of ``obsolete`` on which a row hangs that stays."""
        named: dict[Identity, list[Identity]] = defaultdict(list)
        by_id = {identity: (table, identity) for table, identity in obsolete}
        staying = {identity for identity in rows if identity in self._edited}
        for identity in staying | obsolete:
            table, row = identity[0], rows[identity]
            targets = self._targets(table, row)
            if table == "note" and str(row["about_id"]) in by_id:
                targets.append(by_id[str(row["about_id"])])
            for target in targets:
                if target in obsolete:
                    named[identity].append(target)
                if target in obsolete and self._extends(table, target):
                    named[target].append(identity)  # a person's row stays with its id
        reached = set(staying)
        _spread(reached, named)
        return reached & obsolete

    def _targets(self, table: str, row: Row) -> list[Identity]:
        return [
            target
            for reference in self._references[table]
            if (target := reference.target(row)) is not None
        ]

    def _extends(self, table: str, target: Identity) -> bool:
        """A row of ``table`` says more of the very row it hangs on."""
        return any(
            reference.parent == target[0] and _is_key(reference, self._tables[table])
            for reference in self._references[table]
        )


def _is_key(reference: Reference, table: Table) -> bool:
    return len(table.key) == 1 and table.key[0] in reference.columns


def _spread(
    reached: set[Identity], edges: Mapping[Identity, Iterable[Identity]]
) -> None:
    """Add to ``reached`` all that can be reached from it."""
    open_ends = list(reached)
    while open_ends:
        for following in edges.get(open_ends.pop(), ()):
            if following not in reached:
                reached.add(following)
                open_ends.append(following)


def _edited(connection: sqlite3.Connection) -> set[Identity]:
    undone = annulled(asking(connection))
    written = connection.execute(
        "SELECT DISTINCT table_name, row_id, act FROM change"
        " WHERE json_extract(entry, '$.field') <> ?",
        (log.LOADED,),
    )
    return {(table, row) for table, row, act in written if act not in undone}


def _loaded_collections(connection: sqlite3.Connection) -> set[str | None]:
    """The collections that came in by loads; None where an entry names none: it was
    redacted, or another program wrote it.
    """
    values = connection.execute(
        "SELECT CAST(v.value AS BLOB) FROM change c"
        " LEFT JOIN change_value v ON v.change_id = c.id"
        " WHERE json_extract(c.entry, '$.field') = ?",
        (log.LOADED,),
    ).fetchall()
    named = [log.of_load(value).get("collection") for (value,) in values]
    return {one if isinstance(one, str) else None for one in named}
