"""The arrow of time: stages, dates of issue, and what is not sure of either."""

import pytest

from db.told import answer, says
from dossier_db.proposals.arrow import Found, order, stage_of
from dossier_db.proposals.material import Material, Telling

BEGIN = "The trial was to begin in the spring."
BEGUN = "The trial began behind closed doors."
OVER = "A lawyer said that the trial was over."


def _told(
    key: str, words: str, *issued: str | None, estimated: bool = False
) -> Material:
    tellings = tuple(
        says(words, day, f"s_{key}{n}", estimated) for n, day in enumerate(issued)
    )
    return answer(f"answer {key}", key=key, tellings=tellings)


def test_a_later_source_of_a_further_stage_is_an_update() -> None:
    a, b = _told("a", BEGIN, "2026-01-15"), _told("b", BEGUN, "2026-01-23")
    grounds = ("to begin", "begun", "2026-01-15", "2026-01-23", "8")
    assert order(a, b) == Found("update", grounds)


def test_a_later_source_of_the_earlier_stage_is_backwards() -> None:
    a = _told("a", OVER, "2025-12-23~", estimated=True)
    b = _told("b", BEGIN, "2026-01-15", "2026-01-21")
    grounds = (
        "concluded",
        "to begin",
        "2025-12-23~",
        "2026-01-15",
        "23",
        "estimated:a",
    )
    assert order(a, b) == Found("backwards", grounds)


def test_the_closest_sources_are_held_against_each_other() -> None:
    a = _told("a", BEGIN, "2026-01-02", "2026-01-15")
    b = _told("b", BEGUN, "2026-02-01", "2026-01-23")
    found = order(a, b)
    assert found is not None
    assert found.grounds[2:5] == ("2026-01-15", "2026-01-23", "8")


def test_dates_that_overlap_leave_a_weaker_update_between_far_stages() -> None:
    a = _told("a", BEGIN, "2026-01-15/2026-01-30")
    b = _told("b", OVER, "2026-01-20")
    found = order(a, b)
    assert found is not None
    assert (found.verdict, found.grounds[4]) == ("update", "overlap")


def test_a_missing_date_leaves_a_weaker_update_between_far_stages() -> None:
    found = order(_told("a", OVER, None), _told("b", BEGIN, "2026-01-15"))
    grounds = ("concluded", "to begin", "", "2026-01-15", "undated")
    assert found == Found("update", grounds)


@pytest.mark.parametrize("issued", [None, "2026-01-10/2026-01-30"])
def test_between_stages_that_follow_each_other_unsure_dates_say_nothing(
    issued: str | None,
) -> None:
    assert order(_told("a", BEGIN, "2026-01-15"), _told("b", BEGUN, issued)) is None


def test_without_any_date_nothing_is_proposed() -> None:
    assert order(_told("a", BEGIN, None), _told("b", OVER, None)) is None


def test_an_open_interval_still_has_its_beginning() -> None:
    found = order(_told("a", BEGIN, "2026-01-15"), _told("b", BEGUN, "2026-01-22/.."))
    assert found is not None
    assert found.grounds[4] == "7"


def test_one_stage_has_no_order() -> None:
    a, b = _told("a", BEGUN, "2026-01-15"), _told("b", BEGUN, "2026-02-15")
    assert order(a, b) is None


def test_a_source_that_tells_of_both_stages_orders_nothing() -> None:
    telling = says(BEGIN, "2026-01-15", "s_one")
    a = answer("x", key="a", tellings=(telling,))
    b = answer("y", key="b", tellings=(says(OVER, "2026-01-15", "s_one"),))
    assert order(a, b) is None


def test_the_order_of_the_answers_changes_only_the_side_of_the_grounds() -> None:
    a, b = _told("b", OVER, "2025-12-23~"), _told("a", BEGIN, "2026-01-15")
    grounds = (
        "to begin",
        "concluded",
        "2026-01-15",
        "2025-12-23~",
        "23",
        "estimated:b",
    )
    assert order(b, a) == Found("backwards", grounds)


@pytest.mark.parametrize(
    "words",
    [
        "The trial had not begun.",
        "The trial was closed to the public.",
        "The square was closed.",
        "Процесс не начался.",
    ],
)
def test_what_is_denied_or_shut_is_no_stage(words: str) -> None:
    assert stage_of(_told("a", words, None)) is None


def test_a_criminal_case_that_is_opened_is_no_trial_begun() -> None:
    found = stage_of(_told("a", "The criminal case was opened a week later.", None))
    assert found is not None
    assert found.key == "investigated"


@pytest.mark.parametrize(
    "counted",
    [
        answer("five", (5, 5), tellings=(says(BEGUN),)),
        answer("13 and 5", tellings=(says(BEGUN),)),
        answer("in Merke", entity="l_merke", tellings=(says(BEGUN),)),
    ],
)
def test_passages_of_an_answer_that_counts_or_names_tell_of_stages_by_the_way(
    counted: Material,
) -> None:
    assert stage_of(counted) is None


def test_the_value_goes_before_the_words_of_the_passages() -> None:
    telling = Telling("s_one", None, False, OVER)
    found = stage_of(answer("the trial is to begin in May", tellings=(telling,)))
    assert found is not None
    assert found.key == "to begin"


def test_passages_that_tell_of_two_stages_leave_it_open() -> None:
    tellings = (says(BEGUN, source="s_one"), says(OVER, source="s_two"))
    assert stage_of(answer("x", tellings=tellings)) is None


def test_the_stage_of_an_event_is_compared_with_one_read_from_words() -> None:
    a = Material("a", "the sitting", tellings=(says("", "2026-02-01", "s_two"),))
    a = Material(
        a.id,
        a.value,
        None,
        None,
        None,
        None,
        frozenset(),
        a.tellings,
        "stage:hearing",
        90,
    )
    found = order(a, _told("b", "He was charged.", "2025-12-01"))
    grounds = ("stage:hearing", "charged", "2026-02-01", "2025-12-01", "62")
    assert found == Found("update", grounds)


def test_stages_are_read_in_other_languages() -> None:
    a = _told("a", "Процесс начался в марте.", "2026-03-01")
    b = _told("b", "法庭将于五月宣判。", "2026-05-01")
    found = order(a, b)
    assert found is not None
    assert found.grounds[:2] == ("begun", "verdict awaited")
