"""Older files: read as they are, and brought to the newest schema by the first write.

What is to be brought up is copied first. The copy is checked and on the disk before a
single step is taken; all steps are one transaction, so that a killed one leaves the
file as it was. ``dossier restore`` of the copy takes the whole thing back.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from dossier_db import connection as connections
from dossier_db.errors import DossierError, NoBackup
from dossier_db.keeping import placing
from dossier_db.keeping.backups import back_up
from dossier_db.keys import Key
from dossier_db.log import now

Folder: TypeAlias = Callable[[], Path]
"""Makes the folder for a copy, which nobody else may look into, and names it."""


def bring_up(
    connection: sqlite3.Connection,
    path: Path,
    key: Key | None,
    folder: Folder | None,
    origin: str,
) -> Path | None:
    """Bring a file to the newest schema, if it is older, and say where the copy is.

    Args:
        connection: the write connection, outside of a transaction.
        path: the file.
        key: what seals it, and the copy.
        folder: makes the folder where the copy is kept; None: beside the file.
        origin: the number of this copy of the dossier, for the name there.

    Returns:
        The copy that was made before; None where there was nothing to do.

    Raises:
        NoBackup: no copy could be made: nothing was changed.
    """
    if not connections.is_older(connection):
        return None
    from dossier_db.schema import migrate  # sqlite-utils: only where it is written

    connection.execute("BEGIN IMMEDIATE")  # from here on nobody else writes
    try:
        if not connections.is_older(connection):  # another program was first
            connection.execute("ROLLBACK")
            return None
        found = connections.version(connection)
        copy = _copied(path, key, folder, f"{origin}-schema-{found}", found)
        migrate(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return copy


def _copied(
    path: Path, key: Key | None, folder: Folder | None, named: str, found: int
) -> Path:
    moment = now().replace("-", "").replace(":", "")
    try:
        if folder is None:
            name = f"{path.stem}-schema-{found}-{moment}{path.suffix}"
            copy, shop = path.absolute().with_name(name), None
        else:
            home = folder()
            copy, shop = home / f"{moment}-{named}.dossier", home / "copy"
        copy = placing.free(copy)  # a try that was killed may have left one
        back_up(path, copy, key, shop=shop)
    except (DossierError, OSError) as refusal:
        raise NoBackup(
            f"{path} has an older schema ({found}) and was to be brought up; a backup"
            f" comes first and cannot be made, so nothing was written: {refusal}"
        ) from refusal
    return copy
