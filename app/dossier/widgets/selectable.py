"""Two texts side by side in which sentences can be selected, by keys or by mouse.

Selected sentences have a bar at their left edge, and the pointer on one of them is a
double one: to see what is selected no colour is needed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from textual import events
from textual.message import Message

from dossier.facing.lines import Piece
from dossier.facing.meetings import Meeting
from dossier.facing.selection import Selection
from dossier.facing.spread import Texts
from dossier.widgets.facing import Facing
from dossier.widgets.rows import POINTER

BAR: Final = "\N{LEFT HALF BLOCK}"
"""Left of every line of a sentence that is selected."""
POINTER_WITHIN: Final = "»"
"""The pointer where the sentence under the cursor is selected."""
_LEFT: Final = 1
"""The button of the mouse."""


class Selectable(Facing):
    """Both texts, and a selection in one of them.

    It posts ``Selected`` whenever other sentences are selected, or none.
    """

    class Selected(Message):
        """Other sentences are selected than before, or none."""

    _selection: Selection | None = None
    _pressed: tuple[int, int] | None = None  # text and block where the mouse is held
    _dragging = False
    _dragged = False  # the click that follows belongs to that

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._selection

    def select(self, selection: Selection | None) -> None:
        """Select some sentences, or none; those past the end are passed over.

        Args:
            selection: What to select.
        """
        if selection is not None:
            last = len(self._walk.texts[selection.side]) - 1
            if selection.first > last:
                selection = None
            elif selection.last > last:
                first = selection.first
                selection = replace(selection, anchor=first, head=last)
        if selection == self._selection:
            return
        self._selection = selection
        self.refresh()
        self.post_message(self.Selected())

    def begin_or_end(self) -> None:
        """Begin a selection at the cursor; end the one that goes along with it."""
        chosen = self._selection
        if chosen is not None and chosen.open:
            self.select(chosen.ended())
        elif self._walk.block is not None:
            self.select(Selection(self._walk.side, self.cursor, self.cursor))

    def show(
        self, texts: Texts, names: tuple[str, str], meetings: Sequence[Meeting]
    ) -> None:
        """Show other texts, from their beginning; nothing is selected in them.

        Args:
            texts: The blocks of both; without a second one the first stands alone.
            names: What their sources are called, in short.
            meetings: Which blocks stand opposite one another.
        """
        self._selection = self._pressed = None
        super().show(texts, names, meetings)

    def _say(self) -> None:
        """The selection goes where the cursor has gone."""
        if self._selection is not None:
            self.select(self._selection.followed(self._walk.side, self.cursor))
        super()._say()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where it was: a selection may be drawn from there."""
        self._dragging = self._dragged = False
        self._pressed = self.place(event) if event.button == _LEFT else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is, in the same text."""
        if self._pressed is None or event.button != _LEFT:
            return
        side, block = self._pressed
        here = self.place(event)
        if not self._dragging:
            if here in (None, self._pressed):
                return  # a click of an unsteady hand selects nothing
            self._dragging = True
            self.capture_mouse()
            self._take(side, block)
            self.select(Selection(side, block, block))
        if here is not None and here[0] == side:
            self._take(*here)
        elif event.y < self._above:
            self.action_up()
        elif event.y >= self.size.height:
            self.action_down()

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """What was selected stays."""
        self._pressed = None
        if self._dragging:
            self._dragging, self._dragged = False, True
            self.release_mouse()
            if self._selection is not None:
                self.select(self._selection.ended())

    def on_click(self, event: events.Click) -> None:
        """With shift or ctrl select up to here; else what was selected is no longer."""
        chosen, here = self._selection, self.place(event)
        if self._dragged:
            self._dragged = False
            event.prevent_default()
        elif (event.shift or event.ctrl) and here is not None:
            event.prevent_default()
            side, block = here
            anchor = self.cursor if side == self.side else block
            if chosen is not None and chosen.side == side:
                anchor = chosen.anchor
            self.select(None)
            self._take(side, block)
            self.select(Selection(side, anchor, block, open=False))
        elif chosen is not None and not chosen.open and here is not None:
            self.select(None)

    def _take(self, side: int, block: int) -> None:
        """Put the cursor on a block in view."""
        self._walk.choose(side, block)
        self.side = self._walk.side
        self._say()

    # Drawing

    def _chosen(self, piece: Piece) -> bool:
        """A line is of a sentence that is selected."""
        chosen = self._selection
        return chosen is not None and chosen.holds(piece.side, piece.block)

    def _mark(self, piece: Piece, y: int) -> str:
        """The bar, or the pointer on it."""
        mark = super()._mark(piece, y)
        if not self._chosen(piece) or mark == "(":
            return mark
        return POINTER_WITHIN if mark == POINTER else BAR
