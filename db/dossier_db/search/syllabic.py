"""Chinese and Korean names as syllables: how they are kept, found and compared.

Such a name is so short that its consonants tell little, and every system spells all
of it in its own way. A name that can be cut into two to four syllables of one of the
two languages is kept as these, beside its letters; see ``chinese`` and ``korean``.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple, Protocol

from dossier_db.search import chinese, folding, korean
from dossier_db.search.folding import Token

_FEWEST: Final = 2
_MOST: Final = 4
"""Syllables of a name."""
_MOST_WORDS: Final = 3
_MOST_READINGS: Final = 4
HYPHENS: Final = frozenset("-\u2010\u2011\u2012\u2013")
"""What joins the parts of a word."""
_TURNED: Final = 1.0
"""What another order of given name and surname takes from a likeness."""
_MEAN: Final = 0.6
"""Weight of all syllables together; the rest is that of the one that is least like."""


class _Read(Protocol):
    def __call__(self, token: Token, /) -> tuple[tuple[str, ...], ...]: ...


class Reading(NamedTuple):
    """One way to read a name."""

    tongue: str
    """``c`` for Chinese, ``k`` for Korean."""
    words: tuple[tuple[str, ...], ...]
    """Syllables of each of its words: pinyin, or Korean as it is written."""

    @property
    def syllables(self) -> tuple[str, ...]:
        """The syllables of all its words."""
        return tuple(one for word in self.words for one in word)

    @property
    def turned(self) -> "Reading | None":
        """With the last word, maybe a surname, first; None if there is one word."""
        if len(self.words) == 1:
            return None
        return Reading(self.tongue, (self.words[-1], *self.words[:-1]))


def readings(text: str, found: Sequence[Token]) -> tuple[Reading, ...]:
    """The ways to read a name as Chinese or Korean syllables; mostly none.

    Args:
        text: the name.
        found: its words.
    """
    words = _words(text, found)
    if not 1 <= len(words) <= _MOST_WORDS:
        return ()
    made = [Reading("c", one) for one in _each(words, _chinese)]
    made += [Reading("k", one) for one in _each(words, _korean)]
    return tuple(made)


def keys(names: Iterable[Reading]) -> set[str]:
    """Words for the index of whole names, the same whatever the order of syllables."""
    made: set[str] = set()
    for tongue, words in names:
        parts = [one for word in words for one in word]
        if tongue == "c":
            made.add("1" + "".join(sorted(parts)))
            made.add("2" + "".join(sorted(map(chinese.loose, parts))))
        else:
            made.add("3" + "".join(sorted(map(korean.loose, parts))))
    return made


def packed(names: Iterable[Reading]) -> str:
    """Readings as a text to be kept; ``unpacked`` reads it."""
    return "|".join(
        f"{name.tongue} " + " ".join("-".join(word) for word in name.words)
        for name in names
    )


@lru_cache(maxsize=20_000)
def unpacked(text: str) -> tuple[Reading, ...]:
    """Readings from a text made by ``packed``."""
    return tuple(
        Reading(one[0], tuple(tuple(word.split("-")) for word in one[2:].split(" ")))
        for one in text.split("|")
        if one
    )


def likeness(asked: Iterable[Reading], kept: Iterable[Reading]) -> float:
    """How like two names are, 0 to 100, syllable by syllable; 0 if they cannot be
    compared so.
    """
    best = 0.0
    for one, other in product(asked, kept):
        if one.tongue == other.tongue:
            best = max(best, _alike(one, other, 0.0))
            turned, its = one.turned, other.turned
            if turned is not None and _parts_alike(turned, other):
                best = max(best, _alike(turned, other, _TURNED))
            if its is not None and _parts_alike(one, its):
                best = max(best, _alike(one, its, _TURNED))
    return best


def _parts_alike(one: Reading, other: Reading) -> bool:
    """Whether the surnames end in one place; in Han and Hangul one cannot see it."""
    known = len(one.words) > 1 and len(other.words) > 1
    return not known or len(one.words[0]) == len(other.words[0])


def _alike(one: Reading, other: Reading, less: float) -> float:
    mine, its = one.syllables, other.syllables
    if len(mine) != len(its):
        return 0.0
    return _of_syllables(one.tongue, mine, its) - less


def _of_syllables(tongue: str, mine: tuple[str, ...], its: tuple[str, ...]) -> float:
    like = chinese.likeness if tongue == "c" else korean.likeness
    each = list(map(like, mine, its))
    return 100 * (_MEAN * sum(each) / len(each) + (1 - _MEAN) * min(each))


def _words(text: str, found: Sequence[Token]) -> list[list[Token]]:
    """The words of a name, each as the parts that hyphens join."""
    words: list[list[Token]] = []
    for token in found:
        last = words[-1][-1] if words else None
        if last and text[last.stop : token.start] in HYPHENS:
            words[-1].append(token)
        else:
            words.append([token])
    return words


def _each(
    words: list[list[Token]], read: _Read
) -> Iterable[tuple[tuple[str, ...], ...]]:
    """Every combination of readings of the words that has a name's length."""
    choices = []
    for word in words:
        parts = [read(token) for token in word]
        if not all(parts):
            return
        choices.append([sum(one, ()) for one in product(*parts)][:_MOST_READINGS])
    for count, one in enumerate(product(*choices)):
        if count == _MOST_READINGS:
            return
        if _FEWEST <= sum(map(len, one)) <= _MOST:
            yield one


def _chinese(token: Token) -> tuple[tuple[str, ...], ...]:
    if token.script == "han":
        if len(token.raw) > _MOST:
            return ()
        return tuple(product(*map(folding.syllables, token.raw)))[:_MOST_READINGS]
    if token.script in ("latn", "cyrl"):
        return chinese.readings(token.raw, token.script)
    return ()


def _korean(token: Token) -> tuple[tuple[str, ...], ...]:
    if token.script not in ("hang", "latn", "cyrl"):
        return ()
    cut = korean.syllables(token.raw, token.script)
    return (cut,) if cut else ()
