"""Reading what was typed after ``dossier``.

A first word that is a command is that command; any other is the FILE to browse. A
file that is named like a command is ``dossier ./timeline``.
"""

import argparse
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

from dossier import __version__
from dossier.console import warn
from dossier.usage.options import descriptor, one_file
from dossier.usage.subjects import VERBS
from dossier.words import _

WRONG: Final = 2
"""Exit code of wrong usage."""


class Parser(argparse.ArgumentParser):
    """argparse, which repeats what was typed: made safe before a terminal has it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line under the usage, and leave."""
        self.print_usage(sys.stderr)
        said = _("{program}: error: {message}")
        warn(said.format(program=self.prog, message=message))
        self.exit(WRONG)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print; argparse lets it go where help cannot be written."""
        if file is sys.stdout:
            file.write(message)
        else:
            super()._print_message(message, file)


def read(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; leaves with a line of usage where it makes no sense.

    ``command`` is None where a FILE is to be browsed; ``dossier`` is the FILE named
    anywhere, or None.
    """
    word = _first_word(argv)
    helped = any(one.startswith(("-h", "--help")) for one in argv)
    if helped and (word is None or word in VERBS):
        return _settled(parser(), argv)
    if word in VERBS:
        return _settled(parser(word), argv)  # all of them take their time to make
    return _settled(_browsing(), argv)


def parser(*words: str) -> argparse.ArgumentParser:
    """The parser of these commands, else of all: its help is that of the program."""
    whole = _program(
        usage="%(prog)s [-d FILE] [FILE]\n       %(prog)s [-d FILE] COMMAND ...",
        description=_(
            "People, events and quotes, each tied to its source. Without a command:"
            " browse FILE, else the dossier opened last, else the bundled case."
        ),
        epilog=_(
            "“dossier COMMAND --help” tells more. Every command takes -d FILE; one that"
            " takes no other word takes FILE alone, too. Exit codes: 0 done, 1 refused"
            " and said why, 2 wrong usage."
        ),
    )
    _file(whole, default=None)
    commands = whole.add_subparsers(
        dest="command",
        title=_("commands"),
        prog=whole.prog,
        metavar="COMMAND",
        parser_class=Parser,
    )
    for word in words or VERBS:
        verb = VERBS[word]
        about = _(verb.help)
        command = commands.add_parser(
            word,
            help=about,
            description=f"{about[:1].upper()}{about[1:]}.",
            allow_abbrev=False,
        )
        _file(command, default=argparse.SUPPRESS)  # else it would undo one before it
        for option in verb.options:
            option(command)
    return whole


def _browsing() -> argparse.ArgumentParser:
    """The parser for ``dossier [FILE]``."""
    browsing = _program(
        usage="%(prog)s [-d FILE] [FILE]",
        description=_("Browse FILE, else the dossier opened last."),
        epilog=_("“dossier --help” lists the commands; a command comes first."),
    )
    _file(browsing, default=None)
    browsing.add_argument(
        "file", metavar="FILE", nargs="?", help=_("the dossier to browse")
    )
    browsing.set_defaults(command=None)
    return browsing


def _program(*, usage: str, description: str, epilog: str) -> Parser:
    program = Parser(
        prog="dossier",
        usage=usage,
        description=description,
        epilog=epilog,
        allow_abbrev=False,
    )
    program.add_argument(
        "--version", action="version", version=f"%(prog)s {__version__}"
    )
    return program


def _file(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "-d",
        "--dossier",
        metavar="FILE",
        default=default,
        help=_(
            "the dossier to use; else DOSSIER_FILE, the one opened last, or the"
            " bundled case"
        ),
    )
    parser.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=descriptor,
        default=default,
        help=_(
            "read the passphrase of a sealed dossier from this file descriptor, a line;"
            " else the terminal asks"
        ),
    )


def _first_word(argv: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one."""
    words = iter(argv)
    for word in words:
        if word in ("-d", "--dossier", "--passphrase-fd"):
            next(words, None)
        elif word == "--":
            return None
        elif not word.startswith("-"):
            return word
    return None


def _settled(
    parser: argparse.ArgumentParser, argv: Sequence[str]
) -> argparse.Namespace:
    """The arguments, with whatever cannot stand together refused."""
    found, more = parser.parse_known_args(argv)
    if more and getattr(found, "fields", None) is not None and not _options(more):
        found.fields += more  # argparse ends a list of words at the first option
    elif more:
        unknown = _("unrecognized arguments: {words}").format(words=" ".join(more))
        parser.error(unknown)
    one_file(parser, found)
    check = None if found.command is None else VERBS[found.command].check
    if check is not None:
        check(parser, found)
    return found


def _options(words: Sequence[str]) -> bool:
    return any(word.startswith("-") for word in words)
