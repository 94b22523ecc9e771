"""Dates as a person types them: EDTF, or plain words that become EDTF.

What EDTF cannot carry is said less exactly, never more: *early January* is about
January. *Before 3 March* is the 2nd or earlier, *after 2025* is 2026 or later; *until*
and *since* are with the day itself.
"""

import datetime
import re
from dataclasses import replace
from typing import Final

from dossier_db.dates import no_year, read
from dossier_db.errors import BadDate, NoSuchDay
from dossier_db.intake.dateparts import LONGEST, cut, refused
from dossier_db.intake.datespans import Calendar, Days
from dossier_db.intake.datewords import Part, Word

_WRITTEN: Final = re.compile(
    r"(?:[\[{~?%/Y-]|\.\.)*[\dX]{4}[\dTXYESu:,.~?%\[\]{}()/-]*"
)
"""What may be EDTF: dates in words, and most in figures, begin otherwise."""
_AROUND: Final = re.compile(r"\s*([/,])\s*")
_BOUNDS: Final = ("since", "until", "before", "after", "between")
_DAY: Final = datetime.timedelta(days=1)
_SURENESS: Final = ("about", "perhaps", "vague")


def understand(words: str, today: datetime.date, *, ahead: bool = False) -> str:
    """The EDTF expression of a date.

    Args:
        words: EDTF, taken as it is, or a date in words and figures.
        today: what *yesterday* and *Monday* are counted from. A date without a year
            is the latest that has begun by then.
        ahead: of something planned: a date without a year is the next one.

    Raises:
        BadDate: nothing of the kind, or no day that a calendar has; the sentence says
            what can be written.
    """
    text = " ".join(words.split())
    if not text or len(text) > LONGEST:
        raise refused(text)
    plain = _AROUND.sub(r"\1", text)
    if _WRITTEN.fullmatch(plain) and _can_be_kept(plain):
        return _closed(plain)
    try:
        expression = _Reading(text, Calendar(today, ahead)).expression(cut(text))
    except OverflowError:  # yesterday, on the first day of the first year
        raise refused(text) from None
    if not _can_be_kept(expression):
        raise refused(text)
    return _closed(expression)


def _closed(expression: str) -> str:
    """It itself, where no year in it stands for an open end."""
    if why := no_year(expression):
        raise NoSuchDay(why)
    return expression


def _can_be_kept(expression: str) -> bool:
    try:
        read(expression)
    except BadDate:
        return False
    return True


class _Reading:
    """The parts of one date, put together."""

    def __init__(self, text: str, calendar: Calendar) -> None:
        self._text = text
        self._calendar = calendar
        self._mark = ""

    def expression(self, words: list[Word]) -> str:
        """What the parts say together."""
        self._mark = _sureness(words)
        rest = [word for word in words if word not in (*_SURENESS, "tail")]
        if rest and rest[-1] == "lead":
            raise refused(self._text)
        rest = [word for word in rest if word != "lead"]
        bound = ""
        if rest and rest[0] in _BOUNDS:
            bound, rest = str(rest[0]), rest[1:]
        elif rest and rest[-1] in _BOUNDS and rest[-1] != "between":  # as Kazakh has it
            bound, rest = str(rest[-1]), rest[:-1]
        joined, parts = self._parts(rest, bound)
        if bound == "between" or (bound in ("since", "until") and joined == "to"):
            if len(parts) != 2:
                raise refused(self._text)
            return self._interval(parts, possible=bound == "between")
        if bound:
            if len(parts) != 1:
                raise refused(self._text)
            return self._open(bound, self._calendar.settle(parts[0]))
        if len(parts) == 1:
            return self._single(self._calendar.settle(parts[0]))
        if joined != "to":
            return self._set(joined, parts)
        if len(parts) != 2:
            raise refused(self._text)
        return self._interval(parts)

    def _parts(self, words: list[Word], bound: str) -> tuple[str, list[Part]]:
        """How they are joined, and what stands between the joints."""
        groups, joints = [Part()], set[str]()
        for word in words:
            if isinstance(word, Part):
                whole = _together(groups[-1], word)
                if whole is not None:
                    groups[-1] = whole
                    continue
                if bound != "until" or words[-1] in _BOUNDS or joints:
                    raise refused(self._text)
                joints.add("to")  # 13 қарашадан 30 қарашаға дейін
                groups.append(word)
            else:
                to = word == "until" or (bound == "between" and word == "and")
                joints.add("to" if to else word)
                groups.append(Part())
        if Part() in groups or len(joints) > 1 or joints & {*_BOUNDS, ","}:
            raise refused(self._text)
        return "".join(joints), _shared(groups)

    def _marked(self, text: str) -> str:
        if self._mark and "T" in text:
            raise BadDate(
                "A time is exact: write the day alone where it is about or uncertain."
            )
        return text + self._mark

    def _single(self, days: Days) -> str:
        if self._mark and days.season:
            return f"{days.start}{self._mark}/{days.end}{self._mark}"
        return self._marked(days.text)

    def _open(self, bound: str, days: Days) -> str:
        _exact_to_the_day(days)
        if bound == "since":
            return f"{self._marked(days.start)}/.."
        if bound == "until":
            return f"../{self._marked(days.end)}"
        if bound == "before":
            latest = (days.first - _DAY).isoformat()
            return f"../{latest}{self._mark}" if self._mark else f"[..{latest}]"
        earliest = (days.last + _DAY).isoformat()
        return f"{earliest}{self._mark}/.." if self._mark else f"[{earliest}..]"

    def _interval(self, parts: list[Part], possible: bool = False) -> str:
        """From one to the other; ``possible``: some day among them."""
        calendar = self._calendar
        one, other = parts
        same = one.month == other.month and None in (one.year, other.year)
        if same and (one.day or 0) > (other.day or 31):
            raise _backwards()
        if _settled(one) or not (_settled(other) or calendar.ahead):
            first = calendar.settle(one)
            last = calendar.settle(other, "on", first.first)
        else:
            last = calendar.settle(other)
            first = calendar.settle(one, "back", last.last)
        for days in (first, last):
            _exact_to_the_day(days)
        if first.first > last.last:
            raise _backwards()
        if possible and not self._mark:
            return f"[{first.start}..{last.end}]"
        return f"{self._marked(first.start)}/{self._marked(last.end)}"

    def _set(self, joined: str, parts: list[Part]) -> str:
        """One of some days (``or``), or all of them."""
        calendar = self._calendar
        known = [part for part in parts if _settled(part)]
        anchor = known[-1] if known else parts[-1 if calendar.ahead else 0]
        day = calendar.settle(anchor).first
        found = [
            calendar.settle(part)
            if part is anchor
            else calendar.settle(part, "near", day)
            for part in parts
        ]
        for days in found:
            _exact_to_the_day(days)
            if days.season:
                raise BadDate(
                    "Seasons cannot be listed: write the months, as Nov or Dec 2025."
                )
        found.sort(key=lambda days: (days.first, days.last))
        texts = list(dict.fromkeys(self._marked(days.text) for days in found))
        if len(texts) == 1:
            return texts[0]
        listed = ",".join(texts)
        return f"[{listed}]" if joined == "or" else f"{{{listed}}}"


def _sureness(words: list[Word]) -> str:
    """The mark for how sure a date is; nothing where it is."""
    if "vague" in words:
        for word in words:
            if isinstance(word, Part) and (word.day or word.shift is not None):
                raise BadDate(
                    "Early and late go with a month or a year: write the day alone."
                )
    about = "about" in words or "vague" in words
    if "perhaps" in words:
        return "%" if about else "?"
    return "~" if about else ""


def _settled(part: Part) -> bool:
    """Whether its days hang on no other date."""
    return part.year is not None or part.shift is not None or part.turn is not None


def _together(one: Part, other: Part) -> Part | None:
    """Both as one; None where both say the same sort of thing."""
    said = one.given
    added = other.given
    return None if said.keys() & added.keys() else replace(one, **added)


def _shared(parts: list[Part]) -> list[Part]:
    """Months, and years with them, that are said once: 13–14 Nov, Nov 13–14."""
    found = list(parts)
    for step in (-1, 1):
        said: Part | None = None
        for index in range(len(found))[::step]:
            part = found[index]
            if part.month is not None:
                said = part
            elif part.day is not None and said is not None:
                year = said.year if part.year is None and step < 0 else part.year
                found[index] = replace(part, month=said.month, year=year)
    return found


def _backwards() -> BadDate:
    return BadDate("This ends before it begins: write the earlier date first.")


def _exact_to_the_day(days: Days) -> None:
    if days.minute:
        raise BadDate(
            "A time goes with one day, not with several or an open date: write it as"
            " 13 Nov 2025 15:00."
        )
