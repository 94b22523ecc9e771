"""The index of search: kept current with every write, rebuilt, checked.

A contentless table forgets a row only when it is told again what it was given. So the
document of a record is derived before the first change of an act touches it, taken
out, and put in again as it is when the act ends: one transaction with the rows.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

from dossier_db.progress import Progress
from dossier_db.search import tables
from dossier_db.search.dependants import dependants
from dossier_db.search.documents import Document, every_id, read
from dossier_db.search.postings import Postings
from dossier_db.tables import Row

RULES: Final = 4
"""Raised whenever tables, folding or keys change: an index made by other rules is not
used."""

_SPOILT: Final = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
_BATCH: Final = 500
"""Documents that are derived by one round of statements."""
MOST: Final = 20_000
"""Records of one act beyond which the whole index is made again."""


def build(
    rows: sqlite3.Connection,
    index: sqlite3.Connection,
    progress: Progress | None = None,
) -> str:
    """Make the tables anew from the rows alone; the new mark of the index.

    Args:
        rows: reads the dossier.
        index: where the tables are made; the same connection, or one in memory.
        progress: told after each batch.
    """
    tables.drop(index)
    tables.create(index)
    postings = Postings(index)
    ids = every_id(rows)
    number = 0
    for batch in _batches(ids):
        if progress is not None:
            progress(number, len(ids))
        for document in read(rows, batch):
            number += 1
            postings.add(number, document)
    postings.flush()
    tables.pack(index)
    mark = secrets.token_hex(16)
    index.execute(
        "INSERT INTO search_state (only, rules, head, mark) VALUES (1, ?, ?, ?)",
        (RULES, _head(rows), mark),
    )
    return mark


def made(connection: sqlite3.Connection) -> str | None:
    """The mark of the file's index; None where there is none that can be used: made by
    other rules, made into something else, or left behind by a program that wrote rows
    and did not know of it.
    """
    if not tables.sound(connection):
        return None
    row = connection.execute("SELECT rules, head, mark FROM search_state").fetchone()
    if row is None or row[:2] != (RULES, _head(connection)):
        return None
    return str(row[2])


def spoilt(error: sqlite3.Error) -> bool:
    """Whether an index raises this because of what is in it, and not because the disk
    is full or another program at work.
    """
    if not hasattr(error, "sqlite_errorcode"):  # of the module's own: bytes, no text
        return isinstance(error, sqlite3.OperationalError)
    return error.sqlite_errorcode & 0xFF in _SPOILT


class Index:
    """Keeps the tables of one file current while an act writes."""

    def __init__(
        self, connection: sqlite3.Connection, trusted: Callable[[str], bool]
    ) -> None:
        """The index of a file.

        Args:
            connection: writes the file.
            trusted: whether an index that carries this mark was made on this machine;
                one that came with the file is not read, not even to be followed.
        """
        self._db = connection
        self._before: dict[str, tuple[int, Document] | None] = {}
        mark = made(connection)
        self._follows = mark is not None and trusted(mark)
        self._anew = False
        self._left = False

    def touch(self, table: str, rows: Iterable[Row]) -> None:
        """Rows are about to be written: what they are a part of is derived as it is
        now, so that it can be taken out. Told again after a row was changed, for what
        it is a part of since.
        """
        if not self._follows or self._anew or self._left:
            return
        ids = dependants(self._db, table, rows) - self._before.keys()
        if len(self._before) + len(ids) > MOST:
            self.renew()
        else:
            with self._abandoned_if_spoilt():
                self._remember(sorted(ids))

    def renew(self) -> None:
        """Many rows are coming: the index is made anew when the act ends."""
        self._anew = True
        self._before.clear()

    def leave(self) -> None:
        """The index stays behind what is written: it is made anew another time."""
        self._left = True

    def settle(self) -> str | None:
        """Bring the index to what the rows say; before the act is committed.

        Returns the mark of the index where it was made anew.
        """
        if self._anew and not self._left:
            return build(self._db, self._db)
        if self._follows and self._left:
            self._db.execute("DELETE FROM search_state")  # a load may leave no entry
        elif self._follows:
            with self._abandoned_if_spoilt():
                self._replace()
                self._db.execute("UPDATE search_state SET head = ?", (_head(self._db),))
        return None

    @contextmanager
    def _abandoned_if_spoilt(self) -> Iterator[None]:
        """What is wrong with the index does not keep anybody from writing: it is taken
        away, and until it is made anew searching does without.
        """
        try:
            yield
        except sqlite3.DatabaseError as error:
            if not spoilt(error):
                raise
            tables.drop(self._db)
            self._follows = False

    def _remember(self, ids: list[str]) -> None:
        for batch in _batches(ids):
            marks = ", ".join("?" * len(batch))
            numbers = dict(
                self._db.execute(
                    f"SELECT id, doc FROM search_doc WHERE id IN ({marks})", batch
                ).fetchall()
            )
            self._before.update(dict.fromkeys(batch))
            for document in read(self._db, [one for one in batch if one in numbers]):
                self._before[document.id] = (numbers[document.id], document)

    def _replace(self) -> None:
        """Take out what was, put in what is; the same numbers for the same records."""
        postings = Postings(self._db)
        after = {
            document.id: document
            for batch in _batches(sorted(self._before))
            for document in read(self._db, batch)
        }
        added: list[tuple[int, Document]] = []
        for record, before in self._before.items():
            now = after.get(record)
            if before is not None and before[1] != now:
                postings.remove(*before)
                if now is not None:
                    added.append((before[0], now))
        new = [
            after[one] for one in self._before if one in after and not self._before[one]
        ]
        (last,) = self._db.execute(
            "SELECT coalesce(max(doc), 0) FROM search_doc"
        ).fetchone()
        added += enumerate(new, last + 1)
        for number, document in sorted(added, key=lambda pair: pair[0]):
            postings.add(number, document)
        postings.flush()
        self._before.clear()


def _head(connection: sqlite3.Connection) -> str | None:
    """The newest entry of the log."""
    row = connection.execute(
        "SELECT id FROM change ORDER BY rowid DESC LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        yield batch
