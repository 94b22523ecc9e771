"""Commands about the texts of sources: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, by, yes
from dossier.words import _, later


def _held_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="SOURCE", help=_("the source: its id or its name")
    )
    parser.add_argument(
        "text",
        metavar="FILE",
        help=_(
            "its text: .txt or .md in UTF-8, .html, .pdf, .docx, .eml, .mhtml, .warc;"
            " or a picture, a recording, a film"
        ),
    )


def _two_texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "a",
        metavar="A",
        nargs="?",
        help=_(
            "a text or a document, or a source whose text is attached; without A and B"
            " every two texts that are attached"
        ),
    )
    parser.add_argument("b", metavar="B", nargs="?", help=_("another"))
    parser.add_argument(
        "--lines", action="store_true", help=_("every line is one sentence")
    )


def _both_or_none(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.a is not None and found.b is None:
        parser.error(_("align needs two texts, or none for all that are attached"))


def _one_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        metavar="FILE",
        help=_("a text or a document, or a source whose text is attached"),
    )


VERBS: Final = {
    "attach": Verb(
        later("keep the text of a source, and look for every passage in it"),
        (
            _held_text,
            yes(later("do not ask where most passages that stood would stand no more")),
            by(later("who attaches it, for the log; else DOSSIER_AGENT")),
            as_json,
        ),
    ),
    "align": Verb(
        later("compare two texts: what is linked, and where they may differ"),
        (_two_texts, as_json),
        _both_or_none,
    ),
    "quotes-in": Verb(
        later("list the quotations in a text, with their speakers"),
        (_one_text, as_json),
    ),
}
