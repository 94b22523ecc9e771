"""Putting a finished file in its place: all of it on the disk before it has its name.

What is being made stands in a ``workshop`` beside its place meanwhile.
"""

import os
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from dossier_db.errors import NotADossier, Taken
from dossier_db.keeping.workshop import settle


def insist_free(path: Path) -> None:
    """Refuse a place where something is, or that is in no folder.

    Raises:
        Taken: something is there; a link that leads nowhere too.
        NotADossier: there is no such folder.
    """
    if os.path.lexists(path):
        raise taken(path)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise NotADossier(f"There is no folder {folder}: make it first.")


def taken(path: Path) -> Taken:
    """The refusal of a place where something is."""
    return Taken(f"{path} exists already: choose another name.")


def free(path: Path) -> Path:
    """The path if nothing is there, else the first with a number that is free."""
    numbered = (
        path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2)
    )
    tried = chain((path,), numbered)
    return next(one for one in tried if not os.path.lexists(one))


def begin(made: Path) -> None:
    """Make an empty file that nobody but its owner may open.

    Raises OSError where it cannot be made, or is there already.
    """
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def put(made: Path, path: Path) -> None:
    """Give a file a name that nothing has; nobody but its owner may open it.

    Raises:
        Taken: something has it.
        OSError: it cannot be put there; nothing was.
    """
    with suppress(OSError):  # a memory stick's file system knows no owners
        made.chmod(0o600)
    write_out(made)
    try:
        os.link(made, path)  # unlike rename, refuses a file that came meanwhile
    except FileExistsError:
        raise taken(path) from None
    except OSError:  # a memory stick's file system knows no links
        if path.exists():
            raise taken(path) from None
        made.rename(path)
    _settle(path.parent)


def replace(made: Path, path: Path) -> None:
    """Give a file that was written out the name of what is there now.

    Raises OSError where it cannot be put there: what was there is there still.
    """
    os.replace(made, path)
    _settle(path.parent)


def write_out(made: Path) -> None:
    """Have all of a file on the disk; raises OSError where it cannot be."""
    with made.open("r+b") as file:
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk, where that can be.

    The file has its name by now: that its folder cannot be read, say, takes nothing
    back, and must not be told as if it did.
    """
    with suppress(OSError):
        settle(folder)
