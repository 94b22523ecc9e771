"""Names: from the surest way to find one to the least sure, as far as is needed.

1. words that begin with what was asked for, folded;
2. words of the vocabulary that sound alike or differ by a typing error;
3. whole names by their syllables (Chinese, Korean), or in one by their consonants;
4. words that are alike, with one of those asked for left out.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from dossier_db.search import syllabic
from dossier_db.search.analysis import nature, spoken, without_articles
from dossier_db.search.candidates import Alike, Candidates, Caps
from dossier_db.search.folding import Token, readable
from dossier_db.search.likeness import BEGUN, Asked, Likeness

QUICK: Final = Caps(
    prefix=80, alike=80, whole=60, bucket=250, words=24, begun=40, sifted=24
)
"""Between two keystrokes."""
WIDE: Final = Caps(
    prefix=400, alike=1000, whole=1000, bucket=3000, words=100, begun=10**9, sifted=150
)
"""When nothing is being typed."""
_MOST_KNOWN: Final = 500
"""Words that are remembered."""
_ENOUGH: Final = 10
_SURE: Final = 97.0
"""So many names, the best so like: other spellings are not looked for."""
_GOOD: Final = 88.0
"""A name so like: no word is left out."""
_POOR: Final = 65.0
"""The best no more like: any one word will do."""
_FEWEST_LETTERS: Final = 3
"""Fewer letters are like too much."""


class Scored(NamedTuple):
    """A document that was found by name."""

    doc: int
    score: float
    """Likeness of its likest form, 0 to 100."""
    form: int
    """Which form, counted from 0."""


def asked_of(text: str) -> list[tuple[Token, Asked]]:
    """The words of a query for names, each with what it is compared by; the last one
    may be the beginning of a word.
    """
    found = without_articles(text, readable(text))
    how = nature(found)
    return [
        (
            token,
            Asked(
                token.raw.lower(),
                token.plain,
                token.folded,
                spoken(token),
                token.script,
                token is found[-1],
                how,
            ),
        )
        for token in found
    ]


class Names:
    """Finds documents by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._known: Alike = {}
        self._version = (-1, -1)

    def find(
        self,
        text: str,
        caps: Caps,
        also: str = "",
        stop: Callable[[], None] = lambda: None,
    ) -> tuple[list[Scored], tuple[str, ...]]:
        """Scored documents, the best first, and the steps that were tried.

        Args:
            text: the words asked for; without any, the first documents that match
                ``also``.
            caps: ``QUICK`` or ``WIDE``.
            also: an FTS5 expression that every document must match.
            stop: called between the steps; raises to stop.
        """
        candidates = Candidates(self._db, caps, also, stop, self._alike())
        pairs = asked_of(text)
        if not pairs:
            return [Scored(doc, 100.0, 0) for doc in candidates.every()], ("names",)
        return _Finding(text, pairs, candidates).run()

    def _alike(self) -> Alike:
        """Words looked up before, while the index is the same: of a query that is
        being typed all words but the last one stay.
        """
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        now = (version, self._db.total_changes)
        if now != self._version or len(self._known) > _MOST_KNOWN:
            self._known = {}
            self._version = now
        return self._known


class _Finding:
    """One query on its way through the steps."""

    def __init__(
        self, text: str, pairs: Sequence[tuple[Token, Asked]], candidates: Candidates
    ) -> None:
        self._tokens = [token for token, _ in pairs]
        self._asked = [asked for _, asked in pairs]
        self._readings = syllabic.readings(text, self._tokens)
        self._likeness = Likeness(self._asked, self._readings)
        self._candidates = candidates
        self._sifted = candidates.caps.sifted
        self._scores: dict[int, Scored] = {}
        self._best = 0.0

    def run(self) -> tuple[list[Scored], tuple[str, ...]]:
        """Scored documents, the best first, and the steps that were tried."""
        steps = ["names"]
        self._score(self._candidates.by_beginning(self._asked))
        letters = sum(len(one.folded) for one in self._asked)
        count = len(self._scores)
        begun = self._best >= BEGUN and count >= self._candidates.caps.begun
        enough = begun or (self._best >= _SURE and count >= _ENOUGH)
        if letters >= _FEWEST_LETTERS and not enough:
            steps.append("other spellings")
            self._other_spellings()
            steps.append("typing errors")
        found = sorted(self._scores.values(), key=lambda one: (-one.score, one.doc))
        return found, tuple(steps)

    def _other_spellings(self) -> None:
        self._score(self._candidates.by_syllables(self._readings))
        pairs = zip(self._tokens, self._asked, strict=True)
        near = [self._candidates.alike(token, asked) for token, asked in pairs]
        self._score(self._candidates.by_words(near), sift=True)
        self._score(self._candidates.by_whole(self._tokens), sift=True)
        if self._best < _GOOD and len(self._asked) > 1:
            self._score(self._candidates.less_a_word(self._asked, near), sift=True)
            if self._best < _POOR and len(self._asked) > 2:
                self._score(self._candidates.by_one_word(self._asked, near), sift=True)

    def _score(self, docs: Iterable[int], sift: bool = False) -> None:
        new = [doc for doc in dict.fromkeys(docs) if doc not in self._scores]
        rows = self._candidates.rows(new)
        forms = [
            _Kept(doc, number, fold, sound)
            for doc, folds, sounds in rows
            for number, (fold, sound) in enumerate(
                zip(folds.split("\n"), sounds.split("\n"), strict=False)
            )
        ]
        if sift and len(forms) > self._sifted:
            forms = self._likest(forms)
        for doc, number, fold, sound in forms:
            score = self._likeness.form(fold, sound)
            known = self._scores.get(doc)
            if known is None or known.score < score:
                self._scores[doc] = Scored(doc, score, number)
            self._best = max(self._best, score)

    def _likest(self, forms: list["_Kept"]) -> list["_Kept"]:
        """Forms that are worth weighing word by word, by a look at the whole."""
        letters = " ".join(one.folded for one in self._asked)
        sound = " ".join(one.sound for one in self._asked)
        found = {
            at
            for asked, lines, scorer in (
                (letters, [one.fold for one in forms], fuzz.token_set_ratio),
                (sound, [one.sound for one in forms], fuzz.token_sort_ratio),
            )
            for _, _, at in process.extract(
                asked, lines, scorer=scorer, limit=self._sifted
            )
        }
        return [forms[at] for at in sorted(found)]


class _Kept(NamedTuple):
    """A form of a name as the index keeps it."""

    doc: int
    form: int
    fold: str
    sound: str
