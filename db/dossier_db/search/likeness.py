"""How like two names are: 0 to 100, and nothing more than a likeness.

A name is weighed word by word: each word asked for takes the best word of the form
that is left, by its letters, by its sound and by its consonants alone; a word of the
form that nobody asked for costs little, a word asked for that the form lacks costs its
share. Names written in one word are weighed as a whole.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from dossier_db.search import syllabic
from dossier_db.search.skeleton import stem_of, without_vowels

ratio = fuzz.ratio
EXTRA: Final = 5.0
"""What a word of the form that nobody asked for takes away."""
MOST_EXTRA: Final = 10.0
LEAST: Final = 35.0
"""Likeness of two words below which one is no form of the other."""
WORST: Final = 0.15
"""How much the least like word counts beside all together."""
LACKING: Final = 15.0
"""What a word asked for takes away that the form lacks, where all else is there: a
patronymic."""
SAME_STEM: Final = 86.0
"""Likeness of surnames that part only in their ending: -ов, -ова, -ұлы, -қызы."""
JOINED: Final = 6.0
"""What it takes away when the words of two names part in other places."""
BEGUN: Final = 88.0
"""Likeness of a word and its beginning, the rest by how much of it is there."""
OPEN: Final = 8.0
"""What it takes away when a word is like no more than the beginning of another; and
again by how much of it is missing."""
MOST_UNLIKE: Final = 99.0
"""Likeness of words that are written otherwise and sound the same."""
UNLIKE: Final = 50.0
"""Letters and sound together so little like: not worth weighing."""
LOW: Final = 60.0
"""Likeness by words below which names are compared as if written in one."""


class Asked(NamedTuple):
    """One word of a query."""

    raw: str
    plain: str
    folded: str
    sound: str
    script: str
    open: bool
    """It may be the beginning of a word."""
    nature: str = "l"
    """How far its vowels can be trusted; see ``analysis.nature``."""


class Weights(NamedTuple):
    """What counts for how much in the likeness of two words; together 1."""

    letters: float
    sound: float
    consonants: float


WEIGHTS: Final = {
    "l": Weights(0.68, 0.17, 0.15),
    "a": Weights(0.4, 0.1, 0.5),
    "h": Weights(0.2, 0.4, 0.4),
    "k": Weights(0.34, 0.44, 0.22),
}
"""By the less trustworthy of the two ways of writing."""


class Likeness:
    """A query, ready to be compared with many forms of names."""

    def __init__(
        self, asked: Sequence[Asked], readings: Sequence[syllabic.Reading] = ()
    ) -> None:
        """
        Args:
            asked: the words of the query.
            readings: the query as syllables of Chinese or Korean.
        """
        self._words = sorted(map(_Word, asked), key=lambda one: -one.size)
        self._size = sum(one.size for one in self._words)
        self._readings = readings
        orders = [asked, asked[::-1]] if len(asked) == 2 else [asked]
        self._wholes = [_Word(_in_one(order)) for order in orders]

    def form(self, fold: str, sound: str) -> float:
        """How like a form of a name is, kept as in ``analysis.Form``; what is kept in
        another way, as a tampered index may have it, is like nothing.
        """
        try:
            return self._form(fold, sound)
        except (KeyError, ValueError):
            return 0.0

    def _form(self, fold: str, sound: str) -> float:
        letters, _, syllables = fold.partition("|")
        voiced, _, nature = sound.partition("|")
        words = letters.split(" ")
        found = self._by_words(words, voiced.split(" "), nature)
        if len(self._words) != len(words) or (found < LOW and len(words) > 1):
            found = max(found, self._as_one(letters, voiced, nature) - JOINED)
        if syllables and self._readings:
            kept = syllabic.unpacked(syllables)
            found = max(found, syllabic.likeness(self._readings, kept))
        return found

    def _by_words(self, words: list[str], sounds: list[str], nature: str) -> float:
        pairs = list(zip(words, sounds, strict=True))
        table = []
        for one in self._words:
            known = one.known
            row = []
            for pair in pairs:
                likeness = known.get(pair)
                if likeness is None:
                    likeness = known[pair] = one.likeness(*pair, nature)
                row.append(likeness)
            table.append((max(row), one.size, row))
        if len(table) > 1:  # the surest word takes its own first
            table.sort(key=_surest)
        total = 0.0
        least = 100.0
        lacking = taken = 0
        for best, size, row in table:
            if best >= LEAST and taken:
                best = max(row)
            if best >= LEAST:
                taken += 1
                total += best * size
                place = row.index(best)
                for _, _, other in table:
                    other[place] = -1.0
            else:
                lacking += size
                best = 0.0
            if best < least:
                least = best
        left = len(words) - taken
        found = (1 - WORST) * total / self._size + WORST * least
        if 0 < lacking < 0.6 * self._size and taken > 1 and not left:
            found = max(found, total / (self._size - lacking) - LACKING)
        return found - min(EXTRA * left, MOST_EXTRA) if left else found

    def _as_one(self, letters: str, voiced: str, nature: str) -> float:
        """Both names written in one word; 0 where one is much longer."""
        folded = letters.replace(" ", "")
        whole = self._wholes[0]
        if not 0.5 < len(folded) / whole.size < 2.0:
            return 0.0
        sound = voiced.replace(" ", "")
        return max(one.likeness(folded, sound, nature) for one in self._wholes)


class _Word:
    """One word asked for, ready to be compared."""

    __slots__ = ("_asked", "_consonants", "_stem", "known", "size")

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._consonants = without_vowels(asked.sound)
        self._stem = stem_of(asked.folded)
        self.size = len(asked.folded) + 1
        self.known: dict[tuple[str, str], float] = {}
        """Likeness of words that it was compared with."""

    def likeness(self, folded: str, sound: str, nature: str) -> float:
        """How like a word of a name is."""
        asked = self._asked
        if asked.folded == folded:
            return 100.0
        weights = _weights(asked.nature, nature)
        found = self._weighed(folded, sound, weights)
        size = len(asked.folded)
        if asked.open and len(folded) > size:
            share = size / len(folded)
            if folded.startswith(asked.folded):
                return max(found, BEGUN + (100 - BEGUN) * share)
            if sound[:1] == asked.sound[:1]:
                cut = self._weighed(folded[:size], sound[: len(asked.sound)], weights)
                found = max(found, cut - OPEN * (2 - share))
        begun_alike = found >= LEAST and folded[:3] == asked.folded[:3]
        if begun_alike and self._stem == stem_of(folded):
            found = max(found, SAME_STEM)
        return min(found, MOST_UNLIKE)

    def _weighed(self, folded: str, sound: str, weights: Weights) -> float:
        letters = ratio(self._asked.folded, folded)
        sounds = ratio(self._asked.sound, sound)
        if letters + sounds < UNLIKE:
            return 0.0
        return (
            weights.letters * letters
            + weights.sound * sounds
            + weights.consonants * ratio(self._consonants, without_vowels(sound))
        )


def word_likeness(asked: Asked, folded: str, sound: str, nature: str = "l") -> float:
    """One word asked for and one word of a name."""
    return _Word(asked).likeness(folded, sound, nature)


def _surest(row: tuple[float, int, list[float]]) -> tuple[float, int]:
    return -row[0], -row[1]


def _in_one(asked: Sequence[Asked]) -> Asked:
    """The words of a query as one."""
    return Asked(
        "".join(one.raw for one in asked),
        "".join(one.plain for one in asked),
        "".join(one.folded for one in asked),
        "".join(one.sound for one in asked),
        asked[0].script,
        False,
        asked[0].nature,
    )


def _weights(mine: str, its: str) -> Weights:
    """Between two spellings of one kind the letters tell most."""
    if mine == its:
        return WEIGHTS["l"]
    return WEIGHTS[its if its != "l" else mine]
