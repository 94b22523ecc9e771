"""Commands of correcting: edit, remove, merge, undo, and who wrote what."""

from typing import Final

from dossier.commands.command import Command
from dossier.scopes import PANES, READING, Scope
from dossier.words import later

_CORRECT: Final = later("Correcting")
_RECORDS: Final[tuple[Scope, ...]] = (*PANES, "page", "question")


def _of_app(
    id_: str,
    key: str,
    label: str,
    help_: str,
    rank: int,
    when: tuple[Scope, ...] = _RECORDS,
) -> Command:
    return Command(id_, (key,), label, help_, _CORRECT, "app", rank, when)


COMMANDS: Final[tuple[Command, ...]] = (
    _of_app(
        "edit",
        "e",
        later("edit"),
        later("Change the record or the statement under the cursor"),
        6,
    ),
    _of_app(
        "remove",
        "D",
        later("remove"),
        later("Remove it, once you have seen what goes with it"),
        12,
    ),
    _of_app(
        "merge",
        "M",
        later("merge"),
        later("Say that the record is the same as another: both ids lead to one"),
        13,
    ),
    _of_app(
        "undo",
        "u",
        later("undo"),
        later("Take back what you wrote last, in this run or an earlier one"),
        8,
        READING,
    ),
    _of_app(
        "redo",
        "U",
        later("redo"),
        later("Do again what you took back last"),
        13,
        READING,
    ),
    _of_app(
        "history",
        "H",
        later("history"),
        later("See who changed the record under the cursor, when, and what stood"),
        10,
    ),
    _of_app(
        "log",
        "L",
        later("log"),
        later("See every act that was written, the newest first"),
        12,
        READING,
    ),
)
"""In the order of the footer."""
