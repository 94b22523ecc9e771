"""Days as documents and bibliographies write them, turned into EDTF."""

import re
from collections.abc import Sequence
from typing import Final

from dossier_db import dates
from dossier_db.errors import BadDate

_MONTHS: Final = {
    "janfebmaraprmayjunjulaugsepoctnovdec"[3 * number : 3 * number + 3]: number + 1
    for number in range(12)
}
_NUMBERS: Final = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:\2)*(?:[T ]\d.*|/[^/\d]*)?",
    re.ASCII,
)
_PACKED: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d.*)?", re.ASCII)
_IN_PDF: Final = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?.*", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DAY_FIRST: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})", re.ASCII
)
_MONTH_FIRST: Final = re.compile(
    r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII
)
_LONGEST: Final = 100


def day(words: str) -> str | None:
    """The day, month or year that is written there, as EDTF; None where none is.

    Of a moment the day is kept, as it was where it was written. A day of which it
    cannot be told what is the month is none.
    """
    said = words.strip(" \t\r\n/")
    if len(said) > _LONGEST or not said.isascii():
        return None
    found = _numbers(said) or _words(said)
    if found is not None:
        return found
    return known(said) if not said.isdecimal() or len(said) == 4 else None


def near(words: str) -> str | None:
    """The same, of a day that is only near to the one that is asked for."""
    found = day(words)
    return None if found is None else known(f"{found.rstrip('~?%')}~")


def parts(first: Sequence[object], last: Sequence[object] = ()) -> str | None:
    """A day given as year, month and day, as many of them as are known; with
    ``last`` all days from the one to the other."""
    begins = _given(first)
    ends = _given(last) if last else None
    if begins is None or ends is None or begins == ends:
        return begins
    return known(f"{begins}/{ends}")


def posted(words: str) -> str | None:
    """The day in the ``Date:`` of a mail, as it was where it was sent."""
    from email.utils import parsedate_to_datetime  # only here: few things are mail

    try:
        return known(parsedate_to_datetime(words[:_LONGEST]).date().isoformat())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def known(expression: str) -> str | None:
    """The expression, if it is one that dates know."""
    try:
        dates.read(expression)
    except BadDate:
        return None
    return expression


def _numbers(said: str) -> str | None:
    if found := _NUMBERS.fullmatch(said):
        return _written(found[1], found[3], found[4])
    if found := _PACKED.fullmatch(said) or _IN_PDF.fullmatch(said):
        return _written(found[1], found[2], found[3])
    if found := _DOTTED.fullmatch(said):
        return _written(found[3], found[2], found[1])
    return None


def _words(said: str) -> str | None:
    if found := _DAY_FIRST.fullmatch(said):
        of_month, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(said):
        month, of_month, year = found[1], found[2], found[3]
    else:
        return None
    number = _MONTHS.get(month[:3].lower())
    return None if number is None else _written(year, number, of_month)


def _given(numbers: Sequence[object]) -> str | None:
    """A day of CSL-JSON: numbers, or the same as text."""
    said = [str(one) for one in numbers[:3] if isinstance(one, int | str)]
    if len(said) < len(numbers[:3]) or not said:
        return None
    if not all(re.fullmatch(r"\d{1,4}", one, re.ASCII) for one in said):
        return None
    return _written(*said, *[None] * (3 - len(said)))


def _written(
    year: str, month: str | int | None = None, of_month: str | None = None
) -> str | None:
    """In digits; without the month, or the day, where there is no such."""
    said = f"{int(year):04d}"
    for number in (month, of_month):
        longer = f"{said}-{int(number or 0):02d}"
        if not number or known(longer) is None:
            break
        said = longer
    return known(said)
