"""Dates as sources give them: read once, into bounds."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_db.dates import OPEN_END, OPEN_START, Date, minute, read
from dossier_db.errors import BadDate

days = st.dates(min_value=datetime.date(1, 1, 1))
minutes = st.datetimes(min_value=datetime.datetime(1, 1, 1))


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("UTC", "2026-11-21T21:30"),
        ("Asia/Almaty", "2026-11-22T02:30"),
        ("Nowhere/Known", "2026-11-21"),
        ("../UTC", "2026-11-21"),
    ],
)
def test_a_moment_has_the_hour_of_its_zone_or_none(zone: str, shown: str) -> None:
    """Where a machine does not know the zone, an hour would be another one's."""
    moment = datetime.datetime(2026, 11, 21, 21, 30, tzinfo=datetime.UTC)
    assert minute(moment, zone) == shown


@pytest.mark.parametrize(
    ("expression", "earliest", "latest"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025-11-13", "2025-11-13", "2025-11-13"),
        ("2026-01-23T15:00", "2026-01-23T15:00", "2026-01-23T15:00"),
        ("2025-11-13/2025-11-30", "2025-11-13", "2025-11-30"),
        ("[2025-11-13,2025-11-14]", "2025-11-13", "2025-11-14"),
        ("2026-01-22/..", "2026-01-22", OPEN_END),
        ("../2025-09-15", OPEN_START, "2025-09-15"),
        ("../2025-09-15~", OPEN_START, "2025-09-15"),
        ("2025-11~", "2025-11-01", "2025-11-30"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_an_expression_has_bounds(expression: str, earliest: str, latest: str) -> None:
    date = read(expression)
    assert (date.earliest, date.latest) == (earliest, latest)


signed = st.builds(
    lambda day, cut, sign: day.isoformat()[:cut] + sign,
    days,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)
ends = st.one_of(signed, st.sampled_from(["..", "2025-02-30~", "2025-13", "2025-21~"]))


@settings(deadline=None, max_examples=60)  # the grammar takes its time
@given(ends | st.builds("{}/{}".format, ends, ends))
def test_what_is_read_without_the_grammar_means_what_the_grammar_says(
    expression: str,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dossier_db.dates._simple", lambda _expression: None)
        said = meaning(expression)
    assert meaning(expression) == said


def meaning(expression: str) -> Date | str:
    """The bounds, read anew; or the refusal."""
    read.cache_clear()
    try:
        return read(expression)
    except BadDate as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("expression", "approximate", "uncertain"),
    [
        ("2025-11", False, False),
        ("2025-11~", True, False),
        ("2025-11-13?", False, True),
        ("2025-11-13%", True, True),
    ],
)
def test_a_mark_says_about_or_perhaps(
    expression: str, approximate: bool, uncertain: bool
) -> None:
    date = read(expression)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        " ",
        "2025-02-30",
        "2025-13",
        "2025-00",
        "2025-11-13T25:00",
        "2025-11-13T15:60",
        "13.11.2025",
        "November 2025",
        "2025-11-30/2025-11-13",
        "2025-11-13 ",
        "2025-11-13\n",
        "٢٠٢٥-11-13",
        "2025-11-13\0",
        "-2025-11-13",
        "/",
        "..",
        "x" * 5000,
        "2\n\v11/..",
        "Y1E999999999",  # to write out so many noughts takes all memory
        "y-1e99",
        "2025-01-01/Y1E999999999",
    ],
)
def test_what_no_calendar_has_is_refused_in_one_sentence(expression: str) -> None:
    with pytest.raises(BadDate) as caught:
        read(expression)
    assert not set("\n\v").intersection(str(caught.value))
    assert len(str(caught.value)) < 250


@given(days)
def test_a_day_is_its_own_bounds(day: datetime.date) -> None:
    date = read(day.isoformat())
    assert date.earliest == date.latest == day.isoformat()


@given(minutes)
def test_a_minute_is_its_own_bounds(moment: datetime.datetime) -> None:
    written = moment.isoformat(timespec="minutes")
    date = read(written)
    assert date.earliest == date.latest == written


@given(days)
def test_a_day_lies_within_its_month_and_its_month_within_its_year(
    day: datetime.date,
) -> None:
    month, year = read(day.isoformat()[:7]), read(day.isoformat()[:4])
    assert year.earliest <= month.earliest <= day.isoformat()
    assert day.isoformat() <= month.latest <= year.latest


@settings(max_examples=30)  # the grammar takes its time
@given(days, days)
def test_an_interval_reaches_from_its_first_to_its_last_day(
    one: datetime.date, other: datetime.date
) -> None:
    first, last = sorted((one.isoformat(), other.isoformat()))
    date = read(f"{first}/{last}")
    assert (date.earliest, date.latest) == (first, last)


@settings(max_examples=30)
@given(days, st.sampled_from("~?%"))
def test_a_mark_changes_no_bound(day: datetime.date, mark: str) -> None:
    plain, marked = read(day.isoformat()), read(day.isoformat() + mark)
    assert (marked.earliest, marked.latest) == (plain.earliest, plain.latest)
    assert marked.approximate or marked.uncertain


@given(st.text("0123456789-/.~?%[]{},T:YXSEu ", max_size=24))
def test_whatever_stands_there_is_read_or_refused(expression: str) -> None:
    try:
        date = read(expression)
    except BadDate:
        return
    assert date.expression == expression
    assert OPEN_START <= date.earliest[:10] <= date.latest[:10] <= OPEN_END
    assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", date.earliest)
