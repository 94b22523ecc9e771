"""A text read for its facts: every slot, each fact with what stands around it."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, Final, Generic, NamedTuple, TypeVar

from dossier_db.texts.facts.names import Name, is_han, sought
from dossier_db.texts.facts.slots import facts
from dossier_db.texts.facts.words import Line, is_kazakh, stem, stems
from dossier_db.texts.flags.proposal import Where
from dossier_db.texts.sentences import Sentence

F = TypeVar("F")

_LONGEST: Final = 200_000
"""Characters of a text that are read, each sentence counted once: a book's worth."""
_AROUND: Final = 14
"""Words on each side of a fact that tell what it is about."""
_MOST: Final = 160
"""Facts of a slot that are compared, those told most often first."""
_REPEATS: Final = 3
"""How often the same sentence is read."""
_ALIKE: Final = 2_000
"""Characters by which it is told whether a text is Kazakh."""


class Seen(NamedTuple, Generic[F]):
    """A fact, where it stands and what is said around it."""

    fact: F
    where: Where
    around: frozenset[str]
    times: int = 1
    """How often the same is said with the same words around it."""


class Reading:
    """One text, read once for all rules, and for any number of other texts."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        kept = _bounded(sentences)
        beginning = "".join(one.text for _, one in kept[:40])[:_ALIKE]
        kazakh = is_kazakh(beginning)
        self._lines = [(n, one, Line(one.text, kazakh)) for n, one in kept]
        rows: dict[str, list[Seen[Any]]] = {}
        for number, sentence, line in self._lines:
            for slot, found in facts(line, self.common):
                for fact in found:
                    rows.setdefault(slot, []).append(_row(number, sentence, line, fact))
        self._names: list[Seen[Name]] = rows.pop("name", [])
        self._found = {slot: _together(its) for slot, its in rows.items()}

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that stand somewhere with a small letter."""
        return frozenset(
            word.fold
            for _, _, line in self._lines
            for word in line.words
            if word.kind == "w" and word.text[0].islower()
        )

    @cached_property
    def subjects(self) -> list[frozenset[str]]:
        """What each sentence is about, in stems."""
        return [stems(line.words) for _, _, line in self._lines]

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the whole text is about, in stems."""
        return frozenset(chain.from_iterable(self.subjects))

    @cached_property
    def _mentions(self) -> dict[str, Where]:
        """The first word of each stem."""
        found: dict[str, Where] = {}
        for number, sentence, line in self._lines:
            for word in line.words:
                if word.kind == "w" and (its := stem(word.fold)) not in found:
                    place = word.start, word.stop, word.text
                    found[its] = _where(number, sentence, *place)
        return found

    def mention(self, stems_of: frozenset[str]) -> Where | None:
        """The first words that have one of some stems."""
        found = (self._mentions.get(one) for one in stems_of)
        return min((one for one in found if one), default=None)

    def seen(self, slot: str) -> list[Seen[Any]]:
        """The facts of a slot in their order; names are asked for by ``names``."""
        return self._found.get(slot, [])

    def names(self, other: "Reading") -> list[Seen[Name]]:
        """The names in their order, as far as both texts tell what is one.

        Words that either has in small letters are no names at the beginning of a
        sentence; a name in Han that the other knows is one here, too.
        """
        found = [
            one
            for one in self._names
            if not (one.fact.opens and one.fact.fold in other.common)
        ]
        if self._written[1] and other._written[1]:
            found.extend(self._sought(other))
            found.sort(key=lambda one: one.where.start)
        return _together(found)

    @cached_property
    def _written(self) -> tuple[list[int], str]:
        """Where each sentence with Han begins in all of them together, and these."""
        written = [line.text for _, _, line in self._lines if line.han]
        starts = accumulate((len(one) + 1 for one in written), initial=0)
        return list(starts)[:-1], "\n".join(written)

    def _sought(self, other: "Reading") -> Iterable[Seen[Name]]:
        """The names in Han that only the other text shows to be names."""
        starts, written = self._written
        lines = [one for one in self._lines if one[2].han]
        known = {one.fact.fold for one in self._names}
        foreign = dict.fromkeys(one.fact.fold for one in other._names)
        for fold in [one for one in foreign if one not in known][:_MOST]:
            for name in sought(fold, written) if is_han(fold) else ():
                number, sentence, line = lines[bisect_right(starts, name.start) - 1]
                shift = starts[bisect_right(starts, name.start) - 1]
                start, stop = name.start - shift, name.stop - shift
                here = name._replace(start=start, stop=stop)
                yield _row(number, sentence, line, here)


class Weights:
    """How much a stem tells: the rarer in both texts, the more."""

    def __init__(self, *readings: Reading) -> None:
        subjects = list(chain.from_iterable(reading.subjects for reading in readings))
        often = Counter(chain.from_iterable(subjects))
        size = len(subjects) + 1
        self._of = {one: math.log(size / often[one]) + 0.2 for one in often}
        self._totals: dict[frozenset[str], float] = {}

    def total(self, stems_of: Iterable[str]) -> float:
        """What some stems tell together; sets have no order, and neither has this."""
        return math.fsum([self._of.get(one, 1.0) for one in stems_of])

    def _whole(self, around: frozenset[str]) -> float:
        """The same of what stands around a fact, which is asked for again and again."""
        known = self._totals.get(around)
        if known is None:
            known = self._totals[around] = self.total(around)
        return known

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of what stands around two facts is the same, 0 to 1."""
        if a.isdisjoint(b):
            return 0.0 if a or b else 1.0
        shared = a & b
        return 2 * self.total(shared) / (self._whole(a) + self._whole(b))


def _bounded(sentences: Sequence[Sentence]) -> list[tuple[int, Sentence]]:
    """The sentences that are read: no endless text, no endless repetition."""
    kept = []
    size = 0
    often: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        often[sentence.text] += 1
        if often[sentence.text] > _REPEATS:
            continue
        size += len(sentence.text)
        if size > _LONGEST:
            break
        kept.append((number, sentence))
    return kept


def _row(number: int, sentence: Sentence, line: Line, fact: F) -> Seen[F]:
    """A fact as it stands in a sentence."""
    found: Any = fact
    start, stop, words = found.start, found.stop, found.words
    where = _where(number, sentence, start, stop, words)
    return Seen(fact, where, _around(line, start, stop))


def _together(rows: Sequence[Seen[F]]) -> list[Seen[F]]:
    """Facts that say the same with the same words around are one."""
    order: dict[tuple[str, frozenset[str]], Seen[F]] = {}
    often = Counter[str]()
    for one in rows:
        fact: Any = one.fact
        key = (fact.value, one.around)
        known = order.get(key)
        order[key] = known._replace(times=known.times + 1) if known else one
        often[key[0]] += not known
    if len(order) <= _MOST:
        return list(order.values())
    chosen = sorted(order.items(), key=lambda item: -often[item[0][0]])[:_MOST]
    return sorted((one for _, one in chosen), key=lambda one: one.where.start)


def _around(line: Line, start: int, stop: int) -> frozenset[str]:
    """What stands around a place, in stems; not what stands in it."""
    return stems(line.around(start, stop, _AROUND * 2 if line.han else _AROUND))


def _where(number: int, sentence: Sentence, start: int, stop: int, words: str) -> Where:
    shift = sentence.start
    return Where(number, shift + start, shift + stop, words)
