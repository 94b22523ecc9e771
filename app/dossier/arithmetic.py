"""Defendants and the arithmetic over them in words, for pane, sheets and prints."""

from __future__ import annotations  # a record that is only named is not loaded

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.words import _, counted, ngettext, number

if TYPE_CHECKING:
    from dossier_db.records import Figure, Outcome, RosterHead, RosterRow


def either(numbers: Sequence[int]) -> str:
    """Numbers of which nobody says which holds: ``18 or 19``, and no commas, for it
    stands between some."""
    return _(" or ").join(map(number, dict.fromkeys(numbers)))


def supported(figure: Figure, what: str = "") -> str:
    """``13 custody (4 sources)``; what no source read here gives is unseen."""
    told = counted(figure.sources, "{n} source", "{n} sources")
    return f"{number(figure.people)}{what} ({told if figure.sources else _('unseen')})"


def shares(head: RosterHead) -> str:
    """``19 charged (9 sources): 4 named, 15 not``; where as many sources give several
    numbers, all of them: ``18 or 19 charged (2 sources each): 1 named, 17 or 18 not``.
    Who is known to be charged from other sources alone is said to be so: ``2 named (of
    1 no charge told)``.
    """
    named, others = (0, 0) if head.silent else head.uncharged
    said = [_("{n} named").format(n=number(head.named)) + _of(named)]
    if head.told:
        told = _("{n} told of with no name recorded").format(n=number(head.told))
        said.append(told + _of(others))
    if not head.charged:
        return ", ".join(said)
    if any(head.unnamed):
        said.append(_("{n} not").format(n=either(head.unnamed)))
    return f"{_charged(head)}: {', '.join(said)}"


def _of(uncharged: int) -> str:
    said = _(" (of {n} no charge told)").format(n=number(uncharged))
    return said if uncharged else ""


def _charged(head: RosterHead) -> str:
    figure = next(one for one in head.figures if one.of == "charge")
    if len(head.charged) == 1:
        return supported(figure, _(" charged"))
    each = counted(figure.sources, "{n} source each", "{n} sources each")
    return _("{numbers} charged ({sources})").format(
        numbers=either(head.charged), sources=each if figure.sources else _("unseen")
    )


def further(people: Sequence[int]) -> str:
    """``15 further defendants``."""
    said = ngettext("{n} further defendant", "{n} further defendants", people[-1])
    return said.format(n=either(people))


def printed(row: RosterRow) -> str:
    """In how many sources the name of a defendant stands, whatever they say of it."""
    if not row.spellings:
        return _("told of, no name recorded")
    if not row.sources:
        return _("name printed in a document that nobody here has seen")
    return counted(
        row.sources,
        "name printed by {n} independent source",
        "name printed by {n} independent sources",
    )


def ended(row: Outcome) -> str:
    """An outcome in a word or two, with how long the sentence is where that is told."""
    if row.months is None:
        return row.kind
    return f"{row.kind}, {counted(row.months, '{n} month', '{n} months')}"
