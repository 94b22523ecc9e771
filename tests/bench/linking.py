"""Whether sentences that tell of the same thing are found, beside other methods.

    python -m bench.linking tune       the thresholds of the others, from ``reports``
    python -m bench.linking [FOLDER…]  what they find, by language

``events`` and ``unseen`` were never tuned on for links; the thresholds of every method
come from ``reports``. A link between texts on two different events is wrong whatever it
links.
"""

import difflib
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple, TypeAlias

from rapidfuzz.distance import Indel

from bench import material
from bench.material import Pair
from bench.report import Line, Report
from dossier_db.search.folding import tokens
from dossier_db.texts.grams import Statistics
from dossier_db.texts.links import (
    THRESHOLD,
    THRESHOLD_OF_MANY,
    Link,
    Text,
    chosen,
    likenesses,
)

Rows: TypeAlias = Sequence[str]
Scores: TypeAlias = list[Link]

LEAST: Final = 0.0
"""By how many points of 100 ours must find more than word Jaccard does."""


class Method(NamedTuple):
    """How like the sentences of two texts are, and from where on they are linked."""

    name: str
    score: Callable[[Rows, Rows], Scores]
    threshold: float


class Quality(NamedTuple):
    """What a method finds in some pairs, of 1."""

    first: float
    """Of the sentences that have a counterpart, those whose nearest one is right."""
    reciprocal: float
    """The mean of one over the rank of the first right one."""
    precision: float
    """How high right pairs stand among all of a text: average precision, the mean."""
    right: float
    """Of the links drawn, those that are right."""
    found: float
    """Of the pairs that tell of the same thing, those that are linked."""


def words_of(sentence: str) -> list[str]:
    """Words as any simple method would take them; Han by its characters."""
    return [
        part
        for word in tokens(sentence)
        for part in (word.raw if word.script == "han" else [word.raw])
    ]


def jaccard(a: Rows, b: Rows) -> Scores:
    """Words in common, of all words of both."""
    mine, its = ([frozenset(words_of(one)) for one in side] for side in (a, b))
    return [
        Link(i, j, len(x & y) / len(x | y))
        for (i, x), (j, y) in product(enumerate(mine), enumerate(its))
        if x & y
    ]


def sequence(a: Rows, b: Rows) -> Scores:
    """The library that comes with Python."""
    found = []
    for j, y in enumerate(b):
        matcher = difflib.SequenceMatcher(None, "", y)
        for i, x in enumerate(a):
            matcher.set_seq1(x)
            found.append(Link(i, j, matcher.ratio()))
    return found


def indel(a: Rows, b: Rows) -> Scores:
    """Letters put in and taken out."""
    return [
        Link(i, j, Indel.normalized_similarity(x, y))
        for (i, x), (j, y) in product(enumerate(a), enumerate(b))
    ]


def cosine(a: Rows, b: Rows) -> Scores:
    """Words weighed by how rare they are in the two texts."""
    counted = [[Counter(words_of(one)) for one in side] for side in (a, b)]
    seen = Counter(word for side in counted for one in side for word in one)
    size = len(a) + len(b)

    def weighed(one: Counter[str]) -> dict[str, float]:
        weights = {
            word: (1 + math.log(times)) * math.log(1 + (size + 1) / (seen[word] + 0.5))
            for word, times in one.items()
        }
        length = math.hypot(*weights.values()) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    mine, its = ([weighed(one) for one in side] for side in counted)
    return [
        Link(i, j, sum(x[word] * y[word] for word in x.keys() & y.keys()))
        for (i, x), (j, y) in product(enumerate(mine), enumerate(its))
    ]


def ours(a: Rows, b: Rows) -> Scores:
    """Character grams, weighed by how rare they are in the two texts."""
    return list(likenesses(a, b, best=len(b)))


class OfMany:
    """Character grams, weighed by how rare they are in a library of texts."""

    def __init__(self, texts: Sequence[Rows]) -> None:
        self._texts = {tuple(rows): Text(rows) for rows in texts}
        counted = (text.counted for text in self._texts.values())
        self._statistics = Statistics.of(counted)

    def __call__(self, a: Rows, b: Rows) -> Scores:
        """The scores of two texts of the library."""
        mine, its = (self._texts[tuple(side)] for side in (a, b))
        return list(likenesses(mine, its, self._statistics, best=len(b)))


def methods(library: Sequence[Rows]) -> tuple[Method, ...]:
    """All of them; thresholds of the others as ``tune`` found them."""
    return (
        Method("word Jaccard", jaccard, 0.09),
        Method("difflib", sequence, 0.43),
        Method("indel", indel, 0.45),
        Method("word cosine", cosine, 0.13),
        Method("ours", ours, THRESHOLD),
        Method("of many", OfMany(library), THRESHOLD_OF_MANY),
    )


def quality(pairs: Sequence[Pair], method: Method) -> Quality:
    """What a method finds, of the sentences of both sides of some pairs."""
    ranks: list[int] = []
    precisions = []
    right = drawn = same = 0
    for pair in pairs:
        scores = method.score(*pair.sides)
        ranks += [*_ranks(scores, pair), *_ranks(_turned(scores), pair, turned=True)]
        precisions.append(_precision(scores, pair.same))
        links = {link[:2] for link in chosen(scores, method.threshold)}
        right += len(links & pair.same)
        drawn += len(links)
        same += len(pair.same)
    return Quality(
        fmean(rank == 1 for rank in ranks),
        fmean(1 / rank if rank else 0.0 for rank in ranks),
        fmean(precisions),
        right / max(1, drawn),
        right / same,
    )


def _turned(scores: Scores) -> Scores:
    return [Link(j, i, score) for i, j, score in scores]


def _ranks(scores: Scores, pair: Pair, turned: bool = False) -> Iterator[int]:
    """For each sentence that has a counterpart the rank of the best; 0 for none."""
    same = {(j, i) for i, j in pair.same} if turned else pair.same
    near: dict[int, list[Link]] = {i: [] for i, _ in sorted(same)}
    for link in scores:
        if link.i in near:
            near[link.i].append(link)
    for i, found in near.items():
        found.sort(key=lambda link: (-link.score, link.j))
        ranked = (rank for rank, one in enumerate(found, 1) if (i, one.j) in same)
        yield next(ranked, 0)


def _precision(scores: Scores, same: frozenset[tuple[int, int]]) -> float:
    ranked = sorted(scores, key=lambda link: (-link.score, link.i, link.j))
    total, right = 0.0, 0
    for rank, link in enumerate(ranked, 1):
        if link[:2] in same:
            right += 1
            total += right / rank
    return total / len(same)


def strangers(pairs: Sequence[Pair], others: Sequence[Pair]) -> list[tuple[Rows, Rows]]:
    """Two texts of one language on different events, one of them of ``pairs``."""
    found: list[tuple[Rows, Rows]] = []
    for n, pair in enumerate(pairs):
        for other in (*pairs[n + 1 :], *others):
            if pair.language == other.language and pair.name != other.name:
                found.extend(product(pair.sides, other.sides))
    return found


def wrong(texts: Sequence[tuple[Rows, Rows]], method: Method) -> float:
    """Links drawn between two texts on different events."""
    drawn = (chosen(method.score(*two), method.threshold) for two in texts)
    return fmean(len(links) for links in drawn)


def compare(report: Report) -> None:
    """Lines for what each method finds in texts that nothing was tuned on."""
    pairs = list(material.pairs(material.EVENTS, material.UNSEEN))
    others = list(material.pairs(material.REPORTS, material.RETELLINGS))
    every = methods([side for pair in (*pairs, *others) for side in pair.sides])
    report.head("Links, of 100, never tuned on", *(one.name for one in every))
    _lines("", pairs, every, report)
    apart = strangers(pairs, others)
    figures = [wrong(apart, one) for one in every]
    note = f"{len(apart)} pairs on different events"
    report.add(Line.scaled("wrong links for a pair", figures, None, note))
    for language in sorted({pair.language for pair in pairs}):
        some = [pair for pair in pairs if pair.language == language]
        firsts = [100 * quality(some, one).first for one in every]
        report.add(Line.gained(f"{language}: right at first", firsts, None))


def _lines(
    head: str, pairs: Sequence[Pair], every: Sequence[Method], report: Report
) -> None:
    found = [quality(pairs, one) for one in every]
    for name, said in (
        ("first", "right at first"),
        ("reciprocal", "mean reciprocal rank"),
        ("precision", "average precision"),
        ("right", "links that are right"),
        ("found", "same things linked"),
    ):
        figures = [100 * getattr(one, name) for one in found]
        budget = LEAST if name in ("first", "precision") else None
        report.add(Line.gained(head + said, figures, budget))


def tune() -> None:
    """The threshold of each method by which most of ``reports`` comes out right."""
    pairs = list(material.pairs(material.REPORTS))
    for method in methods([side for pair in pairs for side in pair.sides]):
        scored = [(method.score(*pair.sides), pair.same) for pair in pairs]
        best, at = max((_balance(scored, step / 100), step) for step in range(5, 80))
        now = _balance(scored, method.threshold)
        print(f"{method.name:14}F1 {best:.3f} at {at / 100:.2f}", end="")
        print(f", {now:.3f} at {method.threshold:.2f} as set")


def _balance(
    scored: Sequence[tuple[Scores, frozenset[tuple[int, int]]]], threshold: float
) -> float:
    """F1 of the links that a threshold draws."""
    links = [{link[:2] for link in chosen(scores, threshold)} for scores, _ in scored]
    right = sum(
        len(drawn & same) for drawn, (_, same) in zip(links, scored, strict=True)
    )
    return 2 * right / max(1, sum(map(len, links)) + sum(len(s) for _, s in scored))


def main(*what: str) -> None:
    """Print what the methods find."""
    if what == ("tune",):
        tune()
        return
    report = Report()
    if not what:
        compare(report)
    for folder in map(Path, what):
        pairs = list(material.pairs(folder))
        every = methods([side for pair in pairs for side in pair.sides])
        report.head(folder.name, *(one.name for one in every))
        _lines("", pairs, every, report)


if __name__ == "__main__":
    main(*sys.argv[1:])
