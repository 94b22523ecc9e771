"""The lines of a row: columns, blocks one below the other, folds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.faces import DIFFER, NAMES, REPORTS, block
from dossier.facing.lines import (
    JOINT,
    Focus,
    Form,
    Laid,
    Page,
    block_lines,
    cells_of,
    form_of,
    joint,
    lay_row,
)
from dossier.facing.meetings import FacingRow, Meeting, Opposite
from dossier.rows import Block, Span, line_width, text_of

FIRM = Meeting(0, 0, DIFFER, firm=True, stop=True, id="firm")
MAYBE = Meeting(0, 0, Span("?"), firm=False, stop=True, id="maybe")
TALL = block("words " * 99 + "here" + " words" * 99, 0, ("here",))


def page(form: Form, cells: int, first: Block = REPORTS[0][0]) -> Page:
    """How two texts are laid."""
    return Page(((first,), REPORTS[1]), NAMES, form, cells)


def row(*meetings: Meeting, repeated: bool = False) -> FacingRow:
    """The first block of either text, and why they stand opposite."""
    return FacingRow(0, (Opposite(0, meetings, repeated),))


def shown(laid: list[Laid], height: int | None = None) -> list[str]:
    """The left column, or all of what is stacked."""
    return [text_of(each.left.line) if each.left else "" for each in laid][:height]


@pytest.mark.parametrize(
    ("width", "form", "cells"),
    [(80, "stacked", 78), (99, "stacked", 96), (100, "columns", 45)],
)
def test_the_form_follows_the_width(width: int, form: Form, cells: int) -> None:
    assert form_of(width, alone=False) == form
    assert cells_of(form, width) == cells
    assert form_of(width, alone=True) == "alone"


@given(st.integers(100, 400))
def test_two_columns_and_what_stands_between_them_fit_the_width(width: int) -> None:
    assert 2 * (cells_of("columns", width) + 1) + JOINT + 1 < width


def test_a_candidate_has_a_dotted_connector() -> None:
    assert text_of(joint(FIRM)) == "=[!]="
    assert text_of(joint(MAYBE)) == ".[?]."


def test_a_connector_has_its_width_whatever_the_sign() -> None:
    for sign in ("", "!!!", "别", "\x1b[31m"):
        made = joint(Meeting(0, 0, Span(sign), True, True, ""))
        assert line_width(made) == JOINT


def test_each_reason_has_a_connector_of_its_own() -> None:
    laid = lay_row(page("columns", 50), row(FIRM, MAYBE), 0, None)
    assert [text_of(each.joint) for each in laid[:2]] == ["=[!]=", ".[?]."]
    laid = lay_row(page("stacked", 50), row(FIRM, MAYBE), 0, None)
    assert " =[!]= .[?]. Karasu Post" in shown(laid)


def test_what_is_repeated_is_in_brackets_with_its_text_in_the_same_column() -> None:
    loud = block_lines(page("columns", 50), 1, 0)
    quiet = block_lines(page("columns", 50), 1, 0, quiet=True)
    assert text_of(loud[0].line).startswith("1.1  (Karasu)")
    assert text_of(quiet[0].line).startswith("1.1) (Karasu)")
    assert [piece.bracket for piece in quiet[:2]] == [True, False]
    assert len(loud) == len(quiet)


def test_the_counterpart_of_the_current_meeting_is_not_quiet() -> None:
    again = row(FIRM, repeated=True)
    for focus, bracket in ((None, True), (Focus(FIRM, 0), False)):
        laid = lay_row(page("columns", 50), again, 0, focus)
        right = laid[0].right
        assert right is not None
        assert right.bracket is bracket


def test_a_tall_block_is_folded_round_what_warns() -> None:
    laid = lay_row(page("stacked", 40, TALL), row(FIRM), 0, Focus(FIRM, 16))
    lines = shown(laid, 16)
    assert lines[0].startswith("1.1")
    assert lines[1].endswith("lines")
    assert any("here" in line for line in lines)
    assert " =[!]= Karasu Post" in lines


def test_nothing_is_folded_where_it_fits_or_nobody_asked() -> None:
    for focus in (None, Focus(FIRM, 0), Focus(FIRM, 200)):
        laid = lay_row(page("stacked", 40, TALL), row(FIRM), 0, focus)
        assert not any(line.startswith("…") for line in shown(laid))


@given(st.integers(2, 90), st.integers(1, 60), st.sampled_from(["columns", "stacked"]))
def test_no_line_is_wider_than_its_column(cells: int, height: int, form: Form) -> None:
    focus = Focus(FIRM, height)
    for laid in lay_row(page(form, cells, TALL), row(FIRM, MAYBE), 0, focus):
        for piece in laid.pieces:
            if piece.number >= 0:
                taken = line_width(piece.before) + line_width(piece.line)
                assert taken <= max(cells, 2 + line_width(piece.before))
