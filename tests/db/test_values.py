"""Answers that say the same in other writing, and answers that do not."""

import pytest

from db.told import answer
from dossier_db.proposals.values import LONGEST, equal, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("19", "nineteen"),
        ("19", "девятнадцать"),
        ("nineteen people", "19 people"),
        ("one lorry", "1 lorry"),
        ("13 Nov", "13 November"),
        ("November 13", "13 ноября"),
        ("Two Lorries", "2 lorries"),
        ("yes, in the mill", "Yes: in the mill."),
        ("10-15", "10–15"),
        ("a long-term lease", "the long term lease"),
        ("١٩", "19"),
    ],
)
def test_the_same_in_other_writing_is_equal(one: str, other: str) -> None:
    assert equal(answer(one), answer(other, key="a_2")) == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("21 January (planned)", "21 January (held)"),
        ("about 13 November", "13 November"),
        ("13 November", "13 November (about)"),
        ("by 14 November", "14 November"),
        ("5+ months", "5 months"),
        ("-5", "5"),
        ("known", "known?"),
        ("30 dollars", "30 euros"),
        ("not burned", "burned"),
        ("hatred", "discord"),
        ("15", "16"),
        ("13 November", "14 November"),
        ("…", "."),
        ("", " "),
    ],
)
def test_what_says_something_else_is_not_equal(one: str, other: str) -> None:
    assert equal(answer(one), answer(other, key="a_2")) is None


def test_one_date_written_with_and_without_its_year_is_equal() -> None:
    one = answer("13 Nov", date="2025-11-13")
    other = answer("13 November 2025", date="2025-11-13", key="a_2")
    assert equal(one, other) == ("13 Nov", "13 November 2025")


def test_one_date_with_other_words_beside_it_is_not_equal() -> None:
    one = answer("23 January (planned)", date="2026-01-23")
    other = answer("23 January 2026 (held)", date="2026-01-23", key="a_2")
    assert equal(one, other) is None


def test_one_day_said_exactly_and_about_is_not_equal() -> None:
    one = answer("13 Nov", date="2025-11-13")
    other = answer("about 13 November 2025", date="2025-11-13", key="a_2")
    assert equal(one, other) is None


def test_equal_words_for_two_dates_are_not_equal() -> None:
    one = answer("23 January", date="2025-01-23")
    other = answer("23 Jan", date="2026-01-23", key="a_2")
    assert equal(one, other) is None


def test_equal_words_for_two_records_are_not_equal() -> None:
    one = answer("Karatau", entity="l_town")
    other = answer("karatau", entity="l_ridge", key="a_2")
    assert equal(one, other) is None


def test_equal_words_with_other_bounds_are_not_equal() -> None:
    one, other = answer("thirty", (27, 33)), answer("30", (30, 30), key="a_2")
    assert equal(one, other) is None


def test_what_stands_in_brackets_is_no_number_of_the_answer() -> None:
    words = read("7 to 15 days (12)")
    assert words is not None
    assert (words.numbers, words.remark) == ((7.0, 15.0), ("#12",))


def test_a_long_text_is_no_short_answer() -> None:
    assert read("1 " * LONGEST) is None
