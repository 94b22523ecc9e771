"""A long text of which only what is in view is laid."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dossier.facing.roll import TOP, Roll, Spot, Window

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=12)


class Rows(Roll[str]):
    """Rows of these heights; counts those that are laid."""

    def __init__(self, heights: Sequence[int]) -> None:
        """Rows of these heights."""
        self.laid = 0
        self.heights = heights
        super().__init__(len(heights), self.lay)

    def lay(self, row: int) -> list[str]:
        """The lines of a row, each with its name."""
        self.laid += 1
        return [f"{row}.{line}" for line in range(self.heights[row])]


def spots(heights: Sequence[int]) -> list[Spot]:
    """Every line."""
    return [Spot(row, line) for row, size in enumerate(heights) for line in range(size)]


@given(HEIGHTS, st.data())
def test_moving_counts_lines_and_stops_at_the_ends(
    heights: list[int], data: st.DataObject
) -> None:
    every = spots(heights)
    start = data.draw(st.integers(0, len(every) - 1))
    by = data.draw(st.integers(-100, 100))
    wanted = every[max(0, min(start + by, len(every) - 1))]
    assert Rows(heights).move(every[start], by) == wanted


@given(HEIGHTS, st.data())
def test_the_lines_between_two_places_are_counted(
    heights: list[int], data: st.DataObject
) -> None:
    every = spots(heights)
    start = data.draw(st.integers(0, len(every) - 1))
    stop = data.draw(st.integers(0, len(every) - 1))
    found = Rows(heights).between(every[start], every[stop], 1000)
    assert found == stop - start


@given(HEIGHTS, st.integers(1, 30), st.data())
def test_a_window_is_full_as_long_as_there_are_lines(
    heights: list[int], height: int, data: st.DataObject
) -> None:
    every = spots(heights)
    window = Window(Rows(heights), height, None, 0)
    wanted = data.draw(st.sampled_from(every))
    window.put(wanted, data.draw(st.integers(0, height - 1)))
    seen = [spot for spot, _line in window.lines()]
    assert len(seen) == min(height, len(every))
    assert wanted in seen


def test_a_place_stands_in_the_line_where_it_was_put() -> None:
    window = Window(Rows([3] * 40), 10, None, 0)
    window.put(Spot(20, 1), 4)
    assert window.line_of(Spot(20, 1)) == 4
    assert window.lines()[4] == (Spot(20, 1), "20.1")


def test_whether_anything_moved_is_said() -> None:
    window = Window(Rows([3] * 40), 10, None, 0)
    assert [window.scroll(by) for by in (-1, 5, -5, -5)] == [False, True, True, False]
    assert window.top == TOP


def test_a_jump_costs_a_screenful_and_not_the_way_there() -> None:
    rows = Rows([2] * 100_000)
    window = Window(rows, 20, None, 0)
    window.put(rows.end, 19)
    window.put(Spot(50_000, 0), 7)
    assert window.line_of(Spot(99_000, 0)) >= 20
    assert rows.laid < 100


def test_a_window_without_lines_or_rows_shows_nothing() -> None:
    for window in (Window(Rows([1]), 0, None, 0), Window(Rows([]), 5, None, 0)):
        window.put(Spot(3, 3))
        assert (window.dead, window.lines(), window.scroll(1)) == (True, (), False)
