"""Sending: a checked copy of a dossier, and an age file of it.

A plain dossier is copied and packed in memory: no plain byte is on a disk that was not
there before. A sealed one is sent sealed, in the age file, under its own passphrase.
Drafts and the search index stay: they are nobody else's, and are made anew.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from dossier_db import connection as connections
from dossier_db.drafts import TRAY
from dossier_db.errors import DamagedDossier, NotADossier, RefusedWrite
from dossier_db.keeping import placing
from dossier_db.keeping.backups import back_up
from dossier_db.keeping.workshop import workshop
from dossier_db.receiving.bounds import MOST_PACKED
from dossier_db.receiving.copying import private_folder
from dossier_db.search import tables as search
from dossier_db.store import Store


def packed(store: Store) -> bytes:
    """The bytes of a copy of a dossier, sealed as it is sealed.

    Raises:
        RefusedWrite: it is too large to be sent in one piece.
        DamagedDossier: it cannot be copied whole.
    """
    size = store.path.stat().st_size
    if size > MOST_PACKED:
        raise RefusedWrite(
            f"{store.path} has {size:,} bytes; at most {MOST_PACKED:,} are sent in one"
            " piece: make a backup, and seal that with age itself."
        )
    with connections.sentences(store.path):
        return _sealed(store) if store.sealed else _plain(store.path)


def post(target: Path, make: Callable[[], bytes]) -> int:
    """Put an age file where nothing is: all of it or nothing; how many bytes it has.

    Args:
        target: the file.
        make: gives its content.

    Raises:
        Taken: something has that name.
        NotADossier: nothing can be written there.
    """
    target = target.absolute()
    placing.insist_free(target)
    content = make()
    try:
        with workshop(target) as folder:
            made = folder / "sending"
            placing.begin(made)
            made.write_bytes(content)
            if sha256(made.read_bytes()).digest() != sha256(content).digest():
                raise DamagedDossier(
                    f"{target} was not written as it should be: nothing was kept; try"
                    " another disk."
                )
            placing.put(made, target)
    except OSError as error:
        raise NotADossier(
            f"{target} cannot be written ({error.strerror}): nothing was kept."
        ) from None
    return len(content)


def _plain(path: Path) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(connections.reading(path, shared=False)) as source:
            source.backup(copy)
        _strip(copy)
        said = copy.execute("PRAGMA integrity_check(1)").fetchall()
        if said != [("ok",)]:
            raise DamagedDossier(
                f"{path} is damaged, and was not sent: “dossier verify” says where."
            )
        return bytes(copy.serialize())


def _sealed(store: Store) -> bytes:
    with private_folder() as folder:
        made = folder / "sealed"
        back_up(store.path, made, store._key)
        with closing(connections.writing(made, store._key)) as copy:
            _strip(copy)
            said = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        if said:
            raise DamagedDossier(f"{store.path} could not be copied whole.")
        return made.read_bytes()


def _strip(copy: sqlite3.Connection) -> None:
    """Take out what is not sent, and every trace of it."""
    search.drop(copy)
    if copy.execute(TRAY).fetchone() == (1,):
        copy.execute("DELETE FROM draft")
    copy.execute("VACUUM")
