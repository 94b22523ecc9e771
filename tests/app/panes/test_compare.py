"""Pane 3: questions by sources; silence is a claim about a whole text."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.compare import CELL, ComparePane
from dossier.rows import text_of, width
from dossier_db import Store, Viewpoint
from dossier_db.records import QuestionRow


def matrix(path: Path, cells: int) -> tuple[ComparePane, dict[str, QuestionRow]]:
    """The pane with its sources, and its rows by id."""
    pane = ComparePane()
    with Store.open(path) as store:
        pane.sources = store.compare.columns(Viewpoint())
        rows = {row.id: row for row in store.compare.listing().page(0)}
    assert len(pane.shown(cells)) == len(pane.sources)
    return pane, rows


def cells_of(pane: ComparePane, row: QuestionRow, cells: int) -> dict[str, str]:
    """What stands under each source."""
    text = text_of(pane.draw(row, cells))
    start = 46 + (cells - 46 - 14 - (CELL + 1) * len(pane.sources) - 1)
    found = {}
    for source in pane.sources:
        start += 1
        found[source.id] = text[start : start + CELL].strip()
        start += CELL
    return found


def test_silence_is_shown_of_sources_read_whole_alone(tried: Path) -> None:
    """A dot for those; nothing for those read in part, or seen by others only."""
    pane, rows = matrix(tried, 200)
    coverage = {source.id: source.coverage for source in pane.sources}
    for row in rows.values():
        for source_id, shown in cells_of(pane, row, 200).items():
            if row.cell(source_id) is not None:
                assert shown not in ("", "·")
            elif coverage[source_id] == "whole":
                assert shown == "·"
            else:
                assert shown == ""


def test_a_cell_is_the_short_answer(tried: Path) -> None:
    """Cut with a sign where it is too long."""
    pane, rows = matrix(tried, 200)
    found = cells_of(pane, rows["q_number"], 200)
    assert found["s_watch"] == "about 40"
    assert found["s_radio"] == "over 100"
    assert found["s_wire"] == "40 to 100,…"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("q_number", "! differ"),
        ("q_begun", "< backwards"),
        ("q_charged", "^ update"),
        ("q_day", "~ scope"),
        ("q_home", "1 only one"),
        ("q_fence", ""),
    ],
)
def test_the_verdict_is_a_mark_and_a_word(
    tried: Path, question: str, verdict: str
) -> None:
    """Never a colour alone; none where nothing was decided."""
    pane, rows = matrix(tried, 200)
    assert text_of(pane.draw(rows[question], 200))[-14:].strip() == verdict


def test_only_warnings_have_the_role_of_a_warning(tried: Path) -> None:
    """``!`` and ``<``."""
    pane, rows = matrix(tried, 200)
    warned = {
        row.id
        for row in rows.values()
        if any(span.role == "warning" for span in pane.draw(row, 200))
    }
    assert warned == {"q_number", "q_begun"}


@pytest.mark.parametrize("cells", [0, 1, 10, 40, 79, 120, 300])
def test_a_row_and_its_head_are_as_wide_as_they_are_asked(
    tried: Path, cells: int
) -> None:
    """However wide."""
    pane, rows = matrix(tried, 300)
    assert width(text_of(pane.names(cells))) == cells
    for row in rows.values():
        assert width(text_of(pane.draw(row, cells))) == cells


async def test_the_columns_are_named(tried: Path) -> None:
    """Those read whole first; long names are cut with a sign."""
    async with reading(tried, (159, 40), "3", "z") as reader:
        head = reader.lines[3]
        assert head.split()[0] == "question"
        assert " · " not in head  # all of them are in view
        assert head.index("Radio Kara…") < head.index("Mirror")
        assert head.index("Steppe Wat…") < head.index("The Daily")


async def test_the_head_says_which_sources_are_in_view(tried: Path) -> None:
    """Where there is no room for all, and by which keys the others come."""
    async with reading(tried, (80, 24), "3") as reader:
        assert reader.lines[3].startswith(" question · sources 1–2 of 6, h l ")
        await reader.press("l")
        assert reader.lines[3].startswith(" question · sources 2–3 of 6, h l ")
