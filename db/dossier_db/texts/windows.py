"""Windows on the letters of a text in which a passage may stand.

A passage begins and ends between words, mostly at punctuation. Where windows of one
length may begin is one operation on the bits of two long numbers, so that a window
that begins and ends within words costs next to nothing. Where there are few edges and
many lengths, each edge is taken with those after it instead.
"""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import Final

_NOWHERE: Final = 0
_BETWEEN_LETTERS: Final = 1
"""In Han and other scripts without spaces a passage may begin anywhere."""
_AT_A_WORD: Final = 2
_AT_PUNCTUATION: Final = 3

_JOINS_WORDS: Final = frozenset(" \n\u00a0-'’")
"""Between two words of a sentence there is most often one of these."""
_UNSPACED: Final = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u0f00", "\u109f"),  # Tibetan, Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u2e80", "\ua4cf"),  # Han, kana, Yi
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)

_IS_MARK: Final = 1
_IS_DIGIT: Final = 2
_IS_UNSPACED: Final = 4
_PARTS_DIGITS: Final = 8
"""The space that stands for what parts two digits."""

_PASS: Final = 4
"""What one length costs for each letter of the text, in letters hashed."""
PAIR: Final = 60
"""What it costs to look how far one edge is from another."""

Kind = tuple[int, int]
"""At least what stands where windows of a kind begin, and where they end."""


class Work:
    """How much may still be done for one text, counted in letters hashed."""

    def __init__(self, most: int) -> None:
        self.left = most


Lengths = Mapping[int, object]
"""Lengths of windows; one that is taken out is asked for no more."""


class Windows:
    """Where in the letters of a text a passage may begin and end."""

    def __init__(self, letters: str, places: "array[int]", text: str) -> None:
        self._size: Final = len(letters)
        self._begins: Final = bytearray(self._size + 1)
        self._ends: Final = bytearray(self._size + 1)
        self._bits: Final[dict[tuple[bool, int], int]] = {}
        self._begins[0] = self._ends[self._size] = _AT_PUNCTUATION
        traits = bytes(map(_Traits().__getitem__, letters))
        edges = zip(traits, traits[1:], places, places[1:], strict=False)
        for at, (before, after, here, there) in enumerate(edges, 1):
            if before == _PARTS_DIGITS:
                self._begins[at] = self._ends[at - 1]
                continue
            if there - here > 1:
                parted = _parted(text[here + 1 : there])
            else:
                parted = _TOUCHING[before][after]
            if parted:
                self._ends[at] = parted
                self._begins[at] = _NOWHERE if after == _PARTS_DIGITS else parted

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What windows to try, the likeliest first."""
        spaced = ((_AT_PUNCTUATION, _AT_PUNCTUATION), (_AT_A_WORD, _AT_A_WORD))
        if _BETWEEN_LETTERS not in self._begins:
            return spaced
        return (
            *spaced,
            (_AT_A_WORD, _BETWEEN_LETTERS),
            (_BETWEEN_LETTERS, _AT_A_WORD),
            (_BETWEEN_LETTERS, _BETWEEN_LETTERS),
        )

    def begins(self) -> list[int]:
        """Where a passage may begin."""
        return self._at(self._begins, _BETWEEN_LETTERS)

    def may_hold(self, start: int, stop: int) -> bool:
        """Whether a passage may begin and end here."""
        return bool(self._begins[start] and self._ends[stop])

    def may_end(self, stop: int) -> bool:
        """Whether a passage may end here."""
        return bool(self._ends[stop])

    def of(self, lengths: Lengths, kind: Kind, work: Work) -> Iterator[tuple[int, int]]:
        """Windows of these lengths: where they begin and end. To look for them is
        counted as work, in the way that costs less, and done as long as any is left."""
        begins = self._at(self._begins, kind[0])
        ends = self._at(self._ends, kind[1])
        longest = max(lengths, default=0)
        pairs = len(begins) * (1 + len(ends) * longest // (self._size + 1))
        if pairs * PAIR < len(lengths) * self._size * _PASS:
            yield from self._paired(begins, ends, lengths, work)
            return
        for length in sorted(lengths):
            if work.left <= 0:
                return
            work.left -= self._size * _PASS
            for start in self._starts(length, kind):
                if work.left <= 0 or length not in lengths:
                    break
                yield start, start + length

    def _paired(
        self, begins: list[int], ends: list[int], lengths: Lengths, work: Work
    ) -> Iterator[tuple[int, int]]:
        """Each edge with those after it."""
        longest, first = max(lengths, default=0), 0
        for start in begins:
            if work.left <= 0 or not lengths:
                return
            first = bisect_right(ends, start, first)
            last = bisect_right(ends, start + longest, first)
            work.left -= PAIR * (1 + last - first)
            for stop in ends[first:last]:
                if stop - start in lengths:
                    yield start, stop

    def _starts(self, length: int, kind: Kind) -> Iterator[int]:
        """Where windows of this length begin, in their order."""
        begins = self._where(self._begins, kind[0], ends=False)
        ends = self._where(self._ends, kind[1], ends=True)
        both = format(begins & (ends << length), f"0{self._size + 1}b")
        start = both.find("1")
        while start >= 0:
            yield start
            start = both.find("1", start + 1)

    def _at(self, edges: bytearray, least: int) -> list[int]:
        """The places of these edges, in their order."""
        wanted = bytes(edge >= least for edge in range(256))
        return list(compress(range(self._size + 1), edges.translate(wanted)))

    def _where(self, edges: bytearray, least: int, *, ends: bool) -> int:
        """One bit for each place, the first place the highest."""
        key = ends, least
        if key not in self._bits:
            digits = bytes(48 + (edge >= least) for edge in range(256))
            self._bits[key] = int(edges.translate(digits), 2)
        return self._bits[key]


def _parted(between: str) -> int:
    """What parts two letters that do not touch."""
    joined = len(between) == 1 and between in _JOINS_WORDS
    return _AT_A_WORD if joined else _AT_PUNCTUATION


def _touching(before: int, after: int) -> int:
    """What parts two letters of these traits that touch."""
    if after & _IS_MARK:
        return _NOWHERE
    if (before ^ after) & _IS_DIGIT:
        return _AT_A_WORD
    return _BETWEEN_LETTERS if (before | after) & _IS_UNSPACED else _NOWHERE


def _is_unspaced(letter: str) -> bool:
    return letter >= "\u0e00" and any(a <= letter <= z for a, z in _UNSPACED)


class _Traits(dict[str, int]):
    """What a letter is, as far as it tells where words end."""

    def __missing__(self, letter: str) -> int:
        traits = _IS_MARK * (unicodedata.category(letter)[0] == "M")
        traits |= _IS_DIGIT * letter.isdigit()
        traits |= _IS_UNSPACED * _is_unspaced(letter)
        self[letter] = _PARTS_DIGITS if letter == " " else traits
        return self[letter]


_TOUCHING: Final = [
    [_touching(before, after) for after in range(_PARTS_DIGITS + 1)]
    for before in range(_PARTS_DIGITS + 1)
]
