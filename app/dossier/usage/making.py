"""Commands that make a file: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb
from dossier.words import _, later


def _new_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("the file to make; it must not exist")
    )


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--name", help=_("what the dossier is called; else the file's name")
    )


def one_file(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    """FILE may be named by itself or by ``-d``: ``dossier`` is it, either way."""
    if found.file is not None and found.dossier is not None:
        parser.error(_("FILE is given twice"))
    found.dossier = found.file if found.file is not None else found.dossier


def _some_file(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    one_file(parser, found)
    if found.dossier is None:
        parser.error(_("{command} needs a FILE").format(command=found.command))


VERBS: Final = {
    "new": Verb(later("make an empty dossier"), (_new_file, _name), _some_file),
    "sample": Verb(later("make a copy of the bundled case"), (_new_file,), _some_file),
}
