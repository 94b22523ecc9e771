"""Lines, blocks and columns."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.rows import (
    Block,
    Column,
    Few,
    Line,
    Span,
    clip,
    fit,
    line,
    line_width,
    row,
    text_of,
    width,
    widths,
)
from dossier.safe import safe

TEXT = st.text(
    st.sampled_from("ab Тұ别克ツۇيá\u0301\u200d\u200c👩💻🇰🇿\ufe0f❤\x1b\n\t\u202e"),
    max_size=40,
)
LINE = st.lists(st.builds(Span, TEXT), max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Turganbay", 9),
        ("习近平", 6),
        ("قازاق", 5),
        ("e\u0301", 1),
        ("a\u200db", 2),
        ("👩\u200d💻", 2),
        ("می\u200cخ", 3),
    ],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    """A letter after a joiner takes its cell; an emoji glued by one does not."""
    assert width(text) == cells


def test_text_that_fits_is_not_cut() -> None:
    """Not even where it fits exactly."""
    assert clip("Кальжат", 7) == "Кальжат"


def test_text_that_does_not_fit_ends_in_an_ellipsis() -> None:
    """The sign stands in the last cell, with no space before it."""
    assert clip("held in Astana", 6) == "held…"


@given(TEXT, st.integers(0, 30))
def test_clipped_text_never_takes_more_than_its_cells(text: str, cells: int) -> None:
    """And what is left out is always signed."""
    made = clip(text, cells)
    assert width(made) <= cells
    assert made == safe(text) or made.endswith("…") or cells == 0


@given(LINE, st.integers(0, 60), st.booleans())
def test_a_fitted_line_takes_exactly_its_cells(
    spans: Line, cells: int, right: bool
) -> None:
    """Whatever scripts stand in it."""
    assert line_width(fit(spans, cells, right)) == cells


@given(LINE, st.integers(0, 60))
def test_a_line_that_is_cut_says_so(spans: Line, cells: int) -> None:
    """A reader can tell that there was more."""
    whole = "".join(safe(span.text) for span in spans)  # each by itself, as drawn
    made = text_of(fit(spans, cells)).rstrip(" ")
    assert made == whole.rstrip(" ") or "…" in made or cells == 0 or not whole.strip()


def test_figures_stand_at_the_right() -> None:
    """A column can be filled on its left."""
    assert text_of(fit((Span("7"),), 3, right=True)) == "  7"


def test_a_line_keeps_the_roles_of_its_spans() -> None:
    """Bare strings take the role that is given."""
    made = line("HRW", Span(" ", "strong"), (Span("¶7", "accent"),), role="quiet")
    assert made == (Span("HRW", "quiet"), Span(" ", "strong"), Span("¶7", "accent"))


def test_flexible_columns_share_what_fixed_ones_leave() -> None:
    """By their weights, and nothing is left over."""
    columns = (Column(width=11), Column(share=2), Column(share=1), Column(width=1))
    assert widths(columns, 45) == (11, 20, 10, 1)


def test_a_column_without_room_is_left_out_by_its_rank() -> None:
    """The highest rank goes first; rank 0 stays."""
    columns = (Column(width=10), Column(least=10), Column(width=8, rank=1))
    assert widths(columns, 40) == (10, 20, 8)
    assert widths(columns, 24) == (10, 13, 0)


def test_others_are_left_out_for_the_cells_that_a_column_wants() -> None:
    """As far as they may be; it makes do with fewer."""
    columns = (Column(width=8, rank=1), Column(share=1, least=4, wanted=10))
    assert widths(columns, 19) == (8, 10)
    assert widths(columns, 18) == (0, 18)
    assert widths((Column(width=8), columns[1]), 14) == (8, 5)


@given(st.integers(0, 200))
def test_a_row_takes_exactly_its_cells(cells: int) -> None:
    """Also where not even the columns that stay have room."""
    columns = (Column(width=11), Column(least=8), Column(width=9, right=True, rank=1))
    made = row(columns, ("2025 Jul 23", "习近平 and others", "7 sources"), cells)
    assert line_width(made) == cells


def test_the_cells_of_a_row_stand_in_their_columns() -> None:
    """One space between columns."""
    columns = (Column(width=3), Column(), Column(width=2, right=True))
    assert text_of(row(columns, ("a", "b", "7"), 12)) == "a   b      7"


def test_a_block_that_opens_nothing_is_no_stop() -> None:
    """The cursor passes over it."""
    assert not Block((Span("words"),)).stops
    assert Block((Span("words"),), cite="x_1").stops
    assert Block((Span("words"),), opens="e_1").stops


@dataclass(frozen=True)
class Named:
    """A row with an id."""

    id: str


def test_a_few_rows_are_one_page() -> None:
    """All of them at once, as any list gives them."""
    few = Few([Named("s_a"), Named("s_b")])
    assert few.count() == few.known == 2
    assert few.page(0) == (Named("s_a"), Named("s_b"))
    assert few.page(1) == ()
    assert [few.row(0), few.row(1)] == list(few.page(0))
    with pytest.raises(IndexError):
        few.row(2)


def test_a_few_rows_are_found_by_their_ids() -> None:
    """A row that has none is passed over, and none is a discrepancy."""
    few = Few(["a word", Named("s_b")])
    assert few.position("s_b") == 1
    assert few.position("s_c") is None
    assert few.next(0, 1) is few.next(1, -1) is None


def test_no_rows_are_a_list_too() -> None:
    """Until others come."""
    none: Few[Named] = Few()
    assert none.count() == none.known == 0
    assert none.page(0) == ()
    assert none.position("s_a") is none.next(0, 1) is None
    with pytest.raises(IndexError):
        none.row(0)
