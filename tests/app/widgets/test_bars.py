"""The lines above and below."""

import pytest
from textual.app import App, ComposeResult

from dossier.keys import footer
from dossier.rows import Span, line_width
from dossier.screens.view import where
from dossier.widgets.bars import Bar, FooterBar, HeaderBar, Rule, TabBar
from dossier_db import Viewpoint

NAMES = (
    "Timeline",
    "Defendants",
    "Compare",
    "Sources",
    "People",
    "Quotes",
    "Tasks",
)


class Barred(App[None]):
    """Every bar; notes what was clicked."""

    def __init__(self) -> None:
        """Nothing clicked yet."""
        super().__init__()
        self.chosen: list[int | str] = []

    def compose(self) -> ComposeResult:
        """The bars."""
        yield HeaderBar()
        yield TabBar()
        yield Rule()
        yield FooterBar()

    def on_mount(self) -> None:
        """Fill them."""
        header = self.query_one(HeaderBar)
        header.left = (Span("Atajurt trial", "strong"),)
        header.right = (Span("84 sources · 52 questions, 31 open", "quiet"),)
        self.query_one(TabBar).tabs = NAMES

    def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        """Note it."""
        self.chosen.append(message.index)

    def on_footer_bar_chosen(self, message: FooterBar.Chosen) -> None:
        """Note it."""
        self.chosen.append(message.command)

    def text(self, kind: type[Bar]) -> str:
        """What one bar says."""
        return self.query_one(kind).render_line(0).text


async def test_the_header_has_the_name_left_and_the_counts_right() -> None:
    """With a space at either end."""
    app = Barred()
    async with app.run_test(size=(80, 10)):
        text = app.text(HeaderBar)
        assert text.startswith(" Atajurt trial ")
        assert text.endswith("31 open ")
        assert len(text) == 80


async def test_a_narrow_header_cuts_with_a_sign() -> None:
    """Neither side pushes the other out."""
    app = Barred()
    async with app.run_test(size=(40, 10)):
        assert app.text(HeaderBar) == " Atajurt trial 84 sources · 52 questio… "


@pytest.mark.parametrize(
    ("source", "cells", "said"),
    [
        (
            "HRW",
            80,
            " Ataj… · as told by HRW · as known on 31 Dec 2025"
            " 0 sources, 5 undated left out ",
        ),
        (
            "Kazakhstan International Bureau for Human Rights",
            80,
            " Ata… · as told by Kazakhstan International Bureau…"
            " · as known on 31 Dec 2025  ",
        ),
        ("HRW", 40, " Ata… · as… · as known on 31 Dec 2025  "),
        ("HRW", 20, " ·… · as known o…  "),
    ],
)
async def test_a_limit_that_is_on_is_seen_in_every_header(
    source: str, cells: int, said: str
) -> None:
    """The name gives way first, then the counts, then the source; never the day."""
    app = Barred()
    async with app.run_test(size=(cells, 10)):
        header = app.query_one(HeaderBar)
        view = Viewpoint("s_any", "2025-12-31")
        header.left = where("Atajurt trial", view, source)
        header.right = (Span("0 sources, 5 undated left out", "quiet"),)
        assert " ".join(app.text(HeaderBar).split()) == " ".join(said.split())


async def test_the_pane_in_front_is_in_brackets() -> None:
    """A tab does not move when it comes to the front."""
    app = Barred()
    async with app.run_test(size=(80, 10)):
        assert app.text(TabBar).startswith("[1 Timeline] 2 Defendants  3 Compare ")
        app.query_one(TabBar).current = 1
        assert app.text(TabBar).startswith(" 1 Timeline [2 Defendants] 3 Compare ")


async def test_all_tabs_have_their_names_in_eighty_columns() -> None:
    """The smallest terminal that most people have."""
    app = Barred()
    async with app.run_test(size=(80, 10)):
        assert app.text(TabBar).rstrip().endswith(" 6 Quotes  7 Tasks")


async def test_narrow_tabs_keep_their_numbers() -> None:
    """The keys still work, and can be seen."""
    app = Barred()
    async with app.run_test(size=(40, 10)):
        app.query_one(TabBar).current = 2
        assert app.text(TabBar).rstrip() == " 1  2 [3 Compare] 4  5  6  7"


@pytest.mark.parametrize("size", [(80, 10), (40, 10)])
async def test_every_tab_can_be_clicked(size: tuple[int, int]) -> None:
    """Wherever its number stands."""
    app = Barred()
    async with app.run_test(size=size) as pilot:
        for index in range(len(NAMES)):
            column = app.text(TabBar).index(str(index + 1))
            await pilot.click(TabBar, offset=(column, 0))
        await pilot.click(TabBar, offset=(size[0] - 1, 0))
        assert app.chosen == [0, 1, 2, 3, 4, 5, 6]


async def test_every_key_of_the_footer_can_be_clicked() -> None:
    """On the key, and on its label."""
    app = Barred()
    async with app.run_test(size=(80, 10)) as pilot:
        hints = footer("panes", 80)
        for hint in hints:
            shown = f"{hint.key} {hint.label}"
            await pilot.click(FooterBar, offset=(app.text(FooterBar).index(shown), 0))
        await pilot.click(FooterBar, offset=(0, 0))
        assert app.chosen == [hint.id for hint in hints]


async def test_a_notice_stands_in_place_of_the_keys() -> None:
    """A click takes it away."""
    app = Barred()
    async with app.run_test(size=(80, 10)) as pilot:
        app.query_one(FooterBar).notice = "Copied"
        assert app.text(FooterBar).rstrip() == " Copied"
        await pilot.click(FooterBar, offset=(20, 0))
        assert app.text(FooterBar).startswith(" enter open ")
        assert app.chosen == []


async def test_the_footer_follows_the_place() -> None:
    """A page can be left."""
    app = Barred()
    async with app.run_test(size=(80, 10)):
        assert "esc back" not in app.text(FooterBar)
        app.query_one(FooterBar).scope = "page"
        assert "esc back" in app.text(FooterBar)


@pytest.mark.parametrize("cells", [1, 2, 5, 17, 40, 200])
async def test_every_bar_fills_its_width(cells: int) -> None:
    """Neither more nor less."""
    app = Barred()
    async with app.run_test(size=(cells, 10)):
        for kind in (HeaderBar, TabBar, Rule, FooterBar):
            strip = app.query_one(kind).render_line(0)
            assert strip.cell_length == cells
            assert line_width((Span(strip.text),)) == cells
