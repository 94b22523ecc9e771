"""Kinds that are records of their own: people, organisations, places, events, …"""

from typing import Final

from dossier_db.intake.kinds import ANYTHING, Field, Kind

_SPELLED: Final = Field("spelled", column="name.name")
"""The name as the source spells it, where that is another than ours."""
_SUMMARY: Final = Field("summary", column="entity.summary")


def _name(column: str = "entity.name") -> Field:
    return Field("name", column=column, needed=True)


_EVENT: Final = (
    Field("date", "date", column="event.date"),
    Field("place", "record", ("place",), "event.place_id", makes="place"),
    Field("case", "record", ("case",), "event.case_id"),
    Field(
        "status",
        "choice",
        ("happened", "planned", "postponed", "reported"),
        "event.status",
        default="happened",
    ),
    Field("stage", "term", ("stage",), "event.stage"),
)

THINGS: Final = (
    Kind(
        "person",
        (_name(), _SPELLED, Field("lang", column="name.lang"), _SUMMARY),
        table="person",
        prefix="p",
    ),
    Kind(
        "organisation",
        (
            _name(),
            Field("kind", "term", ("organisation",), "organisation.kind"),
            _SPELLED,
            Field("lang", column="name.lang"),
            _SUMMARY,
        ),
        table="organisation",
        prefix="o",
    ),
    Kind(
        "place",
        (
            _name(),
            Field("kind", "term", ("place",), "place.kind"),
            Field("within", "record", ("place",), "place.within_id", makes="place"),
            _SPELLED,
            Field("lang", column="name.lang"),
        ),
        table="place",
        prefix="l",
    ),
    Kind(
        "case",
        (
            _name(),
            Field("kind", "term", ("case",), "court_case.kind"),
            Field("number", column="court_case.number"),
            Field(
                "court",
                "record",
                ("organisation",),
                "court_case.court_id",
                makes="organisation",
            ),
            _SUMMARY,
        ),
        table="court_case",
        prefix="c",
    ),
    Kind(
        "provision",
        (
            _name(),
            Field("code", column="provision.code", needed=True),
            Field("article", column="provision.article"),
            Field("part", column="provision.part"),
        ),
        table="provision",
        prefix="v",
    ),
    Kind(
        "event",
        (_name(), Field("kind", "term", ("event",), "event.kind"), *_EVENT),
        table="event",
        prefix="e",
    ),
    Kind(
        "hearing",
        (_name(), *_EVENT),
        table="event",
        prefix="e",
        preset=(("event.kind", "event:hearing"),),
    ),
    Kind(
        "source",
        (
            _name(),
            Field("title", column="source.title"),
            Field("kind", "term", ("source",), "source.kind"),
            Field("author", column="source.author"),
            Field("publisher", column="source.publisher"),
            Field("issued", "date", column="source.issued"),
            Field("issued_basis", column="source.issued_basis"),
            Field("lang", column="source.lang"),
            Field("url", column="source.url"),
            Field("archive_url", column="source.archive_url"),
            Field(
                "coverage",
                "choice",
                ("whole", "part", "none"),
                "source.coverage",
                default="none",
            ),
            Field("counts_with", "record", ("source",), "source.independent_id"),
        ),
        cited=False,
        table="source",
        prefix="s",
    ),
    Kind(
        "note",
        (
            Field(
                "about",
                "record",
                (*ANYTHING, "question"),
                "note.about_id",
                needed=True,
            ),
            Field("text", column="note.text", needed=True),
        ),
        cited=False,
        table="note",
        prefix="t",
    ),
    Kind("observation", (), prefix="x"),
)
