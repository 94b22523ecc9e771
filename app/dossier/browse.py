"""``dossier [FILE]``: from the command line into the panes."""

import os
import sys
from contextlib import ExitStack

from dossier import litter, opening, state
from dossier.days import clocks
from dossier.errors import Refusal
from dossier.passphrases import Passphrases
from dossier.usage import VERBS
from dossier.words import _


def browse(named: str | None, passphrases: Passphrases) -> int:
    """Open a dossier in the panes and stay until its reader leaves; the exit code."""
    if named is not None:
        _check_word(named)
    # Textual draws on stderr: sent elsewhere, nobody would see a screen.
    if not all(one.isatty() for one in (sys.stdin, sys.stdout, sys.stderr)):
        raise Refusal(
            _(
                "There is no terminal here to browse in: use a plain command such as"
                " “dossier timeline” (“dossier --help” lists them)."
            )
        )
    with ExitStack() as held:
        held.enter_context(litter.left_alone())
        path = opening.which(named)
        store = held.enter_context(opening.opened(path, passphrases))
        if not store.sealed:  # of a sealed one nobody is to learn that it is here
            state.remember(lambda before: before.with_last(path))
        # Only here: the plain commands never load what draws a screen.
        from dossier.main import run

        notices = []
        if not os.access(path, os.W_OK):
            notices.append(_("This file cannot be written here: it is open to read."))
        edition = opening.newer_edition(store)
        if edition is not None:
            notices.append(edition)
        try:
            with clocks(store.dossier.zone):
                return run(store, path, notices)
        finally:
            if store.wrote or store.copied:
                from dossier import backups  # nothing of it on the way to a screen

                backups.after(store)


def _check_word(named: str) -> None:
    """Refuse a word that is neither a file nor a command, wherever it is typed."""
    if named in VERBS or os.sep in named or os.path.exists(named):
        return
    from difflib import get_close_matches  # only where something is already wrong

    meant = get_close_matches(named, VERBS, n=1)
    if meant:
        said = _(
            "There is neither a file nor a command {word}: did you mean “dossier"
            " {command}”?"
        )
        raise Refusal(said.format(word=named, command=meant[0]))
    said = _(
        "There is neither a file nor a command {word}: “dossier --help” lists the"
        " commands, “dossier new {word}” makes an empty dossier."
    )
    raise Refusal(said.format(word=named))
