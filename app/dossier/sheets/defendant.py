"""A row of the roster on a sheet: measures, charges, outcomes, the arithmetic."""

from dossier.arithmetic import further, printed, supported
from dossier.days import day
from dossier.rows import Block, Line, Span, line
from dossier.sheets import parts
from dossier.words import _, number
from dossier_db.records import Figure, RosterHead, RosterRow


def blocks(row: RosterRow, head: RosterHead | None) -> tuple[Block, ...]:
    """The sheet of one defendant, or of the remainder, which ``head`` explains."""
    if head is not None and not row.identified:
        return (parts.title(further(row.people)), *_remainder(head))
    return (
        Block(line(Span(row.name, "strong")), opens=row.id),
        *((parts.ours(row.summary),) if row.summary else ()),
        *parts.heading(_("Measure of restraint")),
        *(tuple(parts.restraint(one) for one in row.restraints) or (_unstated(),)),
        *parts.heading(_("Charge")),
        *(tuple(parts.charge(one) for one in row.charges) or (_unstated(),)),
        *parts.outcomes(row.outcomes),
        *parts.heading(_("Spelled by sources")),
        *((parts.plain(" · ".join(row.spellings)),) if row.spellings else ()),
        parts.plain(printed(row), "quiet"),
    )


def _unstated() -> Block:
    return parts.plain(_("None is stated here."), "quiet")


def _remainder(head: RosterHead) -> tuple[Block, ...]:
    return (
        parts.plain(_("Charged, and neither named nor told of here."), "quiet"),
        *sums(head),
        *parts.heading(_("What sources count")),
        *(block for figure in head.figures for block in _figure(figure)),
    )


def _figure(figure: Figure) -> tuple[Block, ...]:
    """A number, and each source that gives it with the day it gives it for."""
    support = (
        parts.independent(figure.sources)
        if figure.sources
        else _("in a document that nobody here has seen")
    )
    said = line(Span(f"{number(figure.people)} {_(figure.kind)}", "strong"))
    places: dict[Line, Block] = {}
    for citation, when in zip(figure.citations, figure.days, strict=True):
        told = line(parts.place(citation), f" {day(when)}" if when else "")
        block = Block(
            told,
            indent=2,
            cite=citation.passage_id,
            opens=citation.passage_id,
            under=line(parts.words(citation)),
        )
        places.setdefault(told, block)
    heading = Block(line(said, Span(f" · {support}", "quiet")))
    return (parts.EMPTY, heading, *places.values())


def sums(head: RosterHead) -> tuple[Block, ...]:
    """Whether the measures add up to the numbers charged: ``13 + 6 = 19``."""
    charged = {one.people for one in head.figures if one.of == "charge"}
    measures = [one for one in head.figures if one.of == "restraint"]
    kinds = sorted({one.kind for one in measures})
    if len(kinds) != 2 or not charged:
        return ()
    first, second = (
        sorted(
            (one for one in measures if one.kind == kind),
            key=lambda one: one.people,
        )
        for kind in kinds
    )
    found = [_sum(a, b, charged) for a in first for b in second]
    return (*parts.heading(_("Sums")), *found)


def _sum(a: Figure, b: Figure, charged: set[int]) -> Block:
    """Two measures with who counts them; below, each source stands with its day."""
    total = a.people + b.people
    said = " + ".join(supported(one, f" {_(one.kind)}") for one in (a, b))
    said = f"{said} = {total}"
    if total in charged:
        return Block(line(said, Span("  " + _("as charged by some"), "quiet")))
    near = min(charged, key=lambda number_: abs(number_ - total))
    off = _("  {n} away from {charged} charged").format(
        n=abs(near - total), charged=near
    )
    return Block(line(said, Span(off, "warning")))
