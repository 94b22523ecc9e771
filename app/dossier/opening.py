"""Which dossier to open, and the bundled case as a file of the person's own."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import dossier_assets
from dossier import locations, state
from dossier.console import warn
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier.words import _
from dossier_db import Store
from dossier_db.connection import need_cipher
from dossier_db.errors import Taken, WrongPassphrase

FILE: Final = "DOSSIER_FILE"
"""The setting that names the dossier where nothing else does."""
BUNDLED: Final = "bundled case"
"""In whose name the bundled case is loaded, which brings its own name."""


def which(named: str | None) -> Path:
    """The file to open: the one named, DOSSIER_FILE, the last one, the bundled case.

    A file that is named and missing is refused by ``opened``; one that was opened
    last and has gone is passed over.
    """
    if named == "":  # an unset variable in a script, not a wish for the last one
        raise Refusal(_("No file is named: “-d” wants one."))
    named = named or os.environ.get(FILE)
    if named:
        return Path(named)
    last = state.remembered().last
    if last is not None and last.exists():
        return last
    return bundled()


def opened(path: Path, passphrases: Passphrases | None = None) -> Store:
    """The dossier, open; its log goes on where this machine left it.

    Args:
        path: the file.
        passphrases: where that of a sealed one comes from; else the terminal.
    """
    if not Store.is_sealed(path):
        return _sheltered(Store.open(path, heads=state.MachineHeads()))
    asked = passphrases or Passphrases()
    for _try in range(asked.tries - 1):
        try:
            return _unsealed(path, asked)
        except WrongPassphrase as refusal:
            warn(str(refusal))
    return _unsealed(path, asked)


def _unsealed(path: Path, passphrases: Passphrases) -> Store:
    """A sealed dossier, open; what is remembered of the time it was plain goes."""
    need_cipher()  # before anybody types a passphrase
    heads = state.MachineHeads()
    store = Store.open(path, passphrase=passphrases.of(path), heads=heads)
    state.forget(path, store.dossier.id)
    return _sheltered(store)


def _sheltered(store: Store) -> Store:
    """Before an older file is brought up, its copy goes where the other backups are."""
    store.shelter = locations.shelter
    return store


def bundled() -> Path:
    """The person's copy of the bundled case; the first time, it is built."""
    path = locations.case_file()
    if not _stands(path):
        with suppress(Taken):  # another window has just built it
            sample(path)
    return path


def _stands(path: Path) -> bool:
    """Whether it is there; else its folder is made, if it was not."""
    folder = path.parent
    try:
        if path.exists():
            return True
        locations.private_folder(folder)
    except (FileExistsError, NotADirectoryError):
        no_folder = _("{folder} is no folder: let DOSSIER_HOME name one.")
        raise Refusal(no_folder.format(folder=folder)) from None
    except OSError as error:
        shut = _("{folder} cannot be used ({reason}): let DOSSIER_HOME name another.")
        said = shut.format(folder=folder, reason=error.strerror)
        raise Refusal(said) from None
    return False


def sample(path: Path, passphrase: str | None = None) -> None:
    """Build the bundled case at a path where nothing is; sealed, with a passphrase."""
    _make(path, BUNDLED, _case, passphrase)


def empty(path: Path, name: str, passphrase: str | None = None) -> None:
    """Make an empty dossier at a path where nothing is: it has words, no statements."""
    from dossier.texts import found  # what reads and writes texts: only here

    _make(path, name, found, passphrase)


def _make(
    path: Path, name: str, fill: Callable[[Store], None], passphrase: str | None
) -> None:
    if passphrase is not None:
        need_cipher()
    heads = state.MachineHeads()
    Store.create(path, name=name, passphrase=passphrase, heads=heads, fill=fill).close()


def _case(store: Store) -> None:
    # Only here: what can write is not loaded on the way to the first screen.
    from dossier_db.importers import load

    load(store, dossier_assets.case_folder(), agent=BUNDLED)


def bundled_text(store: Store) -> Path:
    """The text of the bundled case, for a dossier that was made from it."""
    if store.dossier.id != dossier_assets.CASE_ID:
        raise Refusal(
            _(
                "{path} was not made from the bundled case: name the text that is to be"
                " loaded."
            ).format(path=store.path)
        )
    return dossier_assets.case_folder()


def newer_edition(store: Store) -> str | None:
    """A sentence for a copy of an older edition of the bundled case, else None."""
    dossier = store.dossier
    edition = dossier.edition or ""
    if dossier.id != dossier_assets.CASE_ID or edition >= dossier_assets.EDITION:
        return None
    return _(
        "A newer edition of this case is at hand: “dossier load --update” takes it in."
    )
