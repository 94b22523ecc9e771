"""Two texts side by side, or one alone: padded where they meet, or each on its own.

The first line of the widget names the texts; the leading one, in which the cursor
moves, has the pointer. Below a hundred columns the texts stand one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from dossier.facing.lines import JOINT, Piece
from dossier.facing.meetings import Meeting
from dossier.facing.spread import Texts
from dossier.facing.walk import Walk
from dossier.keys import bindings
from dossier.rows import Block, Line, Role, Span, fit, line, line_width
from dossier.widgets.ink import blank, strip_of
from dossier.widgets.rows import POINTER, TRACE
from dossier.wrap import wrap

HALF = 0.5
_MARKS: dict[str, Role] = {" ": "", "(": "quiet"}
"""What may stand left of a block; all else is a pointer."""


class Facing(Widget, can_focus=True, inherit_bindings=False):
    """Two texts, the cursor in the one that leads, connectors where they meet.

    Give it texts with ``show``; it posts ``Moved`` whenever the cursor or the current
    meeting is another, ``Opened`` and ``CitationAsked`` when a person asks for that.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings("lines")
    DEFAULT_CSS = "Facing { width: 1fr; height: 1fr; }"

    side: reactive[int] = reactive(0, repaint=True, init=False)
    """The text that leads, 0 or 1: its order is kept, and the cursor is in it."""
    sync: reactive[bool] = reactive(True, repaint=True, init=False)
    """Both move together, padded where they meet; else each scrolls on its own."""

    @dataclass
    class BlockMessage(Message):
        """A message about one block."""

        block: Block
        side: int
        """Its text."""
        index: int
        """Its number."""

    class Opened(BlockMessage):
        """A block was opened: ``enter`` or a double click."""

    class CitationAsked(BlockMessage):
        """The words behind a block were asked for."""

    class Moved(BlockMessage):
        """Another block is under the cursor, or another meeting is current."""

    def __init__(self) -> None:
        """Without texts."""
        super().__init__()
        self.empty = ""
        """What it says without texts."""
        self._walk = Walk()
        self._taken = False  # by the latest click: there was a block
        self._told: tuple[int, int, Meeting | None] | None = None

    def show(
        self, texts: Texts, names: tuple[str, str], meetings: Sequence[Meeting]
    ) -> None:
        """Show other texts, from their beginning.

        Args:
            texts: The blocks of both; without a second one the first stands alone.
            names: What their sources are called, in short.
            meetings: Which blocks stand opposite one another.
        """
        self._walk.show(texts, names, meetings)
        self.set_reactive(Facing.side, self._walk.side)
        self._told = None
        self._say()

    def replace(self, texts: Texts) -> None:
        """Show the same texts with other highlights; the place is kept."""
        self._walk.replace(texts)
        self.refresh()

    def go(self, meeting: Meeting) -> None:
        """Bring both blocks of a meeting into view and make it the current one.

        Of a block that is taller than the view, its first line and those round the
        first highlight that warns are shown, until somebody moves.
        """
        self._walk.go(meeting)
        self._say()

    def go_to(self, side: int, index: int) -> None:
        """Put the cursor on a block, of the text that leads then; bring it into view.

        Args:
            side: The text; where there is one alone, that.
            index: The block's number; past the ends it is the last or the first.
        """
        self._walk.go_to(side, index)
        self.side = self._walk.side
        self._say()

    def next_stop(self, step: int) -> Meeting | None:
        """The next (+1) or previous (-1) stop in the order of the leading text."""
        return self._walk.next_stop(step)

    @property
    def current(self) -> Meeting | None:
        """The meeting that was gone to, until the cursor leaves its block."""
        return self._walk.current

    @property
    def cursor(self) -> int:
        """The block under the cursor, by its number in the leading text."""
        return self._walk.cursor

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        return self._walk.block

    @property
    def here(self) -> tuple[Meeting, ...]:
        """The meetings of the block under the cursor."""
        return self._walk.meetings_of(self.side, self.cursor)

    # The cursor

    def _say(self) -> None:
        """Draw what moved, and tell the screen if the cursor is elsewhere."""
        self.refresh()
        walk, block = self._walk, self._walk.block
        told = (walk.side, walk.cursor, walk.current)
        if block is not None and told != self._told:
            self._told = told
            self.post_message(self.Moved(block, walk.side, walk.cursor))

    def validate_side(self, side: int) -> int:
        """A text alone is always the one that leads."""
        return 0 if self._walk.alone else int(bool(side))

    def watch_side(self, side: int) -> None:
        """Let that text lead; the block under the cursor stays in its line."""
        self._walk.lead(side)
        self._say()

    def watch_sync(self, sync: bool) -> None:
        """Tie the texts together or let them loose; the place is kept."""
        self._walk.tie(sync)
        self._say()

    def action_down(self) -> None:
        """One block down, or one line while the next is not near."""
        self._walk.step(1)
        self._say()

    def action_up(self) -> None:
        """One block up, or one line."""
        self._walk.step(-1)
        self._say()

    def action_page_down(self) -> None:
        """A screenful down; one line of the last stays in view."""
        self._walk.page(1)
        self._say()

    def action_page_up(self) -> None:
        """A screenful up."""
        self._walk.page(-1)
        self._say()

    def action_half_down(self) -> None:
        """Half a screenful down."""
        self._walk.page(HALF)
        self._say()

    def action_half_up(self) -> None:
        """Half a screenful up."""
        self._walk.page(-HALF)
        self._say()

    def action_top(self) -> None:
        """To the beginning."""
        self._walk.top()
        self._say()

    def action_bottom(self) -> None:
        """To the end."""
        self._walk.bottom()
        self._say()

    def action_open(self) -> None:
        """Open the block under the cursor, if it can be seen."""
        block = self._walk.block
        if block is not None and self._walk.in_view:
            self.post_message(self.Opened(block, self.side, self.cursor))

    def action_citation(self) -> None:
        """Ask for the words behind the block under the cursor, if it can be seen."""
        block = self._walk.block
        if block is not None and self._walk.in_view:
            self.post_message(self.CitationAsked(block, self.side, self.cursor))

    # Events

    @property
    def _above(self) -> int:
        """The lines above the texts: their names, where there is room for them."""
        return 1 if self.size.height > 2 else 0

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the texts at their new width; the place is kept."""
        self._walk.resize(self.size.width, self.size.height - self._above)
        self._say()

    def on_focus(self) -> None:
        """The pointer says where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The pointer says where the keys go."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll what is under the mouse."""
        self._wheel(event, round(self.app.scroll_sensitivity_y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll what is under the mouse."""
        self._wheel(event, -round(self.app.scroll_sensitivity_y))

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        event.prevent_default()
        self._walk.scroll(
            by, self._walk.side_at(event.y - self._above, self._at(event))
        )
        self._say()

    def _at(self, event: events.MouseEvent) -> int:
        """Over which column the mouse is."""
        return int(event.x > self._walk.cells + 1 + JOINT // 2)

    def place(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """The text and the block under the mouse; None where there is none.

        Args:
            event: Where the mouse is, within the widget.
        """
        if event.y < self._above:
            return None
        pieces = self._walk.line(event.y - self._above).pieces
        if self._walk.form == "columns":
            pieces = tuple(piece for piece in pieces if piece.side == self._at(event))
        found = ((piece.side, piece.block) for piece in pieces if piece.block >= 0)
        return next(found, None)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the block, of either text; open it at a double click."""
        if event.chain == 2 and self._taken:
            self.action_open()  # what the first click took, wherever it stands now
            return
        found = self.place(event)
        self._taken = found is not None
        if found is not None:
            self._walk.choose(*found)
            self.side = self._walk.side
            self._say()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget.

        Args:
            y: The line, from the top.
        """
        width = self.size.width
        if width <= 2:
            return blank(self, width)
        if y < self._above:
            drawn = self._names()
        elif self._walk.block is None:
            drawn = [self._said(y - self._above)]
        else:
            drawn = self._body(y - self._above)
        spare = width - 1 - sum(strip.cell_length for strip in drawn)
        return Strip.join([*drawn, blank(self, spare), self._place(y - self._above)])

    def _said(self, y: int) -> Strip:
        cells = self.size.width - 1
        said = wrap((Span(self.empty, "quiet"),), cells - 2)
        return strip_of(self, line(" ", said[y]) if y < len(said) else (), cells)

    def _names(self) -> list[Strip]:
        """The sources; the leading one with the pointer."""
        walk = self._walk
        first, second = self._named(0), self._named(1)
        cells = walk.cells + 1
        if walk.form == "columns":
            gap = blank(self, JOINT + 1)
            return [strip_of(self, first, cells), gap, strip_of(self, second, cells)]
        if walk.form == "stacked" and walk.synced:
            half = max(0, (cells - 2) // 2)
            first = fit(first, min(half, line_width(first)))
            first = line(first, "  ", second)
        return [strip_of(self, first, cells)]

    def _named(self, side: int) -> Line:
        leads = side == self._walk.side and not self._walk.alone
        role: Role = "accent" if leads else "strong" if self._walk.alone else "quiet"
        pointer = (POINTER if self.has_focus else TRACE) if leads else " "
        return (Span(pointer, "accent"), Span(self._walk.names[side], role))

    def _body(self, y: int) -> list[Strip]:
        laid = self._walk.line(y)
        if self._walk.form != "columns":
            return [self._piece(laid.left, y)]
        gap = strip_of(self, line(" ", laid.joint), JOINT + 1)
        return [self._piece(laid.left, y), gap, self._piece(laid.right, y)]

    def _piece(self, piece: Piece | None, y: int) -> Strip:
        """A line of a column: pointer, then text; the cursor's block stands out."""
        cells = self._walk.cells + 1
        if piece is None:
            return blank(self, cells)
        here = self._walk.is_cursor(piece) and self.has_focus
        mark = self._mark(piece, y)
        role = _MARKS.get(mark, "accent")
        drawn = line(piece.before, Span(mark, role), piece.line)
        lit = here or self._chosen(piece)
        return strip_of(self, drawn, cells, cursor=lit, focus=here)

    def _chosen(self, piece: Piece) -> bool:
        """It stands out beside the cursor's block."""
        return False

    def _mark(self, piece: Piece, y: int) -> str:
        """What stands left of a line of a block."""
        begins = not piece.number or (
            piece.number > 0 and self._walk.is_top(y, piece.side)
        )
        if begins and self._walk.is_cursor(piece):
            return POINTER if self.has_focus else TRACE
        if begins and self._walk.is_counterpart(piece):
            return TRACE
        return "(" if piece.bracket else " "

    def _place(self, y: int) -> Strip:
        """The last cell: where in the texts the view is, if not all is in view."""
        first, last = self._walk.thumb
        drawn = (Span("┃", "quiet"),) if first <= y < last else ()
        return strip_of(self, drawn, 1)
