"""Windows on the letters of a text in which a passage may stand.

A passage begins and ends between words, mostly at punctuation. Where windows of one
length may begin is one operation on the bits of two long numbers, so that a window
that begins and ends within words costs next to nothing.
"""

import unicodedata
from array import array
from collections.abc import Iterator
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

Kind = tuple[int, int]
"""At least what stands where windows of a kind begin, and where they end."""


class Windows:
    """Where in the letters of a text a passage may begin and end."""

    def __init__(self, letters: str, places: "array[int]", text: str) -> None:
        self._size: Final = len(letters)
        self._begins: Final = bytearray(self._size + 1)
        self._ends: Final = bytearray(self._size + 1)
        self._bits: Final[dict[tuple[bool, int], int]] = {}
        self._begins[0] = self._ends[self._size] = _AT_PUNCTUATION
        for at in range(1, self._size):
            before, after = letters[at - 1], letters[at]
            if before == " ":  # stands for what parts two digits
                self._begins[at] = self._ends[at - 1]
                continue
            between = text[places[at - 1] + 1 : places[at]]
            parted = _parted(before, after, between)
            self._ends[at] = parted
            self._begins[at] = _NOWHERE if after == " " else parted

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

    def may_hold(self, start: int, stop: int) -> bool:
        """Whether a passage may begin and end here."""
        return bool(self._begins[start] and self._ends[stop])

    def starts(self, length: int, kind: Kind) -> Iterator[int]:
        """Where windows of this length begin, in their order."""
        begins = self._where(self._begins, kind[0], ends=False)
        ends = self._where(self._ends, kind[1], ends=True)
        both = format(begins & (ends << length), f"0{self._size + 1}b")
        start = both.find("1")
        while start >= 0:
            yield start
            start = both.find("1", start + 1)

    def _where(self, edges: bytearray, least: int, *, ends: bool) -> int:
        """One bit for each place, the first place the highest."""
        key = ends, least
        if key not in self._bits:
            digits = bytes(48 + (edge >= least) for edge in range(256))
            self._bits[key] = int(edges.translate(digits), 2)
        return self._bits[key]


def _parted(before: str, after: str, between: str) -> int:
    """What stands between two letters."""
    if between:
        joined = len(between) == 1 and between in _JOINS_WORDS
        return _AT_A_WORD if joined else _AT_PUNCTUATION
    if unicodedata.category(after)[0] == "M":
        return _NOWHERE
    if before.isdigit() != after.isdigit():
        return _AT_A_WORD
    unspaced = _is_unspaced(before) or _is_unspaced(after)
    return _BETWEEN_LETTERS if unspaced else _NOWHERE


def _is_unspaced(letter: str) -> bool:
    return letter >= "\u0e00" and any(a <= letter <= z for a, z in _UNSPACED)
