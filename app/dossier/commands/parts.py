"""Commands that show a pane or a part of the screen."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.scopes import PANES
from dossier.words import later

_PANES: Final = later("Panes")


def _pane(key: str, name: str, label: str, help_: str) -> Command:
    action = f"show_pane('{name}')"
    return Command(
        f"pane_{name}", (key,), label, help_, _PANES, "app", 13, action=action
    )


COMMANDS: Final[tuple[Command, ...]] = (
    _pane(
        "1",
        "timeline",
        later("Timeline"),
        later("Timeline: what happened, by date"),
    ),
    _pane(
        "2",
        "defendants",
        later("Defendants"),
        later("Defendants: who is charged, and with what restraint"),
    ),
    _pane(
        "3",
        "compare",
        later("Compare"),
        later("Compare: each question with every source's answer"),
    ),
    _pane(
        "4",
        "sources",
        later("Sources"),
        later("Sources: what was read, and how far"),
    ),
    _pane(
        "5",
        "people",
        later("People"),
        later("People: everyone who is named"),
    ),
    _pane(
        "6",
        "quotes",
        later("Quotes"),
        later("Quotes: who said what to whom"),
    ),
    _pane(
        "7",
        "tasks",
        later("Tasks"),
        later("Tasks: what is still to be found out or written down"),
    ),
    of_screen(
        "next_part",
        ("tab",),
        later("next part"),
        later("Go to the next pane or part of the screen"),
        _PANES,
        11,
        (*PANES, "question", "texts"),
    ),
    of_screen(
        "previous_part",
        ("shift+tab",),
        later("previous part"),
        later("Go to the previous pane or part of the screen"),
        _PANES,
        12,
        (*PANES, "question", "texts"),
    ),
)
"""In the order of the footer."""
