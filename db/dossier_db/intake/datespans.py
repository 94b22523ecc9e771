"""Which days are meant: years that are left out, days of the week, seasons."""

import datetime
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from dossier_db.dates import NO_YEAR, YEARS
from dossier_db.errors import BadDate, NoSuchDay
from dossier_db.intake.datewords import WINTER, Part
from dossier_db.texts.months import NAMES

Way: TypeAlias = Literal["back", "on", "near"]
"""Which of many years is meant, seen from a day: the latest that has begun by then, the
next that has not ended before, the nearest."""

_LEAP: Final = 9
"""Years among which each day comes once: 1896 and 1904 had a 29 February."""
_MOST_DAYS: Final = 31
"""Of any month; a higher number is no day at all."""
_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True, slots=True)
class Days:
    """A day, a month, a season or a year, with its first and last day."""

    first: datetime.date
    last: datetime.date
    start: str
    """How EDTF says where it begins, as exact as it is given."""
    end: str
    text: str
    """How EDTF says all of it."""
    minute: bool = False

    @property
    def season(self) -> bool:
        """EDTF lets no mark stand beside it."""
        return self.start != self.end


@dataclass(frozen=True, slots=True)
class Calendar:
    """Finds the days that are meant, seen from one day."""

    today: datetime.date
    ahead: bool = False
    """A year that is left out is the next one."""

    def settle(
        self, part: Part, way: Way | None = None, day: datetime.date | None = None
    ) -> Days:
        """The days of a part, seen from a day; from today where none is given."""
        _check(part)
        way = way or ("on" if self.ahead else "back")
        whole = self._whole(replace(part, time=None), way, day or self.today)
        if not part.time:
            return whole
        if whole.first != whole.last:
            raise BadDate("A time goes with one day: write it as 13 Nov 2025 15:00.")
        text = f"{whole.text}T{part.time}"
        return Days(whole.first, whole.last, text, text, text, minute=True)

    def _whole(self, part: Part, way: Way, day: datetime.date) -> Days:
        if part == Part():  # a time alone
            return _one(self.today)
        if part.shift is not None:
            return _one(self.today + datetime.timedelta(days=part.shift))
        if part == Part(weekday=part.weekday, turn=part.turn):
            return _one(self._weekday(part, way, day))
        found = _of_year(part, part.year) if part.year is not None else None
        if part.year is None:
            found = _of_any_year(part, way, day)
        if found is None:
            raise _no_day(part)
        if part.weekday not in (None, found.first.weekday()):
            said = f"{found.first.day} {NAMES[found.first.month - 1]}"
            raise BadDate(
                f"{said} {found.first.year} is a {_WEEKDAYS[found.first.weekday()]}:"
                " write the day of the week or the date alone."
            )
        return found

    def _weekday(self, part: Part, way: Way, day: datetime.date) -> datetime.date:
        wanted = part.weekday or 0
        week = datetime.timedelta(days=7)
        if part.turn:
            day, way = self.today, "back" if part.turn < 0 else "on"
        back = day - datetime.timedelta(days=(day.weekday() - wanted) % 7)
        on = day + datetime.timedelta(days=(wanted - day.weekday()) % 7)
        if part.turn and on == day:
            return day + part.turn * week
        if way == "near":
            return min(back, on, key=lambda found: abs(found - day))
        return back if way == "back" else on


def _check(part: Part) -> None:
    """Refuse what does not go together."""
    dated = replace(part, time=None)
    if part.day is not None and part.month is None:
        raise BadDate(f"{part.day} of which month? Write it as 13 Nov.")
    alone = Part(shift=part.shift) if part.shift is not None else dated
    weekly = part.weekday is not None and (part.day is not None or not _dated(part))
    if (
        dated != alone
        or (
            part.turn is not None
            and dated != Part(weekday=part.weekday, turn=part.turn)
        )
        or (part.weekday is not None and not weekly)
        or (part.turn is not None and part.weekday is None)
        or (part.season is not None and part.month is not None)
        or (part.across and part.season != WINTER)
    ):
        raise BadDate(
            "These words do not go together as one date: write it as 13 Nov 2025,"
            " Nov 2025, autumn 2025, last Monday or yesterday."
        )
    if part.season == WINTER and part.year is not None and not part.across:
        year = part.year
        raise BadDate(
            f"Winter {year} can be the one that begins or the one that ends in it:"
            f" write it as winter {year - 1}–{year % 100:02} or"
            f" {year}–{(year + 1) % 100:02}."
        )


def _dated(part: Part) -> bool:
    given = (part.year, part.month, part.season)
    return any(one is not None for one in given)


def _one(day: datetime.date) -> Days:
    text = day.isoformat()
    return Days(day, day, text, text, text)


def _of_any_year(part: Part, way: Way, day: datetime.date) -> Days | None:
    """The days in the year that is meant where none is given."""
    around = range(day.year - _LEAP, day.year + _LEAP + 1)
    every = [found for year in around if (found := _of_year(part, year))]
    if way == "near":
        return min(every, key=lambda found: abs(found.first - day), default=None)
    if way == "back":
        return next((one for one in reversed(every) if one.first <= day), None)
    return next((one for one in every if one.last >= day), None)


def _of_year(part: Part, year: int) -> Days | None:
    """The days in a year; None where that year has none such."""
    if year not in YEARS:
        return None
    try:
        if part.season is not None:
            return _season(part.season, year)
        day = 1 if part.day is None else part.day
        first = datetime.date(year, part.month or 1, day)
        if part.day is not None:
            return _one(first)
        last = _month_end(year, part.month or 12)
    except ValueError:
        return None
    text = f"{year:04}" if part.month is None else f"{year:04}-{part.month:02}"
    return Days(first, last, text, text, text)


def _season(season: int, year: int) -> Days:
    month = 3 * (season - 20)
    ends = year + 1 if season == WINTER else year
    last = 2 if season == WINTER else month + 2
    start, end = f"{year:04}-{month:02}", f"{ends:04}-{last:02}"
    # of a winter, EDTF's own sign is read as the rest of the year alone
    text = f"{start}/{end}" if season == WINTER else f"{year:04}-{season}"
    first = datetime.date(year, month, 1)
    return Days(first, _month_end(ends, last), start, end, text)


def _month_end(year: int, month: int) -> datetime.date:
    if month == 12:
        return datetime.date(year, 12, 31)
    return datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)


def _no_day(part: Part) -> BadDate:
    if part.day is None:
        return BadDate(NO_YEAR)
    if part.year is not None and part.year not in YEARS:
        return NoSuchDay(NO_YEAR)
    month = NAMES[(part.month or 1) - 1]
    year = "" if part.year is None else f" {part.year}"
    said = f"{month}{year} has no day {part.day}: write one that it has."
    return NoSuchDay(said) if part.day <= _MOST_DAYS else BadDate(said)
