"""Pane 7: what is missing, of what, and what is known; of the whole dossier."""

from pathlib import Path

import pytest

from app.flows import reading
from dossier.panes.deck import NAMES
from dossier.rows import ELLIPSIS


async def test_each_column_holds_what_its_head_says(tried: Path) -> None:
    """The kind, the record, what is known; the counts above them."""
    async with reading(tried, (100, 30), "7", "z") as reader:
        tally, head, first = reader.lines[3:6]
        assert tally.split(": ")[0].strip() == "14 tasks"
        assert "names 1 · outcome 1 · planned 1 · one source 2" in tally
        assert head.split() == ["missing", "of", "what", "what", "is", "known"]
        assert "names" in first and "6 of 9 charged not named" in first
        assert first.index("the accused") == head.index("of what")
        assert first.index("6 of 9") == head.rindex("what is known")


async def test_a_kind_is_named_once_for_all_its_rows(tried: Path) -> None:
    """And again in the first line of the view."""
    async with reading(tried, (100, 30), "7", "z") as reader:
        kinds = [line[1:11].strip() for line in reader.lines[5:19]]
        assert kinds == [
            *("names", "outcome", "planned", "one source", "", "unseen", "date", ""),
            *("text", "", "", "", "", ""),
        ]


async def test_enter_opens_what_a_task_is_about(tried: Path) -> None:
    """One key from its place: a question, a source, an event."""
    async with reading(tried, (80, 24), "7", "j", "enter") as reader:
        assert reader.page._page.title == "Court orders seven into custody, two home"
        await reader.press("escape", "G", "enter")
        assert reader.page._page.title == "Mirror"


async def test_o_says_so_where_no_statement_stands_behind_a_task(tried: Path) -> None:
    """A date of issue is not known: nobody says so."""
    async with reading(tried, (80, 24), "7", *"jjjjjj") as reader:
        assert reader.row.id == "issued:s_wire"
        await reader.press("o")
        assert "No statement stands behind this row." in reader.lines[-1]


async def test_a_viewpoint_leaves_no_task_out_and_the_head_says_so(
    tried: Path,
) -> None:
    """What one source does not tell is no work left to do."""
    async with reading(tried, (120, 30), "7") as reader:
        before = [row.id for row in reader.rows.rows.page(0)]  # type: ignore[union-attr]
        await reader.press("d", *"2024-05", "enter")
        after = [row.id for row in reader.rows.rows.page(0)]  # type: ignore[union-attr]
        assert before == after
        assert "Of the whole dossier, not of this view: 14 tasks" in reader.lines[3]


async def test_w_opens_the_texts_behind_what_a_task_is_about(tried: Path) -> None:
    """As it does from the record itself."""
    async with reading(tried, (80, 24), "7", "G") as reader:
        assert reader.browse.record_here == "s_mirror"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_it_stands_alone_with_its_detail(
    tried: Path, size: tuple[int, int]
) -> None:
    """As panes 4 to 6 do: the first three go, however wide the screen."""
    async with reading(tried, size, "7") as reader:
        assert reader.browse.focused_pane.NAME == NAMES[-1] == "tasks"
        assert reader.browse.detail.region.width
        assert "What would close it" in reader.text
        assert not any(
            reader.browse.deck.pane(name).region.width
            for name in NAMES[: 3 if size[0] >= 160 else 1]
        )


_MANY = {
    **{"restraint": 11, "unnamed": 12, "outcome": 13, "planned": 14, "single": 125},
    **{"unseen": 16, "speaker": 17, "issued": 137, "text": 83, "words": 19},
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50), (200, 60)])
async def test_all_kinds_are_counted_above_the_list(
    tried: Path, size: tuple[int, int]
) -> None:
    """In several lines where one is too short, none broken but between two kinds."""
    async with reading(tried, size, "7") as reader:
        pane = reader.browse.focused_pane
        pane.ours = True
        pane.take(_MANY)
        await reader.rest()
        left, top, width, _height = pane.region
        end = next(i for i, one in enumerate(reader.lines) if " missing " in one)
        said = [one[left : left + width].strip() for one in reader.lines[top:end]]
        assert ELLIPSIS not in "".join(said)
        whole = " ".join(said)
        assert whole.startswith("Of the whole dossier, not of this view: 447 tasks:")
        assert whole.endswith(" · date 137 · text 83 · words 19")
        assert all(one.endswith(" ·") for one in said[:-1])
        assert reader.rows.region.y == end + 1
        pane.take({"text": 1})
        await reader.rest()
        assert reader.rows.region.y == top + 2


async def test_where_there_is_no_room_the_counts_have_one_line(tried: Path) -> None:
    """The rows have the others."""
    async with reading(tried, (80, 12), "7") as reader:
        pane = reader.browse.focused_pane
        pane.take(_MANY)
        await reader.rest()
        assert reader.rows.region.y == pane.region.y + 1
