"""Which letters of a word were found: compared in their own script, but for marks."""

import unicodedata
from functools import lru_cache
from typing import Final

from dossier_db.canonical import normalized

_BARE: Final = str.maketrans(
    "łđøħıŧƶɵқғұүңөәҳҷҗҡҙґكيىةہ",
    "ldohitzoкгууноахчжкзгکییهه",
)
"""Letters with a stroke, a hook or a tail, which Unicode does not take apart, and
Arabic letters that are one but for the shape a country gives them."""


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word in its own script, in lower case, without accents and points."""
    taken_apart = normalized("NFKD", word.casefold()).translate(_BARE)
    return "".join(filter(_is_letter, taken_apart))


def covered(word: str, typed: str) -> int | None:
    """How many characters of a word what was typed stands for; None where the word
    does not begin so.
    """
    wanted = bare(typed)
    if not wanted or not bare(word).startswith(wanted):
        return None
    missing = len(wanted)
    for count, character in enumerate(word, 1):
        missing -= len(bare(character))
        if missing <= 0:
            return _with_marks(word, count)
    return len(word)


def merged(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those that touch or overlap made one."""
    made: list[tuple[int, int]] = []
    for start, stop in sorted(marks):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(stop, made[-1][1]))
        else:
            made.append((start, stop))
    return tuple(made)


def _with_marks(word: str, count: int) -> int:
    """The marks that sit on the last letter belong to it."""
    while count < len(word) and unicodedata.category(word[count])[0] == "M":
        count += 1
    return count


def _is_letter(character: str) -> bool:
    """A letter, a digit, or a sign without which a word would be another: the vowels
    of Indic and Thai words.
    """
    category = unicodedata.category(character)[0]
    if category != "M":
        return category in "LN"
    rank = unicodedata.combining(character)
    return not (rank == 7 or 10 <= rank <= 36 or rank >= 200)
