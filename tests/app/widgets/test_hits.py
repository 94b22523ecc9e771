"""The list of hits: headings are no stops, and better answers move nothing."""

import pytest
from textual.app import App, ComposeResult

from app.finds import found, hit
from dossier.panes.hits import draw, grouped
from dossier.rows import Few
from dossier.widgets.hits import Entry, Heading, HitList
from dossier_db.records.hits import Hit


def people(*names: str) -> tuple[Hit, ...]:
    """People who were found."""
    return tuple(hit(f"p_{name}", "person", name) for name in names)


def events(*names: str) -> tuple[Hit, ...]:
    """Events that were found."""
    return tuple(hit(f"e_{name}", "event", name) for name in names)


def entries(*hits: Hit) -> tuple[Entry, ...]:
    """Under their headings."""
    return grouped(found(*hits), alone=False)


class Listed(App[None]):
    """One list."""

    CSS = "HitList { height: 6; width: 60; }"

    def __init__(self, *hits: Hit) -> None:
        """A list of these hits."""
        super().__init__()
        self.hits = hits
        self.opened: list[str] = []
        self.kinds: list[str] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield HitList(draw)

    def on_mount(self) -> None:
        """Fill it."""
        self.list.begin(Few(entries(*self.hits)))

    @property
    def list(self) -> HitList:
        """The list."""
        return self.query_one(HitList)

    @property
    def name_under(self) -> str:
        """Who is under the cursor."""
        found = self.list.hit
        return "" if found is None else found.name

    @property
    def screen_line(self) -> int:
        """The line of the view that the cursor is in."""
        return self.list.cursor - round(self.list.scroll_y)

    def on_row_list_opened(self, message: HitList.Opened) -> None:
        """Note it."""
        self.opened.append(self.name_under)

    def on_hit_list_kind_asked(self, message: HitList.KindAsked) -> None:
        """Note it."""
        self.kinds.append(message.kind)


async def test_headings_are_no_stops() -> None:
    """Neither upwards nor downwards, at the ends nor between."""
    app = Listed(*people("a", "b"), *events("c"))
    async with app.run_test():
        seen = [app.name_under]
        for step in ("down", "down", "down", "up", "up", "up", "up"):
            getattr(app.list, f"action_{step}")()
            seen.append(app.name_under)
        assert seen == ["a", "b", "c", "c", "b", "a", "a", "a"]


@pytest.mark.parametrize("count", [3, 9, 30])
async def test_every_way_to_move_ends_on_a_hit(count: int) -> None:
    """Whatever the list's length, the heading of the first hit comes into view."""
    names = [str(number) for number in range(count)]
    half = count // 2
    app = Listed(*people(*names[:half]), *events(*names[half:]))
    async with app.run_test():
        for step in ("page_down", "half_down", "page_down", "down", "page_down"):
            getattr(app.list, f"action_{step}")()
            assert app.name_under
        for step in ("page_up", "half_up", "up", "page_up", "page_up", "page_up"):
            getattr(app.list, f"action_{step}")()
            assert app.name_under
        assert app.name_under == "0" and round(app.list.scroll_y) == 0
        for _turn in range(count):
            app.list.scroll_down(animate=False)
            assert app.name_under
        for _turn in range(count):
            app.list.scroll_up(animate=False)
            assert app.name_under


async def test_another_answer_begins_at_its_first_hit() -> None:
    """However far one had gone in the answer before it, and however long that was."""
    app = Listed(*people(*map(str, range(8))), *events(*map(str, range(8))))
    async with app.run_test():
        app.list.action_bottom()
        app.list.begin(Few(entries(*people("x", "y", "z", "u", "v", "w", "q", "r"))))
        assert app.name_under == "x" and round(app.list.scroll_y) == 0


async def test_a_better_answer_keeps_the_row_on_its_line() -> None:
    """What is better comes in above it, out of view if there is no room."""
    app = Listed(*people("a", "b", "c"))
    async with app.run_test():
        app.list.action_down()
        line = app.screen_line
        app.list.improve(entries(*people("x", "y", "z", "a", "b", "c", "d")))
        assert (app.name_under, app.screen_line) == ("b", line)
        assert app.list.lifted == 2
        for _step in range(4):
            app.list.action_up()
        assert app.name_under == "x" and app.list.lifted == 0
        app.list.action_up()
        assert round(app.list.scroll_y) == 0


async def test_nobody_has_moved_and_the_first_hit_stays_where_it_is() -> None:
    """It is what ``enter`` was about to open."""
    app = Listed(*people("a"))
    async with app.run_test():
        line = app.screen_line
        app.list.improve(entries(*people("x", "y", "a")))
        assert (app.name_under, app.screen_line) == ("a", line)
        assert app.list.lifted == 1  # y has taken the line of the heading


async def test_the_same_first_hit_stays_first() -> None:
    """With its heading above it."""
    app = Listed(*people("a", "b"))
    async with app.run_test():
        app.list.improve(entries(*people("a", "x", "b")))
        assert app.name_under == "a"
        assert round(app.list.scroll_y) == 0 and app.list.lifted == 0


async def test_a_hit_under_the_cursor_is_not_taken_away() -> None:
    """It stands with its kind until another question is asked."""
    app = Listed(*people("a", "b"), *events("c"))
    async with app.run_test():
        app.list.action_down()
        app.list.improve(entries(*people("a"), *events("c")))
        assert app.name_under == "b"
        app.list.action_down()
        assert app.name_under == "c"
        app.list.improve(())
        assert app.name_under == "c"


async def test_a_better_form_of_the_same_record_takes_its_place() -> None:
    """The same record is opened."""
    app = Listed(hit("p_a", "person", "A", matched="Ah", how="sounds alike"))
    async with app.run_test():
        app.list.improve(entries(hit("p_a", "person", "A", matched="A")))
        shown = app.list.hit
        assert shown is not None and (shown.id, shown.matched) == ("p_a", "A")


async def test_of_two_forms_that_stand_there_the_same_one_is_kept() -> None:
    """Two notes about one record."""
    one, two = (
        hit("p_a", "note", f"note {text}", matched=text) for text in ("one", "two")
    )
    app = Listed(one, two)
    async with app.run_test():
        app.list.action_down()
        app.list.improve(entries(hit("p_b", "note", "note", matched="x"), one, two))
        assert app.list.hit == two


async def test_an_answer_after_nothing_begins_at_its_first_hit() -> None:
    """There was no row to keep."""
    app = Listed()
    async with app.run_test():
        app.list.improve(entries(*people("a")))
        assert app.name_under == "a"


async def test_a_click_on_a_heading_asks_for_its_kind() -> None:
    """And opens nothing."""
    app = Listed(*people("a"), *events("b"))
    async with app.run_test() as pilot:
        await pilot.click(HitList, offset=(3, 2), times=2)
        assert app.kinds == ["event", "event"] and app.opened == []
        await pilot.click(HitList, offset=(3, 3), times=2)
        assert app.opened == ["b"]


def test_a_heading_knows_how_many_there_are() -> None:
    """Counted by the store; never fewer than are shown."""
    answer = found(*people("a", "b"), counts={"person": 1})
    heading = grouped(answer, alone=False)[0]
    assert heading == Heading("person", 2, False, 2)
