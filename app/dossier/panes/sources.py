"""Pane 4: what was read, how far, and what counts as one with what."""

from dossier.days import day
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.unheard import NO_SOURCE
from dossier.words import _, later, number
from dossier_db.records import SourceRow

_COVERAGE = {"whole": later("whole"), "part": later("part"), "none": later("unseen")}


class SourcesPane(Pane[SourceRow]):
    """Sources by date of issue."""

    NAME = "sources"
    EMPTY = NO_SOURCE
    COLUMNS = (
        Column(width=20),
        Column(share=2, least=16),
        Column(share=3, least=16, rank=2),
        Column(width=6),
        Column(width=5, right=True, rank=1),
        Column(share=1, least=14, rank=3),
    )
    HEADS = (
        later("issued"),
        later("source"),
        later("title"),
        later("read"),
        later("cited"),
        later("counts as"),
    )

    def cells(self, record: SourceRow) -> tuple[Line | Span | str, ...]:
        """Date of issue, name, title, how far read, passages cited, counts as."""
        issued = day(record.issued) if record.issued is not None else _("undated")
        other = record.counts_as.name if record.counts_as is not None else ""
        return (
            Span(issued, "quiet"),
            line(Span(record.name, "strong")),
            record.title or Span(record.publisher or "", "quiet"),
            _(_COVERAGE.get(record.coverage, record.coverage)),
            Span(number(record.statements), "quiet"),
            Span(other, "quiet"),
        )
