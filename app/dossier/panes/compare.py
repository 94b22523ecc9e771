"""Pane 3: the matrix, questions by sources, a mark for each question."""

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.strip import Strip

from dossier.narrowing import in_vain, said
from dossier.panes.folding import Group, apart, folded
from dossier.panes.pane import Pane
from dossier.rows import (
    ELLIPSIS,
    Column,
    Line,
    Rows,
    Span,
    clip,
    line,
    row,
    width,
    widths,
)
from dossier.sheets.parts import marked
from dossier.widgets.bars import Bar
from dossier.widgets.ink import strip_of
from dossier.words import _, later, mark, marked_word, verdict_word
from dossier_db.records import Column as SourceColumn
from dossier_db.records import Filter, QuestionRow

CELL = 11
"""Cells of a source's column."""
VERDICT = 14
"""Cells of the verdict: its mark and its word, and its name with ``(ours)``."""
LEGEND = 8
"""Lines from which the pane has room for its legend."""
ROOMY: Final = 16
"""Lines from which that may take several."""
_GAP = "  "


class Legend(Bar):
    """What a cell says that says nothing: below the list, as far as it fits."""

    def compose_line(self, cells: int) -> Line:
        """The signs with their words; what would be cut is left out, with a sign."""
        parts = self._parts
        said = [" " + _GAP.join(parts)]
        for count in range(len(parts) - 1, 0, -1):
            said.append(" " + _GAP.join((*parts[:count], ELLIPSIS)))
        shown = next((each for each in said if width(each) <= cells), "")
        return line(Span(shown, "quiet"))

    @property
    def _parts(self) -> tuple[str, ...]:
        return (
            f"{mark('silent')} " + _("read whole, silent"),
            _("blank: not read that far"),
            marked_word("only"),
            marked_word("proposed"),
        )

    def grow(self, cells: int, room: int) -> None:
        """As high as all its signs take, where there is room.

        Args:
            cells: Its width.
            room: The lines of the pane.
        """
        lines = len(self._lines(cells))
        self.styles.height = lines if room >= ROOMY else 1

    def _lines(self, cells: int) -> list[str]:
        """The signs with their words, as many in a line as fit."""
        found: list[str] = []
        for part in self._parts:
            longer = f"{found[-1]}{_GAP}{part}" if found else ""
            if longer and width(longer) <= cells:
                found[-1] = longer
            else:
                found.append(f" {part}")
        return found

    def render_line(self, y: int) -> Strip:
        """One line of it, or the one line that there is room for.

        Args:
            y: The line.
        """
        cells, lines = self.size.width, self._lines(self.size.width)
        if self.size.height < len(lines) or y >= len(lines):
            return super().render_line(y)
        return strip_of(self, line(Span(lines[y], "quiet")), cells)


class ComparePane(Pane[QuestionRow]):
    """What each source answers; ``·`` read whole and silent, blank not read so far.

    ``aside`` is the first column shown: the columns move under left and right.
    """

    NAME = "compare"
    EMPTY = later("No question is answered here.")

    HEADS = (later("question"), later("verdict"))
    OURS = HEADS
    DEFAULT_CSS = "ComparePane.-narrowed Head { height: 2; }"

    aside: reactive[int] = reactive(0, init=False)
    """How many columns are left out on the left."""
    folded: reactive[bool] = reactive(False, init=False)
    """Sources that count as one stand in one column."""
    narrowed: reactive[Filter] = reactive(Filter(), init=False)
    """Which questions are shown: said in the head."""
    called: reactive[Mapping[str, str]] = reactive(dict, init=False)
    """What the source and the subject of the filter are called, by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: tuple[SourceColumn, ...] = ()
        """The sources, as they were taken."""
        self.legend = Legend()

    def compose(self) -> ComposeResult:
        """The head, the list, and what its signs mean."""
        yield from super().compose()
        yield self.legend

    def on_resize(self, event: events.Resize) -> None:
        """Where there is little room the rows have all of it."""
        self.legend.display = event.size.height >= LEGEND
        self.legend.grow(self.size.width, event.size.height)
        self._say_filter()

    def show(self, rows: Rows[QuestionRow], cursor: int = 0) -> None:
        """Show these rows; they may tell what the subject of the filter is called."""
        super().show(rows, cursor)
        self._say_filter()

    def take(self, extra: tuple[SourceColumn, ...]) -> None:
        """The sources that are the columns."""
        self.sources = extra
        self._moved()
        self._say_filter()

    def move_aside(self, step: int) -> None:
        """Columns further right or left."""
        self.aside += step

    def fold(self) -> str:
        """Put sources that count as one into one column, or apart again; why there is
        nothing to put together, where there is not."""
        if not self.folded and folded(self.sources) == apart(self.sources):
            return _("No two sources here count as one: each has its own column.")
        self.folded = not self.folded
        return ""

    @property
    def columns(self) -> tuple[Group, ...]:
        """The columns, in view or not."""
        return folded(self.sources) if self.folded else apart(self.sources)

    def shown(self, cells: int) -> tuple[Group, ...]:
        """The columns that fit beside the question and the verdict."""
        room = (cells - self._question(cells) - VERDICT - 1) // (CELL + 1)
        return self.columns[self.aside : self.aside + max(0, room)]

    def names(self, cells: int) -> Line:
        """Question, the columns shown, verdict."""
        heads = [self._question_head(cells)]
        heads += [one.head(CELL) for one in self.shown(cells)]
        heads.append(self.named("verdict"))
        made = [line(Span(head, "quiet")) for head in heads]
        return row(self._columns(cells), made, cells)

    def _question_head(self, cells: int) -> str:
        """The name of the first column, and which of the others are in view."""
        name, every = self.named("question"), self.columns
        shown = len(self.shown(cells))
        if not shown or shown == len(every):
            return name
        counts = {
            "name": name,
            "first": self.aside + 1,
            "last": self.aside + shown,
            "all": len(every),
        }
        if self.folded:
            whole = _("{name} · columns {first}–{last} of {all}, h l").format(**counts)
            short = _("columns {first}–{last} of {all}, h l").format(**counts)
        else:
            whole = _("{name} · sources {first}–{last} of {all}, h l").format(**counts)
            short = _("sources {first}–{last} of {all}, h l").format(**counts)
        room = widths(self._columns(cells), cells)[0]
        return next((said for said in (whole, short) if width(said) <= room), name)

    def draw(self, record: QuestionRow, cells: int) -> Line:
        """The question, a short answer for each column shown, the verdict."""
        made: list[Line] = [line(record.name)]
        made += [column.cell(record) for column in self.shown(cells)]
        made.append(_verdict(record, self.narrowed.mark))
        return row(self._columns(cells), made, cells)

    def watch_aside(self) -> None:
        """The columns have moved."""
        self._moved()

    def watch_folded(self) -> None:
        """There are more or fewer of them."""
        self._moved()

    def watch_narrowed(self) -> None:
        """Say what is shown; the source that is asked for has the first column."""
        there = [self.narrowed.source in group.ids for group in self.columns]
        if True in there:
            self.aside = there.index(True)
        self._say_filter()

    def watch_called(self) -> None:
        """It can be said by name."""
        self._say_filter()

    def validate_aside(self, aside: int) -> int:
        """Keep one column in view."""
        return max(0, min(aside, len(self.columns) - 1))

    def _moved(self) -> None:
        self.set_reactive(ComparePane.aside, self.validate_aside(self.aside))
        self.list.refresh()
        self.head.refresh()

    def _say_filter(self) -> None:
        """In the head, with how to clear it; and in place of the rows, if none."""
        left = said(self.narrowed, self._names())
        self.set_class(bool(left), "-narrowed")
        if not left:
            self.head.said = ()
            self.list.empty = self.nothing
        else:
            clears = Span("  " + _("f changes or clears it") + " ", "quiet")
            room = self.size.width - 1 - width(clears.text)
            filters = Span(clip(left, max(room, self.size.width // 2)), "accent")
            self.head.said = line(" ", filters, clears)
            none = in_vain(self.narrowed, left)
            self.list.empty = f"{none}\n" + _("f changes or clears it.")
        self.list.refresh()

    def _names(self) -> dict[str, str]:
        """What sources and subjects are called, as far as it is known here."""
        names = {source.id: source.name for source in self.sources}
        row = self.list.row
        if row is not None:
            names[row.about.id] = row.about.name
        return {**names, **self.called}

    def _question(self, cells: int) -> int:
        """Half of a narrow pane; no more than a line of reading in a wide one."""
        return max(16, min(46, cells * 2 // 5))

    def _columns(self, cells: int) -> tuple[Column, ...]:
        sources = (Column(width=CELL),) * len(self.shown(cells))
        return (Column(least=self._question(cells)), *sources, Column(width=VERDICT))


def _verdict(record: QuestionRow, asked: str | None) -> Line:
    """The question's own mark; beside it, or alone, the one that is asked for where
    only a verdict on two of its answers is that."""
    there = asked is not None and asked in record.pairs and asked != record.mark
    beside = line(marked(asked or "")) if there else ()
    if record.mark is None:
        return line(beside, Span(" " + _("of two"), "quiet")) if there else ()
    own = marked(record.mark)
    return line(own, beside, Span(f" {verdict_word(record.mark)}", "quiet"))
