"""Whether the parts of an answer meet a total: 13 and 6 are the 19, 13 and 5 are not.

Parts are two or more exact numbers of people, or of nothing named, joined by *and* or
a comma. A total is one exact number. A total that another question holds is looked at
only where the same source gives both; and that it is missed is said only where it is
missed narrowly, for a number far away counts something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from dossier_db.proposals.material import Material, Total
from dossier_db.proposals.values import LONGEST, Words, read
from dossier_db.texts.facts.numbers import PEOPLE
from dossier_db.texts.facts.numerals import spelled
from dossier_db.texts.facts.words import Line
from dossier_db.texts.listed import listed

_AND: Final = listed(
    "and plus et und y e и да плюс және мен пен бен ve hem و وَ & + , ; ، ؛ ， ； 、"
    " 和 与 與 及 加"
)
"""What joins two parts."""
_NOT_AND: Final = listed(
    "or to of from out than between ou à de sur или до из от немесе дейін 或 至 到 之"
    " - – — / % °"
)
"""What makes two numbers something else: a choice, a range, a share."""
_NARROW: Final = 10
"""A total is missed narrowly by one, or by one in so many."""
_BY_CHANCE: Final = 5
"""Below this, numbers of two questions meet by chance; narrow misses below twice it."""
_MOST: Final = 12
"""Parts of a sum."""
_LARGEST: Final = 10**12


class Sum(NamedTuple):
    """Numbers that are counted together."""

    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """What they come to."""
        return sum(self.parts)

    @property
    def written(self) -> str:
        """13 + 6."""
        return " + ".join(map(str, self.parts))

    def near(self, total: int) -> bool:
        """Whether a total is so close that the same people may be meant."""
        apart = abs(total - self.total)
        return total > max(self.parts) and apart <= max(1, self.total // _NARROW)


class Met(NamedTuple):
    """A sum held against a total."""

    verdict: str
    """agree or differ."""
    grounds: tuple[str, ...]


def parts(value: str) -> Sum | None:
    """The parts that an answer counts together; None where it counts otherwise."""
    return _parts(value) if len(value) <= LONGEST else None


@lru_cache(maxsize=8_192)
def _parts(value: str) -> Sum | None:
    words = read(value)
    if words is None or words.remark or words.dated or words.of_each:
        return None
    if not _alike(words):
        return None
    if len(words.counted) == 1 == len(words.numbers) and words.counted[0].and_one:
        return _sum((1.0, *words.numbers))  # the leader and 19 members
    if not 2 <= len(words.numbers) <= _MOST or not _joined(value):
        return None
    return _sum(words.numbers)


def _sum(numbers: Sequence[float]) -> Sum | None:
    if any(not 0 < one < _LARGEST or one != int(one) for one in numbers):
        return None
    return Sum(tuple(map(int, numbers)))


def _alike(words: Words) -> bool:
    """People, or things of one name, or nothing named; each number exact."""
    named = [one.noun for one in words.counted if one.unit != PEOPLE and one.noun]
    if named:
        every = len(words.counted) == len(words.numbers)  # one flag is not counted
        if not every or not frozenset.intersection(*named):
            return False
    return all(
        one.exact and not one.part and one.unit in ("", PEOPLE) for one in words.counted
    )


def _joined(value: str) -> bool:
    """Whether every number is joined to the next by *and* and by nothing else."""
    line = Line(value)
    numbers = list(spelled(line))
    for (_, _, after), (_, first, _) in pairwise(numbers):
        between = set(line.folds(after, first))
        if not between & _AND or between & _NOT_AND:
            return False
    return not set(line.folds(0, numbers[0][1])) & _NOT_AND if numbers else False


def total(one: Material) -> int | None:
    """The one exact number of people, or of nothing named, that an answer gives."""
    low, high = one.at_least, one.at_most
    if low is None or low != high or not 0 < low < _LARGEST or low != int(low):
        return None
    words = read(one.value)
    if words is None or words.numbers != (low,) or words.dated:
        return None
    plain = all(
        not count.part
        and not count.and_one
        and (count.unit == PEOPLE or (not count.unit and not count.noun))
        for count in words.counted
    )
    return int(low) if plain and not words.measured else None


def met(a: Material, b: Material) -> Met | None:
    """Two answers to one question: the parts of one held against the total of the
    other."""
    for of_parts, of_total in ((a, b), (b, a)):
        number = total(of_total)
        if number is None:
            continue
        added = parts(of_parts.value)
        if added is not None:
            return _held(added, number)
    return None


def _held(added: Sum, number: int) -> Met | None:
    if number == added.total:
        return Met("agree", (added.written, str(number)))
    if not added.near(number):
        return None
    apart = str(number - added.total)
    return Met("differ", (added.written, str(number), apart))


def elsewhere(one: Material, totals: Iterable[Total]) -> Iterator[tuple[Total, Met]]:
    """The totals of other questions that the parts of an answer meet or miss.

    That a total is missed is not said of a source that also gives the total which is
    met: it counts more than one thing.
    """
    added = parts(one.value)
    if added is None:
        return
    sources = frozenset(telling.source_id for telling in one.tellings)
    shared = [(each, each.sources & sources) for each in totals]
    held = [
        (each, found, its)
        for each, its in shared
        if its and (number := total(each.answer)) is not None
        if (found := _held(added, number)) is not None
        if number >= (_BY_CHANCE if found.verdict == "agree" else 2 * _BY_CHANCE)
    ]
    meeting = frozenset[str]().union(
        *(its for _, found, its in held if found.verdict == "agree")
    )
    for each, found, its in held:
        if found.verdict == "agree" or its - meeting:
            yield each, found


def arithmetic(grounds: Sequence[str]) -> str:
    """A sum's grounds as one line: ``13 + 6 = 19``, or ``13 + 5 ≠ 19``.

    A note about the question that says this line keeps the proposal: it is then not
    proposed again.
    """
    sign = "=" if len(grounds) == 2 else "≠"
    return f"{grounds[0]} {sign} {grounds[1]}"


def noted(grounds: Sequence[str], notes: Iterable[str]) -> bool:
    """Whether one of our notes holds the arithmetic of a sum."""
    line = arithmetic(grounds)
    pattern = re.compile(rf"(?<![\d+] )(?<!\d){re.escape(line)}(?!\d)")
    return any(pattern.search(note) for note in notes)
