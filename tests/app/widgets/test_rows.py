"""The one list."""

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from app.lists import PAGE, ListRows
from dossier.rows import Line, Span
from dossier.widgets.rows import POINTER, TRACE, RowList

HEIGHT = 10
SIZE = (40, HEIGHT)


class Listed(App[None]):
    """One list over so many rows; notes what it posts."""

    CSS = "RowList { height: 1fr; }"

    def __init__(self, count: int, known: bool = False) -> None:
        """An app with a list.

        Args:
            count: How many rows there are.
            known: The list is told at once.
        """
        super().__init__()
        self.rows = ListRows([f"row {number}" for number in range(count)], known)
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(draw=self.draw_row)

    def draw_row(self, text: str, cells: int) -> Line:
        """The text, and the row above it."""
        above = self.shown.above
        return (Span(text), Span(f" after {above}" if above else ""))

    def on_mount(self) -> None:
        """Fill the list."""
        self.shown.empty = "No rows under this view"
        self.shown.show(self.rows)

    @property
    def shown(self) -> RowList[str]:
        """The list."""
        return self.query_one(RowList)

    @property
    def lines(self) -> list[str]:
        """What it draws."""
        height = self.shown.size.height
        return [self.shown.render_line(y).text.rstrip() for y in range(height)]

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Note it."""
        self.posted.append(message)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Note it."""
        self.posted.append(message)

    def on_row_list_citation_asked(self, message: RowList.CitationAsked) -> None:
        """Note it."""
        self.posted.append(message)

    def posts(self, kind: type[RowList.RowMessage]) -> list[int]:
        """The rows of the messages of one kind."""
        return [each.index for each in self.posted if isinstance(each, kind)]


async def test_the_first_page_is_drawn_without_a_count() -> None:
    """However many there are, nobody counts before the first paint."""
    app = Listed(100_000)
    async with app.run_test(size=SIZE):
        assert app.lines[0] == f"{POINTER}row 0"
        assert app.lines[9].startswith(" row 9")
        assert app.rows.known is None
        assert app.rows.pages_read <= {0, 1}


async def test_the_count_may_arrive_later() -> None:
    """The scroll bar follows."""
    app = Listed(1000)
    async with app.run_test(size=SIZE) as pilot:
        app.shown.known = app.rows.count()
        await pilot.pause()
        assert app.shown.virtual_size.height == 1000
        assert app.shown.cursor == 0


async def test_without_a_count_one_can_go_on_to_the_end() -> None:
    """Pages are read as somebody goes down."""
    app = Listed(3 * PAGE + 5)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(12):
            await pilot.press("pagedown")
        assert app.shown.cursor == 3 * PAGE + 4
        assert app.shown.known == 3 * PAGE + 5


async def test_the_end_waits_for_the_count() -> None:
    """It is asked for off the UI thread; then the cursor goes there."""
    app = Listed(1000)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        app.shown.known = 1000
        await pilot.pause()
        assert app.shown.cursor == 999
        assert app.lines[-1] == f"{POINTER}row 999 after row 998"


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("down", 1),
        ("j j k", 1),
        ("down up up", 0),
        ("pagedown", 9),
        ("ctrl+d ctrl+d ctrl+u", 5),
        ("G", 199),
        ("end pageup", 190),
        ("end home", 0),
        ("G g", 0),
    ],
)
async def test_keys_move_the_cursor(keys: str, row: int) -> None:
    """Arrows and letters do the same."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        assert app.shown.cursor == row
        assert app.posts(RowList.Highlighted)[-1] == row


@pytest.mark.parametrize("keys", ["pagedown " * 5, "G", "G pageup", "ctrl+d " * 9])
async def test_the_cursor_is_always_in_view(keys: str) -> None:
    """By symbol, not only by colour."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys.split())
        assert sum(line.startswith(POINTER) for line in app.lines) == 1


async def test_the_wheel_takes_the_cursor_along() -> None:
    """The row under the cursor never leaves the view."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE):
        app.shown.scroll_to(y=50, animate=False)
        assert app.shown.cursor == 50
        app.shown.scroll_to(y=20, animate=False)
        assert app.shown.cursor == 29


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    """And a larger one too."""
    app = Listed(200, known=True)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("pagedown")
        for size in ((40, 4), (10, 2), (80, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert any(line.startswith(f"{POINTER}row 19") for line in app.lines)


async def test_a_click_puts_the_cursor_on_a_row() -> None:
    """And a second one opens it."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(RowList, offset=(5, 3))
        assert app.shown.cursor == 3
        assert app.posts(RowList.Opened) == []
        await pilot.click(RowList, offset=(5, 4), times=2)
        assert app.posts(RowList.Opened) == [4]


async def test_a_click_below_the_last_row_does_nothing() -> None:
    """There is nothing to point at."""
    app = Listed(3, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(RowList, offset=(5, 7), times=2)
        assert app.shown.cursor == 0
        assert app.posts(RowList.Opened) == []


async def test_enter_opens_and_o_asks_for_the_words() -> None:
    """The screen decides what that means."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter", "j", "o")
        assert app.posts(RowList.Opened) == [1]
        assert app.posts(RowList.CitationAsked) == [2]


async def test_what_is_opened_is_the_row_that_was_meant() -> None:
    """Whatever keys behind enter have done to the cursor by then."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        rows = app.shown.rows
        assert rows is not None
        app.shown.action_down()
        app.shown.action_open()
        app.shown.action_bottom()
        await pilot.pause()
        opened = [one for one in app.posted if isinstance(one, RowList.Opened)]
        assert [one.row for one in opened] == [rows.row(1)]


async def test_an_empty_list_says_why() -> None:
    """A blank could mean anything."""
    app = Listed(0)
    async with app.run_test(size=(16, 5)) as pilot:
        await pilot.press("j", "G", "enter", "o", "pagedown")
        assert app.lines[:2] == [" No rows under", " this view"]
        assert app.posted == []


async def test_other_rows_begin_at_the_row_they_are_given() -> None:
    """The record stays under the cursor when the view on it changes."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G")
        app.shown.show(ListRows(["a", "b", "c"]), cursor=1)
        await pilot.pause()
        assert app.shown.row == "b"
        assert app.posts(RowList.Highlighted)[-1] == 1
        assert [line[:2] for line in app.lines[:4]] == [" a", f"{POINTER}b", " c", ""]


async def test_a_row_far_down_is_reached_without_reading_what_is_above() -> None:
    """Pages on the way are not read."""
    app = Listed(100_000)
    async with app.run_test(size=SIZE) as pilot:
        app.shown.show(app.rows, cursor=50_000)
        await pilot.pause()
        assert app.shown.row == "row 50000"
        assert len(app.rows.pages_read) < 8


async def test_rows_that_went_away_are_blank() -> None:
    """Another process may take rows from the file."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE):
        app.rows.items = app.rows.items[:2]
        assert app.lines[1:4] == [" row 1 after row 0", "", ""]
        assert app.shown.row == "row 0"


async def test_the_next_discrepancy_is_brought_into_view() -> None:
    """And where there is none the cursor stays."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE):
        assert app.shown.seek(1)
        assert app.shown.seek(1)
        assert app.shown.cursor == 14
        assert app.lines[-1].startswith(f"{POINTER}row 14")
        app.shown.cursor = 199
        assert not app.shown.seek(1)
        assert app.shown.cursor == 199


async def test_a_list_without_the_focus_shows_where_it_was() -> None:
    """By another symbol."""
    app = Listed(20, known=True)
    async with app.run_test(size=SIZE) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert app.lines[0] == f"{TRACE}row 0"


async def test_what_repeats_is_said_again_at_the_top_of_the_view() -> None:
    """A date left out there could not be read anywhere."""
    app = Listed(200, known=True)
    async with app.run_test(size=SIZE):
        app.shown.scroll_to(y=50, animate=False)
        assert app.lines[0] == f"{POINTER}row 50"
        assert app.lines[1] == " row 51 after row 50"


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (40, 10)])
async def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    """It may say nothing, but it goes on."""
    app = Listed(200)
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "pageup", "ctrl+d", "enter")
        app.shown.styles.height = 0
        await pilot.press("j", "pagedown", "g", "G")
        app.shown.styles.height = 5
        await pilot.pause()


async def test_a_page_costs_the_same_wherever_it_is() -> None:
    """Only the pages in view are read."""
    app = Listed(1_000_000, known=True)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.pages_read.clear()
        await pilot.press("G", "pageup")
        assert len(app.rows.pages_read) <= 3
