"""Backups that are made by themselves, when a run that wrote something ends.

They stand in the person's data folder, for the owner alone, under names that tell
nothing; those of a sealed dossier are sealed. Whatever goes wrong here is said in one
sentence, and what was written before stays written.
"""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from dossier import locations, state
from dossier.console import progress, warn
from dossier.words import _
from dossier_db import DossierError, Store
from dossier_db.errors import Moved
from dossier_db.keeping import rolling

KEPT: Final = 5
"""How many of the latest are kept where nobody has said another number."""


def kept() -> int:
    """How many of the latest are kept; 0: none are made."""
    found = state.remembered().backups
    return KEPT if found is None else found


def after(store: Store) -> None:
    """Say where the copy of an older file is; make a backup if one is due."""
    if store.copied is not None:
        warn(brought_up(store))
    if not store.wrote or not kept():
        return
    try:
        store.check_place()
        if store.locked:
            warn(_("No backup was made by itself: the dossier was locked."))
            return
        folder = locations.shelter(store.mark)
        told = progress(_("Making a backup: "))
        rolling.roll(folder, store, kept(), datetime.now(UTC), told)
    except KeyboardInterrupt:
        warn(_("No backup was made: it was interrupted. What was written is saved."))
    except Moved as refusal:  # what was saved before may be in that file or not
        warn(_("No backup was made. {why}").format(why=refusal))
    except DossierError as refusal:
        warn(_("What was written is saved. {why}").format(why=refusal))
    except OSError as error:
        warn(
            _("What was written is saved; no backup was made ({why}).").format(
                why=error.strerror
            )
        )


def brought_up(store: Store) -> str:
    """The sentence about a file that was brought up to a newer schema."""
    return _(
        "{path} was brought up to this version's schema. How it was before is kept:"
        " “dossier restore {copy}” puts it back."
    ).format(path=store.path, copy=store.copied)


def remove(mark: str, copy: str) -> int:
    """Remove the plain backups of a copy of a dossier that is sealed now.

    Args:
        mark: the dossier's when it was plain, ``Store.mark``.
        copy: the copy's number then, ``Store.origin``.

    Returns:
        How many there were.

    Raises OSError where one cannot be removed.
    """
    return rolling.drop(locations.backups_folder(mark), copy, plain=True)


def move(before: str, copy: str, store: Store) -> None:
    """Have the backups of one mark under another: a dossier has another key.

    Args:
        before: the mark it had.
        copy: the number that this copy of it had.
        store: the dossier now.
    """
    folder = locations.backups_folder(before)
    if any(one.origin == copy for one in rolling.held(folder)):
        after = locations.shelter(store.mark)
        rolling.move(folder, after, copy, store.origin)
    with suppress(OSError):  # others of its are there still, or none ever was
        folder.rmdir()
