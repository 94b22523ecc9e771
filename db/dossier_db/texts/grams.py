"""The grams of a sentence, and how much each of them weighs.

Words are read as search reads them, so that Uighur and Uyghur share their grams and a
name meets itself in another script; Han is taken by its characters, one and two at a
time.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log, sqrt
from typing import Final, Self

from dossier_db.search.folding import tokens

Vector = dict[str, float]
"""The grams of a sentence with their weights; of length 1."""

_SIZES: Final = (3, 4)


class Statistics:
    """In how many sentences each gram was seen: the rarer, the more it tells."""

    def __init__(self) -> None:
        self.sentences = 0
        self._seen: Counter[str] = Counter()

    @classmethod
    def of(cls, texts: Iterable[Iterable[Counter[str]]]) -> Self:
        """Those of several texts, each a list of the grams of its sentences."""
        made = cls()
        for text in texts:
            for counted in text:
                made.sentences += 1
                made._seen.update(counted.keys())
        return made

    def rarity(self, gram: str) -> float:
        """How much a gram tells."""
        return log(1 + (self.sentences + 1) / (self._seen[gram] + 0.5))


def vectors(sentences: Iterable[Counter[str]], statistics: Statistics) -> list[Vector]:
    """The weights of the grams of each sentence."""
    return [_vector(counted, statistics) for counted in sentences]


def grams(sentence: str) -> list[str]:
    """The grams of a sentence, as often as they occur."""
    words = tokens(sentence)
    spaced = (word.folded for word in words if word.script != "han")
    letters = f" {' '.join(spaced)} "
    found = [
        letters[start : start + size]
        for size in _SIZES
        for start in range(len(letters) - size + 1)
    ]
    for word in words:
        if word.script == "han":
            found.extend(word.raw)
            found.extend(first + second for first, second in pairwise(word.raw))
    return found


def _vector(counted: Counter[str], statistics: Statistics) -> Vector:
    weights = {
        gram: (1 + log(count)) * statistics.rarity(gram)
        for gram, count in counted.items()
    }
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {gram: weight / length for gram, weight in weights.items()}
