"""What is under the cursor of the screen in front, whichever screen that is, and what
comes to be there once something was written.
"""

from collections.abc import Sequence
from typing import Any

from textual.app import App

from dossier.room import room
from dossier.scopes import READING
from dossier.widgets.sheet import Sheet


def under(app: App[Any]) -> tuple[str, str | None]:
    """The record one is on (empty for none), and the passage behind the statement that
    the cursor is on.
    """
    here = room(app.screen)
    record = here.record_here or next(iter(here.sources), "")
    passage = here.passage_here
    if passage is None and isinstance(app.focused, Sheet):  # the detail of a row
        block = app.focused.block
        passage = None if block is None else block.cite
    return record, passage


def ask_again(app: App[Any], new: Sequence[str] = ()) -> None:
    """Something was written: every open screen asks for what it shows once more.

    Args:
        app: The app.
        new: What was added or came back; the cursor goes there where one reads, and
            what lies below that stays as it was.
    """
    rooms = [room(screen) for screen in app.screen_stack]
    front = max((i for i, one in enumerate(rooms) if one.scope in READING), default=0)
    for index, each in enumerate(rooms):
        each.ask_again(new if index == front else ())
