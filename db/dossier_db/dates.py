"""Dates as sources give them: EDTF (ISO 8601-2:2019), read once on write.

Reading a dossier needs none of this: the bounds stand in the table ``edtf``. The
grammar is the ``edtf`` library's; it is asked only for expressions that are neither
plain ISO dates nor such dates with a sign behind them or one up to another, because it
costs more than the rest of a small write.
"""

import datetime
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from time import struct_time
from typing import Any

from dossier_db.errors import BadDate

OPEN_START = "0000-01-01"
OPEN_END = "9999-12-31"
YEARS = range(1, 9999)
"""What somebody may write; those around it stand for open ends."""
NO_YEAR = "The years 0000 and 9999 stand for open ends: write one from 0001 to 9998."

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?\Z", re.ASCII)
_SIGNED = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?", re.ASCII)
_MINUTE = re.compile(r"(T\d\d:\d\d)(?=\Z|[/\],}])")
_OF_END = re.compile(r"(?<![0-9])(?:0[0X]{3}|9[9X]{3})")
"""A year that stands for an open end, or a stretch of years up to it."""
_FAR = re.compile(r"e[0-9]{2}", re.IGNORECASE)
"""A year with so many noughts that it is far outside what is kept; the library would
write all of them out, which for Y1E999999999 takes all memory there is."""
_WRITTEN = re.compile(r"[!-~](?:[ -~]{0,998}[!-~])?")
"""What the library may be asked to read: it passes over blanks at the ends."""
_HINT = (
    "write it as 2025-11-13, 2025-11~ (about), 2025-11-13/2025-11-30 or 2026-01-22/.."
)


@dataclass(frozen=True, slots=True)
class Date:
    """An expression and its bounds: days (2025-11-13) or minutes, both inclusive."""

    expression: str
    earliest: str
    """First day or minute it can mean; open: 0000-01-01."""
    latest: str
    """Last day or minute it can mean; open: 9999-12-31."""
    approximate: bool
    """``~`` or ``%`` stands in it."""
    uncertain: bool
    """``?`` or ``%`` stands in it."""


@lru_cache(maxsize=4096)
def read(expression: str) -> Date:
    """The bounds of an EDTF expression (levels 0 to 2, and minutes: 2026-01-23T15:00).

    Raises ``BadDate`` with a sentence for anything else, such as 2025-02-30.
    """
    plain = _PLAIN.match(expression)
    if plain:
        return _plain(expression, *plain.groups())
    return _simple(expression) or _edtf(expression)


def no_year(expression: str) -> str:
    """Why an expression is not to be written, though it can be read: a year in it would
    be taken for an open end. Empty where there is none.
    """
    return NO_YEAR if _OF_END.search(expression) else ""


def minute(moment: datetime.datetime, zone: str) -> str:
    """A moment as clocks show it in a zone, as EDTF: ``2026-01-23T15:00``.

    Where this machine does not know the zone, the day in UTC alone: the hour of another
    zone would be false.
    """
    # Only here: who reads does without.
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        there = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment.astimezone(datetime.UTC).date().isoformat()
    return there.strftime("%Y-%m-%dT%H:%M")


def now(zone: str) -> str:
    """This moment as ``minute`` writes it: days of today are those of a dossier's zone,
    wherever its reader is.
    """
    return minute(datetime.datetime.now(datetime.UTC), zone)


def today(zone: str) -> datetime.date:
    """The day in a zone at this moment."""
    return datetime.date.fromisoformat(now(zone)[:10])


def _plain(
    expression: str,
    year: str,
    month: str | None,
    day: str | None,
    hour: str | None,
    minute: str | None,
) -> Date:
    if month is not None and int(month) > 12:  # 21-24 are seasons: EDTF proper
        return _edtf(expression)
    try:
        first = datetime.datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0)
        )
    except ValueError:
        raise BadDate(_refusal(expression)) from None
    if hour is not None:
        return Date(expression, expression, expression, False, False)
    start = first.date().isoformat()
    return Date(expression, start, _last(first, month, day), False, False)


def _simple(expression: str) -> Date | None:
    """``2025-12-23~``, ``2025-11-14~/2025-11-15?``, ``../2026-01``; None for whatever
    else it may be.
    """
    ends = expression.split("/")
    known = [one for each in ends if each != ".." for one in _signed(each)]
    if not known or len(ends) > 2 or len(known) + ends.count("..") < len(ends):
        return None
    earliest = OPEN_START if ends[0] == ".." else known[0].earliest
    latest = OPEN_END if ends[-1] == ".." else known[-1].latest
    return _date(expression, earliest, latest) if earliest <= latest else None


def _signed(end: str) -> tuple[Date, ...]:
    """A year, month or day with a sign behind it or none; else nothing."""
    found = _SIGNED.fullmatch(end)
    if found is None:
        return ()
    year, month, day = found.groups()
    try:
        return (_plain(end, year, month, day, None, None),)
    except BadDate:
        return ()


def _last(first: datetime.datetime, month: str | None, day: str | None) -> str:
    if day is not None:
        return first.date().isoformat()
    if month is None or first.month == 12:
        return f"{first.year:04d}-12-31"
    following = first.replace(month=first.month + 1)
    return (following.date() - datetime.timedelta(days=1)).isoformat()


def _edtf(expression: str) -> Date:
    if not _WRITTEN.fullmatch(expression) or _FAR.search(expression):
        raise BadDate(_refusal(expression))
    parse, refused = _library()
    try:
        parsed = parse(_MINUTE.sub(r"\1:00", expression))
        earliest = _bound(parsed.lower_strict(), OPEN_START)
        latest = _bound(parsed.upper_strict(), OPEN_END)
    except (refused, ValueError, TypeError, AttributeError, OverflowError):
        raise BadDate(_refusal(expression)) from None
    if not OPEN_START <= earliest <= latest <= OPEN_END:
        raise BadDate(_refusal(expression))
    return _date(expression, earliest, latest)


def _date(expression: str, earliest: str, latest: str) -> Date:
    return Date(
        expression,
        earliest,
        latest,
        approximate="~" in expression or "%" in expression,
        uncertain="?" in expression or "%" in expression,
    )


@lru_cache(maxsize=1)
def _library() -> tuple[Callable[[str], Any], type[Exception]]:
    with warnings.catch_warnings():  # its grammar predates its parser's diagnostics
        warnings.simplefilter("ignore")
        from edtf import parse_edtf
        from edtf.parser.edtf_exceptions import EDTFParseException
    return parse_edtf, EDTFParseException


def _bound(moment: struct_time | float, open_bound: str) -> str:
    if isinstance(moment, float):  # the library's sign for an open end
        return open_bound
    if not 0 <= moment.tm_year <= 9999:
        raise ValueError("outside the years 0 to 9999")
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"


def _refusal(expression: str) -> str:
    said = " ".join(expression.split())
    shown = said if len(said) <= 40 else said[:39] + "…"
    return f"“{shown}” is no date that can be kept: {_HINT}."
