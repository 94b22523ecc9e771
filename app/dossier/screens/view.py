"""The header's words: where one is, from where one looks, what is unsettled."""

from __future__ import annotations  # a record that is only named is not loaded

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.days import day
from dossier.rows import Line, Span, line
from dossier.unheard import unheard
from dossier.words import _, counted, number
from dossier_db.dates import read
from dossier_db.records import EVERY_QUESTION, EVERYTHING

if TYPE_CHECKING:
    from dossier_db.records import Filter, SourceRow, Tally, Viewpoint


@dataclass(frozen=True, slots=True)
class Look:
    """From where one looks, and at which of the questions."""

    view: Viewpoint = EVERYTHING
    narrowed: Filter = EVERY_QUESTION

    def of(self, pane: str) -> Look:
        """What of it a pane goes by: the questions are those of one alone."""
        return self if pane == "compare" else Look(self.view)

    def whole(self, pane: str) -> bool:
        """A pane shows all that it has, in an order that an index has; tasks have to
        be looked for."""
        if pane == "tasks":
            return False
        return self.view.everything and (pane != "compare" or self.narrowed.nothing)


def where(name: str, view: Viewpoint, source: str | None) -> Line:
    """``Atajurt trial · as told by HRW · as known on 31 Dec 2025``."""
    said = [Span(name, "strong")]
    if source is not None:
        told = _("as told by {source}").format(source=source)
        said.append(Span(f" · {told}", "accent"))
    if view.known_on is not None:
        known = _("as known on {day}").format(day=day(read(view.known_on)))
        said.append(Span(f" · {known}", "accent"))
    return line(*said)


def everywhere(name: str, view: Viewpoint) -> Line:
    """``Atajurt trial · all sources, all days``: where nothing is left out, whatever
    one looks from elsewhere.
    """
    limits = "" if view.everything else f" · {_('all sources, all days')}"
    return line(Span(name, "strong"), Span(limits, "accent"))


def silent(told_by: SourceRow, view: Viewpoint) -> str:
    """Why a source tells nothing on the day that is looked from, and what changes
    that; empty where it was issued by then.
    """
    said = unheard(told_by, view)
    return f"{said} {_('t or d changes that.')}" if said else ""


def figures(tally: Tally, view: Viewpoint, drafts: int = 0) -> Line:
    """``84 sources · 52 questions, 31 open``; under a viewpoint, what is left out; at
    the end the drafts in the tray, where there are any.
    """
    said = counted(tally.sources, "{n} source", "{n} sources")
    if view.everything:
        questions = counted(tally.questions, "{n} question", "{n} questions")
        undecided = _("{n} open").format(n=number(tally.open))
        said += f" · {questions}, {undecided}"
    elif tally.undated:
        undated = _("{n} undated left out").format(n=number(tally.undated))
        said += f", {undated}"
    waiting = counted(drafts, "{n} draft", "{n} drafts") if drafts else ""
    gap = " · " if drafts else ""
    return line(Span(f"{said}{gap}", "quiet"), Span(waiting, "accent"))
