"""The columns of the matrix: sources apart, or those that count as one together."""

import pytest

from dossier.panes.folding import apart, folded
from dossier.rows import text_of, width
from dossier_db.records import Cell, Column, Link, QuestionRow

_PAPER = Link("s_paper", "The Evening Paper")
_RADIO = Link("s_radio", "Radio")


def source(name: str, root: Link | None = None, coverage: str = "part") -> Column:
    """A column of the matrix."""
    own = Link(f"s_{name.lower()}", name)
    counts_as = None if root is None else root.id
    return Column(own.id, name, None, coverage, counts_as, root or own)


def asked(**answers: tuple[str, ...]) -> QuestionRow:
    """A question, with what each source answers."""
    cells = tuple(
        Cell(f"s_{name}", values, ("asserts",) * len(values))
        for name, values in answers.items()
    )
    about = Link("e_one", "One")
    return QuestionRow("q_one", "?", about, None, None, "open", 1, cells)


PAPER = Column(_PAPER.id, _PAPER.name, None, "whole", None, _PAPER)
SOURCES = (source("Blog"), PAPER, source("Copy", _PAPER), source("Echo", _PAPER))


def test_apart_every_source_is_a_column() -> None:
    assert [one.head(30) for one in apart(SOURCES)] == [
        "Blog",
        "The Evening Paper",
        "Copy",
        "Echo",
    ]


def test_a_group_stands_where_the_first_of_it_stood() -> None:
    found = folded((SOURCES[2], SOURCES[0], SOURCES[1]))
    assert [one.head(30) for one in found] == ["The Evening Paper +1", "Blog"]


def test_a_group_says_how_many_others_stand_in_it() -> None:
    assert [one.head(30) for one in folded(SOURCES)] == ["Blog", "The Evening Paper +2"]


def test_a_source_that_answers_nothing_itself_heads_its_copies() -> None:
    (group,) = folded((source("Copy", _RADIO), source("Echo", _RADIO)))
    assert group.head(30) == "Radio +2"


@pytest.mark.parametrize("cells", [6, 8, 11, 19])
def test_a_name_that_is_cut_still_says_how_many(cells: int) -> None:
    head = folded(SOURCES)[1].head(cells)
    assert width(head) <= cells and head.endswith(" +2") and "…" in head


def test_an_answer_that_a_source_denies_does_not_stand_there_as_its_own() -> None:
    cells = (Cell("s_blog", ("40", "50", "60"), ("denies", "doubts", "asserts")),)
    row = QuestionRow("q", "?", Link("e", "E"), None, None, "open", 1, cells)
    said = text_of(apart(SOURCES)[0].cell(row))
    assert said == "denies: 40 / doubts: 50 / 60"


def test_a_group_answers_each_value_once_in_the_order_of_its_sources() -> None:
    row = asked(echo=("40", "50"), copy=("30",), paper=("30", "40"), blog=("9",))
    assert text_of(folded(SOURCES)[1].cell(row)) == "30 / 40 / 50"


def test_a_group_is_silent_where_one_of_it_was_read_whole() -> None:
    blog, paper = folded(SOURCES)
    assert text_of(paper.cell(asked())) == "·"
    assert text_of(blog.cell(asked())) == ""


def test_a_group_whose_copy_answers_is_not_silent() -> None:
    assert text_of(folded(SOURCES)[1].cell(asked(copy=("30",)))) == "30"
