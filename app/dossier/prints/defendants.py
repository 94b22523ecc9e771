"""Defendants: the arithmetic over each case, then everyone who is charged in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dossier.arithmetic import either, printed, shares
from dossier.prints import phrases
from dossier.prints.heading import heading
from dossier.prints.out import Line, Out, every
from dossier.unheard import untold
from dossier.words import _, ngettext
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
    over = heading(store, view)
    out.begin(over)
    lines = partial(roster_lines, why=over.unheard)
    out.sheets("cases", _rosters(store, view), lines)
    out.end()


def _rosters(store: Store, view: Viewpoint) -> Iterator[Roster]:
    for case in store.roster.cases():
        yield Roster(
            store.roster.head(case.id, view),
            tuple(every(store.roster.listing(case.id, view))),
        )


def roster_lines(roster: Roster, why: str = "") -> Iterator[Line]:
    """The sums of a case and a sheet for each defendant; ``why`` nothing can be told
    of it, where the viewpoint alone says that."""
    head = roster.head
    yield Line(_("Case: {case}").format(case=phrases.named(head.case)), strong=True)
    for figure in head.figures:
        yield Line(_figure(figure))
    if head.silent:
        yield Line(why or untold())
    if roster.rows or not head.silent:
        yield Line(shares(head))
    for row in roster.rows:
        yield Line("")
        yield from _defendant(row, head)


def _figure(figure: Figure) -> str:
    """A number that sources give, and where."""
    text = _("{kind}: {people}, by {sources}").format(
        kind=figure.kind,
        people=phrases.people(figure.people),
        sources=phrases.independent(figure.sources),
    )
    places = dict.fromkeys(
        phrases.cite(citation, when)
        for citation, when in zip(figure.citations, figure.days, strict=True)
    )
    return " ".join([text, *places])


def _defendant(row: RosterRow, head: RosterHead) -> Iterator[Line]:
    name = f"{row.name} ({row.id})"
    # What stands below the remainder is told of all, not of the remainder.
    said = printed(row) if row.identified else _remainder(row, head)
    yield Line(f"{name}, {said}", strong=True)
    yield from phrases.value(_("summary (ours)"), row.summary, 1)
    yield from phrases.value(_("spelled"), " · ".join(row.spellings), 1)
    for restraint in row.restraints:
        yield phrases.restraint(restraint)
    if row.identified and not row.restraints:
        yield Line(_("restraint: not stated"), 1)
    for charge in row.charges:
        yield phrases.charge(charge)
    if row.identified and not row.charges:
        yield Line(_("charge: not stated"), 1)
    for outcome in row.outcomes:
        yield phrases.outcome(outcome)


def _remainder(row: RosterRow, head: RosterHead) -> str:
    most = row.people[-1]
    if head.told:
        said = ngettext(
            "{n} of them is neither named nor told of here",
            "{n} of them are neither named nor told of here",
            most,
        )
    else:
        said = ngettext(
            "{n} of them is not named here", "{n} of them are not named here", most
        )
    return said.format(n=either(row.people))
