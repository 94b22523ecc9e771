"""A new file, complete or not there at all: the schema, what the file is, its filling.

It is built in a folder beside its place and moved there when it is whole.
"""

import re
import secrets
from collections.abc import Callable
from pathlib import Path

from dossier_db import connection as connections
from dossier_db.errors import NotADossier, RefusedWrite
from dossier_db.keeping.placing import insist_free, put
from dossier_db.keeping.workshop import workshop
from dossier_db.keys import Key
from dossier_db.limits import MOST_NAME
from dossier_db.schema import migrate


def found(
    path: Path,
    name: str,
    key: Key | None = None,
    fill: Callable[[Path], None] | None = None,
) -> None:
    """Make a dossier at ``path``, where nothing is yet.

    Args:
        path: where it will be.
        name: what it is called.
        key: what seals it; without one it is plain.
        fill: writes into the new file, at the path it is given, before anybody else
            can see it.

    Raises:
        Taken: something is at the path, or came meanwhile.
        NotADossier: there is no such folder, or nothing can be written there.
        RefusedWrite: the name is too long for any dossier.
    """
    if len(name) > MOST_NAME:
        raise RefusedWrite(
            f"The name has {len(name):,} characters, at most {MOST_NAME:,} are kept."
        )
    insist_free(path)
    try:
        with workshop(path) as folder:
            draft = folder / path.name
            _begin(draft, name, key)
            if fill is not None:
                fill(draft)
            put(draft, path)
    except OSError as error:
        raise NotADossier(f"{path} cannot be made ({error.strerror}).") from None


def _begin(draft: Path, name: str, key: Key | None) -> None:
    with connections.sentences(draft):
        connection = connections.writing(draft, key, create=True)
        try:
            migrate(connection)
            connection.execute(
                "INSERT INTO dossier (id, name) VALUES (?, ?)",
                (_dossier_id(name), name),
            )
        finally:
            connection.close()


def _dossier_id(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:20]
    return f"d_{slug}_{secrets.token_hex(8)}" if slug else f"d_{secrets.token_hex(8)}"
