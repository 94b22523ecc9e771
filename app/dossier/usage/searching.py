"""The command that searches: its options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, number_from_one
from dossier.words import KINDS, _, later


def _query(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help=_(
            "words of a name in any script, or of a text; kind:person, source:HRW,"
            " role:defendant, by:NAME, 2025-11..2026-01, =literally; put “--” before"
            " the first word if one begins with “-” (-without)"
        ),
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=number_from_one,
        default=20,
        help=_("at most so many records (20)"),
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        choices=tuple(KINDS),
        help=_("records of one kind alone: {kinds}").format(kinds=", ".join(KINDS)),
    )


VERBS: Final = {
    "search": Verb(
        later("find records by a name in any script, or by words of a text"),
        (_query, as_json),
    ),
}
