"""Days as words of the index: no date that may be meant is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.generated import DATES
from dossier_db.dates import read
from dossier_db.search.calendar import asked, covered

days = st.dates().map(lambda day: day.isoformat())
ends = st.none() | days


def of(expression: str) -> set[str]:
    """The words of a date."""
    date = read(expression)
    return covered(date.earliest, date.latest)


def meets(expression: str, since: str | None, until: str | None) -> bool:
    """Whether a date is among those that a filter looks at."""
    return not of(expression).isdisjoint(asked(since, until))


@given(st.tuples(days, days).map(sorted), st.tuples(days, days).map(sorted))
def test_dates_that_share_a_day_share_a_word(date: list[str], days: list[str]) -> None:
    shared = date[0] <= days[1] and days[0] <= date[1]
    assert not shared or not covered(*date).isdisjoint(asked(*days))


@given(
    st.sampled_from(DATES)
    | days
    | days.map(lambda day: f"{day}/..")
    | days.map(lambda day: f"../{day}"),
    st.tuples(ends, ends),
)
def test_open_dates_and_open_filters_miss_nothing(
    expression: str, asked_for: tuple[str | None, str | None]
) -> None:
    since, until = asked_for
    if since and until and since > until:
        since, until = until, since
    date = read(expression)
    shared = date.earliest[:10] <= (until or "9999-12-31") and date.latest[:10] >= (
        since or "0000-01-01"
    )
    assert not shared or meets(expression, since, until)


@pytest.mark.parametrize(
    ("expression", "since", "until"),
    [
        ("2024-03-10", "1600-01-01", None),
        ("2024-03-10", None, "2300-12-31"),
        ("2024-03-10", "0001-01-01", "9999-12-31"),
        ("1066", None, "2025-12-31"),
        ("1990/2015", "2001-03-01", "2001-03-31"),
        ("2020-01-22/..", "2024-02-01", "2024-02-29"),
        ("../2025-09-15", "1850-05-01", "1850-05-31"),
        ("1000/2000", "1499-12-01", "1499-12-31"),
    ],
)
def test_a_date_is_met_by_a_filter_however_long_the_two_are(
    expression: str, since: str | None, until: str | None
) -> None:
    assert meets(expression, since, until)


@pytest.mark.parametrize(
    ("expression", "since", "until"),
    [
        ("2024-03-10", "2024-04-01", "2024-04-30"),
        ("2024-03-10", "2025-01-01", None),
        ("2024-03-10", None, "2023-12-31"),
        ("2024", "2025-01-01", "2029-12-31"),
        ("1990/2015", "2016-01-01", "2016-01-31"),
        ("1899-12-31", "1900-01-01", "2099-12-31"),
        ("2023-10", "2023-11-01", "2027-02-28"),
    ],
)
def test_a_date_of_other_months_is_passed_over(
    expression: str, since: str | None, until: str | None
) -> None:
    assert not meets(expression, since, until)


@given(ends, ends)
def test_a_filter_asks_for_few_words(since: str | None, until: str | None) -> None:
    assert 1 <= len(asked(since, until)) <= 400


@given(days, days)
def test_a_date_leaves_few_words(one: str, other: str) -> None:
    assert len(covered(*sorted((one, other)))) <= 400
