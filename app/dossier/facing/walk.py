"""How one moves through two texts: by blocks, screenfuls, from meeting to meeting."""

from dossier.facing.lines import Piece
from dossier.facing.meetings import Meeting
from dossier.facing.roll import TOP, Spot
from dossier.facing.spread import Spread


class Walk(Spread):
    """A spread with a cursor that steps over the blocks of the leading text."""

    # Where one is

    @property
    def in_view(self) -> bool:
        """The cursor can be seen."""
        return self._first_seen(self.side, self.cursor) is not None

    def is_cursor(self, piece: Piece) -> bool:
        """It is of the block under the cursor."""
        return (piece.side, piece.block) == (self.side, self.cursor)

    def is_counterpart(self, piece: Piece) -> bool:
        """It is of the block that the current meeting sets opposite the cursor's."""
        other = 1 - self.side
        if self.current is None or piece.bracket:
            return False
        return (piece.side, piece.block) == (other, self.current.at(other))

    def is_top(self, y: int, side: int) -> bool:
        """It is the first line in view of that text."""
        return y == self._window(side).y

    def side_at(self, y: int, column: int) -> int:
        """The text that is scrolled at line ``y``, in that column."""
        if len(self._windows) < 2 or self.form == "columns":
            return 0 if self.alone else column
        return int(y >= self._windows[1].y - 1)

    @property
    def thumb(self) -> tuple[int, int]:
        """The lines that say where in the leading text the view is; none if all is."""
        window = self._window(self.side)
        lines = window.lines()
        if not lines:
            return 0, 0
        top, last = lines[0][0], lines[-1][0]
        ended = last.row == window.roll.count - 1 and last == window.roll.end
        if ended and top == TOP:
            return 0, 0
        count, seen = window.roll.count, last.row - top.row + 1
        part = top.line / len(window.roll.lines(top.row))
        size = min(max(1, window.height * seen // count), window.height - 1) or 1
        room = window.height - size
        down = int(room * (top.row + part) / max(1, count - seen + 1))
        start = window.y + (room if ended else min(room, down))
        return start, start + size

    # By blocks and lines

    def step(self, step: int) -> None:
        """To the next (+1) or previous (-1) block, or a line on while it is not near.

        Nothing is passed over: what stands between, and what of a block is taller than
        the view, is scrolled through first.
        """
        self._unfold()
        wanted = self.cursor + step
        if wanted == self._within(self.side, wanted) and self._near(wanted):
            self._move_to(wanted)
            self._reveal(self.side, step)
        else:
            self.scroll(step)

    def _near(self, block: int) -> bool:
        """Its row is in view, or begins or ends where the view does."""
        window = self._window(self.side)
        if window.dead:
            return False
        row = self._row(window, self.side, block)
        start = window.line_of(Spot(row, 0))
        stop = window.line_of(Spot(row + 1, 0))
        return start <= window.height and stop >= 0

    def scroll(self, by: int, side: int | None = None) -> bool:
        """So many lines down, or up; the cursor comes along where it can.

        Args:
            by: How many lines.
            side: The text; the leading one where none is named.

        Returns:
            Whether anything moved.
        """
        self._unfold()
        side = self.side if side is None else side
        moved = self._window(side).scroll(by)
        if self._first_seen(self.side, self.cursor) is None:
            self._follow(by > 0)
        return moved

    def _follow(self, down: bool) -> None:
        """The cursor to a block that is in view, if there is one."""
        own = [seen.piece for seen in self.seen() if seen.piece.side == self.side]
        if own:
            begun = [piece for piece in own if not piece.number] or own
            self._move_to((begun[0] if down else begun[-1]).block)

    def page(self, by: float) -> None:
        """So many screenfuls; a line of the last stays in view.

        Where there is no more to scroll, the cursor goes to the end that is in view.
        """
        height = self._window(self.side).height
        lines = max(1, min(height - 1, int(height * abs(by))))
        if not self.scroll(lines if by > 0 else -lines):
            self._follow(by < 0)

    def top(self) -> None:
        """To the beginning."""
        self._unfold()
        self._window(self.side).put(TOP)
        self._move_to(0)

    def bottom(self) -> None:
        """To the end."""
        self._unfold()
        window = self._window(self.side)
        if not window.dead:
            window.put(window.roll.end, window.height - 1)
        self._move_to(len(self.texts[self.side]) - 1)

    def _move_to(self, block: int) -> None:
        """The cursor to a block; the meeting that it leaves is no longer current."""
        self._cursors[self.side] = self._within(self.side, block)
        if self.current is not None and self.current.at(self.side) != self.cursor:
            held = self._held()
            self.current, self._gone = None, False
            self._lay_again(held)

    def _unfold(self) -> None:
        """Whoever moves reads on: nothing is folded any longer."""
        if self._gone:
            held = self._held()
            self._gone = False
            self._lay_again(held)

    # From one text to the other

    def lead(self, side: int, block: int | None = None) -> None:
        """Let the other text lead; the block under the cursor stays in its line.

        Args:
            side: The text.
            block: The block under the cursor then; the one opposite where none is said.
        """
        if self.alone or side == self.side:
            return
        chosen = self._opposite() if block is None else self._within(side, block)
        seen = self._first_seen(side, chosen) or self._first_seen(
            self.side, self.cursor
        )
        held = self._held()
        self._cursors[side] = chosen
        self.side = side
        if self.current is not None and self.current.at(side) != chosen:
            self.current, self._gone = None, False
        if not self.synced:
            self._lay_again(held)
            if self._first_seen(side, chosen) is None:
                self._reveal(side, 1)
            return
        kept = None if seen is None else held[side]
        if seen is not None and kept is not None:
            part = seen.piece.number / seen.piece.of if seen.piece.side == side else 0
            kept = kept._replace(block=chosen, part=part, y=seen.y)
        self._lay_again((kept, kept))

    def _opposite(self) -> int:
        """The block of the other text that the cursor goes to."""
        other = 1 - self.side
        if self.current is not None:
            return self.current.at(other)
        if self.synced:
            for opposite in self._rows.opposite(self.cursor):
                return opposite.block
        elif self._first_seen(other, self._cursors[other]) is not None:
            return self._cursors[other]
        seen = self._first_seen(other)
        return self._cursors[other] if seen is None else seen.piece.block

    def choose(self, side: int, block: int) -> None:
        """The cursor to a block in view, of whichever text."""
        if side != self.side:
            self.lead(side, block)
        else:
            self._move_to(block)

    def tie(self, sync: bool) -> None:
        """Let both texts move together, or each on its own; the place is kept."""
        if sync == self.sync:
            return
        self._cursors[1 - self.side] = self._opposite()
        held = self._held()
        self.sync = sync
        self._lay_again(held)

    # From meeting to meeting

    def go_to(self, side: int, block: int) -> None:
        """The cursor to a block of either text, which leads then; bring it in view."""
        self._unfold()
        self.lead(side, block)
        self._move_to(block)
        window = self._window(self.side)
        if window.dead:
            return
        spot = Spot(self._row(window, self.side, self.cursor), 0)
        start, height = window.line_of(spot), len(window.roll.lines(spot.row)) - 1
        if not 0 <= start <= window.height - height:
            window.put(spot, max(0, (window.height - height) // 3))

    def go(self, meeting: Meeting) -> None:
        """Show both blocks of a meeting, folded where they are taller than the view."""
        if not self._holds(meeting):
            return
        self._cursors = [meeting.a, meeting.b]
        seen = self._first_seen(self.side, self.cursor)
        self.current = self._first = meeting
        self._gone = True
        self._lay_out()
        self._bring(meeting, None if seen is None or seen.piece.number else seen.y)
