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
from typing import Final, NamedTuple

from dossier_db.texts.windows import Windows

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

MOST_WORK: Final = 3_000_000_000
"""Letters hashed for one text at the most, which is some seconds. Windows that begin
and end as sentences do come first: what goes unfound is a phrase out of the middle of a
sentence in a text of megabytes."""
_OVERHEAD: Final = 500
"""What a window costs beside its length, in letters."""


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

    def find(self, wanted: Iterable[Digest]) -> Mapping[Digest, tuple[Span, ...]]:
        """Every place of every passage wanted; none of one that is not here."""
        found: dict[Digest, tuple[Span, ...]] = dict.fromkeys(wanted, ())
        missing: defaultdict[int, set[str]] = defaultdict(set)
        for digest in found:
            if 0 < digest.letters <= len(self.letters):
                missing[digest.letters].add(digest.sha256)
        for digest, start in self._first_places(missing):
            words = self.letters[start : start + digest.letters]
            found[digest] = tuple(self.places_of(words))
        return found

    def places_of(self, letters: str) -> Iterator[Span]:
        """All places of these letters that neither begin nor end within a word."""
        start = self.letters.find(letters) if letters else -1
        while start >= 0:
            stop = start + len(letters)
            if self._windows.may_hold(start, stop):
                yield self.span(start, stop)
            start = self.letters.find(letters, start + 1)

    @cached_property
    def _windows(self) -> Windows:
        return Windows(self.letters, self.places, self._text)

    def _first_places(
        self, missing: Mapping[int, set[str]]
    ) -> Iterator[tuple[Digest, int]]:
        """One place of each passage that is here; what is found is missed no more."""
        work = 0
        for kind in self._windows.kinds if missing else ():
            for length, digests in sorted(missing.items()):
                for start in self._windows.starts(length, kind) if digests else ():
                    if not digests or work > MOST_WORK:
                        break
                    work += length + _OVERHEAD
                    sha256 = _sha256(self.letters[start : start + length])
                    if sha256 in digests:
                        digests.discard(sha256)
                        yield Digest(sha256, length), start


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text."""
    letters: list[str] = []
    places = array("q")
    apart = digit = False
    for place, character in enumerate(text):
        for letter in _folded(character):
            if letter == " ":
                apart = True
                continue
            if apart and digit and letter.isdigit():
                letters.append(" ")
                places.append(place)
            letters.append(letter)
            places.append(place)
            apart, digit = False, letter.isdigit()
    return Fingerprint(_in_canonical_order("".join(letters), text), places, text)


def digest(text: str) -> Digest:
    """The digest of a passage."""
    return fingerprint(text).digest


def find(sha256: str, letters: int, text: str) -> tuple[Span, ...]:
    """Every place of one passage in a text."""
    wanted = Digest(sha256, letters)
    return fingerprint(text).find([wanted])[wanted]


@lru_cache(maxsize=20_000)
def _folded(character: str) -> str:
    """The letters, marks and digits of one character; a space for anything else."""
    folded = unicodedata.normalize("NFKD", character).casefold()
    return "".join(
        letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " "
        for letter in unicodedata.normalize("NFKD", folded)
    )


def _in_canonical_order(letters: str, text: str) -> str:
    """Marks on one letter in the order of Unicode; typed in no form they may differ."""
    if any(unicodedata.is_normalized(form, text) for form in ("NFC", "NFD")):
        return letters
    return unicodedata.normalize("NFD", letters)


def _sha256(letters: str) -> str:
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
