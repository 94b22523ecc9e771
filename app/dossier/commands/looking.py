"""Commands that change from where one looks, and at what."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.scopes import PANES
from dossier.words import later

_VIEW: Final = later("From where one looks")


COMMANDS: Final[tuple[Command, ...]] = (
    of_screen(
        "told_by",
        ("t",),
        later("told by"),
        later("Show everything as one source tells it"),
        _VIEW,
        4,
        PANES,
        ahead=True,
    ),
    of_screen(
        "known_on",
        ("d",),
        later("known on"),
        later("Show everything as it was known on a day"),
        _VIEW,
        5,
        PANES,
        ahead=True,
    ),
    of_screen(
        "maximise",
        ("z",),
        later("whole screen"),
        later("Give the whole screen to this part, or take it back"),
        _VIEW,
        9,
        PANES,
    ),
    of_screen(
        "narrow",
        ("f",),
        later("filter"),
        later("Compare: show the questions of one mark, source or subject alone"),
        _VIEW,
        3,
        ("compare",),
        ahead=True,
    ),
    of_screen(
        "fold",
        ("F",),
        later("fold copies"),
        later("Compare: put sources that count as one into one column"),
        _VIEW,
        6,
        ("compare",),
    ),
    of_screen(
        "beside",
        ("b",),
        later("beside"),
        later("Set another text beside this one, or none"),
        _VIEW,
        7,
        ("texts",),
    ),
    of_screen(
        "sync",
        ("s",),
        later("sync"),
        later("Two texts: scroll both together, or each on its own"),
        _VIEW,
        6,
        ("texts",),
    ),
)
"""In the order of the footer."""
