"""What all panes are: a head line that names the columns, and the list below it."""

from typing import Any, ClassVar, Final, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.strip import Strip

from dossier.rows import Column, Line, Rows, Span, line, line_width, row
from dossier.widgets.bars import Bar
from dossier.widgets.ink import strip_of
from dossier.widgets.rows import RowList
from dossier.words import _
from dossier.wrap import wrap

T = TypeVar("T")
_LONG: Final = 60
"""Cells from which a head that is too long takes more lines; a pane that stands beside
others has fewer, and its rows keep their place."""
_HIGH: Final = 10
"""Lines of a pane from which it may."""
_MOST: Final = 3
"""Lines that it takes at most."""
_JOINT: Final = " · "
_GLUE: Final = "\N{NO-BREAK SPACE}"


class Head(Bar):
    """The names of the columns, above a list; the scroll bar keeps its column."""

    said: reactive[Line] = reactive((), init=False)
    """What stands above the names, where a pane has more to say."""

    def watch_said(self) -> None:
        """It may take more lines, or fewer."""
        self.grow()

    def grow(self) -> None:
        """As high as what is said takes; where it takes one line the style sheet knows
        better."""
        lines = len(self._broken(self._pane.size.width))
        self.styles.height = lines + 1 if lines > 1 else None

    @property
    def _pane(self) -> "Pane[Any]":
        pane = self.parent
        assert isinstance(pane, Pane)
        return pane

    def _broken(self, cells: int) -> list[Line]:
        """What is said, in the lines that there is room for."""
        if not self.said:
            return []
        room = cells >= _LONG and self._pane.size.height >= _HIGH
        if not room or line_width(self.said) <= cells:
            return [self.said]
        found = _at_joints(self.said, cells - 1)
        last = [line(*found[_MOST - 1 :])] if len(found) >= _MOST else []
        return [*found[: _MOST - 1], *last]

    def compose_line(self, cells: int) -> Line:
        """The names, over the texts of the list below."""
        return line(" ", self._pane.names(max(0, cells - 2)))

    def render_line(self, y: int) -> Strip:
        """What is said, where there is something, and the names.

        Args:
            y: The line of the head.
        """
        cells = self.size.width
        said = self._broken(cells)
        if y < len(said) and cells > 0:
            return strip_of(self, said[y], cells)
        return super().render_line(y - len(said))


def _glued(text: str) -> str:
    return text.replace(" ", _GLUE).replace(f",{_GLUE}", ", ")


def _at_joints(said: Line, cells: int) -> list[Line]:
    """A line that is too long, broken where ``_JOINT`` or a comma stands in it; each of
    its lines begins with a blank, as it does."""
    glued = (
        Span(_JOINT.join(_glued(part) for part in text.split(_JOINT)), role)
        for text, role in said
        if text != " "
    )
    whole = tuple(
        Span(text.replace(_JOINT, f"{_GLUE}· "), role) for text, role in glued
    )
    return [
        line(" ", *(Span(text.replace(_GLUE, " "), role) for text, role in one))
        for one in wrap(whole, cells - 1)
    ]


class Pane(Vertical, Generic[T]):
    """A list of records of one kind.

    Give it rows by ``show``; what was opened comes up as the list's own messages.
    """

    NAME: ClassVar[str] = ""
    """The pane's id, and its name in commands."""
    EMPTY: ClassVar[str] = ""
    """What it says when it has no rows."""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    HEADS: ClassVar[tuple[str, ...]] = ()
    """Names of the columns, in English; looked up when they are shown."""
    OURS: ClassVar[tuple[str, ...]] = ()
    """Those of them whose texts are ours, whatever source is looked from."""
    DEFAULT_CSS = """
    Pane { width: 1fr; height: 1fr; }
    Pane Head { height: 1; }
    Pane RowList { width: 1fr; height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id=self.NAME)
        self.list: RowList[T] = RowList(self._draw, id=f"{self.NAME}-list")
        self.why = ""
        """Why there can be no rows, from where one looks; empty: no such reason."""
        self.head = Head()
        self.ours = False
        """Say which columns are ours: what is shown is one source's, or a day's."""
        self.list.empty = self.nothing

    def compose(self) -> ComposeResult:
        """The head, then the list."""
        yield self.head
        yield self.list

    def on_resize(self, _event: events.Resize) -> None:
        """What stands over the list may need other lines."""
        self.head.grow()

    def show(self, rows: Rows[T], cursor: int = 0) -> None:
        """Show these rows, beginning at one of them."""
        self.list.empty = self.nothing
        self.list.show(rows, cursor)
        self.head.refresh()

    def clear(self) -> None:
        """Show nothing, until other rows have come."""
        self.list.show(None)

    @property
    def nothing(self) -> str:
        """What it says when it has no rows."""
        return self.why or _(self.EMPTY)

    def take(self, extra: Any) -> None:
        """Show what stands beside the rows: the arithmetic over them, their columns.

        Most panes have nothing of the kind.
        """

    def move_aside(self, step: int) -> None:
        """Show columns further right (+1) or left (-1); most panes have none hidden."""

    def fold(self) -> str:
        """Put columns that count as one together, or apart again; most panes have
        none. Why nothing is folded, where nothing is."""
        return ""

    def names(self, cells: int) -> Line:
        """The line of column names in so many cells."""
        cells_of = [line(Span(self.named(name), "quiet")) for name in self.HEADS]
        return row(self.COLUMNS, cells_of, cells)

    def named(self, head: str) -> str:
        """The name of a column; under a viewpoint those of ours say so."""
        ours = self.ours and head in self.OURS
        return _("{column} (ours)").format(column=_(head)) if ours else _(head)

    def cells(self, record: T) -> tuple[Line | Span | str, ...]:
        """What stands in each column for one record."""
        raise TypeError(f"{type(self).__name__} does not say what {record} looks like")

    def draw(self, record: T, cells: int) -> Line:
        """The line of one record in so many cells."""
        return row(self.COLUMNS, self.cells(record), cells)

    def _draw(self, record: Any, cells: int) -> Line:
        return self.draw(record, cells)
