"""The log: what was written, by whom, when, on what they saw. Append-only.

An entry is canonical JSON (keys sorted, no spaces, UTF-8)

    {act, agent, at, base, chain, field, previous, row, seq, table, value}

and its id is the SHA-256 of those bytes, so nothing stands outside the hash.
``value`` is SHA-256(salt + the value as JSON): the value itself lives in
``change_value`` and can be redacted while the chain stays whole. ``previous`` is the
id of the entry before it in the same chain; ``base`` names the entries of that very
field which this one saw, so that two writers who did not see each other are a
conflict, shown, never settled by the clock. A deletion is of every field of its row.

``field`` is a column, or says something else of the row:

    =column     what stood in a column that an act is about to change, where the log
                did not say so: the row came by a load, or by another program
    -row        the row was deleted; its value is the whole row, without what is NULL
    +load       rows came in by a load; its value is the digest of them
    +undo       at the head of an act that takes back the act that ``row`` names
"""

import base64
import hashlib
import json
import secrets
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

from dossier_db.tables import Row, Table, Value

LOADED = "+load"
"""Field of the one entry that a load adds: its value is the digest of the rows."""
DELETED = "-row"
"""Field of the entry that deletes a row: its value is the row."""
STOOD = "="
"""Before a column: field of the entry that says what stood there."""
UNDONE = "+undo"
"""Field of the entry that says of which act this one is the undoing."""
Said: TypeAlias = Value | Row
"""What an entry can say: a cell, or a row."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where the next entry goes: its chain, its number there, the entry before it."""

    chain: str
    seq: int
    previous: str | None


def now() -> str:
    """This moment in UTC to the second, ISO 8601 with Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def canonical(value: object) -> str:
    """The one JSON text of a value: keys sorted, no spaces, characters unescaped."""
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )


def sealed(value: Said) -> str:
    """What an entry says as JSON; bytes as {"base64": ...}, of a row no NULL."""
    if isinstance(value, Mapping):
        cells = {name: cell for name, cell in value.items() if cell is not None}
        return canonical({name: _cell(cell) for name, cell in cells.items()})
    return canonical(_cell(value))


def _cell(value: Value) -> object:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    return value


def opened(text: str) -> Any:
    """The cell, or the row, that was sealed as this JSON."""
    return json.loads(text, object_hook=_bytes)


def of_load(text: bytes | None) -> dict[str, Any]:
    """What the value of a load's entry says, JSON text inside JSON; nothing where it
    was redacted, or is not as this program writes it.
    """
    try:
        said = json.loads(json.loads(text or b"null"))
    except (ValueError, TypeError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _bytes(found: dict[str, Any]) -> dict[str, Any] | bytes:
    if found.keys() == {"base64"}:
        return base64.b64decode(found["base64"])
    return found


def commitment(salt: str, text: str) -> str:
    """What an entry says of a value: SHA-256 of salt and text, as hex."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def next_link(connection: sqlite3.Connection, head: str | None) -> Link:
    """The place after ``head`` if that still ends its chain, else a new chain.

    A file whose head this machine did not write last was copied or restored: going on
    with its chain would put two entries in one place.
    """
    if head is not None:
        row = connection.execute(
            "SELECT chain, seq FROM change c WHERE id = ? AND NOT EXISTS"
            " (SELECT 1 FROM change n WHERE n.chain = c.chain AND n.seq > c.seq)",
            (head,),
        ).fetchone()
        if row is not None:
            return Link(row[0], row[1] + 1, head)
    return Link(secrets.token_hex(16), 1, None)


class Known:
    """What the log has of one row, read once for all of its fields."""

    def __init__(self, connection: sqlite3.Connection, table: str, row: str) -> None:
        self._connection = connection
        self._fields: dict[str, str] = {}
        self._bases: dict[str, list[str]] = {}
        for entry_id, text in connection.execute(
            "SELECT id, entry FROM change WHERE table_name = ? AND row_id = ?",
            (table, row),
        ).fetchall():
            entry = json.loads(text)
            self._fields[entry_id] = entry["field"]
            self._bases[entry_id] = entry["base"]

    def seen(self, field: str) -> list[str]:
        """The entries of a field that no later entry has seen: what a write rests on.

        A deletion rests on those of every field.
        """
        of_field = {
            entry_id
            for entry_id, known in self._fields.items()
            if field == DELETED or known in (field, STOOD + field, DELETED)
        }
        overtaken = {base for entry_id in of_field for base in self._bases[entry_id]}
        return sorted(of_field - overtaken)

    def says(self, table: Table, column: str, value: Value) -> bool:
        """Whether it can be read out of the log that this stands in the column.

        A value that was redacted is not said, and not to be said again.
        """
        told = [one for one in self.seen(column) if self._fields[one] != DELETED]
        if told:
            return all(self._tells(one, value) for one in told)
        inserted = (self._fields[one] for one in self.seen(table.key[0]))
        return value is None and table.key[0] in inserted

    def _tells(self, entry_id: str, value: Value) -> bool:
        found = self._connection.execute(
            "SELECT value FROM change_value WHERE change_id = ?", (entry_id,)
        ).fetchone()
        return found is None or found[0] == sealed(value)

    def add(self, entry_id: str, change: "Change") -> None:
        """Take in an entry that was written meanwhile."""
        self._fields[entry_id] = change.field
        self._bases[entry_id] = list(change.base)


def seen(connection: sqlite3.Connection, table: str, row: str, field: str) -> list[str]:
    """The entries of one field that no later entry has seen: what a write rests on."""
    return Known(connection, table, row).seen(field)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to be logged, before it has a place in a chain."""

    table: str
    row: str
    field: str
    value: Said
    base: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What all entries of one act share: who, which act, when."""

    agent: str
    act: str
    at: str


def append(
    connection: sqlite3.Connection, link: Link, change: Change, stamp: Stamp
) -> Link:
    """Write one entry at ``link``; the place of the entry after it."""
    salt, text = secrets.token_hex(16), sealed(change.value)
    entry = canonical(
        {
            "act": stamp.act,
            "agent": stamp.agent,
            "at": stamp.at,
            "base": list(change.base),
            "chain": link.chain,
            "field": change.field,
            "previous": link.previous,
            "row": change.row,
            "seq": link.seq,
            "table": change.table,
            "value": commitment(salt, text),
        }
    )
    entry_id = hashlib.sha256(entry.encode()).hexdigest()
    connection.execute(
        "INSERT INTO change (id, entry) VALUES (?, ?)", (entry_id, entry)
    )
    connection.execute(
        "INSERT INTO change_value (change_id, salt, value) VALUES (?, ?, ?)",
        (entry_id, salt, text),
    )
    return Link(link.chain, link.seq + 1, entry_id)
