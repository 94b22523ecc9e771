"""Parts and totals: what is added, what it is held against, what is left alone."""

import pytest

from db.told import answer, exactly, says
from dossier_db.proposals.material import Total
from dossier_db.proposals.sums import Met, arithmetic, elsewhere, met, noted, parts


@pytest.mark.parametrize(
    ("value", "added"),
    [
        ("13 and 5", "13 + 5"),
        ("17, and two others", "17 + 2"),
        ("13 in custody and 6 at home", "13 + 6"),
        ("thirteen and six", "13 + 6"),
        ("тринадцать и шесть", "13 + 6"),
        ("13 под стражей, 6 дома", "13 + 6"),
        ("13 және 6", "13 + 6"),
        ("treize et six", "13 + 6"),
        ("13人在押，6人软禁", "13 + 6"),
        ("١٣ و ٦", "13 + 6"),
        ("4 + 4 + 2", "4 + 4 + 2"),
        ("the leader and 8 members", "1 + 8"),
    ],
)
def test_numbers_joined_by_and_are_parts(value: str, added: str) -> None:
    found = parts(value)
    assert found is not None
    assert found.written == added


@pytest.mark.parametrize(
    "value",
    [
        "19",
        "19 or 20",
        "7, 10 or 15 days",
        "10 to 15",
        "5 of 18",
        "13–14",
        "three flags and one portrait",
        "13 and 14 November",
        "13 (and 5)",
        "more than 20 and 5",
        "2 years and 6 months",
        "110,000 tenge and 280 dollars",
        "all 13 and 5",
        "",
    ],
)
def test_what_is_counted_otherwise_has_no_parts(value: str) -> None:
    assert parts(value) is None


def test_parts_that_come_to_the_total_agree_with_it() -> None:
    assert met(answer("13 and 6"), exactly(19)) == Met("agree", ("13 + 6", "19"))


def test_parts_that_miss_the_total_differ_from_it() -> None:
    found = met(exactly(19), answer("13 and 5"))
    assert found == Met("differ", ("13 + 5", "19", "1"))


@pytest.mark.parametrize("total", [4, 13, 40])
def test_a_total_far_away_counts_something_else(total: int) -> None:
    assert met(answer("13 and 5"), exactly(total)) is None


@pytest.mark.parametrize(
    "total",
    [
        answer("about 18", (17, 19)),
        answer("all 18"),
        exactly(18, "18 days"),
        exactly(18, "18 of 19"),
        exactly(18, "18 flags"),
        exactly(18, "17, and one other"),
    ],
)
def test_only_an_exact_number_of_people_is_a_total(total: object) -> None:
    assert met(answer("13 and 5"), total) is None  # type: ignore[arg-type]


def _totals(*given: tuple[int, str]) -> list[Total]:
    return [
        Total(exactly(number, key=f"a_{number}"), "q_other", frozenset(sources.split()))
        for number, sources in given
    ]


def _elsewhere(value: str, source: str, *given: tuple[int, str]) -> list[Met]:
    one = answer(value, tellings=(says("", source=source),))
    return [found for _, found in elsewhere(one, _totals(*given))]


def test_a_total_of_another_question_is_met_where_one_source_gives_both() -> None:
    found = _elsewhere("13 and 6", "s_radio", (19, "s_radio s_paper"))
    assert found == [Met("agree", ("13 + 6", "19"))]


def test_a_total_that_another_source_gives_is_not_looked_at() -> None:
    assert _elsewhere("13 and 6", "s_radio", (19, "s_paper")) == []


def test_a_total_that_the_same_source_gives_is_missed() -> None:
    found = _elsewhere("13 and 5", "s_radio", (19, "s_radio"))
    assert found == [Met("differ", ("13 + 5", "19", "1"))]


def test_a_source_that_gives_the_total_met_misses_no_other() -> None:
    found = _elsewhere("13 and 5", "s_radio", (18, "s_radio"), (19, "s_radio"))
    assert found == [Met("agree", ("13 + 5", "18"))]


def test_small_numbers_of_two_questions_meet_by_chance() -> None:
    assert _elsewhere("1 and 1", "s_radio", (2, "s_radio")) == []


def test_a_note_with_the_arithmetic_keeps_a_sum() -> None:
    assert noted(("13 + 6", "19"), ["The numbers fit: 13 + 6 = 19."])


@pytest.mark.parametrize(
    "note", ["13 + 6 = 190", "113 + 6 = 19", "4 + 13 + 6 = 19", "13 + 6 ≠ 19", ""]
)
def test_a_note_with_other_arithmetic_keeps_nothing(note: str) -> None:
    assert not noted(("13 + 6", "19"), [note])


def test_a_sum_that_misses_is_written_as_unequal() -> None:
    assert arithmetic(("13 + 5", "19", "1")) == "13 + 5 ≠ 19"
