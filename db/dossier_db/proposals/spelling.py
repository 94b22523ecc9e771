"""Whether two answers are one name, written otherwise.

Names are words with a capital that they would have within a sentence too. Words that
only look alike (*hatred* and *discord*, *closed* and *close*) are never taken for one,
nor is anything with a number in it.
"""

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from dossier_db.proposals.material import Material
from dossier_db.proposals.values import LONGEST, read
from dossier_db.texts.facts.dates import is_month
from dossier_db.texts.facts.words import HAN, STOP, Line, Word

_ALIKE: Final = 0.9
"""Likeness of each word of two names that nothing else ties together."""
_RECORD: Final = 0.75
"""Likeness of one word where both answers name one record."""
_JOINED: Final = 0.95
"""Likeness of two names whose words part in other places."""
_MOST: Final = 5
"""Words of a name."""
_SHORT_HAN: Final = re.compile(f"[{HAN}·]{{2,12}}")
_TELLINGS: Final = 8
"""Citations in whose words a name is looked for."""


def spelling(a: Material, b: Material) -> tuple[str, ...] | None:
    """The grounds on which two answers are one name; None where they may be two."""
    if a.entity_id and b.entity_id and a.entity_id != b.entity_id:
        return None
    if max(len(a.value), len(b.value)) > LONGEST:
        return None
    mine, its = _name(a.value), _name(b.value)
    if a.entity_id and a.entity_id == b.entity_id:
        least = _RECORD if mine and its else _ALIKE
        mine, its = mine or _short_han(a.value), its or _short_han(b.value)
        best = max((_likeness(x, y) for x in mine for y in its), default=0.0)
        return (a.value, b.value, "record") if best >= least else None
    if not mine or not its:
        return None
    like = _like(mine, its)
    if like is None or not (_is_name(a, mine) or _is_name(b, its)):
        return None
    return a.value, b.value, str(round(like * 100))


def _likeness(mine: str, its: str) -> float:
    """How like two words of names are, from 0 to 1."""
    # Only where there are names: what reads them is most of all the rules.
    from dossier_db.texts.facts.names import likeness

    return likeness(mine, its)


def _like(mine: tuple[str, ...], its: tuple[str, ...]) -> float | None:
    """How like two names are, each word with its own; None where not enough."""
    if len(mine) != len(its):
        joined = _likeness("".join(mine), "".join(its))
        return joined if joined >= _JOINED else None
    left = list(its)
    least = 1.0
    for word in mine:
        best = max(left, key=lambda other: (_likeness(word, other), other == word))
        least = min(least, _likeness(word, best))
        left.remove(best)
    return least if least >= _ALIKE else None


@lru_cache(maxsize=8_192)
def _name(value: str) -> tuple[str, ...]:
    """The words of an answer that is a name and nothing else; else nothing."""
    words = read(value)
    if words is None or any(word[0] in "#@" for word in words.content):
        return ()
    line = Line(value)
    said = [word for word in line.words if word.kind == "w"]
    if line.han:
        return _in_han(line) if not said else ()
    names = [word for word in said if word.fold not in STOP or word.capital]
    if not names or len(names) > _MOST or not all(map(_capital, names)):
        return ()
    if any(is_month(word.fold) for word in names):
        return ()
    return tuple(chain.from_iterable(word.fold.split("-") for word in names))


def _capital(word: Word) -> bool:
    """It has a capital, or its script has none."""
    first = word.text[0]
    return word.capital or (first.upper() == first.lower() and first.isalpha())


def _in_han(line: Line) -> tuple[str, ...]:
    from dossier_db.texts.facts.names import names

    whole = re.sub(r"[\s“”「」『』()（）]", "", line.text)
    found = names(line)
    return (whole,) if len(found) == 1 and found[0].words == whole else ()


def _short_han(value: str) -> tuple[str, ...]:
    """Characters that may be a name, where a record tells that they are one."""
    return (value,) if _SHORT_HAN.fullmatch(value) else ()


def _is_name(one: Material, words: tuple[str, ...]) -> bool:
    """Whether a capital is more than that of a first word: something else says so."""
    if one.entity_id and one.entity_id[:2] in ("p_", "o_", "l_"):
        return True
    if one.value[:1].upper() == one.value[:1].lower():
        return True  # without capitals, it was known by its characters
    small = capital = False
    for telling in one.tellings[:_TELLINGS]:
        line = Line(telling.words)
        for index, word in enumerate(line.words):
            if word.fold not in words:
                continue
            capital = capital or (word.capital and index > 0)
            small = small or not word.capital
    return not small and (capital or len(words) > 1)
