"""Defendants: the arithmetic over each case, then everyone who is charged in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Line, Out, every
from dossier.words import _, counted
from dossier_db import Store
from dossier_db.records import Figure, RosterHead, RosterRow, Viewpoint


@dataclass(frozen=True, slots=True)
class Roster:
    """One case with its defendants."""

    head: RosterHead
    rows: tuple[RosterRow, ...]
    """Those named; the unnamed remainder is the last."""


def print_defendants(store: Store, view: Viewpoint, out: Out) -> None:
    """Print each case in which somebody is charged."""
    out.begin(heading(store, view))
    out.sheets("cases", _rosters(store, view), roster_lines)
    out.end()


def _rosters(store: Store, view: Viewpoint) -> Iterator[Roster]:
    for case in store.roster.cases():
        yield Roster(
            store.roster.head(case.id, view),
            tuple(every(store.roster.listing(case.id, view))),
        )


def roster_lines(roster: Roster) -> Iterator[Line]:
    """The sums of a case and a sheet for each defendant."""
    head = roster.head
    yield Line(_("Case: {case}").format(case=phrases.named(head.case)), strong=True)
    for figure in head.figures:
        yield Line(_figure(figure))
    yield Line(_sum(head))
    for row in roster.rows:
        yield Line("")
        yield from _defendant(row)


def _sum(head: RosterHead) -> str:
    """Those charged are those named here and the rest."""
    named = counted(head.named, "{n} is named here", "{n} are named here")
    if head.charged is None or head.unnamed is None:
        return named
    charged = counted(head.charged, "{n} charged", "{n} charged")
    rest = counted(head.unnamed, "{n} is not", "{n} are not")
    return f"{charged}: {named}, {rest}"


def _figure(figure: Figure) -> str:
    """A number that sources give, and where."""
    text = _("{kind}: {people}, by {sources}").format(
        kind=figure.kind,
        people=phrases.people(figure.people),
        sources=counted(
            figure.sources, "{n} independent source", "{n} independent sources"
        ),
    )
    places = dict.fromkeys(
        phrases.cite(citation, when)
        for citation, when in zip(figure.citations, figure.days, strict=True)
    )
    return " ".join([text, *places])


def _defendant(row: RosterRow) -> Iterator[Line]:
    name = f"{row.name} ({row.id})"
    if row.identified:
        yield Line(f"{name}, {phrases.sources(row.sources)}", strong=True)
    else:
        yield Line(f"{name}, {phrases.people(row.people)}", strong=True)
    yield from phrases.value(_("summary (ours)"), row.summary, 1)
    yield from phrases.value(_("spelled"), " · ".join(row.spellings), 1)
    for restraint in row.restraints:
        yield phrases.restraint(restraint)
    if row.identified and not row.restraints:
        yield Line(_("restraint: not stated"), 1)
    for charge in row.charges:
        yield phrases.charge(charge)
