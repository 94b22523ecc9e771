"""What all panes are: a head line that names the columns, and the list below it."""

from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.strip import Strip

from dossier.rows import Column, Line, Rows, Span, line, row
from dossier.widgets.bars import Bar
from dossier.widgets.ink import strip_of
from dossier.widgets.rows import RowList
from dossier.words import _

T = TypeVar("T")


class Head(Bar):
    """The names of the columns, above a list; the scroll bar keeps its column."""

    said: reactive[Line] = reactive((), init=False)
    """What stands above the names, where a pane has more to say."""

    def compose_line(self, cells: int) -> Line:
        """The names, over the texts of the list below."""
        pane = self.parent
        assert isinstance(pane, Pane)
        return line(" ", pane.names(max(0, cells - 2)))

    def render_line(self, y: int) -> Strip:
        """What is said, where there is something, and the names.

        Args:
            y: The line of the head.
        """
        cells = self.size.width
        if y == 0 and self.said and cells > 0:
            return strip_of(self, self.said, cells)
        return super().render_line(y - 1 if self.said else y)


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

    def fold(self) -> None:
        """Put columns that count as one together, or apart again; most panes have
        none."""

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
