"""The cipher: connections to a sealed file, by SQLCipher.

To the rest of the store such a connection is one of the standard library's: errors
come as ``sqlite3``'s, which ``sqlcipher3``'s own are not. Any thread may close it,
which ends the statement that runs: a dossier that is locked lets go of its key at once.

Importing this raises ImportError where the extra ``encrypt`` is not installed.
"""

import sqlite3
from typing import Any, Final, cast

from sqlcipher3 import dbapi2

from dossier_db.closable import closable
from dossier_db.keys import Key

_CLASSES: Final = {
    getattr(dbapi2, name): getattr(sqlite3, name)
    for name in (
        "Error",
        "DatabaseError",
        "OperationalError",
        "IntegrityError",
        "DataError",
        "InternalError",
        "ProgrammingError",
        "NotSupportedError",
        "InterfaceError",
    )
}
_VERSION: Final = "PRAGMA cipher_version"
"""Says nothing in a library that would write a plain file, and no word about it."""
_CODES: Final = ("sqlite_errorcode", "sqlite_errorname")
_NOWHERE: Final = "FOREIGN KEY"
"""How SQLite begins to say that a reference leads nowhere; of the codes this library
gives the short form alone."""
_CACHE_KB: Final = 32_768
"""Pages that stay decrypted: with SQLite's 2 MB reading costs twice a plain file's."""


def connect(place: str, key: Key | None, **options: Any) -> sqlite3.Connection:
    """A connection to a file, with its key; without one, to a plain file.

    Args:
        place: a path, or a URI with ``uri=True``.
        key: the file's.
        options: as ``sqlite3.connect`` has them.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    try:
        made = dbapi2.connect(place, factory=_Connection, **options)
    except dbapi2.Error as error:
        raise _translated(error) from None
    connection = cast(sqlite3.Connection, made)
    try:
        # Else a wrong key is told to standard error, into the middle of a screen.
        connection.execute("PRAGMA cipher_log_level=NONE")
        if key is not None:
            if connection.execute(_VERSION).fetchone() is None:
                raise sqlite3.NotSupportedError("this SQLCipher does not encrypt")
            connection.execute(f'PRAGMA key="{key.spelled()}"')
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    except BaseException:
        connection.close()
        raise
    return connection


def _translated(error: Exception) -> Exception:
    """The standard library's error for one of SQLCipher's."""
    made: sqlite3.Error = _CLASSES.get(type(error), sqlite3.DatabaseError)(*error.args)
    for name in _CODES:
        if hasattr(error, name):
            setattr(made, name, getattr(error, name))
    if str(error).startswith(_NOWHERE):  # the one longer code that anybody asks for
        made.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    return made


_Connection: Final = closable(dbapi2, _translated)
