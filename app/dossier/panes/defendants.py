"""Pane 2: those charged, their measures and outcomes, and whether the numbers meet."""

from collections.abc import Sequence

from dossier.arithmetic import ended, further, shares, supported
from dossier.days import day
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.sheets.parts import on_whose_word
from dossier.unheard import untold
from dossier.words import _, later, number
from dossier_db.records import Date, Figure, Outcome, Restraint, RosterHead, RosterRow


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
        """Name, latest measure or outcome with its day, role, who names, spellings."""
        if not record.identified:
            return (further(record.people), Span(_("not named"), "quiet"), "", "", "")
        spelled = " · ".join(record.spellings) or _("no name recorded")
        return (
            line(Span(record.name, "strong")),
            latest((*record.outcomes, *record.restraints)),
            Span(record.summary or "", "quiet"),
            Span(number(record.sources), "quiet"),
            Span(spelled, "quiet"),
        )


def latest(told: Sequence[Restraint | Outcome]) -> Line:
    """The measure or outcome that holds for the latest day, with that day and on whose
    word it is; never the present. Of several that do the first."""
    if not told:
        return line(Span(_("not stated"), "quiet"))
    last = max(told, key=_day)
    when = _when(last)
    what = ended(last) if isinstance(last, Outcome) else last.kind
    said = day(when) if when is not None else _("day not stated")
    whom = on_whose_word(last.citation)
    word = Span(_(", on the word of {whom}").format(whom=whom) if whom else "", "quiet")
    return line(Span(f"{said}: ", "quiet"), what, word)  # cut, it keeps its day


def _when(told: Restraint | Outcome) -> Date | None:
    own = told.date if isinstance(told, Outcome) else told.since
    return told.citation.as_of or own


def _day(told: Restraint | Outcome) -> str:
    when = _when(told)
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
    return [figure for figure in head.figures if figure.of == "charge"]
