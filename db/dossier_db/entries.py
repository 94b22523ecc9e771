"""Entries of the log as they are read: what was written, what stood there before."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from dossier_db import log
from dossier_db.references import Identity
from dossier_db.tables import Table, Value

Ask: TypeAlias = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Runs a statement and gives all rows: of a reader, or of an act's connection."""

_BATCH: Final = 500
"""Ids in one statement."""


def asking(connection: sqlite3.Connection) -> Ask:
    """The way to ask a connection."""
    return lambda sql, given: connection.execute(sql, given).fetchall()


@dataclass(frozen=True, slots=True)
class Written:
    """One entry, with what it says."""

    id: str
    chain: str
    seq: int
    at: str
    agent: str
    act: str
    table: str
    row: str
    field: str
    base: tuple[str, ...]
    sealed: str | None
    """What it says as JSON; None where that was redacted."""

    @property
    def identity(self) -> Identity:
        """The row it is about."""
        return self.table, self.row

    @property
    def column(self) -> str:
        """The column it is about; empty where it is about the row."""
        return "" if self.field[:1] in "-+" else self.field.removeprefix(log.STOOD)

    @property
    def stood(self) -> bool:
        """It says what stood there, not what was written."""
        return self.field.startswith(log.STOOD)

    @property
    def place(self) -> tuple[str, str, int]:
        """Sorts entries by time; within a chain as they were written."""
        return self.at, self.chain, self.seq

    def said(self) -> Any:
        """The cell or the row that it says; of a redacted one None.

        What is no JSON was not written by this program: it is given as it is.
        """
        if self.sealed is None:
            return None
        try:
            return log.opened(self.sealed)
        except (ValueError, RecursionError):
            return self.sealed


def read(
    ask: Ask, where: str, given: Sequence[Any], *, values: bool = True
) -> list[Written]:
    """The entries that meet a condition on ``change c``, in no order.

    Without ``values`` each reads as if it had been redacted: some hold megabytes.
    """
    value = "v.value" if values else "NULL"
    join = "LEFT JOIN change_value v ON v.change_id = c.id" if values else ""
    rows = ask(
        f"SELECT c.id, c.entry, {value} FROM change c {join} WHERE {where}", given
    )
    return [_written(*row) for row in rows]


def read_all(ask: Ask, ids: Iterable[str]) -> dict[str, Written]:
    """Entries by their ids; those that the log does not have are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {}
    for start in range(0, len(wanted), _BATCH):
        batch = json.dumps(wanted[start : start + _BATCH])
        where = "c.id IN (SELECT value FROM json_each(?))"
        found.update({one.id: one for one in read(ask, where, (batch,))})
    return found


def of_row(ask: Ask, identity: Identity, *, values: bool = True) -> list[Written]:
    """The entries of one row, the oldest first."""
    where = "c.table_name = ? AND c.row_id = ?"
    return sorted(read(ask, where, identity, values=values), key=lambda one: one.place)


def _written(entry_id: str, text: str, sealed: str | None) -> Written:
    entry = json.loads(text)  # of another program's making, perhaps
    base = entry.get("base")
    return Written(
        id=entry_id,
        chain=str(entry["chain"]),
        seq=int(entry["seq"]),
        at=str(entry.get("at", "")),
        agent=str(entry.get("agent", "")),
        act=str(entry["act"]),
        table=str(entry["table"]),
        row=str(entry["row"]),
        field=str(entry.get("field", "")),
        base=tuple(map(str, base)) if isinstance(base, list) else (),
        sealed=sealed,
    )


def before(entry: Written, known: Mapping[str, Written]) -> tuple[Written, ...]:
    """The entries that say what stood in a column before this one was written.

    None where nothing did, or where the log does not know; several only where two
    people had written without seeing each other. ``known`` holds the entry's base.
    """
    rested = [known[one] for one in entry.base if one in known]
    of_column = [one for one in rested if one.column == entry.column]
    own = [one for one in of_column if one.stood and one.act == entry.act]
    return tuple(own or of_column)


def inserts(table: Table, entries: Iterable[Written]) -> bool:
    """Whether these entries of one row are those of its insertion, or hold them.

    A key is never changed: the log tells of that as of two rows.
    """
    return any(one.field == table.key[0] for one in entries)


def key_of(table: Table, row_id: str) -> dict[str, Value]:
    """The key of a row from its id as the log writes it."""
    values = [row_id] if len(table.key) == 1 else json.loads(row_id)
    return dict(zip(table.key, values, strict=True))


def row_of(ask: Ask, table: Table, row_id: str) -> dict[str, Value] | None:
    """A row as it stands, by its id as the log writes it; None where it is gone."""
    key = table.key_of(key_of(table, row_id))
    rows = ask(f"{table.select} WHERE {table.where_key()}", key)
    return table.read(rows[0]) if rows else None


def told(value: Any) -> str | None:
    """What an entry says, in words for people; bytes as their number."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    if isinstance(value, Mapping):
        return "; ".join(f"{column}: {told(cell)}" for column, cell in value.items())
    return log.canonical(value)
