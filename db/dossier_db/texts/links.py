"""Which sentences of two texts tell of the same thing, whatever their order.

Two sentences are as like as their character 3- and 4-grams, weighed by how rare these
are (cosine of TF-IDF). Reports of one event share names, numbers and stems more than
whole words, and seldom an order, so that neither a dictionary nor an alignment in order
does better. A link says where to look; it is no finding.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import islice
from typing import Final, NamedTuple

from dossier_db.texts.grams import Statistics, Vector, grams, vectors

THRESHOLD: Final = 0.18
"""The least score of a link where rarity is known from the two texts alone."""
THRESHOLD_OF_MANY: Final = 0.30
"""The same where it is known from many texts."""
MOST_LINKS: Final = 2
"""Links of one sentence."""

_MOST_SENTENCES: Final = 10_000
"""Different sentences of one text that are compared: those of a long book."""
_MOST_LETTERS: Final = 250_000
"""Of a text that is longer only the beginnings of its sentences are compared."""
_MOST_TOUCHED: Final = 8_000_000
"""Pairs of a sentence and a gram looked at for two texts, the rarest grams first. Two
texts of thousands of words stay far below it, and then every score is exact."""
_MOST_RESCORED: Final = 8
"""Where not every gram was looked at, so many sentences are compared in full."""


class Link(NamedTuple):
    """Two sentences that may tell of the same thing, and how like they are."""

    i: int
    """The sentence of the first text, from 0."""
    j: int
    """The sentence of the second text, from 0."""
    score: float
    """From 0 to 1."""


class Text:
    """The sentences of a text, read once to be compared with any number of others."""

    def __init__(self, sentences: Sequence[str]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(sentences):  # a text may repeat one at length
            places[sentence].append(place)
        self.places: Final = list(places.values())[:_MOST_SENTENCES]
        different = list(places)[:_MOST_SENTENCES]
        letters = sum(map(len, different))
        cut = _MOST_LETTERS // len(different) if letters > _MOST_LETTERS else None
        self.counted: Final = [Counter(grams(one[:cut])) for one in different]
        self._weighed: tuple[Statistics, _Index] | None = None

    def weighed(self, statistics: Statistics) -> "_Index":
        """The same with the weight of every gram, kept for the next text."""
        if self._weighed is None or self._weighed[0] is not statistics:
            self._weighed = statistics, _Index(vectors(self.counted, statistics))
        return self._weighed[1]


def links(
    a: Text | Sequence[str],
    b: Text | Sequence[str],
    background: Statistics | None = None,
    threshold: float | None = None,
) -> tuple[Link, ...]:
    """The links between two texts, in the order of the first.

    ``background`` knows how rare grams are in many texts; without it the two texts
    tell. The best links are made first, and a sentence has two at the most.
    """
    if threshold is None:
        threshold = THRESHOLD if background is None else THRESHOLD_OF_MANY
    return chosen(likenesses(a, b, background), threshold)


def chosen(pairs: Iterable[Link], threshold: float) -> tuple[Link, ...]:
    """Of scored pairs those that are links."""
    of_a: defaultdict[int, int] = defaultdict(int)
    of_b: defaultdict[int, int] = defaultdict(int)
    taken = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.i, pair.j)):
        if pair.score < threshold:
            break
        if of_a[pair.i] < MOST_LINKS and of_b[pair.j] < MOST_LINKS:
            of_a[pair.i] += 1
            of_b[pair.j] += 1
            taken.append(pair)
    return tuple(sorted(taken))


def likenesses(
    a: Text | Sequence[str],
    b: Text | Sequence[str],
    background: Statistics | None = None,
    best: int = 10,
) -> tuple[Link, ...]:
    """For each sentence of the first text the sentences of the second most like it."""
    mine = a if isinstance(a, Text) else Text(a)
    its = b if isinstance(b, Text) else Text(b)
    statistics = background or Statistics.of((mine.counted, its.counted))
    index = its.weighed(statistics)
    found: list[Link] = []
    for one, near in enumerate(index.nearest(mine.weighed(statistics).vectors, best)):
        for i in mine.places[one]:
            places = ((j, score) for other, score in near for j in its.places[other])
            found.extend(Link(i, j, score) for j, score in islice(places, best))
    return tuple(found)


class _Index:
    """The sentences of a text under each of their grams."""

    def __init__(self, of: Sequence[Vector]) -> None:
        self.vectors: Final = of
        self._under: Final[defaultdict[str, list[tuple[int, float]]]] = defaultdict(
            list
        )
        for other, vector in enumerate(of):
            for gram, weight in vector.items():
                self._under[gram].append((other, weight))

    def nearest(
        self, mine: Sequence[Vector], best: int
    ) -> Iterable[list[tuple[int, float]]]:
        """For each sentence the nearest here, and their scores."""
        allowed = _MOST_TOUCHED // max(1, len(mine))
        for vector in mine:
            yield self._near(vector, best, allowed)

    def _near(self, vector: Vector, best: int, allowed: int) -> list[tuple[int, float]]:
        scores: defaultdict[int, float] = defaultdict(float)
        touched, whole = 0, True
        under = [
            (len(postings), gram, weight)
            for gram, weight in vector.items()
            if (postings := self._under.get(gram))
        ]
        total = sum(count for count, _, _ in under)
        if total > allowed:
            under.sort()
        for count, gram, weight in under:
            touched += count
            if touched > allowed:
                whole = False
                break
            for other, its_weight in self._under[gram]:
                scores[other] += weight * its_weight
        near = nlargest(best, scores.items(), key=_by_score)
        if whole:
            return near
        return self._rescored(vector, near[:_MOST_RESCORED])

    def _rescored(
        self, vector: Vector, near: Iterable[tuple[int, float]]
    ) -> list[tuple[int, float]]:
        exact = ((other, dot(vector, self.vectors[other])) for other, _ in near)
        return sorted(exact, key=_by_score, reverse=True)


def dot(a: Vector, b: Vector) -> float:
    """How like two sentences are."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[gram] for gram, weight in a.items() if gram in b)


def _by_score(found: tuple[int, float]) -> tuple[float, int]:
    """The higher score first, of equal ones the earlier sentence."""
    other, score = found
    return round(score, 12), -other
