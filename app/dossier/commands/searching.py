"""Commands of searching."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.words import later

_SEARCH: Final = later("Searching")


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "search",
        ("slash",),
        later("search"),
        later("Find anyone and anything, in any script, as you type"),
        _SEARCH,
        "app",
        3,
        ahead=True,
    ),
    Command(
        "jump",
        ("ctrl+k",),
        later("go to"),
        later("Go to a record by a few letters of its name"),
        _SEARCH,
        "app",
        9,
        ahead=True,
    ),
    of_screen(
        "next_kind",
        ("tab",),
        later("kind"),
        later("In the search: show the next kind of record alone"),
        _SEARCH,
        4,
        ("search",),
    ),
    of_screen(
        "previous_kind",
        ("shift+tab",),
        later("previous kind"),
        later("In the search: show the previous kind alone"),
        _SEARCH,
        12,
        ("search",),
    ),
)
"""In the order of the footer."""
