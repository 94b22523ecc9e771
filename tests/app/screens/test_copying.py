"""Copying: words with their citation, to the clipboard or into a file."""

import base64
import re
from pathlib import Path

from app.flows import reading
from app.terminal import Terminal, python
from dossier import locations
from dossier.rows import text_of


def copied() -> str:
    """What was written into the file that stands for a clipboard."""
    return locations.clipboard_file().read_text("utf-8")


async def test_a_row_is_copied_with_its_words_citation_and_reference(
    tried: Path,
) -> None:
    """The first passage behind it."""
    async with reading(tried, (80, 24), "6", "G", "y") as reader:
        words, reference = copied().splitlines()
        said = "“We only wanted our pasture back” [Steppe Watch ¶3]"
        assert words == f"Aliya Omarova: {said}"
        assert reference == (
            "Steppe Watch, “Nine villagers before a closed court”, 2 Jun 2024,"
            " paragraph 3"
        )
        assert "Written to" in reader.lines[-1]


async def test_the_statement_under_the_cursor_is_copied_on_a_page(tried: Path) -> None:
    """Not another one."""
    async with reading(tried, (80, 24), "j", "enter") as reader:
        while (block := reader.page.sheet.block) is None or block.cite != "x_radio_1":
            await reader.press("j")
        await reader.press("y")
        assert copied().startswith("More than a hundred stood there. [Radio Karasu ¶1]")


async def test_the_statement_under_the_cursor_is_copied_in_the_detail(
    tried: Path,
) -> None:
    """Where that has the focus."""
    async with reading(tried, (120, 40), "j", "tab") as reader:
        detail = reader.browse.detail
        while (block := detail.block) is None or block.cite != "x_daily_1":
            await reader.press("j")
        await reader.press("y")
        assert "The protest was on 10 April." in copied()
        assert "The Daily, “A road, a fence”, May 2024, paragraph 1" in copied()


async def test_on_the_page_of_its_source_a_quote_is_copied_as_among_the_quotes(
    tried: Path,
) -> None:
    """Who speaks, the words and where they stand, not the number of a paragraph."""
    async with reading(tried, (80, 24), "4", "G", "k", "k", "enter") as reader:
        while (block := reader.page.sheet.block) is None or block.cite != "x_watch_3":
            await reader.press("j")
        await reader.press("y")
        said = "Aliya Omarova: “We only wanted our pasture back” [Steppe Watch ¶3]"
        assert copied().splitlines()[0] == said


async def test_on_the_page_of_its_source_what_is_no_quote_is_copied_with_its_place(
    tried: Path,
) -> None:
    """On whose word it is said stays with it, and nobody is made its speaker."""
    async with reading(tried, (80, 24), "4", "G", "k", "k", "enter") as reader:
        while (block := reader.page.sheet.block) is None or block.cite != "x_watch_2":
            await reader.press("j")
        await reader.press("y")
        assert copied().splitlines()[0] == (
            "About forty people stood on the road. · on the word of Aliya Omarova"
            " [Steppe Watch ¶2]"
        )


async def test_a_source_without_a_date_says_so_in_its_reference(tried: Path) -> None:
    """And no paragraph is made up."""
    async with reading(tried, (80, 24), "4", "G", "y"):
        assert copied().splitlines()[-1] == "Wire 24, undated"


async def test_where_nothing_can_be_copied_it_is_said(tried: Path) -> None:
    """The help is no statement."""
    async with reading(tried, (80, 24), "question_mark", "y") as reader:
        assert "There is nothing here to copy." in reader.lines[-1]
        assert not locations.clipboard_file().exists()


async def test_where_there_is_no_footer_nothing_is_said(tried: Path) -> None:
    """Over a choice, opened while a command was on its way."""
    async with reading(tried, (80, 24), "t") as reader:
        before = reader.app.theme
        reader.app.action_theme()
        await reader.rest()
        assert reader.app.theme != before and reader.app.failure is None


async def test_a_file_that_cannot_be_written_is_a_sentence(tried: Path) -> None:
    """The program goes on."""
    file = locations.clipboard_file()
    file.mkdir(parents=True)
    async with reading(tried, (120, 24), "y") as reader:
        assert "It could not be copied" in reader.lines[-1]


def test_a_terminal_gets_it_by_osc_52(tried: Path) -> None:
    """Words, citation and reference, and the reader is told."""
    with Terminal(python("-m", "dossier", str(tried))) as terminal:
        terminal.wait_for("Protest on the Karasu road", "6 sources")
        terminal.press("6")
        terminal.wait_for("[6 Quotes]", "Жер біздікі")
        terminal.press("G")
        terminal.wait_for(">Aliya Omarova")
        terminal.press("y")
        terminal.wait_for("Sent to the terminal's clipboard")
        found = re.search(rb"\x1b\]52;c;([^\x07]*)\x07", terminal.raw)
        assert found is not None
        text = base64.b64decode(found[1]).decode()
        said = "Aliya Omarova: “We only wanted our pasture back” [Steppe Watch ¶3]\n"
        assert text.startswith(said)
        assert text.endswith("paragraph 3")


async def test_a_citation_is_copied_with_the_words_it_shares(tried: Path) -> None:
    """They are drawn once, above it and its neighbours."""
    async with reading(tried, (80, 24), "3") as reader:
        rows = reader.rows.rows
        assert rows is not None
        await reader.press(*"j" * (rows.position("q_charged") or 0), "enter")
        sheet = reader.page.sheet
        first = next(i for i, one in enumerate(sheet.blocks) if one.under)
        sheet.move_to(first)
        block = sheet.blocks[first]
        await reader.press("y")
        words, reference = copied().splitlines()
        assert words == f"{text_of(block.under)} {block.text}"
        assert reference.startswith(("Steppe Watch", "Mirror"))


async def test_a_line_without_a_citation_is_copied_as_it_is(tried: Path) -> None:
    """No other statement is put in its place."""
    async with reading(tried, (80, 24), "3", "enter", "y") as reader:
        block = reader.page.sheet.block
        assert block is not None and block.cite is None
        assert block.text in copied()
        assert "without a citation" in reader.lines[-1]
