"""Lines become strips here, and nowhere else."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from dossier.rows import Line, Span, fit, pieces
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
        for span in fit(line, cells)
        for text, role in (_bared(span) if found.underlined else (span,))
        for piece in pieces(text)
        if piece
    ]
    return Strip(segments, max(0, cells))


def _bared(span: Span) -> tuple[Span, ...]:
    """The blanks round a text have no line below them, where that is what marks it."""
    text, role = span
    if role != "accent":
        return (span,)
    word = text.strip(" ")
    before, _word, after = text.partition(word) if word else (text, "", "")
    return Span(before), Span(word, role), Span(after)


def blank(widget: Widget, cells: int) -> Strip:
    """A strip of spaces."""
    style = ink(widget.rich_style, "", False, False, inks(widget.app))
    return Strip.blank(max(0, cells), style)
