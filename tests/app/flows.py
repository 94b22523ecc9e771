"""The app under a pilot, and what a reader would see of it."""

import asyncio
import string
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from textual._context import visible_screen_stack
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from dossier.main import DossierApp
from dossier.screens.browse import BrowseScreen
from dossier.screens.page import PageScreen
from dossier.widgets.rows import RowList
from dossier.wrap import plain
from dossier_db import Store

PATIENCE = 10.0
"""Seconds after which what was waited for is given up."""
_WORDY = 6
"""Letters that follow each other from which on they are typed words, not commands: who
types does not wait for the screen after each.
"""
_LETTERS = frozenset(map(_character_to_key, string.printable))
_HOPS = 3
"""Widgets that a message passes on its way up to the screen."""


def _is_letter(key: str) -> bool:
    """Whether a key is a character."""
    return len(key) == 1 or key in _LETTERS - {"tab", "enter"}


class Reader:
    """Somebody who reads a dossier: keys and mouse go in, the screen comes out."""

    def __init__(self, app: DossierApp, pilot: Pilot[None]) -> None:
        """Somebody in front of the app.

        Args:
            app: The app.
            pilot: Its pilot.
        """
        self.app = app
        self.pilot = pilot

    @property
    def browse(self) -> BrowseScreen:
        """The panes."""
        return self.app.browse

    @property
    def page(self) -> PageScreen:
        """The page in front."""
        screen = self.app.screen
        assert isinstance(screen, PageScreen), self.text
        return screen

    @property
    def rows(self) -> RowList[Any]:
        """The list of the current pane."""
        return self.browse.focused_pane.list

    @property
    def row(self) -> Any:
        """The record under the cursor of the current pane."""
        found = self.rows.row
        assert found is not None
        return found

    @property
    def lines(self) -> list[str]:
        """The lines of the screen in front, without the spaces at their ends.

        As the app would draw it: of a window over them, the screens below are seen.
        """
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen in front as text."""
        return "\n".join(self.lines)

    @property
    def sheet(self) -> str:
        """All of the detail's blocks as text, whatever of them is in view."""
        return "\n".join(map(plain, self.browse.detail.blocks))

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the app has answered them.

        Args:
            keys: As Textual names them.
        """
        await self.pilot.press(*keys)
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing is asked of the store and no cursor rests."""
        while True:
            for _hop in range(_HOPS):
                await self.pilot.pause(0)
            await self.app.workers.wait_for_complete()
            await self.until(lambda: not self._pausing)
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            if not self._pausing and all(w.is_finished for w in self.app.workers):
                return

    @property
    def _pausing(self) -> bool:
        """Whether the screen in front waits for the cursor to rest."""
        pause = getattr(self.app.screen, "_pause", None)
        return not (pause is None or pause._task is None or pause._task.done())

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until a condition holds.

        Args:
            seen: The condition.
        """
        async with asyncio.timeout(PATIENCE):
            while not seen():
                await self.pilot.pause(0.005)

    async def see(self, *texts: str) -> None:
        """Wait until all these texts stand on the screen.

        Args:
            texts: What must be seen.
        """
        try:
            await self.until(lambda: all(text in self.text for text in texts))
        except TimeoutError:
            raise AssertionError(f"{texts} not seen in\n{self.text}") from None

    async def click(self, text: str, times: int = 1) -> None:
        """Click on a text that stands on the screen.

        Args:
            text: The text; its first cell is clicked.
            times: 2 is a double click.
        """
        column, line = self.find(text)
        await self.pilot.click(None, offset=(column, line), times=times)
        await self.rest()

    def find(self, text: str) -> tuple[int, int]:
        """The cell where a text begins, and its line.

        Args:
            text: What stands on the screen.
        """
        for number, line in enumerate(self.lines):
            if text in line:
                return line.index(text), number
        raise AssertionError(f"{text} is not in\n{self.text}")

    async def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size.

        Args:
            columns: Its width.
            lines: Its height.
        """
        await self.pilot.resize_terminal(columns, lines)
        await self.rest()

    def focused(self) -> Widget | None:
        """What has the focus."""
        return self.app.focused


@contextmanager
def begun(store: Store, notices: tuple[str, ...] = ()) -> Iterator[DossierApp]:
    """The program on a dossier. What was handed in to be written is written by the
    end, as it is for a person: the next test may have a file of the same name.

    Args:
        store: The open dossier.
        notices: What is said once it is open.
    """
    app = DossierApp(store, notices)
    try:
        yield app
    finally:
        app.desk.clerk.close()


@asynccontextmanager
async def reading(
    path: Path,
    size: tuple[int, int] = (80, 24),
    *keys: str,
    notices: tuple[str, ...] = (),
    passphrase: str | None = None,
) -> AsyncIterator[Reader]:
    """Somebody reading the dossier at ``path``.

    Args:
        path: The file.
        size: Columns and lines of the terminal.
        keys: What is pressed first.
        notices: What is said once it is open.
        passphrase: Of a sealed one.
    """
    with Store.open(path, passphrase=passphrase) as store, begun(store, notices) as app:
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.rest()
            for typed, run in groupby(keys, _is_letter):
                held = tuple(run)
                many = typed and len(held) >= _WORDY
                for burst in (held,) if many else zip(held, strict=True):
                    await reader.press(*burst)
            yield reader
        if app.failure is not None:
            raise app.failure
