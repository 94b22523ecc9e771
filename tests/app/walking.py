"""A walk through every screen, and what of a screen no text may have broken."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.cells import cell_len
from textual.widget import Widget

import dossier.panes
import dossier.screens
import dossier.widgets
from app.flows import Reader
from dossier.safe import safe

PACKAGES: Final = (dossier.screens, dossier.panes, dossier.widgets)
"""Where everything that is drawn is written."""

_TYPED: Final = ("left_square_bracket", "slash", "b", "r", "e")
_READING: Final = tuple(
    (pane, "j", "enter", "G", "escape", "o", "y") for pane in "1234567"
)
WALK: Final = (
    *_READING,
    ("1", "G", "H", "G", "enter", "escape", "escape"),
    ("5", "e", "tab", "x", "tab", "escape", "escape"),
    ("6", "e", "down", "enter", "tab", "escape", "escape"),
    ("6", "D", "enter", "escape", "escape"),
    ("5", "M", "r", "e", "d", "down", "enter", "escape", "escape"),
    ("5", "w", "j", "enter", "escape", "escape"),
    ("3", "f", "down", "r", "escape", "F", "l", "v", "down", "tab", "escape"),
    ("3", "p", "j", "y", "enter", "n", "b", "tab", "G", "escape", "escape"),
    ("3", "enter", "w", "n", "space", "j", "a", "escape", "escape", "escape"),
    ("t", *_TYPED, "ctrl+u", "down", "down", "enter", "1", "3", "6"),
    ("t", "pageup", "enter", "d", *_TYPED, "escape"),
    ("slash", *_TYPED, "down", "tab", "y", "enter", "escape", "escape"),
    ("ctrl+k", "m", "a", "r", "k", "down", "enter", "escape", "escape"),
    ("i", *_TYPED, "at", "m", "a", "r", "tab", "escape"),
    ("a", "down", "enter", *_TYPED, "tab", *_TYPED, "down", "ctrl+s", "escape"),
    ("T", "down", "enter", "tab", "ctrl+s", "escape"),
    ("T", "G", "enter", "escape", "T", "x", "j", "x", "x", "escape"),
    ("L", "j", "enter", "escape", "escape", "u", "escape", "z"),
    ("question_mark", "G", "escape", "ctrl+p", *"mar", "down", "escape"),
    ("ctrl+l", "j", "escape"),
)
"""Keys, each group from the panes and back to them."""
SHORT: Final = (*_READING, *WALK[-4:-1])
"""A part of it."""


def drawn() -> set[type[Widget]]:
    """Every screen, pane and widget that is made as it is: nothing stands on it."""
    found = {each for package in PACKAGES for each in _widgets(package)}
    return {
        one
        for one in found
        if not any(other is not one and issubclass(other, one) for other in found)
    }


def _widgets(package: Any) -> Iterator[type[Widget]]:
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        for value in vars(module).values():
            own = getattr(value, "__module__", "") == module.__name__
            if isinstance(value, type) and issubclass(value, Widget) and own:
                yield value


def broken(reader: Reader) -> list[str]:
    """What is wrong with the screen in front: its width, its text, its links."""
    screen = reader.app.screen
    found = []
    for number, strip in enumerate(screen._compositor.render_strips()):
        text = strip.text
        # Segment by segment: that is how its parts are drawn and counted.
        cells = sum(cell_len(segment.text) for segment in strip)
        # Textual cuts what a window covers inside an emoji of several: one cell off.
        cut = any(segment.text.endswith("\u200d") for segment in strip)
        if cells != screen.size.width and not cut:
            found.append(f"line {number} has {cells} cells: {text!a:.200}")
        if safe(text) != text:
            found.append(f"line {number} is not safe: {text!a:.200}")
        for _text, style, _control in strip:
            if style is not None and (style.link or "@click" in style.meta):
                found.append(f"line {number} has a link: {text!a:.200}")
    return found


class Walker:
    """Somebody who walks, and looks at each step."""

    def __init__(self, reader: Reader) -> None:
        """Begin in the panes.

        Args:
            reader: In front of the app.
        """
        self.reader = reader
        self.seen: set[type[Any]] = set()
        """Of which screens and widgets one was drawn."""
        self.wrong: list[str] = []
        self._sized: set[type[Any]] = set()

    async def walk(
        self, groups: Sequence[tuple[str, ...]], *sizes: tuple[int, int]
    ) -> None:
        """Press them all; a screen that is new is looked at in these sizes as well.

        Args:
            groups: Keys.
            sizes: Columns and lines.
        """
        for group in groups:
            for key in group:
                await self.reader.press(key)
                self._look(group, key)
                await self._resized(sizes)
            while self.reader.app.screen is not self.reader.browse:
                await self._leave()

    async def end(self, *sizes: tuple[int, int]) -> None:
        """Nothing can be read any more, and that is looked at.

        Args:
            sizes: Columns and lines.
        """
        self.reader.app.end_reading()
        await self.reader.rest()
        self._look(("the end",), "")
        await self._resized(sizes)

    async def _leave(self) -> None:
        """A screen that a group has left open."""
        before = self.reader.app.screen
        await self.reader.press("escape")
        if self.reader.app.screen is before:
            await self.reader.app.pop_screen()
            await self.reader.rest()

    async def _resized(self, sizes: tuple[tuple[int, int], ...]) -> None:
        kind = type(self.reader.app.screen)
        if kind in self._sized:
            return
        self._sized.add(kind)
        own = self.reader.app.size
        for size in sizes:
            await self.reader.resize(*size)
            self._look((kind.__name__,), f"{size}")
        await self.reader.resize(*own)

    def _look(self, group: tuple[str, ...], key: str) -> None:
        app = self.reader.app
        assert app.failure is None, (group, key, app.failure)
        self.seen.add(type(app.screen))
        self.seen |= {type(one) for one in app.screen.walk_children() if one.display}
        wrong = broken(self.reader)
        self.wrong += [f"{' '.join(group)} at {key}: {one}" for one in wrong]
