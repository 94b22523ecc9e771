"""Restoring: a backup takes the place of a dossier, and what stood there is kept.

What stood there is not copied but gets another name, byte for byte, whether it can be
read or not; restoring that file takes the restoring back. The log needs no care: the
entry that this machine wrote last is not in an older file, so writing begins a chain.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from dossier_db import connection as connections
from dossier_db.errors import (
    BusyDossier,
    DossierError,
    NotADossier,
    ReadOnlyDossier,
    RefusedWrite,
)
from dossier_db.keeping import placing
from dossier_db.keeping.backups import copy_into
from dossier_db.keeping.workshop import workshop
from dossier_db.keys import Key, is_sealed
from dossier_db.log import now
from dossier_db.progress import Progress


def restore(
    backup: Path, path: Path, key: Key | None = None, progress: Progress | None = None
) -> Path | None:
    """Put a copy of a backup in the place of a dossier, or where one was.

    As any new file it is its owner's alone; what stood there keeps who may read it.

    Args:
        backup: examined already; it stays as it is.
        path: the dossier.
        key: the backup's, if it is sealed.
        progress: told how far it is; what it raises comes through, nothing is done.

    Returns:
        Where that is now what stood at ``path``; None if there was nothing.

    Raises a ``DossierError`` where it cannot be done; then nothing was.
    """
    path = path.resolve()  # of a link, the file itself
    if path.exists() and path.samefile(backup):
        raise RefusedWrite(f"{backup} is the dossier itself: name a backup of it.")
    if not path.parent.is_dir():
        raise NotADossier(f"There is no folder {path.parent}: make it first.")
    if not os.access(path.parent, os.W_OK):
        raise _unwritten(path, "its folder allows no writing")
    try:
        with workshop(path) as folder:
            made = folder / "copy"
            placing.begin(made)
            copy_into(made, backup, key, progress, path)
            placing.write_out(made)
            with _nobody_writes(path, key):
                aside = _set_aside(path)
                placing.replace(made, path)
    except OSError as error:
        raise _unwritten(path, error.strerror) from None
    return aside


@contextmanager
def _nobody_writes(path: Path, key: Key | None) -> Iterator[None]:
    """Keep others from writing to the file, as far as it can be opened at all.

    What a killed program left half-written is put back first: its journal must not be
    found beside another file.
    """
    with ExitStack() as held:
        if path.exists():
            try:
                known = key if is_sealed(path) else None
                if known is not None:
                    known.check(path)
                connections.examine(path, known)
                holder = held.enter_context(closing(connections.writing(path, known)))
                with connections.sentences(path):
                    holder.execute("BEGIN IMMEDIATE")
            except (BusyDossier, ReadOnlyDossier):
                raise
            except DossierError:
                pass  # damaged, newer, another's: it cannot be asked, and is kept
        yield


def _set_aside(path: Path) -> Path | None:
    """Give what stands at a path another name, with the journal it may have."""
    moment = now().replace("-", "").replace(":", "")
    named = path.with_name(f"{path.stem}-replaced-{moment}{path.suffix}")
    aside, there = placing.free(named), path.exists()
    if there:
        try:
            os.link(path, aside)  # at no moment is there no file at the path
        except OSError:  # a memory stick's file system knows no links
            path.rename(aside)
    with suppress(FileNotFoundError):
        journal = path.with_name(f"{path.name}-journal")
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside if there else None


def _unwritten(path: Path, reason: str | None) -> ReadOnlyDossier:
    return ReadOnlyDossier(
        f"{path} cannot be written ({reason}): it is as it was, and nothing restored."
    )
