"""The command palette."""

from typing import Any, ClassVar

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit
from textual.screen import Screen

from dossier.commands import available
from dossier.keys import bindings
from dossier.palette import CommandProvider, Palette
from dossier.scopes import Scope
from dossier.screens.steady import Steady


class Page(Steady, Screen[None]):
    """A screen that says where it is."""

    scope: Scope = "page"
    BINDINGS = bindings("screen")

    def __init__(self) -> None:
        """Nothing asked yet."""
        super().__init__()
        self.asked: list[str] = []

    def action_copy(self) -> None:
        """Note it."""
        self.asked.append("copy")


class Paletted(App[object]):
    """An app with our commands alone."""

    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    BINDINGS = bindings("app")

    def get_default_screen(self) -> Screen[None]:
        """Ours."""
        return Page()


async def test_the_palette_offers_every_command_of_the_place() -> None:
    """In the order of the list; then what stands there alone."""
    app = Paletted()
    async with app.run_test():
        hits = [hit async for hit in CommandProvider(app.screen).discover()]
        offered = [hit.text for hit in hits if isinstance(hit, DiscoveryHit)]
        of_place = [each.help for each in available("page")]
        assert offered == [*of_place, "Write in another name from now on"]


async def test_a_command_is_found_by_its_label() -> None:
    """The word of the footer is what people remember."""
    app = Paletted()
    async with app.run_test():
        hits = [hit async for hit in CommandProvider(app.screen).search("source")]
        assert "Open the words that support it" in [hit.text for hit in hits]


async def test_keys_that_come_fast_do_not_end_the_program() -> None:
    """Moving in a list that has not come, leaving twice."""
    app = Paletted()
    async with app.run_test(size=(10, 3)) as pilot:
        app.push_screen(Palette(id="--command-palette"))
        await pilot.press("pageup", "pagedown", "end", "home", "up", "down")
        await app.workers.wait_for_complete()
        await pilot.press("pageup", *"zzz", "pagedown", "pageup")
        palette = app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await pilot.pause()
        assert isinstance(app.screen, Page)


async def test_a_command_chosen_in_the_palette_is_run() -> None:
    """Where the palette was opened from."""
    app = Paletted()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p", *"copy it")
        assert CommandPalette.is_open(app)
        await app.workers.wait_for_complete()
        await pilot.press("enter", "enter")
        await pilot.pause()
        page = app.screen
        assert isinstance(page, Page)
        assert page.asked == ["copy"]
