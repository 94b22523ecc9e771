"""Quarantine: a connection to a file from somebody else, of which nothing is trusted.

It reads rows out of tables of ours, column by column, straight from where they are
stored. No trigger, view, index or generated column of the file's is used, nothing of
it can write, and whatever it says of itself, reading it ends.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from dossier_db import connection as connections
from dossier_db import ownership
from dossier_db.errors import (
    DamagedDossier,
    DossierError,
    NewerDossier,
    NotADossier,
    StrangeDossier,
)
from dossier_db.keys import Key
from dossier_db.ownership import Declared
from dossier_db.receiving import bounds
from dossier_db.tables import TABLES, Table, Value

_GUARDS: Final = (
    "PRAGMA query_only=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16384",
    "PRAGMA writable_schema=OFF",
)
STEPS: Final = 1_000
"""Instructions of SQLite's after which the clock is looked at."""
_DECLARED: Final = (
    f"SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT {bounds.MOST_DECLARED}"
)
_LOOKED_AT: Final = ("table_xinfo", "application_id", "user_version")
_DRAFT: Final = "draft"
_READ: Final = frozenset((*TABLES, _DRAFT, "sqlite_master", "sqlite_schema"))
_SLACK: Final = 1 << 20


class OddText:
    """Bytes that stand for a text and are none."""

    def __init__(self, raw: bytes) -> None:
        self.size = len(raw)


Cell = Value | OddText
"""What is read out of a cell."""


class Quarantine:
    """A received file, open for reading its rows and nothing else."""

    def __init__(self, connection: sqlite3.Connection, path: Path, size: int) -> None:
        """
        Args:
            connection: one that ``opened`` or ``opened_in_memory`` gives.
            path: the file's name, for sentences.
            size: its bytes: it cannot say more than it holds.
        """
        self.path = path
        self._db = connection
        self._size = size
        self._since = time.monotonic()
        connection.set_progress_handler(self._late, STEPS)
        connection.set_authorizer(_allowed)
        with sentences(self.path):
            self.schema = self._identified()
            self.declared = self._declarations()
            self.columns = {name: self._readable(name) for name in TABLES}
            self.drafts = bool(self._readable(_DRAFT)) and self._any(_DRAFT)
            """Whether something lies in its tray that was never saved."""

    def rows(self, tables: Iterable[Table]) -> Iterator[tuple[Table, dict[str, Cell]]]:
        """Every row of the tables, without what is NULL; in the order of the file.

        Raises:
            DamagedDossier: a table cannot be read to its end, or has more in it than
                there is room for in the file.
        """
        rows = held = 0
        for table in tables:
            columns = [one for one in table.columns if one in self.columns[table.name]]
            if not columns:
                continue
            for values in self._values(table.name, columns):
                rows += 1
                held += sum(map(_length, values))
                if (
                    rows > self._size // bounds.SMALLEST_ROW
                    or held > 2 * self._size + _SLACK
                ):
                    raise self._overfull(table.name)
                yield (
                    table,
                    {
                        column: value
                        for column, value in zip(columns, values, strict=True)
                        if value is not None
                    },
                )

    def _values(self, table: str, columns: list[str]) -> Iterator[tuple[Cell, ...]]:
        names = ", ".join(f't."{column}"' for column in columns)
        number = 0
        try:
            with closing(
                self._db.execute(f'SELECT {names} FROM main."{table}" AS t NOT INDEXED')
            ) as cursor:
                while True:
                    self._since = time.monotonic()
                    row = cursor.fetchone()
                    if row is None:
                        return
                    number += 1
                    yield row
        except connections.UNREADABLE as error:
            raise _refusal(
                self.path, error, f"“{table}” after {number:,} rows"
            ) from None

    def _identified(self) -> int:
        """The file's schema; refuses another program's file, or a later one's."""
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        if application != connections.APPLICATION_ID:
            raise NotADossier(
                f"{self.path} is a database of another program, not a dossier."
            )
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > connections.SCHEMA_VERSION:
            raise NewerDossier(
                f"{self.path} was written by a newer dossier (schema {version}, this"
                f" one knows {connections.SCHEMA_VERSION}): install the newer version."
            )
        return int(version)

    def _declarations(self) -> tuple[Declared, ...]:
        return tuple(
            Declared(*(_word(one) for one in row))
            for row in self._db.execute(_DECLARED)
        )

    def _readable(self, name: str) -> frozenset[str]:
        """The stored columns of a table of ours; none where the file has no such."""
        named = [one for one in self.declared if one.name.lower() == name]
        tables = [one for one in named if ownership.is_plain_table(one)]
        if len(named) != len(tables) or len(tables) > 1:
            kind = next((ownership.kind(o) for o in named if o not in tables), "table")
            raise StrangeDossier(
                f"{self.path} is refused: its “{name}” is no table of a dossier but"
                f" another {kind} of that name, which could say anything."
            )
        info = self._db.execute(f'PRAGMA main.table_xinfo("{name}")').fetchall()
        return frozenset(_word(row[1]) for row in info if row[6] == 0)

    def _any(self, table: str) -> bool:
        found = self._db.execute(f'SELECT 1 FROM main."{table}" NOT INDEXED LIMIT 1')
        return found.fetchone() is not None

    def _late(self) -> int:
        return int(time.monotonic() - self._since > bounds.SECONDS)

    def _overfull(self, table: str) -> DamagedDossier:
        return DamagedDossier(
            f"{self.path} is refused: its table “{table}” says more than there is room"
            " for in the file; it is damaged or was made to do harm."
        )


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite raises before a row is read into a sentence."""
    try:
        yield
    except DossierError:
        raise
    except connections.UNREADABLE as error:
        raise _refusal(path, error, "what it declares") from None


def _refusal(path: Path, error: Exception, what: str) -> DossierError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return DamagedDossier(
            f"{path} is refused: {what} takes longer to read than any dossier does; it"
            " is damaged or was made to do harm."
        )
    if code == sqlite3.SQLITE_TOOBIG or isinstance(error, sqlite3.DataError):
        return DamagedDossier(
            f"{path} is refused: {what} holds more than {bounds.MOST_CELL:,} bytes in"
            " one cell."
        )
    return DamagedDossier(
        f"{path} is damaged and cannot be read to its end ({what}: {_word(error)}):"
        " have it sent again."
    )


@contextmanager
def opened(path: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """A connection to a private copy.

    Args:
        path: the copy; nobody else writes to it.
        key: of a sealed one.
    """
    place = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    if key is None:
        made = sqlite3.connect(place, uri=True, isolation_level=None)
    else:
        from dossier_db import cipher  # a library of its own, for sealed files alone

        made = cipher.connect(place, key, uri=True, isolation_level=None)
    with closing(made) as connection:
        _guard(connection)
        yield connection


@contextmanager
def opened_in_memory(content: bytes) -> Iterator[sqlite3.Connection]:
    """The same for a plain file that is to be on no disk."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(content)
        _guard(connection)
        yield connection


def _guard(connection: sqlite3.Connection) -> None:
    if hasattr(connection, "setlimit"):  # SQLCipher's module has none
        for name, most in bounds.LIMITS.items():
            connection.setlimit(getattr(sqlite3, name), most)
    connection.text_factory = _text
    began = time.monotonic()  # the first question reads all that the file declares
    connection.set_progress_handler(
        lambda: int(time.monotonic() - began > bounds.SECONDS), STEPS
    )
    for pragma in _GUARDS:
        connection.execute(pragma).fetchall()
    if connections.can_be_untrusted(connection):
        connection.execute("PRAGMA trusted_schema=OFF")


def _text(raw: bytes) -> str | OddText:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return OddText(raw)


def _allowed(
    action: int, first: str | None, second: str | None, base: str | None, by: str | None
) -> int:
    """What may be asked of the file: its declarations, and columns of our tables."""
    if action == sqlite3.SQLITE_SELECT and by is None:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and by is None:
        return _yes((first or "").lower() in _READ)
    return _yes(action == sqlite3.SQLITE_PRAGMA and first in _LOOKED_AT)


def _yes(allowed: bool) -> int:
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _length(value: Any) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    return value.size if isinstance(value, OddText) else 0


def _word(value: object) -> str:
    """Anything as a text: what a file declares may be of any type."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None or isinstance(value, OddText) else str(value)
