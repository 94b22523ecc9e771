"""Every command, declared once: keys, footer, help and palette are read from here.

A command says which part of the app answers it. ``app`` and ``screen`` are the app
and the screen; ``lines`` is the list or sheet that has the focus. Each of them takes
its ``BINDINGS`` from ``keys.bindings`` and has one ``action_<id>`` for each command,
so a key cannot exist that the footer, the help and the palette do not know.
"""

from typing import Final

from dossier.commands import (
    correcting,
    deciding,
    looking,
    moving,
    parts,
    program,
    reading,
    searching,
    selecting,
    writing,
)
from dossier.commands.command import Command
from dossier.scopes import Scope

COMMANDS: Final[tuple[Command, ...]] = (
    *reading.COMMANDS,
    *selecting.COMMANDS,
    *deciding.COMMANDS,
    *writing.COMMANDS,
    *correcting.COMMANDS,
    *looking.COMMANDS,
    *searching.COMMANDS,
    *parts.COMMANDS,
    *moving.COMMANDS,
    *program.COMMANDS,
)
"""The one list."""

_BY_ID: Final = {command.id: command for command in COMMANDS}


def command(id_: str) -> Command:
    """The command of this id; KeyError where there is none."""
    return _BY_ID[id_]


def answered(action: str, scope: Scope | None) -> bool:
    """Whether a key of Compare alone is pressed there; all others answer anywhere."""
    found = _BY_ID.get(action)
    of_compare = found is not None and "compare" in found.when
    return not of_compare or scope != "panes" or scope in _BY_ID[action].when


def panes() -> tuple[Command, ...]:
    """The commands that show a pane, in the order of the tabs."""
    return tuple(chosen for chosen in COMMANDS if chosen.id.startswith("pane_"))


def available(scope: Scope | None) -> tuple[Command, ...]:
    """The commands that make sense there; all of them for None."""
    return tuple(chosen for chosen in COMMANDS if scope is None or scope in chosen.when)
