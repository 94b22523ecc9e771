"""A document of blocks: a card, a source's text, the detail of a row.

Only as much is laid as somebody looks at, so that a text of thousands of paragraphs
opens like one of ten. The cursor steps over the blocks that open something; where
there is none in sight, the same keys scroll.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from dossier.keys import bindings
from dossier.rows import Block, Span, line
from dossier.widgets.ink import blank, strip_of
from dossier.widgets.rows import POINTER
from dossier.widgets.scroll import Scroll
from dossier.wrap import Flow, Range, wrap

NOWHERE = -1
"""The cursor of a sheet where nothing can be opened."""


class Sheet(Scroll, can_focus=True, inherit_bindings=False):
    """Blocks one below the other, wrapped at the width.

    Give it ``blocks``; it posts ``Opened`` and ``CitationAsked`` when a person asks.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings("lines")
    DEFAULT_CSS = """
    Sheet {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    cursor: reactive[int] = reactive(NOWHERE, repaint=True, init=False)
    """The block under the cursor, by its number; set it with ``move_to``."""

    @dataclass
    class BlockMessage(Message):
        """A message about one block."""

        sheet: "Sheet"
        """The sheet."""
        block: Block
        index: int
        """The block's number."""

        @property
        def control(self) -> "Sheet":
            """The sheet; for ``on`` with a selector."""
            return self.sheet

    class Opened(BlockMessage):
        """A block was opened: ``enter`` or a double click."""

    class CitationAsked(BlockMessage):
        """The words behind a block were asked for."""

    class Nothing(Message):
        """Something was asked for where nothing is under the cursor."""

    def __init__(
        self,
        blocks: Iterable[Block] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """A sheet.

        Args:
            blocks: What stands on it.
            id: The widget's id.
            classes: The widget's classes.
        """
        super().__init__(id=id, classes=classes)
        self.empty = ""
        """What a sheet without blocks says."""
        self._blocks = tuple(blocks)
        self._flow = Flow(self._blocks, 0)
        self._seen = Range(0, 0)  # the lines in view before the latest resize
        self._begin: int | None = None  # the block to show once there is a size
        self.set_reactive(Sheet.cursor, self._stop(0, 1))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands on the sheet."""
        return self._blocks

    @blocks.setter
    def blocks(self, blocks: Iterable[Block]) -> None:
        self.show(blocks)

    def show(self, blocks: Iterable[Block], at: int | None = None) -> None:
        """Show another document.

        Args:
            blocks: What stands on it.
            at: The block to begin at; the beginning where there is none.
        """
        self._blocks = tuple(blocks)
        self._flow = Flow(self._blocks, self._cells)
        self.set_reactive(Sheet.cursor, self._stop(0, 1))
        self._resized()
        self.scroll_to(y=0, animate=False, force=True)
        self._note_view()
        if at is not None:
            self.move_to(at)
        self._begin = at if self._height <= 0 else None
        self.refresh()

    def renew(self, blocks: Iterable[Block], new: Collection[str] = ()) -> None:
        """Show the document as it is now, the cursor on the block where it was.

        Args:
            blocks: What stands on the sheet.
            new: Records and passages; if a block was added that opens or cites one of
                them, the cursor goes there.
        """
        had, was, place = self._blocks, self.block, max(0, self.cursor)
        blocks = tuple(blocks)
        added = (
            index
            for index, one in enumerate(blocks)
            if (one.opens in new or one.cite in new) and one not in had
        )
        same = (  # of several the one that says the same, and the nearest
            (one != was, abs(index - place), index)
            for index, one in enumerate(blocks)
            if was is not None and _subject(one) == _subject(was)
        )
        self.show(blocks, next(added, min(same, default=(place,))[-1]))

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        return None if self.cursor == NOWHERE else self._blocks[self.cursor]

    @property
    def walkable(self) -> bool:
        """A key does something on it: there is something to open, or to scroll to."""
        return self.cursor != NOWHERE or self.max_scroll_y > 0

    @property
    def _here(self) -> Block | None:
        """The block under the cursor, if it can be seen."""
        return self.block if self._in_view(self.cursor) else None

    def move_to(self, index: int) -> None:
        """Bring a block into view, whole where it fits; the cursor goes there if it
        can be opened.

        Args:
            index: The block's number; numbers past the ends are taken for the ends.
        """
        if not self._blocks:
            return
        index = max(0, min(index, len(self._blocks) - 1))
        if self._blocks[index].stops:
            self.cursor = index
        self._reveal(index)

    # Laying

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _cells(self) -> int:
        """The width of the text: a column is kept for the pointer."""
        return max(0, self.scrollable_content_region.width - 1)

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    @property
    def _view(self) -> Range:
        """The lines in view."""
        return Range(self._top, self._top + self._height)

    def _resized(self) -> None:
        """Lay what is in view and a screenful below it, and mend the scroll bar."""
        if self._cells:
            self._flow.lay_lines(self._top + 2 * self._height + 1)
            self.virtual_size = Size(0, self._flow.height)

    def _reveal(self, index: int) -> None:
        """Scroll as little as shows the block."""
        if self._height > 0 and self._cells:
            top = self._top_for(index, self._top)
            if top != self._top:
                self._scroll_lines(top)

    def _top_for(self, index: int, top: int) -> int:
        """The first line of a view near line ``top`` that shows the block whole, or
        its beginning where it is taller.
        """
        start, stop = self._flow.extent(index)
        if start < top or stop - start > self._height:
            return start
        return max(top, stop - self._height)

    def _scroll_lines(self, top: int) -> None:
        """Put line ``top`` at the top of the view, as far as there are lines below."""
        if self._cells:
            self._flow.lay_lines(top + 2 * self._height + 1)
            self.virtual_size = Size(0, self._flow.height)
            self.scroll_to(y=top, animate=False, force=True)

    def _note_view(self) -> None:
        """Remember what is in view, for when another size changes it."""
        if self._height > 0:
            self._seen = self._view

    # The cursor

    def _stop(self, index: int, step: int) -> int:
        """The first block from ``index`` on, in steps, that can be opened."""
        while 0 <= index < len(self._blocks):
            if self._blocks[index].stops:
                return index
            index += step
        return NOWHERE

    def _in_view(self, index: int) -> bool:
        return _among(self._flow, index, self._view)

    def _step(self, step: int) -> None:
        """To the next thing that can be opened, or a line on while none is in sight."""
        found = NOWHERE
        if self.cursor != NOWHERE:
            found = self._stop(self.cursor + step, step)
        if found != NOWHERE and self._near(found):
            self.move_to(found)
        else:
            self._scroll_lines(self._top + step)

    def _near(self, index: int) -> bool:
        """The block is in view, or follows the last line of it at once."""
        start, stop = self._flow.extent(index)
        return start <= self._top + self._height and stop >= self._top

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay what comes into view; take the cursor along where it can go."""
        super().watch_scroll_y(old_value, new_value)
        if not self._blocks or self._height <= 0 or not self._cells:
            return
        self._resized()
        self._note_view()
        if self.cursor == NOWHERE or self._in_view(self.cursor):
            return
        down = new_value > old_value
        edge = self._top if down else self._top + self._height - 1
        begin = self._flow.block_at(min(edge, self._flow.height - 1))
        found = NOWHERE if begin is None else self._stop(begin, 1 if down else -1)
        if self._in_view(found):
            self.cursor = found

    def action_down(self) -> None:
        """One step down."""
        self._step(1)

    def action_up(self) -> None:
        """One step up."""
        self._step(-1)

    def action_page_down(self) -> None:
        """A screenful down; one line of the last stays in view."""
        self._scroll_lines(self._top + max(1, self._height - 1))

    def action_page_up(self) -> None:
        """A screenful up."""
        self._scroll_lines(self._top - max(1, self._height - 1))

    def action_half_down(self) -> None:
        """Half a screenful down."""
        self._scroll_lines(self._top + max(1, self._height // 2))

    def action_half_up(self) -> None:
        """Half a screenful up."""
        self._scroll_lines(self._top - max(1, self._height // 2))

    def action_top(self) -> None:
        """To the beginning."""
        self._scroll_lines(0)
        self.cursor = self._stop(0, 1)

    def action_bottom(self) -> None:
        """To the end."""
        self._flow.lay_all()
        self._scroll_lines(self._flow.height)
        self.cursor = self._stop(len(self._blocks) - 1, -1)

    def action_open(self) -> None:
        """Open the block under the cursor: its record or topic, else its citation."""
        block = self._here
        if block is not None and (block.opens or block.about) is not None:
            self.post_message(self.Opened(self, block, self.cursor))
        else:
            self.action_citation()

    def action_citation(self) -> None:
        """Ask for the words behind the block under the cursor."""
        block = self._here
        if block is None:
            self.post_message(self.Nothing())
        else:
            self.post_message(self.CitationAsked(self, block, self.cursor))

    # Events

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the document at its new width; what was in view stays in view."""
        flow, top = self._flow, self._top
        held = _among(flow, self.cursor, self._seen)
        if flow.cells != self._cells:
            self._flow = Flow(self._blocks, self._cells)
            first = flow.block_at(self._seen.start) if flow.cells else None
            if first is not None and self._cells:
                top = self._flow.extent(first).start
        if held and self._cells:
            top = self._top_for(self.cursor, top)
        self._scroll_lines(top)
        if self._begin is not None and self._height > 0 and self._cells:
            self._reveal(self._begin)
            self._begin = None
        self._note_view()
        self.refresh()

    def on_focus(self) -> None:
        """The pointer says where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The pointer says where the keys go."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the block; open it at a double click."""
        offset = event.get_content_offset(self)
        index = None if offset is None else self._flow.block_at(self._top + offset.y)
        if index is None or not self._blocks[index].stops:
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
        cells = self._cells + 1
        if not self._blocks:
            said = wrap((Span(self.empty, "quiet"),), cells - 2)
            drawn = line(" ", said[y]) if y < len(said) else ()
            return strip_of(self, drawn, cells)
        found = self._flow.line(self._top + y) if self._flow.cells else None
        if found is None:
            return blank(self, cells)
        here = found.block == self.cursor and self.has_focus
        begins = not y or self._flow.extent(found.block).start == self._top + y
        pointer = POINTER if here and begins else " "
        drawn = line(Span(pointer, "accent"), found.line)
        return strip_of(self, drawn, cells, cursor=here)


class Said(Sheet, can_focus=False):
    """A sheet that is only read: no key goes there."""


def _subject(block: Block) -> tuple[object, ...]:
    """What can be opened or decided there."""
    return (block.opens, block.cite, block.about)


def _among(flow: Flow, block: int, lines: Range) -> bool:
    """Some line of the block is among these; never while nothing can be laid."""
    if block == NOWHERE or not flow.cells:
        return False
    start, stop = flow.extent(block)
    return start < lines.stop and stop > lines.start
