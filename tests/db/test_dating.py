"""Dates that people type become EDTF, or are refused in one sentence."""

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.growth import costs_in_line
from dossier.days import day as shown
from dossier_db.dates import read
from dossier_db.errors import BadDate
from dossier_db.intake.datewords import PHRASES, WORDS
from dossier_db.intake.dating import understand
from dossier_db.texts.months import MONTH, MONTHS, NAMES

TODAY = datetime.date(2026, 2, 3)
"""A Tuesday."""

days = st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31))
PIECES = (
    "13 14 30 31 29 2025 2026 0 03/04 13.11 13.11.2025 2025-11 2025-02-30 10:15 25:00"
    " 3pm - – / , ? ~ % .. & [ ] T Nov February қаңтар ноября 2025年11月13日 today"
    " Monday last winter since until before after between or and to early about the г."
)
pieces = st.sampled_from(PIECES.split())


def _month(day: datetime.date, form: int) -> str:
    return MONTHS[day.month - 1].split()[form]


FORMS: tuple[Callable[[datetime.date], str], ...] = (
    datetime.date.isoformat,
    lambda day: f"{day.day} {NAMES[day.month - 1]} {day.year}",
    lambda day: f"{NAMES[day.month - 1][:3]} {day.day}, {day.year}",
    lambda day: f"the {day.day}th of {NAMES[day.month - 1].upper()} {day.year}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day.day}-{NAMES[day.month - 1][:3]}-{day.year}",
    lambda day: f"{day.day} {_month(day, 3)} {day.year} г.",
    lambda day: f"{day.year} жылғы {day.day} {_month(day, -1)}",
    lambda day: f"{day.day}-{_month(day, -1)}да {day.year}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
)


def said(words: str, *, ahead: bool = False) -> str:
    """What words mean, said on a Tuesday in February."""
    return understand(words, TODAY, ahead=ahead)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("13 Nov", "2025-11-13"),
        ("Nov. 13", "2025-11-13"),
        ("13 NOVEMBER 2025", "2025-11-13"),
        ("13.11", "2025-11-13"),
        ("13/11/2025", "2025-11-13"),
        ("11/13/2025", "2025-11-13"),
        ("03.04.2025", "2025-04-03"),
        ("03/03/2025", "2025-03-03"),
        ("November 2025", "2025-11"),
        ("11.2025", "2025-11"),
        ("Nov", "2025-11"),
        ("февр.", "2026-02"),
        ("2025", "2025"),
        ("13-го ноября 2025 года", "2025-11-13"),
        ("2025 ж. 13 қараша", "2025-11-13"),
        ("二〇二五年十一月十三日", "2025-11-13"),
        ("11月13日", "2025-11-13"),
        ("٢٠٢٥-١١-١٣", "2025-11-13"),
        ("Monday, 2 February 2026", "2026-02-02"),
    ],
)
def test_a_day_a_month_or_a_year_is_understood(words: str, expression: str) -> None:
    assert said(words) == expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("around July 2025", "2025-07~"),
        ("about 2018", "2018~"),
        ("circa 13 Nov", "2025-11-13~"),
        ("~ July", "2025-07~"),
        ("около июля 2025", "2025-07~"),
        ("шамамен шілде 2025", "2025-07~"),
        ("early January 2026", "2026-01~"),
        ("mid-January", "2026-01~"),
        ("late 2025", "2025~"),
        ("в начале января", "2026-01~"),
        ("13 Nov?", "2025-11-13?"),
        ("maybe 13 Nov", "2025-11-13?"),
        ("about 13 Nov?", "2025-11-13%"),
        ("13 or 14 Nov?", "[2025-11-13?,2025-11-14?]"),
        ("21-23 Jan?", "2026-01-21?/2026-01-23?"),
        ("around autumn 2025", "2025-09~/2025-11~"),
        ("since about 2018", "2018~/.."),
        ("before about 3 March 2025", "../2025-03-02~"),
    ],
)
def test_a_doubt_is_kept(words: str, expression: str) -> None:
    assert said(words) == expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("21-23 Jan", "2026-01-21/2026-01-23"),
        ("21–23 January 2026", "2026-01-21/2026-01-23"),
        ("Nov 13–14, 2025", "2025-11-13/2025-11-14"),
        ("21-23.01.2026", "2026-01-21/2026-01-23"),
        ("29 Dec - 3 Jan", "2025-12-29/2026-01-03"),
        ("29 Dec – 3 Jan 2026", "2025-12-29/2026-01-03"),
        ("29 Dec 2024 - 3 Jan", "2024-12-29/2025-01-03"),
        ("13 Nov-2 Dec", "2025-11-13/2025-12-02"),
        ("from 13 to 30 November 2025", "2025-11-13/2025-11-30"),
        ("с 13 по 30 ноября 2025", "2025-11-13/2025-11-30"),
        ("13 қарашадан 30 қарашаға дейін", "2025-11-13/2025-11-30"),
        ("Oct–Nov 2025", "2025-10/2025-11"),
        ("2025–2026", "2025/2026"),
        ("autumn 2025 to spring 2026", "2025-09/2026-05"),
        ("between 13 and 30 November", "[2025-11-13..2025-11-30]"),
        ("13 or 14 Nov", "[2025-11-13,2025-11-14]"),
        ("13 и 14 ноября", "{2025-11-13,2025-11-14}"),
        ("13, 14 or 16 Nov 2025", "[2025-11-13,2025-11-14,2025-11-16]"),
        ("29 Dec or 3 Jan", "[2025-12-29,2026-01-03]"),
        ("Nov or Dec 2025", "[2025-11,2025-12]"),
        ("13 or 13 Nov", "2025-11-13"),
    ],
)
def test_several_days_are_understood(words: str, expression: str) -> None:
    assert said(words) == expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("since 22 Jan 2026", "2026-01-22/.."),
        ("с 22 января", "2026-01-22/.."),
        ("22 қаңтардан бері", "2026-01-22/.."),
        ("since autumn 2025", "2025-09/.."),
        ("until 3 January", "../2026-01-03"),
        ("до 3 января", "../2026-01-03"),
        ("3 қаңтарға дейін", "../2026-01-03"),
        ("by 3 Jan", "../2026-01-03"),
        ("not later than 3 Jan", "../2026-01-03"),
        ("no earlier than 3 Jan", "2026-01-03/.."),
    ],
)
def test_an_end_can_be_open(words: str, expression: str) -> None:
    assert said(words) == expression


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("today", "2026-02-03"),
        ("Вчера", "2026-02-02"),
        ("бүгін", "2026-02-03"),
        ("the day before yesterday", "2026-02-01"),
        ("3 days ago", "2026-01-31"),
        ("Monday", "2026-02-02"),
        ("Tuesday", "2026-02-03"),
        ("last Tuesday", "2026-01-27"),
        ("next Tuesday", "2026-02-10"),
        ("в пятницу", "2026-01-30"),
        ("жұма", "2026-01-30"),
        ("today 10:15", "2026-02-03T10:15"),
        ("29 Jan 2026 15:00", "2026-01-29T15:00"),
        ("29 января в 15:00", "2026-01-29T15:00"),
        ("15:00", "2026-02-03T15:00"),
        ("3 pm", "2026-02-03T15:00"),
        ("12:05 am", "2026-02-03T00:05"),
        ("10:15 yesterday", "2026-02-02T10:15"),
    ],
)
def test_days_and_times_are_seen_from_today(words: str, expression: str) -> None:
    assert said(words) == expression


@pytest.mark.parametrize(
    ("words", "expression", "from_day", "to_day"),
    [
        ("spring", "2025-21", "2025-03-01", "2025-05-31"),
        ("summer 2025", "2025-22", "2025-06-01", "2025-08-31"),
        ("осенью 2025 года", "2025-23", "2025-09-01", "2025-11-30"),
        ("қыс", "2025-12/2026-02", "2025-12-01", "2026-02-28"),
        ("winter 2023–24", "2023-12/2024-02", "2023-12-01", "2024-02-29"),
    ],
)
def test_a_season_has_three_months(
    words: str, expression: str, from_day: str, to_day: str
) -> None:
    assert said(words) == expression
    assert (read(expression).earliest, read(expression).latest) == (from_day, to_day)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("13 Nov", "2026-11-13"),
        ("3 Feb", "2026-02-03"),
        ("2 Feb", "2027-02-02"),
        ("February", "2026-02"),
        ("Monday", "2026-02-09"),
        ("29 Feb", "2028-02-29"),
        ("30 Jan - 5 Feb", "2026-01-30/2026-02-05"),
        ("until 3 March", "../2026-03-03"),
        ("winter", "2025-12/2026-02"),
        ("yesterday", "2026-02-02"),
        ("13 Nov 2025", "2025-11-13"),
    ],
)
def test_of_something_planned_the_next_one_is_meant(
    words: str, expression: str
) -> None:
    assert said(words, ahead=True) == expression


@pytest.mark.parametrize(
    "expression",
    [
        "2025-07~",
        "[2025-11-13,2025-11-14]",
        "2026-01-22/..",
        "../2025-09-15~",
        "2026-01-23T15:00",
        "2025-23",
        "202X",
        "2025-11-13/2025-11-30",
        "[..2026-03-03]",
    ],
)
def test_edtf_is_taken_as_it_is(expression: str) -> None:
    assert said(f" {expression} ") == expression


@pytest.mark.parametrize(
    ("words", "hints"),
    [
        ("03/04/2025", ["3 April 2025", "4 March 2025", "month as a word"]),
        ("1-2", ["1 of which month"]),
        ("3/4", ["3 April", "4 March"]),
        ("31 Feb", ["February has no day 31"]),
        ("30 Feb 2026", ["February 2026 has no day 30"]),
        ("2026-02-30", ["February 2026 has no day 30"]),
        ("29.02.2025", ["February 2025 has no day 29"]),
        ("13.13.2025", ["no month 13"]),
        ("13.11.25", ["four digits"]),
        ("13", ["13 Nov"]),
        ("25:00", ["23:59", "15:00"]),
        ("winter 2025", ["2024–25", "2025–26"]),
        ("Friday 2 February 2026", ["2 February 2026 is a Monday"]),
        ("early 13 Nov", ["the day alone"]),
        ("about 15:00", ["A time is exact"]),
        ("10:15 - 11:15", ["one day"]),
        ("since 10:15", ["one day"]),
        ("30-13 Nov", ["earlier date first"]),
        ("Nov 30-13, 2025", ["earlier date first"]),
        ("30 Nov 2025 - 13 Oct 2025", ["earlier date first"]),
        ("autumn or spring", ["Seasons"]),
        ("0000", ["0001 to 9998"]),
        ("13 Nov 9999", ["0001 to 9998"]),
        ("13 Nov 0000", ["0001 to 9998"]),
        ("9999-11-13", ["0001 to 9998"]),
        ("2025/9999", ["0001 to 9998"]),
        ("999X", ["0001 to 9998"]),
        ("after 9998", ["0001 to 9998"]),
        ("after 9999", ["0001 to 9998"]),
        ("", ["13 Nov 2025"]),
        ("soon", ["“soon”", "13 Nov 2025"]),
        ("13 men", ["“men”"]),
        ("2026-11-22T23:59:60", ["“2026-11-22T23:59:60”", "13 Nov 2025"]),
        ("2025-W45", ["“2025-W45”", "13 Nov 2025"]),
        ("about 13 Nov-Foo, 2025", ["“Nov-Foo”", "13 Nov 2025"]),
        ("13.11.20255", ["“13.11.20255”", "13 Nov 2025"]),
        ("13 Nov in", ["13 Nov 2025"]),
        ("13 Nov -", ["13 Nov 2025"]),
        ("13 Nov 14 Dec", ["13 Nov 2025"]),
        ("13 Nov - 14 Nov - 15 Nov", ["13 Nov 2025"]),
        ("13 or 14 and 15 Nov", ["13 Nov 2025"]),
        ("../..", ["13 Nov 2025"]),
        ("x" * 5000, ["13 Nov 2025"]),
        ("﷽" * 150, ["13 Nov 2025"]),
    ],
)
def test_what_is_not_clear_is_refused_in_one_sentence_that_says_what_to_write(
    words: str, hints: list[str]
) -> None:
    with pytest.raises(BadDate) as caught:
        said(words)
    for hint in hints:
        assert hint in str(caught.value)
    assert len(str(caught.value)) < 250
    assert "\n" not in str(caught.value)


@given(days, st.sampled_from(FORMS))
def test_every_day_is_understood_in_every_form(
    day: datetime.date, form: Callable[[datetime.date], str]
) -> None:
    assert said(form(day)) == day.isoformat()


@given(days, st.sampled_from(sorted(MONTH)))
def test_every_month_is_understood_in_every_form(day: datetime.date, form: str) -> None:
    assert said(f"{form.title()} {day.year}") == f"{day.year}-{MONTH[form]:02}"


@settings(deadline=None, max_examples=20)  # the grammar takes its time
@given(st.dates(datetime.date(1000, 1, 1), TODAY), days)
def test_two_days_are_a_stretch_or_two_that_it_can_be(
    one: datetime.date, other: datetime.date
) -> None:
    first, last = sorted((one, other))
    written = (f"{FORMS[1](first)}", f"{FORMS[1](last)}")
    assert said(" – ".join(written)) == f"{first}/{last}"
    expected = f"[{first},{last}]" if first < last else first.isoformat()
    assert said(" or ".join(reversed(written))) == expected


@given(days, st.dates(datetime.date(1000, 1, 1), datetime.date(9980, 1, 1)))
def test_a_year_left_out_is_the_latest_or_the_next_that_has_the_day(
    day: datetime.date, today: datetime.date
) -> None:
    words = f"{day.day} {NAMES[day.month - 1]}"
    last = datetime.date.fromisoformat(understand(words, today))
    following = datetime.date.fromisoformat(understand(words, today, ahead=True))
    assert last <= today <= following
    assert {(one.month, one.day) for one in (last, following, day)} == {
        (day.month, day.day)
    }
    if (day.month, day.day) != (2, 29):
        assert (today - last).days <= 366 and (following - today).days <= 366


@given(st.datetimes(datetime.datetime(1000, 1, 1), datetime.datetime(9998, 12, 31)))
def test_every_minute_comes_back(moment: datetime.datetime) -> None:
    for form in (FORMS[0], FORMS[1], FORMS[8], FORMS[11]):
        words = f"{form(moment.date())} {moment:%H:%M}"
        assert said(words) == moment.isoformat(timespec="minutes")


@settings(deadline=None)  # the grammar is loaded at its first use
@given(
    st.one_of(
        st.text(max_size=60),
        st.text("0123456789-–/.~?%[]{},:TXYЕE ", max_size=24),
        st.lists(
            st.one_of(pieces, st.sampled_from(sorted({*WORDS, *PHRASES}))), max_size=7
        ).map(" ".join),
        st.lists(pieces, max_size=7).map("".join),
    ),
    st.dates(),
    st.booleans(),
)
def test_whatever_is_typed_is_understood_or_refused(
    words: str, today: datetime.date, ahead: bool
) -> None:
    try:
        expression = understand(words, today, ahead=ahead)
    except BadDate as refusal:
        assert len(str(refusal)) < 250 and "\n" not in str(refusal)
        return
    date = read(expression)
    assert date.expression == expression
    assert shown(date)
    assert understand(expression, today) == expression
    assert re.fullmatch(r"[!-~]+", expression)


@pytest.mark.parametrize("piece", ["13 Nov, ", "[2025-11-13,", "or ", "~", "13-", "年"])
def test_a_refusal_costs_no_more_than_the_length_of_what_is_refused(
    piece: str,
) -> None:
    """Up to the longest words that are looked at; ten of them, for one costs little."""
    said("[2025-11-13,2025-11-14]")  # the grammar is loaded at its first use

    def refused(size: int) -> None:
        for _ in range(10):
            with pytest.raises(BadDate):
                said((piece * size)[:size])

    assert costs_in_line(refused, 20)
