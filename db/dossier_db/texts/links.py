"""Which sentences of two texts tell of the same thing, whatever their order.

Two sentences are as like as their character 3- and 4-grams, weighed by how rare these
are (cosine of TF-IDF). Reports of one event share names, numbers and stems more than
whole words, and seldom an order, so that neither a dictionary nor an alignment in order
does better. A link says where to look; it is no finding.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import accumulate, islice
from typing import Final, NamedTuple, TypeVar

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
_A_HAIR: Final = 1e-9
"""By so much equal scores may differ, as they are added up in another order."""
_ASIDE: Final = 0.8
"""How much of the least score the grams may come to that are left aside at first."""
_MOST_RESCORED: Final = 8
"""Where not every gram was looked at, so many sentences are compared in full."""


S = TypeVar("S", dict[int, float], list[float])
"""Scores of sentences by their number: of a few, or of all."""


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
    return chosen(likenesses(a, b, background, least=threshold), threshold)


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
    least: float = 0.0,
) -> tuple[Link, ...]:
    """For each sentence of the first text the sentences of the second most like it.

    Pairs whose score is under ``least`` may be left out, which costs half as much.
    """
    mine = a if isinstance(a, Text) else Text(a)
    its = b if isinstance(b, Text) else Text(b)
    statistics = background or Statistics.of((mine.counted, its.counted))
    index = its.weighed(statistics)
    vectors_of = mine.weighed(statistics).vectors
    found: list[Link] = []
    for one, near in enumerate(index.nearest(vectors_of, best, least)):
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
        self, mine: Sequence[Vector], best: int, least: float
    ) -> Iterable[list[tuple[int, float]]]:
        """For each sentence the nearest here, and their scores."""
        allowed = _MOST_TOUCHED // max(1, len(mine))
        for vector in mine:
            under = [
                (len(postings), gram, weight)
                for gram, weight in vector.items()
                if (postings := self._under.get(gram))
            ]
            total = sum([count for count, _, _ in under])
            if total > allowed:
                yield self._roughly(vector, sorted(under), best, allowed)
            elif least > 0:
                yield self._from(vector, under, best, least)
            else:
                scores = self._added(under, defaultdict(float))
                yield nlargest(best, scores.items(), key=_by_score)

    def _from(
        self,
        vector: Vector,
        under: Iterable[tuple[int, str, float]],
        best: int,
        least: float,
    ) -> list[tuple[int, float]]:
        """The nearest whose score is not under ``least``.

        No score owes more to some grams than the length of their part of the vector.
        The commonest ones, which cost the most and weigh the least, are left aside as
        far as that allows, and only what may still come to ``least`` is compared.
        """
        aside, telling = 0.0, []
        for one in sorted(under, reverse=True):
            if (aside + one[2] ** 2) ** 0.5 <= _ASIDE * least:
                aside += one[2] ** 2
            else:
                telling.append(one)
        size = len(self.vectors)
        scored: Iterable[tuple[int, float]]
        if sum([count for count, _, _ in telling]) < size:
            scored = self._added(telling, defaultdict(float)).items()
        else:  # most sentences are touched: a row of all is quicker
            scored = enumerate(self._added(telling, [0.0] * size))
        needed = least - aside**0.5 - _A_HAIR
        likely = [one for one in scored if one[1] >= needed]
        return self._rescored(vector, likely)[:best]

    def _added(self, under: Iterable[tuple[int, str, float]], scores: S) -> S:
        for _, gram, weight in under:
            for other, its_weight in self._under[gram]:
                scores[other] += weight * its_weight
        return scores

    def _roughly(
        self,
        vector: Vector,
        under: Sequence[tuple[int, str, float]],
        best: int,
        allowed: int,
    ) -> list[tuple[int, float]]:
        """The nearest by the rarest grams alone, then compared in full."""
        touched = accumulate(count for count, _, _ in under)
        few = [
            one for one, so_far in zip(under, touched, strict=True) if so_far <= allowed
        ]
        scores = self._added(few, defaultdict(float))
        near = nlargest(best, scores.items(), key=_by_score)
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
    return sum([weight * b[gram] for gram, weight in a.items() if gram in b])


def _by_score(found: tuple[int, float]) -> tuple[float, int]:
    """The higher score first, of equal ones the earlier sentence."""
    other, score = found
    return round(score, 12), -other
