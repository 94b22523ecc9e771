"""Commands that encrypt a dossier: their deeds."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dossier import backups, locations, opening, state
from dossier.console import tell
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier.verbs.common import Deed, passphrases
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.errors import WrongPassphrase
from dossier_db.heads import Remembered


def _seal(arguments: Namespace) -> None:
    from dossier_db import sealing  # what encrypts: for these commands alone

    path, asked = opening.which(arguments.dossier), passphrases(arguments)
    sealing.sealable(path)
    with opening.opened(path, asked) as store:
        before = _Before.of(store)
    passphrase = asked.new(path, sealing.check)
    wiped: bool | None = None  # not known, where it is interrupted
    with _finished(path, lambda: Store.is_sealed(path)):
        wiped = sealing.seal(path, passphrase)
    copies = backups.remove(before.mark, before.copy)
    _rename(path, before, passphrase)
    locations.clipboard_file().unlink(missing_ok=True)
    tell(
        _(
            "Sealed {path}. Without its passphrase nobody can open it again, you"
            " included: there is no other way in."
        ).format(path=path)
    )
    tell(_left(wiped))
    if copies:
        tell(
            counted(
                copies,
                "{n} plain backup that the program had made of it was removed.",
                "{n} plain backups that the program had made of it were removed.",
            )
        )


def _left(wiped: bool | None) -> str:
    """What is known of the plain file, by what ``sealing.seal`` gave back."""
    if wiped is None:
        return _(
            "Whether the plain file was written over is not known: the disk may hold"
            " all of it still; so may earlier copies, exports and backups."
        )
    if wiped:
        return _(
            "The plain file was written over once. A solid-state disk or a memory stick"
            " may hold it all the same, and cannot be wiped of it; so may earlier"
            " copies, exports and backups."
        )
    return _(
        "The plain file has another name still (a hard link): it is there, plain,"
        " until you remove it; so are earlier copies, exports and backups."
    )


def _unseal(arguments: Namespace) -> None:
    from dossier_db import sealing

    path, asked = opening.which(arguments.dossier), passphrases(arguments)
    sealing.unsealable(path, _("there is nothing to undo"))
    before, passphrase = _known(path, asked)
    with _finished(path, lambda: not Store.is_sealed(path)):
        sealing.unseal(path, passphrase)
    _rename(path, before, None)
    tell(_("{path} is plain now: whoever has the file can read it.").format(path=path))


def _passphrase(arguments: Namespace) -> None:
    from dossier_db import sealing

    path, asked = opening.which(arguments.dossier), passphrases(arguments)
    with asked.unseen():
        before, old = _known(path, asked)
        new = asked.new(path, sealing.check)
    kept = _("It was interrupted: the old passphrase of {path} holds.")
    with _finished(path, lambda: _opens(path, new), kept):
        sealing.change(path, old, new)
    _rename(path, before, new)
    tell(
        _(
            "{path} has another passphrase. Earlier copies of it open with the old one."
        ).format(path=path)
    )


@contextmanager
def _finished(path: Path, done: Callable[[], bool], kept: str = "") -> Iterator[None]:
    """Where it is interrupted, say which of the two the file is by then.

    Args:
        path: The file.
        done: Whether it is what it was to become.
        kept: What to say where it is not; else that it is as it was.
    """
    try:
        yield
    except KeyboardInterrupt:
        if not done():
            said = kept or _("It was interrupted: {path} is as it was.")
            raise Refusal(said.format(path=path)) from None
        tell(_("It was interrupted, but too late: it is done."))


def _opens(path: Path, passphrase: str) -> bool:
    """Whether it is the passphrase of a sealed file."""
    try:
        Store.open(path, passphrase=passphrase).close()
    except WrongPassphrase:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Before:
    """What stood for a dossier in what is remembered."""

    mark: str
    copy: str
    """The number of this copy, in the names of its backups."""
    remembered: Remembered

    @classmethod
    def of(cls, store: Store) -> "_Before":
        return cls(store.mark, store.origin, store.remembered())


def _known(path: Path, asked: Passphrases) -> tuple[_Before, str]:
    """What stands for a sealed dossier in what is remembered, and its passphrase."""
    from dossier_db.sealing import unsealable

    unsealable(path)
    passphrase = asked.of(path)
    heads = state.MachineHeads()
    with Store.open(path, passphrase=passphrase, heads=heads) as store:
        return _Before.of(store), passphrase


def _rename(path: Path, before: _Before, passphrase: str | None) -> None:
    """Remember what was remembered under the mark that the dossier has now.

    Its backups are found under the new mark too; each opens as it did. What another
    copy of the dossier wrote is left where it is.
    """
    heads = state.MachineHeads()
    with Store.open(path, passphrase=passphrase, heads=heads) as store:
        heads.forget(before.remembered.names)
        store.remember(before.remembered)
        if passphrase is not None:
            state.forget(path, store.dossier.id)
        backups.move(before.mark, before.copy, store)


DEEDS: Final[dict[str, Deed]] = {
    "seal": _seal,
    "unseal": _unseal,
    "passphrase": _passphrase,
}
