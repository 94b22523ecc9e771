"""Two texts in view: what is seen of them, where the cursor is, and how both move.

The texts stand in rows that are scrolled together, or each scrolls through a window
of its own. Nothing here draws; the widget asks for lines and hands on the keys.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from dossier.facing.lines import (
    Focus,
    Form,
    Laid,
    Page,
    Piece,
    cells_of,
    form_of,
    joint,
    lay_block,
    lay_row,
)
from dossier.facing.meetings import FacingRows, Meeting, Stops, stops
from dossier.facing.roll import Roll, Spot, Window
from dossier.rows import Block, Span, line

Texts: TypeAlias = tuple[Sequence[Block], Sequence[Block]]


class Seen(NamedTuple):
    """A line of a block that is in view."""

    y: int
    piece: Piece


class _Held(NamedTuple):
    """A line that stays where it is while the texts are laid anew."""

    block: int
    part: float
    """How far down in its block, from 0 to 1: the block may get another height."""
    y: int


class Spread:
    """Two texts, or one, in so many cells and lines."""

    def __init__(self) -> None:
        """Nothing is shown yet, and there is no room."""
        self.texts: Texts = ((), ())
        self.names = ("", "")
        self.side = 0
        self.sync = True
        self.current: Meeting | None = None
        self.laid = 0
        """Rows and blocks laid since the beginning: what was done costs so much."""
        self._meetings: tuple[Meeting, ...] = ()
        self._cursors = [0, 0]
        self._first: Meeting | None = None  # its counterpart stands first in its row
        self._gone = False  # to the current meeting, and nobody has moved since
        self._width, self._height = 0, 0
        self._arranged: dict[int, tuple[FacingRows, Stops]] = {}
        self._lay_out()

    # What is shown

    def show(
        self, texts: Texts, names: tuple[str, str], meetings: Sequence[Meeting]
    ) -> None:
        """Show other texts, from their beginning."""
        self.texts, self.names = texts, names
        # Each once: where two are the same one could not tell which is current.
        self._meetings = tuple(filter(self._holds, dict.fromkeys(meetings)))
        self.current = self._first = None
        self._gone = False
        self._cursors = [0, 0]
        self.side = 0 if self.alone else self.side
        self._arranged.clear()
        self._lay_again((None, None))

    def replace(self, texts: Texts) -> None:
        """Show the same texts with other highlights; the place is kept."""
        held = self._held()
        if [len(text) for text in texts] != [len(text) for text in self.texts]:
            self._arranged.clear()
        self.texts = texts
        self._meetings = tuple(filter(self._holds, self._meetings))
        self._cursors = [self._within(side, self._cursors[side]) for side in (0, 1)]
        self._lay_again(held)

    def resize(self, width: int, height: int) -> None:
        """So many cells and lines there are now; the place is kept."""
        held = self._held()
        self._width, self._height = width, height
        self._lay_again(held)

    @property
    def alone(self) -> bool:
        """There is only one text."""
        return not self.texts[1]

    @property
    def synced(self) -> bool:
        """Both move together; texts that do not meet have nothing to hold on to."""
        return self.sync and bool(self._meetings)

    @property
    def form(self) -> Form:
        """In columns, one below the other, or one text alone."""
        return self._page.form

    @property
    def cells(self) -> int:
        """The width of a column, without the pointer."""
        return self._page.cells

    @property
    def height(self) -> int:
        """The lines there are for the texts."""
        return self._height

    @property
    def cursor(self) -> int:
        """The block under the cursor, of the leading text."""
        return self._cursors[self.side]

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        text = self.texts[self.side]
        return text[self.cursor] if text else None

    def meetings_of(self, side: int, block: int) -> tuple[Meeting, ...]:
        """The meetings of a block, in the order of the other text."""
        found = [each for each in self._meetings if each.at(side) == block]
        return tuple(sorted(found, key=lambda meeting: meeting.at(1 - side)))

    def next_stop(self, step: int) -> Meeting | None:
        """The next (+1) or previous (-1) stop in the order of the leading text.

        A block that the cursor has come to without a stop is ahead, not passed.
        """
        places = [place for place, _meeting in self._stops]
        here = (self.cursor, -1, -1)
        if self.current is not None and self.current in self._meetings:
            number = self._meetings.index(self.current)
            own, other = self.current.at(self.side), self.current.at(1 - self.side)
            here = (own, other, number)
        after = bisect_right(places, here)
        found = after if step > 0 else bisect_left(places, here) - 1
        return self._stops[found][1] if 0 <= found < len(places) else None

    # Laying

    def _holds(self, meeting: Meeting) -> bool:
        """Both blocks of the meeting are there."""
        first, second = len(self.texts[0]), len(self.texts[1])
        return 0 <= meeting.a < first and 0 <= meeting.b < second

    def _within(self, side: int, block: int) -> int:
        return max(0, min(block, len(self.texts[side]) - 1))

    def _lay_out(self) -> None:
        """New rows and windows for what is shown; they look at the beginning."""
        form = form_of(self._width, self.alone)
        cells = cells_of(form, self._width)
        self._page = Page(self.texts, self.names, form, cells)
        self._rows, self._stops = self._arrange()
        self._rows.current = self._first
        self._windows = self._made(form)

    def _arrange(self) -> tuple[FacingRows, Stops]:
        """The rows and the stops in the order of the leading text: worked out once."""
        if self.side not in self._arranged:
            counts = len(self.texts[0]), len(self.texts[1])
            rows = FacingRows(counts, self._meetings, self.side)
            self._arranged[self.side] = rows, stops(self._meetings, self.side)
        return self._arranged[self.side]

    def _made(self, form: Form) -> list[Window[Laid]]:
        height = self._height
        if self.synced:
            return [Window(Roll(len(self._rows), self._lay_row), height, None, 0)]
        counts = [len(text) for text in self.texts]
        first = Roll(counts[0], self._lay_first)
        second = Roll(counts[1], self._lay_second)
        if form == "alone":
            return [Window(first, height, 0, 0)]
        if form == "columns":
            return [Window(first, height, 0, 0), Window(second, height, 1, 0)]
        if height < 5:  # two parts and the name between them
            heights = [(0, height)[side == self.side] for side in (0, 1)]
            return [Window(first, heights[0], 0, 0), Window(second, heights[1], 1, 0)]
        above = height // 2
        return [
            Window(first, above, 0, 0),
            Window(second, height - above - 1, 1, above + 1),
        ]

    def _focus(self, height: int) -> Focus | None:
        if self.current is None:
            return None
        return Focus(self.current, height if self._gone else 0)

    def _lay_row(self, row: int) -> list[Laid]:
        self.laid += 1
        focus = self._focus(self._height)
        return lay_row(self._page, self._rows[row], self.side, focus)

    def _lay_first(self, block: int) -> list[Laid]:
        self.laid += 1
        return lay_block(self._page, 0, block, self._focus(self._windows[0].height))

    def _lay_second(self, block: int) -> list[Laid]:
        self.laid += 1
        return lay_block(self._page, 1, block, self._focus(self._windows[1].height))

    def _window(self, side: int) -> Window[Laid]:
        """The window in which that text is seen."""
        return self._windows[side if len(self._windows) > 1 else 0]

    def _row(self, window: Window[Laid], side: int, block: int) -> int:
        """The row of a window in which a block stands."""
        if window.side is not None:
            return block
        if side == self.side:
            return self._rows.row_of(block)
        return self._rows.row_opposite(block)

    def _spot(self, side: int, block: int, part: float = 0.0) -> Spot:
        """Where a block stands in its window, or the line so far down in it."""
        window = self._window(side)
        row = self._row(window, side, block)
        wanted, found = -1, 0
        for number, laid in enumerate(window.roll.lines(row)):
            for piece in laid.pieces:
                if (piece.side, piece.block) != (side, block):
                    continue
                if wanted < piece.number <= part * piece.of + 0.01:
                    wanted, found = piece.number, number
        return Spot(row, found)

    # What is in view

    def seen(self) -> Iterator[Seen]:
        """Every line of a block that is in view, from the top."""
        for window in self._windows:
            for y, (_spot, laid) in enumerate(window.lines()):
                for piece in laid.pieces:
                    if piece.number >= 0:
                        yield Seen(window.y + y, piece)

    def line(self, y: int) -> Laid:
        """What stands in line ``y``."""
        found = Laid()
        for window in self._windows:
            lines = window.lines()
            if 0 <= y - window.y < len(lines):
                laid = lines[y - window.y][1]
                found = Laid(
                    found.left or laid.left,
                    found.joint or laid.joint,
                    found.right or laid.right,
                )
        if len(self._windows) > 1:
            return self._joined(y, found)
        return found

    def _joined(self, y: int, found: Laid) -> Laid:
        """A line of two windows, with the connector of the current meeting."""
        sign = () if self.current is None else joint(self.current, True)
        if self.form != "columns":
            if y != self._windows[1].y - 1 or self._windows[1].dead:
                return found
            name = Span(self.names[1], "accent" if self.side else "strong")
            made = line(sign, " " if sign else "", name)
            return Laid(Piece(1, -1, made, -1))
        if self.current is None:
            return found
        begun = [(each.side, each.block) for each in found.pieces if not each.number]
        left, right = (0, self.current.a) in begun, (1, self.current.b) in begun
        if left and right:
            return found._replace(joint=sign)
        if left:  # open to the side where its counterpart stands further up or down
            return found._replace(joint=line(*sign[:-1], Span("] ", sign[-1].role)))
        if right:
            return found._replace(joint=line(Span(" [", sign[0].role), *sign[1:]))
        return found

    def _first_seen(self, side: int, block: int | None = None) -> Seen | None:
        """The first line in view of a block, or of the text."""
        own = (seen for seen in self.seen() if seen.piece.side == side)
        found = [seen for seen in own if block in (None, seen.piece.block)]
        # Where a block is seen twice, the place where it is not repeated.
        return min(found, key=lambda seen: seen.piece.bracket, default=None)

    # Keeping the place

    def _held(self) -> tuple[_Held | None, _Held | None]:
        """Of either text the line that stays put: the cursor's, or the first."""
        return self._hold(0), self._hold(1)

    def _hold(self, side: int) -> _Held | None:
        seen = self._first_seen(side, self._cursors[side]) or self._first_seen(side)
        if seen is None:
            return None
        piece = seen.piece
        return _Held(piece.block, piece.number / piece.of, seen.y)

    def _lay_again(self, held: tuple[_Held | None, _Held | None]) -> None:
        """Lay everything anew; what is held stays where it is, if it can."""
        self._lay_out()
        lead = held[self.side]
        if self._gone and self.current is not None:
            whole = lead is not None and not lead.part
            self._bring(self.current, lead.y if lead and whole else None)
            return
        for window in self._windows:
            side = self.side if window.side is None else window.side
            self._put(window, side, held[side])

    def _put(self, window: Window[Laid], side: int, held: _Held | None) -> None:
        if window.dead:
            return
        if held is None:
            self._reveal(side, 1)
            return
        at = max(0, min(held.y - window.y, window.height - 1))
        window.put(self._spot(side, self._within(side, held.block), held.part), at)

    def _reveal(self, side: int, step: int) -> None:
        """Scroll as little as shows the row of the cursor of a text.

        Args:
            side: The text.
            step: Where one comes from; of what is taller than the view, the beginning
                is shown to who comes from above, and the end to who comes from below.
        """
        window = self._window(side)
        if window.dead:
            return
        row = self._row(window, side, self._cursors[side])
        lines = window.roll.lines(row)
        start, height = window.line_of(Spot(row, 0)), len(lines) - 1
        if height > window.height:
            own = [n for n, laid in enumerate(lines) if _has(laid, side)]
            last = min(height - window.height, own[-1] if own else 0)
            window.put(Spot(row, 0 if step > 0 else last))
        elif start < 0:
            window.put(Spot(row, 0))
        elif start + height > window.height:
            window.put(Spot(row, 0), window.height - height)

    def _bring(self, meeting: Meeting, at: int | None = None) -> None:
        """Put both blocks of a meeting in view, if possible from line ``at`` on."""
        needs: list[tuple[Window[Laid], Spot, int]] = []
        for window in self._windows:
            if window.dead:
                continue
            side = self.side if window.side is None else window.side
            row = self._row(window, side, meeting.at(side))
            blocks = {(0, meeting.a), (1, meeting.b)}
            last = 0
            for number, laid in enumerate(window.roll.lines(row)):
                if any((piece.side, piece.block) in blocks for piece in laid.pieces):
                    last = number
            needs.append((window, Spot(row, 0), last + 1))
        if at is not None:
            at -= self._window(self.side).y
        room = min((window.height - need for window, _, need in needs), default=0)
        line = max(0, min(room // 3 if at is None else at, room))
        for window, spot, _need in needs:
            window.put(spot, line)


def _has(laid: Laid, side: int) -> bool:
    return any(piece.side == side for piece in laid.pieces)
