"""Dates as they are written: in full, without a year, or a year alone."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts import numerals
from dossier_db.texts.facts.words import Line, in_order
from dossier_db.texts.listed import listed
from dossier_db.texts.months import MONTH, MONTHS

_ALONE: Final = frozenset(
    word
    for months in MONTHS
    for word in months.split()[:-1]
    if len(word) > 4 and word not in ("march",)
)
"""Months that are months even with no day or year beside them."""
_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)")
_DOTS: Final = re.compile(r"(?<![\d.])([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?!\d)")
_HAN: Final = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d|二[〇零][一二三四五六七八九〇零]{2})年)?"
    r"(?:(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<d>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    r"[日号號])?)?"
)
_HAN_HINT: Final = re.compile("[年月]")
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d$")
_YEAR_WORDS: Final = listed("года году год годом жылғы жылы жыл жылдың жылдан жылға")
_TO: Final = frozenset(("-", "–", "—", "and", "et", "и", "au", "по", "to"))
_ORDINALS: Final = listed("st nd rd th er")


class Day(NamedTuple):
    """A date as far as it is given."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    stop: int
    words: str

    @property
    def value(self) -> str:
        """2025-11-14, 2025-11, 2025, or --11-14 where no year is given."""
        parts = [f"{self.year:04}" if self.year else "-"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def agrees(self, other: "Day") -> bool:
        """Whether both give something, and nothing that both give is different."""
        pairs = zip(self[:3], other[:3], strict=True)
        given = [(a, b) for a, b in pairs if a is not None and b is not None]
        return bool(given) and all(a == b for a, b in given)


def dates(line: Line) -> tuple[Day, ...]:
    """The dates of a sentence; their places are taken for other rooms."""
    found: list[Day] = []
    for day in _all(line):
        if line.free(day.start, day.stop):
            line.take(day.start, day.stop)
            found.append(day)
    return tuple(sorted(found, key=lambda day: day.start))


def is_month(fold: str) -> bool:
    """Whether a word is the name of a month, in any of its forms."""
    return fold in MONTH


def _all(line: Line) -> Iterator[Day]:
    for found in _ISO.finditer(line.text):
        year, month, day = map(int, found.groups())
        yield from _day(line, year, month, day, *found.span())
    for found in _DOTS.finditer(line.text):
        day, month, year = map(int, found.groups())
        yield from _day(line, year, month, day, *found.span())
    if line.han:
        yield from _in_han(line)
    for index, word in enumerate(line.words):
        if word.kind == "w" and word.fold in MONTH:
            yield from _by_month(line, index, MONTH[word.fold])
    for index, word in enumerate(line.words):
        if word.kind == "f" and _YEAR.match(word.text) and _is_year(line, index):
            yield from _day(line, int(word.text), None, None, word.start, word.stop)


def _day(
    line: Line,
    year: int | None,
    month: int | None,
    day: int | None,
    start: int,
    stop: int,
) -> Iterator[Day]:
    if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
        yield Day(year, month, day, start, stop, line.text[start:stop])


def _by_month(line: Line, index: int, month: int) -> Iterator[Day]:
    """A date around its month: 14 November 2025, Nov. 14, 2025 ж. 14 қараша."""
    first, last = index, index + 1
    day, first = _day_before(line, first)
    days = [] if day is None else [*_first_day(line, first), first]
    if day is None:
        days, last = _days_after(line, last)
    if days:
        first = min(first, days[0])
    year, first, last = _year_near(line, first, last)
    if not days and (year is None and line.at(index) not in _ALONE):
        return
    small = not line.words[index].capital
    if small and not days and line.at(index) in ("march", "may", "mars"):
        return
    start, stop = line.words[first].start, line.words[last - 1].stop
    if not days:
        yield Day(year, month, None, start, stop, line.text[start:stop])
    elif len(days) == 1:
        yield from _day(line, year, month, _number(line, days[0]), start, stop)
    else:  # two days, each with its own part of the place
        middle = line.words[days[1]].start
        one, other = (_number(line, place) for place in days)
        end = line.words[days[1] - 2].stop
        yield from _day(line, year, month, one, start, end)
        yield from _day(line, year, month, other, middle, stop)


def _number(line: Line, index: int) -> int:
    return int(line.words[index].text)


def _days_after(line: Line, last: int) -> tuple[list[int], int]:
    """The words of days after a month, and the word after them: November 13–14."""
    if line.at(last) == "." and _is_day(line, last + 1):
        last += 1  # Nov. 14
    if not _is_day(line, last):
        return [], last
    days = [last]
    last += 1
    if line.at(last) in _ORDINALS:
        last += 1
    elif line.at(last) in _TO and _is_day(line, last + 1):
        days.append(last + 1)
        last += 2
    return days, last


def _day_before(line: Line, first: int) -> tuple[int | None, int]:
    """The day that stands before a month, and the word at which it begins."""
    back = first - 1
    if line.at(back) in ("of", "де"):
        back -= 1
    if line.at(back) in _ORDINALS:
        back -= 1
    return (int(line.words[back].text), back) if _is_day(line, back) else (None, first)


def _first_day(line: Line, first: int) -> list[int]:
    """The word of the day before a dash: 13–14 November."""
    if line.at(first - 1) in _TO and _is_day(line, first - 2):
        return [first - 2]
    return []


def _is_day(line: Line, index: int) -> bool:
    if not 0 <= index < len(line.words) or line.words[index].kind != "f":
        return False
    text = line.words[index].text
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def _year_near(line: Line, first: int, last: int) -> tuple[int | None, int, int]:
    """A year after a date, or before it as Kazakh has it."""
    after = last + 1 if line.at(last) in (",", "de") else last
    if line.at(after) == ".":
        after += 1
    if after < len(line.words) and _YEAR.match(line.words[after].text):
        return int(line.words[after].text), first, after + 1
    back = first - 1
    if line.at(back) in _YEAR_WORDS:
        back -= 1
    if back >= 0 and back != first - 1 and _YEAR.match(line.words[back].text):
        return int(line.words[back].text), back, last
    return None, first, last


def _is_year(line: Line, index: int) -> bool:
    """Whether four digits are a year: not a number of anything, nor part of one."""
    word = line.words[index]
    if index and line.words[index - 1].stop == word.start:
        return line.words[index - 1].text in ("(", "[", "“", "«", "–", "-", "—")
    following = line.words[index + 1] if index + 1 < len(line.words) else None
    if following is None or following.kind == "p" or following.fold in _YEAR_WORDS:
        return True
    before = line.at(index - 1)
    return before in in_order(
        "in since by of until from year early late mid before after during en depuis"
        " de fin début avant après janvier в с до после к около между"
    ) or (following.capital and index > 0)


def _in_han(line: Line) -> Iterator[Day]:
    for hint in _HAN_HINT.finditer(line.text):
        start = max(0, hint.start() - 4)
        for begin in range(start, hint.start()):
            found = _HAN.match(line.text, begin)
            if found and found.end() > hint.start() and (found["y"] or found["d"]):
                if line.free(*found.span()):
                    yield from _day(line, *_han_parts(found), *found.span())
                break


def _han_parts(found: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    year, month, day = (_han_number(found[part]) for part in ("y", "m", "d"))
    return year, month, day


def _han_number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else numerals.han(text)
