"""Commands that take a dossier in or write it out as text: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, by, file, not_to_screen
from dossier.words import _, later


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        help=_(
            "JSON Lines, a YAML file or a folder of them; with --update it may be left"
            " out and means the bundled case"
        ),
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help=_("replace rows that nobody has edited since they were loaded"),
    )


def _path_or_update(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.path is None and not found.update:
        parser.error(_("load needs a PATH"))


VERBS: Final = {
    "load": Verb(
        later("take in a dossier written as text"),
        (
            _text,
            by(later("who loads it, for the log; else DOSSIER_AGENT, else “load”")),
        ),
        _path_or_update,
    ),
    "dump": Verb(later("write the whole dossier as JSON Lines"), (file, not_to_screen)),
}
