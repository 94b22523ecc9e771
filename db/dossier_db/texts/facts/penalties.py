"""Penalties: how long somebody may be or was shut away, in figures or in general."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dossier_db.texts.facts.numbers import Count
from dossier_db.texts.facts.words import Line
from dossier_db.texts.listed import listed

_PUNISHMENT: Final = listed(
    "prison imprisonment jail incarceration bars detention custody sentence"
    " sentences sentenced jailed imprisoned prison-term term terms penalty"
    " punishment colony arrest prison réclusion emprisonnement détention ferme"
    " peine peines condamné condamnés condamnée"
)
_ROOTS: Final = (
    "лишени",
    "лишен",
    "заключен",
    "колони",
    "тюрьм",
    "тюрем",
    "срок",
    "арест",
    "наказан",
    "приговор",
    "бостандығын",
    "түрме",
    "қамау",
    "қамаққа",
    "жаза",
)
_LENGTHS: Final = {
    **dict.fromkeys(("long", "long-term", "lengthy", "longue", "lourde"), "long"),
    **dict.fromkeys(("longues", "lourdes", "extended", "prolonged", "ұзақ"), "long"),
    **dict.fromkeys(("short", "short-term", "brief", "courte"), "short"),
    **dict.fromkeys(("life", "lifelong", "perpétuité"), "life"),
    **dict.fromkeys(("heavy", "harsh", "severe", "stiff"), "heavy"),
}
_LENGTH_ROOTS: Final = {"пожизнен": "life", "длительн": "long", "краткосроч": "short"}
_MOST: Final = re.compile(
    r"\b(?:up to|maximum|as (?:long|many|much) as|at most|no more than"
    r"|jusqu[’']à|maximale?|до|максимал\w{0,4})\b|дейін|以下|最高|最多",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    r"\b(?:at least|minimum|not less than|au moins|не менее|от)\b|кемінде|以上|至少",
    re.IGNORECASE,
)
_NEAR: Final = 7
"""Words between a time and the punishment that it measures."""
_UNITS: Final = {"y": 12.0, "m": 1.0, "w": 0.25, "d": 1 / 30}
_HAN: Final = re.compile(
    "(?P<l>无期徒刑|無期徒刑|终身监禁|終身監禁)|(?P<g>长期监禁|長期監禁|长期徒刑|重刑)"
)
_HAN_PUNISHMENT: Final = re.compile("徒刑|监禁|監禁|入狱|入獄|拘留|刑期|拘役|管制|判刑")
_HAN_NEAR: Final = 12
_PENALTY_WORDS: Final = listed("penalty maximum peine maximale")


class Penalty(NamedTuple):
    """How long, and whether that is the most."""

    months: float | None
    """None where no figure is given."""
    length: str
    """``long``, ``short``, ``heavy``, ``life``, where it is said without a figure."""
    most: bool
    """It is the most that there may be."""
    days: bool
    """It is told in days or weeks: an administrative matter, mostly."""
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """What is compared: ≤120, 84, long."""
        size = self.length if self.months is None else f"{self.months:.4g}"
        return f"≤{size}" if self.most else size


def penalties(line: Line, counts: Sequence[Count]) -> tuple[Penalty, ...]:
    """The penalties of a sentence, given its counts."""
    found = [*_in_figures(line, counts), *_in_general(line)]
    return tuple(sorted(found, key=lambda one: one.start))


def _in_figures(line: Line, counts: Sequence[Count]) -> Iterator[Penalty]:
    times = [count for count in counts if count.unit in _UNITS]
    if not times:
        return
    stands = _places(line)
    for count in times:
        near = [stand for stand in stands if _is_near(line, count, stand)]
        if not near:
            continue
        before = line.text[max(0, count.start - 24) : count.start]
        around = before + line.text[count.start : count.stop + 9]
        most = bool(_MOST.search(around)) and not _LEAST.search(before[-14:])
        size = count.high if count.high < 1e6 else count.low
        start, stop = count.start, count.stop
        opened = _MOST.search(before)
        if opened:
            start -= len(before) - opened.start()
        ends = [end for begin, end in near if begin >= stop]
        stop = min(ends, default=stop)
        yield Penalty(
            size * _UNITS[count.unit],
            "",
            most,
            count.unit in ("d", "w"),
            start,
            stop,
            line.text[start:stop],
        )


def _is_near(line: Line, count: Count, stand: tuple[int, int]) -> bool:
    first, last = sorted((count.stop, stand[0]))
    between = line.text[first:last]
    if stand[0] < count.start:
        between = line.text[stand[1] : count.start]
    if line.han and len(between) <= _HAN_NEAR and not re.search("[，。；]", between):
        return True
    return len(between) < 60 and between.count(" ") <= _NEAR and ";" not in between


def _places(line: Line) -> list[tuple[int, int]]:
    """Where punishments stand in a sentence."""
    places = [
        (word.start, word.stop)
        for word in line.words
        if word.kind == "w" and _is_punishment(word.fold)
    ]
    if line.han:
        places += [found.span() for found in _HAN_PUNISHMENT.finditer(line.text)]
    return places


def _is_punishment(fold: str) -> bool:
    return fold in _PUNISHMENT or (fold[:1] >= "\u0400" and fold.startswith(_ROOTS))


def _in_general(line: Line) -> Iterator[Penalty]:
    for index, word in enumerate(line.words):
        length = _length(word.fold) if word.kind == "w" else None
        if length is None:
            continue
        end = index + 1
        while end < min(index + 4, len(line.words)) and not _is_punishment(
            line.at(end)
        ):
            end += 1
        back = [line.at(i) for i in range(max(0, index - 3), index)]
        if end < len(line.words) and _is_punishment(line.at(end)):
            last = end
        elif any(_is_punishment(fold) for fold in back):
            last = index
        else:
            continue
        most = any(fold in _PENALTY_WORDS for fold in line.folds(index - 4, index))
        start, stop = word.start, line.words[last].stop
        yield Penalty(None, length, most, False, start, stop, line.text[start:stop])
    for found in _HAN.finditer(line.text) if line.han else ():
        kind = "life" if found["l"] else "long"
        yield Penalty(None, kind, False, False, *found.span(), found[0])


def _length(fold: str) -> str | None:
    known = _LENGTHS.get(fold)
    if known is None and fold[:1] >= "\u0400":
        roots = _LENGTH_ROOTS.items()
        known = next((its for root, its in roots if fold.startswith(root)), None)
    return known
