"""Names of nobody in every script that they are met in: people after people.

``Forms`` says how one name is written: script by script, the forms of each script.
Every name is composed of tokens of one half: a token that is tuned with is never in
the half that is held out.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from random import Random
from typing import Final, TypeAlias

from anyascii import anyascii

from bench import eastern
from bench import name_lists as lists
from bench.romanise import SYSTEMS, as_russian, feminine

Forms: TypeAlias = Mapping[str, tuple[str, ...]]
Maker: TypeAlias = Callable[[Random, int], dict[str, tuple[str, ...]]]

_CLASSES: Final = str.maketrans("cqgxhbfvwpdtzjslrnm", "kkkkkpppppttsssllln")


def consonants(text: str) -> str:
    """The coarse run of consonants of a name in any script, to compare names by."""
    plain = anyascii(text).lower()
    kept = "".join(letter for letter in plain if letter in "bcdfghjklmnpqrstvwxz")
    return kept.translate(_CLASSES)


def sounding_like(name: str) -> Callable[[str, float], bool]:
    """Whether another name sounds like one as much as asked, from 0 to 1:
    translations are far apart."""
    matcher = SequenceMatcher(None, "", consonants(name), False)

    def sounds(other: str, least: float) -> bool:
        matcher.set_seq1(consonants(other))
        return matcher.ratio() >= least

    return sounds


@cache
def half_of(token: str) -> int:
    """The half, 0 or 1, that a token belongs to: names that begin alike share it."""
    return zlib.crc32(b"half " + consonants(token)[:3].encode()) & 1


def _mine(tokens: Sequence[str], half: int) -> list[str]:
    return [token for token in tokens if half_of(token) == half]


def _mine_rows(
    rows: Sequence[Sequence[str]], half: int, column: int = 0
) -> list[Sequence[str]]:
    return [row for row in rows if half_of(row[column]) == half]


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))


def _cyrillic(language: str, name: str, *others: str) -> dict[str, tuple[str, ...]]:
    latin = (system.name_of(name) for system in SYSTEMS[language])
    return {"Cyrl": _unique(name, *others), "Latn": _unique(*latin)}


def russian(rng: Random, half: int, middle: bool = False) -> dict[str, tuple[str, ...]]:
    """Given name and surname, with a patronymic between them if wanted."""
    given = rng.choice(_mine(lists.RUSSIAN_GIVEN, half))
    surname = rng.choice(_mine(lists.RUSSIAN_SURNAMES, half))
    hers = given[-1] in "аяь" and given not in ("Илья", "Никита", "Игорь")
    patronymic = rng.choice(lists.PATRONYMICS)
    if hers:
        surname = feminine(surname)
        patronymic = patronymic.removesuffix("ич") + "на"
    name = f"{given} {patronymic} {surname}" if middle else f"{given} {surname}"
    return _cyrillic("russian", name, name.replace("ё", "е"))


def kazakh_surname(rng: Random, stem: str, *, bare: bool = True) -> tuple[str, ...]:
    """The surnames that a stem makes, one of them first."""
    front = any(letter in "әөүіе" for letter in stem[-4:].lower())
    russian_stem = stem.removesuffix("й")
    ending = "ев" if stem[-1] == "й" else "ов"
    made = [
        russian_stem + ending,
        russian_stem + ending + "а",
        stem + "ұлы",
        stem + ("кызы" if front else "қызы"),
    ]
    if bare:
        made.append(stem)
    rng.shuffle(made)
    return tuple(made)


def kazakh(rng: Random, half: int, middle: bool = False) -> dict[str, tuple[str, ...]]:
    """A Kazakh name; the middle is a patronymic."""
    given = rng.choice(_mine(lists.KAZAKH_GIVEN, half))
    stems = _mine(lists.KAZAKH_STEMS, half)
    surname = kazakh_surname(rng, rng.choice(stems))[0]
    name = f"{given} {surname}"
    if middle:
        father = rng.choice(stems) + rng.choice(("ұлы", "қызы", "ович"))
        name = f"{given} {father} {surname}"
    forms = _cyrillic("kazakh", name, as_russian(name))
    return {**forms, "Arab": (eastern.tote(name),)}


def ukrainian(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Ukrainian name."""
    given, surname = _two(rng, lists.UKRAINIAN, half)
    if given[-1] in "аяь":
        surname = feminine(surname)
    return _cyrillic("ukrainian", f"{given} {surname}")


def uzbek(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """An Uzbek name."""
    given, surname = _two(rng, lists.UZBEK, half)
    name = f"{given} {feminine(surname) if rng.random() < 0.5 else surname}"
    return _cyrillic("uzbek", name, as_russian(name))


def kyrgyz(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Kyrgyz name."""
    given, surname = _two(rng, lists.KYRGYZ, half)
    return _cyrillic("kyrgyz", f"{given} {surname}{rng.choice(('', 'а'))}")


def _two(rng: Random, columns: Sequence[Sequence[str]], half: int) -> tuple[str, str]:
    given, surname = (_mine(column.split(), half) for column in columns[0])
    return rng.choice(given), rng.choice(surname)


def xinjiang_kazakh(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Kazakh of China: in Chinese characters, Arabic letters, Cyrillic, Latin."""
    rows = _mine_rows(lists.XINJIANG_KAZAKH, half)
    given, father = rng.sample(rows, 2)
    name = f"{given[0]} {father[0]}"
    forms = _cyrillic("kazakh", name)
    return {
        **forms,
        "Arab": (eastern.tote(name),),
        "Hans": (f"{given[1]}·{father[1]}",),
    }


def uyghur(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Uyghur: in Arabic letters, Latin, Cyrillic and Chinese characters."""
    rows = _mine_rows(lists.UYGHUR_GIVEN, half)
    given, father = rng.sample(rows, 2)
    name = f"{given[0]} {father[0]}"
    return {
        "Arab": (eastern.uyghur_arabic(name),),
        "Latn": _unique(name.title(), eastern.uyghur_press(name)),
        "Cyrl": (eastern.uyghur_cyrillic(name),),
        "Hans": (f"{given[1]}·{father[1]}",),
    }


def chinese(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Chinese name: characters, pinyin, Wade-Giles, Palladius."""
    surname = rng.choice(_mine_rows(lists.CHINESE_SURNAMES, half, 1))
    count = 2 if rng.random() < 0.85 else 1
    given = rng.sample(_mine_rows(lists.CHINESE_GIVEN, half, 1), count)
    syllables = tuple(part[1] for part in given)
    ways = {
        way: _syllables(surname[1], syllables, way)
        for way in ("plain", "hyphen", "western", "wade", "palladius")
    }
    return {
        "Hans": (surname[0] + "".join(part[0] for part in given),),
        "Latn": _unique(ways["plain"], ways["hyphen"], ways["western"], ways["wade"]),
        "Cyrl": (ways["palladius"],),
    }


def _syllables(surname: str, given: tuple[str, ...], way: str) -> str:
    """A surname of two syllables is written as one word, or with a hyphen."""
    first, _, second = surname.partition("'")
    name = eastern.chinese(first, given, way)
    if not second:
        return name
    one, other = (eastern.chinese(part, ("a",), way) for part in (first, second))
    small = other.split()[0].lower() if way != "western" else second
    joint = "-" if way == "wade" else ""
    head = one.split()[0] if way != "western" else first.capitalize()
    return name.replace(head, head + joint + small, 1)


def arabic(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """An Arabic name."""
    return _columns(rng, lists.ARABIC, lists.ARABIC_SURNAMES, half)


def persian(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Persian name."""
    return _columns(rng, lists.PERSIAN, lists.PERSIAN_SURNAMES, half)


def _columns(
    rng: Random,
    given_names: Sequence[Sequence[str]],
    surnames: Sequence[Sequence[str]],
    half: int,
) -> dict[str, tuple[str, ...]]:
    """Rows of Arabic letters, Latin ways, and Cyrillic at the end."""
    given = rng.choice(_mine_rows(given_names, half, 1))
    surname = rng.choice(_mine_rows(surnames, half, 1))
    latin = [f"{one} {other}" for one in given[1:-1] for other in surname[1:-1]]
    return {
        "Arab": (f"{given[0]} {surname[0]}",),
        "Latn": _unique(*latin),
        "Cyrl": (f"{given[-1]} {surname[-1]}",),
    }


def japanese(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Japanese name: katakana, hiragana, Hepburn, the surname first or last."""
    given, surname = _two(rng, lists.JAPANESE, half)
    ways = (str, eastern.macron, eastern.short)
    latin = [f"{way(given)} {way(surname)}".title() for way in ways]
    latin += [f"{way(surname)} {way(given)}".title() for way in ways[2:]]
    kana = (eastern.katakana, eastern.hiragana)
    return {
        "Kana": _unique(
            *(f"{to(surname)}{gap}{to(given)}" for to in kana for gap in (" ", "・"))
        ),
        "Latn": _unique(*latin),
    }


def korean(rng: Random, half: int) -> dict[str, tuple[str, ...]]:
    """A Korean name: Hangul, official and press romanisation, Russian."""
    surname = rng.choice(_mine_rows(lists.KOREAN_SURNAMES, half, 1))
    one, other = rng.sample(_mine_rows(lists.KOREAN_SYLLABLES, half, 1), 2)
    official = f"{surname[2]} {(one[1] + other[1]).capitalize()}"
    press = f"{one[2].capitalize()}-{other[2]} {surname[1]}"
    plain = f"{surname[1]} {one[2].capitalize()} {other[2].capitalize()}"
    return {
        "Hang": (surname[0] + one[0] + other[0],),
        "Latn": _unique(official, press, plain),
        "Cyrl": (f"{surname[3]} {(one[3] + other[3]).capitalize()}",),
    }


PEOPLES: Final[dict[str, Maker]] = {
    "russian": russian,
    "kazakh": kazakh,
    "ukrainian": ukrainian,
    "uzbek": uzbek,
    "kyrgyz": kyrgyz,
    "kazakh in han": xinjiang_kazakh,
    "uyghur": uyghur,
    "chinese": chinese,
    "arabic": arabic,
    "persian": persian,
    "japanese": japanese,
    "korean": korean,
}
"""How a name of each people is composed, out of one half of its tokens."""
