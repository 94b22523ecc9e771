"""A source on a sheet: its bibliography, how much was read, its passages in order."""

from collections.abc import Sequence

from dossier.days import day, day_of
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _, counted, later, number
from dossier_db.records import Capture, Citation, Source, SourceRelation

COVERAGE = {
    "whole": later("read whole"),
    "part": later("read in part"),
    "none": later("not seen by anyone here"),
}
"""How much of a source was read, in words."""


def blocks(source: Source, held: Sequence[Capture] = ()) -> tuple[Block, ...]:
    """The sheet of a source, without its passages; ``held`` are its texts."""
    row = source.row
    issued = day(row.issued) if row.issued is not None else _("undated")
    basis = f" ({source.issued_basis})" if source.issued_basis else ""
    coverage = _(COVERAGE[row.coverage])
    seen = f": {source.seen}" if source.seen else ""
    return (
        parts.title(row.name),
        *parts.field(_("title"), row.title or _("none known")),
        *parts.field(_("publisher"), row.publisher),
        *parts.field(_("author"), source.author),
        *parts.field(_("issued"), issued + basis),
        *parts.field(_("language"), row.lang),
        *parts.field(_("kind"), source.genre or row.kind),
        *parts.field(_("read"), coverage + seen),
        *parts.field(_("address"), source.url),
        *parts.field(_("archived"), source.archive_url),
        *parts.field(_("text"), _held(held)),
        *_counts(source),
        *_relations(source),
        *parts.notes(source.notes),
    )


def _held(captures: Sequence[Capture]) -> str | None:
    """Which text of it is read, and how many earlier ones are kept."""
    if not captures:
        return None
    texts = [one for one in captures if one.letters]
    if texts:
        said = _("attached {day}, {n} characters: w reads it").format(
            day=day_of(texts[-1].collected_at), n=number(texts[-1].letters)
        )
    else:
        said = _("attached {day}, a file without a text").format(
            day=day_of(captures[-1].collected_at)
        )
    if len(captures) > 1:
        earlier = counted(
            len(captures) - 1, "{n} earlier one kept", "{n} earlier ones kept"
        )
        said = f"{said}; {earlier}"
    return said


def _counts(source: Source) -> tuple[Block, ...]:
    other = source.row.counts_as
    if other is None:
        return ()
    return parts.field(
        _("counts as"), _("one with {name}").format(name=other.name), other.id
    )


def _relations(source: Source) -> tuple[Block, ...]:
    found = tuple(_relation(one) for one in source.relations)
    return (*parts.heading(_("How it hangs on other sources")), *found) if found else ()


def _relation(one: SourceRelation) -> Block:
    inferred = Span(" " + _("(inferred)"), "quiet") if one.basis == "inferred" else ""
    said = (
        line("→ ", Span(f"{one.kind} ", "quiet"), one.other.name)
        if one.outward
        else line("← ", one.other.name, Span(f" {one.kind} {_('this one')}", "quiet"))
    )
    return Block(line(said, inferred), opens=one.other.id)


def passages(found: Sequence[Citation], total: int) -> tuple[Block, ...]:
    """The passages of a source in the order of reading."""
    if not found:
        return (*parts.heading(_("Passages")), parts.plain(_("None is cited here.")))
    head = counted(total, "{n} passage cited here", "{n} passages cited here")
    more: tuple[Block, ...] = ()
    if total > len(found):
        rest = counted(
            total - len(found), "and {n} more passage", "and {n} more passages"
        )
        more = (parts.plain(rest, "quiet"),)
    return (*parts.heading(head), *(_passage(one) for one in found), *more)


def _passage(citation: Citation) -> Block:
    label = "–" if citation.paragraph is None else f"¶{citation.paragraph}"
    if citation.sentences is not None:
        first, last = citation.sentences
        label += f".{first}" if first == last else f".{first}–{last}"
    return Block(
        line(parts.words(citation), parts.conditions(citation)),
        label=line(Span(label, "quiet")),
        hang=7,
        cite=citation.passage_id,
        opens=citation.passage_id,
    )
