"""Commands that write by hand: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, by, file, number_from_one
from dossier.words import _, later

_NAMED: Final = later("in whose name; else DOSSIER_AGENT: the log keeps who and when")


def _what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        help=_(
            "person, hearing, quote, answer …; “line” takes a note in one line;"
            " without KIND all kinds are listed, with KIND alone its fields"
        ),
    )
    parser.add_argument(
        "fields",
        metavar="FIELD=VALUE",
        nargs="*",
        help=_(
            "names, ids, “new:NAME” for somebody new, dates in words; the source by"
            " source=, its place by paragraph=, words= or gist=; source=own is what"
            " one saw oneself"
        ),
    )


def _again(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--redo", action="store_true", help=_("take the last undo back instead")
    )


def _record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help=_("a record: what was changed of it; without ID every act is listed"),
    )
    parser.add_argument(
        "--limit",
        type=number_from_one,
        metavar="N",
        help=_("so many acts or changes, the newest; else all"),
    )


VERBS: Final = {
    "add": Verb(
        later("add a record or a statement, cited"),
        (_what, by(_NAMED), as_json),
    ),
    "undo": Verb(
        later("take back what one wrote last"), (file, _again, by(_NAMED), as_json)
    ),
    "log": Verb(
        later("print who wrote what and when, and the head of the log"),
        (_record, as_json),
    ),
}
