"""What a line of the screen is made of, before anything is drawn.

A pane turns a record into a ``Line``; widgets turn lines into strips. Widths are
counted in cells of the terminal, text is made safe before it is measured, and what
does not fit ends in an ellipsis.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from rich.cells import cell_len, split_graphemes

from dossier.safe import safe
from dossier.topics import Topic

Role: TypeAlias = Literal["", "strong", "quiet", "accent", "warning", "cited"]
"""What a piece of text is for; the theme decides how that looks."""

ELLIPSIS: Final = "…"
_EMOJI: Final = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_NOT_GLUED: Final = re.compile(
    f"(?<=\u200d)(?=[^{_EMOJI}])|(?<=[^{_EMOJI}\ufe0f]\u200d)|(?<=\\A\u200d)"
)
"""After a ZWJ that does not stand between two emoji."""


class Span(NamedTuple):
    """A piece of text with one role."""

    text: str
    role: Role = ""


Line: TypeAlias = tuple[Span, ...]
"""Spans that stand one after the other."""

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Rows(Protocol[T_co]):
    """A long list read in pages; ``dossier_db.listing.Listing`` is one."""

    @property
    def known(self) -> int | None:
        """The number of rows, once it is known."""

    def count(self) -> int:
        """The number of rows; may cost a scan, so it is asked off the UI thread."""

    def page(self, number: int, /) -> tuple[T_co, ...]:
        """Page ``number`` from 0; empty past the end."""

    def row(self, index: int, /) -> T_co:
        """The row at ``index``; IndexError past the end."""

    def position(self, row_id: str, /) -> int | None:
        """Where the row of this id stands."""

    def next(self, index: int, step: int, /) -> int | None:
        """The nearest row after (+1) or before (-1) ``index`` with a discrepancy."""


class Few(Generic[T]):
    """A short list, held in memory."""

    def __init__(self, rows: Sequence[T] = ()) -> None:
        self._rows = tuple(rows)

    @property
    def known(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def page(self, number: int, /) -> tuple[T, ...]:
        """All of them are the first page."""
        return self._rows if number == 0 else ()

    def row(self, index: int, /) -> T:
        """The row at ``index``; IndexError past the end."""
        return self._rows[index]

    def position(self, row_id: str, /) -> int | None:
        """Where the row of this id stands."""
        ids = [getattr(row, "id", None) for row in self._rows]
        return ids.index(row_id) if row_id in ids else None

    def next(self, index: int, step: int, /) -> int | None:
        """None of them is a discrepancy."""
        return None


class Highlight(NamedTuple):
    """A range of a block's text, in characters, drawn in a role."""

    start: int
    stop: int
    role: Role = "accent"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a sheet: wrapped at its width, opened as one thing."""

    line: Line
    label: Line = ()
    """Stands left of the first line; the text hangs beside it."""
    indent: int = 0
    """Cells left of the label and the text."""
    hang: int = 0
    """Cells kept for the label; 0 is as many as it needs. One number for neighbours
    puts their texts in one column."""
    cite: str | None = None
    """The passage behind it, where it has one: ``o`` opens that."""
    opens: str | None = None
    """The record it opens, where it opens one: ``enter`` does that."""
    highlights: tuple[Highlight, ...] = ()
    about: Topic | None = None
    """What a verdict given here is on, where it can be on something."""
    under: Line = ()
    """The words that it stands under and shares with its neighbours, or who speaks it:
    drawn beside it, and copied before it."""

    @property
    def stops(self) -> bool:
        """The cursor stops here: there is something to open or to decide."""
        return (self.cite, self.opens, self.about) != (None, None, None)

    @property
    def text(self) -> str:
        """The words of the block, without its label, as they were given."""
        return text_of(self.line)


def line(*parts: str | Span | Line, role: Role = "") -> Line:
    """A line of strings, spans and lines; ``role`` is for the bare strings."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part, role))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(span for span in spans if span.text)


def text_of(spans: Line) -> str:
    """The bare text of a line."""
    return "".join(span.text for span in spans)


def pieces(text: str) -> list[str]:
    """The text cut where Rich would count a letter after a ZWJ as no cell.

    Rich takes every ZWJ for the glue of an emoji and counts what follows as nothing;
    a terminal draws a letter all the same. Measured piece by piece the count is right,
    and one segment for each piece keeps it right in Textual's own sums.
    """
    return _NOT_GLUED.split(text) if "\u200d" in text else [text]


def width(text: str) -> int:
    """The cells that a text takes on a terminal."""
    if "\u200d" in text:
        return sum(cell_len(piece) for piece in pieces(text))
    return cell_len(text)


def graphemes(text: str) -> list[tuple[str, int]]:
    """What a reader sees as single characters, each with its cells."""
    return [
        (piece[start:stop], cells)
        for piece in pieces(text)
        for start, stop, cells in split_graphemes(piece)[0]
    ]


def line_width(spans: Line) -> int:
    """The cells that a line takes."""
    return sum(width(span.text) for span in spans)


def clip(text: str, cells: int) -> str:
    """The text, or its beginning and an ellipsis, in at most so many cells."""
    text = safe(text)
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    taken = 0
    kept: list[str] = []
    for grapheme, size in graphemes(text):
        if taken + size > cells - 1:
            break
        taken += size
        kept.append(grapheme)
    return "".join(kept).rstrip(" ") + ELLIPSIS


def fit(spans: Line, cells: int, right: bool = False) -> Line:
    """The line in exactly so many cells: cut with an ellipsis or filled with spaces.

    Args:
        spans: The line.
        cells: Its width.
        right: Fill on the left, so that the text stands at the right.
    """
    made = tuple(Span(safe(text), role) for text, role in spans)
    spare = cells - line_width(made)
    if spare < 0:
        made = _cut(made, cells)
        spare = cells - line_width(made)
    if spare <= 0:
        return made
    fill = Span(" " * spare)
    return (fill, *made) if right else (*made, fill)


def _cut(spans: Line, cells: int) -> Line:
    kept: list[Span] = []
    left = cells
    for position, (text, role) in enumerate(spans):
        size = width(text)
        more = any(later for later, _ in spans[position + 1 :])
        if size < left or (size == left and not more):
            kept.append(Span(text, role))
            left -= size
            continue
        # One character too many makes clip set the sign even where this span fits.
        kept.append(Span(clip(text + ELLIPSIS, left), role))
        break
    return tuple(kept)


class Column(NamedTuple):
    """How wide one column of a row is."""

    width: int = 0
    """Cells, always; 0 for a flexible column."""
    share: int = 1
    """Weight of a flexible column in what the others leave."""
    least: int = 0
    """A flexible column never has fewer cells than this while it is drawn."""
    right: bool = False
    """The text stands at the right: figures."""
    rank: int = 0
    """Where there is no room, the highest rank is left out first; 0 never is."""
    wanted: int = 0
    """Rather than that a flexible column has fewer cells than this, others are left
    out."""


@lru_cache(maxsize=256)
def widths(columns: tuple[Column, ...], cells: int, gap: int = 1) -> tuple[int, ...]:
    """The width of each column in so many cells; 0 where a column is left out."""
    shown = list(range(len(columns)))
    while _wanted(columns, shown, gap) > cells:
        going = max(shown, key=lambda index: columns[index].rank, default=None)
        if going is None or columns[going].rank == 0:
            break
        shown.remove(going)
    spare = max(0, cells - _needed(columns, shown, gap))
    found = [0] * len(columns)
    flexible = [index for index in shown if not columns[index].width]
    shares = sum(columns[index].share for index in flexible)
    for index in shown:
        column = columns[index]
        found[index] = column.width or column.least
        if not column.width and shares:
            part = spare * column.share // shares
            found[index] += part
            spare -= part
            shares -= column.share
    return tuple(found)


def _wanted(columns: Sequence[Column], shown: Sequence[int], gap: int) -> int:
    more = (max(0, columns[index].wanted - columns[index].least) for index in shown)
    return _needed(columns, shown, gap) + sum(more)


def _needed(columns: Sequence[Column], shown: Sequence[int], gap: int) -> int:
    taken = sum(columns[index].width or columns[index].least for index in shown)
    return taken + gap * max(0, len(shown) - 1)


def row(
    columns: tuple[Column, ...],
    cells: Sequence[Line | Span | str],
    total: int,
    gap: int = 1,
) -> Line:
    """One row of a table: each cell in its column, the whole in ``total`` cells."""
    made: list[Span] = []
    for column, cell, size in zip(
        columns, cells, widths(columns, total, gap), strict=True
    ):
        if not size:
            continue
        if made:
            made.append(Span(" " * gap))
        made.extend(fit(as_line(cell), size, column.right))
    return fit(tuple(made), total)


def as_line(part: Line | Span | str) -> Line:
    """A string, a span or a line as a line."""
    if isinstance(part, str):
        return (Span(part),)
    if isinstance(part, Span):
        return (part,)
    return part
