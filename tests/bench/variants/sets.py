"""The sets: what is asked, and a corpus that holds one form of each name asked for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from anyascii import anyascii

from bench.variants.kinds import GROUPED, KINDS, Draw, Maker
from bench.variants.peoples import PEOPLES, Forms
from bench.variants.sources import HELD, TUNE, Sources, composed, plain_key, sources

Names: TypeAlias = tuple[str, ...]
"""The forms of the name of one entity."""
EACH: Final = 65
"""Pairs of each kind in each half."""
EACH_OF_MORE: Final = 50
"""The same where there are more kinds, those out of name groups; of these half as many
more."""
_ALIKE: Final = ("accents", "joints", "order", "typo")
"""Kinds whose two forms may be the same in plain letters."""
_ADDED: Final = "a word more"
"""The kind whose added words, patronymics among them, are the same in both halves."""
_GAPS: Final = re.compile(r"[\s·・,]+")
_JOINTS: Final = re.compile("['ʻʼ’`-]")
BESIDE: Final = {
    "russian": 1500,
    "kazakh": 6000,
    "ukrainian": 300,
    "uzbek": 400,
    "kyrgyz": 300,
    "kazakh in han": 400,
    "uyghur": 400,
    "chinese": 8000,
    "arabic": 120,
    "persian": 80,
    "japanese": 500,
    "korean": 2000,
}
"""How many of a people are not asked for and stand in a corpus of 100,000."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: a form that is not indexed, and the entity it should find."""

    query: str
    indexed: str
    kind: str
    half: int
    answer: int = 0


def make(
    persons: Path | None = None, entities: int = 100_000, each: int | None = None
) -> tuple[list[Names], list[Asked]]:
    """The names of every entity, from number 1 on, and what is asked.

    Args:
        persons: a file of name groups (``sources``), for kinds of its own.
        entities: how many there are in all; all but those asked for are there to
            be mistaken for them.
        each: pairs of each kind in each half.
    """
    each = each or (EACH_OF_MORE if persons else EACH)
    drawn = sources(Random("sources"), persons)
    asked: list[Asked] = []
    for half in (TUNE, HELD):
        for kind, maker in KINDS.items():
            draw = Draw(Random(f"{kind} {half}"), half, drawn)
            asked += _of_kind(kind, maker, draw, each)
        for kind, maker in GROUPED.items() if persons else ():
            draw = Draw(Random(f"{kind} {half}"), half, drawn)
            asked += _of_kind(kind, maker, draw, each * 3 // 2)
    asked = _apart(asked)
    corpus, asked = _shuffled(*_corpus(asked, drawn, entities), asked)
    return corpus, _unheard(asked)


def _of_kind(kind: str, maker: Maker, draw: Draw, wanted: int) -> list[Asked]:
    found: list[Asked] = []
    taken: set[str] = set()
    for _ in range(wanted * 200):
        made = maker(draw)
        if made is None or made[0].casefold() == made[1].casefold():
            continue
        indexed, query = made
        if kind not in _ALIKE and plain_key(indexed) == plain_key(query):
            continue
        if min(len(plain_key(query)), len(plain_key(indexed))) < 4:
            continue
        keys = {_spelt(indexed), _spelt(query)}
        if not keys & taken:
            found.append(Asked(query, indexed, kind, draw.half))
            taken |= keys
        if len(found) == wanted:
            return found
    raise RuntimeError(f"Too few names for {wanted} pairs of the kind {kind}.")


def _apart(asked: list[Asked]) -> list[Asked]:
    """Without those whose name is also another's: nobody could tell which is meant."""
    taken = Counter(
        key for one in asked for key in {_spelt(one.indexed), _spelt(one.query)}
    )
    return [
        one
        for one in asked
        if taken[_spelt(one.indexed)] == 1 and taken[_spelt(one.query)] == 1
    ]


def _spelt(name: str) -> str:
    """The words of a name in any order."""
    return " ".join(sorted(word for word in map(plain_key, name.split()) if word))


def _meant(name: str) -> str:
    """How the words of a name begin: his surname and hers are one."""
    return " ".join(sorted(plain_key(word)[:5] for word in name.split()))


def _unheard(asked: list[Asked]) -> list[Asked]:
    """Without those held out of which a word was tuned with: Guinea, Lake, Park."""
    tuned = {
        word
        for one in asked
        if one.half == TUNE and one.kind != _ADDED
        for word in words(one)
    }
    return [
        one
        for one in asked
        if one.half == TUNE or one.kind == _ADDED or not tuned & words(one)
    ]


def words(asked: Asked) -> set[str]:
    """The words of both forms of a question that are too long for a particle."""
    found = _GAPS.split(f"{asked.query} {asked.indexed}".casefold())
    return {word for word in found if len(word) > 3 or not word.isascii()}


def read_as(name: str) -> set[str]:
    """What a name is in plain letters: in one run, and its words in any order."""
    plain = _JOINTS.sub("", anyascii(name).lower())
    words = re.findall("[a-z0-9]+", plain)
    return {"".join(words), " ".join(sorted(words))}


def _corpus(
    asked: list[Asked], drawn: Sources, entities: int
) -> tuple[Random, list[Names]]:
    """The names of all, those asked for first; and what is to shuffle them."""
    rng = Random("corpus")
    reserved = {_meant(one.indexed) for one in asked}
    reserved.update(_meant(one.query) for one in asked)
    names: list[Names] = [(one.indexed,) for one in asked]
    for forms in chain(
        _people_beside(rng, entities), _groups_beside(rng, drawn, entities)
    ):
        if not reserved.intersection(_meant(f) for s in forms.values() for f in s):
            scripts = rng.sample(list(forms), min(len(forms), rng.randrange(1, 4)))
            names.append(tuple(rng.choice(forms[script]) for script in scripts))
    rng.shuffle(drawn.crowd)
    crowd = (c for c in drawn.crowd if not reserved.intersection(map(_meant, c)))
    every = chain(names, crowd)
    names = list(islice(every, entities))
    if len(names) < entities:
        raise RuntimeError(f"There are names for {len(names):,} entities only.")
    return rng, _unmistakable(asked, names, every)


def _unmistakable(
    asked: list[Asked], names: list[Names], spare: Iterator[Names]
) -> list[Names]:
    """The names; one that reads as a name asked for gives its place to a spare."""
    tested = {
        key
        for one in asked
        for name in (one.indexed, one.query)
        for key in read_as(name)
    }
    kept = names[: len(asked)]
    for forms in names[len(asked) :]:
        while any(tested & read_as(name) for name in forms):
            forms = next(spare)
        kept.append(forms)
    return kept


def _people_beside(rng: Random, entities: int) -> Iterator[Forms]:
    """Some of all the names that can be composed, so that most remain nobody's."""
    for people, count in BESIDE.items():
        for number in range(count * entities // 100_000):
            yield PEOPLES[people](rng, number % 2)


def _groups_beside(rng: Random, drawn: Sources, entities: int) -> Iterator[Forms]:
    for number in range(entities * 2 // 5):
        groups = drawn.groups[number % 2]
        if groups:
            yield composed(rng, groups, rng.choice(("Latn", "Latn", "Cyrl")))


def _shuffled(
    rng: Random, names: list[Names], asked: list[Asked]
) -> tuple[list[Names], list[Asked]]:
    order = list(range(len(names)))
    rng.shuffle(order)
    shuffled: list[Names] = [()] * len(names)
    for old, new in enumerate(order):
        shuffled[new] = names[old]
    numbered = [
        replace(one, answer=order[number] + 1) for number, one in enumerate(asked)
    ]
    return shuffled, numbered
