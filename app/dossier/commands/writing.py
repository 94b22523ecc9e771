"""Commands of writing: adding, the tray, and what can be done in a form."""

from typing import Final

from dossier.commands.command import Command, of_screen
from dossier.scopes import PANES, READING, Scope
from dossier.words import later

_WRITE: Final = later("Writing")
_FORM: Final[tuple[Scope, ...]] = ("form",)


COMMANDS: Final[tuple[Command, ...]] = (
    Command(
        "add",
        ("a",),
        later("add"),
        later("Add something: a person, an event, a quote, where one is"),
        _WRITE,
        "app",
        3,
        (*PANES, "page", "question", "texts"),
        ahead=True,
    ),
    Command(
        "note",
        ("i",),
        later("note"),
        later("Write a note in one line: what you saw or heard, just now"),
        _WRITE,
        "app",
        6,
        (*PANES, "page", "question", "texts"),
        ahead=True,
    ),
    Command(
        "tray",
        ("T",),
        later("tray"),
        later("See the drafts: what was typed and not saved yet"),
        _WRITE,
        "app",
        11,
        READING,
    ),
    of_screen(
        "take",
        ("enter",),
        later("take, next"),
        later("In a form: take what is offered, and go to the next field"),
        _WRITE,
        1,
        _FORM,
    ),
    of_screen(
        "save_form",
        ("ctrl+s",),
        later("save"),
        later("Save the form"),
        _WRITE,
        0,
        _FORM,
    ),
    of_screen(
        "next_field",
        ("tab",),
        later("next field"),
        later("In a form: go to the next field"),
        _WRITE,
        3,
        _FORM,
    ),
    of_screen(
        "previous_field",
        ("shift+tab",),
        later("field before"),
        later("In a form: go to the field before"),
        _WRITE,
        6,
        _FORM,
    ),
    of_screen(
        "field_down",
        ("down",),
        later("down"),
        later("In a form: go down among what is offered, or to the next field"),
        _WRITE,
        7,
        _FORM,
    ),
    of_screen(
        "field_up",
        ("up",),
        later("up"),
        later("In a form: go up among what is offered, or to the field before"),
        _WRITE,
        7,
        _FORM,
    ),
    of_screen(
        "throw_away",
        ("ctrl+x",),
        later("throw away"),
        later("Throw away the form, or the draft under the cursor"),
        _WRITE,
        5,
        _FORM,
    ),
)
"""In the order of the footer."""
