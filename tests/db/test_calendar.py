"""The calendar of the index: what is asked for meets what a date covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search.calendar import asked, covered

DAYS = st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))


def test_a_day_is_found_by_its_month() -> None:
    assert set(covered("2025-11-13", "2025-11-13")) & set(asked("2025-11-01", None))


def test_a_day_of_another_month_is_not_found() -> None:
    words = set(asked("2025-11-01", "2025-11-30"))
    assert not set(covered("2025-12-01", "2025-12-31")) & words


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ("2020-01-01", "9999-12-31"),
        ("0000-01-01", "2025-09-15"),
        ("1900-01-01", "2025-12-31"),
    ],
)
def test_a_date_of_many_years_is_found_by_any_of_its_months(
    earliest: str, latest: str
) -> None:
    assert set(covered(earliest, latest)) & set(asked("2025-09-01", "2025-09-30"))


@given(DAYS, DAYS, DAYS, DAYS)
def test_dates_that_share_a_day_share_a_word(a: str, b: str, c: str, d: str) -> None:
    (a, b), (c, d) = sorted((a, b)), sorted((c, d))
    if a <= d and c <= b:
        assert set(covered(a, b)) & set(asked(c, d))
