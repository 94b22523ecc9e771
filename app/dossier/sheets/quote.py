"""A quote on a sheet: the words first, then who, to whom, through whom, where."""

from dossier.days import day
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _
from dossier_db.records import QuoteRow


def blocks(row: QuoteRow) -> tuple[Block, ...]:
    """The sheet of a quote."""
    citation = row.citation
    issued = f", {day(citation.issued)}" if citation.issued is not None else ""
    return (
        Block(
            line(
                *(Span(text, "strong") for text, _role in parts.words(citation)),
                " ",
                parts.place(citation),
            ),
            cite=citation.passage_id,
            opens=citation.passage_id,
            under=line(f"{parts.speaker(row)}:"),
        ),
        parts.EMPTY,
        *parts.field(
            _("speaker"), parts.speaker(row), row.speaker.id if row.speaker else None
        ),
        *parts.field(_("described"), row.speaker_words),
        *_who(_("to"), row),
        *parts.field(_("kind"), row.kind),
        *parts.field(_("said in"), row.original_lang),
        *parts.field(_("source"), f"{citation.source}{issued}", citation.source_id),
        *parts.field(_("caution"), citation.caution),
    )


def _who(label: str, row: QuoteRow) -> tuple[Block, ...]:
    found: tuple[Block, ...] = ()
    if row.addressee is not None:
        found += parts.field(label, row.addressee.name, row.addressee.id)
    if row.relayed_by is not None:
        found += parts.field(_("passed on"), row.relayed_by.name, row.relayed_by.id)
    return found
