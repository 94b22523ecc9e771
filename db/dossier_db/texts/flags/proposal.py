"""A flag: two texts say something different, where, and why we think so."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

PLACES: Final = 6
"""Places of one side that a flag names."""


class Where(NamedTuple):
    """Words of one of the two texts."""

    sentence: int
    """Which sentence, counted from 0."""
    start: int
    """Where the words begin in the whole text, in characters."""
    stop: int
    words: str


class Flag(NamedTuple):
    """A candidate for a discrepancy; a person decides what it is."""

    rule: str
    """What was compared: ``people``, ``date``, ``name``, ``stage`` and so on."""
    verdict: str
    """What is proposed: a verdict of the dossier without its ``verdict:``."""
    a: tuple[Where, ...]
    """Places in the first text."""
    b: tuple[Where, ...]
    """Places in the second text; empty where the first contradicts itself."""
    why: str
    """The words of both sides and the arithmetic."""
    weight: float
    """How much it matters, 0 to 1; they are shown in this order."""


def said(places: Iterable[Where]) -> str:
    """The words of some places, each once, as a flag's grounds quote them."""
    return "; ".join(dict.fromkeys(f"“{where.words}”" for where in places))


def places_of(flag: Flag) -> Iterator[tuple[int, Where]]:
    """The places of a flag, each with its side: 0 or 1."""
    for side, places in enumerate((flag.a, flag.b)):
        for where in places:
            yield side, where
