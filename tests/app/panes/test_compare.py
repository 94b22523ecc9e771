"""Pane 3: questions by sources; silence is a claim about a whole text."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.flows import Reader, reading
from dossier.panes.compare import CELL, ComparePane, Legend
from dossier.rows import Few, text_of, width
from dossier_db import Store, Viewpoint
from dossier_db.records import Filter, QuestionRow


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
    assert found["s_wire"] == "doubts: 40…"


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


async def test_a_wider_screen_shows_more_sources(tried: Path) -> None:
    """The detail stands below them; from 160 columns on other panes beside."""
    shown = []
    async with reading(tried, (80, 24), "3") as reader:
        for size in ((80, 24), (120, 40), (160, 40), (200, 60)):
            await reader.resize(*size)
            pane = reader.browse.focused_pane
            assert isinstance(pane, ComparePane)
            shown.append(len(pane.shown(pane.head.size.width - 2)))
            assert ", h l " in reader.lines[3]
    assert shown == [2, 4, 2, 3]


def test_what_is_proposed_and_not_decided_is_a_question_mark(tried: Path) -> None:
    """With its word, like every mark."""
    pane, rows = matrix(tried, 200)
    row = replace(rows["q_fence"], mark="proposed")
    assert text_of(pane.draw(row, 200))[-14:].strip() == "? proposed"


async def test_sources_that_count_as_one_are_folded_on_demand(tried: Path) -> None:
    """Under the name of the one, with how many others; and apart again."""
    async with reading(tried, (159, 40), "3", "z") as reader:
        pane = reader.browse.focused_pane
        assert isinstance(pane, ComparePane)
        pane.fold()
        await reader.rest()
        assert pane.folded
        assert "Steppe… +1" in reader.lines[3] and "Mirror" not in reader.lines[3]
        pane.fold()
        await reader.rest()
        assert "Mirror" in reader.lines[3]


async def test_folding_keeps_a_column_in_view(tried: Path) -> None:
    """There are fewer of them; the head counts columns, no longer sources."""
    async with reading(tried, (80, 24), "3", *"lllll") as reader:
        pane = reader.browse.focused_pane
        assert isinstance(pane, ComparePane) and pane.aside == 5
        pane.fold()
        await reader.rest()
        assert pane.aside == len(pane.columns) - 1 == 4
        assert reader.lines[3].startswith(" question · columns 5–5 of 5, h l ")


async def test_the_legend_stands_below_the_rows(tried: Path) -> None:
    """All of it in eighty columns."""
    async with reading(tried, (80, 24), "3") as reader:
        legend = "· read whole, silent  blank: not read that far  1 only one"
        assert f" {legend}  ? proposed" in reader.lines


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (10, ""),
        (40, " · read whole, silent  …"),
        (50, " · read whole, silent  blank: not read that far  …"),
        (71, " · read whole, silent  blank: not read that far  1 only one  ? proposed"),
    ],
)
def test_the_legend_says_what_fits(cells: int, said: str) -> None:
    """Nothing of it is cut, and what is left out has a sign."""
    assert text_of(Legend().compose_line(cells)) == said


@pytest.mark.parametrize("size", [(160, 50), (200, 60)])
async def test_beside_others_the_legend_takes_the_lines_that_it_needs(
    tried: Path, size: tuple[int, int]
) -> None:
    """Nothing of it is lost where there is room below."""
    async with reading(tried, size) as reader:
        pane = reader.browse.deck.pane("compare")
        left, top, width, height = pane.query_one(Legend).region
        lines = reader.lines[top : top + height]
        said = " ".join(" ".join(one[left : left + width] for one in lines).split())
        assert said == (
            "· read whole, silent blank: not read that far 1 only one ? proposed"
        )


async def test_a_short_pane_has_no_legend(tried: Path) -> None:
    """Its rows need the room."""
    async with reading(tried, (80, 10), "3") as reader:
        assert "read whole, silent" not in reader.text
        await reader.resize(80, 24)
        assert "read whole, silent" in reader.text


async def narrowed_to(
    reader: Reader, narrowed: Filter, called: dict[str, str]
) -> ComparePane:
    """The pane in front, once it was told of a filter."""
    pane = reader.browse.focused_pane
    assert isinstance(pane, ComparePane)
    pane.called = called
    pane.narrowed = narrowed
    await reader.rest()
    return pane


async def test_the_head_says_what_is_filtered_and_how_to_clear_it(
    tried: Path,
) -> None:
    """In words, over the names of the columns."""
    async with reading(tried, (120, 40), "3", "z") as reader:
        narrowed = Filter("differ", "s_radio", "e_fence", unsettled=True)
        pane = await narrowed_to(reader, narrowed, {"e_fence": "The fence"})
        said = "! differ · answered by Radio Karasu · about The fence · unsettled"
        assert f" {said} " in text_of(pane.head.said)
        assert "f changes or clears it" in text_of(pane.head.said)
        assert [span.role for span in pane.head.said] == ["", "accent", "quiet"]
        assert reader.lines[4].lstrip().startswith(("question", "sources"))
        await narrowed_to(reader, Filter(), {})
        assert pane.head.said == () and "question" in reader.lines[3]


@pytest.mark.parametrize(
    ("question", "said"),
    [("q_day", "~s scope"), ("q_fence", "s of two"), ("q_home", "1 only one")],
)
async def test_a_row_says_that_two_of_its_answers_have_the_mark(
    tried: Path, question: str, said: str
) -> None:
    """Beside its own mark, or alone; of a row that has it no other way."""
    _pane, rows = matrix(tried, 200)
    row = rows[question]
    if question != "q_home":
        row = replace(row, pairs=("spelling",))
    async with reading(tried, (120, 40), "3", "z") as reader:
        pane = await narrowed_to(reader, Filter(mark="spelling"), {})
        assert text_of(pane.draw(row, 110))[-14:].strip() == said


async def test_a_filter_that_does_not_fit_leaves_room_for_how_to_clear_it(
    tried: Path,
) -> None:
    """Cut with a sign."""
    async with reading(tried, (80, 24), "3") as reader:
        narrowed = Filter("differ", "s_radio", "e_fence", unsettled=True)
        await narrowed_to(reader, narrowed, {"e_fence": "The fence beside the road"})
        assert reader.lines[3].endswith("…  f changes or clears it")


async def test_a_subject_is_named_by_the_rows_about_it(tried: Path) -> None:
    """Whoever set the filter need not tell."""
    async with reading(tried, (80, 24), "3") as reader:
        await narrowed_to(reader, Filter(about="e_protest"), {})
        assert "about Protest on the Karasu road" in reader.lines[3]


async def test_a_filter_that_leaves_nothing_says_so(tried: Path) -> None:
    """In a sentence, with the filter in it."""
    async with reading(tried, (80, 24), "3") as reader:
        pane = await narrowed_to(reader, Filter(mark="spelling"), {})
        pane.show(Few())
        await reader.see("The filter leaves no question: s spelling.")
        await narrowed_to(reader, Filter(), {})
        await reader.see("No question is answered here.")


async def test_the_source_that_is_filtered_by_has_the_first_column(
    tried: Path,
) -> None:
    """However far aside the columns were moved, and folded too; then they move on."""
    async with reading(tried, (80, 24), "3", "right", "right", "right") as reader:
        for fold in (False, True):
            pane = await narrowed_to(reader, Filter(), {})
            pane.folded = fold
            pane = await narrowed_to(reader, Filter(source="s_daily"), {})
            assert pane.shown(80)[0].ids[0] == "s_daily"
        await reader.press("left")
        assert pane.shown(80)[0].ids[0] != "s_daily"
