"""Grounds: why something is proposed, as a sentence in the reader's language."""

from __future__ import annotations  # a record that is only named is not loaded

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from dossier.days import day
from dossier.words import _, counted, later
from dossier_db.dates import read

if TYPE_CHECKING:
    from dossier_db.records import Proposal

Grounds: TypeAlias = tuple[str, ...]

_RULES: Final = {
    "people": (later("how many people"), later("How many people?")),
    "number": (later("a number"), later("How many?")),
    "two totals": (later("two totals in one text"), later("How many in all?")),
    "only one counts": (later("only one gives a number"), later("How many?")),
    "date": (later("a date"), later("On which day?")),
    "article": (later("an article of law"), later("Under which article?")),
    "penalty": (later("the penalty"), later("What is the penalty?")),
    "name": (later("a name"), later("What is the name?")),
    "spelling": (later("a spelling"), later("How is the name spelled?")),
    "title": (later("a title"), later("What is the title?")),
    "place": (later("a place"), later("What is the place called?")),
    "verdict": (later("the verdict of the court"), later("What was the verdict?")),
    "stage": (later("the stage of the trial"), later("How far had the trial come?")),
    "custody": (
        later("the measure of restraint"),
        later("What is the measure of restraint called?"),
    ),
    "term": (later("a quoted term"), later("Which words are quoted?")),
    "actor": (later("who did it"), later("Who did it?")),
    "object": (later("what it was done to"), later("What was it done to?")),
}
"""What a rule of the texts compares, and the question that it comes to."""


def rule(name: str) -> str:
    """What a rule compares, in a few words."""
    said = _RULES.get(name)
    return _(said[0]) if said else name


def question(name: str) -> str:
    """The question that a candidate comes to, to be made finer by a person."""
    said = _RULES.get(name)
    return _(said[1]) if said else ""


_STAGES: Final = {
    "investigated": later("under investigation"),
    "charged": later("charged"),
    "to begin": later("the trial is to begin"),
    "begun": later("the trial has begun"),
    "adjourned": later("the trial is adjourned"),
    "concluded": later("the trial is over"),
    "verdict awaited": later("the verdict is awaited"),
    "acquitted": later("acquitted"),
    "convicted": later("convicted"),
    "appeal": later("on appeal"),
}
"""Stages of a trial as the rules of the texts name them."""


def sentence(proposal: Proposal, values: Mapping[str, str]) -> str:
    """The values on which a proposal rests, in words.

    Args:
        proposal: The proposal.
        values: What its answers say, by their ids; of another question's answer too.
    """
    a, b = (values.get(one, one) for one in (proposal.a, proposal.b))
    said = _SENTENCES[proposal.rule](proposal.grounds)
    return _("{a} / {b}: {why}").format(a=a, b=b, why=said)


def _equal(_grounds: Grounds) -> str:
    return _("the same, written otherwise")


def _spelling(grounds: Grounds) -> str:
    if grounds[2] == "record":
        return _("two names of one record")
    return _("{n} % of the letters are alike").format(n=grounds[2])


def _precision(grounds: Grounds) -> str:
    _kind, _which, finer, wider = grounds
    return _("{finer} lies within {wider}").format(
        finer=_dated(finer, grounds[0]), wider=_dated(wider, grounds[0])
    )


def _dated(value: str, kind: str) -> str:
    if kind == "date":
        return day(read(value))
    first, dash, last = value.partition("–")
    if kind != "number" or not dash or (first and last):
        return value
    return (_("{n} or more") if first else _("up to {n}")).format(n=first or last)


def _sum(grounds: Grounds) -> str:
    parts, total, *gap = grounds
    if not gap:
        return _("{parts} = {total}").format(parts=parts, total=total)
    return _("{parts} ≠ {total}: {n} apart").format(
        parts=parts, total=total, n=gap[0].lstrip("-")
    )


def _order(grounds: Grounds) -> str:
    """The stages, the days of issue, the arithmetic and what is not sure of it."""
    first, second, a, b, apart, *estimated = grounds
    days = [day(read(one)) if one else _("undated") for one in (a, b)]
    told = [
        _("{stage} ({day}, estimated)")
        if f"estimated:{which}" in estimated
        else _("{stage} ({day})")
        for which in "ab"
    ]
    sides = [
        one.format(stage=_stage(stage), day=when)
        for one, stage, when in zip(told, (first, second), days, strict=True)
    ]
    if apart == "overlap":
        between = _("which was written later is not known: the days overlap")
    elif apart == "undated":
        between = _("which was written later is not known: a date is missing")
    else:
        between = counted(int(apart), "{n} day apart", "{n} days apart")
    return " / ".join(sides) + "; " + between


def _stage(name: str) -> str:
    known = _STAGES.get(name)
    return _(known) if known else name.partition(":")[2].replace("_", " ") or name


_SENTENCES: Final[dict[str, Callable[[Grounds], str]]] = {
    "equal": _equal,
    "spelling": _spelling,
    "precision": _precision,
    "sum": _sum,
    "order": _order,
}
