"""How one moves through two texts: what is in view, and where the cursor is."""

from collections.abc import Callable

import pytest

from app.faces import (
    BY_ID,
    REPORTS,
    SIZES,
    Long,
    block,
    line_of,
    lines,
    many,
    walked,
)
from dossier.facing.meetings import Meeting
from dossier.rows import Span


def test_the_cursor_steps_over_every_block_of_the_leading_text() -> None:
    walk = walked((120, 12))
    passed = [walk.cursor]
    for _ in range(60):
        walk.step(1)
        assert walk.in_view
        if walk.cursor != passed[-1]:
            passed.append(walk.cursor)
    assert passed == list(range(len(REPORTS[0])))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", [1, -1])
def test_no_line_is_passed_over_on_the_way(size: tuple[int, int], step: int) -> None:
    """Of either text, down or up."""
    long = block("words " * 400, 1)
    texts = ((*REPORTS[0], long, REPORTS[0][0]), (REPORTS[1] * 4))
    walk = walked(size, texts)
    if step < 0:
        walk.bottom()
    seen = set[tuple[int, int, int]]()
    for _ in range(400):
        seen |= {(p.side, p.block, p.number) for _y, p in walk.seen()}
        walk.step(step)
    of = {(p[0], p[1]): 0 for p in seen}
    for side, index, number in seen:
        of[side, index] = max(of[side, index], number + 1)
    assert {(0, index) for index in range(len(texts[0]))} <= set(of)
    assert {(1, index) for index in range(len(texts[1]))} <= set(of)
    assert len(seen) == sum(of.values())


def test_what_the_other_text_begins_with_stands_above_and_can_be_reached() -> None:
    meeting = Meeting(0, 60, Span("="), firm=True, stop=False, id="late")
    walk = walked((80, 23), (REPORTS[0], Long(70)), [meeting])
    assert (walk.cursor, walk.in_view) == (0, True)
    assert line_of(walk, 1, 0) is None
    for _ in range(400):
        walk.step(-1)
    assert line_of(walk, 1, 0) is not None
    for _ in range(400):
        walk.step(1)
    assert walk.cursor == len(REPORTS[0]) - 1


@pytest.mark.parametrize("size", SIZES)
def test_the_ends_are_reached(size: tuple[int, int]) -> None:
    walk = walked(size)
    walk.bottom()
    assert walk.cursor == len(REPORTS[0]) - 1
    assert walk.in_view
    walk.top()
    assert (walk.cursor, line_of(walk, 0, 0)) == (0, 0)


def test_where_nothing_scrolls_a_page_takes_the_cursor_to_the_end() -> None:
    walk = walked((200, 59))
    walk.page(1)
    assert walk.cursor == len(REPORTS[0]) - 1
    walk.page(-1)
    assert walk.cursor == 0


def test_scrolling_takes_the_cursor_along() -> None:
    walk = walked((80, 10))
    walk.page(1)
    assert walk.cursor > 0
    assert walk.in_view


def test_a_meeting_is_current_until_the_cursor_leaves_its_block() -> None:
    walk = walked((80, 23))
    walk.go(BY_ID["boats"])
    walk.scroll(1)
    assert walk.current == BY_ID["boats"]
    walk.step(1)
    assert walk.current is None


def test_from_a_block_that_one_stepped_to_its_own_stop_is_the_next() -> None:
    walk = walked()
    walk.step(1)
    ahead, behind = walk.next_stop(1), walk.next_stop(-1)
    assert (ahead, behind) == (BY_ID["why"], BY_ID["how many"])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sync", [True, False])
def test_one_can_go_to_any_block_of_either_text(
    size: tuple[int, int], sync: bool
) -> None:
    walk = walked(size, *many(9))
    walk.tie(sync)
    for side, index in ((0, 40), (1, 33), (1, 34), (0, 0)):
        walk.go_to(side, index)
        assert (walk.side, walk.cursor) == (side, index)
        assert line_of(walk, side, index) is not None


# -- keeping the place -------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sync", [True, False])
def test_the_cursor_stays_in_its_line_when_the_other_text_leads(
    size: tuple[int, int], sync: bool
) -> None:
    walk = walked(size, *many(5))
    walk.tie(sync)
    walk.go(BY_ID["why"])
    before = line_of(walk, 1, 5)
    walk.lead(1)
    assert walk.cursor == 5
    if size[0] >= 100 or not sync:
        assert line_of(walk, 1, 5) == before


@pytest.mark.parametrize("size", SIZES)
def test_tying_the_texts_and_letting_them_loose_keeps_the_place(
    size: tuple[int, int],
) -> None:
    walk = walked(size, *many(5))
    for _ in range(40):
        walk.step(1)
    cursor, before = walk.cursor, line_of(walk, 0, walk.cursor)
    walk.tie(False)
    assert walk.cursor == cursor
    assert walk.in_view
    walk.tie(True)
    if size[0] >= 100:
        assert line_of(walk, 0, walk.cursor) == before


def test_let_loose_the_connector_is_open_where_its_blocks_are_not_level() -> None:
    walk = walked()
    walk.tie(False)
    walk.go(BY_ID["how many"])
    assert any("=[!]= 1.1" in line for line in lines(walk))
    walk.go(BY_ID["engine"])
    left = next(line for line in lines(walk) if line.startswith("7.1"))
    right = next(line for line in lines(walk) if "3.1  An engineer wrote" in line)
    assert left.endswith(".[!]")
    assert "[!]. 3.1" in right
    assert ".[!]." not in left + right


def test_let_loose_only_the_leading_text_moves() -> None:
    walk = walked((120, 12))
    walk.tie(False)
    before = line_of(walk, 1, 0)
    walk.bottom()
    assert (line_of(walk, 1, 0), line_of(walk, 0, 0)) == (before, None)


def test_texts_that_do_not_meet_scroll_on_their_own() -> None:
    walk = walked(meetings=())
    assert walk.synced is False
    assert line_of(walk, 0, 0) == line_of(walk, 1, 0) == 0


@pytest.mark.parametrize("sync", [True, False])
def test_another_size_keeps_the_cursor_in_view(sync: bool) -> None:
    walk = walked((120, 20), *many(9))
    walk.tie(sync)
    for _ in range(25):
        walk.step(1)
    cursor = walk.cursor
    for size in (*SIZES, *SIZES[::-1]):
        walk.resize(*size)
        assert (walk.cursor, walk.in_view) == (cursor, True)


def test_other_highlights_move_nothing() -> None:
    walk = walked((80, 12))
    walk.page(1)
    before = lines(walk)
    walk.replace(REPORTS)
    assert lines(walk) == before


# -- long texts --------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sync", [True, False])
def test_nothing_lays_more_than_a_few_screenfuls(
    size: tuple[int, int], sync: bool
) -> None:
    """Of texts of 100,000 blocks, wherever one goes."""
    far = [
        Meeting(number * 10, 99_999 - number * 10, Span("!"), True, True, str(number))
        for number in range(1000)
    ]
    texts = (Long(100_000), Long(100_000))
    walk = walked(size, texts, far)
    walk.tie(sync)
    moves: tuple[Callable[[], object], ...] = (
        lambda: walk.go(far[900]),
        lambda: walk.page(1),
        walk.bottom,
        lambda: walk.page(-1),
        lambda: walk.lead(1),
        lambda: walk.step(1),
        lambda: walk.tie(not walk.sync),
        lambda: walk.resize(size[0] + 1, size[1]),
        lambda: walk.replace(texts),
        walk.top,
    )
    for move in moves:
        before = walk.laid
        move()
        assert list(walk.seen())
        assert walk.laid - before < 8 * (size[1] + 4)
    assert sum(text.asked for text in texts) < 5000


def test_a_block_of_any_length_is_shown_to_begin() -> None:
    """Cut, with an ellipsis: whoever makes blocks cuts them far shorter."""
    walk = walked((80, 10), ((block("я" * 3_000_000, 0),), ()), ())
    assert line_of(walk, 0, 0) == 0
    walk.bottom()
    assert "…" in "".join(lines(walk))


# -- edges -------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (2, 1), (3, 2), (99, 4), (100, 1)])
@pytest.mark.parametrize("count", [(0, 0), (1, 0), (1, 1), (7, 7), (0, 7)])
@pytest.mark.parametrize("sync", [True, False])
def test_no_size_and_no_text_is_too_small(
    size: tuple[int, int], count: tuple[int, int], sync: bool
) -> None:
    texts = REPORTS[0][: count[0]], REPORTS[1][: count[1]]
    walk = walked(size, texts)
    walk.tie(sync)
    for number in range(3):
        for step in (1, -1):
            walk.step(step)
            walk.page(step)
            walk.scroll(3 * step)
            meeting = walk.next_stop(step)
            if meeting is not None:
                walk.go(meeting)
        walk.bottom()
        walk.top()
        walk.lead(1 - walk.side)
        assert len(lines(walk)) == size[1]
        assert walk.thumb <= (size[1], size[1])
        walk.resize(size[0] + number, size[1])
