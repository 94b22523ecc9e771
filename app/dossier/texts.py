"""A dossier as text: taken in whole or not at all, written out whole or not at all."""

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import dossier_assets
from dossier.errors import Refusal
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.exporters import dump
from dossier_db.keeping import placing
from dossier_db.keeping.workshop import workshop

if TYPE_CHECKING:
    from dossier_db.importers import Loaded

_FOUNDING = "founding"


def load_into(store: Store, text: Path, *, agent: str, update: bool) -> str:
    """Load a text, all of it or nothing; the sentence to tell."""
    # Only here: it brings sqlite-utils and the readers of YAML and JSON Lines.
    from dossier_db.importers import load

    return told(store.path, text, load(store, text, agent=agent, update=update))


def found(store: Store) -> None:
    """Give a new dossier its controlled words, as a part of its founding."""
    from dossier_db.importers import load

    load(store, dossier_assets.vocabulary_file(), agent=_FOUNDING, founding=True)


def told(path: Path, text: Path, loaded: "Loaded") -> str:
    """What a load did to the dossier at ``path``."""
    rows = (
        (loaded.added, "{n} row added", "{n} rows added"),
        (loaded.updated, "{n} row updated", "{n} rows updated"),
        (loaded.removed, "{n} row removed", "{n} rows removed"),
        (
            loaded.kept,
            "{n} row kept, because somebody edited it or something hangs on it",
            "{n} rows kept, because somebody edited them or something hangs on them",
        ),
        (loaded.same, "{n} row there already", "{n} rows there already"),
    )
    done = ", ".join(counted(count, one, many) for count, one, many in rows if count)
    return _("Loaded {text} into {path}: {done}.").format(
        text=text, path=path, done=done or _("it holds no rows")
    )


def dump_to(store: Store, output: str | None) -> None:
    """Write every row; no name, or ``-``, is standard output."""
    with closing(dump(store)) as lines:  # now, where a full disk breaks it off
        if output is None or output == "-":
            sys.stdout.writelines(lines)
        else:
            put(Path(output), lines)


def put(path: Path, text: Iterable[str]) -> None:
    """Write a file that was not there, whole or not at all, for its owner's eyes only;
    a device or a pipe is written into.

    Raises a ``DossierError`` of a name that is taken or cannot be written to.
    """
    passing = False
    try:
        passing = _passes_on(path)
        if passing:
            _pass(path, text)
        else:
            _make(path, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        said = (
            _("{path} cannot be written to ({reason}).")
            if passing  # some of it may have gone through
            else _("{path} cannot be written ({reason}): nothing was kept.")
        )
        reason = error.strerror or type(error).__name__
        raise Refusal(said.format(path=path, reason=reason)) from None


def _passes_on(path: Path) -> bool:
    """Whether a device or a pipe is there; refuses whatever else is."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise _astray(path) from None
        placing.insist_free(path)
        return False
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _astray(path) from None
        raise
    if stat.S_ISDIR(mode):
        raise Refusal(_("{path} is a folder: name a file inside it.").format(path=path))
    if stat.S_ISREG(mode):
        raise placing.taken(path)
    return True


def _pass(path: Path, text: Iterable[str]) -> None:
    number = os.open(path, os.O_WRONLY)  # makes nothing, cuts nothing off
    with open(number, "w", encoding="utf-8", newline="\n") as file:
        if stat.S_ISREG(os.fstat(number).st_mode):  # it took its place just now
            raise placing.taken(path)
        file.writelines(text)


def _make(path: Path, text: Iterable[str]) -> None:
    with workshop(path.absolute()) as folder:
        made = folder / "text"
        placing.begin(made)
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(text)
        placing.put(made, path.absolute())


def _astray(path: Path) -> Refusal:
    return Refusal(
        _("{path} is a link that leads nowhere: choose another name.").format(path=path)
    )
