"""Commands that make sources of files: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, by
from dossier.words import _, later


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=_(
            "a document (.txt, .md, .html, .pdf, .docx, .eml, .mhtml, .warc), a"
            " picture, a recording or a film, or a bibliography (CSL-JSON, .bib, .ris)"
        ),
    )


VERBS: Final = {
    "import": Verb(
        later("make sources of documents, and of the entries of bibliographies"),
        (
            _files,
            by(later("who imports it, for the log; else DOSSIER_AGENT")),
            as_json,
        ),
    ),
}
