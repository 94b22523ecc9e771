"""Why a name was found: as surely as it was and no surer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.records.hits import HOWS, How
from dossier_db.search.names import asked_of
from dossier_db.search.reasons import Reason, reason

SCRIPTS = [
    *("Aigul Bolat", "Айгүл Болат", "ايگۇل بولات", "赛尔克坚", "아이굴", "アイグル"),
    *("Ἀχιλλεύς", "აიგულ", "Այգուլ", "איגול", "क्षत्रिय", "𠀀𠀁", "Łódź", "é", "5", "’"),
]
written = st.text(max_size=12) | st.lists(st.sampled_from(SCRIPTS)).map(" ".join)


def why(query: str, form: str) -> Reason:
    """Why a form is found by a query."""
    return reason([asked for _, asked in asked_of(query)], form)


def marked(query: str, form: str) -> list[str]:
    """What of a form is found by a query."""
    return [form[start:stop] for start, stop in why(query, form).marks]


@pytest.mark.parametrize(
    ("query", "form", "how"),
    [
        ("aigul", "Aigul", "exact"),
        ("БОЛАТ", "Болат", "exact"),
        ("سەرىقجان", "سەرىقجان", "exact"),
        ("赛尔克坚", "赛尔克坚", "exact"),
        ("Bilash Serikzhan", "Serikzhan Bilash", "exact"),
        ("nguyen", "Nguyễn", "folded"),
        ("Атажурт", "Атажұрт", "folded"),
        ("lodz", "Łódź", "folded"),
        ("محمد", "مُحَمَّد", "folded"),
        ("aig", "Aigul", "prefix"),
        ("Атаж", "Атажұрт", "prefix"),
        ("赛尔", "赛尔克坚", "prefix"),
        ("克坚", "赛尔克坚", "prefix"),
        ("bek mak", "Bekzat Maksutkhan", "prefix"),
        ("bolat", "Болат", "other script"),
        ("Болат", "Bolat", "other script"),
        ("bol", "Болат", "other script"),
        ("xi jinping", "习近平", "other script"),
        ("2026", "٢٠٢٦", "other script"),
        ("Bilyash", "Bilash", "sounds alike"),
        ("Beksat", "Bekzat", "sounds alike"),
        ("Serikzhon", "Serikzhan", "sounds alike"),
        ("Bilmash", "Bilash", "typo"),
        ("Bilash Peter", "Serikzhan Bilash", "typo"),
    ],
)
def test_it_says_how_the_least_sure_word_was_found(
    query: str, form: str, how: How
) -> None:
    assert why(query, form).how == how


@pytest.mark.parametrize(
    ("query", "form", "marks"),
    [
        ("aig", "Aigul Bolat", ["Aig"]),
        ("bolat aigul", "Aigul Bolat", ["Aigul", "Bolat"]),
        ("克坚", "赛尔克坚", ["克坚"]),
        ("ng", "Nguyễn", ["Ng"]),
        ("nguye", "Nguye\u0302\u0303n", ["Nguye\u0302\u0303"]),
        ("xi jinping", "（习近平）", ["习近平"]),
        ("bol", "Айгүл Болат", ["Болат"]),
        ("Bilash Peter", "Serikzhan Bilash", ["Bilash"]),
    ],
)
def test_the_letters_that_were_typed_are_marked(
    query: str, form: str, marks: list[str]
) -> None:
    assert marked(query, form) == marks


def test_a_word_that_is_there_is_not_taken_for_one_that_is_like_it() -> None:
    assert why("Asan Hasan", "Hasan Asan").how == "exact"


def test_one_word_of_a_name_answers_to_one_word_asked_for() -> None:
    assert why("Asan Asan", "Asan").how == "typo"


def test_the_surer_way_takes_less_from_the_score() -> None:
    found = {how: why(*pair).less for how, pair in _ONE_OF_EACH.items()}
    assert list(found.values()) == sorted(found.values())
    assert list(found) == list(HOWS[:-1])


_ONE_OF_EACH: dict[How, tuple[str, str]] = {
    "exact": ("bolat", "Bolat"),
    "folded": ("bolat", "Bolát"),
    "prefix": ("bol", "Bolat"),
    "other script": ("bolat", "Болат"),
    "sounds alike": ("Beksat", "Bekzat"),
    "typo": ("Bilmash", "Bilash"),
}


def test_what_was_found_by_its_filters_alone_has_no_marks() -> None:
    assert reason([], "Aigul") == Reason("exact", (), 0)


@given(written, written)
def test_marks_lie_in_the_form_in_order_and_apart(query: str, form: str) -> None:
    last = 0
    for start, stop in why(query, form).marks:
        assert last <= start < stop <= len(form)
        last = stop


@given(written)
def test_a_form_asked_for_as_it_is_written_is_exact(form: str) -> None:
    assert not asked_of(form) or why(form, form).how in ("exact", "folded")
