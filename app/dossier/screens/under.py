"""What is under the cursor of the screen in front, whichever screen that is, and what
comes to be there once something was written.
"""

from collections.abc import Sequence
from typing import Any

from textual.app import App

from dossier.scopes import READING
from dossier.widgets.sheet import Sheet


def under(app: App[Any]) -> tuple[str, str | None]:
    """The record one is on (empty for none), and the passage behind the statement that
    the cursor is on.
    """
    screen = app.screen
    sources = getattr(screen, "sources", ())
    record = getattr(screen, "record_here", "") or (sources[0] if sources else "")
    passage = getattr(screen, "passage_here", None)
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
    scopes = [getattr(screen, "scope", None) for screen in app.screen_stack]
    front = max((i for i, one in enumerate(scopes) if one in READING), default=0)
    for index, screen in enumerate(app.screen_stack):
        asked = getattr(screen, "ask_again", None)
        if asked is not None:
            asked(new if index == front else ())
