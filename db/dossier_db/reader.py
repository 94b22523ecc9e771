"""How the shelves read: one statement, every row fetched, on this thread's connection.

A cursor read to its end holds no lock; a half-read one would make another's COMMIT
fail.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dossier_db.connection import UNREADABLE, refusal
from dossier_db.errors import DossierError, Moved

Parameters = Sequence[Any] | Mapping[str, Any]


class Reader:
    """Runs the shelves' SQL and turns SQLite's errors into sentences."""

    def __init__(
        self,
        path: Path,
        connection: Callable[[], sqlite3.Connection],
        apart: Callable[[], sqlite3.Connection],
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Args:
            path: the file, for what is said of it.
            connection: gives the connection of the thread that asks.
            apart: gives one that nobody else has.
            check: raises ``Moved`` where the path leads to another file by now.
        """
        self._path = path
        self._check = check
        self._connection = connection
        self._apart = apart
        self._own: sqlite3.Connection | None = None

    def all(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        try:
            return self._connection().execute(sql, parameters).fetchall()
        except UNREADABLE as error:
            raise self.refusal(error) from error

    def one(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        rows = self.all(sql, parameters)
        return rows[0] if rows else None

    def number(self, sql: str, parameters: Parameters = ()) -> int:
        """The one number that the statement counts."""
        row = self.one(sql, parameters)
        return int(row[0]) if row is not None and row[0] is not None else 0

    def apart(self) -> "Reader":
        """A reader on one connection of its own, which may keep temporary tables.

        For one thread at a time: filled by one, then read by another.
        """
        connection = self._apart()
        own = Reader(self._path, lambda: connection, self._apart, self._check)
        own._own = connection
        return own

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection itself, for who reads by more than one statement."""
        return self._connection()

    def interrupt(self) -> None:
        """End what runs on the connection of its own; from any thread."""
        if self._own is not None:
            self._own.interrupt()

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """What SQLite raises on the connection itself is a sentence as well."""
        try:
            yield
        except UNREADABLE as error:
            raise self.refusal(error) from error

    def refusal(self, error: Exception) -> DossierError:
        """The sentence for what SQLite raised; of a file that was replaced meanwhile,
        and wiped, it says that it is damaged, which its place knows better.
        """
        try:
            self._check()
        except Moved as moved:
            return moved
        return refusal(error, self._path)

    def close(self) -> None:
        """Close the connection of its own, if it has one; the shared ones stay."""
        if self._own is not None:
            self._own.close()
