"""A new file, complete or not there at all: the schema, what the file is, its filling.

It is built in a folder beside its place and moved there when it is whole. What a
killed program leaves behind is that folder; the next one takes it away.
"""

import os
import re
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from dossier_db import connection as connections
from dossier_db.errors import NotADossier, Taken
from dossier_db.schema import migrate


def found(path: Path, name: str, fill: Callable[[Path], None] | None = None) -> None:
    """Make a dossier at ``path``, where nothing is yet.

    Args:
        path: where it will be.
        name: what it is called.
        fill: writes into the new file, at the path it is given, before anybody else
            can see it.

    Raises:
        Taken: something is at the path, or came meanwhile.
        NotADossier: there is no such folder, or nothing can be written there.
    """
    if path.exists() or path.is_symlink():
        raise _taken(path)
    if not path.absolute().parent.is_dir():
        raise NotADossier(
            f"There is no folder {path.absolute().parent}: make it first."
        )
    _sweep(path)
    workshop = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        workshop.mkdir(mode=0o700)
        draft = workshop / path.name
        _begin(draft, name)
        if fill is not None:
            fill(draft)
        _put(draft, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise NotADossier(f"{path} cannot be made ({error.strerror}).") from None
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _begin(draft: Path, name: str) -> None:
    with connections.sentences(draft):
        connection = connections.writing(draft, create=True)
        try:
            db = Database(connection, execute_plugins=False)
            migrate(db)
            with db.atomic():
                db.table("dossier").insert({"id": _dossier_id(name), "name": name})
        finally:
            connection.close()


def _put(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike rename, refuses a file that came meanwhile
    except FileExistsError:
        raise
    except OSError:  # a memory stick's file system knows no links
        draft.rename(path)


def _taken(path: Path) -> Taken:
    return Taken(f"{path} exists already: choose another name.")


def _sweep(path: Path) -> None:
    """Take away what programs that were killed half-way left for the same path."""
    for workshop in path.absolute().parent.glob(f".{_literal(path.name)}.*"):
        number = workshop.name.rpartition(".")[2]
        if number.isdecimal() and workshop.is_dir() and not _alive(int(number)):
            shutil.rmtree(workshop, ignore_errors=True)


def _literal(name: str) -> str:
    """A name for ``glob`` that means itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _alive(process: int) -> bool:
    """Whether another process may be at work; where nobody can tell, it is."""
    if process == os.getpid():  # the same number again, as in every new container
        return False
    if os.name != "posix":  # elsewhere, asking with signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _dossier_id(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:20]
    return f"d_{slug}_{secrets.token_hex(8)}" if slug else f"d_{secrets.token_hex(8)}"
