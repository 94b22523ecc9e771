"""The chains of the log, walked from their beginnings: is every entry what it was?

Each entry is hashed as it stands, so that no byte of it is out of the hash, and read
by one pattern, which lets no other form through than the one this program writes: a
key that stood there twice would say one thing to SQLite and another to Python. It has
to be the next of its chain, what it rests on has to be there, and its value has to be
the one it was sealed with.

Whoever rewrites a chain from some entry to its end, or cuts its end off, leaves no
trace in it: that is what a head noted elsewhere is for.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from dossier_db.progress import Progress

_PARTS: Final = {b"text": rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"', b"hash": rb"[0-9a-f]{64}"}
_ENTRY: Final = re.compile(
    rb'\{"act":%(text)b,"agent":%(text)b,"at":%(text)b,'
    rb'"base":\[((?:"%(hash)b"(?:,"%(hash)b")*+)?)\],"chain":%(text)b,'
    rb'"field":%(text)b,"previous":(null|"%(hash)b"),"row":%(text)b,'
    rb'"seq":([1-9][0-9]{0,17}),"table":%(text)b,"value":"(%(hash)b)"\}' % _PARTS
)
_WALK: Final = """SELECT id, CAST(entry AS BLOB), CAST(chain AS BLOB), seq FROM change
 ORDER BY chain, seq"""
_KNOWN: Final = "SELECT 1 FROM change WHERE id = ?"
_VALUE: Final = """SELECT change_id, CAST(salt AS BLOB), CAST(value AS BLOB), rowid
 FROM change_value"""
_PATIENCE: Final = 100
"""How often the order in the file is trusted again after it did not hold."""
_MANY: Final = 2_000
"""Entries that are read at a time, and between two words about how far it has come."""
_SHOWN: Final = 50
"""Faults that are kept; the rest are counted."""


class Fault(NamedTuple):
    """What is wrong with one entry."""

    chain: str
    seq: int
    said: str


class Written(NamedTuple):
    """An entry as its bytes say it."""

    act: str
    at: str
    base: tuple[str, ...]
    chain: str
    field: str
    row: str
    seq: int
    table: str


@dataclass(slots=True)
class Walked:
    """What a walk through all chains found."""

    entries: int = 0
    chains: int = 0
    redacted: int = 0
    """Entries whose value was taken out."""
    faults: list[Fault] = field(default_factory=list)
    count: int = 0
    """How many faults there are in all."""
    first: dict[str, int] = field(default_factory=dict)
    """By chain the number of the first entry that is not in order."""

    def add(self, chain: bytes, seq: int, said: str) -> None:
        """One fault more."""
        name = chain.decode("utf-8", "replace")
        self.count += 1
        self.first.setdefault(name, seq)
        if len(self.faults) < _SHOWN:
            self.faults.append(Fault(name, seq, said))


def written(entry: bytes) -> Written | None:
    """An entry by its bytes; None of what this program would not have written."""
    found = _ENTRY.fullmatch(entry)
    if found is None:
        return None
    act, _, at, base, chain, column, _, row, seq, table, _ = found.groups()
    try:
        return Written(
            act=_text(act),
            at=_text(at),
            base=tuple(_bases(base)),
            chain=_text(chain),
            field=_text(column),
            row=_text(row),
            seq=int(seq),
            table=_text(table),
        )
    except ValueError:  # bytes that are no UTF-8, an escape that is none
        return None


def _text(raw: bytes) -> str:
    said = raw.decode("utf-8")
    return str(json.loads(f'"{said}"')) if "\\" in said else said


def _bases(raw: bytes) -> list[str]:
    return raw[1:-1].decode("ascii").split('","') if raw else []


class Values:
    """What entries say, by their ids: mostly as they lie in the file.

    To look up each by its id costs four times what reading them in order does; which
    order holds as long as what is asked for comes in it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._luck = _PATIENCE
        self._next: tuple[Any, ...] | None = None
        self._follow(0)

    def of(self, entry_id: str) -> tuple[bytes, bytes] | None:
        """Salt and value of an entry; None where they were taken out."""
        row = self._next
        if row is not None and row[0] == entry_id:
            self._next = next(self._cursor, None)
            self._luck = _PATIENCE
        else:
            row = self._db.execute(
                f"{_VALUE} WHERE change_id = ?", (entry_id,)
            ).fetchone()
            if row is not None and self._luck > 0:
                self._luck -= 1
                self._follow(row[3])
        if row is None or row[2] is None:
            return None
        return row[1] or b"", row[2]

    def _follow(self, rowid: int) -> None:
        self._cursor = self._db.execute(
            f"{_VALUE} WHERE rowid > ? ORDER BY rowid", (rowid,)
        )
        self._next = next(self._cursor, None)


def walk(connection: sqlite3.Connection, progress: Progress | None = None) -> Walked:
    """Every entry of every chain; memory stays the same however long the log is."""
    found = Walked()
    ((total,),) = connection.execute("SELECT count(*) FROM change").fetchall()
    values = Values(connection)
    here, last, before = b"", 0, b"null"
    for identity, entry, chain, seq in _rows(connection):
        if progress is not None and found.entries % _MANY == 0:
            progress(found.entries, total)
        placed = isinstance(identity, str) and isinstance(chain, bytes)
        if not placed or not isinstance(seq, int):
            found.entries += 1
            found.add(chain or b"", 0, "it says no place in a chain")
            continue
        if chain != here or not found.entries:
            here, last, before = chain, 0, b"null"
            found.chains += 1
        found.entries += 1
        if seq != last + 1:
            found.add(chain, seq, _gap(last, seq))
            before = b""
        sealed = values.of(identity)
        said = _wrong(identity, entry, (chain, seq, before), sealed)
        if said is None:
            said = _unrested(connection, entry)
        if said is not None:
            found.add(chain, seq, said)
        if sealed is None:
            found.redacted += 1
        last, before = seq, b'"%b"' % identity.encode()
    return found


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    cursor = connection.execute(_WALK)
    while rows := cursor.fetchmany(_MANY):
        yield from rows


def _gap(last: int, seq: int) -> str:
    """What the numbers of two neighbours say; one number stands once in a chain."""
    gone = f"entry {last + 1} is" if seq == last + 2 else f"entries {last + 1} to"
    return f"{gone} missing" if seq == last + 2 else f"{gone} {seq - 1} are missing"


def _wrong(
    identity: str,
    entry: bytes,
    place: tuple[bytes, int, bytes],
    sealed: "tuple[bytes, bytes] | None",
) -> str | None:
    """What is wrong with an entry by itself and at its place in its chain: after one
    whose id is given in quotes, or after one that is missing (nothing).
    """
    if hashlib.sha256(entry).hexdigest() != identity:
        return "it was altered: it is not what its id was made of"
    found = _ENTRY.fullmatch(entry)
    if found is None:
        return "it is in another form than this program writes"
    chain, seq, before = place
    if found[5] != chain or int(found[9]) != seq:
        return "it stands under another chain or number than it says"
    if before and found[7] != before:
        return "it was not written after the entry before it"
    if sealed is not None:
        salt, value = sealed
        if hashlib.sha256(salt + value).hexdigest().encode() != found[11]:
            return "its value was altered: it is not the one that it was sealed with"
    return None


def _unrested(connection: sqlite3.Connection, entry: bytes) -> str | None:
    """Whether an entry rests on one that is not there: a whole chain may be gone."""
    if entry.find(b'"base":[]') >= 0:
        return None
    found = _ENTRY.fullmatch(entry)
    for base in _bases(found[4]) if found is not None else ():
        if connection.execute(_KNOWN, (base,)).fetchone() is None:
            return f"it rests on an entry that is not there ({base[:12]})"
    return None
