"""Connections to the file: how it is opened, checked and guarded.

Settings, and why each, were measured against power cuts, kill -9 and full disks:
a rollback journal with ``synchronous=EXTRA`` loses no acknowledged write and leaves
one file when nothing runs. Reading uses the standard library's sqlite3 alone; a file
that is sealed is read by SQLCipher, which is loaded for it alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dossier_db import ownership
from dossier_db.closable import closable
from dossier_db.errors import (
    BusyDossier,
    DamagedDossier,
    DossierError,
    FailingDisk,
    Locked,
    Moved,
    NewerDossier,
    NotADossier,
    ReadOnlyDossier,
    RefusedWrite,
    Sealed,
    extra,
)
from dossier_db.keys import PAGE, PLAIN, Key, is_sealed

APPLICATION_ID = 0x444F5353
"""'DOSS' in the file's header: a dossier, not another program's database."""
SCHEMA_VERSION = 2
"""The newest schema this program knows; ``user_version`` of the file."""
HEADER = 100
"""Bytes of the header of a plain file."""
BUSY_MS = 5000
"""How long a write waits for another process, in milliseconds."""

GUARDS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # else INSERT OR REPLACE slips past the log's
    "PRAGMA temp_store=MEMORY",  # no statement in a temporary file
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    f"PRAGMA busy_timeout={BUSY_MS}",
)
_ANY_THREAD = closable(sqlite3)
_HARMLESS: dict[type, bool] = {}
"""Of each library, whether an untrusted schema may use its JSON functions."""
_DURABLE = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
)


def examine(path: Path, key: Key | None = None) -> None:
    """Refuse, before SQLite sees it, a path that cannot be a dossier.

    Once for a store, before its first connection: closing a descriptor of the file
    drops all locks that this process holds on it (POSIX), those of its own connections
    among them.
    """
    if key is None:
        if is_sealed_file(path):
            raise Sealed(f"{path} is sealed: its passphrase is needed to open it.")
        with path.open("rb") as file:
            head = file.read(len(PLAIN))
        if head != PLAIN:
            raise NotADossier(
                f"{path} is not a dossier: to take in YAML or JSON Lines, make one with"
                " “dossier new FILE” and use “dossier load”."
            )
    with sentences(path):
        _recover(path, key)
    _measure(path, key)  # only now: a killed write may have left another length


def key_of(path: Path, passphrase: str | None) -> Key | None:
    """The key of a file, if it is sealed and a passphrase is given.

    Raises:
        WrongPassphrase: it is another one.
        DamagedDossier: it is this one, and the file is altered at its beginning.
    """
    if passphrase is None or not is_sealed_file(path):
        return None
    return Key.of(path, passphrase)


def is_sealed_file(path: Path) -> bool:
    """Whether a file is sealed; refuses what cannot be read."""
    if path.is_dir():
        raise NotADossier(f"{path} is a folder: name a dossier file inside it.")
    if path.exists() and not path.is_file():  # a pipe would keep one waiting for ever
        raise NotADossier(f"{path} is no file: name a dossier.")
    try:
        return is_sealed(path)
    except FileNotFoundError:
        raise NotADossier(_missing(path)) from None
    except PermissionError as error:
        raise NotADossier(
            f"{path} cannot be opened ({error.strerror}): check its permissions."
        ) from None
    except OSError as error:  # links that lead round in a circle, a stick pulled out
        raise NotADossier(f"{path} cannot be opened ({error.strerror}).") from None


def _missing(path: Path) -> str:
    """What to do about a dossier that is not where it is looked for."""
    if path.is_symlink():
        return f"{path} is a link that leads nowhere: name another file."
    folder = path.absolute().parent
    if not folder.is_dir():
        return f"There is no folder {folder}: check the name of the dossier."
    return f"There is no file {path}: “dossier new {path}” makes an empty dossier."


def reading(
    path: Path, key: Key | None = None, *, shared: bool = True
) -> sqlite3.Connection:
    """A read-only connection to a dossier that has been examined.

    ``shared=False`` gives one that may keep temporary tables of its own. The caller
    sees to it that one thread at a time uses it; any may close it.
    """
    with sentences(path):
        connection = _connected(
            f"file:{quote(os.fsencode(path.absolute()))}?mode=ro",
            key,
            any_thread=True,
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


def writing(
    path: Path, key: Key | None = None, *, create: bool = False
) -> sqlite3.Connection:
    """The write connection to a dossier; ``create`` allows a file that is not there."""
    if not create and not all(
        os.access(place, os.W_OK) for place in (path, path.absolute().parent)
    ):
        raise ReadOnlyDossier(
            f"{path} cannot be written here: copy it to a folder of your own first."
        )
    with sentences(path):
        connection = _connected(str(path), key)
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


def version(connection: sqlite3.Connection) -> int:
    """The schema that a file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_older(connection: sqlite3.Connection) -> bool:
    """Whether the file has a schema that is to be brought up before it is written."""
    return version(connection) < SCHEMA_VERSION


def prepare_load(connection: sqlite3.Connection) -> None:
    """Settings for one bulk load: keys are checked once at its end, by the loader."""
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA cache_size=-65536")  # 64 MB: indexes stay in memory


WANTED = f"What opens and makes sealed dossiers is not installed: {extra('encrypt')}"


def need_cipher() -> None:
    """Raise ``Sealed`` where nothing is installed that encrypts."""
    try:
        import dossier_db.cipher  # noqa: F401
    except ImportError:
        raise Sealed(WANTED) from None


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
    if code == sqlite3.SQLITE_INTERRUPT or "closed database" in str(error):
        return closed(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyDossier(
            f"Another program is writing to {path}: nothing was written; try again"
            " when it has finished."
        )
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return Moved(
            f"{path} was removed, renamed or replaced meanwhile: nothing was written;"
            " leave and open it again."
        )
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return ReadOnlyDossier(
            f"A write to {path} was interrupted, and cannot be taken back where nothing"
            f" can be written: copy it together with its journal, {path.name}-journal,"
            " to a folder of your own, and open the copy."
        )
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyDossier(
            f"{path} cannot be written here: copy it to a folder of your own first."
        )
    if code == sqlite3.SQLITE_IOERR:
        return FailingDisk(
            f"The disk refuses to be read or written ({error}): nothing was written to"
            f" {path}; see to the disk, or to a limit on it, and try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return RefusedWrite(
            f"The disk is full: nothing was written to {path}; make room and try again."
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


def closed(path: Path) -> Locked:
    """The refusal of who asks what somebody locked or closed at that moment."""
    return Locked(f"{path} was locked or closed meanwhile: open it again.")


def _connected(
    place: str, key: Key | None, *, any_thread: bool = False
) -> sqlite3.Connection:
    """A connection in autocommit: transactions are begun and ended by name.

    One for ``any_thread`` is opened by a URI.
    """
    options: dict[str, Any] = {"isolation_level": None}
    if any_thread:
        options |= {"uri": True, "check_same_thread": False}
    if key is None:
        plain: sqlite3.Connection
        kind = _ANY_THREAD if any_thread else sqlite3.Connection
        plain = sqlite3.connect(place, factory=kind, **options)
        return plain
    need_cipher()
    from dossier_db.cipher import connect  # a library for sealed files alone

    return connect(place, key, **options)


def _guard(connection: sqlite3.Connection) -> None:
    for pragma in GUARDS:
        connection.execute(pragma).fetchall()
    if can_be_untrusted(connection):
        connection.execute("PRAGMA trusted_schema=OFF")


def can_be_untrusted(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite lets an untrusted schema use the JSON functions.

    The log's columns are read out of its entries by them; older libraries (Debian's
    3.40 among them) refuse that with ``trusted_schema=OFF``. Little is lost there:
    this program adds no functions of its own that a schema could misuse.
    """
    library = type(connection)
    if library not in _HARMLESS:
        _HARMLESS[library] = _json_is_harmless(library)
    return _HARMLESS[library]


def _json_is_harmless(library: type[sqlite3.Connection]) -> bool:
    """An empty database is asked: a file may have a table that is called as SQLite's
    list of functions.
    """
    with closing(library(":memory:")) as empty:
        rows = empty.execute(
            "SELECT flags FROM pragma_function_list WHERE name = 'json_extract'"
        ).fetchall()
    return all(flags & 0x200000 for (flags,) in rows)  # SQLITE_INNOCUOUS


def _recover(path: Path, key: Key | None) -> None:
    """Let SQLite roll back what a killed process left half-written.

    A read-only connection cannot do it; it would refuse the file instead.
    """
    journal = Path(f"{os.path.realpath(path)}-journal")  # SQLite follows links too
    if journal.exists() and os.access(path, os.W_OK):
        connection = _connected(str(path), key)
        try:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            if journal.exists():
                _take_away(journal, connection)
        finally:
            connection.close()


def _take_away(journal: Path, connection: sqlite3.Connection) -> None:
    """Remove what a program left that was killed before it touched the file.

    SQLite lets such a journal lie, as there is nothing to roll back.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")  # rolls back, if there is anything
    except sqlite3.OperationalError:
        return  # another program is writing: it is that one's
    with suppress(OSError):
        journal.unlink(missing_ok=True)
    connection.execute("ROLLBACK")


def _measure(path: Path, key: Key | None) -> None:
    """Refuse a file shorter than its header says; SQLite would only say malformed.

    Of a sealed one it is seen that a page is not whole.
    """
    with path.open("rb") as file:
        header = file.read(HEADER)
    held = path.stat().st_size
    if held % PAGE if key is not None else held < said_length(header):
        raise DamagedDossier(
            f"{path} is cut short: part of the file is missing; open a backup or copy"
            " it again from where it came."
        )


def said_length(header: bytes) -> int:
    """The length of a plain file by its header; 0 where it does not say it."""
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    written = header[24:28] == header[92:96]  # else the count of pages is not current
    return pages * (65536 if size == 1 else size) if written else 0


def _identify(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    found = version(connection)
    if application != APPLICATION_ID:
        raise NotADossier(f"{path} is a database of another program, not a dossier.")
    if found > SCHEMA_VERSION:
        raise NewerDossier(
            f"{path} was written by a newer dossier (schema {found}, this one knows"
            f" {SCHEMA_VERSION}): install the newer version to open it."
        )
    ownership.insist(connection, path)
