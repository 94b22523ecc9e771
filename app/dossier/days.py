"""Dates written for the reader: in running text, and year first in a column.

The store gives an expression and its bounds; no calendar is needed to write them.
"""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, NamedTuple, Protocol

from dossier.words import _, later
from dossier_db.dates import minute, read
from dossier_db.errors import BadDate

_OPEN_START: Final = "0000"
_OPEN_END: Final = "9999"
_DASH: Final = "\N{EN DASH}"
_DAY_GIVEN: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH_GIVEN: Final = re.compile(r"\d{4}-\d\d")
_ONE_BETWEEN: Final = re.compile(r"\[[-0-9]{10}\.\.[-0-9]{10}\]")
"""One of many days; every one of them has braces."""
_DAY: Final = len("2026-01-23")
_MINUTES: Final = len("2026-01-23T15:00")
_PERSON_DAY: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

_zone = ""
"""The zone of the dossier that is open, beside every hour; empty: none is named, and
days are those of UTC.
"""

DAY_COLUMN: Final = 15
"""Cells of the widest date in a column: two days of a month, and a sign."""

_MONTHS: Final = (
    later("Jan"),
    later("Feb"),
    later("Mar"),
    later("Apr"),
    later("May"),
    later("Jun"),
    later("Jul"),
    later("Aug"),
    later("Sep"),
    later("Oct"),
    later("Nov"),
    later("Dec"),
)


@contextmanager
def clocks(zone: str) -> Iterator[None]:
    """Name a zone beside every hour: ``15:00 Almaty time``. Hours are those of the
    dossier's zone, and its reader may be in another.
    """
    global _zone
    before, _zone = _zone, zone
    try:
        yield
    finally:
        _zone = before


def _hour(bound: str) -> str:
    time, place = bound[11:_MINUTES], _zone.rpartition("/")[2].replace("_", " ")
    if not place:
        return time
    if place == "UTC":
        return f"{time} {place}"
    return _("{time} {place} time").format(time=time, place=place)


def day_of(moment: str) -> str:
    """The day, in the zone of the dossier that is open, of a moment that is kept in UTC
    (``2026-01-23T20:30:00Z``); of a day, itself.
    """
    if _zone and len(moment) > _DAY:
        with suppress(ValueError):  # whatever another program wrote there
            moment = minute(datetime.datetime.fromisoformat(moment), _zone)
    return moment[:_DAY]


class Dated(Protocol):
    """A date as the store hands it over; ``dossier_db.dates.Date`` is one."""

    @property
    def expression(self) -> str:
        """The EDTF expression as it was written."""

    @property
    def earliest(self) -> str:
        """First day or minute it can mean; the year 0000 where it is open."""

    @property
    def latest(self) -> str:
        """Last day or minute it can mean; the year 9999 where it is open."""

    @property
    def approximate(self) -> bool:
        """It is given as about."""

    @property
    def uncertain(self) -> bool:
        """It is given with a doubt."""


class _Day(NamedTuple):
    year: int
    month: int
    day: int

    @property
    def month_name(self) -> str:
        if not 1 <= self.month <= len(_MONTHS):
            return f"{self.month:02}"  # no calendar's: another program wrote it
        return _(_MONTHS[self.month - 1])


class _Bounds(NamedTuple):
    """What the writing of a date depends on."""

    first: _Day
    last: _Day
    opened: bool
    """No beginning is known."""
    closed: bool
    """An end is known."""
    whole: bool
    """Whole months or years are meant."""

    @classmethod
    def read(cls, date: Dated) -> "_Bounds":
        first, last = _day(date.earliest), _day(date.latest)
        months = first.day == 1 and last.day >= 28
        return cls(
            first,
            last,
            opened=date.earliest.startswith(_OPEN_START),
            closed=not date.latest.startswith(_OPEN_END),
            whole=months and not _DAY_GIVEN.search(date.expression),
        )

    @property
    def unknown(self) -> bool:
        """Neither end is known."""
        return self.opened and not self.closed

    @property
    def years(self) -> bool:
        """Whole years are meant."""
        return self.whole and (self.first.month, self.last.month) == (1, 12)


def _day(bound: str) -> _Day:
    return _Day(int(bound[:4]), int(bound[5:7]), int(bound[8:10]))


def day(date: Dated | None) -> str:
    """A date in running text: ``23 Jul 2025``, ``about Jul 2025``,
    ``22 Jan 2026 or later``, ``23 Jan 2026, 15:00``, ``undated``.

    An interval has a dash; one of two days is ``13 or 14 Nov 2025``, both of two
    ``13 and 14 Nov 2025``, and one of many ``between 13 and 30 Nov 2025``.
    """
    if date is None or not date.expression:
        return _("undated")
    bounds = _Bounds.read(date)
    if bounds.unknown:
        return _("undated")
    if bounds.opened:
        text = _("{date} or earlier").format(date=_end(date.latest, date.expression))
    elif not bounds.closed:
        text = _("{date} or later").format(date=_end(date.earliest, date.expression))
    else:
        text = _between(date, bounds)
    if date.approximate:
        text = _("about {date}").format(date=text)
    return f"{text}?" if date.uncertain else text


def _end(bound: str, expression: str) -> str:
    """The one end of an open interval, no finer than it was written."""
    if _DAY_GIVEN.search(expression):
        return _point(bound)
    moment = _day(bound)
    if _MONTH_GIVEN.search(expression):
        return _months(moment, moment)
    return str(moment.year)


def _point(bound: str) -> str:
    """One day, with its minute where it has one."""
    text = _whole_day(_day(bound))
    if len(bound) < _MINUTES:
        return text
    return _("{date}, {time}").format(date=text, time=_hour(bound))


def _whole_day(moment: _Day) -> str:
    return _("{day} {month} {year}").format(
        day=moment.day, month=moment.month_name, year=moment.year
    )


def _between(date: Dated, bounds: _Bounds) -> str:
    """A date with two ends, in as few words as say it."""
    first, last = bounds.first, bounds.last
    if date.earliest == date.latest:
        return _point(date.earliest)
    if first == last:
        return _whole_day(first)
    if bounds.years:
        same = first.year == last.year
        return str(first.year) if same else f"{first.year}{_DASH}{last.year}"
    if bounds.whole:
        return _months(first, last)
    return _days(first, last, _conjunction(date.expression))


def _conjunction(expression: str) -> str | None:
    """How two days are joined of which, or between which, one is meant, or both; None
    for everything that is a stretch.
    """
    if _ONE_BETWEEN.fullmatch(expression):
        return _("between {first} and {last}")
    if expression.count(",") != 1 or ".." in expression:
        return None
    if expression.startswith("["):
        return _("{first} or {last}")
    return _("{first} and {last}") if expression.startswith("{") else None


def _months(first: _Day, last: _Day) -> str:
    written = _("{month} {year}")
    closing = written.format(month=last.month_name, year=last.year)
    if first[:2] == last[:2]:
        return closing
    if first.year == last.year:
        months = f"{first.month_name}{_DASH}{last.month_name}"
        return written.format(month=months, year=first.year)
    opening = written.format(month=first.month_name, year=first.year)
    return f"{opening} {_DASH} {closing}"


def _days(first: _Day, last: _Day, joined: str | None) -> str:
    """Two days; what they share is said once."""
    if first[:2] == last[:2]:
        close = joined or f"{{first}}{_DASH}{{last}}"
        return _("{day} {month} {year}").format(
            day=close.format(first=first.day, last=last.day),
            month=first.month_name,
            year=first.year,
        )
    if first.year == last.year:
        opening = _("{day} {month}").format(day=first.day, month=first.month_name)
    else:
        opening = _whole_day(first)
    wide = joined or f"{{first}} {_DASH} {{last}}"
    return wide.format(first=opening, last=_whole_day(last))


class DayColumn(NamedTuple):
    """A date in the three columns of a list, for the eye to run down."""

    year: str
    month: str
    day: str
    """A day, or two with a dash; a dash without a day is an open or a far end."""

    def below(self, above: "DayColumn | None") -> "DayColumn":
        """The same without what the row above already says."""
        if above is None or self.year != above.year:
            return self
        if self.month != above.month:
            return DayColumn("", self.month, self.day)
        return DayColumn("", "", self.day)

    def __str__(self) -> str:
        """``2025 Jul 23``: year, month, day, each in its place."""
        return f"{self.year:4} {self.month:3} {self.day}".rstrip()


def day_column(date: Dated | None) -> DayColumn:
    """A date year first, short, for a column of ``DAY_COLUMN`` cells."""
    bounds = None if date is None or not date.expression else _Bounds.read(date)
    if date is None or bounds is None or bounds.unknown:
        return DayColumn(_("undated"), "", "")
    sign = ("~" if date.approximate else "") + ("?" if date.uncertain else "")
    shown = bounds.last if bounds.opened else bounds.first
    if bounds.years:
        if bounds.opened:
            return DayColumn(f"{_DASH}{shown.year}", "", sign)
        open_end = "" if bounds.first.year == bounds.last.year else _DASH
        return DayColumn(f"{shown.year}{open_end}", "", sign)
    if bounds.whole and not bounds.opened:
        open_end = "" if bounds.first[:2] == bounds.last[:2] else _DASH
        return DayColumn(str(shown.year), f"{shown.month_name}{open_end}", sign)
    return DayColumn(str(shown.year), shown.month_name, _column_days(bounds) + sign)


def _column_days(bounds: _Bounds) -> str:
    first, last = bounds.first, bounds.last
    if bounds.opened:
        return f"{_DASH}{last.day}"
    if not bounds.closed or first[:2] != last[:2]:
        return f"{first.day}{_DASH}"
    return str(first.day) if first == last else f"{first.day}{_DASH}{last.day}"


def last_day(text: str) -> str | None:
    """The last day of what a person wrote as a day, a month or a year; None for
    anything else, an impossible day among it."""
    if not _PERSON_DAY.fullmatch(text) or text[5:7] > "12":  # 21 to 24 are seasons
        return None
    try:
        return read(text).latest
    except BadDate:
        return None


def no_day(text: str) -> str:
    """What to say of a text that is no day."""
    return _(
        "“{text}” is no day: write 2026-01-31, or 2026-01 or 2026 for the end of a"
        " month or a year."
    ).format(text=text)
