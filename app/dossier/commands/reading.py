"""Commands of reading: open, go back, the words behind, copy."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.scopes import ANYWHERE, PANES, READING, TYPING
from dossier.words import later

_READ: Final = later("Reading")
_DISCREPANT: Final = tuple(scope for scope in READING if scope != "candidates")


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "open",
        ("enter",),
        later("open"),
        later("Open what the cursor is on"),
        _READ,
        "lines",
        1,
        ANYWHERE,
    ),
    of_screen(
        "back",
        ("escape",),
        later("back"),
        later("Go back to where one came from"),
        _READ,
        2,
        ("page", "question", "texts", "candidates", *TYPING),
    ),
    Command(
        "citation",
        ("o", "ctrl+o"),
        later("source"),
        later("Open the words that support it"),
        _READ,
        "lines",
        3,
        ANYWHERE,
    ),
    of_screen(
        "copy",
        ("y", "ctrl+y"),
        later("copy"),
        later("Copy it with its citation"),
        _READ,
        7,
        (*READING, "search"),
    ),
    of_screen(
        "next_discrepancy",
        ("n",),
        later("next !"),
        later("Go to the next discrepancy: ! or <"),
        _READ,
        4,
        _DISCREPANT,
    ),
    of_screen(
        "previous_discrepancy",
        ("N",),
        later("previous !"),
        later("Go to the previous discrepancy: ! or <"),
        _READ,
        10,
        _DISCREPANT,
    ),
    Command(
        "texts",
        ("w",),
        later("texts"),
        later("Read the whole text of a source, alone or beside another"),
        _READ,
        "app",
        8,
        (*PANES, "page", "question"),
    ),
    Command(
        "candidates",
        ("p",),
        later("candidates"),
        later("See what the rules find between all texts that are attached"),
        _READ,
        "app",
        9,
        ("compare", "texts"),
    ),
)
"""In the order of the footer."""
