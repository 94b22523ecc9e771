"""Candidates for a name: documents and words of the vocabulary, by their numbers.

Everything is read in the order of the numbers and up to a cap, so that no query costs
more than it may, however common its letters are.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from rapidfuzz import fuzz, process

from dossier_db.search import syllabic
from dossier_db.search.analysis import near_keys, slips, wholes
from dossier_db.search.expressions import either, quoted
from dossier_db.search.folding import Token
from dossier_db.search.likeness import SAME_STEM, Asked
from dossier_db.search.skeleton import keys, stem_of

_LONGEST_LIST: Final = 500
"""Numbers in one statement."""
_WORDS_ALIKE: Final = 50.0
"""Likeness below which a word of the vocabulary is not looked for."""
_SHORT_KEY: Final = 5
"""Letters of a key, quotes and all, that begins too many others."""
_FIRST_WORDS: Final = 8
"""Of the words that are alike, those that are tried before all of them."""


class Caps(NamedTuple):
    """How far each step may look."""

    prefix: int
    """Documents with words that begin with what was asked for."""
    alike: int
    """Documents with words that are alike."""
    whole: int
    """Documents whose whole name has a key."""
    bucket: int
    """Words of the vocabulary that one kind of key leads to."""
    words: int
    """Words of the vocabulary that are gone on with."""
    begun: int
    """Documents with words that begin so, enough not to look for other spellings."""
    sifted: int
    """Forms of a step that are weighed word by word, likest first."""


Alike: TypeAlias = dict[tuple[str, str, bool, Caps], list[str]]
"""Words of the vocabulary for a word asked for, and for how far was looked."""


class Candidates:
    """Reads candidates from the tables of search."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        caps: Caps,
        also: str,
        stop: Callable[[], None],
        known: Alike,
    ) -> None:
        """
        Args:
            connection: to the index.
            caps: how far to look.
            also: an FTS5 expression that every document must match, or nothing.
            stop: called before every statement; raises to stop.
            known: what ``alike`` found in the same vocabulary; added to.
        """
        self._db = connection
        self.caps = caps
        self._also = also
        self._stop = stop
        self._known = known

    def every(self) -> list[int]:
        """The first documents that match what all must match."""
        return self._named(self._also, self.caps.prefix) if self._also else []

    def by_beginning(self, asked: Sequence[Asked]) -> list[int]:
        """Documents that have words beginning with each of those asked for."""
        cap = self.caps.prefix
        groups = [_beginnings(one) for one in asked]
        found = self._named(
            " AND ".join(either(f"{quoted(way)}*" for way in ways) for ways in groups),
            cap,
        )
        if len(asked) == 1 and len(found) >= cap:  # many: the word itself before them
            found += self._named(either(map(quoted, groups[0])), cap)
        return found

    def alike(self, token: Token, asked: Asked) -> list[str]:
        """Words of the vocabulary that sound alike or differ by an error, the likest
        first.
        """
        if len(asked.folded) < 2:
            return []
        key = (asked.plain, asked.sound, asked.open, self.caps)
        if key not in self._known:
            self._known[key] = self._find_alike(token, asked)
        return self._known[key]

    def _find_alike(self, token: Token, asked: Asked) -> list[str]:
        rows: dict[str, tuple[str, str]] = {}
        own = keys(token.plain)
        by_sound = [key for key in own if key[0] == "~"]
        by_key = [key for key in own if key[0] != "~"]
        self._by_keys(rows, by_sound)
        self._by_keys(rows, by_key)
        self._by_keys(rows, [near for key in by_sound for near in _near(key)])
        self._by_keys(rows, [near for key in by_key for near in _near(key)])
        self._by_slips(rows, list(slips(asked.folded)))
        if asked.open:
            self._by_opening(rows, [key for key in by_key[:2] if len(key) > _SHORT_KEY])
        return _likest(asked, rows, self.caps.words)

    def by_words(self, near: Sequence[Sequence[str]]) -> list[int]:
        """Documents that have one of the words of each group; no word is like one of
        a single letter, which then need not be there.
        """
        near = [words for words in near if words]
        if not near:
            return []
        cap = self.caps.alike
        first = [words[:_FIRST_WORDS] for words in near]
        found = self._named(_all_of(first), cap)
        if len(found) < cap and any(len(words) > _FIRST_WORDS for words in near):
            found += self._named(_all_of(near), cap)
        return found

    def by_syllables(self, names: Sequence[syllabic.Reading]) -> list[int]:
        """Documents with names of the same syllables, Chinese or Korean."""
        own = sorted(syllabic.keys(names))
        found: list[int] = []
        for kind in sorted({key[0] for key in own}):
            found += self._whole([quoted(key) for key in own if key[0] == kind])
        return found

    def by_whole(self, found: Sequence[Token]) -> list[int]:
        """Documents with a name whose consonants, in one word, are or begin alike."""
        own = [quoted(key) for key in sorted(wholes(list(found)))]
        if not own:
            return []
        numbers = self._whole(own)
        longer = [f"{key}*" for key in own if len(key) > _SHORT_KEY]
        return [*numbers, *self._whole(longer)] if longer else numbers

    def less_a_word(
        self, asked: Sequence[Asked], near: Sequence[Sequence[str]]
    ) -> list[int]:
        """Documents that have all words but one; of two words, one of four letters."""
        found: list[int] = []
        for index, one in enumerate(asked):
            if len(asked) > 2:
                found += self.by_words([*near[:index], *near[index + 1 :]])
            elif len(one.folded) >= 4:
                found += self.by_words([near[index]])
        return found

    def by_one_word(
        self, asked: Sequence[Asked], near: Sequence[Sequence[str]]
    ) -> list[int]:
        """Documents that have one of the words, of five letters or more."""
        found: list[int] = []
        for one, words in zip(asked, near, strict=True):
            if len(one.folded) >= 5 and words:
                found += self.by_words([words[:_FIRST_WORDS]])
        return found

    def rows(self, numbers: Iterable[int]) -> list[tuple[int, str, str]]:
        """Of documents that match what all must match: number, folds, sounds."""
        wanted = list(numbers)
        found: list[tuple[int, str, str]] = []
        for at in range(0, len(wanted), _LONGEST_LIST):
            some = self._matching(wanted[at : at + _LONGEST_LIST])
            self._stop()
            found += self._db.execute(
                "SELECT doc, folds, sounds FROM search_doc"
                f" WHERE doc IN ({','.join(map(str, some))})"
            ).fetchall()
        return found

    def _matching(self, numbers: list[int]) -> list[int]:
        if not self._also:
            return numbers
        self._stop()
        return [
            row[0]
            for row in self._db.execute(
                "SELECT rowid FROM search_name WHERE search_name MATCH ?"
                f" AND rowid IN ({','.join(map(str, numbers))})",
                (self._also,),
            )
        ]

    def _named(self, match: str, cap: int) -> list[int]:
        if self._also and match != self._also:
            match = f"({match}) AND ({self._also})"
        return self._docs("search_name", match, cap)

    def _whole(self, keys: Sequence[str]) -> list[int]:
        return self._docs("search_whole", either(keys), self.caps.whole)

    def _docs(self, table: str, match: str, cap: int) -> list[int]:
        self._stop()
        rows = self._db.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT ?",
            (match, cap),
        )
        return [row[0] for row in rows]

    def _by_keys(self, rows: dict[str, tuple[str, str]], own: list[str]) -> None:
        marks = ",".join("?" * len(own))
        self._words(rows, "search_key", f"key IN ({marks})", own)

    def _by_slips(self, rows: dict[str, tuple[str, str]], own: list[int]) -> None:
        marks = ",".join("?" * len(own))
        self._words(rows, "search_slip", f"slip IN ({marks})", own)

    def _by_opening(self, rows: dict[str, tuple[str, str]], own: list[str]) -> None:
        """Words whose key goes on where that of a word not typed to its end stops."""
        for key in own:
            self._words(rows, "search_key", "key > ? AND key < ?", [key, key + "Z"])

    def _words(
        self,
        rows: dict[str, tuple[str, str]],
        table: str,
        where: str,
        values: Sequence[object],
    ) -> None:
        if not values:
            return
        self._stop()
        found = self._db.execute(
            f"SELECT w.word, w.fold, w.sound FROM {table} t"
            f" JOIN search_word w ON w.id = t.word WHERE t.{where} LIMIT ?",
            (*values, self.caps.bucket),
        )
        rows.update((word, (fold, sound)) for word, fold, sound in found.fetchall())


def _beginnings(asked: Asked) -> list[str]:
    """What words of the index are to begin with."""
    written = asked.raw if asked.script == "han" else asked.plain
    return list(dict.fromkeys((written, asked.folded)))


def _near(key: str) -> list[str]:
    """Keys that are one consonant more, less or other."""
    less = near_keys(key)
    return [f"-{key}", *less, *(one[1:] for one in less)]


def _likest(asked: Asked, rows: dict[str, tuple[str, str]], count: int) -> list[str]:
    by_fold = {word: fold for word, (fold, _) in rows.items()}
    by_sound = {word: sound for word, (_, sound) in rows.items()}
    found: dict[str, float] = {}
    for _, letters, word in process.extract(
        asked.folded, by_fold, scorer=fuzz.ratio, limit=count
    ):
        found[word] = (letters + fuzz.ratio(asked.sound, by_sound[word])) / 2
    for _, sounds, word in process.extract(
        asked.sound, by_sound, scorer=fuzz.ratio, limit=count
    ):
        found[word] = (sounds + fuzz.ratio(asked.folded, by_fold[word])) / 2
    stem = stem_of(asked.folded)
    if stem != asked.folded:
        for word, fold in by_fold.items():
            if fold.startswith(stem) and stem_of(fold) == stem:
                found[word] = max(found.get(word, 0.0), SAME_STEM)
    best = sorted(found, key=lambda word: (-found[word], word))[:count]
    return [word for word in best if found[word] >= _WORDS_ALIKE]


def _all_of(groups: Iterable[Iterable[str]]) -> str:
    return " AND ".join(either(map(quoted, words)) for words in groups)
