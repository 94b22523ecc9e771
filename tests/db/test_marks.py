"""Which letters of a word were found."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.search.marks import bare, covered, merged

ranges = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(
    lambda one: (one[0], one[0] + one[1])
)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Жұрт", "журт"),
        ("Әлия", "алия"),
        ("Łódź", "lodz"),
        ("Nguyễn", "NGUYEN"),
        ("ALİ", "ali"),
        ("Ёлкин", "елкин"),
        ("مُحَمَّد", "محمد"),
        ("علي", "علی"),
        ("O’Neil", "oneil"),
    ],
)
def test_accents_and_points_are_no_letters(word: str, other: str) -> None:
    assert bare(word) == bare(other)


@pytest.mark.parametrize(
    ("word", "other"),
    [("कि", "का"), ("ที", "ทา"), ("กา", "ก"), ("Элина", "Елина"), ("سعيد", "صعيد")],
)
def test_other_letters_and_vowel_signs_make_another_word(word: str, other: str) -> None:
    assert bare(word) != bare(other)


@pytest.mark.parametrize(
    ("word", "typed", "count"),
    [
        ("Bekzat", "bek", 3),
        ("Łódź", "lo", 2),
        ("e\u0301mile", "em", 3),
        ("Zoe\u0308", "zoe", 4),
        ("Straße", "stras", 5),
        ("김철수", "김", 1),
        ("O’Neil", "on", 3),
    ],
)
def test_a_beginning_covers_the_letters_it_stands_for(
    word: str, typed: str, count: int
) -> None:
    assert covered(word, typed) == count


@pytest.mark.parametrize("typed", ["ek", "bekzatt", "", "\u0301", "’"])
def test_what_does_not_begin_a_word_covers_nothing(typed: str) -> None:
    assert covered("Bekzat", typed) is None


@given(st.text(max_size=20), st.integers(1, 20))
def test_a_word_is_covered_by_any_beginning_of_itself(word: str, size: int) -> None:
    begun = unicodedata.normalize("NFC", word)[:size]
    letters = covered(unicodedata.normalize("NFC", word), begun)
    assert letters is None or 0 < letters <= len(unicodedata.normalize("NFC", word))


@given(st.lists(ranges))
def test_merged_ranges_are_in_order_and_apart(marks: list[tuple[int, int]]) -> None:
    made = merged(marks)
    assert all(one[1] < other[0] for one, other in pairwise(made))
    covered_before = {at for start, stop in marks for at in range(start, stop)}
    assert {at for start, stop in made for at in range(start, stop)} == covered_before
