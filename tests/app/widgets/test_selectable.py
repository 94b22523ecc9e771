"""Sentences of one of two texts are selected by keys and by mouse, and marked."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseDown, MouseEvent, MouseMove, MouseUp
from textual.pilot import Pilot

from app.faces import BY_ID, MEETINGS, NAMES, REPORTS, many
from dossier.facing.meetings import Meeting
from dossier.facing.selection import Selection
from dossier.facing.spread import Texts
from dossier.widgets.rows import POINTER
from dossier.widgets.selectable import BAR, POINTER_WITHIN, Selectable

NARROW, COLUMNS = (80, 24), (120, 40)


class Choosing(App[None]):
    """Two texts in which one can select; notes how often that was another."""

    CSS = "Selectable { height: 1fr; }"

    def __init__(
        self, texts: Texts = REPORTS, meetings: Sequence[Meeting] = MEETINGS
    ) -> None:
        """An app with two texts.

        Args:
            texts: Their blocks.
            meetings: Which of them meet.
        """
        super().__init__()
        self.texts = texts
        self.meetings = meetings
        self.told = 0

    def compose(self) -> ComposeResult:
        """The widget."""
        yield Selectable()

    def on_mount(self) -> None:
        """Fill it."""
        self.facing.show(self.texts, NAMES, self.meetings)
        self.facing.focus()

    def on_selectable_selected(self, _message: Selectable.Selected) -> None:
        """Note it."""
        self.told += 1

    @property
    def facing(self) -> Selectable:
        """The widget."""
        return self.query_one(Selectable)

    @property
    def chosen(self) -> tuple[int, int, int] | None:
        """Text, first and last block of what is selected."""
        found = self.facing.selection
        return None if found is None else (found.side, found.first, found.last)

    @property
    def lines(self) -> list[str]:
        """What it draws."""
        height = self.facing.size.height
        return [self.facing.render_line(y).text.rstrip() for y in range(height)]

    def at(self, words: str) -> tuple[int, int]:
        """Where some words stand."""
        for y, line in enumerate(self.lines):
            if words in line:
                return line.index(words), y
        raise AssertionError("\n".join(self.lines))

    def marks(self, column: int = 0) -> str:
        """What stands in one column, from the top, without what is blank."""
        drawn = [line.ljust(column + 1)[column] for line in self.lines[1:]]
        return "".join(drawn).replace(" ", "")


async def mouse(
    pilot: Pilot[None], kind: type[MouseEvent], at: tuple[int, int], button: int = 1
) -> None:
    """The mouse does something over a cell of the texts."""
    kinds: list[type[MouseEvent]] = [kind]
    await pilot._post_mouse_events(kinds, Selectable, offset=at, button=button)
    await pilot.pause()


async def drag(pilot: Pilot[None], *places: tuple[int, int]) -> None:
    """Press the mouse at the first of some places, and let it go at the last."""
    await mouse(pilot, MouseDown, places[0])
    for each in places[1:]:
        await mouse(pilot, MouseMove, each)
    await mouse(pilot, MouseUp, places[-1])


async def test_nothing_is_selected_at_first() -> None:
    """Moving selects nothing."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press("j", "j")
        assert (app.chosen, app.told, BAR in "".join(app.lines)) == (None, 0, False)


async def test_a_selection_goes_where_the_cursor_goes() -> None:
    """Down, and back up past where it began."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press("j", "j")
        app.facing.begin_or_end()
        assert app.chosen == (0, 2, 2)
        await pilot.press("down", "j")
        assert app.chosen == (0, 2, 4)
        await pilot.press("up", "k", "k")
        assert app.chosen == (0, 1, 2)
        await pilot.press("G")
        assert app.chosen == (0, 2, 6)
        await pilot.press("g")
        assert app.chosen == (0, 0, 2)
        assert app.told == 8


async def test_it_goes_by_the_page() -> None:
    """As the cursor does."""
    app = Choosing(*many(9))
    async with app.run_test(size=NARROW) as pilot:
        app.facing.begin_or_end()
        await pilot.press("pagedown", "ctrl+d")
        assert app.chosen == (0, 0, app.facing.cursor)
        assert app.facing.cursor > 2


async def test_once_ended_it_stays_while_the_cursor_goes_on() -> None:
    """And another begins elsewhere."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.begin_or_end()
        await pilot.press("j")
        app.facing.begin_or_end()
        await pilot.press("j", "j")
        assert app.chosen == (0, 0, 1)
        app.facing.begin_or_end()
        assert app.chosen == (0, 3, 3)


async def test_it_is_within_one_text() -> None:
    """It ends where the cursor goes over to the other."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.begin_or_end()
        await pilot.press("j")
        app.facing.side = 1
        await pilot.press("j", "j")
        app.facing.side = 0
        await pilot.press("G")
        assert app.chosen == (0, 0, 1)


async def test_a_jump_to_a_meeting_takes_it_along() -> None:
    """It is a move of the cursor."""
    app = Choosing()
    async with app.run_test(size=COLUMNS):
        app.facing.begin_or_end()
        app.facing.go(BY_ID["boats"])
        assert app.chosen == (0, 0, 2)


async def test_every_line_of_it_has_a_bar_and_the_pointer_is_a_double_one() -> None:
    """No colour is needed to see it."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=NARROW) as pilot:
        app.facing.begin_or_end()
        assert app.marks() == f"{POINTER_WITHIN}{BAR}{BAR}"
        await pilot.press("j")
        assert app.marks() == f"{BAR * 3}{POINTER_WITHIN}{BAR}"
        app.facing.begin_or_end()
        await pilot.press("j")
        assert app.marks() == f"{BAR * 5}{POINTER}"
        app.facing.select(None)
        assert app.marks() == POINTER


async def test_without_the_focus_the_bar_alone_is_drawn() -> None:
    """The pointer says where the keys go."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=NARROW) as pilot:
        app.facing.begin_or_end()
        app.set_focus(None)
        await pilot.pause()
        assert app.marks() == BAR * 3


async def test_what_is_repeated_elsewhere_is_marked_there_too() -> None:
    """Its bracket stays."""
    app = Choosing()
    async with app.run_test(size=COLUMNS):
        app.facing.select(Selection(1, 1, 1, open=False))
        column, y = app.at("(2.1)")
        assert app.lines[y + 1][column] == BAR


@pytest.mark.parametrize("size", [(40, 10), NARROW, COLUMNS, (200, 60)])
async def test_another_size_keeps_what_is_selected(size: tuple[int, int]) -> None:
    """And every line has the width of the widget."""
    app = Choosing(*many(3))
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.begin_or_end()
        await pilot.press("j", "j")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.chosen == (0, 0, 2)
        assert POINTER_WITHIN in app.marks()
        strips = [app.facing.render_line(y) for y in range(size[1])]
        assert {strip.cell_length for strip in strips} == {size[0]}


async def test_what_is_past_the_end_is_not_selected() -> None:
    """The text may have become shorter."""
    app = Choosing()
    async with app.run_test(size=COLUMNS):
        app.facing.select(Selection(0, 99, 2))
        assert app.chosen == (0, 2, 6)
        app.facing.select(Selection(0, 99, 98))
        assert app.chosen is None


async def test_other_texts_have_nothing_selected() -> None:
    """Whoever shows them says what is."""
    app = Choosing()
    async with app.run_test(size=COLUMNS):
        app.facing.begin_or_end()
        app.facing.show(REPORTS, NAMES, MEETINGS)
        assert app.chosen is None


async def test_without_a_text_nothing_can_be_selected() -> None:
    """Nor does it fail."""
    app = Choosing(((), ()), ())
    async with app.run_test(size=NARROW) as pilot:
        app.facing.begin_or_end()
        await drag(pilot, (3, 3), (3, 5))
        assert app.chosen is None


@pytest.mark.parametrize("size", [NARROW, COLUMNS])
async def test_the_mouse_is_drawn_over_sentences(size: tuple[int, int]) -> None:
    """Those of the text where it was pressed; letting go ends it."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=size) as pilot:
        places = [app.at(words) for words in ("2.1", "3.1", "4.1")]
        await drag(pilot, *places)
        assert (app.chosen, app.facing.cursor) == ((0, 1, 3), 3)
        await pilot.press("j")
        assert app.chosen == (0, 1, 3)


async def test_drawn_into_the_other_text_it_stays_in_its_own() -> None:
    """Whichever leads."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        begin, over = app.at("6.1  Паром"), app.at("3.1")
        await drag(pilot, begin, app.at("2.1  قال"), over)
        assert app.chosen == (1, 1, 5)
        assert (app.facing.side, app.facing.cursor) == (1, 1)


async def test_drawn_past_the_edge_it_goes_on() -> None:
    """A line or a sentence for each move."""
    app = Choosing((REPORTS[0] * 9, ()), ())
    async with app.run_test(size=NARROW) as pilot:
        await mouse(pilot, MouseDown, app.at("2.1"))
        await mouse(pilot, MouseMove, app.at("3.1"))
        shown = app.lines[1]
        for _ in range(20):
            event = MouseMove(app.facing, 4, 99, 0, 0, 1, False, False, False)
            app.facing.post_message(event)
        await pilot.pause()
        assert app.lines[1] != shown
        assert app.chosen is not None and app.chosen[2] > 5
        for _ in range(60):
            event = MouseMove(app.facing, 4, -9, 0, 0, 1, False, False, False)
            app.facing.post_message(event)
        await pilot.pause()
        assert app.chosen == (0, 0, 1)
        await mouse(pilot, MouseUp, (4, 4))
        assert app.chosen == (0, 0, 1)


async def test_a_click_of_an_unsteady_hand_selects_nothing() -> None:
    """The cursor goes there."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=NARROW) as pilot:
        x, y = app.at("3.1")
        await drag(pilot, (x, y), (x + 3, y))
        assert app.chosen is None
        await pilot.click(Selectable, offset=(x, y))
        assert (app.chosen, app.facing.cursor) == (None, 2)


async def test_another_button_draws_nothing() -> None:
    """It is the terminal's."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=NARROW) as pilot:
        await mouse(pilot, MouseDown, app.at("2.1"), 3)
        await mouse(pilot, MouseMove, app.at("4.1"), 3)
        assert app.chosen is None


@pytest.mark.parametrize("held", ["shift", "control"])
async def test_a_click_with_shift_selects_up_to_there(held: str) -> None:
    """From the cursor, then from where the selection began."""
    app = Choosing()
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press("j", "j")
        for words, expected in (("5.1", (0, 2, 4)), ("1.1  The", (0, 0, 2))):
            shift, control = held == "shift", held == "control"
            at = app.at(words)
            await pilot.click(Selectable, offset=at, shift=shift, control=control)
            assert app.chosen == expected
        at = app.at("6.1  Паром")
        await pilot.click(Selectable, offset=at, shift=True)
        assert app.chosen == (1, 5, 5)


async def test_a_click_takes_an_ended_selection_back() -> None:
    """One that goes along is taken along."""
    app = Choosing((REPORTS[0], ()), ())
    async with app.run_test(size=NARROW) as pilot:
        app.facing.begin_or_end()
        await pilot.click(Selectable, offset=app.at("3.1"))
        assert app.chosen == (0, 0, 2)
        app.facing.begin_or_end()
        await pilot.click(Selectable, offset=app.at("5.1"))
        cursor = app.facing.cursor
        assert cursor == 4
        assert app.chosen is None
