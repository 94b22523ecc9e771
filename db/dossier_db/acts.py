"""Acts: the one door for writing. One act is one transaction and one unit of undo.

    with store.act("Aigerim") as act:
        act.insert("entity", {"id": "p_new", "name": "…"})

Rows and their log entries are written in the same ``BEGIN IMMEDIATE`` transaction;
an error inside leaves the file as it was.
"""

import secrets
import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from dossier_db import dates, limits, log
from dossier_db.drafts import drop
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.heads import Heads
from dossier_db.search.index import Index
from dossier_db.tables import Row, Table, Value, describe


class Act:
    """One user action, open for writing; made by ``Store.act``."""

    def __init__(
        self, connection: sqlite3.Connection, agent: str, heads: Heads
    ) -> None:
        self.db = Database(connection, execute_plugins=False)
        if too_long := limits.no_agent(agent):
            raise RefusedWrite(too_long)
        self.agent = agent
        self.id = secrets.token_hex(16)
        self.at = log.now()
        self.tables = describe(connection)
        self.connection = connection
        self._heads = heads
        self.index = Index(connection, self._made_here)
        """The search index, which follows what is written here."""
        self._link: log.Link | None = None

    def insert(self, table: str, row: Row) -> None:
        """Add one row; an entry for each column that is given a value."""
        known = self._table(table, row)
        limits.insist(known, row)
        self.index.touch(table, [row])
        self.db.table(table).insert(dict(row))
        self._log_columns(table, known.identity(row), row)

    def update(self, table: str, row: Row, values: Mapping[str, Value]) -> None:
        """Change ``values`` of the row with ``row``'s key; entries for what differs.

        A change of the key is logged as the deletion of the one row and the insertion
        of the other: they are two rows to whoever reads the log.
        """
        known = self._table(table, values)
        if table == "edtf":
            raise RefusedWrite(
                "The bounds of a date follow from its expression: write another one."
            )
        before = self._one(known, row)
        changed = {c: value for c, value in values.items() if before[c] != value}
        limits.insist(known, changed)
        self.index.touch(table, [before, {**before, **values}])
        if not changed:
            return
        # At once: a key may be among them, or two columns hang together.
        columns = ", ".join(f'"{column}" = ?' for column in changed)
        self.db.execute(
            f'UPDATE "{table}" SET {columns} WHERE {known.where_key()}',
            [*changed.values(), *known.key_of(row)],
        )
        if changed.keys() & set(known.key):
            after = {**before, **changed}
            self._log_deletion(table, known.identity(before), before)
            self._log_columns(table, known.identity(after), after)
        else:
            self._log_change(known, before, changed)

    def delete(self, table: str, row: Row) -> None:
        """Remove the row with ``row``'s key; what hangs on it must be gone before."""
        known = self._table(table, row)
        before = self._one(known, row)
        self.index.touch(table, [before])
        self.db.execute(
            f'DELETE FROM "{table}" WHERE {known.where_key()}',
            known.key_of(row),
        )
        self._log_deletion(table, known.identity(before), before)

    def loaded(self, dossier_id: str, digest: str) -> None:
        """Say that rows came in by a load; ``digest`` is JSON with their SHA-256."""
        self._append(log.Change("dossier", dossier_id, log.LOADED, digest))

    def undoes(self, act_id: str) -> None:
        """Say that this act takes back another: before it writes anything else."""
        if self._link is not None:
            raise RefusedWrite("An undo is an act of its own: nothing was undone.")
        self._append(log.Change("change", act_id, log.UNDONE, None))

    def date(self, expression: str) -> str:
        """Keep the bounds of an EDTF expression; gives the expression back.

        Not logged: the row follows from the expression alone.
        """
        span = dates.read(expression)
        self.db.execute(
            "INSERT OR IGNORE INTO edtf (id, earliest, latest, approximate, uncertain)"
            " VALUES (?, ?, ?, ?, ?)",
            [expression, span.earliest, span.latest, span.approximate, span.uncertain],
        )
        return expression

    def term(self, term_id: str, definition: str | None = None) -> str:
        """A controlled word, added where this dossier has never had it; its id."""
        known = self.connection.execute("SELECT 1 FROM term WHERE id = ?", (term_id,))
        if not known.fetchall():
            name = term_id.partition(":")[2].replace("_", " ")
            row = {"id": term_id, "name": name, "definition": definition}
            self.insert("term", row)
        return term_id

    def new_id(self, prefix: str) -> str:
        """An id of its kind (``t`` a note) that no other machine gives."""
        return f"{prefix}_{secrets.token_hex(8)}"

    def drop_draft(self, draft_id: str) -> None:
        """Take a draft out of the tray together with what was made of it; not logged,
        as drafts are not.
        """
        drop(self.connection, draft_id)

    def dossier_id(self) -> str:
        """The id of the one row that says what this file is."""
        row = self.connection.execute("SELECT id FROM dossier").fetchone()
        if row is None:
            raise RefusedWrite("The dossier has no row that says what it is.")
        return str(row[0])

    @property
    def head(self) -> str | None:
        """The last entry written by this act, or None while it has written none."""
        return self._link.previous if self._link is not None else None

    @property
    def chain(self) -> str:
        """The chain that was written to; empty where nothing was logged."""
        return self._link.chain if self._link is not None else ""

    def _made_here(self, mark: str) -> bool:
        return self._heads.trusts(self.dossier_id(), mark)

    def _log_columns(self, table: str, row: str, values: Row) -> None:
        """A row is new: an entry for each column that has a value."""
        known = log.Known(self.connection, table, row)
        for column, value in values.items():
            if value is not None:
                base = tuple(known.seen(column))
                self._append(log.Change(table, row, column, value, base))

    def _log_change(self, table: Table, before: Row, values: Row) -> None:
        """A row has other values; with what stood there, if the log does not know."""
        row = table.identity(before)
        known = log.Known(self.connection, table.name, row)
        for column, value in values.items():
            stood = before[column]
            if not known.says(table, column, stood):
                said = log.Change(table.name, row, log.STOOD + column, stood)
                known.add(self._append(said), said)
            base = tuple(known.seen(column))
            self._append(log.Change(table.name, row, column, value, base))

    def _log_deletion(self, table: str, row: str, before: Row) -> None:
        """A row is gone: one entry that carries it."""
        base = tuple(log.seen(self.connection, table, row, log.DELETED))
        self._append(log.Change(table, row, log.DELETED, before, base))

    def _append(self, change: log.Change) -> str:
        """Write an entry at the end of the chain; its id."""
        if self._link is None:
            remembered = self._heads.head(self.dossier_id())
            self._link = log.next_link(self.connection, remembered)
        self._link = log.append(
            self.connection,
            self._link,
            change,
            log.Stamp(agent=self.agent, act=self.id, at=self.at),
        )
        assert self._link.previous is not None  # the entry that was just written
        return self._link.previous

    def _table(self, name: str, columns: Mapping[str, Value]) -> Table:
        known = self.tables.get(name)
        if known is None or name in ("change", "change_value"):
            raise RefusedWrite(f"“{name}” is no table that can be written.")
        for column in columns:
            if column not in known.columns:
                raise RefusedWrite(f"“{column}” is no column of “{name}”.")
        return known

    def _one(self, table: Table, row: Row) -> dict[str, Value]:
        found = self.connection.execute(
            f"{table.select} WHERE {table.where_key()}", table.key_of(row)
        ).fetchone()
        if found is None:
            raise UnknownRecord(f"There is no {table.name} {table.identity(row)}.")
        return table.read(found)
