"""Filling the panes: rows, counts and arithmetic, and none of it on the UI thread's
time. What comes too late, for a view that was left meanwhile, is let go.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from textual.screen import Screen
from textual.worker import get_current_worker

from dossier.panes.deck import Deck
from dossier.rows import Few, Rows
from dossier.screens.desk import Desk
from dossier.screens.view import Look, silent
from dossier.words import _
from dossier_db import Viewpoint
from dossier_db.errors import UnknownRecord
from dossier_db.records import Tally


class _Asked(NamedTuple):
    """What is to be shown in a pane."""

    look: Look
    new: Sequence[str]
    """To the first of them that is there the cursor goes, if it still is ``here``."""
    here: str | None


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
        self._looks: dict[str, Look] = {}  # from where a pane shows what it shows
        self.look = Look()
        """From where, and at what, one looks."""
        self._near = False
        self._came: dict[tuple[str, str | None], str | None] = {}
        """By pane and record to which a cursor went, as it was new: where it was."""

    @property
    def _deck(self) -> Deck:
        return self._screen.query_one(Deck)

    def fill(self, name: str, new: Sequence[str] = ()) -> None:
        """Give a pane its rows, unless it has them; what is narrowed is written down
        off this thread first, and till then nothing stands there from anywhere else.

        Args:
            name: The pane.
            new: The records to the first of which that is there its cursor goes, if
                nobody moves it meanwhile.
        """
        if name in self._shown:
            return
        asked = _Asked(self.look, new, self._here(name))
        if self.look.whole(name):
            self._whole(name, self._rows(name, self.look), asked)
            return
        pane = self._deck.pane(name)
        if self._looks.get(name) != self.look.of(name):
            before = pane.list.rows
            pane.clear()
            self._desk.let_go(before)
        self._shown[name] = pane.list.rows or Few()
        self._run(f"rows-{name}", self._write_down, name, asked, alone=True)

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

    def _write_down(self, name: str, asked: _Asked) -> None:
        rows = self._rows(name, asked.look)
        rows.count()
        extra = self._desk.extra(name, asked.look.view)
        self._hand_over(self._written, name, rows, asked, extra)

    def _written(self, name: str, rows: Rows[Any], asked: _Asked, extra: Any) -> None:
        if asked.look != self.look:  # it was left meanwhile
            self._desk.let_go(rows)
            return
        self._show(name, rows, asked)
        self._deck.pane(name).take(extra)

    def _whole(self, name: str, rows: Rows[Any], asked: _Asked) -> None:
        self._show(name, rows, asked)
        if rows.known is None:
            self._run(f"count-{name}", self._learn, name, rows, asked.look)
        else:
            self._deck.pane(name).take(self._desk.extra(name, asked.look.view))

    def _show(self, name: str, rows: Rows[Any], asked: _Asked) -> None:
        """The rows have come."""
        look = asked.look
        pane = self._deck.pane(name)
        before = pane.list.rows
        pane.ours = not look.view.everything
        pane.why = self._why(name, look.view)
        self._shown[name] = rows
        self._looks[name] = look.of(name)
        moved = self._here(name) != asked.here
        pane.show(rows, self._cursor(name, rows, () if moved else asked.new))
        if before is not rows:
            self._desk.let_go(before)

    def _here(self, name: str) -> str | None:
        """The record under the cursor of a pane, or where it is to begin."""
        row = self._deck.pane(name).list.row
        here: str | None = self._rows_at.get(name) if row is None else row.id
        return here

    def _cursor(self, name: str, rows: Rows[Any], new: Sequence[str]) -> int:
        """On what is new, else where it was, else where it was before that was new;
        else on a neighbour.
        """
        here = self._here(name)
        for one in (*new, here, self._came.get((name, here))):
            place = None if one is None else rows.position(one)
            if place is not None:
                if one in new and one != here:
                    self._came[name, one] = here
                return place
        return self._deck.pane(name).list.cursor if self._near else 0

    def _why(self, name: str, view: Viewpoint) -> str:
        """Why a pane shows nothing from there; tasks are those of the whole dossier."""
        if view.told_by is None or name == "tasks":
            return ""
        try:
            return silent(self._desk.source(view.told_by), view)
        except UnknownRecord:  # removed since, here or elsewhere
            return _("The source that one looks from is gone: t chooses another.")

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
