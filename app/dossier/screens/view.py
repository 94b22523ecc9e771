"""The header's words: where one is, from where one looks, what is unsettled."""

from dataclasses import dataclass, field

from dossier.days import day
from dossier.rows import Line, Span, line
from dossier.words import _, counted, number
from dossier_db import Viewpoint
from dossier_db.dates import read
from dossier_db.records import Filter, Tally


@dataclass(frozen=True, slots=True)
class Look:
    """From where one looks, and at which of the questions."""

    view: Viewpoint = field(default_factory=Viewpoint)
    narrowed: Filter = field(default_factory=Filter)

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


def figures(tally: Tally, view: Viewpoint, drafts: int = 0) -> Line:
    """``84 sources · 52 questions, 31 open``; under a viewpoint, what is left out; at
    the end the drafts in the tray, where there are any.
    """
    said = counted(tally.sources, _("{n} source"), _("{n} sources"))
    if view.everything:
        questions = counted(tally.questions, _("{n} question"), _("{n} questions"))
        undecided = _("{n} open").format(n=number(tally.open))
        said += f" · {questions}, {undecided}"
    elif tally.undated:
        undated = _("{n} undated left out").format(n=number(tally.undated))
        said += f", {undated}"
    waiting = counted(drafts, _("{n} draft"), _("{n} drafts")) if drafts else ""
    gap = " · " if drafts else ""
    return line(Span(f"{said}{gap}", "quiet"), Span(waiting, "accent"))
