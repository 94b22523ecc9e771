"""What a command is to the parser, and the options that several commands have."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from dossier.words import _, later

Option: TypeAlias = Callable[[argparse.ArgumentParser], None]
"""Adds an argument, or a few that belong together, to a command's parser."""
Check: TypeAlias = Callable[[argparse.ArgumentParser, argparse.Namespace], None]
"""Refuses, by the parser's ``error``, what cannot stand together."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A command as it is typed."""

    help: str
    """What it does, in one line (``later``: it is translated when it is shown)."""
    options: tuple[Option, ...] = ()
    """What it takes beside ``-d``."""
    check: Check | None = None
    """What the options alone cannot say: which of them need or exclude another."""


def file(parser: argparse.ArgumentParser) -> None:
    """``FILE``: the dossier, for every command that takes no other word."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("the dossier; else that of -d")
    )


def one_file(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    """FILE may stand by itself or behind ``-d``: ``dossier`` is it, either way."""
    alone = getattr(found, "file", None)
    if alone is not None and found.dossier is not None:
        parser.error(_("FILE is given twice"))
    found.dossier = alone if alone is not None else found.dossier


def as_json(parser: argparse.ArgumentParser) -> None:
    """``--json``: for programs."""
    parser.add_argument(
        "--json", action="store_true", help=_("print one JSON document, for programs")
    )


def output(meant: str, metavar: str) -> Option:
    """``-o``: the file to write."""

    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("-o", "--output", metavar=metavar, help=_(meant))

    return add


not_to_screen: Final = output(
    later(
        "write to this file, which must not exist (a device or a pipe is written"
        " into), not to the screen"
    ),
    "PATH",
)
"""``-o`` of what is printed otherwise."""


def yes(meant: str) -> Option:
    """``-y``: without asking."""

    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("-y", "--yes", action="store_true", help=_(meant))

    return add


def view(parser: argparse.ArgumentParser) -> None:
    """``--told-by`` and ``--known-on``: the viewpoint."""
    parser.add_argument(
        "--told-by",
        metavar="SOURCE",
        help=_("only what this source says: its id or its name"),
    )
    parser.add_argument(
        "--known-on",
        metavar="DATE",
        help=_(
            "only what was published by the end of this day, month or year"
            " (2026-01-31, 31 Jan 2026, Jan 2026 or 2026)"
        ),
    )


def by(otherwise: str) -> Option:
    """``--by``: in whose name something is written."""

    def add(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--by", metavar="NAME", help=_(otherwise))

    return add


def number_from_one(text: str) -> int:
    """The type of an option that counts things."""
    found = int(text) if text.isdecimal() else 0
    if found < 1:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number from 1 on").format(text=text)
        )
    return found


def descriptor(text: str) -> int:
    """The type of an option that names an open file by its number."""
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number of an open file").format(text=text)
        )
    return int(text)
