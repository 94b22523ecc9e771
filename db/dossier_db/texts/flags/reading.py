"""A text read for its facts: every slot, each fact with what stands around it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Final, Generic, NamedTuple, TypeVar

from dossier_db.texts.facts.actors import actors
from dossier_db.texts.facts.custody import custody
from dossier_db.texts.facts.dates import dates
from dossier_db.texts.facts.law import articles
from dossier_db.texts.facts.names import names
from dossier_db.texts.facts.numbers import counts
from dossier_db.texts.facts.objects import objects
from dossier_db.texts.facts.penalties import penalties
from dossier_db.texts.facts.stages import stages
from dossier_db.texts.facts.terms import terms
from dossier_db.texts.facts.titles import titles
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
    """One text, read once for all rules."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._kept = _bounded(sentences)
        beginning = "".join(one.text for _, one in self._kept[:40])[:_ALIKE]
        kazakh = is_kazakh(beginning)
        self._lines = [(n, one, Line(one.text, kazakh)) for n, one in self._kept]
        self._found: dict[str, list[Seen[Any]]] = {}

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

    def mention(self, stems_of: frozenset[str]) -> Where | None:
        """The first words that have one of some stems."""
        for number, sentence, line in self._lines:
            for word in line.words:
                if word.kind == "w" and stem(word.fold) in stems_of:
                    return _where(number, sentence, word.start, word.stop, word.text)
        return None

    def read(self, common: frozenset[str]) -> None:
        """Find the facts of every slot.

        Args:
            common: words that are no names at the beginning of a sentence.
        """
        found: dict[str, list[tuple[int, Sentence, Line, Any]]] = {}
        for number, sentence, line in self._lines:
            for slot, facts in _rooms(line, common):
                for fact in facts:
                    found.setdefault(slot, []).append((number, sentence, line, fact))
        self._found = {slot: _together(rows) for slot, rows in found.items()}

    def seen(self, slot: str) -> list[Seen[Any]]:
        """The facts of a slot in their order."""
        return self._found.get(slot, [])


class Weights:
    """How much a stem tells: the rarer in both texts, the more."""

    def __init__(self, *readings: Reading) -> None:
        subjects = list(chain.from_iterable(reading.subjects for reading in readings))
        often = Counter(chain.from_iterable(subjects))
        size = len(subjects) + 1
        self._of = {one: math.log(size / often[one]) + 0.2 for one in often}

    def total(self, stems_of: Iterable[str]) -> float:
        """What some stems tell together."""
        return sum(self._of.get(one, 1.0) for one in stems_of)

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """How much of what stands around two facts is the same, 0 to 1."""
        if not a and not b:
            return 1.0
        shared = a & b
        if not shared:
            return 0.0
        return 2 * self.total(shared) / (self.total(a) + self.total(b))


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


def _rooms(line: Line, common: frozenset[str]) -> Iterable[tuple[str, Sequence[Any]]]:
    yield "date", dates(line)
    yield "article", articles(line)
    counted = counts(line)
    served = penalties(line, counted)
    yield "penalty", served
    yield (
        "count",
        [
            one
            for one in counted
            if not any(its.start <= one.start < its.stop for its in served)
        ],
    )
    yield "stage", stages(line)
    yield "custody", custody(line)
    yield "term", terms(line)
    yield "actor", actors(line)
    yield "object", objects(line)
    yield "title", titles(line)
    yield "name", names(line, common)


def _together(rows: Sequence[tuple[int, Sentence, Line, Any]]) -> list[Seen[Any]]:
    """Facts that say the same with the same words around are one."""
    order: dict[tuple[str, frozenset[str]], Seen[Any]] = {}
    for number, sentence, line, fact in rows:
        around = _around(line, fact.start, fact.stop)
        key = (fact.value, around)
        known = order.get(key)
        if known is not None:
            order[key] = known._replace(times=known.times + 1)
            continue
        where = _where(number, sentence, fact.start, fact.stop, fact.words)
        order[key] = Seen(fact, where, around)
    if len(order) <= _MOST:
        return list(order.values())
    often = Counter(key[0] for key in order)
    chosen = sorted(order.items(), key=lambda item: -often[item[0][0]])[:_MOST]
    return sorted((one for _, one in chosen), key=lambda one: one.where.start)


def _around(line: Line, start: int, stop: int) -> frozenset[str]:
    """What stands around a place, in stems; not what stands in it."""
    return stems(line.around(start, stop, _AROUND * 2 if line.han else _AROUND))


def _where(number: int, sentence: Sentence, start: int, stop: int, words: str) -> Where:
    shift = sentence.start
    return Where(number, shift + start, shift + stop, words)
