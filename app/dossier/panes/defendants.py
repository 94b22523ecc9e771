"""Pane 2: those charged, under which measure, and whether the numbers meet."""

from dossier.arithmetic import further, shares, supported
from dossier.days import day
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.sheets.parts import on_whose_word
from dossier.unheard import untold
from dossier.words import _, later, number
from dossier_db.records import Figure, Restraint, RosterHead, RosterRow


class DefendantsPane(Pane[RosterRow]):
    """The roster; the head line does the arithmetic."""

    NAME = "defendants"
    EMPTY = later("Nobody is charged here.")
    COLUMNS = (
        Column(share=2, least=20),
        Column(share=2, least=24),
        Column(share=2, least=20, rank=3),
        Column(width=10, right=True, rank=1),
        Column(share=3, least=16, rank=2),
    )
    HEADS = (
        later("name"),
        later("restraint"),
        later("role (ours)"),
        later("printed"),
        later("spelled"),
    )
    OURS = ("name",)
    _silent: bool | None = None

    @property
    def nothing(self) -> str:
        """Why nobody is listed: nobody is charged, or not from where one looks."""
        if self.why or not self.ours or self._silent is None:
            return super().nothing
        return untold() if self._silent else _("None of those charged is named here.")

    def clear(self) -> None:
        """The arithmetic goes with the rows."""
        super().clear()
        self.head.said = ()

    def take(self, extra: RosterHead | None) -> None:
        """The arithmetic, above the names of the columns."""
        self.head.said = () if extra is None else arithmetic(extra)
        self._silent = None if extra is None else extra.silent
        self.list.empty = self.nothing

    def cells(self, record: RosterRow) -> tuple[Line | Span | str, ...]:
        """Name, latest measure with its day, role, who prints the name, spellings."""
        if not record.identified:
            return (further(record.people), Span(_("not named"), "quiet"), "", "", "")
        spelled = " · ".join(record.spellings) or _("no name recorded")
        return (
            line(Span(record.name, "strong")),
            latest(record.restraints),
            Span(record.summary or "", "quiet"),
            Span(number(record.sources), "quiet"),
            Span(spelled, "quiet"),
        )


def latest(restraints: tuple[Restraint, ...]) -> Line:
    """The measure that holds for the latest day, with that day and on whose word it is;
    never the present."""
    if not restraints:
        return line(Span(_("not stated"), "quiet"))
    last = max(restraints, key=_day)
    when = last.citation.as_of or last.since
    said = day(when) if when is not None else _("day not stated")
    whom = on_whose_word(last.citation)
    told = Span(_(", on the word of {whom}").format(whom=whom) if whom else "", "quiet")
    return line(Span(f"{said}: ", "quiet"), last.kind, told)  # cut, it keeps its day


def _day(restraint: Restraint) -> str:
    when = restraint.citation.as_of or restraint.since
    if when is None:
        return ""
    return when.earliest if when.latest.startswith("9999") else when.latest


def arithmetic(head: RosterHead) -> Line:
    """``19 charged (9 sources): 4 named, 15 not · 18 (3 sources)``; where nobody gives
    a number charged, those that they give.
    """
    if head.silent:
        named = shares(head) if head.named else ""
        return line(" ", f"{named} · {untold()}") if named else ()
    others = [supported(one) for one in _charged(head)[len(head.charged) :]]
    if not head.charged:
        others = [supported(one, f" {_(one.kind)}") for one in head.figures]
    return line(" ", shares(head), *(Span(f" · {other}", "quiet") for other in others))


def _charged(head: RosterHead) -> list[Figure]:
    return [figure for figure in head.figures if figure.kind == "charged"]
