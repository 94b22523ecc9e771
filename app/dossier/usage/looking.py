"""Commands that print what the panes show, and one record: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, file, view
from dossier.words import _, later


def _filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mark",
        metavar="MARK",
        help=_(
            "only the questions of one mark, theirs or that of two of their answers:"
            " differ, backwards, attribution, update, scope, spelling, precision,"
            " agree; only (one source speaks), proposed, none; or its sign"
        ),
    )
    parser.add_argument(
        "--source",
        metavar="SOURCE",
        help=_("only the questions that this source answers"),
    )
    parser.add_argument(
        "--about",
        metavar="RECORD",
        help=_("only the questions about this record: its id or its name"),
    )
    parser.add_argument(
        "--unsettled", action="store_true", help=_("only the questions still open")
    )


def _record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", help=_("the id of any record, or a citation: “HRW ¶3”")
    )


_READS: Final = (file, as_json, view)

VERBS: Final = {
    "timeline": Verb(later("list the events by date"), _READS),
    "defendants": Verb(later("list who is charged, and whether sums meet"), _READS),
    "compare": Verb(
        later("print every question and every answer to it"), (*_READS, _filter)
    ),
    "sources": Verb(later("list the sources"), _READS),
    "people": Verb(later("list the people and organisations"), _READS),
    "quotes": Verb(later("list the quotations, each with its source"), _READS),
    "tasks": Verb(
        later("list what is still to be found out or written down"), (file, as_json)
    ),
    "show": Verb(
        later("print one record with everything cited"), (_record, as_json, view)
    ),
}
