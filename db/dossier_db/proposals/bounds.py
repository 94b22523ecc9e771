"""Which of two answers is more exact: numbers, lists, dates and places.

One answer is more exact than another where what it allows lies within what the other
allows. A limit holds many things: *7 to 15 days* lies under *up to 15 days*. But two
limits of one direction are two answers, and a range of days, years or money may be a
spread over several people, in which one figure is no closer look.
"""

import math
from itertools import pairwise
from typing import Final, NamedTuple

from dossier_db.dates import OPEN_END, OPEN_START, Date
from dossier_db.proposals.material import Material
from dossier_db.proposals.values import Words, read

_END: Final = 10.0**17
"""Numbers from here on mean that there is no end."""
_LATER: Final = "U"
"""Sorts after ``T15:00``: a day holds its minutes."""
_LISTED: Final = 3


class Span(NamedTuple):
    """The least and the most that an answer can mean."""

    low: float
    high: float

    @property
    def closed(self) -> bool:
        """It has both ends."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def exact(self) -> bool:
        """It means one number."""
        return self.low == self.high

    def within(self, other: "Span") -> bool:
        """Whether it lies in another that is wider."""
        return self != other and other.low <= self.low and self.high <= other.high

    @property
    def written(self) -> str:
        """``18``, ``15–20``, ``21–``, ``–15``."""
        if self.exact:
            return f"{self.low:.15g}"
        low = f"{self.low:.15g}" if math.isfinite(self.low) else ""
        return f"{low}–{self.high:.15g}" if math.isfinite(self.high) else f"{low}–"


def span(one: Material) -> Span | None:
    """The bounds of an answer: as held, else as its bare number says."""
    if one.at_least is not None or one.at_most is not None:
        low = -math.inf if one.at_least is None else one.at_least
        high = math.inf if one.at_most is None else one.at_most
        return Span(low, high) if low <= high else None
    words = read(one.value)
    if words is None or not words.bare or words.remark:
        return None
    if len(words.counted) == 1:
        low, high = words.counted[0].low, words.counted[0].high
        low = -math.inf if high < _END and low == 0 < high else low
        return Span(low, high if high < _END else math.inf)
    alone = len(words.content) == len(words.numbers) == 1
    return Span(words.numbers[0], words.numbers[0]) if alone else None


def precision(a: Material, b: Material) -> tuple[str, ...] | None:
    """The grounds on which one of two answers is the more exact; None where not."""
    return _of_places(a, b) or _of_dates(a, b) or _of_numbers(a, b)


def _of_places(a: Material, b: Material) -> tuple[str, ...] | None:
    if a.entity_id and a.entity_id in b.within:
        return "place", "b", b.value, a.value
    if b.entity_id and b.entity_id in a.within:
        return "place", "a", a.value, b.value
    return None


def _of_dates(a: Material, b: Material) -> tuple[str, ...] | None:
    if a.date is None or b.date is None or _parted(a, b):
        return None
    ours, theirs = read(a.value), read(b.value)
    if ours is None or theirs is None or ours.beside_date != theirs.beside_date:
        return None
    if _finer(a.date, b.date):
        return "date", "a", a.date.expression, b.date.expression
    if _finer(b.date, a.date):
        return "date", "b", b.date.expression, a.date.expression
    return None


def _finer(one: Date, other: Date) -> bool:
    """Whether one date lies in another that is wider, or is sure where that is not."""
    if (one.earliest, one.latest) == (other.earliest, other.latest):
        sure = not (one.approximate or one.uncertain)
        return sure and (other.approximate or other.uncertain)
    if one.earliest == OPEN_START or one.latest == OPEN_END:
        return False
    return other.earliest <= one.earliest and one.latest <= other.latest + _LATER


def _of_numbers(a: Material, b: Material) -> tuple[str, ...] | None:
    ours, theirs = read(a.value), read(b.value)
    if ours is None or theirs is None or _parted(a, b):
        return None
    mine, its = span(a), span(b)
    if mine is None or its is None or ours.of_each != theirs.of_each:
        return None
    if ours.remark and theirs.remark and ours.remark != theirs.remark:
        return None
    if not (_all_told(ours, mine) and _all_told(theirs, its)):
        return None
    if mine == its:
        return _of_lists(ours, theirs, mine)
    measured = ours.measured or theirs.measured
    if _closer(mine, its, measured):
        return "number", "a", mine.written, its.written
    if _closer(its, mine, measured):
        return "number", "b", its.written, mine.written
    return None


def _parted(a: Material, b: Material) -> bool:
    """Two records are meant."""
    return bool(a.entity_id and b.entity_id and a.entity_id != b.entity_id)


def _all_told(words: Words, span: Span) -> bool:
    """Whether the bounds are all that is counted: *over 20; 19 held* counts twice."""
    return all(span.low - 1 <= number <= span.high + 1 for number in words.numbers)


def _closer(one: Span, other: Span, measured: bool) -> bool:
    if not one.within(other):
        return False
    if other.closed:
        return not measured
    return one.closed


def _of_lists(ours: Words, theirs: Words, both: Span) -> tuple[str, ...] | None:
    """Every value named where the other names the ends: 7, 10 or 15 and 7 to 15."""
    if not both.closed or both.exact:
        return None
    listed = [_list(words, both) for words in (ours, theirs)]
    if (listed[0] is None) == (listed[1] is None):
        return None
    other = theirs if listed[0] else ours
    if other.numbers[:2] != (both.low, both.high) or len(other.numbers) != 2:
        return None
    return "list", "a" if listed[0] else "b", listed[0] or listed[1] or "", both.written


def _list(words: Words, both: Span) -> str | None:
    numbers = words.numbers
    if len(numbers) < _LISTED or numbers[0] != both.low or numbers[-1] != both.high:
        return None
    rising = all(x < y for x, y in pairwise(numbers))
    return ", ".join(f"{one:.15g}" for one in numbers) if rising else None
