"""Pane 5: people and organisations, under our label for them."""

from dossier.panes.pane import Pane
from dossier.rows import Column, Line, Span, line
from dossier.words import _, later, number
from dossier_db.records import ActorRow

_KINDS = {"person": later("person"), "organisation": later("body")}


class PeoplePane(Pane[ActorRow]):
    """Who appears here; the unnamed in quiet ink."""

    NAME = "people"
    EMPTY = later("Nobody is named here.")
    COLUMNS = (
        Column(share=2, least=22),
        Column(width=6, rank=3),
        Column(share=3, least=14, rank=1),
        Column(width=5, right=True, rank=2),
        Column(width=7, right=True),
    )
    HEADS = (
        later("name"),
        later("kind"),
        later("role (ours)"),
        later("names"),
        later("sources"),
    )
    OURS = ("name",)

    def cells(self, record: ActorRow) -> tuple[Line | Span | str, ...]:
        """Label, kind, role, recorded names, independent sources."""
        return (
            line(Span(record.name, "strong" if record.identified else "quiet")),
            Span(_(_KINDS.get(record.kind, record.kind)), "quiet"),
            record.summary or "",
            Span(number(record.names), "quiet"),
            Span(number(record.sources), "quiet"),
        )
