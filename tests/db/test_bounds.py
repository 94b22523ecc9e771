"""Which of two answers is more exact, and when neither is."""

import pytest

from db.told import answer, exactly
from dossier_db.proposals.bounds import precision, span

Bounds = tuple[float | None, float | None]


def test_a_number_within_bounds_is_more_exact() -> None:
    wide = answer("about 15 to 20", (15, 20), key="b")
    assert precision(exactly(18), wide) == ("number", "a", "18", "15–20")


def test_bounds_are_read_from_a_bare_number() -> None:
    found = precision(answer("thirty"), answer("about 30", key="b"))
    assert found == ("number", "a", "30", "27–33")


def test_a_number_outside_bounds_is_not_more_exact() -> None:
    assert precision(exactly(21), answer("15 to 20", (15, 20), key="b")) is None


@pytest.mark.parametrize(
    ("one", "other", "bounds"),
    [
        ("at least 60", "at least 90", ((60, None), (90, None))),
        ("up to two weeks", "up to 15 days", ((None, 14), (None, 15))),
    ],
)
def test_two_limits_of_one_direction_are_two_answers(
    one: str, other: str, bounds: tuple[Bounds, Bounds]
) -> None:
    pair = answer(one, bounds[0]), answer(other, bounds[1], key="b")
    assert precision(*pair) is None


def test_one_figure_is_no_closer_look_at_a_spread_of_days() -> None:
    spread = answer("7 to 15 days", (7, 15), key="b")
    assert precision(exactly(15, "15 days"), spread) is None


def test_a_spread_lies_under_a_limit() -> None:
    spread, limit = answer("7 to 15 days", (7, 15)), answer("up to 15 days", (None, 15))
    assert precision(spread, limit) == ("number", "a", "7–15", "–15")


def test_a_list_is_more_exact_than_its_ends() -> None:
    listed = answer("7, 10 or 15 days", (7, 15), key="b")
    ends = answer("7 to 15 days (12)", (7, 15))
    assert precision(ends, listed) == ("list", "b", "7, 10, 15", "7–15")


def test_two_ranges_with_the_same_ends_are_not_told_apart() -> None:
    pair = answer("7 to 15 days", (7, 15)), answer("7–15 days", (7, 15), key="b")
    assert precision(*pair) is None


def test_what_holds_of_each_is_not_held_against_what_holds_of_some() -> None:
    each = answer("10 to 15 days, everyone", (10, 15))
    assert precision(each, answer("up to 15 days", (None, 15), key="b")) is None


def test_an_answer_that_counts_two_things_is_left_alone() -> None:
    double = answer("over 20; 9 held", (21, None), key="b")
    assert precision(answer("about 30", (27, 33)), double) is None


def test_two_remarks_in_brackets_part_two_numbers() -> None:
    one = answer("18 (January)", (18, 18))
    other = answer("15 to 20 (March)", (15, 20), key="b")
    assert precision(one, other) is None


def test_bounds_the_wrong_way_round_mean_nothing() -> None:
    assert span(answer("?", (5, 2))) is None


def test_a_day_is_more_exact_than_its_month() -> None:
    month, day = answer("May 2025", date="2025-05"), answer("7 May", date="2025-05-07")
    assert precision(month, day) == ("date", "b", "2025-05-07", "2025-05")


def test_a_minute_is_more_exact_than_its_day() -> None:
    day = answer("7 May", date="2025-05-07")
    minute = answer("7 May 2025", date="2025-05-07T09:30", key="b")
    assert precision(day, minute) == ("date", "b", "2025-05-07T09:30", "2025-05-07")


def test_a_sure_day_is_more_exact_than_about_that_day() -> None:
    about = answer("about 7 May", date="2025-05-07~", key="b")
    found = precision(answer("7 May", date="2025-05-07"), about)
    assert found == ("date", "a", "2025-05-07", "2025-05-07~")


def test_a_day_is_not_more_exact_than_a_month_in_which_something_else_was() -> None:
    planned = answer("7 May (planned)", date="2025-05-07")
    assert precision(planned, answer("May 2025", date="2025-05", key="b")) is None


def test_a_day_of_another_month_is_not_more_exact() -> None:
    day, month = answer("12 April", date="2025-04-12"), answer("May", date="2025-05")
    assert precision(day, month) is None


def test_an_open_interval_is_never_the_more_exact() -> None:
    since, ever = answer("2025", date="2025-01-01/.."), answer("?", date="../..")
    assert precision(since, ever) is None


def test_a_place_within_a_place_is_more_exact() -> None:
    village = answer("Tasotkel", entity="l_v", within=frozenset(("l_d", "l_r")))
    district = answer("Shu district", entity="l_d", key="b")
    assert precision(village, district) == ("place", "a", "Tasotkel", "Shu district")


def test_two_places_side_by_side_are_not_compared() -> None:
    one = answer("Tasotkel", entity="l_v", within=frozenset(("l_d",)))
    assert precision(one, answer("Merke", entity="l_m", key="b")) is None
