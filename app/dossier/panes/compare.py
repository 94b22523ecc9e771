"""Pane 3: the matrix, questions by sources, a mark for each question."""

from textual.reactive import reactive

from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line, row, width, widths
from dossier.sheets.parts import marked
from dossier.words import _, later, mark, verdict_word
from dossier_db.records import Column as SourceColumn
from dossier_db.records import QuestionRow

CELL = 11
"""Cells of a source's column."""
VERDICT = 14
"""Cells of the verdict: its mark and its word, and its name with ``(ours)``."""


class ComparePane(Pane[QuestionRow]):
    """What each source answers; ``·`` read whole and silent, blank not read so far.

    ``aside`` is the first source shown: the columns move under left and right.
    """

    NAME = "compare"
    EMPTY = later("No question is answered here.")

    HEADS = (later("question"), later("verdict"))
    OURS = HEADS

    aside: reactive[int] = reactive(0, init=False)
    """How many sources are left out on the left."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: tuple[SourceColumn, ...] = ()
        """The columns, as they were taken."""

    def take(self, extra: tuple[SourceColumn, ...]) -> None:
        """The sources that are the columns."""
        self.sources = extra
        self.aside = min(self.aside, max(0, len(extra) - 1))
        self.watch_aside()

    def move_aside(self, step: int) -> None:
        """Sources further right or left."""
        self.aside += step

    def shown(self, cells: int) -> tuple[SourceColumn, ...]:
        """The sources that fit beside the question and the verdict."""
        room = (cells - self._question(cells) - VERDICT - 1) // (CELL + 1)
        return self.sources[self.aside : self.aside + max(0, room)]

    def names(self, cells: int) -> Line:
        """Question, the sources shown, verdict."""
        heads = [self._question_head(cells), *(one.name for one in self.shown(cells))]
        heads.append(self.named("verdict"))
        made = [line(Span(head, "quiet")) for head in heads]
        return row(self._columns(cells), made, cells)

    def _question_head(self, cells: int) -> str:
        """The name of the first column, and which of the sources are in view."""
        name, shown = self.named("question"), len(self.shown(cells))
        if not shown or shown == len(self.sources):
            return name
        counts = {
            "name": name,
            "first": self.aside + 1,
            "last": self.aside + shown,
            "all": len(self.sources),
        }
        whole = _("{name} · sources {first}–{last} of {all}, h l").format(**counts)
        short = _("sources {first}–{last} of {all}").format(**counts)
        room = widths(self._columns(cells), cells)[0]
        return next((said for said in (whole, short) if width(said) <= room), name)

    def draw(self, record: QuestionRow, cells: int) -> Line:
        """The question, a short answer for each source shown, the verdict."""
        made: list[Line] = [line(record.name)]
        made += [_cell(record, source) for source in self.shown(cells)]
        made.append(_verdict(record))
        return row(self._columns(cells), made, cells)

    def watch_aside(self) -> None:
        """The columns have moved."""
        self.list.reload()
        self.head.refresh()

    def validate_aside(self, aside: int) -> int:
        """Keep one source in view."""
        return max(0, min(aside, len(self.sources) - 1))

    def _question(self, cells: int) -> int:
        """Half of a narrow pane; no more than a line of reading in a wide one."""
        return max(16, min(46, cells * 2 // 5))

    def _columns(self, cells: int) -> tuple[Column, ...]:
        sources = (Column(width=CELL),) * len(self.shown(cells))
        return (Column(least=self._question(cells)), *sources, Column(width=VERDICT))


def _cell(record: QuestionRow, source: SourceColumn) -> Line:
    found = record.cell(source.id)
    if found is not None:
        return line(" / ".join(found.values))
    if source.coverage == "whole":
        return line(Span(mark("silent"), "quiet"))
    return ()


def _verdict(record: QuestionRow) -> Line:
    if record.mark is None:
        return ()
    return line(marked(record.mark), Span(f" {verdict_word(record.mark)}", "quiet"))
