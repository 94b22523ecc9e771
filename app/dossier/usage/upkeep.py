"""Commands that look after the file: their options."""

import argparse
from typing import Final

from dossier.usage.options import Verb, as_json, file, yes
from dossier.words import _, later


def _target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "target",
        metavar="TARGET",
        nargs="?",
        help=_(
            "the file to make, where nothing is yet, or a folder; else a file with the"
            " date in its name, beside the dossier"
        ),
    )


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--list",
        action="store_true",
        help=_("list the backups that were made of this dossier by themselves"),
    )


def _keep(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keep",
        type=_number,
        metavar="N",
        help=_(
            "from now on keep the last N of the backups that are made by themselves,"
            " and one a day for a week; 0: make none"
        ),
    )


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number from 0 to {most}").format(text=text, most=_MOST)
        )
    return int(text)


def _one_thing(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    """A backup is made, or those that there are are listed, or the setting changed."""
    if (found.target is not None) + found.list + (found.keep is not None) > 1:
        parser.error(_("TARGET, --list and --keep are three things: choose one"))


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", help=_("the backup to put back"))


_MOST: Final = 1000

VERBS: Final = {
    "reindex": Verb(later("make the index of the search anew"), (file,)),
    "backup": Verb(
        later("copy the dossier to another file, and check the copy"),
        (_target, _list, _keep, as_json),
        _one_thing,
    ),
    "restore": Verb(
        later("put a backup in the place of the dossier, and keep what stood there"),
        (_backup, yes(later("do not ask whether it is meant"))),
    ),
}
