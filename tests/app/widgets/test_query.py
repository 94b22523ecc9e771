"""The field for a search, and the line of kinds."""

import pytest
from textual import events
from textual.app import App, ComposeResult

from app.payloads import PAYLOADS
from dossier.rows import line_width, text_of
from dossier.safe import safe, typed
from dossier.widgets.query import LONGEST, KindBar, Prompt, QueryInput

COUNTS = (("person", 42), ("event", 3), ("source", 1), ("passage", 30))


class Asked(App[None]):
    """A field and a line of kinds."""

    def __init__(self) -> None:
        """Nothing chosen yet."""
        super().__init__()
        self.chosen: list[str | None] = []

    def compose(self) -> ComposeResult:
        """Both."""
        yield Prompt()
        yield QueryInput("a name")
        yield KindBar()

    @property
    def field(self) -> QueryInput:
        """The field."""
        return self.query_one(QueryInput)

    @property
    def bar(self) -> KindBar:
        """The line of kinds."""
        return self.query_one(KindBar)

    def on_kind_bar_chosen(self, message: KindBar.Chosen) -> None:
        """Note it."""
        self.chosen.append(message.kind)


async def paste(app: Asked, text: str) -> str:
    """Paste a text; what stands in the field then."""
    app.field._on_paste(events.Paste(text))
    return app.field.value


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_what_is_pasted_commands_nothing(payload: str) -> None:
    """And has nothing hidden in it that would keep it from being found."""
    app = Asked()
    async with app.run_test():
        value = await paste(app, payload)
        assert safe(value) == value
        assert value == typed(value)


async def test_a_name_from_a_page_is_found_without_what_came_along() -> None:
    """Direction marks, line ends, tabs; what spells a word is kept."""
    app = Asked()
    async with app.run_test():
        pasted = "\u200fБекзат\r\nМақсұтхан\t\u202a(Atajurt)\u202c"
        assert await paste(app, pasted) == "Бекзат Мақсұтхан (Atajurt)"
        app.field.put("")
        assert await paste(app, "می\u200cخواهم") == "می\u200cخواهم"
        app.field.put("")
        assert await paste(app, "\n") == " "


async def test_a_page_that_is_pasted_is_cut() -> None:
    """Also behind what stands there, and in place of what is selected."""
    app = Asked()
    async with app.run_test():
        app.field.put("name ")
        value = await paste(app, "x" * 1_000_000)
        assert len(value) == LONGEST and value.startswith("name xx")
        app.field.select_all()
        assert await paste(app, "y" * 1_000) == "y" * LONGEST


async def test_nothing_blinks() -> None:
    """Here neither."""
    app = Asked()
    async with app.run_test():
        assert not app.field.cursor_blink


def drawn(bar: KindBar, cells: int) -> str:
    """The line of kinds in so many cells."""
    made = bar.compose_line(cells)
    assert line_width(made) <= cells
    return text_of(made).rstrip()


async def test_the_kinds_with_their_counts() -> None:
    """All of them first; a plus where there may be more; the chosen in brackets."""
    app = Asked()
    async with app.run_test():
        app.bar.counts, app.bar.more = COUNTS, frozenset({"passage"})
        assert (
            drawn(app.bar, 80)
            == "[all 76+] people 42  events 3  sources 1  passages 30+"
        )
        app.bar.chosen = "event"
        assert " all 76+  people 42 [events 3]" in drawn(app.bar, 80)


async def test_a_kind_that_was_chosen_stays_though_it_has_none() -> None:
    """Or nobody would know why nothing is found."""
    app = Asked()
    async with app.run_test():
        app.bar.chosen = "place"
        assert drawn(app.bar, 80) == " all 0 [places 0]"
        assert app.bar.kinds == (None, "place")


@pytest.mark.parametrize("chosen", [None, "event", "passage"])
@pytest.mark.parametrize("cells", range(0, 60, 3))
async def test_the_chosen_kind_is_in_view_at_every_width(
    cells: int, chosen: str | None
) -> None:
    """As far as there is any room."""
    app = Asked()
    async with app.run_test():
        app.bar.counts, app.bar.chosen = COUNTS, chosen
        shown = drawn(app.bar, cells)
        if cells >= 18:
            assert "[" in shown and "]" in shown


async def test_what_else_there_is_to_say_stands_at_the_right() -> None:
    """And alone where nothing was counted."""
    app = Asked()
    async with app.run_test():
        app.bar.said = "↑ 2 more above"
        assert drawn(app.bar, 60) == " ↑ 2 more above"
        app.bar.counts = COUNTS
        assert drawn(app.bar, 80).endswith("↑ 2 more above")


async def test_a_kind_can_be_clicked() -> None:
    """Also the sign that there are others."""
    app = Asked()
    async with app.run_test(size=(60, 5)) as pilot:
        app.bar.counts = COUNTS
        await pilot.click(KindBar, offset=(10, 0))
        await pilot.click(KindBar, offset=(1, 0))
        assert app.chosen == ["person", None]
