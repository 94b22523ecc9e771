"""What each plain command does: opens a dossier, hands it to a print or a change.

A command's deed stands in the module named like the one with its options
(``dossier.usage``), under its word in ``DEEDS``; ``common`` has what several share.
"""

from argparse import Namespace
from importlib import import_module

from dossier.usage import SUBJECTS
from dossier.verbs.common import Deed


def obey(arguments: Namespace) -> None:
    """Do what a command asks for."""
    deed(arguments.command)(arguments)


def deed(word: str) -> Deed:
    """What a command does; of all the subjects only its own is loaded."""
    subject = import_module(f"{__name__}.{SUBJECTS[word]}")
    found: Deed = subject.DEEDS[word]
    return found
