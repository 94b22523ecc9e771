"""A page: one record over the whole screen, opened from a pane or another page."""

from collections.abc import Sequence
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from dossier.keys import bindings
from dossier.room import room
from dossier.rows import Block, Span, line
from dossier.scopes import Scope
from dossier.screens.copying import copy_block, say
from dossier.screens.desk import Desk, Page
from dossier.screens.steady import Steady
from dossier.screens.view import where
from dossier.widgets.bars import FooterBar, HeaderBar, Rule
from dossier.widgets.sheet import Sheet
from dossier.words import _, later
from dossier_db import Viewpoint
from dossier_db.errors import BusyDossier, UnknownRecord

UNCITED: Final = later("No words stand behind this line: those below it have theirs.")
"""Said where ``o`` has nothing to open."""


class PageScreen(Steady, Screen[None]):
    """A sheet with a header and a footer; ``esc`` leads back to where one was."""

    BINDINGS = bindings("screen")
    scope: Scope = "page"

    def __init__(self, desk: Desk, page: Page, view: Viewpoint) -> None:
        super().__init__()
        self.desk = desk
        self._page = page
        self.view = view
        self.header = HeaderBar()
        self.sheet = Sheet()

    def compose(self) -> ComposeResult:
        """Header, sheet, footer."""
        self.turn_to(self._page)
        yield self.header
        yield Rule(classes="rule")
        yield from self.compose_body()
        yield Rule(classes="rule")
        footer = FooterBar()
        footer.scope = self.scope
        yield footer

    def turn_to(self, page: Page) -> None:
        """Show this page from now on; the header says whose it is."""
        self._page = page
        source = self.view.told_by
        told = None if source is None else self.desk.ledger.name_of(source)
        self.header.left = line(
            where(self.desk.name, self.view, told), f" › {page.title}"
        )

    def compose_body(self) -> ComposeResult:
        """What stands between the rules."""
        yield self.sheet

    @property
    def here(self) -> Sheet:
        """The sheet that has the focus; most pages have one."""
        return self.sheet

    def on_mount(self) -> None:
        """Show the page, from where it was asked to begin."""
        self.sheet.show(self._page.blocks, self._page.at)
        self.set_focus(self.sheet)

    @on(Sheet.Opened)
    def _open(self, message: Sheet.Opened) -> None:
        if message.block.opens is not None:
            open_page(self, self.desk, message.block.opens, self.view)

    @on(Sheet.CitationAsked)
    def _cite(self, message: Sheet.CitationAsked) -> None:
        if message.block.cite is not None:
            open_page(self, self.desk, message.block.cite, self.view)
        else:
            say(self, _(UNCITED))

    def ask_again(self, _new: Sequence[str] = ()) -> None:
        """Nothing on a page that no record stands behind is ever written."""

    def action_back(self) -> None:
        """Where one came from."""
        self.dismiss()

    def action_copy(self) -> None:
        """The statement under the cursor, with its citation."""
        copy_block(self, self.desk, self.here, self.here.blocks)

    def action_next_discrepancy(self) -> None:
        """The next block that carries a warning."""
        self._seek(1, _("No discrepancy further down."))

    def action_previous_discrepancy(self) -> None:
        """The one before."""
        self._seek(-1, _("No discrepancy further up."))

    def _seek(self, step: int, none: str) -> None:
        sheet, blocks = self.here, self.here.blocks
        index = sheet.cursor + step
        while 0 <= index < len(blocks):
            spans = (*blocks[index].label, *blocks[index].line)
            if any(span.role == "warning" for span in spans):
                sheet.move_to(index)
                return
            index += step
        say(self, none)


def open_page(screen: Screen[Any], desk: Desk, record_id: str, view: Viewpoint) -> None:
    """Open the page of a record over ``screen``; from a passage's own page its source.

    The passage a reader already looks at is never opened once more: its source is,
    at that passage.
    """
    if not screen.is_active:
        return  # asked for before a key that has led elsewhere
    try:
        page = _opened(screen, desk, record_id, view)
    except (UnknownRecord, BusyDossier) as why:  # removed since it was drawn; or held
        say(screen, str(why))
        return
    if page is None:
        screen.dismiss()  # it was opened from there: back, not round in circles
    else:
        screen.app.push_screen(page)


def _opened(
    screen: Screen[Any], desk: Desk, record_id: str, view: Viewpoint
) -> "RecordScreen | None":
    """The page to open; None where it is the one below."""
    shown = room(screen).record_id
    at = None
    if record_id.startswith("a_"):  # alone an answer says little
        record_id = desk.question_of(record_id)
    if record_id == shown and record_id.startswith("x_"):
        record_id, at = desk.source_of(record_id), record_id
    if shown and room(screen.app.screen_stack[-2]).record_id == record_id:
        return None
    return _page(desk, record_id, desk.page(record_id, view, at), view)


def _page(desk: Desk, record_id: str, page: Page, view: Viewpoint) -> "RecordScreen":
    if not record_id.startswith("q_"):
        return RecordScreen(desk, record_id, page, view)
    from dossier.screens.question import QuestionScreen  # only where one is opened

    return QuestionScreen(desk, record_id, page, view)


class RecordScreen(PageScreen):
    """The page of one record, which it can be asked for again."""

    record_id = ""

    def __init__(self, desk: Desk, record_id: str, page: Page, view: Viewpoint) -> None:
        super().__init__(desk, page, view)
        self.record_id = record_id

    @property
    def record_here(self) -> str:
        """The record that one is on."""
        return self.record_id

    @property
    def passage_here(self) -> str | None:
        """The passage behind the block under the cursor, or the one whose page it is;
        what is added from here hangs on that.
        """
        block = self.here.block
        cite = None if block is None else block.cite
        own = self.record_id if self.record_id.startswith("x_") else None
        return cite or own

    def ask_again(self, new: Sequence[str] = ()) -> None:
        """Something was written: show the record as it is now, where one was."""
        try:
            self.show_page(self.desk.page(self.record_id, self.view), new)
        except UnknownRecord:  # until an undo brings it back
            self.show_gone()

    def show_gone(self) -> None:
        """Say that the record is in the dossier no more."""
        gone = _("This was removed; u brings back what you removed, esc leaves.")
        self.sheet.show([Block(line(Span(gone, "warning")))])

    def show_page(self, page: Page, new: Sequence[str]) -> None:
        """Show the record anew, the cursor on what is new of it or where it was."""
        self.turn_to(page)
        self.sheet.renew(page.blocks, new)
