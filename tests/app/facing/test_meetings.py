"""Which blocks of two texts stand opposite one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.facing.meetings import FacingRow, FacingRows, Meeting, Opposite, stops
from dossier.rows import Span

MOST = 12


def meet(a: int, b: int, *, stop: bool = True) -> Meeting:
    """A meeting of two blocks."""
    return Meeting(a, b, Span("!", "warning"), firm=True, stop=stop, id=f"{a}-{b}")


MEETINGS = st.lists(
    st.builds(meet, st.integers(-1, MOST), st.integers(-1, MOST)), max_size=20
)
COUNT = st.integers(0, MOST)
SIDE = st.integers(0, 1)


def stand(rows: list[FacingRow]) -> list[tuple[int | None, list[int]]]:
    """Rows as the numbers that stand in them."""
    return [(row.lead, [each.block for each in row.others]) for row in rows]


def test_a_block_stands_opposite_the_one_it_meets() -> None:
    assert stand(list(FacingRows((2, 2), [meet(0, 0), meet(1, 1)]))) == [
        (0, [0]),
        (1, [1]),
    ]


def test_what_meets_nothing_stands_below_its_predecessor_or_at_the_top() -> None:
    assert stand(list(FacingRows((2, 5), [meet(0, 1), meet(1, 3)]))) == [
        (None, [0]),
        (0, [1]),
        (None, [2]),
        (1, [3]),
        (None, [4]),
    ]


def test_the_other_text_is_taken_out_of_its_order_and_not_the_leading_one() -> None:
    meetings = [meet(0, 2), meet(1, 0), meet(2, 1)]
    assert stand(list(FacingRows((3, 3), meetings))) == [(0, [2]), (1, [0]), (2, [1])]
    assert stand(list(FacingRows((3, 3), meetings, lead=1))) == [
        (0, [1]),
        (1, [2]),
        (2, [0]),
    ]


def test_a_block_far_ahead_of_its_place_does_not_put_the_others_out_of_order() -> None:
    rows = FacingRows((4, 4), [meet(0, 3), meet(1, 0), meet(2, 1), meet(3, 2)])
    assert [each.repeated for row in rows for each in row.others] == [
        True,
        False,
        False,
        False,
    ]


def test_what_is_met_again_is_repeated() -> None:
    rows = FacingRows((2, 1), [meet(0, 0), meet(1, 0)])
    assert [row.others[0].repeated for row in rows] == [False, True]


def test_blocks_that_meet_for_several_reasons_stand_together_once() -> None:
    first, second = meet(0, 0), Meeting(0, 0, Span("s"), True, False, "spelling")
    rows = FacingRows((1, 1), [first, second])
    assert rows[0] == FacingRow(0, (Opposite(0, (first, second)),))


def test_the_counterpart_of_the_current_meeting_stands_first() -> None:
    meetings = [meet(0, 0), meet(0, 1), meet(0, 2)]
    rows = FacingRows((1, 3), meetings)
    rows.current = meetings[2]
    assert stand(list(rows)) == [(0, [2, 0, 1])]


def test_the_first_of_several_that_stand_alone_is_marked() -> None:
    rows = FacingRows((1, 3), [meet(0, 0)])
    assert [row.begins for row in rows] == [False, True, False]


def test_rows_past_the_end_are_refused() -> None:
    with pytest.raises(IndexError):
        FacingRows((1, 1), [])[2]


@given(COUNT, COUNT, MEETINGS, SIDE)
def test_each_leading_block_stands_once_and_in_order(
    count_a: int, count_b: int, meetings: list[Meeting], lead: int
) -> None:
    rows = FacingRows((count_a, count_b), meetings, lead)
    led = [row.lead for row in rows if row.lead is not None]
    assert led == list(range((count_a, count_b)[lead]))


@given(COUNT, COUNT, MEETINGS, SIDE)
def test_every_block_of_the_other_text_stands_somewhere(
    count_a: int, count_b: int, meetings: list[Meeting], lead: int
) -> None:
    rows = FacingRows((count_a, count_b), meetings, lead)
    shown = {each.block for row in rows for each in row.others}
    assert shown == set(range((count_a, count_b)[1 - lead]))


@given(COUNT, COUNT, MEETINGS, SIDE)
def test_what_is_not_repeated_stands_in_its_own_order_once(
    count_a: int, count_b: int, meetings: list[Meeting], lead: int
) -> None:
    rows = FacingRows((count_a, count_b), meetings, lead)
    met = [
        each.block
        for row in rows
        for each in row.others
        if each.meetings and not each.repeated
    ]
    assert met == sorted(set(met))


@given(COUNT, COUNT, MEETINGS, SIDE)
def test_a_block_alone_stands_below_its_predecessor(
    count_a: int, count_b: int, meetings: list[Meeting], lead: int
) -> None:
    rows = FacingRows((count_a, count_b), meetings, lead)
    for number, row in enumerate(rows):
        if row.lead is not None:
            continue
        alone = row.others[0].block
        above = [each for each in rows[:number] if each.lead is not None]
        if not alone:
            assert not above
        elif number and rows[number - 1].lead is None:
            assert rows.row_opposite(alone - 1) < number
        elif above:
            last = [each.block for each in above[-1].others]
            assert alone - 1 in last


@given(COUNT, COUNT, MEETINGS, SIDE)
def test_rows_are_found_by_their_blocks(
    count_a: int, count_b: int, meetings: list[Meeting], lead: int
) -> None:
    rows = FacingRows((count_a, count_b), meetings, lead)
    counts = (count_a, count_b)
    assert all(rows[rows.row_of(own)].lead == own for own in range(counts[lead]))
    for other in range(counts[1 - lead]):
        found = rows[rows.row_opposite(other)].others
        assert other in [each.block for each in found]


def test_stops_come_in_the_order_of_the_leading_text() -> None:
    meetings = [meet(2, 0), meet(0, 2), meet(0, 1, stop=False), meet(0, 0)]
    ids = [[each.id for _place, each in stops(meetings, lead)] for lead in (0, 1)]
    assert ids == [["0-0", "0-2", "2-0"], ["0-0", "2-0", "0-2"]]
