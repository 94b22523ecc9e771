"""The document of blocks."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from dossier.rows import Block, Highlight, Span
from dossier.widgets.rows import POINTER
from dossier.widgets.sheet import NOWHERE, Sheet

SIZE = (30, 10)


def plain(text: str) -> Block:
    """A block that opens nothing."""
    return Block((Span(text),))


def cited(text: str) -> Block:
    """A block with a citation."""
    return Block((Span(text),), cite=f"x_{text}")


STOPS = tuple(cited(f"statement {number}") for number in range(40))
PROSE = tuple(plain(f"paragraph {number}") for number in range(40))


class Shown(App[None]):
    """One sheet; notes what it posts."""

    CSS = "Sheet { height: 1fr; }"

    def __init__(self, blocks: Sequence[Block]) -> None:
        """An app with a sheet.

        Args:
            blocks: What stands on it.
        """
        super().__init__()
        self.blocks = blocks
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield Sheet(self.blocks)

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.query_one(Sheet)

    @property
    def lines(self) -> list[str]:
        """What it draws."""
        height = self.sheet.size.height
        return [self.sheet.render_line(y).text.rstrip() for y in range(height)]

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        """Note it."""
        self.posted.append(message)

    def on_sheet_citation_asked(self, message: Sheet.CitationAsked) -> None:
        """Note it."""
        self.posted.append(message)


async def test_text_is_wrapped_at_the_width() -> None:
    """A column is kept for the pointer, one for the scroll bar."""
    app = Shown([plain("Turganbay was seized on entering China")])
    async with app.run_test(size=(20, 5)):
        assert app.lines == [" Turganbay was", " seized on entering", " China", "", ""]


async def test_the_cursor_steps_over_what_can_be_opened() -> None:
    """And over nothing else."""
    app = Shown([plain("a"), cited("b"), plain("c"), cited("d")])
    async with app.run_test(size=SIZE) as pilot:
        assert app.lines[:4] == [" a", f"{POINTER}b", " c", " d"]
        await pilot.press("down")
        assert app.lines[:4] == [" a", " b", " c", f"{POINTER}d"]
        await pilot.press("down", "k")
        assert app.sheet.cursor == 1


async def test_where_nothing_can_be_opened_the_keys_scroll() -> None:
    """Line by line, by halves, by pages, to both ends."""
    app = Shown(PROSE)
    async with app.run_test(size=SIZE) as pilot:
        assert app.sheet.cursor == NOWHERE
        await pilot.press("j")
        assert app.lines[0] == " paragraph 1"
        await pilot.press("pagedown")
        assert app.lines[0] == " paragraph 10"
        await pilot.press("ctrl+d", "ctrl+u", "ctrl+u")
        assert app.lines[0] == " paragraph 5"
        await pilot.press("G")
        assert app.lines[-1] == " paragraph 39"
        await pilot.press("home")
        assert app.lines[0] == " paragraph 0"


async def test_no_text_is_passed_over_on_the_way_to_the_next_stop() -> None:
    """Down scrolls by a line until the stop is in sight."""
    app = Shown([cited("first"), *PROSE[:14], cited("last")])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        assert app.lines[0] == " paragraph 0"
        await pilot.press(*"j" * 5)
        assert app.lines[-1] == f"{POINTER}last"
        await pilot.press(*"k" * 7)
        assert app.lines[0] == f"{POINTER}first"


async def test_the_stop_is_wholly_in_view_where_it_fits() -> None:
    """Not its first line alone."""
    long = cited("one two three " * 6)
    app = Shown([*STOPS[:8], long])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*"j" * 8)
        assert app.sheet.cursor == 8
        assert app.lines[-1].endswith("three")
        assert sum("one" in line for line in app.lines) == 3


async def test_a_stop_taller_than_the_view_is_read_line_by_line() -> None:
    """Before the next one is taken."""
    app = Shown([cited("words " * 80), cited("next")])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j")
        assert app.sheet.cursor == 0
        await pilot.press(*"j" * 12)
        assert app.sheet.cursor == 1
        assert app.lines[-1] == f"{POINTER}next"


async def test_the_wheel_takes_the_cursor_along() -> None:
    """To a stop in view."""
    app = Shown(STOPS)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.sheet.scroll_to(y=15, animate=False)
        await pilot.pause()
        assert app.sheet.cursor == 15
        app.sheet.scroll_to(y=2, animate=False)
        await pilot.pause()
        assert app.sheet.cursor == 11


async def test_enter_opens_the_record_and_o_the_citation() -> None:
    """A block may have both."""
    both = Block((Span("both"),), cite="x_1", opens="p_1")
    app = Shown([both, cited("one")])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "o", "down", "enter")
        kinds = [type(message) for message in app.posted]
        assert kinds == [Sheet.Opened, Sheet.CitationAsked, Sheet.CitationAsked]
        message = app.posted[-1]
        assert isinstance(message, Sheet.CitationAsked)
        assert (message.block.cite, message.index) == ("x_one", 1)


async def test_what_cannot_be_seen_is_not_opened() -> None:
    """The cursor may be on a stop above the prose in view."""
    app = Shown([cited("first"), *PROSE])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "enter", "o")
        app.sheet.scroll_to(y=20, animate=False)
        await pilot.press("enter", "o")
        assert app.posted == []


async def test_a_click_takes_a_stop_and_a_double_click_opens_it() -> None:
    """Elsewhere it does nothing."""
    app = Shown([plain("a"), *STOPS])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(Sheet, offset=(3, 0), times=2)
        assert app.sheet.cursor == 1
        await pilot.click(Sheet, offset=(3, 4))
        assert app.sheet.cursor == 4
        await pilot.click(Sheet, offset=(3, 5), times=2)
        assert [type(message) for message in app.posted] == [Sheet.CitationAsked]


async def test_another_document_begins_at_its_beginning() -> None:
    """Or at the block it is told."""
    app = Shown(STOPS)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        app.sheet.blocks = PROSE
        await pilot.pause()
        assert app.lines[0] == " paragraph 0"
        app.sheet.show(STOPS, at=20)
        await pilot.pause()
        assert app.sheet.cursor == 20
        assert f"{POINTER}statement 20" in app.lines


async def test_another_width_keeps_the_stop_in_view() -> None:
    """The text is laid again."""
    app = Shown([cited(f"{number} " + "words " * 10) for number in range(40)])
    async with app.run_test(size=SIZE) as pilot:
        app.sheet.move_to(25)
        for size in ((60, 10), (20, 6), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert any(line.startswith(f"{POINTER}25 ") for line in app.lines)


async def test_another_width_keeps_the_paragraph_at_the_top() -> None:
    """Where there is no stop to hold on to."""
    app = Shown([plain(f"p{number} " + "words " * 20) for number in range(60)])
    async with app.run_test(size=SIZE) as pilot:
        app.sheet.move_to(30)
        await pilot.pause()
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        top = app.sheet._flow.block_at(round(app.sheet.scroll_y))
        assert top in range(28, 31)


async def test_a_highlight_is_drawn_in_its_role() -> None:
    """The reader sees which words are cited."""
    block = Block((Span("one two three"),), highlights=(Highlight(4, 7, "warning"),))
    app = Shown([block])
    async with app.run_test(size=SIZE):
        strip = app.sheet.render_line(0)
        bold = [each.text for each in strip if each.style and each.style.bold]
        assert bold == ["two"]


async def test_five_thousand_blocks_are_not_laid_to_show_the_first() -> None:
    """Only what is in view, and a little below it."""
    app = Shown([plain("words " * 30)] * 5000)
    async with app.run_test(size=SIZE):
        assert len(app.sheet._flow._starts) < 20
        assert app.sheet.virtual_size.height > 10_000


async def test_a_sheet_without_the_focus_has_no_pointer() -> None:
    """One pointer on the screen says where the keys go."""
    app = Shown(STOPS)
    async with app.run_test(size=SIZE) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert not any(line.startswith(POINTER) for line in app.lines)


async def test_an_empty_sheet_says_why() -> None:
    """A blank could mean anything."""
    app = Shown([])
    async with app.run_test(size=SIZE) as pilot:
        app.sheet.empty = "Nothing is cited"
        await pilot.press("j", "G", "enter", "o", "pagedown", "k", "g")
        assert app.lines[0] == " Nothing is cited"
        assert app.posted == []


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (40, 10)])
@pytest.mark.parametrize("blocks", [STOPS, PROSE, (cited("别克扎提 " * 99),)])
async def test_no_size_is_too_small(
    size: tuple[int, int], blocks: tuple[Block, ...]
) -> None:
    """It may say nothing, but it goes on."""
    app = Shown(blocks)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "pageup", "ctrl+d", "enter", "k")
        app.sheet.styles.height = 0
        await pilot.press("j", "pagedown", "g", "G", "o")
        app.sheet.styles.height = 5
        app.sheet.styles.width = 0
        await pilot.press("j", "k", "G")
