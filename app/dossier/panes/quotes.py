"""Pane 6: the very words of people and documents."""

from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.sheets.parts import speaker, words
from dossier.words import later
from dossier_db.records import QuoteRow


class QuotesPane(Pane[QuoteRow]):
    """Who is quoted with which words, and where."""

    NAME = "quotes"
    EMPTY = later("Nobody is quoted here.")
    COLUMNS = (
        Column(share=1, least=16),
        Column(share=3, least=20),
        Column(width=16, rank=1),
    )
    HEADS = (later("speaker"), later("words"), later("source"))

    def cells(self, record: QuoteRow) -> tuple[Line | Span | str, ...]:
        """Speaker, words, citation."""
        return (
            line(Span(speaker(record), "strong")),
            words(record.citation),
            Span(record.citation.place, "quiet"),
        )
