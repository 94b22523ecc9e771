"""Steady: a screen that has the size of the terminal now, and leaves itself alone.

Textual tells a screen of its own new size as it tells it of the terminal's. Two sizes
that come before the first was answered, as when a window is dragged, would be answered
in turn for ever. And it takes away whichever screen is in front where one is left: of
two keys in one moment the second would leave the one below as well.
"""

from typing import Any, Final

from textual import events
from textual.await_complete import AwaitComplete

from dossier.room import Room
from dossier.screens.copying import say_nothing_opens
from dossier.widgets.bars import FooterBar

WIDE: Final = 160
"""Columns from which panes stand side by side."""
WIDTHS: Final = [(0, "-narrow"), (100, "-middle"), (WIDE, "-wide")]
HEIGHTS: Final = [(0, "-short"), (18, "-tall")]
"""From how many columns and lines on a screen has which class."""


class Steady(Room):
    """Passes over what has been overtaken; stands before Screen."""

    app: Any
    query: Any

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave it, if it is in front."""
        if self.app.screen_stack[-1] is not self:
            return AwaitComplete()
        left: AwaitComplete = super().dismiss(result)  # type: ignore[misc]  # Screen's
        return left

    def on_screen_suspend(self) -> None:
        """Another screen stands in front: what was said here is not said behind it.

        What is said here of how the other was left comes later, and stays.
        """
        for bar in self.query(FooterBar):
            bar.notice = ""

    # By name: ``on`` finds handlers in Textual's own classes alone.

    def on_row_list_nothing(self) -> None:
        """A key that opens was pressed in an empty list; a window has its own words."""
        say_nothing_opens(self)  # type: ignore[arg-type]  # a Screen's own

    def on_sheet_nothing(self) -> None:
        """The same where nothing on a sheet opens."""
        self.on_row_list_nothing()

    async def _on_resize(self, event: events.Resize) -> None:
        """Another one has come meanwhile, or is on its way."""
        if event.size != self.app.size:
            event.stop()
            event.prevent_default()
