"""What stays of a text in every copy of it, and passages found again by digests.

A fingerprint is a text without its line breaks, quotes, dashes, spaces, hyphenation,
case and Unicode form: its letters, marks and digits (NFKD, casefolded), and one space
where anything stood between two digits, so that article 17(4) is not article 174. A
digest is the SHA-256 of a fingerprint and its length. By digests a passage is found in
any copy of the text, and nobody need hold its words.
"""

import hashlib
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final, NamedTuple

from dossier_db.canonical import normalized
from dossier_db.texts.windows import Windows, Work

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

MOST_WORK: Final = 1_200_000_000
"""Letters hashed for one text at the most, which is some seconds. Windows that begin
and end as sentences do come first: what goes unfound is a phrase out of the middle of a
sentence in a text of megabytes. As much again may be read for the places of what is
known by its letters: when that is done, of the rest a first place alone is looked for.
A text of 100,000 letters needs a small part of it, unless it has no spaces and dozens
of its passages, each of another length, are missing."""
OVERHEAD: Final = 500
"""What a window costs beside its length, in letters."""
_PLACE: Final = 1_200
"""What it costs to keep a place: a million of them are the most of one text."""
_TRIES: Final = 1_000
"""How often letters may stand within words before their first place is given up."""
_HEADS: Final = (64, 16, 4, 1)
"""Of so many letters is the beginning by which words are sought, the longest that they
have."""

_Heads = dict[str, dict[int, set[str]]]
"""Words under their beginning and their length."""


class Digest(NamedTuple):
    """What is kept of a passage instead of its words."""

    sha256: str
    """In hexadecimal digits."""
    letters: int
    """How long the fingerprint is."""


class Fingerprint:
    """The letters of a text, and where in it each of them stands."""

    def __init__(self, letters: str, places: "array[int]", text: str) -> None:
        self.letters: Final = letters
        self.places: Final = places
        self._text: Final = text

    @property
    def digest(self) -> Digest:
        """The digest of all of it."""
        return Digest(_sha256(self.letters), len(self.letters))

    def span(self, start: int, stop: int) -> Span:
        """Where these letters stand in the text."""
        return self.places[start], self.places[stop - 1] + 1

    def find(
        self, wanted: Iterable[Digest], work: Work | None = None
    ) -> Mapping[Digest, tuple[Span, ...]]:
        """Every place of every passage wanted; none of one that is not here.

        ``work`` is what may be hashed for several texts together.
        """
        found: dict[Digest, tuple[Span, ...]] = dict.fromkeys(wanted, ())
        missing: defaultdict[int, set[str]] = defaultdict(set)
        for digest in found:
            if 0 < digest.letters <= len(self.letters):
                missing[digest.letters].add(digest.sha256)
        first = dict(self._first_places(missing, work or Work(MOST_WORK)))
        words = {digest: self.letters[slice(*at)] for digest, at in first.items()}
        places = self.places_of(words.values())
        for digest, at in first.items():
            found[digest] = places[words[digest]] or (self.span(*at),)
        return found

    def places_of(self, words: Iterable[str]) -> Mapping[str, tuple[Span, ...]]:
        """All places of each of these letters that neither begin nor end within a word,
        in one walk through the text however many are sought."""
        found: dict[str, list[Span]] = {word: [] for word in words}
        headed: defaultdict[int, _Heads] = defaultdict(dict)
        for word in found:
            if word:
                size = next(size for size in _HEADS if size <= len(word))
                lengths = headed[size].setdefault(word[:size], {})
                lengths.setdefault(len(word), set()).add(word)
        work = Work(MOST_WORK)
        begins = self._windows.begins() if headed else []
        for size, heads in headed.items():
            for word, start in self._headed(size, heads, begins, work):
                work.left -= _PLACE
                found[word].append(self.span(start, start + len(word)))
        if work.left <= 0:
            scans = MOST_WORK // (len(self.letters) + 1)
            for word in islice((one for one in found if not found[one]), scans):
                found[word].extend(self._first_place(word))
        return {word: tuple(places) for word, places in found.items()}

    def _first_place(self, word: str) -> list[Span]:
        """The first place of a word, if it is not mostly within other words."""
        start = self.letters.find(word) if word else -1
        for _ in range(_TRIES):
            stop = start + len(word)
            if start < 0 or self._windows.may_hold(start, stop):
                return [self.span(start, stop)] if start >= 0 else []
            start = self.letters.find(word, start + 1)
        return []

    def _headed(
        self, size: int, heads: _Heads, begins: Iterable[int], work: Work
    ) -> Iterator[tuple[str, int]]:
        """Words with beginnings of one size, and where they stand."""
        letters, may_end = self.letters, self._windows.may_end
        for start in begins:
            lengths = heads.get(letters[start : start + size])
            if lengths is None:
                continue
            for length, words in lengths.items():
                work.left -= length + OVERHEAD
                word = letters[start : start + length]
                if word in words and may_end(start + length):
                    yield word, start
            if work.left <= 0:
                return

    @cached_property
    def _windows(self) -> Windows:
        return Windows(self.letters, self.places, self._text)

    def _first_places(
        self, missing: dict[int, set[str]], work: Work
    ) -> Iterator[tuple[Digest, Span]]:
        """Where in the letters one place of each passage is; what is found is missed no
        more."""
        for kind in self._windows.kinds if missing else ():
            for start, stop in self._windows.of(missing, kind, work):
                length = stop - start
                work.left -= length + OVERHEAD
                sha256 = _sha256(self.letters[start:stop])
                if sha256 in missing[length]:
                    yield Digest(sha256, length), (start, stop)
                    missing[length].discard(sha256)
                    if not missing[length]:
                        del missing[length]


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text."""
    letters: list[str] = []
    places = array("q")
    apart = False
    add, put = letters.append, places.append
    for place, folded in enumerate(map(_folded, text)):
        if folded == " ":
            apart = True
            continue
        for letter in folded:
            if letter == " ":
                apart = True
                continue
            if apart and letter.isdigit() and letters and letters[-1].isdigit():
                add(" ")
                put(place)
            add(letter)
            put(place)
            apart = False
    return Fingerprint(_in_canonical_order("".join(letters), text), places, text)


def digest(text: str) -> Digest:
    """The digest of a passage."""
    return fingerprint(text).digest


@lru_cache(maxsize=20_000)
def _folded(character: str) -> str:
    """The letters, marks and digits of one character; a space for anything else."""
    folded = unicodedata.normalize("NFKD", character).casefold()
    return "".join(
        letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " "
        for letter in unicodedata.normalize("NFKD", folded)
    )


def _in_canonical_order(letters: str, text: str) -> str:
    """The same letters, the marks on each in the order in which the composed text has
    them: of marks in a rare order, Unicode's forms have different ones.
    """
    if unicodedata.is_normalized("NFC", text):
        return letters
    composed = fingerprint(normalized("NFC", text)).letters
    return composed if len(composed) == len(letters) else normalized("NFD", letters)


def _sha256(letters: str) -> str:
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
