"""A passage on a sheet: where it stands, its words, and all that rests on it."""

from dataclasses import replace

from dossier.days import day
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.sheets.source import COVERAGE
from dossier.words import _, later
from dossier_db.records import Passage, PassageUse

_USES = {
    "answer": later("answers"),
    "account": later("tells of"),
    "participation": later("takes part"),
    "statement": later("speaks of"),
    "name": later("names"),
    "relationship": later("relates"),
    "charge": later("charge"),
    "restraint": later("restraint"),
    "outcome": later("outcome"),
}
"""What hangs on a passage, in a word or two."""


def blocks(passage: Passage) -> tuple[Block, ...]:
    """The sheet of a passage."""
    citation = passage.citation
    issued = day(citation.issued) if citation.issued is not None else _("undated")
    own = parts.on_whose_word(citation) or _("of the source itself, or not shown")
    return (
        parts.title(citation.place),
        *_words(passage),
        parts.EMPTY,
        *parts.field(
            _("source"),
            f"{citation.source}, {issued}, {_(COVERAGE[citation.coverage])}",
            citation.source_id,
        ),
        *parts.field(_("on the word"), None if passage.quote is not None else own),
        *parts.field(
            _("as of"), day(citation.as_of) if citation.as_of is not None else None
        ),
        *parts.field(_("caution"), citation.caution),
        *parts.field(_("sentence"), _sentences(passage)),
        *_uses(passage),
        *parts.notes(passage.notes),
    )


def _words(passage: Passage) -> tuple[Block, ...]:
    """The exact words as such; the gist marked as ours."""
    citation = passage.citation
    found: list[Block] = []
    if passage.quote is not None:
        found.append(parts.quote(passage.quote))
    elif citation.exact is not None:
        found.append(Block(line(f"“{citation.exact}”")))
    if citation.gist is not None:
        ours = Span(_("In our words: "), "quiet")
        found.append(Block(line(ours, citation.gist)))
    here = citation.passage_id  # from its own page a passage leads to its source
    return tuple(replace(block, cite=here, opens=here) for block in found)


def _sentences(passage: Passage) -> str | None:
    citation = passage.citation
    if citation.paragraph is None:
        return None
    said = _("paragraph {n}").format(n=citation.paragraph)
    if citation.sentences is None:
        return said
    first, last = citation.sentences
    which = f"{first}" if first == last else f"{first}–{last}"
    return said + ", " + _("sentence {which}").format(which=which)


def _uses(passage: Passage) -> tuple[Block, ...]:
    found = tuple(_use(use) for use in passage.uses)
    return (*parts.heading(_("What rests on it")), *found) if found else ()


def _use(use: PassageUse) -> Block:
    detail = Span(f": {use.detail}", "strong") if use.detail else ""
    return Block(
        line(use.record.name, detail),
        label=line(Span(_(_USES.get(use.kind, use.kind)), "quiet")),
        hang=parts.LABEL,
        opens=use.record.id,
    )
