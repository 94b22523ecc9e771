"""Kinds of pairs: two ways to write one name, each kind hard for another reason."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final, TypeAlias

from bench import edits
from bench import name_lists as lists
from bench.romanise import SYSTEMS, feminine
from bench.variants.peoples import (
    PEOPLES,
    Forms,
    half_of,
    kazakh,
    kazakh_surname,
    russian,
)
from bench.variants.sources import Sources, composed

_ONE_FORM: Final = ("Hani", "Hans", "Hang", "Arab")
"""Scripts in which a name has one form only."""


@dataclass(slots=True)
class Draw:
    """What the makers of pairs draw from."""

    rng: Random
    half: int
    sources: Sources

    @property
    def groups(self) -> list[Forms]:
        """The name groups of this half."""
        return self.sources.groups[self.half]

    def person(self, script: str) -> Forms:
        """A person of any people, or of name groups where there are some."""
        if self.groups and self.rng.random() < 0.4:
            return composed(self.rng, self.groups, script)
        return PEOPLES[self.rng.choice(_WRITTEN[script])](self.rng, self.half)

    def anything(self) -> tuple[Forms, str]:
        """A name to be typed, and the script that it is typed in."""
        if self.rng.random() < 0.15:
            return self.rng.choice(self.sources.cities[self.half]), "Latn"
        script = "Latn" if self.rng.random() < 0.6 else "Cyrl"
        return self.person(script), script


Pair: TypeAlias = tuple[str, str]
Maker: TypeAlias = Callable[[Draw], Pair | None]
_WRITTEN: Final = {
    "Latn": tuple(PEOPLES),
    "Cyrl": ("russian", "kazakh", "ukrainian", "uzbek", "kyrgyz"),
}


def _pair(
    rng: Random, forms: Forms, one: str = "", other: str = "", across: float = 0.75
) -> Pair | None:
    """Two forms of a name, in the scripts wanted, in either order."""
    one = one or rng.choice(list(forms))
    if not other:
        others = [script for script in forms if script != one]
        alone = one in _ONE_FORM or rng.random() < across
        other = rng.choice(others) if others and alone else one
    if one not in forms or other not in forms:
        return None
    found = [rng.choice(forms[one]), rng.choice(forms[other])]
    rng.shuffle(found)
    return (found[0], found[1])


def _people(people: str, one: str = "", other: str = "") -> Maker:
    return lambda draw: _pair(
        draw.rng, PEOPLES[people](draw.rng, draw.half), one, other
    )


def _grouped(one: str, other: str = "") -> Maker:
    def make(draw: Draw) -> Pair | None:
        forms = composed(draw.rng, draw.groups, one)
        return _pair(draw.rng, forms, one, other, 1.0) if forms else None

    return make


def _place(draw: Draw) -> Pair | None:
    return _of_region(draw, draw.rng.choice(draw.sources.cities[draw.half]), 0.8)


def _territory(draw: Draw) -> Pair | None:
    return _of_region(draw, draw.rng.choice(draw.sources.territories[draw.half]), 0.9)


def _of_region(draw: Draw, forms: Forms, across: float) -> Pair | None:
    """One of the two is mostly in Latin or Cyrillic letters, as most queries are."""
    one = "Latn" if draw.rng.random() < 0.6 else "Cyrl"
    if draw.rng.random() < 0.25 or one not in forms:
        one = ""
    return _pair(draw.rng, forms, one, across=across)


def _edited(edit: Callable[[Random, str], str | None], across: float) -> Maker:
    """The same form edited, or now and then a form of another script edited."""

    def make(draw: Draw) -> Pair | None:
        forms, script = draw.anything()
        if script not in forms:
            return None
        query = indexed = draw.rng.choice(forms[script])
        if draw.rng.random() < across:
            found = _pair(draw.rng, forms, script)
            if found is None:
                return None
            query, indexed = found
        edited = edit(draw.rng, query)
        return None if edited is None else (indexed, edited)

    return make


def _typos(rng: Random, name: str) -> str | None:
    return edits.typo(rng, name, 2) if len(name) >= 13 else None


def _missing(draw: Draw) -> Pair | None:
    """A patronymic that only one of the two has."""
    rng = draw.rng
    make = russian if rng.random() < 0.5 else kazakh
    forms = make(rng, draw.half, True)
    one = rng.choice(("Cyrl", "Latn"))
    long = rng.choice(forms[one])
    other = rng.choice(("Cyrl", "Latn")) if rng.random() < 0.3 else one
    short = edits.without_a_word(
        rng, long if other == one else rng.choice(forms[other])
    )
    if short is None:
        return None
    return (long, short) if rng.random() < 0.5 else (short, long)


def _added(draw: Draw) -> Pair | None:
    """A word more, on either side."""
    forms, script = draw.anything()
    words = ("Abdul", "Maria", "Khan", "Jr", "bin", "Bek")
    if script == "Cyrl":
        words = ("Мария", "Хан", "Оглы", "Бек", "Али", "Тегін")
    name = draw.rng.choice(forms[script]) if script in forms else ""
    long = edits.with_a_word(draw.rng, name, words)
    if long is None:
        return None
    return (long, name) if draw.rng.random() < 0.5 else (name, long)


def _word(draw: Draw) -> Pair | None:
    return _missing(draw) if draw.rng.random() < 0.65 else _added(draw)


def _accents(draw: Draw) -> Pair | None:
    forms, _ = draw.anything()
    name = draw.rng.choice(forms.get("Latn") or ("",))
    bare = edits.plain(name)
    if bare is None:
        return None
    return (name, bare) if draw.rng.random() < 0.7 else (bare, name)


def _joints(draw: Draw) -> Pair | None:
    roll = draw.rng.random()
    peoples = ("arabic", "uzbek", "chinese", "kazakh", "korean", "uyghur", "kyrgyz")
    forms: Forms
    if roll < 0.6:
        forms = PEOPLES[draw.rng.choice(peoples)](draw.rng, draw.half)
    elif roll < 0.8 or not draw.groups:
        forms = draw.rng.choice(draw.sources.cities[draw.half])
    else:
        forms = composed(draw.rng, draw.groups, "Latn")
    name = draw.rng.choice(forms.get("Latn") or ("",))
    joined = edits.rejoined(draw.rng, name)
    if joined is None:
        return None
    return (name, joined) if draw.rng.random() < 0.5 else (joined, name)


def _spelling(draw: Draw) -> Pair | None:
    """Other letters, or another ending, in one script."""
    rng = draw.rng
    stems = [stem for stem in lists.KAZAKH_STEMS if half_of(stem) == draw.half]
    made = kazakh_surname(rng, rng.choice(stems))
    systems = rng.sample(SYSTEMS["kazakh"], 2)
    if rng.random() < 0.5:
        rows = [row for row in lists.SPELLINGS if half_of(row[0]) == draw.half]
        one, other = rng.sample(rng.choice(rows), 2)
        ends = made[:2] if rng.random() < 0.5 else (made[0], made[0])
        return (
            f"{one} {systems[0].word(ends[0])}",
            f"{other} {systems[1].word(ends[1])}",
        )
    if rng.random() < 0.3:
        return _hers(rng, draw.half)
    names = [name for name in lists.KAZAKH_GIVEN if half_of(name) == draw.half]
    given = rng.choice(names)
    written = (f"{given} {made[0]}", f"{given} {made[1]}")
    if rng.random() < 0.5:
        return written
    return systems[0].name_of(written[0]), systems[0].name_of(written[1])


def _hers(rng: Random, half: int) -> Pair | None:
    """A surname as a man and as a woman bears it."""
    given, surname = rng.choice(russian(rng, half)["Cyrl"]).split()
    hers = feminine(surname)
    return (f"{given} {surname}", f"{given} {hers}") if hers != surname else None


KINDS: Final[dict[str, Maker]] = {
    "russian": _people("russian"),
    "kazakh": _people("kazakh", "Cyrl"),
    "ukrainian": _people("ukrainian"),
    "uzbek": _people("uzbek"),
    "kyrgyz": _people("kyrgyz"),
    "romanisations": lambda draw: _pair(
        draw.rng,
        PEOPLES[draw.rng.choice(_WRITTEN["Cyrl"])](draw.rng, draw.half),
        "Latn",
        "Latn",
    ),
    "chinese": _people("chinese"),
    "turkic in han": lambda draw: _pair(
        draw.rng,
        PEOPLES[draw.rng.choice(("kazakh in han", "uyghur"))](draw.rng, draw.half),
        "Hans",
    ),
    "kazakh in arabic": _people("kazakh", "Arab"),
    "uyghur": _people("uyghur", "Arab"),
    "arabic": _people("arabic", "Arab"),
    "persian": _people("persian", "Arab"),
    "japanese": _people("japanese", "Kana"),
    "korean": _people("korean", "Hang"),
    "places": _place,
    "territories": _territory,
    "typo": _edited(edits.typo, 0.1),
    "two typos": _edited(_typos, 0.0),
    "order": _edited(edits.swapped, 0.3),
    "prefix": _edited(edits.beginning, 0.3),
    "a word more": _word,
    "accents": _accents,
    "joints": _joints,
    "spelling": _spelling,
}
"""The kinds of pairs that need no file."""
GROUPED: Final[dict[str, Maker]] = {
    "groups: cyrillic": _grouped("Cyrl", "Latn"),
    "groups: han": _grouped("Hani"),
    "groups: arabic": _grouped("Arab"),
    "groups: kana": _grouped("Kana"),
    "groups: hangul": _grouped("Hang"),
    "groups: latin": _grouped("Latn", "Latn"),
}
"""Those out of a file of name groups."""
