"""Days as documents write them, turned into EDTF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.dates import read
from dossier_db.documents.dated import day, near, parts, posted


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2025", "2025"),
        ("2025-05", "2025-05"),
        ("2025-05-03", "2025-05-03"),
        ("2025-05-03T23:30:00+05:00", "2025-05-03"),
        ("2025-05-03 23:30", "2025-05-03"),
        ("2025/05/03", "2025-05-03"),
        ("2025/5/3/", "2025-05-03"),
        ("2025///", "2025"),
        ("20250503", "2025-05-03"),
        ("20250503T101112Z", "2025-05-03"),
        ("D:20250503101112+05'00'", "2025-05-03"),
        ("D:2025", "2025"),
        ("03.05.2025", "2025-05-03"),
        ("3 May 2025", "2025-05-03"),
        ("3rd September, 2025", "2025-09-03"),
        ("May 3, 2025", "2025-05-03"),
        ("Sept. 2025", "2025-09"),
        ("2025-05~", "2025-05~"),
        ("2025-05-01/2025-05-03", "2025-05-01/2025-05-03"),
        ("2025-02-30", "2025-02"),
        ("03/05/2025", None),
        ("12345", None),
        ("yesterday", None),
        ("", None),
        ("3 мая 2025", None),
    ],
)
def test_a_day_is_read_as_it_is_written(words: str, edtf: str | None) -> None:
    assert day(words) == edtf


def test_a_day_that_is_only_near_is_marked() -> None:
    assert (near("D:20250503"), near("soon")) == ("2025-05-03~", None)


def test_days_given_in_numbers_make_a_day_or_all_days_between() -> None:
    assert parts([2025, 5, 3]) == "2025-05-03"
    assert parts(["2025", "5"]) == "2025-05"
    assert parts([2025, 5, 1], [2025, 5, 3]) == "2025-05-01/2025-05-03"
    assert parts([]) is None
    assert parts([None, 5]) is None


def test_the_day_of_a_mail_is_that_of_who_sent_it() -> None:
    assert posted("Sat, 03 May 2025 23:30:00 +0500") == "2025-05-03"
    assert posted("whenever") is None


@given(st.text(max_size=120))
def test_whatever_is_written_there_is_a_date_or_nothing(words: str) -> None:
    for found in (day(words), near(words), posted(words)):
        assert found is None or read(found)
