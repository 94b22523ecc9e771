"""Sealing: a plain dossier becomes a sealed one, and back; another passphrase.

Each is a copy made beside the file, row by row by SQLCipher's own export. It takes the
file's place when every row was found the same in it and its pages are sound; until
then the file is as it was, and no other program can write to it meanwhile.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from dossier_db import connection as connections
from dossier_db.errors import DamagedDossier, RefusedWrite
from dossier_db.keeping.placing import replace, write_out
from dossier_db.keeping.wiping import overwrite
from dossier_db.keeping.workshop import workshop
from dossier_db.keys import PLAIN, Key, is_sealed

SHORTEST: Final = 12
"""Characters of a passphrase; each guess costs a tenth of a second and no more."""
FEWEST: Final = 6
"""Different characters of a passphrase."""
_BETTER: Final = "take five words that have nothing to do with each other"
_FIRST_GUESSED: Final = """
 0123456789ab 0123456789abcdef 123456789012 1234567890123 123456789abc 1q2w3e4r5t6y
 1qaz2wsx3edc 1qaz2wsx3edc4rfv abcdefghijkl abcdefghijklmnopqrstuvwxyz abcdef123456
 administrator asdfghjkl123 changemechangeme correcthorsebatterystaple iloveyou1234
 mypassword123 p@ssw0rd1234 passphrase123 passphrase1234 passw0rd1234 password1234
 password12345 password123456 password123! password1234! passwordpassword qazwsxedcrfv
 qwerty123456 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdfghjkl
 thisismypassword welcome12345 йцукенгшщзхъ йцукен123456 пароль123456 парольпароль
"""
_COMMONEST: Final = frozenset(_FIRST_GUESSED.split())
"""Passphrases that are tried first, in small letters and without spaces."""
_KEPT: Final = ("application_id", "user_version")
"""What the export leaves out of the file's header."""


def seal(path: Path, passphrase: str) -> bool | None:
    """Encrypt a plain dossier under a passphrase.

    Returns:
        Whether the plain bytes were written over, once. They were not if the file has
        another name still; on many disks they can be read all the same. None where the
        disk refused it, so that some of them may be there.

    Raises:
        RefusedWrite: it is sealed already, or the passphrase is too short.
        Sealed: what encrypts is not installed.
    """
    path = path.resolve()  # of a link, the file itself: its plain bytes must go
    sealable(path)
    check(passphrase)
    connections.examine(path)
    try:
        plain = path.open("r+b")
    except OSError as error:
        raise _unwritten(path, error) from None
    with plain:
        _rewrite(path, None, Key.new(passphrase))
        return _wipe(plain.fileno())


def unseal(path: Path, passphrase: str) -> None:
    """Make a sealed dossier plain.

    Raises:
        WrongPassphrase: the passphrase is another.
        RefusedWrite: it is not sealed.
    """
    path = path.resolve()
    _rewrite(path, _key(path, passphrase), None)


def change(path: Path, old: str, new: str) -> None:
    """Seal a sealed dossier under another passphrase.

    Raises:
        WrongPassphrase: the old one is another.
        RefusedWrite: it is not sealed, or the new one is too short.
    """
    path = path.resolve()
    key = _key(path, old)
    check(new)
    _rewrite(path, key, Key.new(new))


def sealable(path: Path) -> None:
    """Refuse to seal what is sealed, before a passphrase is asked for."""
    connections.need_cipher()
    if connections.is_sealed_file(path):
        raise RefusedWrite(
            f"{path} is sealed already: “dossier passphrase” gives it another."
        )


def unsealable(path: Path, then: str = "“dossier seal” does that") -> None:
    """Refuse what is not sealed, before a passphrase is asked for.

    Args:
        path: the file.
        then: what to do, or to know, where it is not sealed.
    """
    connections.need_cipher()
    if not connections.is_sealed_file(path):
        raise RefusedWrite(f"{path} is not sealed: {then}.")


def check(passphrase: str) -> None:
    """Refuse a passphrase that is soon guessed."""
    if not passphrase.strip():
        raise RefusedWrite(f"The passphrase is blank: {_BETTER}.")
    if len(passphrase) < SHORTEST:
        raise RefusedWrite(
            f"The passphrase is too short: take at least {SHORTEST} characters, better"
            " five words that have nothing to do with each other."
        )
    if len(set(passphrase)) < FEWEST:
        raise RefusedWrite(
            f"The passphrase has fewer than {FEWEST} different characters: {_BETTER}."
        )
    if "".join(passphrase.split()).casefold() in _COMMONEST:
        raise RefusedWrite(
            f"The passphrase is one of the first that are guessed: {_BETTER}."
        )


def _key(path: Path, passphrase: str) -> Key:
    unsealable(path)
    key = connections.key_of(path, passphrase)
    assert key is not None  # it is sealed
    connections.examine(path, key)
    return key


def _rewrite(path: Path, before: Key | None, after: Key | None) -> None:
    """Put a copy under another key in the place of a file."""
    from dossier_db import cipher  # not at the top: it may not be installed

    try:
        with connections.sentences(path), workshop(path) as folder:
            made = folder / path.name
            # Both of one library: POSIX locks are a process's, and two libraries in
            # one take each other's away.
            holder = cipher.connect(str(path), before, isolation_level=None)
            with closing(holder):
                holder.execute(f"PRAGMA busy_timeout={connections.BUSY_MS}")
                holder.execute("BEGIN IMMEDIATE")  # nobody writes until it is replaced
                _export(path, before, made, after)
                _prove(made, after)
                replace(made, path)
    except OSError as error:
        raise _unwritten(path, error) from None


def _unwritten(path: Path, error: OSError) -> RefusedWrite:
    return RefusedWrite(
        f"{path} cannot be rewritten ({error.strerror}): it is as it was."
    )


def _export(path: Path, before: Key | None, made: Path, after: Key | None) -> None:
    """Copy every row, and see that it is there."""
    from dossier_db import cipher

    source = cipher.connect(str(path), before, isolation_level=None)
    with closing(source):
        source.execute("PRAGMA temp_store=MEMORY")
        spelled = "" if after is None else after.spelled()
        source.execute(f'ATTACH DATABASE ? AS made KEY "{spelled}"', (str(made),))
        source.execute("BEGIN")
        source.execute("SELECT sqlcipher_export('made')").fetchall()
        for name in _KEPT:
            (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
            source.execute(f"PRAGMA made.{name}={value}")
        for table in _tables(source):
            _compare(source, table, path)
        source.execute("COMMIT")
    os.chmod(made, 0o600)
    write_out(made)


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Those whose rows are in the file itself; virtual ones keep theirs in others."""
    return [
        name
        for (name,) in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
    ]


def _compare(connection: sqlite3.Connection, table: str, path: Path) -> None:
    name = '"{}"'.format(table.replace('"', '""'))
    (same,) = connection.execute(
        f"""SELECT (SELECT count(*) FROM main.{name}) =
            (SELECT count(*) FROM made.{name}) AND NOT EXISTS
            (SELECT * FROM main.{name} EXCEPT SELECT * FROM made.{name})"""
    ).fetchone()
    if not same:
        raise DamagedDossier(
            f"{path} could not be copied row for row ({table}): it is as it was;"
            " “dossier verify” tells what is wrong with it."
        )


def _prove(made: Path, key: Key | None) -> None:
    """See that the new file is what it is to be, and opens."""
    with made.open("rb") as file:
        plain = file.read(len(PLAIN)) == PLAIN
    if plain != (key is None) or is_sealed(made) == plain:
        raise DamagedDossier(
            f"{made.name} was not encrypted as asked: it is as it was."
        )
    with closing(connections.reading(made, key)) as connection:
        asked = ["integrity_check"] + (["cipher_integrity_check"] if key else [])
        said = [row[0] for one in asked for row in connection.execute(f"PRAGMA {one}")]
    if said != ["ok"]:
        raise DamagedDossier(f"{made.name} could not be copied: it is as it was.")


def _wipe(file: int) -> bool | None:
    """Write noughts over a file that nobody has a name for any more; ``seal`` says what
    comes back.
    """
    if os.fstat(file).st_nlink:
        return False
    try:
        overwrite(file)
    except OSError:  # the dossier is sealed all the same
        return None
    return True
