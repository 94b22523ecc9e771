"""A row of the roster on a sheet: measures, charges, spellings, the arithmetic."""

from dossier.days import day
from dossier.rows import Block, Span, line
from dossier.sheets import parts
from dossier.words import _, counted, number
from dossier_db.records import Figure, RosterHead, RosterRow


def blocks(row: RosterRow, head: RosterHead | None) -> tuple[Block, ...]:
    """The sheet of one defendant, or of the remainder, which ``head`` explains."""
    if head is not None and not row.identified:
        return (parts.title(remainder(row.people)), *_remainder(head))
    return (
        Block(line(Span(row.name, "strong")), opens=row.id),
        *((parts.ours(row.summary),) if row.summary else ()),
        *parts.heading(_("Measure of restraint")),
        *(
            tuple(parts.restraint(one) for one in row.restraints)
            or (parts.plain(_("No source read here states one."), "quiet"),)
        ),
        *parts.heading(_("Charge")),
        *(parts.charge(one) for one in row.charges),
        *parts.heading(_("Spelled by sources")),
        *(
            (parts.plain(" · ".join(row.spellings)),)
            if row.spellings
            else (parts.plain(_("No spelling is recorded."), "quiet"),)
        ),
    )


def _remainder(head: RosterHead) -> tuple[Block, ...]:
    return (
        parts.plain(_("Charged, and named by no source read here."), "quiet"),
        *sums(head),
        *parts.heading(_("What sources count")),
        *(block for figure in head.figures for block in _figure(figure)),
    )


def remainder(people: int) -> str:
    """``15 further defendants``."""
    return counted(people, _("{n} further defendant"), _("{n} further defendants"))


def _figure(figure: Figure) -> tuple[Block, ...]:
    """A number, and each source that gives it with the day it gives it for."""
    support = (
        parts.independent(figure.sources)
        if figure.sources
        else _("in a document that nobody here has seen")
    )
    said = line(Span(f"{number(figure.people)} {_(figure.kind)}", "strong"))
    return (
        parts.EMPTY,
        Block(line(said, Span(f" · {support}", "quiet"))),
        *(
            Block(
                line(parts.place(citation), Span(f" {day(when)}" if when else "")),
                indent=2,
                cite=citation.passage_id,
                opens=citation.passage_id,
                under=line(parts.words(citation)),
            )
            for citation, when in zip(figure.citations, figure.days, strict=True)
        ),
    )


def sums(head: RosterHead) -> tuple[Block, ...]:
    """Whether the measures add up to the numbers charged: ``13 + 6 = 19``."""
    charged = {one.people for one in head.figures if one.kind == "charged"}
    kinds = sorted({one.kind for one in head.figures} - {"charged"})
    if len(kinds) != 2 or not charged:
        return ()
    first, second = (
        sorted({one.people for one in head.figures if one.kind == kind})
        for kind in kinds
    )
    found = [_sum(a, b, kinds, charged) for a in first for b in second]
    return (*parts.heading(_("Sums")), *found)


def _sum(a: int, b: int, kinds: list[str], charged: set[int]) -> Block:
    total = a + b
    said = f"{a} {_(kinds[0])} + {b} {_(kinds[1])} = {total}"
    if total in charged:
        return Block(line(said, Span("  " + _("as charged by some"), "quiet")))
    near = min(charged, key=lambda number_: abs(number_ - total))
    off = _("  {n} away from {charged} charged").format(
        n=abs(near - total), charged=near
    )
    return Block(line(said, Span(off, "warning")))
