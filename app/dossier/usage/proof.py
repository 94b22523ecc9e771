"""Commands of proof: their options."""

import argparse
import re
from typing import Final

from dossier.usage.options import Verb, as_json, file, not_to_screen, output
from dossier.words import _, later

_HASH: Final = re.compile("[0-9a-f]{12,64}")


def _heads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--head",
        metavar="HASH",
        action="append",
        default=[],
        type=_hash,
        help=_(
            "a head of the log that was noted earlier (“dossier log” prints it), or its"
            " first 12 digits or more: it has to be there, and all before it; may be"
            " given several times"
        ),
    )


def _hash(text: str) -> str:
    found = text.strip().lower()
    if _HASH.fullmatch(found) is None:
        said = _(
            "“{text}” is no head: it has 64 digits from 0 to f, and at least its"
            " first 12 are needed"
        )
        raise argparse.ArgumentTypeError(said.format(text=text))
    return found


def _signature(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--signature",
        metavar="FILE",
        help=_("heads that “dossier sign” wrote, with FILE.sig beside them"),
    )
    parser.add_argument(
        "--signers",
        metavar="FILE",
        help=_(
            "whose signatures count: a name and a public key a line, as ssh-keygen's"
            " ALLOWED SIGNERS have it"
        ),
    )


def _both_or_none(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if (found.signature is None) != (found.signers is None):
        parser.error(_("--signature and --signers go together"))
    if "" in (found.signature, found.signers):
        parser.error(_("--signature and --signers need the name of a file"))


def _key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "key",
        metavar="KEY",
        help=_("an ssh key: the private one, or the public one of a key in the agent"),
    )


_SIGNED: Final = later(
    "the file to write, which must not exist, with FILE.sig beside it; else"
    " heads-DAY.txt here. It is plain, of a sealed dossier too: the heads, when they"
    " were written, and the dossier's id (of a sealed one a number that does not tell"
    " its name)"
)


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        metavar="SOURCE",
        nargs="?",
        help=_(
            "the source: its id or its name; else every one of which anything is held"
        ),
    )


def _paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--html", action="store_true", help=_("as a page of its own, to be printed")
    )


VERBS: Final[dict[str, Verb]] = {
    "verify": Verb(
        later(
            "look whether the file, its log, its texts and every passage are what they"
            " were"
        ),
        (file, _heads, _signature, as_json),
        _both_or_none,
    ),
    "sign": Verb(
        later("write down the heads of the log, and sign them with an ssh key"),
        (_key, output(_SIGNED, "FILE")),
    ),
    "custody": Verb(
        later("report who captured what and when, and every change since"),
        (_source, _paper, not_to_screen),
    ),
}
