"""The deck: the panes that are in view, side by side in the order of their numbers."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from dossier.panes.pane import Pane

NAMES = (
    "timeline",
    "defendants",
    "compare",
    "sources",
    "people",
    "quotes",
    "tasks",
)
"""The panes in the order of their numbers."""


def pane_class(name: str) -> type[Pane[Any]]:
    """The class of a pane; imported when it first comes into view."""
    module = import_module(f"dossier.panes.{name}")
    found: type[Pane[Any]] = getattr(module, f"{name.title()}Pane")
    return found


class Deck(Horizontal):
    """Holds the panes; one is made when it first comes into view, and kept."""

    DEFAULT_CSS = "Deck { width: 1fr; height: 1fr; }"

    def __init__(self, shown: Sequence[str]) -> None:
        super().__init__(id="panes")
        self._first = shown

    def compose(self) -> ComposeResult:
        """The panes of the first paint."""
        for name in self._first:
            yield pane_class(name)()

    async def bring(self, shown: Sequence[str]) -> None:
        """Bring these panes into view and hide the others."""
        for pane in self.children:
            pane.display = pane.id in shown
        there = self.there(shown)
        for name in shown:
            if name not in there:
                behind = NAMES[NAMES.index(name) :]
                after = next(
                    (pane for pane in self.children if pane.id in behind), None
                )
                await self.mount(pane_class(name)(), before=after)

    def front(self, name: str) -> None:
        """One pane is the current one: beside others it has the most room."""
        for pane in self.children:
            pane.set_class(pane.id == name, "-front")

    def there(self, names: Sequence[str]) -> tuple[str, ...]:
        """Those of these panes that have been made."""
        made = {pane.id for pane in self.children}
        return tuple(name for name in names if name in made)

    def pane(self, name: str) -> Pane[Any]:
        """One of the panes; it must have been in view."""
        return self.query_one(f"#{name}", Pane)
