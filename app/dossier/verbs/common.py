"""What the deeds share: the dossier opened, the viewpoint, where words go."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from dossier import opening
from dossier.days import last_day, no_day
from dossier.errors import Refusal
from dossier.prints.document import DocumentOut
from dossier.prints.out import Out
from dossier.prints.plain import PlainOut
from dossier.safe import safe
from dossier.texts import in_utf8
from dossier.words import _, number
from dossier_db import Store
from dossier_db.records import Viewpoint

Deed: TypeAlias = Callable[[Namespace], None]
"""What a command does with its arguments."""


@contextmanager
def opened(arguments: Namespace) -> Iterator[Store]:
    """The dossier asked for; its reader is told where a newer case is bundled."""
    with opening.opened(opening.which(arguments.dossier)) as store:
        yield store
        edition = opening.newer_edition(store)
        if edition is not None and sys.stderr.isatty():
            print(edition, file=sys.stderr)


def output(arguments: Namespace) -> Out:
    """What the records are printed to: a program, a terminal or a pipe."""
    if arguments.json:
        return DocumentOut(in_utf8(sys.stdout))
    if sys.stdout.isatty():
        from dossier.prints.terminal import TerminalOut  # Rich, for terminals alone

        return TerminalOut(sys.stdout)
    return PlainOut(sys.stdout)


def viewpoint(store: Store, arguments: Namespace) -> Viewpoint:
    """The viewpoint asked for; refuses a source or a day that there is not."""
    told_by = known_on = None
    if arguments.told_by is not None:
        told_by = store.sources.find(arguments.told_by)
    if arguments.known_on is not None:
        known_on = last_day(arguments.known_on)
        if known_on is None:
            raise Refusal(no_day(arguments.known_on))
    return Viewpoint(told_by=told_by, known_on=known_on)


def agent(arguments: Namespace, otherwise: str) -> str:
    """In whose name something is written."""
    return arguments.by or os.environ.get("DOSSIER_AGENT") or otherwise


def tell(sentence: str) -> None:
    """One line about what was done; it may repeat a file's name."""
    print(safe(sentence))


def progress() -> Callable[[int, int], None] | None:
    """Says on one line of a terminal how far a deed has come; elsewhere nothing."""
    return _progress if sys.stderr.isatty() else None


def _progress(done: int, of: int) -> None:
    """How far it has come, on one line of a terminal."""
    said = _("{done} of {of}").format(done=number(done), of=number(of))
    print(f"\r{said}", end="\r", file=sys.stderr, flush=True)
