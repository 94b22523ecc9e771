"""A hit on a sheet: the words that were found, whole, where they stand, and how."""

from dossier.finds import where
from dossier.rows import Block, Highlight, Span, line
from dossier.sheets import parts
from dossier.words import GUESSES, _, how, how_meaning
from dossier_db.records.hits import Hit


def blocks(hit: Hit) -> tuple[Block, ...]:
    """The sheet of a hit."""
    sure = hit.how not in GUESSES
    meaning = how_meaning(hit.how)
    found = (
        Block(
            line(
                Span(how(hit.how), "" if sure else "strong"),
                Span(f": {meaning}" if meaning else "", "quiet"),
            ),
            label=line(Span(_("found"), "quiet")),
            hang=parts.LABEL,
        ),
    )
    title = () if hit.name == hit.matched else (parts.title(hit.name),)
    return (*title, *_matched(hit), *found)


def _matched(hit: Hit) -> tuple[Block, ...]:
    """The form that matched with its place, and all that the passage says."""
    citation = hit.citation
    cite = None if citation is None else citation.passage_id
    place = Span(where(hit), "quiet") if citation is None else parts.place(citation)
    form = Block(
        line(Span(hit.matched, "strong"), " " if place.text else "", place),
        highlights=tuple(Highlight(start, stop) for start, stop in hit.marks),
        cite=cite,
        opens=hit.id,
    )
    if citation is None or citation.words in ("", hit.matched):
        return (form,)
    return (form, parts.statement(citation, indent=2))
