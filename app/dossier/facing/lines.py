"""The lines of two texts face to face: in two columns, one below the other, or alone.

What is laid here is one row at a time. A line knows which block it belongs to, so
that whoever draws it can put the pointer, and whoever clicks on it gets the block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple, TypeAlias

from dossier.facing.meetings import FacingRow, Meeting, Opposite
from dossier.rows import (
    ELLIPSIS,
    Block,
    Line,
    Role,
    Span,
    as_line,
    fit,
    line,
    line_width,
)
from dossier.words import counted
from dossier.wrap import lay

Form: TypeAlias = Literal["alone", "stacked", "columns"]

COLUMNS: Final = 100
"""From this width on two texts stand in columns."""
WIDEST: Final = 76
"""A column is no wider: some 70 characters, and the label."""
WIDEST_ALONE: Final = 96
"""One text alone: some 90 characters, and the label."""
JOINT: Final = 5
"""The cells of a connector."""
LONGEST: Final = 16_000
"""Characters of a block that are laid: whoever makes blocks cuts them far shorter."""
_BAR: Final = (Span("  "), Span("│", "quiet"))
"""Left of what stands below the leading block and is not of its text."""


class Piece(NamedTuple):
    """What stands in one line of one column."""

    side: int
    """The text that it belongs to."""
    block: int
    line: Line
    number: int
    """Which line of its block, from 0; -1 is a line of ours: a name, or a gap."""
    of: int = 1
    """How many lines its block has."""
    before: Line = ()
    """What stands left of the pointer."""
    bracket: bool = False
    """It begins a block that is repeated here: a bracket stands for the pointer."""


class Laid(NamedTuple):
    """A line across: both columns and the connector between them."""

    left: Piece | None = None
    joint: Line = ()
    right: Piece | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands in it, from the left."""
        return tuple(piece for piece in (self.left, self.right) if piece is not None)


class Page(NamedTuple):
    """How the texts are laid: all that does not depend on the row."""

    texts: tuple[Sequence[Block], Sequence[Block]]
    names: tuple[str, str]
    form: Form
    cells: int
    """Of a column, its pointer left out."""


class Focus(NamedTuple):
    """The meeting that must be seen: its row is folded where it would not fit."""

    meeting: Meeting
    height: int
    """The lines there are for it; 0 is as many as it takes."""


def form_of(width: int, alone: bool) -> Form:
    """How two texts are laid in so many cells."""
    if alone:
        return "alone"
    return "columns" if width >= COLUMNS else "stacked"


def cells_of(form: Form, width: int) -> int:
    """The cells of a column, without the pointer; the last cell says where one is."""
    if form == "columns":
        return min((width - JOINT - 4) // 2, WIDEST)
    return min(width - 2, WIDEST_ALONE)


def joint(meeting: Meeting, current: bool = False) -> Line:
    """The connector: ``=[!]=``, or dotted where nobody has confirmed it."""
    end = "=" if meeting.firm else "."
    role: Role = "strong" if current else "quiet"
    sign = fit(as_line(meeting.sign), 1)
    return line(Span(f"{end}[", role), sign, Span(f"]{end}", role))


def block_lines(page: Page, side: int, index: int, quiet: bool = False) -> list[Piece]:
    """A block as it stands in a column.

    Args:
        page: How the texts are laid.
        side: Its text.
        index: Its number.
        quiet: It is repeated here: less loud, and its label in brackets.
    """
    block = _shortened(page.texts[side][index])
    label = block.label
    if quiet and label:
        taken = line_width(label) + 1
        label = (*label, Span(")", "quiet"))
        block = replace(block, label=label, hang=max(block.hang, taken + 1))
    laid = lay(block, page.cells) or [()]
    if quiet:
        laid = [_hushed(each) for each in laid]
    return [
        Piece(side, index, made, number, len(laid), bracket=quiet and not number)
        for number, made in enumerate(laid)
    ]


def _shortened(block: Block) -> Block:
    if sum(len(span.text) for span in block.line) <= LONGEST:
        return block
    left = LONGEST
    kept: list[Span] = []
    for text, role in block.line:
        kept.append(Span(text[:left], role))
        left -= len(kept[-1].text)
    return replace(block, line=line(*kept, ELLIPSIS))


def _hushed(made: Line) -> Line:
    loud = ("", "strong")
    return tuple(Span(text, "quiet" if role in loud else role) for text, role in made)


def _warned(page: Page, piece: Piece) -> int:
    """Which line of a block has its first highlight that warns; 0 where none has."""
    block = _shortened(page.texts[piece.side][piece.block])
    lights = tuple(light for light in block.highlights if light.role == "warning")
    if not lights:
        return 0
    bare = replace(
        block,
        line=(Span(block.text),),
        label=tuple(Span(span.text) for span in block.label),
        highlights=lights,
    )
    for number, made in enumerate(lay(bare, page.cells)):
        if any(span.role == "warning" for span in made):
            return number
    return 0


def _fold(page: Page, pieces: list[Piece], room: int) -> list[Piece]:
    """A block in so many lines: its first, and those round what warns; gaps counted."""
    if len(pieces) <= room:
        return pieces
    target = _warned(page, pieces[0])
    if room < 3:
        return [pieces[0], *pieces[target or 1 :]][: max(1, room)]
    if target < room - 1:
        return [*pieces[: room - 1], _gap(pieces[room - 1 :])]
    kept = room - 2
    # What warns is read from the line before it, where there is room for that.
    start = min(target - (kept > 2), len(pieces) - kept)
    if start + kept < len(pieces) and kept > 2:
        kept -= 1
        return [
            pieces[0],
            _gap(pieces[1:start]),
            *pieces[start : start + kept],
            _gap(pieces[start + kept :]),
        ]
    return [pieces[0], _gap(pieces[1:start]), *pieces[start : start + kept]]


def _gap(pieces: Sequence[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    said = counted(len(pieces), "{n} line", "{n} lines")
    return pieces[0]._replace(line=(Span(f"{ELLIPSIS} {said}", "quiet"),), number=-1)


def lay_block(page: Page, side: int, index: int, focus: Focus | None) -> list[Laid]:
    """A block of a text that scrolls on its own.

    Args:
        page: How the texts are laid.
        side: Which text.
        index: The block.
        focus: The meeting that must be seen.
    """
    pieces = block_lines(page, side, index)
    if focus and focus.height and focus.meeting.at(side) == index:
        pieces = _seen(page, pieces, focus.height)
    if page.form == "columns" and side:
        return [*(Laid(right=piece) for piece in pieces), Laid()]
    return [*(Laid(piece) for piece in pieces), Laid()]


def _seen(page: Page, pieces: list[Piece], room: int) -> list[Piece]:
    """The block as it is where what warns stands in the first lines; else folded."""
    return pieces if _warned(page, pieces[0]) < room else _fold(page, pieces, room)


def lay_row(page: Page, row: FacingRow, lead: int, focus: Focus | None) -> list[Laid]:
    """A row: a block of the leading text and what stands opposite, and a blank line.

    Args:
        page: How the texts are laid.
        row: The row.
        lead: Which text leads.
        focus: The meeting that must be seen; its counterpart stands first.
    """
    if focus is not None and focus.meeting.at(lead) != row.lead:
        focus = None
    laid = _columns if page.form == "columns" else _stack
    return [*laid(page, row, lead, focus), Laid()]


def _is_current(opposite: Opposite, lead: int, focus: Focus | None) -> bool:
    return focus is not None and focus.meeting.at(1 - lead) == opposite.block


def _joints(opposite: Opposite, focus: Focus | None) -> list[Line]:
    chosen = None if focus is None else focus.meeting
    return [joint(meeting, meeting == chosen) for meeting in opposite.meetings]


def _columns(
    page: Page, row: FacingRow, lead: int, focus: Focus | None
) -> Iterable[Laid]:
    own = [] if row.lead is None else block_lines(page, lead, row.lead)
    if own and focus and focus.height:
        own = _seen(page, own, focus.height)
    others: list[Piece | None] = []
    joints: list[Line] = []
    for opposite in row.others:
        if others:
            others.append(None)
            joints.append(())
        now = _is_current(opposite, lead, focus)
        quiet = opposite.repeated and not now
        pieces = block_lines(page, 1 - lead, opposite.block, quiet)
        if now and focus and focus.height:
            pieces = _seen(page, pieces, focus.height)
        signs = _joints(opposite, focus)
        height = max(len(pieces), len(signs))
        others += [*pieces, *[None] * (height - len(pieces))]
        joints += [*signs, *[()] * (height - len(signs))]
    for number in range(max(len(own), len(others))):
        here = own[number] if number < len(own) else None
        there = others[number] if number < len(others) else None
        sign = joints[number] if number < len(joints) else ()
        yield Laid(there, sign, here) if lead else Laid(here, sign, there)


def _stack(
    page: Page, row: FacingRow, lead: int, focus: Focus | None
) -> Iterable[Laid]:
    own = [] if row.lead is None else block_lines(page, lead, row.lead)
    below = page._replace(cells=page.cells - line_width(_BAR))
    found: list[Piece] = []
    for opposite in row.others:
        now = _is_current(opposite, lead, focus)
        quiet = opposite.repeated and not now
        pieces = block_lines(below, 1 - lead, opposite.block, quiet)
        if now and focus and focus.height:
            own, pieces = _both(page, own, below, pieces, focus.height)
        if opposite.meetings or row.begins:
            found.append(_name(page, pieces[0], _joints(opposite, focus)))
        found += [piece._replace(before=_BAR) for piece in pieces]
    return (Laid(piece) for piece in (*own, *found))


def _both(
    page: Page, own: list[Piece], below: Page, other: list[Piece], height: int
) -> tuple[list[Piece], list[Piece]]:
    """A block and its counterpart below it, so that both are seen to begin and warn."""
    room = height - 1  # a line for the name
    if len(own) + _warned(below, other[0]) < room:
        return own, other
    share = min(len(own), max(room // 2, room - len(other)))
    return (_fold(page, own, share), _seen(below, other, room - share))


def _name(page: Page, piece: Piece, joints: Sequence[Line]) -> Piece:
    """Whose the block below is, and why it stands there."""
    parts = [part for each in joints for part in (each, " ")]
    said = line(" ", *parts, Span(page.names[piece.side], "quiet"))
    return piece._replace(line=said, number=-1, bracket=False)
