"""Filling the panes: rows, counts and arithmetic, and none of it on the UI thread's
time. What comes too late, for a view that was left meanwhile, is let go.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.worker import get_current_worker

from dossier.panes.deck import Deck
from dossier.rows import Few, Rows
from dossier.screens.desk import Desk
from dossier.screens.view import Look
from dossier_db.records import Tally


class Filling:
    """Brings what the desk gives into the panes of one screen."""

    def __init__(
        self,
        screen: Screen[Any],
        desk: Desk,
        rows_at: dict[str, str],
        tell: Callable[[Tally, Look], None],
    ) -> None:
        """Nothing is shown yet.

        Args:
            screen: Where the panes are.
            desk: Gives the rows.
            rows_at: The id of the row where each pane is to begin; kept by the screen.
            tell: Told the figures of the header, on the screen's thread.
        """
        self._screen = screen
        self._desk = desk
        self._rows_at = rows_at
        self._tell = tell
        self._shown: dict[str, Rows[Any]] = {}
        self.look = Look()
        """From where, and at what, one looks."""
        self._near = False

    @property
    def _deck(self) -> Deck:
        return self._screen.query_one(Deck)

    def fill(self, name: str) -> None:
        """Give a pane its rows, unless it has them; what is narrowed is written down
        off this thread first.
        """
        if name in self._shown:
            return
        if self.look.whole(name):
            self._show(
                name,
                self._desk.rows(name, self.look.view, self.look.narrowed),
                self.look,
            )
            return
        self._shown[name] = self._deck.pane(name).list.rows or Few()
        self._run(f"rows-{name}", self._write_down, name, self.look, alone=True)

    def _rows(self, name: str, look: Look) -> Rows[Any]:
        return self._desk.rows(name, look.view, look.narrowed)

    def forget(self, *, near: bool = False) -> None:
        """Whatever is shown is out of date: to be filled again.

        Args:
            near: Where the row of the cursor is gone, its neighbour comes in its place.
        """
        self._shown.clear()
        self._near = near

    def count(self) -> None:
        """Ask for the figures of the header."""
        self._run("tally", self._tally, self.look, alone=True)

    def _run(
        self, group: str, work: Callable[..., None], *given: Any, alone: bool = False
    ) -> None:
        self._screen.run_worker(
            partial(work, *given), thread=True, group=group, exclusive=alone
        )

    def _hand_over(self, take: Callable[..., None], *found: Any) -> None:
        """From a thread of its own back to the screen's, if that is still there."""
        if self._screen.is_attached and not get_current_worker().is_cancelled:
            self._screen.app.call_from_thread(self._taken, take, *found)

    def _taken(self, take: Callable[..., None], *found: Any) -> None:
        """It may have been left between the two."""
        if self._screen.is_attached:
            take(*found)

    def _write_down(self, name: str, look: Look) -> None:
        rows = self._rows(name, look)
        rows.count()
        self._hand_over(self._show, name, rows, look)

    def _show(self, name: str, rows: Rows[Any], look: Look) -> None:
        """The rows have come; those of a view left meanwhile are let go."""
        if look != self.look:
            self._desk.let_go(rows)
            return
        pane = self._deck.pane(name)
        before = pane.list.rows
        pane.ours = not look.view.everything
        self._shown[name] = rows
        wanted = self._rows_at.get(name)
        cursor = rows.position(wanted) if wanted is not None else None
        if cursor is None and self._near:
            cursor = pane.list.cursor
        pane.show(rows, cursor or 0)
        if before is not rows:
            self._desk.let_go(before)
        if rows.known is not None:
            pane.take(self._desk.extra(name, look.view))
            return
        self._run(f"count-{name}", self._learn, name, rows, look)

    def _learn(self, name: str, rows: Rows[Any], look: Look) -> None:
        """Of a long list: what its pane shows beside it, and how long it is."""
        extra = self._desk.extra(name, look.view)
        self._hand_over(self._learned, name, rows, extra, rows.count())

    def _learned(self, name: str, rows: Rows[Any], extra: Any, count: int) -> None:
        if self._shown.get(name) is rows:
            pane = self._deck.pane(name)
            pane.take(extra)
            pane.list.known = count

    def _tally(self, look: Look) -> None:
        self._hand_over(self._told, look, self._desk.tally(look.view))

    def _told(self, look: Look, tally: Tally) -> None:
        if look == self.look:
            self._tell(tally, look)
