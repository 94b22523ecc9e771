"""Backups: a copy of the whole dossier, made by SQLite, checked, and only then named.

Its backup interface copies page by page: every row keeps its number, a dossier on a
disc that cannot be written is copied like any other, and of a sealed one the copy is
sealed with the same key and salt, so that its passphrase opens it. (``VACUUM INTO``
refuses generated columns where it may only read, in the SQLite of Debian 12.) All of
it is one transaction: others read meanwhile, and write afterwards.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from dossier_db import connection as connections
from dossier_db.errors import DossierError, NoBackup
from dossier_db.keeping import placing
from dossier_db.keeping.workshop import workshop
from dossier_db.keys import Key
from dossier_db.progress import Progress

_PAGES: Final = 4096
"""Pages that are copied at a time: 16 MB, some tenths of a second."""
_HUNDRED: Final = 100
_TABLES: Final = """SELECT name FROM sqlite_master
 WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"""
_COUNT: Final = 'SELECT count(*) FROM "{}"'
_SCHEMA: Final = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
_HEAD: Final = "SELECT id FROM change ORDER BY rowid DESC LIMIT 1"
_TARGET: Final = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
"""Errors that are the copy's, not those of what is copied."""


def back_up(
    path: Path,
    target: Path,
    key: Key | None = None,
    progress: Progress | None = None,
    shop: Path | None = None,
) -> None:
    """Copy a dossier to where nothing is; the copy is whole or not there at all.

    Args:
        path: the dossier, examined already.
        target: where the copy will be.
        key: the dossier's, if it is sealed: it is the copy's as well.
        progress: told how many hundredths are done; what it raises comes through.
        shop: what the folder is named after in which the copy is made, beside the
            target: the next one takes away what a killed one of that name left. None:
            after the dossier.

    Raises:
        Taken: something has that name.
        NotADossier: there is no such folder.
        NoBackup: there is no room, or nothing can be written there.
        DamagedDossier: the dossier cannot be read to its end.
        BusyDossier: another program is writing.
    """
    target = target.absolute()
    placing.insist_free(target)
    try:
        with workshop(shop or target.with_name(path.name)) as folder:
            made = folder / "copy"
            placing.begin(made)
            copy_into(made, path, key, progress, target)
            placing.put(made, target)
    except OSError as error:
        raise _unwritten(target, error.strerror) from None


def copy_into(
    made: Path, path: Path, key: Key | None, progress: Progress | None, target: Path
) -> None:
    """Copy and compare inside one transaction: what is compared is what was copied.

    Args:
        made: an empty file.
        path: what is copied.
        key: of both.
        progress: told how far it is.
        target: what the copy is to be called; sentences name it.

    Raises a ``DossierError``: it cannot be read, or not be written.
    """
    with closing(connections.reading(path, key, shared=False)) as source:
        with connections.sentences(path):
            source.execute("BEGIN")
            wanted = _gist(source)
            if key is not None:  # a page whose sum is wrong would be copied as noughts
                _check(source, "cipher_integrity_check")
        try:
            with closing(connections.writing(made, key, create=True)) as copy:
                source.backup(copy, pages=_PAGES, progress=_telling(progress))
        except connections.UNREADABLE as error:
            raise _refusal(error, path, target) from error
    with (
        closing(connections.reading(made, key, shared=False)) as copy,
        connections.sentences(path),
    ):
        if key is not None:
            _check(copy, "cipher_integrity_check")
        _check(copy, "quick_check(1)" if key is not None else "integrity_check(1)")
        if _gist(copy) != wanted:
            raise sqlite3.DatabaseError("a copy of it says something else")


def _telling(progress: Progress | None) -> Callable[[int, int, int], None]:
    """What SQLite calls after some pages; ctrl+c is heard there at the latest."""

    def tell(_status: int, left: int, pages: int) -> None:
        if progress is not None and pages > _PAGES:
            progress(_HUNDRED * (pages - left) // pages, _HUNDRED)

    return tell


def _check(connection: sqlite3.Connection, asked: str) -> None:
    """Every page is read: by its sum, or by what is in it."""
    said = [str(row[0]) for row in connection.execute(f"PRAGMA {asked}")]
    if said not in ([], ["ok"]):
        raise sqlite3.DatabaseError(said[0])


def _gist(connection: sqlite3.Connection) -> tuple[object, ...]:
    """What a copy must have in common with what it is of: its schema, how many rows
    each table has, the last entry of the log.
    """
    schema = connection.execute(_SCHEMA).fetchall()
    names = [name for (name,) in connection.execute(_TABLES).fetchall()]
    counted = (_COUNT.format(name.replace('"', '""')) for name in names)
    counts = [connection.execute(ask).fetchone() for ask in counted]
    return schema, counts, connection.execute(_HEAD).fetchone()


def _refusal(error: Exception, path: Path, target: Path) -> DossierError:
    """What failed: reading the dossier, or writing the copy."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return NoBackup(
            f"The disk that is to hold {target} is full: no backup was made; make room"
            " and try again."
        )
    if code in _TARGET or isinstance(error, UnicodeEncodeError):
        return _unwritten(target, str(error))
    return connections.refusal(error, path)


def _unwritten(target: Path, reason: str | None) -> NoBackup:
    return NoBackup(f"{target} cannot be written ({reason}): no backup was made.")
