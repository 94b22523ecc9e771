"""What a hand does to a name while it types it: slips, order, beginnings, joints."""

import re
import unicodedata
from collections.abc import Sequence
from random import Random
from typing import Final

_ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщыэюя",
)
_TAILS: Final = re.compile(
    r"(?<=[a-z]{3})(bek|zhan|jan|gul|khan|kul|bay|bai|gali|mukhamed|din)\b"
)
_STROKES: Final = str.maketrans("ıłøđŁØĐ", "ilodLOD")
_JOINTS: Final = re.compile(r"[-'’ʻʼ‘`]")


def typo(rng: Random, name: str, count: int = 1) -> str | None:
    """Slips of one letter in ``count`` different words or places; None if too short."""
    for _ in range(count):
        places = [
            place
            for place, letter in enumerate(name)
            if place and letter.isalpha() and name[place - 1].isalpha()
        ]
        if len(places) < 5:
            return None
        place = rng.choice(places)
        letter = _near(rng, name[place])
        if letter is None:
            return None
        before, at, after = name[:place], name[place], name[place + 1 :]
        name = rng.choice(
            (
                before + after,
                before + letter + after,
                before + letter + at + after,
                before + at + at + after,
                before[:-1] + at + before[-1] + after,
            )
        )
    return name


def _near(rng: Random, letter: str) -> str | None:
    for alphabet in _ALPHABETS:
        if letter in alphabet:
            return rng.choice(alphabet.replace(letter, ""))
    return None


def swapped(rng: Random, name: str) -> str | None:
    """The words in another order."""
    words = name.split()
    if len(words) < 2:
        return None
    moved = words[1:] + words[:1] if rng.random() < 0.5 else words[-1:] + words[:-1]
    joint = ", " if rng.random() < 0.2 else " "
    return joint.join((moved[0], " ".join(moved[1:])))


def beginning(rng: Random, name: str) -> str | None:
    """The last word not yet typed to its end: four letters of it or more."""
    head, gap, last = name.rpartition(" ")
    least = max(4, len(last) * (5 if gap else 6) // 10)
    if len(last) <= least:
        return None
    return head + gap + last[: rng.randrange(least, len(last))]


def plain(name: str) -> str | None:
    """Without accents; None if it had none."""
    parts = unicodedata.normalize("NFD", name.translate(_STROKES))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare if bare != name and bare.isascii() else None


def rejoined(rng: Random, name: str) -> str | None:
    """Hyphens, apostrophes and spaces moved, put in or left out."""
    found = list(_JOINTS.finditer(name))
    if found:
        at = rng.choice(found)
        apostrophe = at.group() != "-"
        instead = rng.choice(("", "", "’", "`") if apostrophe else ("", " ", " "))
        return name[: at.start()] + instead + name[at.end() :]
    tail = _TAILS.search(name)
    if tail:
        return name[: tail.start()] + rng.choice(("-", " ")) + name[tail.start() :]
    words = name.split()
    if len(words) == 3:
        at_word = rng.choice((0, 1))
        joint = rng.choice(("", "-"))
        words[at_word : at_word + 2] = [joint.join(words[at_word : at_word + 2])]
        return " ".join(words)
    return None


def without_a_word(rng: Random, name: str) -> str | None:
    """A name of three words or more without its middle."""
    words = name.split()
    if len(words) < 3:
        return None
    del words[rng.randrange(1, len(words) - 1)]
    return " ".join(words)


def with_a_word(rng: Random, name: str, words: Sequence[str]) -> str | None:
    """A name of two words with a third between or after them."""
    parts = name.split()
    if len(parts) != 2:
        return None
    parts.insert(rng.choice((1, 1, 2)), rng.choice(words))
    return " ".join(parts)
