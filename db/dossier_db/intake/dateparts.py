"""What is typed for a date, cut into its parts: words, figures and signs."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from dossier_db.errors import BadDate, NoSuchDay
from dossier_db.intake.datewords import PHRASES, WINTER, WORDS, Part, Word
from dossier_db.texts.months import KAZAKH_CASES, NAMES

LONGEST: Final = 200
"""Characters of a date."""
HINT: Final = (
    "write it as 13 Nov 2025, Nov 2025, 2025-11-13, about July 2025, 21–23 Jan,"
    " since 22 Jan, 13 or 14 Nov, yesterday or 15:00"
)
TIGHT: Final = "tight"
"""A dash that touches what stands on both its sides."""
_UNKNOWN: Final = "unknown"
"""Nothing that belongs to a date."""

_ENDINGS: Final = f"го ого е ое й я ші шы інші ыншы нші ншы {KAZAKH_CASES}"
_ENDING: Final = rf"(?:(?:st|nd|rd|th|-?(?:{'|'.join(_ENDINGS.split())}))(?!\w))?"
"""What is written behind a figure: 13th, 13-го, 15:00-де."""
_NOON: Final = r"(?:\s?([ap])\.?m\b\.?)"
_SIGNS: Final = {"~": "about", "≈": "about", "?": "perhaps", "&": "and"}
_DASHES: Final = re.compile("[‐‑‒–—−―]")
_PHRASE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(PHRASES)})(?!\w)")
_TWO_YEARS: Final = re.compile(r"(?<!\d)(\d{4})\s*[-/]\s*(\d{4}|\d\d)(?!\d)")
_AGO: Final = r"(?:days?|день|дня|дней|күн) (?:ago|(?:тому )?назад|бұрын)(?!\w)"


def refused(words: str) -> BadDate:
    """The refusal of words that say no date."""
    return BadDate(f"“{_shown(words)}” is not understood as a date: {HINT}.")


def cut(words: str) -> list[Word]:
    """The parts of a date in their order; joined by ``to``, ``or``, ``and`` alone.

    Raises ``BadDate`` where something stands there that belongs to no date.
    """
    text = _tidy(words)
    found: list[Word] = []
    place = 0
    while place < len(text):
        if text[place] in " .":
            place += 1
            continue
        for form, made in _FORMS:
            match = form.match(text, place)
            if match:
                found.extend(made(match))
                if found[-1] == _UNKNOWN:
                    raise refused(_around(words, match))
                place = match.end()
                break
        else:
            raise refused(words)
    return _joined(found)


def _around(words: str, match: re.Match[str]) -> str:
    """All that stands between the same two blanks, as it was typed."""
    text, start = match.string, match.start()
    piece = text[text.rfind(" ", 0, start) + 1 :].partition(" ")[0]
    typed = (one for one in words.split() if one.casefold() == piece)
    return next(typed, piece).strip(".,;")


def _shown(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= 40 else said[:39] + "…"


def _tidy(words: str) -> str:
    """One form for what is written in several."""
    if len(words) > LONGEST:
        raise refused(words)
    text = unicodedata.normalize("NFKC", words).casefold()
    text = "".join(_figure(letter) for letter in text).replace("ё", "е")
    text = _DASHES.sub("-", " ".join(_chinese(text).split()))
    if len(text) > 2 * LONGEST:
        raise refused(words)
    text = _PHRASE.sub(lambda phrase: PHRASES[phrase[0]], text)
    if any(WORDS.get(word) == Part(season=WINTER) for word in text.split()):
        text = _TWO_YEARS.sub(_winter, text)
    return text


def _figure(letter: str) -> str:
    """The figures of all scripts as ours."""
    return str(unicodedata.decimal(letter, letter))


def _chinese(text: str) -> str:
    """A date written with 年, 月 and 日, in our figures."""
    if "年" not in text and "月" not in text:
        return text
    # for the few who write Chinese; it costs more than the rest of this module
    from dossier_db.texts.facts.dates import dates
    from dossier_db.texts.facts.words import Line

    for day in reversed(dates(Line(text))):
        if day.words[-1] in "年月日号號":
            plain = day.value if day.year else f"{day.day}.{day.month}"
            text = f"{text[: day.start]} {plain} {text[day.stop :]}"
    return text


def _winter(years: re.Match[str]) -> str:
    first, second = years.groups()
    follows = f"{int(first) + 1:04}"
    return f"{first}+" if second in (follows, follows[2:]) else years[0]


def _day(year: int | None, month: int, day: int) -> Part:
    if not 1 <= month <= 12:
        no_month = BadDate if year is None else NoSuchDay  # 7.30 may be a time
        raise no_month(f"There is no month {month}: write the month as a word.")
    return Part(year=year, month=month, day=day)


def _year_first(match: re.Match[str]) -> Iterator[Word]:
    year, month = int(match[1]), int(match[3])
    if match[4]:
        part = _day(year, month, int(match[4]))
    elif 21 <= month <= WINTER and match[2] == "-":
        part = Part(year=year, season=month)
    else:
        _day(None, month, 1)  # 2025-26 may be two years
        part = Part(year=year, month=month)
    yield part
    if match[5]:
        yield from _time(match, 5)


def _day_first(match: re.Match[str]) -> Iterator[Word]:
    first, sign, second, year = match.groups()
    if year and len(year) == 2:
        raise BadDate(f"“{_shown(match[0])}”: write the year with four digits.")
    one, two = int(first), int(second)
    given = int(year) if year else None
    if sign == "." or one > 12 or one == two:
        yield _day(given, two, one)
    elif two > 12:
        yield _day(given, one, two)
    elif not (one and two):
        raise BadDate(f"“{_shown(match[0])}”: days and months begin at 1.")
    else:
        after = f" {year}" if year else ""
        raise BadDate(
            f"“{_shown(match[0])}” can be {one} {NAMES[two - 1]}{after} or"
            f" {two} {NAMES[one - 1]}{after}: write the month as a word."
        )


def _month_first(match: re.Match[str]) -> Iterator[Word]:
    _day(None, int(match[1]), 1)
    yield Part(year=int(match[2]), month=int(match[1]))


def _time(match: re.Match[str], first: int = 1) -> Iterator[Word]:
    hour, minute, half = int(match[first]), int(match[first + 1] or 0), ""
    if match.re.groups > first + 1:
        half = match[first + 2] or ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half or hour > 23 or minute > 59:
        raise BadDate("A time goes from 00:00 to 23:59: write it as 15:00.")
    yield Part(time=f"{hour:02}:{minute:02}")


def _number(match: re.Match[str]) -> Iterator[Word]:
    if len(match[1]) <= 2:
        yield Part(day=int(match[1]))
    elif len(match[1]) == 4:
        yield Part(year=int(match[1]))
    else:
        yield _UNKNOWN


def _word(match: re.Match[str]) -> Iterator[Word]:
    yield WORDS.get(match[0], _UNKNOWN)


def _dash(match: re.Match[str]) -> Iterator[Word]:
    text, (start, stop) = match.string, match.span()
    touches = start > 0 and stop < len(text) and f"{text[start - 1]}{text[stop]}"
    yield TIGHT if touches and " " not in touches else "to"


def _sign(match: re.Match[str]) -> Iterator[Word]:
    if match[0] == "%":
        yield from ("about", "perhaps")
    else:
        yield _SIGNS.get(match[0], ",")


_Made: TypeAlias = Callable[[re.Match[str]], Iterator[Word]]
_FORMS: Final[tuple[tuple[re.Pattern[str], _Made], ...]] = (
    (
        re.compile(
            r"(\d{4})([-./])(\d\d?)(?:\2(\d\d?))?(?!\d)"
            r"(?:t(\d\d):(\d\d)(?![\d:]))?"
        ),
        _year_first,
    ),
    (re.compile(r"(\d\d?)([-./])(\d\d?)\2(\d{4}|\d\d)(?!\d)"), _day_first),
    (re.compile(r"(\d\d?)[./](\d{4})(?!\d)"), _month_first),
    (re.compile(r"(\d\d?)([./])(\d\d?)()(?!\d|[./:]\d)"), _day_first),
    (re.compile(rf"(\d\d?):(\d\d)(?![\d:]){_NOON}?{_ENDING}"), _time),
    (re.compile(rf"(\d\d?)(){_NOON}"), _time),
    (
        re.compile(rf"(\d{{1,3}}) {_AGO}"),
        lambda match: iter([Part(shift=-int(match[1]))]),
    ),
    (
        re.compile(r"(\d{4})\+"),
        lambda match: iter([Part(year=int(match[1]), across=True)]),
    ),
    (re.compile(rf"(\d+){_ENDING}"), _number),
    (re.compile(r"[^\W\d_]+"), _word),
    (re.compile(r"-+"), _dash),
    (re.compile(r"[~≈?&%,;、،]"), _sign),
)
"""The forms that something can have, those that hold more before their parts."""


def _joined(parts: list[Word]) -> list[Word]:
    """Without dashes and commas that only hold one date together."""
    listed = next((one for one in parts if one in ("or", "and")), None)
    found: list[Word] = []
    for index, part in enumerate(parts):
        before = found[-1] if found else None
        after = parts[index + 1] if index + 1 < len(parts) else None
        if part == ",":
            if listed and _counts(before) and _counts(after):
                found.append(listed)
        elif part == TIGHT:
            if not _within(found, after):
                found.append("to")
        else:
            found.append(part)
    return found


def _counts(part: Word | None) -> bool:
    """Whether a comma beside it can part two dates: 13, 14 or 15 Nov."""
    return isinstance(part, Part) and part.weekday is None and not part.only_year


def _within(found: list[Word], after: Word | None) -> bool:
    """Whether a tight dash stands within one date: 13-қараша, 13-Nov-2025, mid-July."""
    if not found:
        return False
    last = found[-1]
    if isinstance(last, str):
        return last in ("vague", "about")
    if not isinstance(after, Part):
        return False
    earlier = found[-2] if len(found) > 1 else None
    if last.only_day and after == Part(month=after.month):
        return not (isinstance(earlier, Part) and earlier.month)
    month = last == Part(month=last.month)
    return month and after.only_year and isinstance(earlier, Part) and earlier.only_day
