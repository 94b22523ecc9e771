"""The bar beside what scrolls."""

from textual.app import App, ComposeResult
from textual.geometry import Size

from dossier.widgets.scroll import Scroll


class Shown(App[None]):
    """A hundred lines that scroll."""

    def compose(self) -> ComposeResult:
        """The lines."""
        scroll = Scroll()
        scroll.virtual_size = Size(0, 100)
        yield scroll


async def test_a_bar_that_was_hidden_comes_back_where_one_is_now() -> None:
    async with Shown().run_test(size=(30, 10)) as pilot:
        scroll = pilot.app.query_one(Scroll)
        scroll.scroll_to(y=40, animate=False)
        assert scroll.vertical_scrollbar.position == 40
        scroll.show_vertical_scrollbar = False
        scroll.scroll_to(y=0, animate=False, force=True)
        scroll.show_vertical_scrollbar = True
        assert scroll.vertical_scrollbar.position == 0
