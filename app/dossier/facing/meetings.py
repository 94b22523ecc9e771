"""Two texts face to face: which of their blocks stand opposite one another.

As in a synopsis of the gospels, one text leads and keeps its order; of the other,
each block stands where the leading text meets it, out of its own order and again
where need be. Independent reports tell things in different orders, so no order is
forced on both.

Who stands where is worked out from the meetings alone. A row is made when somebody
looks at it: a text of 100,000 blocks costs what its meetings cost.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, overload

from dossier.rows import Line, Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """A block of the first text stands opposite a block of the second."""

    a: int
    """The block of the first text, from 0."""
    b: int
    """The block of the second."""
    sign: Line | Span
    """What stands in the connector, in one cell: the mark of a verdict."""
    firm: bool
    """A person said so; otherwise it is a candidate, and the connector is dotted."""
    stop: bool
    """``n`` and ``N`` stop here."""
    id: str
    """What it is about: the screen's own."""

    def at(self, side: int) -> int:
        """Its block of the text on that side."""
        return self.b if side else self.a


class Opposite(NamedTuple):
    """A block of the other text in a row of the leading one."""

    block: int
    meetings: tuple[Meeting, ...] = ()
    """Why it stands here; none where it stands alone."""
    repeated: bool = False
    """It stands here out of its own order, or not for the first time."""


class FacingRow(NamedTuple):
    """A block of the leading text with what stands opposite, or one that is alone."""

    lead: int | None
    others: tuple[Opposite, ...] = ()
    begins: bool = False
    """A block that stands alone: the first of several one after the other."""


class _Run(NamedTuple):
    """Blocks of the other text that meet nothing."""

    after: int
    """The leading block below whose row they stand; -1 is the top."""
    start: int
    stop: int


class FacingRows(Sequence[FacingRow]):
    """All rows, in the order of the leading text; each is made when it is asked for.

    Each block of the leading text stands in one row, once. Opposite stand the blocks
    of the other that it meets; one that meets nothing stands alone below the row of
    its predecessor in its own text, or at the top. Every block stands somewhere.
    """

    def __init__(
        self,
        counts: tuple[int, int],
        meetings: Iterable[Meeting],
        lead: int = 0,
    ) -> None:
        """Work out who stands where.

        Args:
            counts: How many blocks either text has.
            meetings: Which of them meet; those outside the texts are passed over.
            lead: Which text leads, 0 or 1.
        """
        self.lead = lead
        self.current: Meeting | None = None
        """Its counterpart stands first in its row."""
        self._leading, self._others = counts[lead], counts[1 - lead]
        self._met: dict[int, dict[int, list[Meeting]]] = {}
        for meeting in meetings:
            if 0 <= meeting.a < counts[0] and 0 <= meeting.b < counts[1]:
                met = self._met.setdefault(meeting.at(lead), {})
                met.setdefault(meeting.at(1 - lead), []).append(meeting)
        pairs = [(own, other) for own in sorted(self._met) for other in self._of(own)]
        self._in_order = frozenset(_in_order(pairs))
        self._home = {other: own for own, other in reversed(pairs)}
        self._home.update((other, own) for own, other in self._in_order)
        self._alone = sorted(_runs(self._home, self._others))
        self._places = sorted((run.start, n) for n, run in enumerate(self._alone))
        self._before = [0]  # blocks that stand alone above each run, and in all
        for run in self._alone:
            self._before.append(self._before[-1] + run.stop - run.start)
        self._begin = [
            run.after + 1 + before
            for run, before in zip(self._alone, self._before, strict=False)
        ]

    def _of(self, own: int) -> list[int]:
        return sorted(self._met.get(own, ()))

    def __len__(self) -> int:
        """How many rows there are."""
        return self._leading + self._before[-1]

    @overload
    def __getitem__(self, index: int) -> FacingRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[FacingRow]: ...
    def __getitem__(self, index: int | slice) -> FacingRow | list[FacingRow]:
        """The row of this number."""
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        number = bisect_right(self._begin, index) - 1
        if number >= 0:
            run, past = self._alone[number], index - self._begin[number]
            if past < run.stop - run.start:
                return FacingRow(None, (Opposite(run.start + past),), not past)
        own = index - self._before[number + 1]
        return FacingRow(own, self.opposite(own))

    def opposite(self, own: int) -> tuple[Opposite, ...]:
        """What stands opposite a block of the leading text."""
        met = self._met.get(own, {})
        found = [
            Opposite(other, tuple(met[other]), (own, other) not in self._in_order)
            for other in self._of(own)
        ]
        if self.current is not None and self.current.at(self.lead) == own:
            first = self.current.at(1 - self.lead)
            found.sort(key=lambda opposite: opposite.block != first)
        return tuple(found)

    def row_of(self, own: int) -> int:
        """The row of a block of the leading text."""
        above = bisect_left(self._alone, own, key=lambda run: run.after)
        return own + self._before[above]

    def row_opposite(self, other: int) -> int:
        """The row in which a block of the other text stands first and foremost."""
        home = self._home.get(other)
        if home is not None:
            return self.row_of(home)
        start, number = self._places[bisect_right(self._places, (other, len(self))) - 1]
        return self._begin[number] + other - start


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs that keeps the order of both texts.

    The longest and not the first that comes: one block met far ahead of its place
    would make all that follow seem out of order.
    """
    ends: list[int] = []  # the other block that a choice of n + 1 pairs ends with
    held: list[int] = []  # and which pair that is
    before: list[int] = []
    for number, (_own, other) in enumerate(pairs):
        size = bisect_left(ends, other)
        before.append(held[size - 1] if size else -1)
        if size == len(ends):
            ends.append(other)
            held.append(number)
        elif ends[size] != other:
            ends[size], held[size] = other, number
    found: list[tuple[int, int]] = []
    number = held[-1] if held else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _runs(home: dict[int, int], count: int) -> Iterable[_Run]:
    """The blocks that meet nothing, and below which row they stand."""
    last = -1
    for met in [*sorted(home), count]:
        if met - last > 1:
            yield _Run(home.get(last, -1), last + 1, met)
        last = met


Stops: TypeAlias = tuple[tuple[tuple[int, int, int], Meeting], ...]
"""Meetings with their places: leading block, other block, number among the meetings."""


def stops(meetings: Iterable[Meeting], lead: int) -> Stops:
    """Where ``n`` stops, each with its place: in the order of the leading text."""
    found = [
        ((meeting.at(lead), meeting.at(1 - lead), number), meeting)
        for number, meeting in enumerate(meetings)
        if meeting.stop
    ]
    return tuple(sorted(found, key=lambda stop: stop[0]))
