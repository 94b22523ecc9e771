"""A long text of which only what is in view is ever laid.

A place in it is a row and a line within that row, never a line of the whole: to know
the number of a line one would have to lay everything above it. A jump anywhere costs
a screenful.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

KEPT: Final = 256
"""Rows that stay laid."""


class Spot(NamedTuple):
    """A line of a row."""

    row: int
    line: int


TOP: Final = Spot(0, 0)


class Roll(Generic[T]):
    """Rows one below the other, each of one line or more."""

    def __init__(self, count: int, lay: Callable[[int], Sequence[T]]) -> None:
        """Nothing is laid yet.

        Args:
            count: How many rows there are.
            lay: The lines of a row; never none.
        """
        self.count = count
        self.lines: Callable[[int], Sequence[T]] = lru_cache(maxsize=KEPT)(lay)
        """The lines of a row."""

    def move(self, spot: Spot, by: int) -> Spot:
        """So many lines down, or up; not past either end."""
        row, line = spot.row, spot.line + by
        while line < 0:
            if not row:
                return TOP
            row -= 1
            line += len(self.lines(row))
        while line >= (height := len(self.lines(row))):
            if row + 1 >= self.count:
                return Spot(row, height - 1)
            row += 1
            line -= height
        return Spot(row, line)

    def between(self, start: Spot, stop: Spot, limit: int) -> int:
        """The lines from one place to another; past ``limit`` it is not counted on.

        Args:
            start: From here.
            stop: To here; negative where it stands above.
            limit: As many lines as matter.
        """
        if stop < start:
            return -self.between(stop, start, limit)
        found = stop.line - start.line
        for row in range(start.row, stop.row):
            found += len(self.lines(row))
            if found > limit:
                break
        return found

    @property
    def end(self) -> Spot:
        """The last line."""
        return Spot(self.count - 1, len(self.lines(self.count - 1)) - 1)


class Window(Generic[T]):
    """A part of the screen through which one looks at a roll."""

    def __init__(self, roll: Roll[T], height: int, side: int | None, y: int) -> None:
        """Look at the beginning.

        Args:
            roll: The text.
            height: Lines in view.
            side: The text that it shows; None is both.
            y: Where on the screen it begins.
        """
        self.roll = roll
        self.height = height
        self.side = side
        self.y = y
        self.top = TOP
        self._seen: tuple[Spot, tuple[tuple[Spot, T], ...]] | None = None

    @property
    def dead(self) -> bool:
        """There is nothing to see, or nowhere to see it."""
        return self.height <= 0 or self.roll.count <= 0

    def lines(self) -> tuple[tuple[Spot, T], ...]:
        """What is in view, from the top."""
        if self.dead:
            return ()
        if self._seen is None or self._seen[0] != self.top:
            self._seen = (self.top, tuple(self._look()))
        return self._seen[1]

    def _look(self) -> list[tuple[Spot, T]]:
        found: list[tuple[Spot, T]] = []
        row, first = self.top
        while row < self.roll.count and len(found) < self.height:
            lines = self.roll.lines(row)
            found += [(Spot(row, n), lines[n]) for n in range(first, len(lines))]
            row, first = row + 1, 0
        return found[: self.height]

    def line_of(self, spot: Spot) -> int:
        """Where on the window a place stands; beyond its edges it is inexact."""
        return self.roll.between(self.top, spot, 2 * self.height)

    def put(self, spot: Spot, at: int = 0) -> None:
        """Show a place at line ``at`` of the window, as far as the ends allow."""
        if self.dead:
            return
        row = min(spot.row, self.roll.count - 1)
        line = min(spot.line, len(self.roll.lines(row)) - 1)
        top = self.roll.move(Spot(row, line), -at)
        # With the row that the last line belongs to in view there is no more below.
        if self.roll.count - top.row <= self.height:
            top = min(top, self.roll.move(self.roll.end, 1 - self.height))
        self.top = top

    def scroll(self, by: int) -> bool:
        """So many lines down, or up; whether anything moved."""
        before = self.top
        self.put(before, -by)
        return self.top != before
