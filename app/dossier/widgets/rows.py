"""The one list of the app: draws the rows in view and asks for no others.

A list of a million rows costs what a screenful costs. How many rows there are may be
learned later: until ``known`` is set the list is as long as the pages read so far,
and grows as somebody goes down.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from dossier.keys import bindings
from dossier.rows import Line, Rows, Span, line
from dossier.widgets.ink import blank, strip_of
from dossier.widgets.scroll import Scroll
from dossier.wrap import wrap

T = TypeVar("T")

POINTER = ">"
"""Before the row under the cursor, in the list that has the focus."""
TRACE = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""Before it in a list that has not."""


class RowList(Scroll, Generic[T], can_focus=True, inherit_bindings=False):
    """A list of rows with a cursor that is always in view.

    Give it ``draw``, and rows by ``show``; it posts ``Highlighted`` whenever another
    row comes under the cursor, ``Opened`` and ``CitationAsked`` when a person asks.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings("lines")
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The row under the cursor. Setting it brings the row into view."""

    @dataclass
    class RowMessage(Message):
        """A message about one row."""

        rows: "RowList[Any]"
        """The list."""
        index: int
        """Its place."""
        row: Any
        """The row that was meant, whatever the keys behind have done to the cursor."""

    class Highlighted(RowMessage):
        """Another row is under the cursor."""

    class Opened(RowMessage):
        """A row was opened: ``enter`` or a double click."""

    class CitationAsked(RowMessage):
        """The words behind a row were asked for."""

    class Nothing(Message):
        """A key that opens was pressed where no row is."""

    def __init__(
        self,
        draw: Callable[[T, int], Line] | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """A list without rows.

        Args:
            draw: Makes the line of a row, given its width; may be set later.
            id: The widget's id.
        """
        super().__init__(id=id)
        self.draw: Callable[[T, int], Line] | None = draw
        """Makes the line of a row, given its width."""
        self.above: T | None = None
        """While ``draw`` runs: the row above, or None in the first line of the view;
        for dates that are written once."""
        self.empty = ""
        """What a list without rows says."""
        self._rows: Rows[T] | None = None
        self._known: int | None = None
        self._length = 0
        self._to_end = False

    @property
    def rows(self) -> Rows[T] | None:
        """The rows; None is a list that has not been asked for yet."""
        return self._rows

    def show(self, rows: Rows[T] | None, cursor: int = 0) -> None:
        """Show other rows.

        Args:
            rows: The rows.
            cursor: The row to begin at.
        """
        had = self._length
        self._rows = rows
        self._known = None if rows is None else rows.known
        self._length = 0
        self._to_end = False
        self._reach(max(cursor, self._height))
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self._resized()
        self.refresh()
        if self._length or had:  # where none is left, none is under the cursor now
            self._post(self.Highlighted)

    @property
    def known(self) -> int | None:
        """The number of rows, once it is known."""
        return self._known

    @known.setter
    def known(self, count: int | None) -> None:
        self._known = count
        if count is None:
            return
        self._length = count
        self._resized()
        wanted = count if self._to_end else self.cursor
        self._to_end = False
        self.cursor = min(wanted, count - 1)

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return self._row(self.cursor)

    @property
    def has_keys(self) -> bool:
        """The keys that move the cursor come here."""
        return self.has_focus

    def seek(self, step: int) -> bool:
        """Go to the next (+1) or previous (-1) row with a discrepancy, if any."""
        found = None if self._rows is None else self._rows.next(self.cursor, step)
        if found is None:
            return False
        self.cursor = found
        return True

    # Rows, as far as they are known

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _row(self, index: int) -> T | None:
        if self._rows is None or not 0 <= index < self._length:
            return None
        try:
            return self._rows.row(index)
        except IndexError:  # fewer than were counted: another process took some away
            return None

    def _reach(self, index: int) -> None:
        """While the count is unknown: read on until row ``index`` is among the rows."""
        if self._rows is None:
            return
        if self._known is None and index >= self._length:
            self._read_on(self._rows, index)
        if self._known is not None:
            self._length = self._known

    def _read_on(self, rows: Rows[T], index: int) -> None:
        size = len(rows.page(0))
        number = index // size if size else 0
        page = rows.page(number)
        if not page and number:  # past the end: the end is what was asked for
            number = self._length // size
            while page := rows.page(number):
                self._length = number * size + len(page)
                number += 1
        else:
            self._length = number * size + len(page)
        ended = len(page) < size or not size
        self._known = self._length if ended and rows.known is None else rows.known

    def _resized(self) -> None:
        """The length or the height is another: mend the scroll bar and the view."""
        self.virtual_size = Size(0, self._extent)
        self._reveal()

    @property
    def _extent(self) -> int:
        """Lines that can be scrolled over."""
        return self._length

    def _reveal(self) -> None:
        top, height = round(self.scroll_y), self._height
        if height <= 0:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    # The cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor among the rows, reading pages on the way to it."""
        if cursor >= self._length:
            self._reach(cursor)
        return max(0, min(cursor, self._length - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the row into view and say so."""
        self._reach(new + self._height)
        self._resized()
        self.refresh_lines(old, 1)
        self.refresh_lines(new, 1)
        self._post(self.Highlighted)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the cursor along when the wheel or the scroll bar moves the view."""
        super().watch_scroll_y(old_value, new_value)
        top, height = round(new_value), self._height
        if height > 0 and self._length:
            self.cursor = max(top, min(self.cursor, top + height - 1))

    def action_down(self) -> None:
        """One row down."""
        self.cursor += 1

    def action_up(self) -> None:
        """One row up."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """A screenful down; one row of the last stays in view."""
        self.cursor += max(1, self._height - 1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.cursor -= max(1, self._height - 1)

    def action_half_down(self) -> None:
        """Half a screenful down."""
        self.cursor += max(1, self._height // 2)

    def action_half_up(self) -> None:
        """Half a screenful up."""
        self.cursor -= max(1, self._height // 2)

    def action_top(self) -> None:
        """To the first row."""
        self._to_end = False
        self.cursor = 0

    def action_bottom(self) -> None:
        """To the last row; where the count is not known, as soon as it is."""
        self._to_end = self._known is None
        self.cursor = self._length - 1

    def action_open(self) -> None:
        """Open the row under the cursor."""
        self._ask(self.Opened)

    def action_citation(self) -> None:
        """Ask for the words behind the row under the cursor."""
        self._ask(self.CitationAsked)

    def _ask(self, kind: type[RowMessage]) -> None:
        if self._length:
            self._post(kind)
        else:
            self.post_message(self.Nothing())

    def _post(self, kind: type[RowMessage]) -> None:
        self.post_message(kind(self, self.cursor, self.row))

    # Events

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view, and enough rows to fill it."""
        self._reach(round(self.scroll_y) + self._height)
        self._resized()

    def on_focus(self) -> None:
        """The pointer says where the keys go."""
        self.refresh_lines(self.cursor, 1)

    def on_blur(self) -> None:
        """The pointer says where the keys go."""
        self.refresh_lines(self.cursor, 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row; open it at a double click."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + round(self.scroll_y)
        if not 0 <= index < self._length:
            return
        self.cursor = index
        if event.chain == 2:
            self.action_open()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the view.

        Args:
            y: The line, from the top of the view.
        """
        cells = self.scrollable_content_region.width
        index = y + round(self.scroll_y)
        if not self._length:
            return self._empty_line(y, cells)
        row = self._row(index)
        if row is None or self.draw is None:
            return blank(self, cells)
        self.above = self._row(index - 1) if y else None
        here = index == self.cursor
        pointer = (POINTER if self.has_keys else TRACE) if here else " "
        drawn = line(Span(pointer, "accent"), self.draw(row, max(0, cells - 1)))
        return strip_of(self, drawn, cells, cursor=here, focus=self.has_keys)

    def _empty_line(self, y: int, cells: int) -> Strip:
        if self._rows is None:
            return blank(self, cells)
        said = wrap((Span(self.empty, "quiet"),), cells - 2)
        if y >= len(said):
            return blank(self, cells)
        return strip_of(self, line(" ", said[y]), cells)
