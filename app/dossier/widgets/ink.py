"""Lines become strips here, and nowhere else."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from dossier.rows import Line, fit, pieces
from dossier.themes import ink, inks


def strip_of(
    widget: Widget,
    line: Line,
    cells: int,
    cursor: bool = False,
    focus: bool | None = None,
) -> Strip:
    """A line as a strip of exactly so many cells, made safe, cut with an ellipsis.

    Args:
        widget: The widget that draws.
        line: What to draw.
        cells: The width of the strip.
        cursor: The line is the one under the cursor.
        focus: The keys go there; None: where the widget has the focus.
    """
    base, found = widget.rich_style, inks(widget.app)
    focus = cursor and (widget.has_focus if focus is None else focus)
    segments = [
        Segment(piece, ink(base, role, cursor, focus, found))
        for text, role in fit(line, cells)
        for piece in pieces(text)
        if piece
    ]
    return Strip(segments, max(0, cells))


def blank(widget: Widget, cells: int) -> Strip:
    """A strip of spaces."""
    style = ink(widget.rich_style, "", False, False, inks(widget.app))
    return Strip.blank(max(0, cells), style)
