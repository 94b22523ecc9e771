"""What two texts leave over: values that the other lacks, where the rest agrees.

Independent reports say a thing in words so different that nothing around it is the
same. Where they give the same names, days or numbers but for a few, and two of these
can only stand for each other, they may be one thing told in two ways.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from dossier_db.texts.facts.dates import Day
from dossier_db.texts.facts.kinds import PART
from dossier_db.texts.facts.law import Article
from dossier_db.texts.facts.names import Name, likeness
from dossier_db.texts.facts.numbers import PEOPLE, Count
from dossier_db.texts.flags.naming import are_one
from dossier_db.texts.flags.proposal import PLACES, Flag, Where, places_of, said
from dossier_db.texts.flags.reading import Reading, Seen

F = TypeVar("F")
_Value: TypeAlias = tuple[str, str]
"""A value as it is compared, and the unit of a count."""

_ENOUGH: Final = 2
"""So many values must agree, and no fewer than half of those that are left over."""
_APART: Final = 3
"""One number is no more than so many times another that it may stand for."""
_ALIKE: Final = 0.6
"""Names that are so like each other are the likeliest to stand for each other."""
_LAWS: Final = ("code", "act", "law", "кодекс")
_WEIGHT: Final = 0.5
"""Less than where the words around two values are alike."""


class _Slot(NamedTuple, Generic[F]):
    """How the values of a slot are compared."""

    rule: str
    same: Callable[[F, F], bool]
    """Whether two values say the same."""
    may: tuple[Callable[[F, F, str, str], bool], ...]
    """Whether one may stand for the other, what is likeliest first: two values, and
    what each is of by all its places."""
    least: int
    """So many values must agree at the least."""
    alone: Callable[[F], bool] = lambda fact: True
    """Whether a fact is sure enough to be left over."""
    kind: Callable[[Sequence[Seen[F]]], str] = lambda seen: ""
    """What a value is of, by all its places."""


def of_remainders(
    a: Reading,
    b: Reading,
    names: tuple[Sequence[Seen[Name]], Sequence[Seen[Name]]],
    found: Sequence[Flag],
) -> Iterator[Flag]:
    """Flags of what is left over.

    Args:
        a: the first text.
        b: the second.
        names: the names of both.
        found: the flags of other rules: what they name is left over no more.
    """
    taken = {(side, at.start) for one in found if one.b for side, at in places_of(one)}
    slots: tuple[tuple[_Slot[Any], Sequence[Seen[Any]], Sequence[Seen[Any]]], ...] = (
        *((_COUNTS, x, y) for x, y in _of_each_kind(a.seen("count"), b.seen("count"))),
        (_DAYS, a.seen("date"), b.seen("date")),
        (_ARTICLES, a.seen("article"), b.seen("article")),
        (_NAMES._replace(kind=_kind_besides(a.common | b.common)), *names),
    )
    for slot, ours, theirs in slots:
        for x, y, agreed in _left(ours, theirs, slot, taken):
            agree = f"all {agreed} others of their kind agree"
            why = f"{slot.rule}: {said(x)} | {said(y)}, {agree}"
            yield Flag(slot.rule, "differ", x, y, why, _WEIGHT)


def _of_each_kind(
    ours: Sequence[Seen[Count]], theirs: Sequence[Seen[Count]]
) -> Iterator[tuple[list[Seen[Count]], list[Seen[Count]]]]:
    """Counts by their unit, people with what may be people."""
    kinds: dict[str, tuple[list[Seen[Count]], list[Seen[Count]]]] = {}
    for side, seen in enumerate((ours, theirs)):
        for one in seen:
            unit = one.fact.unit if one.fact.unit != PEOPLE else ""
            kinds.setdefault(unit, ([], []))[side].append(one)
    yield from kinds.values()


def _left(
    ours: Sequence[Seen[F]],
    theirs: Sequence[Seen[F]],
    slot: _Slot[F],
    taken: set[tuple[int, int]],
) -> Iterator[tuple[tuple[Where, ...], tuple[Where, ...], int]]:
    """Values that can stand for one another only, and how many others agree."""
    all_a, all_b = _by_value(ours), _by_value(theirs)
    told_a, told_b = _told(all_a, all_b, slot)
    agreed = min(len({value for value, _ in told}) for told in (told_a, told_b))
    mine, its = _loose(all_a, told_a, slot), _loose(all_b, told_b, slot)
    if agreed < max(slot.least, len(mine) / 2, len(its) / 2):
        return
    kinds = tuple(
        {value: slot.kind(of[value]) for value in loose}
        for of, loose in ((all_a, mine), (all_b, its))
    )
    for loose, of_what in zip((mine, its), kinds, strict=True):
        for value in [one for one in loose if of_what[one] == PART]:
            del loose[value]
    for may in slot.may:
        for value, other in _only(mine, its, may, kinds):
            x_places, y_places = mine.pop(value), its.pop(other)
            a = tuple(one.where for one in x_places)[:PLACES]
            b = tuple(one.where for one in y_places)[:PLACES]
            if not any((n, at.start) in taken for n in (0, 1) for at in (a, b)[n]):
                yield a, b, agreed


def _told(
    all_a: dict[_Value, list[Seen[F]]],
    all_b: dict[_Value, list[Seen[F]]],
    slot: _Slot[F],
) -> tuple[set[_Value], set[_Value]]:
    """The values of each text that the other tells as well, in any form."""
    both = all_a.keys() & all_b.keys()
    told_a, told_b = set(both), set(both)
    for x, y in product(all_a, all_b):
        known = x in told_a and y in told_b
        if not known and slot.same(all_a[x][0].fact, all_b[y][0].fact):
            told_a.add(x)
            told_b.add(y)
    return told_a, told_b


def _only(
    mine: dict[_Value, list[Seen[F]]],
    its: dict[_Value, list[Seen[F]]],
    may: Callable[[F, F, str, str], bool],
    kinds: Sequence[Mapping[_Value, str]],
) -> list[tuple[_Value, _Value]]:
    """Values of both sides each of which may stand for the other and no third."""
    likely = [
        (x, y)
        for x, y in product(mine, its)
        if may(mine[x][0].fact, its[y][0].fact, kinds[0][x], kinds[1][y])
    ]
    often = Counter[tuple[int, _Value]]()
    for x, y in likely:
        often.update(((0, x), (1, y)))
    return [(x, y) for x, y in likely if often[0, x] == often[1, y] == 1]


def _by_value(seen: Sequence[Seen[F]]) -> dict[_Value, list[Seen[F]]]:
    found: dict[_Value, list[Seen[F]]] = {}
    for one in seen:
        fact: Any = one.fact
        unit = fact.unit if isinstance(fact, Count) else ""
        found.setdefault((fact.value, unit), []).append(one)
    return found


def _loose(
    of: dict[_Value, list[Seen[F]]], told: set[_Value], slot: _Slot[F]
) -> dict[_Value, list[Seen[F]]]:
    """Facts that only one text has and that are sure enough, by their value."""
    found = {
        value: [one for one in seen if slot.alone(one.fact)]
        for value, seen in of.items()
        if value not in told
    }
    return {value: seen for value, seen in found.items() if seen}


def _of_one_unit(x: Count, y: Count, *_: str) -> bool:
    less, more = sorted((x.low or x.high, y.low or y.high))
    return x.unit == y.unit and more <= _APART * less


def _of_unknown_unit(x: Count, y: Count, *_: str) -> bool:
    if {x.unit, y.unit} != {"", PEOPLE}:
        return False
    return _of_one_unit(x._replace(unit=""), y._replace(unit=""))


def _as_exact(x: Day, y: Day, *_: str) -> bool:
    return (x.day is None, x.month is None) == (y.day is None, y.month is None)


def _are_alike(x: Name, y: Name, kind: str, other: str) -> bool:
    """Whether letters speak for two names, and what they are not against it."""
    against = bool(kind and other) and kind != other
    return not against and likeness(x.fold, y.fold) >= _ALIKE


def _is_name(name: Name) -> bool:
    """No common word that begins a sentence, no acronym, and not of a law."""
    plain = not name.opens and not name.words.isupper()
    return name.sure and plain and not name.after.startswith(_LAWS)


def _kind_besides(common: frozenset[str]) -> Callable[[Sequence[Seen[Name]]], str]:
    """What a name is oftenest; a common word is no name."""

    def kind(seen: Sequence[Seen[Name]]) -> str:
        if seen[0].fact.fold in common:
            return PART
        often = Counter[str]()
        for one in seen:
            often[one.fact.kind] += one.times if one.fact.kind else 0
        (most, times), *others = often.most_common() or [("", 0)]
        return "" if others and others[0][1] == times else most

    return kind


_COUNTS: Final = _Slot[Count](
    "number", Count.may_agree, (_of_one_unit, _of_unknown_unit), _ENOUGH
)
_DAYS: Final = _Slot[Day]("date", Day.agrees, (_as_exact,), _ENOUGH)
_ARTICLES: Final = _Slot[Article](
    "article", lambda x, y: x.number == y.number, (lambda *_: True,), 1
)
_NAMES: Final = _Slot[Name](
    "name",
    lambda x, y: x.fold == y.fold or are_one(x.fold, y.fold),
    (_are_alike, lambda x, y, kind, other: kind == other != ""),
    _ENOUGH,
    _is_name,
)
