"""What may be typed after ``dossier``: the commands, their options, their help.

A first word that is a command is that command; any other is the FILE to browse. A
file that is named like a command is ``dossier ./timeline``.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from dossier import __version__
from dossier.safe import safe
from dossier.words import KINDS, _, later

WRONG: Final = 2
"""Exit code of wrong usage."""


class Parser(argparse.ArgumentParser):
    """argparse, which repeats what was typed: made safe before a terminal has it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line under the usage, and leave."""
        self.print_usage(sys.stderr)
        line = _("{program}: error: {message}").format(
            program=self.prog, message=message
        )
        self.exit(WRONG, safe(line) + "\n")


@dataclass(frozen=True, slots=True)
class Verb:
    """A command: what it does in one line, and the options that only it has."""

    help: str
    options: tuple[Callable[[argparse.ArgumentParser], None], ...] = ()


def _new_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("the file to make; it must not exist")
    )


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--name", help=_("what the dossier is called; else the file's name")
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", help=_("print one JSON document, for programs")
    )


def _view(parser: argparse.ArgumentParser) -> None:
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
            " (2026-01-31, 2026-01 or 2026)"
        ),
    )


def _filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mark",
        metavar="MARK",
        help=_(
            "only the questions of one mark: differ, backwards, attribution, update,"
            " scope, spelling, precision, agree; only (one source speaks), proposed,"
            " none; or its sign"
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


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        help=_(
            "JSON Lines, a YAML file or a folder of them; with --update it may be left"
            " out and means the bundled case"
        ),
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help=_("replace rows that nobody has edited since they were loaded"),
    )
    parser.add_argument(
        "--by",
        metavar="NAME",
        help=_("who loads it, for the log; else DOSSIER_AGENT, else “load”"),
    )


def _held_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="SOURCE", help=_("the source: its id or its name")
    )
    parser.add_argument("text", metavar="TEXTFILE", help=_("its text, in UTF-8"))
    parser.add_argument(
        "--by",
        metavar="NAME",
        help=_("who attaches it, for the log; else DOSSIER_AGENT, else “attach”"),
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help=_("write to this file, not to the screen"),
    )


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
        type=_number,
        default=20,
        help=_("at most so many records (20)"),
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        choices=tuple(KINDS),
        help=_("records of one kind alone: {kinds}").format(kinds=", ".join(KINDS)),
    )


def _number(text: str) -> int:
    found = int(text) if text.isdecimal() else 0
    if found < 1:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no number from 1 on").format(text=text)
        )
    return found


def _two_texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "a",
        metavar="A",
        nargs="?",
        help=_(
            "a text file, in UTF-8, or a source whose text is attached; without A and"
            " B every two texts that are attached"
        ),
    )
    parser.add_argument("b", metavar="B", nargs="?", help=_("another"))
    parser.add_argument(
        "--lines", action="store_true", help=_("every line is one sentence")
    )


def _one_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text",
        metavar="FILE",
        help=_("a text file, in UTF-8, or a source whose text is attached"),
    )


_READS: Final = (_json, _view)

VERBS: Final = {
    "new": Verb(later("make an empty dossier"), (_new_file, _name)),
    "sample": Verb(later("make a copy of the bundled case"), (_new_file,)),
    "timeline": Verb(later("list the events by date"), _READS),
    "defendants": Verb(later("list who is charged, and whether sums meet"), _READS),
    "compare": Verb(
        later("print every question and every answer to it"), (*_READS, _filter)
    ),
    "sources": Verb(later("list the sources"), _READS),
    "people": Verb(later("list the people and organisations"), _READS),
    "quotes": Verb(later("list the quotations, each with its source"), _READS),
    "show": Verb(
        later("print one record with everything cited"), (_record, _json, _view)
    ),
    "search": Verb(
        later("find records by a name in any script, or by words of a text"),
        (_query, _json),
    ),
    "reindex": Verb(later("make the index of the search anew")),
    "verify": Verb(
        later("look whether the file, its references and its index are sound"), (_json,)
    ),
    "attach": Verb(
        later("keep the text of a source, and look for every passage in it"),
        (_held_text, _json),
    ),
    "align": Verb(
        later("compare two texts: what is linked, and where they may differ"),
        (_two_texts, _json),
    ),
    "quotes-in": Verb(
        later("list the quotations in a text, with their speakers"), (_one_text, _json)
    ),
    "load": Verb(later("take in a dossier written as text"), (_text,)),
    "dump": Verb(later("write the whole dossier as JSON Lines"), (_output,)),
}
"""Every command by its word, in the order of the help."""


def read(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; leaves with a line of usage where it makes no sense.

    ``command`` is None where a FILE is to be browsed; ``dossier`` is the FILE named
    anywhere, or None.
    """
    word = _first_word(argv)
    if word in VERBS or (word is None and not {"-h", "--help"}.isdisjoint(argv)):
        return _settled(parser(), argv)
    return _settled(_browsing(), argv)


def parser() -> argparse.ArgumentParser:
    """The parser of the commands; its help is the help of the whole program."""
    whole = _program(
        usage="%(prog)s [-d FILE] [FILE]\n       %(prog)s [-d FILE] COMMAND ...",
        description=_(
            "People, events and quotes, each tied to its source. Without a command:"
            " browse FILE, else the dossier opened last, else the bundled case."
        ),
        epilog=_(
            "“dossier COMMAND --help” tells more. Exit codes: 0 done, 1 refused and"
            " said why, 2 wrong usage."
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
    for word, verb in VERBS.items():
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


def _first_word(argv: Sequence[str]) -> str | None:
    """The first word that is neither an option nor the value of one."""
    words = iter(argv)
    for word in words:
        if word in ("-d", "--dossier"):
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
    found = parser.parse_args(argv)
    if found.command in (None, "new", "sample"):
        if found.file is not None and found.dossier is not None:
            parser.error(_("FILE is given twice"))
        found.dossier = found.file if found.file is not None else found.dossier
    if found.command in ("new", "sample") and found.dossier is None:
        parser.error(_("{command} needs a FILE").format(command=found.command))
    if found.command == "align" and found.a is not None and found.b is None:
        parser.error(_("align needs two texts, or none for all that are attached"))
    if found.command == "load" and found.path is None and not found.update:
        parser.error(_("load needs a PATH"))
    return found
