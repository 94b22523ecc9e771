"""The first screen: the panes, and the detail of the row under the cursor.

Below 100 columns one pane with the detail below it, to 159 the detail beside it, from
160 the first three panes side by side with the detail below them.
"""

from asyncio import Lock
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from dossier.commands import panes
from dossier.keys import bindings
from dossier.messages import Arrived
from dossier.panes.deck import NAMES, Deck
from dossier.panes.pane import Pane
from dossier.rows import Few
from dossier.scopes import Scope
from dossier.screens.copying import copy_block, say
from dossier.screens.deciding import Deciding
from dossier.screens.desk import Desk, leads_to
from dossier.screens.filling import Filling
from dossier.screens.page import UNCITED, open_page
from dossier.screens.steady import HEIGHTS, WIDE, WIDTHS
from dossier.screens.typing import type_into
from dossier.screens.view import Look, figures, where
from dossier.state import Place
from dossier.topics import Topic
from dossier.widgets.bars import FooterBar, HeaderBar, Rule, TabBar
from dossier.widgets.rows import RowList
from dossier.widgets.sheet import Sheet
from dossier.words import _
from dossier_db import Viewpoint
from dossier_db.records import Filter, Tally

TRIPTYCH = 3
"""Panes shown side by side where the screen is wide."""
_PAUSE = 0.03
"""Seconds that a cursor rests before its detail is asked for."""


class BrowseScreen(Deciding):
    """Panes and detail; everything else is opened from here."""

    BINDINGS = bindings("screen")
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    @property
    def scope(self) -> Scope:
        """Where the reader is: in Compare more can be done."""
        return "compare" if self._current == "compare" else "panes"

    def __init__(self, desk: Desk, place: Place, notices: Sequence[str]) -> None:
        super().__init__()
        self.desk = desk
        self.header = HeaderBar()
        self.detail = Sheet(id="detail")
        self.detail.empty = _("a adds a source or a person; i takes a note in a line.")
        self._notices = notices
        self._rows_at = dict(place.rows)
        self._current = place.pane if place.pane in NAMES else NAMES[0]
        self._filling = Filling(self, desk, self._rows_at, self._told)
        self._pause: Timer | None = None
        self._described = ("", "")  # the pane and the record of which the detail is
        self._arranging = Lock()

    # Layout

    def compose(self) -> ComposeResult:
        """Header, tabs, the panes and the detail, footer."""
        self.header.left = where(self.desk.name, self.view, None)
        yield self.header
        tabs = TabBar()
        tabs.tabs = tuple(_(one.label) for one in panes())
        yield tabs
        yield Rule(classes="rule")
        with Container(id="desk"):
            self.deck = Deck(self._beside(self._current))
            yield self.deck
            yield self.detail
        yield Rule(classes="rule")
        self.footer = FooterBar()
        self.footer.scope = self.scope
        yield self.footer

    async def on_mount(self) -> None:
        """Show the pane where the reader left it; counts follow the first paint."""
        await self._arrange()
        self._focus_list()
        self.call_after_refresh(self._filling.count)
        if self._notices:
            say(self, " ".join(self._notices))
        self.post_message(Arrived())

    async def on_resize(self, _event: events.Resize) -> None:
        """Another width may show other panes."""
        await self._arrange()

    @property
    def _side_by_side(self) -> tuple[str, ...]:
        """The panes that are in view, as far as they are there already."""
        return self.deck.there(self._beside(self._current))

    def _beside(self, name: str) -> tuple[str, ...]:
        """The panes that are in view where one of them is the current one."""
        first = NAMES[:TRIPTYCH]
        wide = self.app.size.width >= WIDE and name in first
        return first if wide else (name,)

    async def _arrange(self, name: str | None = None) -> None:
        """Bring the panes into view, one call after the other, and give them rows.

        Another pane is current only once it is there.
        """
        async with self._arranging:  # a new size and a key each bring panes of theirs
            name = name or self._current
            self.set_class(len(shown := self._beside(name)) > 1, "-triptych")
            await self.deck.bring(shown)
            self._turn_to(name)
            for each in shown:
                self._filling.fill(each)

    def place(self) -> Place:
        """Where the reader is, to be remembered."""
        return Place(pane=self._current, rows=dict(self._rows_at))

    # Rows

    def _told(self, tally: Tally, look: Look) -> None:
        self.header.right = figures(tally, look.view, self.desk.drafts())

    def count_again(self) -> None:
        """There may be other drafts in the tray."""
        self._filling.count()

    def ask_again(self, new: Sequence[str] = ()) -> None:
        """Something was written: everything in view is asked for once more."""
        self.desk.forget()
        self._refill(new, near=True)

    def put_away(self) -> None:
        """The dossier is being locked: no cursor rests until it asks something."""
        if self._pause is not None:
            self._pause.stop()

    def take_up(self) -> None:
        """It is open again: lists that were written down are gone, in view or not."""
        for pane in self.query(Pane):
            if not self._filling.look.whole(pane.NAME):
                pane.list.show(Few())
        self.ask_again()

    def _refill(self, new: Sequence[str] = (), *, near: bool = False) -> None:
        self._filling.forget(near=near)
        for name in self._side_by_side:
            self._filling.fill(name, new)
        self._filling.count()

    @property
    def view(self) -> Viewpoint:
        """From where one looks."""
        return self._filling.look.view

    def look_from(self, view: Viewpoint) -> None:
        """Redraw every pane from another viewpoint."""
        self._filling.look = replace(self._filling.look, view=view)
        told_by, name_of = view.told_by, self.desk.ledger.name_of
        source = None if told_by is None else name_of(told_by)
        self.header.left = where(self.desk.name, view, source)
        self.detail.blocks = ()
        self._refill()

    def narrow(self, narrowed: Filter) -> None:
        """Show these questions alone."""
        from dossier.panes.compare import ComparePane  # it may not be in view yet

        self._filling.look = replace(self._filling.look, narrowed=narrowed)
        pane = self.deck.query_one(ComparePane)
        pane.called = self.desk.names(narrowed)
        pane.narrowed = narrowed
        self.detail.blocks = ()
        self._refill()

    # What is under the cursor

    @property
    def focused_pane(self) -> Pane[Any]:
        """The pane that has the focus, or had it before the detail."""
        return self.deck.pane(self._current)

    @on(RowList.Highlighted)
    def _highlighted(self, message: RowList.Highlighted) -> None:
        pane = message.rows.parent
        if isinstance(pane, Pane) and message.row is not None:
            self._rows_at[pane.NAME] = message.row.id
        if pane is not self.focused_pane:
            return
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE, self._describe)

    def _describe(self) -> None:
        row = self.focused_pane.list.row
        blocks = () if row is None else self.desk.detail(self._current, row, self.view)
        before, self._described = self._described, (self._current, self.record_here)
        if blocks != self.detail.blocks:  # else one reads on where one was
            same = before == self._described and self.detail.has_focus
            (self.detail.renew if same else self.detail.show)(blocks)

    @on(events.DescendantFocus)
    async def _focused(self, message: events.DescendantFocus) -> None:
        """The pane that has taken the focus, and has it still, becomes the current."""
        pane = message.widget.parent
        if (
            isinstance(pane, Pane)
            and message.widget.has_focus
            and pane.NAME in self._side_by_side
            and self._current != pane.NAME
        ):
            self._turn_to(pane.NAME)
            self._describe()

    @on(RowList.Opened)
    def _open_row(self, message: RowList.Opened) -> None:
        if message.row is not None:
            open_page(self, self.desk, leads_to(message.row), self.view)

    @on(RowList.CitationAsked)
    def _cite_row(self, message: RowList.CitationAsked) -> None:
        """The first passage behind the row; the detail has the others."""
        pane = message.rows.parent
        if message.row is None or not isinstance(pane, Pane):
            return
        blocks = self.desk.detail(pane.NAME, message.row, self.view)
        cite = next((one.cite for one in blocks if one.cite is not None), None)
        if cite is None:
            say(self, _("No statement stands behind this row."))
        else:
            open_page(self, self.desk, cite, self.view)

    @on(Sheet.Opened)
    def _open_block(self, message: Sheet.Opened) -> None:
        if message.block.opens is not None:
            open_page(self, self.desk, message.block.opens, self.view)

    @on(Sheet.CitationAsked)
    def _cite_block(self, message: Sheet.CitationAsked) -> None:
        if message.block.cite is not None:
            open_page(self, self.desk, message.block.cite, self.view)
        else:
            say(self, _(UNCITED))

    # Commands

    async def show_pane(self, name: str) -> None:
        """Bring a pane to the front."""
        self.remove_class("-only-detail")
        await self._arrange(name)
        self._focus_list()
        self._describe()

    def _turn_to(self, name: str) -> None:
        self.footer.notice = self.footer.notice if name == self._current else ""
        self._current = name
        self.set_class(name == "compare", "-matrix")
        self.deck.front(name)
        self.query_one(TabBar).current = NAMES.index(name)
        self.footer.scope = self.scope

    def _focus_list(self) -> None:
        self.set_focus(self.focused_pane.list)  # before the next key

    @property
    def _parts(self) -> list[RowList[Any] | Sheet]:
        """What can have the focus, in the order of the eye."""
        lists = [self.deck.pane(name).list for name in self._side_by_side]
        below = [self.detail] if self.detail.walkable else []
        parts: list[RowList[Any] | Sheet] = [*lists, *below]
        return [one for one in parts if all(n.display for n in one.ancestors_with_self)]

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
        self.set_focus(parts[(here + step) % len(parts)])

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

    async def action_told_by(self) -> None:
        """Choose one source to look from, or all of them again."""
        from dossier.screens.sources import SourceChoice

        def chosen(source: str | None) -> None:
            if source is not None:
                self.look_from(Viewpoint(source or None, self.view.known_on))

        await type_into(self.app, SourceChoice(self.desk, self.view.told_by), chosen)

    async def action_known_on(self) -> None:
        """Choose a day to look from, or no limit."""
        from dossier.screens.choose import DayChoice

        def chosen(day: str | None) -> None:
            if day is not None:
                self.look_from(Viewpoint(self.view.told_by, day or None))

        await type_into(self.app, DayChoice(self.desk, self.view.known_on), chosen)

    def topic(self) -> Topic | None:
        """What the cursor is on: in the detail, else the question of the row."""
        row = self.focused_pane.list.row
        if self._current != "compare" or row is None:
            return None
        blocks = self.detail.blocks[: self.detail.cursor + 1]
        about = [one.about for one in blocks if one.about is not None]
        inside = self.detail.has_focus and about
        return about[-1] if inside else Topic(row.id)

    @property
    def record_here(self) -> str:
        """The record of the row under the cursor."""
        row = self.focused_pane.list.row
        return "" if row is None else leads_to(row)

    async def action_narrow(self) -> None:
        """Choose which questions are shown."""
        from dossier.screens.narrow import FilterChoice

        def chosen(narrowed: Filter | None) -> None:
            if narrowed is not None:
                self.narrow(narrowed)

        await type_into(self.app, FilterChoice(self.desk, self._filling.look), chosen)

    def action_fold(self) -> None:
        """Sources that count as one in one column, or each in its own."""
        say(self, self.focused_pane.fold())

    def action_back(self) -> None:
        """From the detail to its list; from one part alone to all."""
        if self.has_class("-only-list") or self.has_class("-only-detail"):
            self.action_maximise()
        self._focus_list()

    @on(TabBar.Chosen)
    async def _tab(self, message: TabBar.Chosen) -> None:
        await self.show_pane(NAMES[message.index])
