"""A new file: the schema, and the row that says what the file is."""

import os
import re
import secrets
from pathlib import Path

from sqlite_utils import Database

from dossier_db import connection as connections
from dossier_db.errors import NotADossier
from dossier_db.schema import migrate


def found(path: Path, name: str) -> None:
    """Make an empty dossier at ``path``, complete or not at all.

    It is made under another name beside it and moved there when it is whole.
    """
    if path.exists():
        raise NotADossier(f"{path} exists already: choose another name.")
    if not path.absolute().parent.is_dir():
        raise NotADossier(
            f"There is no folder {path.absolute().parent}: make it first."
        )
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with connections.sentences(path):
            connection = connections.writing(draft, create=True)
            try:
                db = Database(connection, execute_plugins=False)
                migrate(db)
                with db.atomic():
                    db.table("dossier").insert({"id": _dossier_id(name), "name": name})
            finally:
                connection.close()
        _put(draft, path)
    except FileExistsError:
        raise NotADossier(f"{path} exists already: choose another name.") from None
    except OSError as error:
        raise NotADossier(f"{path} cannot be made ({error.strerror}).") from None
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike rename, refuses a file that came meanwhile
    except FileExistsError:
        raise
    except OSError:  # a memory stick's file system knows no links
        draft.rename(path)


def _dossier_id(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:20]
    return f"d_{slug}_{secrets.token_hex(8)}" if slug else f"d_{secrets.token_hex(8)}"
