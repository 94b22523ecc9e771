"""A dossier as text: taken in whole or not at all, written out whole or not at all."""

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import dossier_assets
from dossier.errors import Refusal
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.exporters import dump

if TYPE_CHECKING:
    from dossier_db.importers import Loaded

_DOSSIER = b"SQLite format 3\0"
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
    if output is None or output == "-":
        sys.stdout.writelines(dump(store))
    elif _is_device(Path(output)):  # a pipe or a device is written to, never replaced
        with Path(output).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(dump(store))
    else:
        _into(store, Path(output))


def _is_device(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def in_utf8(stream: TextIO) -> TextIO:
    """The stream for JSON, which is UTF-8 whatever the terminal's own encoding."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def _into(store: Store, path: Path) -> None:
    """Replace the file when the dump is whole; only its owner may read a new one."""
    path = Path(os.path.realpath(path))  # what a link leads to, not the link itself
    _check(path)
    number, draft = tempfile.mkstemp(
        dir=path.absolute().parent, prefix=f".{path.name}."
    )
    try:
        with open(number, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(dump(store))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _check(path: Path) -> None:
    """Refuse a place that holds something a dump must not take the place of."""
    if path.is_dir():
        raise Refusal(_("{path} is a folder: name a file inside it.").format(path=path))
    if not path.absolute().parent.is_dir():
        raise Refusal(
            _("There is no folder {folder}: make it first.").format(
                folder=path.absolute().parent
            )
        )
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(_DOSSIER)) == _DOSSIER:
                raise Refusal(
                    _("{path} is a dossier itself: choose another name.").format(
                        path=path
                    )
                )
