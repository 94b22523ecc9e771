"""Facts of a sentence by slot: counts, dates, names, law, penalties, stages and more.

One room for one slot; ``words`` cuts the sentence for all of them. What a room finds
is a place with a value that can be compared; that two values differ is said elsewhere.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

from dossier_db.texts.facts.actors import actors
from dossier_db.texts.facts.custody import custody
from dossier_db.texts.facts.dates import dates
from dossier_db.texts.facts.law import articles
from dossier_db.texts.facts.names import names
from dossier_db.texts.facts.numbers import counts
from dossier_db.texts.facts.objects import objects
from dossier_db.texts.facts.penalties import penalties
from dossier_db.texts.facts.stages import stages
from dossier_db.texts.facts.terms import terms
from dossier_db.texts.facts.titles import titles
from dossier_db.texts.facts.words import Line

__all__ = ["SLOTS", "Fact", "facts"]


class Fact(NamedTuple):
    """A value of a slot and where it stands."""

    slot: str
    """One of ``SLOTS``."""
    value: str
    """What is compared: 19, 2025-11-14, 174(2), concluded."""
    start: int
    """Where its words begin in the sentence, in characters."""
    stop: int
    words: str
    """As written."""


class _Found(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def words(self) -> str: ...


_ROOMS: Final[dict[str, Callable[[Line], Sequence[_Found]]]] = {
    "stage": stages,
    "custody": custody,
    "term": terms,
    "actor": actors,
    "object": objects,
    "title": titles,
    "name": names,
}
SLOTS: Final = ("date", "article", "count", "penalty", *_ROOMS)
"""The slots that are looked for."""


def facts(sentence: str) -> tuple[Fact, ...]:
    """Every fact of a sentence, by slot and then by place."""
    line = Line(sentence)
    found: list[Fact] = []

    def keep(slot: str, things: Sequence[_Found]) -> None:
        found.extend(
            Fact(slot, thing.value, thing.start, thing.stop, thing.words)
            for thing in things
        )

    keep("date", dates(line))
    keep("article", articles(line))
    counted = counts(line)
    keep("count", counted)
    keep("penalty", penalties(line, counted))
    for slot, room in _ROOMS.items():
        keep(slot, room(line))
    return tuple(found)
