"""Flags of what can be reckoned with: counts, dates, articles and penalties."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from dossier_db.texts.facts.dates import Day
from dossier_db.texts.facts.law import Article
from dossier_db.texts.facts.numbers import PEOPLE, Count
from dossier_db.texts.facts.penalties import Penalty
from dossier_db.texts.facts.words import singular, stem
from dossier_db.texts.flags.meeting import Met, Needs, meet
from dossier_db.texts.flags.proposal import PLACES, Flag, Where, said
from dossier_db.texts.flags.reading import Reading, Seen, Weights
from dossier_db.texts.listed import listed

_TOO_MANY: Final = 2
"""By how much two numbers differ that are hardly of the same people."""
_ONLY_ONE: Final = 5
"""Flags of things that only one text counts."""
_SOME: Final = 0.1
"""How alike the surroundings are, at the least, of numbers of the same people."""
_ANYBODY: Final = listed(
    "person personne individual human man homme человек людей людям людьми адам кісі 人"
)
"""Nouns that do not say which people."""
_DEAD: Final = "killed dead fatality mort погиб қаза 死亡 遇难 遇難 丧生 喪生 身亡"
_HURT: Final = "injured wounded blessé ранены ранено раненых жаралан 受伤 受傷 负伤"
_HELD: Final = (
    "detained arrested detainee arrêté interpellé détenu задержанн арестованн ұсталған"
    " қамалған 被捕 被拘 拘留"
)
_ARMED: Final = (
    "policeman guard soldier policier soldat gendarme полицейск солдат военнослуж"
    " военных полицей сарбаз 警察 士兵"
)
_GROUPS: Final = tuple(
    {noun: group for group, nouns in enumerate(kinds) for noun in listed(nouns)}
    for kinds in (
        (_DEAD, _HURT, _HELD),
        (
            "woman girl femme женщин әйел 妇女 婦女 女子",
            "man boy homme мужчин еркек 男子",
        ),
        (
            _ARMED,
            "judge prosecutor судей прокурор 法官",
            "doctor nurse врачей врача врачам дәрігер 医生",
            "journalist reporter журналист 记者 記者",
            "lawyer attorney avocat адвокат юрист қорғауш заңгер 律师 律師",
            "teacher enseignant учител мұғалім 教师",
            "pupil student élève étudiant ученик школьни студент оқушы 学生 學生",
            "miner mineur шахтер горняк кенші 矿工 礦工",
        ),
    )
)
"""What became of people, what they are and what they do: nouns of one kind and their
groups. Nobody is in two groups of a kind, though somebody in one may be in any group of
another."""


def of_counts(a: Reading, b: Reading, weights: Weights) -> Iterator[Flag]:
    """Different numbers of the same people or things."""
    ours, theirs = a.seen("count"), b.seen("count")
    known: set[tuple[str, str]] = set()
    head = _main(ours, theirs, weights)
    if head is not None:
        known.add((head[0].fact.value, head[1].fact.value))
        yield _of_people(ours, theirs, *head)
    for met in meet(ours, theirs, Count.agrees, _kin_of_counts, weights):
        pair = (met.a.fact.value, met.b.fact.value)
        if pair not in known:
            known.add(pair)
            yield _of_numbers(met)
    yield from _two_totals(ours, first=True)
    yield from _two_totals(theirs, first=False)
    yield from _only_one(a, b)


def _kin_of_counts(x: Count, y: Count) -> float | None:
    if x.unit != y.unit:
        return None
    if x.noun and y.noun:
        if x.noun & y.noun:
            return 0.25 if x.unit else 0.3
        return -0.05 if x.unit else -0.25
    return 0.0


def _main(
    ours: Sequence[Seen[Count]], theirs: Sequence[Seen[Count]], weights: Weights
) -> tuple[Seen[Count], Seen[Count]] | None:
    """What either text says most often, or first, of how many people there are."""
    mine, its = _most_told(ours), _most_told(theirs)
    if mine is None or its is None:
        return None
    less, more = sorted((mine.fact.low, its.fact.low))
    if more >= _TOO_MANY * less:
        return None
    told = ((mine.fact, theirs), (its.fact, ours))
    if any(one.agrees(other.fact) for one, others in told for other in others):
        return None
    if all(any(one.may_agree(other.fact) for other in others) for one, others in told):
        return None  # each is told in both texts, of whomever
    a, b = _all_of(ours, mine.fact), _all_of(theirs, its.fact)
    alike = _likest(a, b, weights)
    if not _of_one_group(a, b, alike):
        return None
    if _explained(a, theirs, weights) > alike or _explained(b, ours, weights) > alike:
        return None
    return mine, its


def _all_of(seen: Sequence[Seen[Count]], fact: Count) -> list[Seen[Count]]:
    """All that give the same number of people."""
    same = (one for one in seen if one.fact.value == fact.value)
    return [one for one in same if one.fact.unit == PEOPLE]


def _likest(
    ours: Sequence[Seen[Count]], theirs: Sequence[Seen[Count]], weights: Weights
) -> float:
    """How alike what stands around any two of them is."""
    pairs = product(ours, theirs)
    return max((weights.overlap(x.around, y.around) for x, y in pairs), default=0.0)


def _explained(
    some: Sequence[Seen[Count]], others: Sequence[Seen[Count]], weights: Weights
) -> float:
    """How surely the other text has a number, too, whatever it calls what is counted:
    three men, three figures."""
    fact = some[0].fact
    told = [one for one in others if fact.may_agree(one.fact)]
    return _likest(some, told, weights)


def _of_one_group(
    ours: Sequence[Seen[Count]], theirs: Sequence[Seen[Count]], alike: float
) -> bool:
    """Whether two numbers may be of the same people, and something says that they are:
    their nouns, or a little of what stands around. Between scripts nothing around is
    ever the same."""
    mine, its = _nouns(ours), _nouns(theirs)
    one_group = False
    for kind in _GROUPS:
        groups = [{kind[noun] for noun in side & kind.keys()} for side in (mine, its)]
        if groups[0] and groups[1]:
            if groups[0].isdisjoint(groups[1]):
                return False
            one_group = not (mine | its) & _ANYBODY
    if one_group or alike >= _SOME or mine & its - _ANYBODY:
        return True
    scripts = [{_script(noun) for noun in side} for side in (mine, its)]
    return bool(mine and its) and scripts[0].isdisjoint(scripts[1])


def _nouns(seen: Sequence[Seen[Count]]) -> frozenset[str]:
    """What some numbers are numbers of."""
    return frozenset(noun for one in seen for noun in one.fact.noun)


def _script(noun: str) -> str:
    """Latin, Cyrillic or Han."""
    return "l" if noun < "\u0400" else "c" if noun < "\u3000" else "h"


def _most_told(seen: Sequence[Seen[Count]]) -> Seen[Count] | None:
    people = [
        one
        for one in seen
        if one.fact.unit == PEOPLE and one.fact.low > 1 and not one.fact.part
    ]
    if not people:
        return None
    often = Counter[str]()
    for one in people:
        often[one.fact.value] += one.times
    return max(people, key=lambda one: (often[one.fact.value], -one.where.start))


def _of_people(
    ours: Sequence[Seen[Count]],
    theirs: Sequence[Seen[Count]],
    mine: Seen[Count],
    its: Seen[Count],
) -> Flag:
    a = _places([one for one in ours if one.fact.unit == PEOPLE], mine.fact.value)
    b = _places([one for one in theirs if one.fact.unit == PEOPLE], its.fact.value)
    apart = _apart(mine.fact, its.fact)
    why = f"number of people: {said(a)} | {said(b)}{apart}"
    return Flag("people", "differ", a, b, why, 0.95)


def _of_numbers(met: Met[Count]) -> Flag:
    x, y = met.a.fact, met.b.fact
    people = x.unit == PEOPLE
    a, b = (met.a.where,), (met.b.where,)
    why = f"number: {said(a)} | {said(b)}{_apart(x, y)}"
    weight = (0.85 if people else 0.7) + 0.05 * min(met.overlap, 1)
    return Flag("people" if people else "number", "differ", a, b, why, weight)


def _apart(x: Count, y: Count) -> str:
    if not (x.exact and y.exact):
        return ""
    more, less = sorted((x.low, y.low), reverse=True)
    return f" ({more:.15g} − {less:.15g} = {more - less:.15g})"


def _two_totals(seen: Sequence[Seen[Count]], *, first: bool) -> Iterator[Flag]:
    """A text that says *the leader and 19 members*, and elsewhere 19 in all."""
    for one in seen:
        if not one.fact.and_one or not one.fact.exact:
            continue
        whole = [
            other.where
            for other in seen
            if other.fact.value == one.fact.value
            and other.fact.unit == PEOPLE
            and not other.fact.and_one
        ]
        if not whole:
            continue
        joined = [
            other.where
            for other in seen
            if other.fact.and_one and other.fact.value == one.fact.value
        ]
        size = one.fact.low
        why = (
            f"one text, two totals: one named and {said(joined[:PLACES])}"
            f" = 1 + {size:.15g} = {size + 1:.15g} | {said(whole[:PLACES])}"
        )
        places = tuple(sorted((*joined, *whole), key=lambda where: where.start))
        here, there = (places[:PLACES], ()) if first else ((), places[:PLACES])
        yield Flag("two totals", "differ", here, there, why, 0.8)
        return


def _only_one(a: Reading, b: Reading) -> Iterator[Flag]:
    """Things that one text counts and the other only names; much noise, so last."""
    found = [*_counted_by_one(a, b, first=True), *_counted_by_one(b, a, first=False)]
    found.sort(key=lambda one: one[0])
    for _, sides in found[:_ONLY_ONE]:
        why = f"only one counts: {said(sides[0])} | {said(sides[1])}"
        yield Flag("only one counts", "precision", *sides, why, 0.1)


def _counted_by_one(
    mine: Reading, its: Reading, *, first: bool
) -> Iterator[tuple[tuple[int, Where, Where], tuple[tuple[Where], tuple[Where]]]]:
    """What only one text counts; first, when it is its turn beside what the other
    counts."""
    counted = {stem for one in its.seen("count") for stem in one.fact.noun}
    for turn, one in enumerate(mine.seen("count")):
        fact = one.fact
        if fact.unit or fact.low < 2 or fact.noun & counted:
            continue
        thing = stem(singular(fact.words.split()[-1].lower()))
        other = its.mention(frozenset((thing,)) & its.stems)
        if other is not None:
            here, there = (one.where,), (other,)
            sides = (here, there) if first else (there, here)
            yield (turn, one.where, other), sides


def of_dates(a: Reading, b: Reading, weights: Weights) -> Iterator[Flag]:
    """Different days of what is told in the same words."""
    found = meet(
        a.seen("date"),
        b.seen("date"),
        Day.agrees,
        _kin_of_days,
        weights,
        Needs(both=0.2, one=0.5, none=0.8),
    )
    known = set()
    for met in found:
        pair = (met.a.fact.value, met.b.fact.value)
        if pair in known:
            continue
        known.add(pair)
        a_side, b_side = (met.a.where,), (met.b.where,)
        why = f"date: {said(a_side)} ({pair[0]}) | {said(b_side)} ({pair[1]})"
        weight = 0.8 + 0.05 * min(met.overlap, 1)
        yield Flag("date", "differ", a_side, b_side, why, weight)


def _kin_of_days(x: Day, y: Day) -> float | None:
    if (x.day is None) != (y.day is None) or (x.month is None) != (y.month is None):
        return -0.2
    given = [(m, n) for m, n in zip(x[:3], y[:3], strict=True) if m and n]
    apart = sum(m != n for m, n in given)
    return 0.15 if apart == 1 < len(given) else 0.0


def of_articles(a: Reading, b: Reading, weights: Weights) -> Iterator[Flag]:
    """Another article, another part of it, or a part that only one text gives."""
    ours, theirs = a.seen("article"), b.seen("article")
    values = {one.fact.value for one in ours}, {one.fact.value for one in theirs}
    known = set()
    for x, y in product(ours, theirs):
        pair = (x.fact.value, y.fact.value)
        if x.fact.number != y.fact.number or x.fact.part == y.fact.part:
            continue
        told = x.fact.value in values[1] or y.fact.value in values[0]
        if pair in known or told:
            continue
        known.add(pair)
        both = bool(x.fact.part and y.fact.part)
        yield _of_law(ours, theirs, pair, "differ" if both else "precision")
    alone = tuple({one.fact.number for one in side} for side in (ours, theirs))
    single = all(len(one) == 1 for one in alone)
    needs = Needs(both=-1.0 if single else 0.15)
    for met in meet(ours, theirs, _same_article, _kin_of_articles, weights, needs):
        pair = (met.a.fact.value, met.b.fact.value)
        if pair not in known:
            known.add(pair)
            yield _of_law(ours, theirs, pair, "differ")


def _same_article(x: Article, y: Article) -> bool:
    parts = not x.part or not y.part or x.part == y.part
    return x.number == y.number and parts


def _kin_of_articles(x: Article, y: Article) -> float:
    return 0.2 if x.number == y.number else 0.0


def _of_law(
    ours: Sequence[Seen[Article]],
    theirs: Sequence[Seen[Article]],
    pair: tuple[str, str],
    verdict: str,
) -> Flag:
    a, b = _places(ours, pair[0]), _places(theirs, pair[1])
    why = f"article of law: {said(a)} | {said(b)}"
    return Flag("article", verdict, a, b, why, 0.85 if verdict == "differ" else 0.6)


def of_penalties(a: Reading, b: Reading, weights: Weights) -> Iterator[Flag]:
    """Different penalties, and one in figures where the other has none."""
    ours, theirs = a.seen("penalty"), b.seen("penalty")
    found = meet(
        ours, theirs, _same_penalty, _kin_of_penalties, weights, Needs(both=0.2)
    )
    known = set()
    for met in found:
        x, y = met.a.fact, met.b.fact
        if (x.value, y.value) in known:
            continue
        known.add((x.value, y.value))
        vague = x.months is None or y.months is None
        sides = (met.a.where,), (met.b.where,)
        why = f"penalty: {said(sides[0])} | {said(sides[1])}"
        verdict = "precision" if vague else "differ"
        yield Flag("penalty", verdict, *sides, why, 0.7 if vague else 0.8)


def _same_penalty(x: Penalty, y: Penalty) -> bool:
    return (x.months, x.length) == (y.months, y.length)


def _kin_of_penalties(x: Penalty, y: Penalty) -> float | None:
    if x.days != y.days:
        return None
    vague = (x.months is None) != (y.months is None)
    if vague and "short" in (x.length, y.length):
        return None
    return 0.3 if x.most and y.most else 0.0


def _places(seen: Sequence[Seen[Any]], value: str) -> tuple[Where, ...]:
    return tuple(one.where for one in seen if one.fact.value == value)[:PLACES]
