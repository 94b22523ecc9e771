"""A sentence or two below a form; nothing to scroll, nothing to open."""

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from dossier.rows import ELLIPSIS, Line, Span, line
from dossier.widgets.ink import blank, strip_of
from dossier.wrap import wrap


class Saying(Widget):
    """As many lines as it is high (``auto``: as warnings take); a sentence that is cut
    ends in an ellipsis."""

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
        needed = self._warned(self.size.width)
        self.refresh(layout=needed > 2 or self.size.height > 2)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """What warnings take; hints and news have what is left beside them."""
        return self._warned(width)

    def _warned(self, cells: int) -> int:
        return sum(
            len(wrap(said, max(0, cells - 2)))
            for said in self.lines
            if any(span.role == "warning" for span in said)
        )

    def render_line(self, y: int) -> Strip:
        """One line of it.

        Args:
            y: The line.
        """
        cells, height = self.size.width, self.size.height
        room = max(0, cells - 2)
        wrapped = (wrap(said, room) for said in self.lines)
        broken = [(part, part is each[-1]) for each in wrapped for part in each]
        if y >= len(broken):
            return blank(self, cells)
        part, ends = broken[y]
        shown = line(" ", part)
        if y == height - 1 and not ends:
            shown = line(shown, Span(ELLIPSIS, part[-1].role if part else ""))
        return strip_of(self, shown, cells)
