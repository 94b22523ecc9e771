"""Consonant keys: what is left of a name in every script and every romanisation.

Vowels are the first thing that transcriptions change, so a key has none. Consonants
that one standard writes for another, or that one language hears as another, share a
class:

    P  b p f v        T  t d        K  k q g h kh gh      S  s z sh zh j ch ts
    L  l r            M  m          N  n ng               A  a vowel at the beginning

A letter that is one sound here and another there (pinyin ``x`` is s, Uzbek ``x`` is
h) gives a key for each. Surname endings of Russian and Turkic names are left out of
one more. A shared key is a likeness to be weighed, never an identity.
"""

import re
from functools import lru_cache
from typing import Final

_SOUNDS: Final = re.compile(
    "tsch|dsch|shch|sch|tsh|tch|dzh|tzh|sh|zh|ch|kh|gh|ph|th|dh|ts|tz|dz|dj|hs|ck|cz|sz"
    "|ng|[a-z]"
)
_GERMAN_J: Final = re.compile("(?<=[aeiou])j(?=e[vw])")
"""German, Polish and ISO 9 j in -ajew, -ejew."""
_VOWELS: Final = frozenset("aeiouy")
_CLASSES: Final = {
    **dict.fromkeys(("b", "p", "f", "v", "ph"), ("P",)),
    **dict.fromkeys(("t", "d"), ("T",)),
    **dict.fromkeys(("th", "dh"), ("T", "S")),  # Othman is Osman, Dhu is Zu
    **dict.fromkeys(("k", "g", "kh", "gh", "ck"), ("K",)),
    **dict.fromkeys(("l", "r"), ("L",)),
    **dict.fromkeys(("s", "z", "sh", "zh", "ts", "tz", "dz", "dj", "hs"), ("S",)),
    **dict.fromkeys(("dzh", "tzh", "tsh", "shch"), ("S",)),  # BGN/PCGN
    **dict.fromkeys(("tsch", "dsch", "sch", "tch", "cz", "sz"), ("S",)),  # the press
    "m": ("M",),
    "n": ("N",),
    "ch": ("S", "K"),  # German and Polish ch for х
    "c": ("S", "K"),
    "j": ("S", ""),  # German and ISO 9 j for й
    "q": ("K", "S"),  # pinyin q
    "x": ("S", "K", "KS"),  # pinyin x; Uzbek and Uyghur x for х
    "w": ("P", ""),  # German and Polish w; Arabic و
    "h": ("K", ""),
    "ng": ("N", "NK"),  # Kazakh ң before a vowel
}
_ENDING: Final = re.compile(
    "(?:[iy]?[oe](?:v|w|f|ff)|in)(?:a|na|oy|oi)?$"  # -ов, -евна, -ин
    "|sk(?:iy|ij|ii|i|y|aya|aia|aja)$"
    "|i?(?:[uo]u?l[yiu]|[ou]gh?l[yiu]|[qk][yi]z[yi]?)$"  # -ұлы, -қызы, o‘g‘li
)
_CLASS_OF_VOWEL: Final = dict(zip("aeiyou", "aaiiuu", strict=True))
_SHORTEST_STEM: Final = 3
_MOST: Final = 4
"""Keys of one spelling."""
_SHORT: Final = 3
"""Consonants of a key up to which its vowels must tell, too."""
_TWICE: Final = re.compile(r"([A-Z])\1+")
_NO_VOWELS: Final = str.maketrans("", "", "aiu")


@lru_cache(maxsize=200_000)
def keys(plain: str) -> tuple[str, ...]:
    """The consonant keys of a word in plain Latin letters, the likeliest first; last,
    where these are short, ``~`` and the word as it sounds.
    """
    found = _keys(_units(plain))
    stem = stem_of(plain)
    if stem != plain:
        found += [key for key in _keys(_units(stem))[:2] if key not in found]
    if found and len(found[0]) <= _SHORT:
        found.append("~" + sound(plain))
    return tuple(found)


@lru_cache(maxsize=100_000)
def stem_of(plain: str) -> str:
    """A surname, plain or folded, without its Russian or Turkic ending; the word where
    it has none.
    """
    ending = _ENDING.search(plain)
    if ending is None or ending.start() < _SHORTEST_STEM:
        return plain
    return plain[: ending.start()]


def joined(names: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Keys of a whole name from those of its words, as if it were written in one."""
    made = [""]
    for position, choices in enumerate(names):
        own = [key for key in choices[:2] if key[0] != "~"] or [""]
        inner = [key.lstrip("A") if position else key for key in own]
        made = [before + key for before in made for key in inner][:_MOST]
    return tuple(dict.fromkeys(key for key in made if len(key) > 2))


@lru_cache(maxsize=200_000)
def sound(plain: str) -> str:
    """A word as it roughly sounds: classes of consonants in capitals, and vowels in
    three of small letters.
    """
    made = ""
    for one, before, after in _units(plain):
        letter = _CLASS_OF_VOWEL.get(one) or _likeliest(one, before, after)
        if letter and not made.endswith(letter):
            made += letter
    return made


def without_vowels(sound: str) -> str:
    """The consonants of a sound."""
    return sound.translate(_NO_VOWELS)


def _units(plain: str) -> list[tuple[str, str, str]]:
    """The sounds of a word, each with the one before and the one after it."""
    found = _SOUNDS.findall(_GERMAN_J.sub("i", plain))
    return list(zip(found, ["", *found], [*found[1:], ""], strict=False))


def _likeliest(one: str, before: str, after: str) -> str:
    """The class of a consonant, or of the vowel that it stands for."""
    if one == "w" and after == "u":
        return ""  # pinyin wu
    if one == "w" and after not in _VOWELS and before not in ("o", "e", ""):
        return "u"  # Arabic و between consonants; aw
    if one == "j" and after not in _VOWELS and before in _VOWELS:
        return "i"  # Sergej
    if one == "j" and after in _VOWELS and before and before not in _VOWELS:
        return "i"  # Tatjana
    if one == "ch" and after in ("l", "m", "n", "r"):
        return "K"  # Achmetow
    if one == "c" and after not in ("e", "i", "y"):
        return "K"
    if one == "q" and after == "i":
        return "S"  # pinyin
    if one == "x":
        if not after:
            return "KS"
        return "S" if after in ("i", "u") else "K"
    return _CLASSES[one][0]


def _choices(one: str, before: str, after: str) -> tuple[str, ...]:
    """The classes that a consonant may belong to."""
    classes = _CLASSES[one]
    if one == "gh" and not before:
        return ("K", "")  # Uyghur gh, not heard in Chinese
    if one == "j" and after == "i":
        return ("S", "K")  # pinyin ji for ki and gi of other languages
    if len(classes) > 1:
        first = _likeliest(one, before, after)
        if first in ("i", "u"):
            first = ""
        return (first, *(c for c in classes if c != first))
    return classes


def _keys(units: list[tuple[str, str, str]]) -> list[str]:
    keys = [""]
    for one, before, after in units:
        if one in _VOWELS:
            keys = ["A"] if not before else [key + "." for key in keys]
            continue
        classes = _choices(one, before, after)
        if not before:
            classes = tuple(choice or "A" for choice in classes)
        if len(keys) * len(classes) > _MOST:
            classes = classes[:1]
        keys = [key + choice for key in keys for choice in classes]
    return list(dict.fromkeys(filter(None, map(_closed, keys))))


def _closed(key: str) -> str:
    """Consonants that meet are one; where vowels stood between them they are two."""
    return _TWICE.sub(r"\1", key).replace(".", "")
