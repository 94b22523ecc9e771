"""The arrow of time: stages of a procedure have an order, sources have dates.

Where every source of the further stage is later than every source of the earlier one,
the case has moved on: *update*. Where a source of the earlier stage is later than all
that tell of the further one, something is wrong: *backwards*. Where the dates overlap
or one is missing, an update is proposed only between stages that lie far apart.
"""

from collections.abc import Iterable
from datetime import date as Day
from functools import lru_cache
from typing import Final, NamedTuple

from dossier_db.dates import Date
from dossier_db.proposals.material import Material, Telling
from dossier_db.proposals.values import LONGEST, read
from dossier_db.texts.facts.stages import RANKS, stages
from dossier_db.texts.facts.words import Line

_TERMS: Final = {
    "investigated": "stage:case_opened",
    "charged": "stage:accusation",
    "to begin": "stage:trial_date",
    "begun": "stage:hearing",
    "adjourned": "stage:hearing",
    "concluded": "stage:judgment",
    "verdict awaited": "stage:judgment",
    "acquitted": "stage:judgment",
    "convicted": "stage:judgment",
    "appeal": "stage:appeal",
}
"""The term that a stage read from words comes nearest to."""
_ORDER: Final = {
    "stage:report": 10,
    "stage:detention": 20,
    "stage:administrative": 30,
    "stage:case_opened": 40,
    "stage:restraint": 50,
    "stage:expert_study": 60,
    "stage:accusation": 70,
    "stage:trial_date": 80,
    "stage:hearing": 90,
    "stage:judgment": 100,
    "stage:appeal": 110,
}
"""Ranks of the terms that words are held against."""
_CUT: Final = 2 * LONGEST
"""Characters in which a stage is looked for."""
_FAR: Final = 2
"""Ranks of words between stages that clearly differ."""
_FAR_OF_TERMS: Final = 20
"""The same among terms."""
_TELLINGS: Final = 12
"""Different citations of an answer in whose words a stage is looked for."""
_LATER: Final = "U"


class Stage(NamedTuple):
    """How far an answer says that the case had come."""

    key: str
    """One of ``RANKS``, or the id of a term."""
    rank: int
    of_words: bool

    @property
    def term_rank(self) -> int:
        """Its rank among the terms."""
        return _ORDER[_TERMS[self.key]] if self.of_words else self.rank


class _Issued(NamedTuple):
    """A source's date of issue, if it has one."""

    date: Date | None
    estimated: bool

    @property
    def known(self) -> bool:
        return self.date is not None


class Found(NamedTuple):
    """What the arrow says of two answers."""

    verdict: str
    """update or backwards."""
    grounds: tuple[str, ...]


def order(a: Material, b: Material) -> Found | None:
    """How the stages of two answers and the dates of their sources go together."""
    shared = {x.source_id for x in a.tellings} & {x.source_id for x in b.tellings}
    sides = [_issued(one.tellings, shared) for one in (a, b)]
    if not sides[0] or not sides[1]:
        return None  # told by one source, or by none
    mine, its = stage_of(a), stage_of(b)
    if mine is None or its is None:
        return None
    apart, clear = _apart(mine, its)
    if apart == 0:
        return None
    a_is_earlier = apart > 0
    earlier, further = sides if a_is_earlier else sides[::-1]
    met = _definite(earlier, further) or (_unsure(earlier, further) if clear else None)
    if met is None:
        return None
    verdict, first, second, gap = met
    x, y = (first, second) if a_is_earlier else (second, first)
    grounds = [mine.key, its.key, _written(x.date), _written(y.date), gap]
    grounds += [f"estimated:{side}" for side, d in (("a", x), ("b", y)) if _guess(d)]
    return Found(verdict, tuple(grounds))


def stage_of(one: Material) -> Stage | None:
    """The stage that an answer tells of: by its own words, else by those of all its
    citations that tell of any, else of the event that it means.

    The passages of an answer that counts, or that names anything but an event, tell of
    stages by the way; they are not asked.
    """
    found = _stages(one.value[:_CUT])
    if not found and not _counts_or_names(one):
        told = list(dict.fromkeys(telling.words for telling in one.tellings))
        each = [_stages(words[:_CUT]) for words in told[:_TELLINGS]]
        furthest = {max(keys, key=RANKS.__getitem__) for keys in each if keys}
        found = frozenset(furthest if len(furthest) == 1 else ())
    if found:
        key = max(found, key=RANKS.__getitem__)
        return Stage(key, RANKS[key], True)
    if one.stage is not None and one.stage_rank is not None:
        return Stage(one.stage, one.stage_rank, False)
    return None


def _counts_or_names(one: Material) -> bool:
    if one.at_least is not None or one.at_most is not None:
        return True
    if one.entity_id is not None and not one.entity_id.startswith("e_"):
        return True
    words = read(one.value)
    return words is not None and bool(words.numbers)


@lru_cache(maxsize=4_096)
def _stages(words: str) -> frozenset[str]:
    """What some words tell; how far a case had not come is not how far it had."""
    return frozenset(one.key for one in stages(Line(words)) if not one.denied)


def _apart(mine: Stage, its: Stage) -> tuple[int, bool]:
    """By how much the second is further; and whether that is clear."""
    if mine.of_words and its.of_words:
        apart = its.rank - mine.rank
        return apart, abs(apart) >= _FAR
    apart = its.term_rank - mine.term_rank
    return apart, abs(apart) >= _FAR_OF_TERMS


def _issued(tellings: Iterable[Telling], but: set[str]) -> list[_Issued]:
    found = {
        (telling.issued.expression if telling.issued else "", telling.estimated): (
            _Issued(telling.issued, telling.estimated)
        )
        for telling in tellings
        if telling.source_id not in but
    }
    return [found[key] for key in sorted(found)]


def _definite(
    earlier: list[_Issued], further: list[_Issued]
) -> tuple[str, _Issued, _Issued, str] | None:
    """What follows from dates that all stand apart."""
    if all(one.known for one in earlier + further):
        last, first = max(earlier, key=_latest), min(further, key=_earliest)
        if not _reaches(last, first):
            return "update", last, first, _days(last, first)
    if all(one.known for one in further):
        end = max(further, key=_latest)
        after = [one for one in earlier if one.known and not _reaches(end, one)]
        if after:
            first = min(after, key=_earliest)
            return "backwards", first, end, _days(end, first)
    return None


def _unsure(
    earlier: list[_Issued], further: list[_Issued]
) -> tuple[str, _Issued, _Issued, str] | None:
    """The weaker form: an update, with what is not known."""
    dated = [[one for one in side if one.known] for side in (earlier, further)]
    whole = all(one.known for one in earlier + further)
    if not any(dated):
        return None
    last = max(dated[0] or earlier, key=_latest)
    first = min(dated[1] or further, key=_earliest)
    return "update", last, first, "overlap" if whole else "undated"


def _earliest(one: _Issued) -> tuple[str, str]:
    return (one.date.earliest, one.date.expression) if one.date else ("", "")


def _latest(one: _Issued) -> tuple[str, str]:
    return (one.date.latest, one.date.expression) if one.date else ("", "")


def _reaches(one: _Issued, other: _Issued) -> bool:
    """Whether the first may be no earlier than the second."""
    return not _latest(one)[0] + _LATER < _earliest(other)[0]


def _days(one: _Issued, other: _Issued) -> str:
    try:
        end = Day.fromisoformat(_latest(one)[0][:10])
        start = Day.fromisoformat(_earliest(other)[0][:10])
    except ValueError:  # the year 0
        return ""
    return str((start - end).days)


def _written(date: Date | None) -> str:
    return date.expression if date else ""


def _guess(one: _Issued) -> bool:
    date = one.date
    return date is not None and (one.estimated or date.approximate or date.uncertain)
