"""A reference: where words stand, as one writes it under a quotation."""

from dossier.days import day
from dossier.words import _
from dossier_db.records import Source


def reference(found: Source, paragraph: int | None, last: int | None = None) -> str:
    """Publisher, title, day of issue, paragraphs and address of a source.

    Args:
        found: The source.
        paragraph: The paragraph, or the first of several; None: the source as a whole.
        last: The last of them.
    """
    row = found.row
    parts = [row.publisher or row.name]
    parts += [f"“{row.title}”"] if row.title else []
    parts.append(day(row.issued) if row.issued is not None else _("undated"))
    if paragraph is not None and last in (None, paragraph):
        parts.append(_("paragraph {n}").format(n=paragraph))
    elif paragraph is not None:
        parts.append(_("paragraphs {n}–{last}").format(n=paragraph, last=last))
    parts += [found.url] if found.url else []
    return ", ".join(parts)
