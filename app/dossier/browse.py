"""``dossier [FILE]``: from the command line into the panes."""

import os
import sys
from pathlib import Path

from dossier import opening, state
from dossier.errors import Refusal
from dossier.usage import VERBS
from dossier.words import _


def browse(named: str | None) -> int:
    """Open a dossier in the panes and stay until its reader leaves; the exit code."""
    if named is not None:
        _check_word(named)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            _(
                "There is no terminal here to browse in: use a plain command such as"
                " “dossier timeline” (“dossier --help” lists them)."
            )
        )
    path = opening.which(named)
    with opening.opened(path) as store:
        state.remember(lambda before: before.with_last(path))
        # Only here: the plain commands never load what draws a screen.
        from dossier.main import run

        notices = []
        if not os.access(path, os.W_OK):
            notices.append(_("This file cannot be written here: it is open to read."))
        edition = opening.newer_edition(store)
        if edition is not None:
            notices.append(edition)
        return run(store, path, notices)


def _check_word(named: str) -> None:
    """Refuse a FILE that is not there and looks like a command with a slip in it."""
    if named in VERBS or os.sep in named or Path(named).exists():
        return
    from difflib import get_close_matches  # only where something is already wrong

    meant = get_close_matches(named, VERBS, n=1)
    if meant:
        raise Refusal(
            _(
                "There is neither a file nor a command {word}: did you mean “dossier"
                " {command}”?"
            ).format(word=named, command=meant[0])
        )
