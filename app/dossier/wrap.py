"""Paragraphs broken into lines by the cells they take.

Words break at spaces, Han and kana anywhere except before closing marks, and a word
longer than the line wherever it must. ``Flow`` lays a long document only as far down
as somebody looks, so that a text of thousands of paragraphs opens at once.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dossier.rows import (
    Block,
    Highlight,
    Line,
    Role,
    Span,
    graphemes,
    line_width,
    width,
)
from dossier.safe import safe

LEAST: Final = 2
"""The narrowest line: a Han character takes two cells."""
_LEAST_TEXT: Final = 16
"""Where a label leaves less than this, the text stands below it."""

_SPACE = " \u2000-\u2006\u2008-\u200a\u205f\u3000"
_WIDE = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3098\u309b-\u30ff\u3100-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
_CLOSING = (
    "\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u30fb\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
)
_ATTACHED = "\u0300-\u036f\u200c\u200d\u3099\u309a\ufe00-\ufe0f"
_TOKEN: Final = re.compile(
    f"([{_WIDE}][{_CLOSING}{_ATTACHED}]*|[^{_SPACE}{_WIDE}]+)([{_SPACE}]*)"
    f"|([{_SPACE}]+)"
)
_ONE_CELL_EACH: Final = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f]*"
)


class Range(NamedTuple):
    """From one character to before another."""

    start: int
    stop: int


def ranges(text: str, cells: int) -> list[Range]:
    """Where each line of a safe text begins and ends; spaces at a break are left out.

    Args:
        text: Safe text; a newline in it always breaks.
        cells: The width; less than ``LEAST`` counts as ``LEAST``.
    """
    cells = max(LEAST, cells)
    found: list[Range] = []
    start = 0
    for paragraph in text.split("\n"):
        stop = start + len(paragraph)
        if width(paragraph) <= cells:
            found.append(Range(start, stop))
        else:
            found.extend(_broken(paragraph, start, cells))
        start = stop + 1
    return found


def _broken(paragraph: str, offset: int, cells: int) -> list[Range]:
    """The lines of one paragraph that does not fit one line."""
    measure = len if _ONE_CELL_EACH.fullmatch(paragraph) else width
    found: list[Range] = []
    start = end = offset  # of the line being filled; end leaves out trailing spaces
    taken = 0
    for token in _TOKEN.finditer(paragraph):
        word, gap, indent = token.groups()
        if word is None:
            taken = measure(indent)
            continue
        size = measure(word)
        first = offset + token.start()
        if taken + size <= cells:
            taken += size
            end = first + len(word)
        else:
            if end > start:
                found.append(Range(start, end))
            *whole, rest = _chopped(word, first, cells)
            found.extend(whole)
            start, end = rest
            taken = measure(paragraph[start - offset : end - offset])
        taken += measure(gap) if gap else 0
    if end > start or not found:
        found.append(Range(start, end))
    return found


def _chopped(word: str, offset: int, cells: int) -> list[Range]:
    """A word, cut between characters as a reader sees them where it is longer."""
    if width(word) <= cells:
        return [Range(offset, offset + len(word))]
    found: list[Range] = []
    start = stop = offset
    taken = 0
    for grapheme, size in graphemes(word):
        if taken + size > cells and stop > start:
            found.append(Range(start, stop))
            start, taken = stop, 0
        taken += size
        stop += len(grapheme)
    found.append(Range(start, stop))
    return found


def wrap(spans: Line, cells: int, highlights: Sequence[Highlight] = ()) -> list[Line]:
    """A line broken into lines no wider than ``cells``, made safe.

    Args:
        spans: What to break; a newline in it always breaks.
        cells: The width; less than ``LEAST`` counts as ``LEAST``.
        highlights: Ranges of its characters that take another role.
    """
    text = safe("".join(span.text for span in spans), keep_newlines=True)
    coloured = _whole(text, _coloured(spans, highlights, len(text)))
    return [_slice(text, coloured, found) for found in ranges(text, cells)]


_Coloured = list[tuple[int, int, Role]]


def _coloured(spans: Line, highlights: Sequence[Highlight], length: int) -> _Coloured:
    """From where to where the text has which role; a later highlight wins."""
    found: _Coloured = []
    start = 0
    for text, role in spans:
        if text:
            found.append((start, start + len(text), role))
            start += len(text)
    for light in highlights:
        first, last = max(0, light.start), min(length, light.stop)
        if first >= last:
            continue
        cut: _Coloured = []
        for start, stop, role in found:
            cut.append((start, min(stop, first), role))
            cut.append((max(start, first), min(stop, last), light.role))
            cut.append((max(start, last), stop, role))
        found = [part for part in cut if part[0] < part[1]]
    return found


def _whole(text: str, coloured: _Coloured) -> _Coloured:
    """The same, with no border inside what is measured as one character."""
    found: _Coloured = []
    begin = 0
    for _start, stop, role in coloured:
        while 0 < stop < len(text) and (
            text[stop - 1] == "\u200d" or text[stop] in "\u200d\ufe0f"
        ):
            stop += 1
        if begin < stop:
            found.append((begin, stop, role))
            begin = stop
    return found


def _slice(text: str, coloured: _Coloured, found: Range) -> Line:
    first, last = found
    return tuple(
        Span(text[max(start, first) : min(stop, last)], role)
        for start, stop, role in coloured
        if start < last and stop > first
    )


def lay(block: Block, cells: int) -> list[Line]:
    """The lines of one block: indented, its label beside the text or above it."""
    indent = max(0, min(block.indent, cells - _LEAST_TEXT))
    room = cells - indent
    label = tuple(Span(safe(text), role) for text, role in block.label)
    taken = line_width(label)
    hang = block.hang or (taken + 2 if label else 0)
    above: list[Line] = []
    if room - hang < _LEAST_TEXT or (label and taken >= hang):
        above = wrap(label, room) if label else []
        label, taken = (), 0
        hang = 2 if above and room > _LEAST_TEXT else 0
    beside = (*label, Span(" " * (hang - taken)))
    lines = [*above]
    for text in wrap(block.line, room - hang, block.highlights):
        lines.append((*beside, *text) if hang else text)
        beside = (Span(" " * hang),)
    return [(Span(" " * indent), *made) for made in lines] if indent else lines


class FlowLine(NamedTuple):
    """One line of a laid document."""

    block: int
    """The block it belongs to."""
    line: Line


class Flow:
    """Blocks laid one below the other at one width, as far down as was asked for."""

    def __init__(self, blocks: Sequence[Block], cells: int) -> None:
        """Nothing is laid yet.

        Args:
            blocks: The document.
            cells: The width.
        """
        self.blocks = blocks
        self.cells = cells
        self._lines: list[FlowLine] = []
        self._starts: list[int] = []  # first line of each block laid

    @property
    def complete(self) -> bool:
        """Everything is laid, so that ``height`` is exact."""
        return len(self._starts) == len(self.blocks)

    @property
    def height(self) -> int:
        """Lines in all; an estimate from what is laid while it is not complete."""
        laid = len(self._starts)
        if self.complete or not laid:
            return len(self._lines)
        left = len(self.blocks) - laid
        return len(self._lines) + max(left, left * len(self._lines) // laid)

    def line(self, number: int) -> FlowLine | None:
        """Line ``number``, laid if need be; None past the end."""
        self.lay_lines(number + 1)
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def lay_lines(self, count: int) -> None:
        """Lay at least so many lines, or all there are."""
        while len(self._lines) < count and not self.complete:
            self._lay_next()

    def lay_all(self) -> None:
        """Lay everything."""
        while not self.complete:
            self._lay_next()

    def extent(self, block: int) -> Range:
        """First line of a block, and one past its last; IndexError past the end."""
        if not 0 <= block < len(self.blocks):
            raise IndexError(block)
        while len(self._starts) <= block:
            self._lay_next()
        last = block + 1 == len(self._starts)
        stop = len(self._lines) if last else self._starts[block + 1]
        return Range(self._starts[block], stop)

    def block_at(self, line: int) -> int | None:
        """The block that line ``line`` belongs to."""
        found = self.line(line)
        return None if found is None else found.block

    def _lay_next(self) -> None:
        number = len(self._starts)
        self._starts.append(len(self._lines))
        self._lines.extend(
            FlowLine(number, made) for made in lay(self.blocks[number], self.cells)
        )


def plain(block: Block) -> str:
    """A block as text for the clipboard: label, then the words, no line broken."""
    label = "".join(span.text for span in block.label).strip()
    words = "".join(span.text for span in block.line).strip()
    return f"{label} {words}" if label and words else label or words
