"""Days as words of the index: months, years and centuries that a date may fall in.

A few words for each date and a few for each filter; that they agree says only that the
record may be of these days, which its rows then decide.
"""

from collections.abc import Iterable
from typing import Final

from dossier_db.dates import OPEN_END, OPEN_START

_MONTHS: Final = 240
"""Months that a date is known by one by one; a longer one by its years."""
_YEARS: Final = 150
"""Years that a date is known by; a longer one, or an open one, is found by all."""
_ASKED: Final = 36
"""Months that a filter asks for one by one; of a longer one the whole years."""
_AGES: Final = "_ages"


def covered(earliest: str, latest: str) -> set[str]:
    """The words of a date, from its first to its last possible day."""
    first, last = _month_of(earliest), _month_of(latest)
    found = set[str]()
    if last - first >= _YEARS * 12:
        found.add(_AGES)
        if latest >= OPEN_END:
            last = first + _YEARS * 12
        else:
            first = last - _YEARS * 12
    years = range(first // 12, last // 12 + 1)
    found.update(map(_year, years))
    found.update(_century(year // 100) for year in years)
    if last - first < _MONTHS:
        found.update(map(_month, range(first, last + 1)))
    else:
        found.update(map(_year_of_many, years))
    return found


def asked(since: str | None, until: str | None) -> list[str]:
    """Words of which each document of these days has one; some others have one, too.

    Whole years stand for their months, whole centuries for their years.
    """
    first, last = _month_of(since or OPEN_START), _month_of(until or OPEN_END)
    if last - first < _ASKED:
        months: Iterable[int] = range(first, last + 1)
        years = range(0)
    else:
        years = range(-(-first // 12), (last + 1) // 12)
        months = (*range(first, years.start * 12), *range(years.stop * 12, last + 1))
    centuries = range(-(-years.start // 100), years.stop // 100)
    loose: Iterable[int] = years
    if centuries:
        loose = (
            *range(years.start, centuries.start * 100),
            *range(centuries.stop * 100, years.stop),
        )
    of_many = dict.fromkeys(month // 12 for month in months)
    return [
        *map(_month, months),
        *map(_year_of_many, of_many),
        *map(_year, loose),
        *map(_century, centuries),
        _AGES,
    ]


def _month_of(day: str) -> int:
    """Months since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _month(month: int) -> str:
    return f"_m{month // 12:04}{month % 12 + 1:02}"


def _year(year: int) -> str:
    return f"_y{year:04}"


def _year_of_many(year: int) -> str:
    """Of a date that is too long to have its months in the index."""
    return f"_w{year:04}"


def _century(century: int) -> str:
    return f"_c{century:02}"
