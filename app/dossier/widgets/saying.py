"""A sentence or two below a form; nothing to scroll, nothing to open."""

from textual.strip import Strip
from textual.widget import Widget

from dossier.rows import ELLIPSIS, Line, Span, line
from dossier.widgets.ink import blank, strip_of
from dossier.wrap import wrap


class Saying(Widget):
    """As many lines as it is high; what does not fit ends in an ellipsis."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Saying { width: 1fr; height: 2; }"

    def __init__(self) -> None:
        """Nothing is said."""
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        """What is said, one sentence a line."""

    def say(self, lines: tuple[Line, ...]) -> None:
        """Say something else.

        Args:
            lines: The sentences; each begins on a line of its own.
        """
        self.lines = lines
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of it.

        Args:
            y: The line.
        """
        cells, height = self.size.width, self.size.height
        room = max(0, cells - 2)
        broken = [part for said in self.lines for part in wrap(said, room)]
        if y >= len(broken):
            return blank(self, cells)
        shown = line(" ", broken[y])
        if y == height - 1 and len(broken) > height:
            last = broken[y][-1].role if broken[y] else ""
            shown = line(shown, Span(ELLIPSIS, last))
        return strip_of(self, shown, cells)
