"""Pane 7: what is still to be found out or written down, the weightiest kind first."""

from collections.abc import Mapping

from dossier import tasks
from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.words import _, later
from dossier_db.records import Task


class TasksPane(Pane[Task]):
    """Gaps that the data itself shows, of the whole dossier, from wherever one looks.

    What one source does not tell, or what was not known on a day, is no work left to
    do: a viewpoint leaves none out, and the head says so.
    """

    NAME = "tasks"
    EMPTY = tasks.NONE
    COLUMNS = (
        Column(width=10),
        Column(share=3, least=20),
        Column(share=4, least=20, rank=1),
    )
    HEADS = (later("missing"), later("of what"), later("what is known"))

    def take(self, extra: Mapping[str, int] | None) -> None:
        """How many there are of each kind, above the names of the columns."""
        said = tasks.tally(extra or {})
        if self.ours:
            said = _("Of the whole dossier, not of this view: {tasks}").format(
                tasks=said
            )
        self.head.said = line(" ", said)

    def cells(self, record: Task) -> tuple[Line | Span | str, ...]:
        """The kind, said once for all below it; the record; what is missing."""
        above = self.list.above
        again = above is not None and above.kind == record.kind
        return (
            Span("" if again else tasks.kind(record), "accent"),
            line(Span(record.record.name, "strong")),
            Span(tasks.missing(record), "quiet"),
        )
