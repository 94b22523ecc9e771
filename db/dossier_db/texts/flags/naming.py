"""Flags of names: another spelling, another name in the same place, another title."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from dossier_db.search.folding import script_of
from dossier_db.texts.facts.names import Name, likeness, same, spelling
from dossier_db.texts.facts.titles import Title
from dossier_db.texts.facts.words import stem
from dossier_db.texts.flags.meeting import Met, Needs, in_turn, meet
from dossier_db.texts.flags.proposal import PLACES, Flag, Where, said
from dossier_db.texts.flags.reading import Reading, Seen, Weights
from dossier_db.texts.listed import listed

_ALIKE: Final = 0.9
"""Likeness at which two names are taken for one."""
_LIKE: Final = 0.78
"""Likeness at which they are where something else speaks for it."""
_OTHER_SCRIPT: Final = 0.72
"""Likeness of one name in two scripts."""
_OFTEN: Final = 3
"""Mentions that make a name one of those that a text is about."""
_AROUND: Final = 0.4
"""Surroundings that speak for a spelling."""
_KINDS: Final = listed(
    "county district region province prefecture city town village oblast raion"
    " rayon state municipality"
)


def of_names(
    ours: Sequence[Seen[Name]], theirs: Sequence[Seen[Name]], weights: Weights
) -> Iterator[Flag]:
    """Names of one text that the other spells otherwise or has another for."""
    known: set[tuple[str, str]] = set()
    for flag, pair in _spellings(ours, theirs, weights):
        known.add(pair)
        yield flag
    needs = Needs(both=0.45, one=0.65, none=0.85)
    others = meet(ours, theirs, _same, _kin, weights, needs, lambda name: name.fold)
    merged: dict[tuple[frozenset[str], frozenset[str]], Met[Name]] = {}
    for met in others:
        x, y = met.a.fact, met.b.fact
        if (x.fold, y.fold) not in known:
            known.add((x.fold, y.fold))
            merged.setdefault((_whole(x), _whole(y)), met)
    for met in merged.values():
        sides = (met.a.where,), (met.b.where,)
        like = likeness(met.a.fact.fold, met.b.fact.fold)
        verdict = "spelling" if like >= _LIKE else "differ"
        why = f"name: {said(sides[0])} | {said(sides[1])}, in the same place"
        weight = 0.55 if verdict == "spelling" else 0.65
        yield Flag("name", verdict, *sides, why, weight)


def _whole(name: Name) -> frozenset[str]:
    return name.group | {name.fold}


def _spellings(
    ours: Sequence[Seen[Name]], theirs: Sequence[Seen[Name]], weights: Weights
) -> Iterator[tuple[Flag, tuple[str, str]]]:
    """Names that only one text has, and that are like one that only the other has."""
    mine, its = _loose(ours, theirs), _loose(theirs, ours)
    likely = sorted(
        (
            (like, x, y)
            for x, y in product(mine, its)
            if _script(x) == _script(y) and (like := likeness(x, y)) >= _LIKE
        ),
        key=lambda one: (one[0], max(one[1:]), min(one[1:])),  # of either text
        reverse=True,
    )
    used: set[tuple[int, str]] = set()
    for like, x, y in likely:
        if (0, x) in used or (1, y) in used:
            continue
        if like < _ALIKE and not _supported(mine[x], its[y], weights):
            continue
        used |= {(0, x), (1, y)}
        a = tuple(one.where for one in mine[x])[:PLACES]
        b = tuple(one.where for one in its[y])[:PLACES]
        why = f"spelling: {said(a[:1])} ×{_times(mine[x])} | {said(b[:1])}"
        why += f" ×{_times(its[y])}, {like:.0%} alike"
        weight = 0.3 if like == 1 else 0.6
        yield Flag("spelling", "spelling", a, b, why, weight), (x, y)


def _loose(
    names: Sequence[Seen[Name]], others: Sequence[Seen[Name]]
) -> dict[str, list[Seen[Name]]]:
    """Names that the other text lacks in any form, by their word."""
    folds = {one.fact.fold for one in others}
    found: dict[str, list[Seen[Name]]] = {}
    absent: dict[str, bool] = {}
    for one in names:
        fold = one.fact.fold
        if fold not in absent:
            known = fold in folds or any(same(fold, other) for other in folds)
            absent[fold] = not known
        if absent[fold]:
            found.setdefault(fold, []).append(one)
    return found


def _supported(
    mine: Sequence[Seen[Name]], its: Sequence[Seen[Name]], weights: Weights
) -> bool:
    """Whether more than letters speaks for two names being one."""
    if _times(mine) >= _OFTEN and _times(its) >= _OFTEN:
        return True
    for x, y in product(mine[:PLACES], its[:PLACES]):
        beside = {stem(word) for word in (*x.fact.group, x.fact.after) if word}
        if beside & {stem(word) for word in (*y.fact.group, y.fact.after) if word}:
            return True
        if weights.overlap(x.around, y.around) >= _AROUND:
            return True
    return False


def _times(seen: Sequence[Seen[Name]]) -> int:
    return sum(one.times for one in seen)


_script: Final = lru_cache(maxsize=100_000)(script_of)


def _same(x: Name, y: Name) -> bool:
    return are_one(x.fold, y.fold)


@lru_cache(maxsize=200_000)
def are_one(x: str, y: str) -> bool:
    """Whether two words of names are one, however they are spelled."""
    if same(x, y):
        return True
    if _script(x) != _script(y):
        return likeness(x, y) >= _OTHER_SCRIPT
    return spelling(x) == spelling(y)


def _kin(x: Name, y: Name) -> float | None:
    """Names can only stand for each other where a word beside them is the same."""
    if _script(x.fold) != _script(y.fold):
        return None
    if not x.sure and not y.sure:
        return -0.3  # perhaps two words that only begin sentences
    if x.sure != y.sure and likeness(x.fold, y.fold) < _LIKE:
        return -0.15
    if x.group & y.group or (x.role and x.role == y.role):
        return 0.2
    beside = (x.before and x.before == y.before) or (x.after and x.after == y.after)
    if beside or (not x.before and not y.before):
        return 0.1
    return 0.2 if likeness(x.fold, y.fold) >= _LIKE else -0.2


def of_titles(a: Reading, b: Reading) -> Iterator[Flag]:
    """One person, two titles."""
    known = set()
    roles = [_roles(reading.seen("title")) for reading in (a, b)]
    for x, y in product(roles[0], roles[1]):
        if not same(x, y):
            continue
        mine, its = roles[0][x], roles[1][y]
        if mine.keys() & its.keys() or (x, y) in known:
            continue
        known.add((x, y))
        sides = tuple(mine.values())[:PLACES], tuple(its.values())[:PLACES]
        why = f"title: {said(sides[0])} | {said(sides[1])}"
        yield Flag("title", "precision", *sides, why, 0.3)


def _roles(seen: Sequence[Seen[Title]]) -> dict[str, dict[str, Where]]:
    found: dict[str, dict[str, Where]] = {}
    for one in seen:
        found.setdefault(one.fact.name, {}).setdefault(one.fact.role, one.where)
    return found


def of_places(
    ours: Sequence[Seen[Name]], theirs: Sequence[Seen[Name]]
) -> Iterator[Flag]:
    """One place, two kinds of place: a county here, a district there."""
    kinds = [
        [one for one in seen if one.fact.after in _KINDS] for seen in (ours, theirs)
    ]
    often = Counter[tuple[str, str]]()
    for x, y in in_turn(*kinds):
        pair = (x.fact.after, y.fact.after)
        if pair[0] == pair[1] or likeness(x.fact.fold, y.fact.fold) < _ALIKE:
            continue
        often[pair] += 1
        if often[pair] == 1:
            words = f"“{x.fact.words} {pair[0]}” | “{y.fact.words} {pair[1]}”"
            why = f"kind of place: {words}"
            yield Flag("place", "spelling", (x.where,), (y.where,), why, 0.3)
