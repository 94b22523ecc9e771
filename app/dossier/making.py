"""A new dossier with texts in it, complete or not there at all.

It is built in a folder beside its place and moved there when it is whole. What a
killed program leaves behind is that folder; the next one takes it away.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from dossier import state
from dossier.errors import Refusal
from dossier.words import _
from dossier_db import Store


def make(
    path: Path, name: str, fill: Callable[[Store], None], *, wanted: bool = True
) -> None:
    """Make a dossier at a path where nothing is, filled.

    ``wanted=False``: it is as well if another process has made it meanwhile.
    """
    if path.exists() or path.is_symlink():
        raise _taken(path)
    if not path.absolute().parent.is_dir():
        raise Refusal(
            _("There is no folder {folder}: make it first.").format(
                folder=path.absolute().parent
            )
        )
    _sweep(path)
    workshop = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        workshop.mkdir(mode=0o700)
        draft = workshop / path.name
        with Store.create(draft, name=name, heads=state.MachineHeads()) as store:
            fill(store)
        _put(draft, path)
    except FileExistsError:
        if wanted:
            raise _taken(path) from None
    except OSError as error:
        raise Refusal(
            _("{path} cannot be made ({reason}).").format(
                path=path, reason=error.strerror
            )
        ) from None
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _put(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike rename, refuses a file that came meanwhile
    except FileExistsError:
        raise
    except OSError:  # a memory stick's file system knows no links
        draft.rename(path)


def _taken(path: Path) -> Refusal:
    return Refusal(_("{path} exists already: choose another name.").format(path=path))


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
