"""What all panes share."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.deck import NAMES, pane_class
from dossier.panes.pane import Pane
from dossier.rows import text_of, width


class Nameless(Pane[str]):
    """A pane that says nothing of itself."""

    NAME = "nameless"


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("cells", [0, 1, 7, 20, 38, 78, 199])
async def test_a_row_takes_the_cells_it_is_given(
    tried: Path, number: int, cells: int
) -> None:
    """And its head too; Han and combining marks are counted as they are drawn."""
    async with reading(tried, (80, 24), str(number)) as reader:
        pane = reader.browse.focused_pane
        rows = reader.rows.rows
        assert rows is not None
        assert width(text_of(pane.names(cells))) == cells
        for row in rows.page(0):
            assert width(text_of(pane.draw(row, cells))) == cells


@pytest.mark.parametrize("pane", map(pane_class, NAMES))
def test_a_pane_marks_as_ours_only_columns_it_has(pane: type[Pane[object]]) -> None:
    """And says something where it has no rows."""
    assert set(pane.OURS) <= set(pane.HEADS)
    assert pane.EMPTY.endswith(".")
    assert len(pane.COLUMNS) in (0, len(pane.HEADS))


def test_a_pane_that_does_not_say_what_a_row_looks_like_is_a_fault() -> None:
    """Of ours, found by the first test of it."""
    with pytest.raises(TypeError):
        Nameless().cells("a row")
