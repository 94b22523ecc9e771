"""What the deeds share: the dossier opened, the viewpoint, where words go."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from dossier import agents, opening
from dossier.console import agreed, did, in_utf8, warn
from dossier.days import clocks, last_day, no_day
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier.prints.document import DocumentOut
from dossier.prints.out import Out
from dossier.prints.plain import PlainOut
from dossier.words import _
from dossier_db import Store
from dossier_db.dates import today
from dossier_db.errors import BadDate, RefusedWrite, UnknownRecord
from dossier_db.limits import no_agent
from dossier_db.records import Viewpoint

Deed: TypeAlias = Callable[[Namespace], None]
"""What a command does with its arguments."""


@contextmanager
def opened(arguments: Namespace, asked: Passphrases | None = None) -> Iterator[Store]:
    """The dossier asked for; its reader is told where a newer case is bundled, and of
    one that was not named which it was.

    ``asked`` is where passphrases come from, if some were asked for already.
    """
    path = opening.which(arguments.dossier)
    named = bool(arguments.dossier or os.environ.get(opening.FILE))
    with opening.opened(path, asked or passphrases(arguments)) as store:
        try:
            with clocks(store.dossier.zone):
                yield store
        except (UnknownRecord, RefusedWrite) as refusal:
            if named or store.wrote:
                raise
            looked = _("{why} No dossier was named: this is {path}.")
            raise Refusal(looked.format(why=refusal, path=path)) from None
        finally:
            if store.wrote:
                did()
            if store.wrote and not named:
                # Who works in a sealed dossier and forgets to name it writes elsewhere.
                where = _("No dossier was named: it was written to {path}.")
                warn(where.format(path=path))
            if store.wrote or store.copied:
                from dossier import backups  # for what writes alone

                backups.after(store)
        edition = opening.newer_edition(store)
        if edition is not None and sys.stderr.isatty():
            warn(edition)


def passphrases(arguments: Namespace) -> Passphrases:
    """Where this run's passphrases come from."""
    return Passphrases(arguments.passphrase_fd)


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
        known_on = _last_day(store, arguments.known_on)
    return Viewpoint(told_by=told_by, known_on=known_on)


def _last_day(store: Store, written: str) -> str:
    """The last day of what was written as in a form; refuses what is no day, no month
    and no year.
    """
    from dossier_db.intake.dating import understand  # only here: it knows many words

    try:
        found = last_day(understand(written, today(store.dossier.zone)))
    except BadDate:
        found = None
    if found is None:
        raise Refusal(no_day(written))
    return found


def agent(arguments: Namespace, otherwise: str) -> str:
    """In whose name something is written; a name of blanks is none, and one that is
    too long is refused.
    """
    name = (arguments.by or "").strip() or agents.given() or otherwise
    if too_long := no_agent(name):
        raise Refusal(too_long)
    return name


def named_agent(arguments: Namespace) -> str:
    """The same of what is somebody's: a name has to be given."""
    name = agent(arguments, "")
    if not name:
        raise Refusal(_("Say in whose name: “--by NAME”, or set DOSSIER_AGENT."))
    return name


def agree(question: str, nothing: str) -> None:
    """Go on if somebody at a terminal says yes; no answer, or another one, is no.

    Args:
        question: What they are asked.
        nothing: A sentence: what was not done then.
    """
    answer = agreed(question)
    if answer is None:
        nobody = _("{question} {nothing} Nobody can be asked here: “--yes” says yes.")
        raise Refusal(nobody.format(question=question, nothing=nothing))
    if not answer:
        raise Refusal(nothing)
