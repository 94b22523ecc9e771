"""Commands of receiving and sending: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, by, output, yes
from dossier.words import _, later


def _received(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "parcel",
        metavar="FILE",
        help=_("a dossier that somebody else made; or one sealed with age (.age)"),
    )


_NEW: Final = later(
    "the clean file to make; else FILE's name with “.received.dossier”, in this folder;"
    " with -d FILE the rows go into that dossier instead"
)


def _identity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-i",
        "--identity",
        metavar="KEY",
        help=_("a file with the secret key of age or ssh that opens a .age file"),
    )


def _leave_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help=_("take over the other rows where some are of no dossier, and list them"),
    )


def _one_place(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.output is not None and found.dossier is not None:
        parser.error(_("-o makes a new file, -d names one that is there: give one"))


def _sent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "output",
        metavar="OUT",
        help=_("the file to make (best *.age); it must not exist"),
    )
    parser.add_argument(
        "--to",
        metavar="KEY",
        action="append",
        default=[],
        help=_(
            "seal it for this public key (age1…, ssh-ed25519 …) or those in this file;"
            " may be given again; without it a passphrase is asked for. A sealed"
            " dossier stays sealed in it: whoever gets it needs its passphrase too"
        ),
    )


VERBS: Final[dict[str, Verb]] = {
    "receive": Verb(
        later("look through a dossier from somebody else, and take it over"),
        (
            _received,
            output(_NEW, "NEW"),
            _identity,
            _leave_out,
            yes(later("take it over without asking")),
            by(later("who takes it over, for the log; else DOSSIER_AGENT, “receive”")),
            as_json,
        ),
        _one_place,
    ),
    "send": Verb(
        later("seal a copy of the dossier with age, to send it to somebody"),
        (_sent,),
    ),
}
