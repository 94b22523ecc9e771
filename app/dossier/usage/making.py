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


def _sealed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seal",
        action="store_true",
        help=_("encrypt it from the beginning, under a passphrase that is asked for"),
    )


def _some_file(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.dossier is None:
        parser.error(_("{command} needs a FILE").format(command=found.command))


VERBS: Final = {
    "new": Verb(
        later("make an empty dossier"), (_new_file, _name, _sealed), _some_file
    ),
    "sample": Verb(
        later("make a copy of the bundled case"), (_new_file, _sealed), _some_file
    ),
}
