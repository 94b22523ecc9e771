"""The log: what was written, by whom, when, on what they saw. Append-only.

An entry is canonical JSON (keys sorted, no spaces, UTF-8)

    {act, agent, at, base, chain, field, previous, row, seq, table, value}

and its id is the SHA-256 of those bytes, so nothing stands outside the hash.
``value`` is SHA-256(salt + the value as JSON): the value itself lives in
``change_value`` and can be redacted while the chain stays whole. ``previous`` is the
id of the entry before it in the same chain; ``base`` names the entries of that very
field which this one saw, so that two writers who did not see each other are a
conflict, shown, never settled by the clock.
"""

import base64
import hashlib
import json
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from dossier_db.tables import Value

LOADED = "+load"
"""Field of the one entry that a load adds: its value is the digest of the rows."""
DELETED = "-row"
"""Field of the entry that deletes a row."""


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


def sealed(value: Value) -> str:
    """A cell's value as JSON; bytes as {"base64": ...}."""
    if isinstance(value, bytes):
        return canonical({"base64": base64.b64encode(value).decode("ascii")})
    return canonical(value)


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


def seen(connection: sqlite3.Connection, table: str, row: str, field: str) -> list[str]:
    """The entries of one field that no later entry has seen: what a write rests on."""
    entries = connection.execute(
        "SELECT id, entry FROM change WHERE table_name = ? AND row_id = ?", (table, row)
    ).fetchall()
    of_field = {
        entry_id: entry
        for entry_id, text in entries
        if (entry := json.loads(text))["field"] in (field, DELETED)
    }
    overtaken = {base for entry in of_field.values() for base in entry["base"]}
    return sorted(set(of_field) - overtaken)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to be logged, before it has a place in a chain."""

    table: str
    row: str
    field: str
    value: Value
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
