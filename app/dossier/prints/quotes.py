"""Quotes: the very words, by whom, and where they stand."""

from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Column, Out, every
from dossier.words import _
from dossier_db import Store
from dossier_db.records import QuoteRow, Viewpoint


def print_quotes(store: Store, view: Viewpoint, out: Out) -> None:
    """Print the quotes source by source, one a line."""
    out.begin(heading(store, view))
    out.table(every(store.quotes.listing(view)), _columns())
    out.end()


def _columns() -> tuple[Column[QuoteRow], ...]:
    return (
        Column(_("speaker"), phrases.speaker, 24, cells=24),
        Column(_("words"), phrases.quoted),
    )
