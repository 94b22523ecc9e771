"""The command line's door: what was typed goes in, an exit code comes out.

0 done, 1 a refusal in one sentence on stderr, 2 wrong usage. No traceback reaches a
person; ``DOSSIER_DEBUG`` shows the kinds and places of a fault to whoever looks for it,
never its text or what the variables held.
"""

import errno
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from dossier import console, dying, streams, usage
from dossier.console import warn, wipe
from dossier.words import _

DONE: Final = 0
REFUSED: Final = 1
_LONGEST: Final = 80
"""Characters of what was typed that are repeated."""
INTERRUPTED: Final = 130
"""What a shell gives for a program that ctrl+c ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit code.

    Wrong usage, ``--help`` and ``--version`` leave by SystemExit, as argparse does.
    """
    streams.complete()
    _use_any_encoding()
    console.begin()
    if argv is None:  # as the program, not as a part of another one
        dying.say_little()
    try:
        return _written(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        wipe()


def _written(argv: Sequence[str]) -> int:
    """Answer, and see that all of the answer is written."""
    code = DONE
    try:
        code = _answer(_understood(argv))
        sys.stdout.flush()
    except BrokenPipeError:  # ``| head`` has what it wanted
        _close_quietly()
    except OSError as error:
        _close_quietly()
        return _refused(_unwritten(error))
    return code


def _understood(argv: Sequence[str]) -> Namespace:
    """What was typed; what argparse printed is written out here, where that it cannot
    be can still be answered.
    """
    try:
        return usage.read(argv)
    except SystemExit:
        sys.stdout.flush()
        raise


def _answer(arguments: Namespace) -> int:
    """Obey, or say in one sentence why not.

    Raises OSError where the output cannot be written.
    """
    # Only here, so that help and wrong usage do not load the store.
    from dossier_db import DossierError

    try:
        return _obey(arguments)
    except DossierError as refusal:
        return _refused(str(refusal))
    except OSError as error:
        if error.filename is None:
            raise
        from dossier.errors import unreached  # not for help: it loads the store

        return _refused(unreached(error))
    except UnicodeEncodeError as error:  # bytes that were typed are no text
        said = _("“{text}” is not written in UTF-8: it cannot stand in a dossier.")
        return _refused(said.format(text=error.object[:_LONGEST]))
    except Exception as error:  # the last door: whatever comes here is a fault of ours
        if os.environ.get("DOSSIER_DEBUG"):
            print(dying.calls(error), file=sys.stderr)
        return _refused(
            _(
                "dossier met something it did not expect ({kind} at {place}) and"
                " stopped: set DOSSIER_DEBUG=1 to see the way there."
            ).format(kind=type(error).__name__, place=dying.place(error))
        )


def _obey(arguments: Namespace) -> int:
    if arguments.command is None:
        from dossier.browse import browse  # the prints are not needed on this way
        from dossier.passphrases import Passphrases

        return browse(arguments.dossier, Passphrases(arguments.passphrase_fd))
    from dossier.verbs import obey

    obey(arguments)
    return DONE


def _refused(sentence: str) -> int:
    """Say a sentence on stderr; it may repeat a file's name or a dossier's words."""
    warn(sentence)
    return REFUSED


def _unwritten(error: OSError) -> str:
    """Why nobody was told, and whether something was done all the same."""
    said = (
        _("It was done, but the output cannot be written: {reason}.")
        if console.has_done()
        else _("The output cannot be written: {reason}.")
    )
    closed = error.errno == errno.EBADF
    reason = _("it is closed") if closed else error.strerror
    return said.format(reason=reason or type(error).__name__)


def _close_quietly() -> None:
    """Send what is left to nowhere, or the interpreter complains when it leaves."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _use_any_encoding() -> None:
    """Names in many scripts are printed: what a terminal cannot show is spelled out."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
