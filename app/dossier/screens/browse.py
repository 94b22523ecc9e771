"""The first screen: the panes, and the detail of the row under the cursor.

Below 100 columns one pane with the detail below it, to 159 the detail beside it, from
160 the first three panes side by side with the detail below them.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from dossier.commands import Scope, panes
from dossier.keys import bindings
from dossier.panes.deck import NAMES, Deck
from dossier.panes.pane import Pane
from dossier.rows import Few, Rows
from dossier.screens.copying import copy_block, say
from dossier.screens.desk import Desk
from dossier.screens.page import open_page
from dossier.screens.view import figures, where
from dossier.state import Place
from dossier.widgets.bars import FooterBar, HeaderBar, Rule, TabBar
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db import Viewpoint
from dossier_db.records import Tally

TRIPTYCH = 3
"""Panes shown side by side where the screen is wide."""
WIDE = 160
"""Columns from which they are."""
_PAUSE = 0.03
"""Seconds that a cursor rests before its detail is asked for."""


class BrowseScreen(Screen[None]):
    """Panes and detail; everything else is opened from here."""

    BINDINGS = bindings("screen")
    # Lists, as Textual declares them: its ClassVar stands where no checker sees it.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-middle"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012
    scope: ClassVar[Scope] = "panes"

    def __init__(self, desk: Desk, place: Place, notices: Sequence[str]) -> None:
        super().__init__()
        self.desk = desk
        self.view = Viewpoint()
        self.header = HeaderBar()
        self.detail = Sheet(id="detail")
        self._notices = notices
        self._rows_at = dict(place.rows)
        self._current = place.pane if place.pane in NAMES else NAMES[0]
        self._shown: dict[str, Rows[Any]] = {}
        self._pause: Timer | None = None

    # Layout

    def compose(self) -> ComposeResult:
        """Header, tabs, the panes and the detail, footer."""
        self.header.left = where(self.desk.name, self.view, None)
        yield self.header
        tabs = TabBar()
        tabs.tabs = tuple(_(one.label) for one in panes())
        tabs.current = NAMES.index(self._current)
        yield tabs
        yield Rule(classes="rule")
        with Container(id="desk"):
            self.deck = Deck(self._side_by_side)
            yield self.deck
            yield self.detail
        yield Rule(classes="rule")
        yield FooterBar()

    async def on_mount(self) -> None:
        """Show the pane where the reader left it; counts follow the first paint."""
        await self._arrange()
        self._focus_list()
        self.call_after_refresh(self._count)
        if self._notices:
            say(self, " ".join(self._notices))

    async def on_resize(self, _event: events.Resize) -> None:
        """Another width may show other panes."""
        await self._arrange()

    @property
    def _side_by_side(self) -> tuple[str, ...]:
        """The panes that are in view."""
        first = NAMES[:TRIPTYCH]
        if self.app.size.width >= WIDE and self._current in first:
            return first
        return (self._current,)

    async def _arrange(self) -> None:
        """Bring the panes into view, and give rows to those that have none yet."""
        shown = self._side_by_side
        self.set_class(len(shown) > 1, "-triptych")
        await self.deck.bring(shown)
        for name in shown:
            if name not in self._shown:
                self._fill(name)

    def place(self) -> Place:
        """Where the reader is, to be remembered."""
        return Place(pane=self._current, rows=dict(self._rows_at))

    # Rows

    def _fill(self, name: str) -> None:
        """Give a pane its rows; under a viewpoint they are written down off this
        thread first."""
        if self.view.everything:
            self._show(name, self.desk.rows(name, self.view), self.view)
            return
        self._shown[name] = self.deck.pane(name).list.rows or Few()
        self.run_worker(
            partial(self._write_down, name, self.view),
            thread=True,
            group=f"rows-{name}",
            exclusive=True,
        )

    def _hand_over(self, take: Callable[..., None], *found: Any) -> None:
        """From a thread of its own back to the screen's, if that is still there."""
        if self.is_attached and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._taken, take, *found)

    def _taken(self, take: Callable[..., None], *found: Any) -> None:
        """It may have been left between the two."""
        if self.is_attached:
            take(*found)

    def _write_down(self, name: str, view: Viewpoint) -> None:
        rows = self.desk.rows(name, view)
        rows.count()
        self._hand_over(self._show, name, rows, view)

    def _show(self, name: str, rows: Rows[Any], view: Viewpoint) -> None:
        """The rows have come; those of a viewpoint left meanwhile are let go."""
        if view != self.view:
            self.desk.let_go(rows)
            return
        pane = self.deck.pane(name)
        before = pane.list.rows
        pane.ours = not view.everything
        self._shown[name] = rows
        wanted = self._rows_at.get(name)
        cursor = rows.position(wanted) if wanted is not None else None
        pane.show(rows, cursor or 0)
        if before is not rows:
            self.desk.let_go(before)
        if rows.known is not None:
            pane.take(self.desk.extra(name, view))
            return
        self.run_worker(
            partial(self._learn, name, rows, view), thread=True, group=f"count-{name}"
        )

    def _learn(self, name: str, rows: Rows[Any], view: Viewpoint) -> None:
        """Of a long list: what its pane shows beside it, and how long it is."""
        extra = self.desk.extra(name, view)
        self._hand_over(self._learned, name, rows, extra, rows.count())

    def _learned(self, name: str, rows: Rows[Any], extra: Any, count: int) -> None:
        if self._shown.get(name) is rows:
            pane = self.deck.pane(name)
            pane.take(extra)
            pane.list.known = count

    def _count(self) -> None:
        self.run_worker(
            partial(self._tally, self.view), thread=True, group="tally", exclusive=True
        )

    def _tally(self, view: Viewpoint) -> None:
        self._hand_over(self._told, view, self.desk.tally(view))

    def _told(self, view: Viewpoint, tally: Tally) -> None:
        if view == self.view:
            self.header.right = figures(tally, view)

    def look_from(self, view: Viewpoint) -> None:
        """Redraw every pane from another viewpoint."""
        self.view = view
        source = None if view.told_by is None else self.desk.source_name(view.told_by)
        self.header.left = where(self.desk.name, view, source)
        self._shown.clear()
        self.detail.blocks = ()
        for name in self._side_by_side:
            self._fill(name)
        self._count()

    # What is under the cursor

    @property
    def focused_pane(self) -> Pane[Any]:
        """The pane that has the focus, or had it before the detail."""
        return self.deck.pane(self._current)

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        pane, row = message.rows.parent, message.rows.row
        if isinstance(pane, Pane) and row is not None:
            self._rows_at[pane.NAME] = row.id
        if pane is not self.focused_pane:
            return
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._describe)

    def _describe(self) -> None:
        row = self.focused_pane.list.row
        self.detail.blocks = (
            () if row is None else self.desk.detail(self._current, row, self.view)
        )

    @on(events.DescendantFocus)
    async def _focused(self, message: events.DescendantFocus) -> None:
        """The pane that takes the focus becomes the current one."""
        pane = message.widget.parent
        if isinstance(pane, Pane) and self._current != pane.NAME:
            self._current = pane.NAME
            self.query_one(TabBar).current = NAMES.index(pane.NAME)
            self._describe()

    @on(RowList.Opened)
    def _open_row(self, message: RowList.Opened) -> None:
        row = message.rows.row
        if row is not None:
            open_page(self, self.desk, row.id, self.view)

    @on(RowList.CitationAsked)
    def _cite_row(self, message: RowList.CitationAsked) -> None:
        """The first passage behind the row; the detail has the others."""
        pane, row = message.rows.parent, message.rows.row
        if row is None or not isinstance(pane, Pane):
            return
        blocks = self.desk.detail(pane.NAME, row, self.view)
        cite = next((one.cite for one in blocks if one.cite is not None), None)
        if cite is None:
            say(self, _("No statement stands behind this row."))
            return
        open_page(self, self.desk, cite, self.view)

    @on(Sheet.Opened)
    def _open_block(self, message: Sheet.Opened) -> None:
        if message.block.opens is not None:
            open_page(self, self.desk, message.block.opens, self.view)

    @on(Sheet.CitationAsked)
    def _cite_block(self, message: Sheet.CitationAsked) -> None:
        if message.block.cite is not None:
            open_page(self, self.desk, message.block.cite, self.view)

    # Commands

    async def show_pane(self, name: str) -> None:
        """Bring a pane to the front."""
        self.remove_class("-only-detail")
        self._current = name
        self.query_one(TabBar).current = NAMES.index(name)
        await self._arrange()
        self._focus_list()
        self._describe()

    def _focus_list(self) -> None:
        self.focused_pane.list.focus()

    @property
    def _parts(self) -> list[RowList[Any] | Sheet]:
        """What can have the focus, in the order of the eye."""
        parts: list[RowList[Any] | Sheet] = [
            self.deck.pane(name).list for name in self._side_by_side
        ]
        return [
            part
            for part in (*parts, self.detail)
            if all(node.display for node in part.ancestors_with_self)
        ]

    def action_next_part(self) -> None:
        """The pane or part to the right, or below."""
        self._step(1)

    def action_previous_part(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        parts = self._parts
        if not parts:
            return
        here = next((i for i, part in enumerate(parts) if part.has_focus), 0)
        parts[(here + step) % len(parts)].focus()

    def action_columns_right(self) -> None:
        """Sources further right in the matrix."""
        self.focused_pane.move_aside(1)

    def action_columns_left(self) -> None:
        """Sources further left."""
        self.focused_pane.move_aside(-1)

    def action_maximise(self) -> None:
        """The whole screen for the part that has the focus, or all parts again."""
        detail = self.detail.has_focus
        on_now = self.has_class("-only-list") or self.has_class("-only-detail")
        self.set_class(not on_now and detail, "-only-detail")
        self.set_class(not on_now and not detail, "-only-list")
        alone = _("This part alone: z or esc brings the others back.")
        say(self, "" if on_now else alone)
        for name in self._side_by_side:
            hidden = self.has_class("-only-list") and name != self._current
            self.deck.pane(name).display = not hidden

    def action_copy(self) -> None:
        """The statement under the cursor with its citation."""
        if self._pause is not None:
            self._pause.stop()
        if not self.detail.has_focus:
            self._describe()
        copy_block(self, self.desk, self.detail, self.detail.blocks)

    def action_next_discrepancy(self) -> None:
        """The next row whose accounts cannot all be true."""
        self._seek(1, _("No discrepancy further down."))

    def action_previous_discrepancy(self) -> None:
        """The one before."""
        self._seek(-1, _("No discrepancy further up."))

    def _seek(self, step: int, none: str) -> None:
        if not self.focused_pane.list.seek(step):
            say(self, none)

    def action_told_by(self) -> None:
        """Choose one source to look from, or all of them again."""
        from dossier.screens.choose import SourceChoice

        def chosen(source: str | None) -> None:
            if source is not None:
                self.look_from(Viewpoint(source or None, self.view.known_on))

        self.app.push_screen(SourceChoice(self.desk, self.view.told_by), chosen)

    def action_known_on(self) -> None:
        """Choose a day to look from, or no limit."""
        from dossier.screens.choose import DayChoice

        def chosen(day: str | None) -> None:
            if day is not None:
                self.look_from(Viewpoint(self.view.told_by, day or None))

        self.app.push_screen(DayChoice(self.view.known_on), chosen)

    def action_back(self) -> None:
        """From the detail to its list; from one part alone to all."""
        if self.has_class("-only-list") or self.has_class("-only-detail"):
            self.action_maximise()
        self._focus_list()

    @on(TabBar.Chosen)
    async def _tab(self, message: TabBar.Chosen) -> None:
        await self.show_pane(NAMES[message.index])
