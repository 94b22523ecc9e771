"""Why a name was found: how each word asked for meets the form, and where it stands."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from dossier_db.records.hits import HOWS, How
from dossier_db.search.analysis import nature, spoken, without_articles
from dossier_db.search.folding import Token, readable
from dossier_db.search.likeness import Asked, word_likeness
from dossier_db.search.marks import bare, covered, merged
from dossier_db.search.skeleton import keys

_FAR: Final = 60.0
"""Likeness of two words below which one is no form of the other."""
_ERRORS: Final = 2
"""Typing errors that are still taken for some."""
_LESS: Final[dict[How, float]] = {
    "exact": 0,
    "folded": 0.3,
    "prefix": 0.6,
    "other script": 1,
    "sounds alike": 6,
    "typo": 8,
    "in text": 0,
}
"""What a way of finding takes from the score: the surer one goes first."""


class Reason(NamedTuple):
    """How a form was found."""

    how: How
    marks: tuple[tuple[int, int], ...]
    less: float
    """To be taken from the score."""
    missed: int = 0
    """Words asked for that no word of the form is much like."""


def reason(asked: Sequence[Asked], form: str) -> Reason:
    """How the words asked for meet a form of a name: the least sure word decides."""
    if not asked:  # found by its filters alone
        return Reason("exact", (), 0)
    every = _words(form)
    whole = _in_one(asked, every)
    if whole is not None:
        return Reason(whole, ((every[0].start, every[-1].stop),), _LESS[whole])
    hows: list[How] = []
    missed = 0
    marks: list[tuple[int, int]] = []
    for one, token in _pairs(asked, without_articles(form, list(every))):
        if token is None:
            hows.append("typo")
            missed += 1
            continue
        how, mark = _how(one, token)
        hows.append(how)
        marks.append(mark)
    worst = max(hows, key=HOWS.index)
    return Reason(worst, merged(marks), _LESS[worst], missed)


@lru_cache(maxsize=10_000)  # with the next key mostly the same names are weighed
def _words(form: str) -> tuple[Token, ...]:
    return tuple(readable(form))


def _pairs(
    asked: Sequence[Asked], form: Sequence[Token]
) -> Iterable[tuple[Asked, Token | None]]:
    """Each word asked for with the word of the form that it is most like: the same
    one where it is there, then the longest words first.
    """
    left = list(form)
    rest: list[Asked] = []
    for one in asked:
        same = next((token for token in left if token.raw.lower() == one.raw), None)
        if same is None:
            rest.append(one)
        else:
            left.remove(same)
            yield one, same
    written = nature(list(form))
    for one in sorted(rest, key=lambda one: -len(one.folded)):
        likest = [(_likeness(one, token, written), token) for token in left]
        like, best = max(likest, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or like < _FAR:
            yield one, None
        else:
            left.remove(best)
            yield one, best


def _likeness(one: Asked, token: Token, written: str) -> float:
    if one.script == token.script == "han" and one.raw in token.raw:
        return 100.0
    return word_likeness(one, token.folded, spoken(token), written)


def _how(one: Asked, token: Token) -> tuple[How, tuple[int, int]]:
    """How a word meets one of the form, and the letters that were found."""
    whole = (token.start, token.stop)
    if one.raw.casefold() == token.raw.casefold():
        return "exact", whole
    if one.script == token.script:
        letters = covered(token.raw, one.raw)
        if letters is not None:
            same = bare(one.raw) == bare(token.raw)
            found = whole if same else (token.start, token.start + letters)
            return ("folded" if same else "prefix"), found
        if one.script == "han" and one.raw in token.raw:  # its words are not parted
            start = token.start + token.raw.index(one.raw)
            return "prefix", (start, start + len(one.raw))
        if one.script == "digit" and one.folded == token.folded:
            return "other script", whole  # 2026 and ٢٠٢٦
    elif one.folded == token.folded or _begins(one, token):
        return "other script", whole
    if one.folded == token.folded or _begins(one, token):
        return "sounds alike", whole
    if not set(keys(one.plain)).isdisjoint(keys(token.plain)):
        return "sounds alike", whole
    near = one.script == token.script
    if near and OSA.distance(one.folded, token.folded) <= _ERRORS:
        return "typo", whole
    return "sounds alike", whole


def _begins(one: Asked, token: Token) -> bool:
    return token.folded.startswith(one.folded) or token.plain.startswith(one.plain)


def _in_one(asked: Sequence[Asked], form: Sequence[Token]) -> How | None:
    """The same letters, parted into other words: 习近平 and Xi Jinping."""
    if len(asked) == len(form):
        return None
    if "".join(one.folded for one in asked) != "".join(t.folded for t in form):
        return None
    same = {one.script for one in asked} == {token.script for token in form}
    return "folded" if same else "other script"
