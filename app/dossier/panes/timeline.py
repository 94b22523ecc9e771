"""Pane 1: events by date, with a bar for the days they may have fallen on."""

from dossier.days import DAY_COLUMN, day_column
from dossier.labels import choice_word
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.sheets.parts import marked
from dossier.words import later, number
from dossier_db.dates import Date
from dossier_db.records import TimelineRow

BAR = 8
"""Cells that stand for a month: a day is about a quarter of a cell."""
_SIGNS = {"happened": "━", "planned": "┄", "postponed": "┄", "reported": "┄"}
"""A bar is dotted where nothing is known to have happened."""


class TimelinePane(Pane[TimelineRow]):
    """What happened when, whether accounts differ, how many sources tell it."""

    NAME = "timeline"
    EMPTY = later("No event is told here.")
    COLUMNS = (
        Column(width=DAY_COLUMN),
        Column(width=BAR, rank=2),
        Column(share=1, least=18, wanted=30),
        Column(width=1),
        Column(width=7, right=True, rank=1),
    )
    HEADS = (later("date"), later("in month"), later("event"), "!", later("sources"))
    OURS = ("event",)

    def cells(self, record: TimelineRow) -> tuple[Line | Span | str, ...]:
        """Date, bar, event, mark, independent sources."""
        above = self.list.above
        shown = day_column(record.date)
        if above is not None and above.date is not None and record.date is not None:
            shown = shown.below(day_column(above.date))
        told = line(record.name)
        if record.status not in (None, "happened"):
            # Before the name: what is cut at its end must not be that.
            told = line(Span(f"{choice_word(record.status)}: ", "quiet"), told)
        return (
            Span(str(shown), "quiet"),
            Span(bar(record.date, record.status), "quiet"),
            told,
            marked(record.mark),
            Span(number(record.sources), "quiet"),
        )


def bar(date: Date | None, status: str | None) -> str:
    """The days of a month that a date may mean, as a bar ``BAR`` cells wide.

    A known day is one cell, the whole month eight; a date that reaches beyond its
    month fills the bar to the end.
    """
    if date is None:
        return ""
    first = int(date.earliest[8:10])
    last = int(date.latest[8:10])
    if date.earliest[:7] != date.latest[:7]:
        last = 31
    start = (first - 1) * BAR // 31
    stop = (last - 1) * BAR // 31
    sign = _SIGNS.get(status or "", "┄")
    if date.approximate:
        sign = "╍" if sign == "━" else sign
    if start == stop and date.earliest[:10] == date.latest[:10]:
        sign = {"━": "■", "╍": "□"}.get(sign, "◇")
    return " " * start + sign * (stop - start + 1)
