"""What is under the cursor of the screen in front, whichever screen that is."""

from typing import Any

from textual.app import App

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
