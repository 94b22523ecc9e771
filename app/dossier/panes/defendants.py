"""Pane 2: those charged, under which measure, and whether the numbers meet."""

from dossier.days import day
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.sheets.defendant import remainder
from dossier.words import _, counted, later, number
from dossier_db.records import Figure, Restraint, RosterHead, RosterRow


class DefendantsPane(Pane[RosterRow]):
    """The roster; the head line does the arithmetic."""

    NAME = "defendants"
    EMPTY = later("Nobody is charged here.")
    COLUMNS = (
        Column(share=2, least=20),
        Column(share=2, least=24),
        Column(share=2, least=20, rank=3),
        Column(width=8, right=True, rank=1),
        Column(share=3, least=16, rank=2),
    )
    HEADS = (
        later("name"),
        later("restraint"),
        later("role"),
        later("named by"),
        later("spelled"),
    )
    OURS = ("name", "role")

    def take(self, extra: RosterHead | None) -> None:
        """The arithmetic, above the names of the columns."""
        self.head.said = () if extra is None else arithmetic(extra)

    def cells(self, record: RosterRow) -> tuple[Line | Span | str, ...]:
        """Name, latest measure with its day, role, who names, spellings."""
        if not record.identified:
            said = Span(_("named by no source read here"), "quiet")
            return (remainder(record.people), said, "", "", "")
        return (
            line(Span(record.name, "strong")),
            latest(record.restraints),
            Span(record.summary or "", "quiet"),
            Span(number(record.sources), "quiet"),
            Span(" · ".join(record.spellings), "quiet"),
        )


def latest(restraints: tuple[Restraint, ...]) -> Line:
    """The measure that holds for the latest day, with that day; never the present."""
    if not restraints:
        return line(Span(_("not stated"), "quiet"))
    last = max(restraints, key=_day)
    when = last.citation.as_of or last.since
    said = day(when) if when is not None else _("day not stated")
    return line(Span(f"{said}: ", "quiet"), last.kind)  # cut, it keeps its day


def _day(restraint: Restraint) -> str:
    when = restraint.citation.as_of or restraint.since
    return when.latest if when is not None else ""


def arithmetic(head: RosterHead) -> Line:
    """``19 charged (9 sources): 4 named, 15 not · 18 (3 sources)``."""
    charged = [figure for figure in head.figures if figure.kind == "charged"]
    named = _("{n} named").format(n=number(head.named))
    if head.unnamed:
        named += ", " + _("{n} not").format(n=number(head.unnamed))
    if not charged:
        return line(" ", named)
    said = f"{_supported(charged[0], _(' charged'))}: {named}"
    others = [_supported(figure) for figure in charged[1:]]
    return line(" ", said, *(Span(f" · {other}", "quiet") for other in others))


def _supported(figure: Figure, what: str = "") -> str:
    sources = counted(figure.sources, _("{n} source"), _("{n} sources"))
    return f"{number(figure.people)}{what} ({sources})"
