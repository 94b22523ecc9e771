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

WIDE: Final = 160
"""Columns from which panes stand side by side."""
WIDTHS: Final = [(0, "-narrow"), (100, "-middle"), (WIDE, "-wide")]
HEIGHTS: Final = [(0, "-short"), (18, "-tall")]
"""From how many columns and lines on a screen has which class."""


class Steady(Room):
    """Passes over what has been overtaken; stands before Screen."""

    app: Any

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leave it, if it is in front."""
        if self.app.screen_stack[-1] is not self:
            return AwaitComplete()
        left: AwaitComplete = super().dismiss(result)  # type: ignore[misc]  # Screen's
        return left

    async def _on_resize(self, event: events.Resize) -> None:
        """Another one has come meanwhile, or is on its way."""
        if event.size != self.app.size:
            event.stop()
            event.prevent_default()
