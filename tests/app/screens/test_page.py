"""Pages: every command there, the way from a row to the words, and back."""

from pathlib import Path

import pytest

from app.flows import Reader, reading
from app.screens.seen import EVERYWHERE, changes
from dossier.commands import available
from dossier.commands.command import Command
from dossier.screens.page import PageScreen, RecordScreen
from dossier.widgets.bars import FooterBar
from dossier_db import Viewpoint

PREPARED: dict[str, tuple[str, ...]] = {
    **EVERYWHERE,
    "add": (),
    "note": (),
    "edit": (),
    "remove": (),
    "merge": (),
    "history": (),
    "open": (),
    "back": (),
    "citation": ("j", "j", "j"),
    "copy": (),
    "next_discrepancy": (),
    "previous_discrepancy": (),
    "texts": (),
}
"""What is pressed on the page first, so that there is something to see."""

OPENED = ("j", "enter")
"""Leads to the page of the protest."""


def record(reader: Reader) -> str:
    """The id of the record whose page is in front."""
    screen = reader.page
    assert isinstance(screen, RecordScreen)
    return screen.record_id


def opening(page: PageScreen, record_id: str) -> int:
    """The block of a page that opens a record."""
    blocks = enumerate(page.sheet.blocks)
    return next(index for index, block in blocks if block.opens == record_id)


def test_every_command_of_a_page_is_tried_here() -> None:
    """A new one needs its line above."""
    assert set(PREPARED) == {each.id for each in available("page")}


@pytest.mark.parametrize("command", available("page"), ids=lambda each: each.id)
async def test_a_command_does_something_to_be_seen(
    tried: Path, command: Command
) -> None:
    """Where it says that it makes sense."""
    keys = (*OPENED, *PREPARED[command.id])
    async with reading(tried, (80, 16), *keys) as reader:
        assert await changes(reader, command, command.keys[0])


async def test_enter_and_o_lead_from_a_row_to_the_words_and_their_source(
    tried: Path,
) -> None:
    """Row, event, passage, and the source at that passage."""
    async with reading(tried, (80, 24), *OPENED) as reader:
        assert record(reader) == "e_protest"
        while (block := reader.page.sheet.block) is None or block.cite is None:
            await reader.press("j")
        wanted = block.cite
        await reader.press("o")
        assert record(reader) == wanted
        await reader.press("o")
        source = record(reader)
        assert source.startswith("s_")
        at = reader.page.sheet.block
        assert at is not None and at.cite == wanted
        for expected in (wanted, "e_protest"):
            await reader.press("escape")
            assert record(reader) == expected
        await reader.press("escape")
        assert reader.app.screen is reader.browse
        assert reader.row.id == "e_protest"


async def test_enter_on_the_words_of_a_passage_leads_to_its_source(
    tried: Path,
) -> None:
    """From its own page a passage is not opened once more."""
    async with reading(tried, (80, 24), "6", "o", "enter") as reader:
        assert record(reader) == "s_blog"


@pytest.mark.parametrize(
    "record_id",
    ["e_protest", "q_number", "p_aliya", "s_watch", "l_road", "o_court", "c_trial"],
)
async def test_o_reaches_the_passage_from_every_statement(
    tried: Path, record_id: str
) -> None:
    """Of every kind of page."""
    async with reading(tried, (80, 60)) as reader:
        desk = reader.browse.desk
        blocks = desk.page(record_id, reader.browse.view).blocks
        cited = [block.cite for block in blocks if block.cite is not None]
        assert cited or record_id == "c_trial"
        for passage in cited:
            opened = desk.page(passage, reader.browse.view)
            assert opened.blocks[1].cite == passage
            source = desk.page(desk.source_of(passage), reader.browse.view, passage)
            assert source.at is not None
            assert source.blocks[source.at].cite == passage


async def test_a_source_opens_at_the_passage_one_came_from(tried: Path) -> None:
    """Which is in view, with the cursor on it."""
    async with reading(tried, (60, 12), "5", "o", "o") as reader:
        assert record(reader) == "s_watch"
        await reader.see("Omarova was said to be in custody.")
        block = reader.page.sheet.block
        assert block is not None and block.cite == "x_watch_4"


async def test_n_stops_at_warnings_on_a_page_too(tried: Path) -> None:
    """And says where there is none further."""
    async with reading(tried, (80, 16), *OPENED, "G", "N") as reader:
        block = reader.page.sheet.block
        assert block is not None and block.opens == "q_number"
        await reader.press("N")
        assert "No discrepancy further up." in reader.lines[-1]


async def test_the_title_of_the_page_stands_behind_that_of_the_dossier(
    tried: Path,
) -> None:
    """So that one knows where one is."""
    async with reading(tried, (80, 24), *OPENED) as reader:
        assert reader.lines[0] == " The Karasu road trial › Protest on the Karasu road"


async def test_a_page_says_from_where_one_looks(tried: Path) -> None:
    """In its header, as the panes do; also a page over a page."""
    async with reading(tried, (120, 30)) as reader:
        reader.browse.look_from(Viewpoint("s_watch", "2024-06-30"))
        await reader.rest()
        await reader.press("3", "enter")
        said = "The Karasu road trial · as told by Steppe Watch · as known on 30 Jun"
        assert said in reader.lines[0]
        assert reader.lines[0].endswith(f" › {reader.page._page.title}")
        first = reader.page
        while (block := reader.page.sheet.block) is None or block.opens is None:
            await reader.press("j")
        await reader.press("enter")
        assert reader.page is not first
        assert said in reader.lines[0]


async def test_what_was_opened_from_a_record_leads_back_to_it(tried: Path) -> None:
    """Two records that name each other do not pile up, however often one asks."""
    async with reading(tried, (80, 40), *OPENED) as reader:
        event = reader.page
        depth = len(reader.app.screen_stack)
        for _time in range(2):
            event.sheet.move_to(opening(event, "q_number"))
            await reader.press("enter")
            assert record(reader) == "q_number"
            assert len(reader.app.screen_stack) == depth + 1
            reader.page.sheet.move_to(opening(reader.page, "e_protest"))
            await reader.press("enter")
            assert reader.page is event
            assert len(reader.app.screen_stack) == depth
        await reader.press("escape")
        assert reader.app.screen is reader.browse


async def test_the_footer_of_a_page_has_the_keys_of_a_page(tried: Path) -> None:
    """Back, and nothing that works among the panes alone."""
    async with reading(tried, (120, 24), *OPENED) as reader:
        assert reader.page.query_one(FooterBar).scope == "page"
        assert "esc back" in reader.lines[-1]
        assert "told by" not in reader.lines[-1]
        assert "whole screen" not in reader.lines[-1]


async def test_a_click_on_back_goes_back(tried: Path) -> None:
    """As esc does."""
    async with reading(tried, (80, 24), *OPENED) as reader:
        await reader.click("esc back")
        assert reader.app.screen is reader.browse


async def test_a_page_under_a_viewpoint_tells_what_is_heard_there(tried: Path) -> None:
    """The other accounts are left out of it."""
    async with reading(tried, (80, 40), "d", *"2024-05-30", "enter") as reader:
        await reader.see("as known on 30 May 2024")
        await reader.press("j")
        while reader.row.id != "e_protest":
            await reader.press("k")
        await reader.press("enter")
        assert "The protest was on 9 April." in reader.text
        assert "About forty people" not in reader.text


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("t", "t (told by) works in the panes (1 to 7)."),
        ("z", "works in the panes (1 to 7)."),
        ("f", "f (filter) works in the comparison (3)."),
        ("b", "b (beside) works in a text (w)."),
        ("h", "h moves the sources of the comparison (3) and the answers of a quest"),
        ("right", "right moves the sources of the comparison (3) and the answers of"),
    ],
)
async def test_a_key_of_another_place_says_where_it_works(
    tried: Path, key: str, said: str
) -> None:
    """And does nothing else."""
    async with reading(tried, (80, 24), *OPENED) as reader:
        before = reader.lines[:-1]
        await reader.press(key)
        assert said in reader.lines[-1]
        assert reader.lines[:-1] == before


async def test_a_line_without_words_behind_it_says_so(tried: Path) -> None:
    """The heading of an answer, on the page of a question and below the matrix."""
    async with reading(tried, (80, 40), "3", "enter", "o") as reader:
        await reader.see("No words stand behind this line")
        await reader.press("escape", "tab", "o")
        await reader.see("No words stand behind this line")
