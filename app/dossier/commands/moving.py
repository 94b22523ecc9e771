"""Commands that move the cursor, and what is in view."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.scopes import ANYWHERE, READING, Scope
from dossier.words import later

_MOVE: Final = later("Moving")
_ASIDE: Final = later(
    "{key} moves the sources of the comparison (3) and the answers of a question."
)
"""Of a key whose label is its name: what it does, where it does something."""


def _move(
    id_: str,
    keys: tuple[str, ...],
    label: str,
    help_: str,
    when: tuple[Scope, ...] = ANYWHERE,
) -> Command:
    return Command(id_, keys, label, help_, _MOVE, "lines", 14, when)


COMMANDS: Final[tuple[Command, ...]] = (
    _move("down", ("down", "j"), later("down"), later("Go down")),
    _move("up", ("up", "k"), later("up"), later("Go up")),
    _move(
        "page_down",
        ("pagedown",),
        later("page down"),
        later("Go down by a screenful"),
    ),
    _move("page_up", ("pageup",), later("page up"), later("Go up by a screenful")),
    _move(
        "half_down",
        ("ctrl+d",),
        later("half down"),
        later("Go down by half a screenful"),
        READING,
    ),
    _move(
        "half_up",
        ("ctrl+u",),
        later("half up"),
        later("Go up by half a screenful"),
        READING,
    ),
    of_screen(
        "columns_left",
        ("left", "h"),
        later("left"),
        later("Compare: show the sources further left"),
        _MOVE,
        14,
        ("compare", "question"),
        away=_ASIDE,
    ),
    of_screen(
        "columns_right",
        ("right", "l"),
        later("right"),
        later("Compare: show the sources further right"),
        _MOVE,
        14,
        ("compare", "question"),
        away=_ASIDE,
    ),
    _move("top", ("g", "home"), later("top"), later("Go to the top"), READING),
    _move("bottom", ("G", "end"), later("bottom"), later("Go to the bottom"), READING),
)
"""In the order of the footer."""
