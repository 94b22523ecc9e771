"""What each plain command does: opens a dossier, hands it to a print or a change.

A command's deed stands in the module named like the one with its options
(``dossier.usage``), under its word in ``DEEDS``; ``common`` has what several share.
"""

from argparse import Namespace
from importlib import import_module
from typing import Final

from dossier.errors import Refusal
from dossier.usage import SUBJECTS
from dossier.verbs.common import Deed
from dossier.words import _

_FILES: Final = (
    *("dossier", "path", "files", "output", "target", "backup"),
    *("parcel", "identity", "text", "signature", "signers", "key"),
)
"""Arguments that name files."""


def obey(arguments: Namespace) -> None:
    """Do what a command asks for."""
    _insist_named(arguments)
    deed(arguments.command)(arguments)


def _insist_named(arguments: Namespace) -> None:
    """Refuse an empty name of a file: an unset variable in a script, not a wish."""
    for name in _FILES:
        held = getattr(arguments, name, None)
        if held == "" or (isinstance(held, list) and "" in held):
            raise Refusal(_("No file is named: an empty word names none."))


def deed(word: str) -> Deed:
    """What a command does; of all the subjects only its own is loaded."""
    subject = import_module(f"{__name__}.{SUBJECTS[word]}")
    found: Deed = subject.DEEDS[word]
    return found
