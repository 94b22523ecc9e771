"""Connections to the file: how it is opened, checked and guarded.

Settings, and why each, were measured against power cuts, kill -9 and full disks:
a rollback journal with ``synchronous=EXTRA`` loses no acknowledged write and leaves
one file when nothing runs. Reading uses the standard library's sqlite3 alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dossier_db.errors import (
    BusyDossier,
    DamagedDossier,
    DossierError,
    NewerDossier,
    NotADossier,
    ReadOnlyDossier,
    RefusedWrite,
)

APPLICATION_ID = 0x444F5353
"""'DOSS' in the file's header: a dossier, not another program's database."""
SCHEMA_VERSION = 1
"""The newest schema this program knows; ``user_version`` of the file."""
BUSY_MS = 5000
"""How long a write waits for another process, in milliseconds."""

_GUARDS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE slips past the log's
    "PRAGMA temp_store=MEMORY",  # no statement in a temporary file
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    f"PRAGMA busy_timeout={BUSY_MS}",
)
_DURABLE = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
)
_MAGIC = b"SQLite format 3\0"


def examine(path: Path) -> None:
    """Refuse, before SQLite sees it, a path that cannot be a dossier.

    Once for a store, before its first connection: closing a descriptor of the file
    drops all locks that this process holds on it (POSIX), those of its own connections
    among them.
    """
    if path.is_dir():
        raise NotADossier(f"{path} is a folder: name a dossier file inside it.")
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise NotADossier(
            f"There is no file {path}: “dossier new {path}” makes an empty dossier."
        ) from None
    except OSError as error:
        raise NotADossier(
            f"{path} cannot be opened ({error.strerror}): check its permissions."
        ) from None
    if head != _MAGIC:
        raise NotADossier(
            f"{path} is not a dossier: to take in YAML or JSON Lines, make one with"
            " “dossier new FILE” and use “dossier load”."
        )
    with sentences(path):
        _recover(path)
    _measure(path)  # only now: a killed write may have left another length


def reading(path: Path, *, shared: bool = True) -> sqlite3.Connection:
    """A read-only connection to a dossier that has been examined.

    ``shared=False`` gives one that may keep temporary tables of its own. The caller
    sees to it that one thread at a time uses it; any may close it.
    """
    with sentences(path):
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _guard(connection)
            if shared:
                connection.execute("PRAGMA query_only=ON")
            _identify(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def writing(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """The write connection to a dossier; ``create`` allows a file that is not there."""
    if not create and not all(
        os.access(place, os.W_OK) for place in (path, path.absolute().parent)
    ):
        raise ReadOnlyDossier(
            f"{path} cannot be written here: copy it to a folder of your own first."
        )
    with sentences(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            _guard(connection)
            for pragma in _DURABLE:
                connection.execute(pragma).fetchall()
            if not create:
                _identify(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def prepare_load(connection: sqlite3.Connection) -> None:
    """Settings for one bulk load: keys are checked once at its end, by the loader."""
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA cache_size=-65536")  # 64 MB: indexes stay in memory


UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading may raise: of damaged text the module makes no error of SQLite's."""


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file into the sentence a person needs."""
    try:
        yield
    except DossierError:
        raise
    except UNREADABLE as error:
        raise refusal(error, path) from error


def refusal(error: Exception, path: Path) -> DossierError:
    """The sentence for one error of SQLite's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyDossier(
            f"Another program is writing to {path}: nothing was written; try again"
            " when it has finished."
        )
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyDossier(
            f"{path} cannot be written here: copy it to a folder of your own first."
        )
    if code == sqlite3.SQLITE_FULL:
        return RefusedWrite(
            f"The disk that holds {path} is full: nothing was written; make room and"
            " try again."
        )
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        return RefusedWrite(
            "Nothing was written: something names a record that is not in the dossier,"
            " or would be left without one."
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return RefusedWrite(f"The dossier does not allow this: {error}.")
    if code == sqlite3.SQLITE_CANTOPEN:
        return NotADossier(f"{path} cannot be opened: check its folder's permissions.")
    return DamagedDossier(
        f"{path} is damaged and cannot be read to its end ({error}): keep the file and"
        " open a copy of it or a backup."
    )


def _guard(connection: sqlite3.Connection) -> None:
    for pragma in _GUARDS:
        connection.execute(pragma).fetchall()
    if _json_is_innocuous(connection):
        connection.execute("PRAGMA trusted_schema=OFF")


def _json_is_innocuous(connection: sqlite3.Connection) -> bool:
    """This SQLite lets an untrusted schema use the JSON functions.

    The log's columns are read out of its entries by them; older libraries (Debian's
    3.40 among them) refuse that with ``trusted_schema=OFF``. Little is lost there:
    this program adds no functions of its own that a schema could misuse.
    """
    rows = connection.execute(
        "SELECT flags FROM pragma_function_list WHERE name = 'json_extract'"
    ).fetchall()
    return all(flags & 0x200000 for (flags,) in rows)  # SQLITE_INNOCUOUS


def _recover(path: Path) -> None:
    """Let SQLite roll back what a killed process left half-written.

    A read-only connection cannot do it; it would refuse the file instead.
    """
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and os.access(path, os.W_OK):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        finally:
            connection.close()


def _measure(path: Path) -> None:
    """Refuse a file shorter than its header says; SQLite would only say malformed."""
    with path.open("rb") as file:
        header = file.read(100)
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    written = header[24:28] == header[92:96]  # else the count of pages is not current
    if written and path.stat().st_size < pages * (65536 if size == 1 else size):
        raise DamagedDossier(
            f"{path} is cut short: part of the file is missing; open a backup or copy"
            " it again from where it came."
        )


def _identify(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise NotADossier(f"{path} is a database of another program, not a dossier.")
    if version > SCHEMA_VERSION:
        raise NewerDossier(
            f"{path} was written by a newer dossier (schema {version}, this one knows"
            f" {SCHEMA_VERSION}): install the newer version to open it."
        )
