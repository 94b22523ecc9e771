"""Kinds that are statements: one passage saying one thing of records that are there."""

from typing import Final

from dossier_db.intake.kinds import ACTORS, ANYTHING, Field, Kind


def _record(
    name: str, of: tuple[str, ...], column: str, *, needed: bool = True, makes: str = ""
) -> Field:
    return Field(name, "record", of, column, needed=needed, makes=makes)


def _accused(table: str) -> tuple[Field, ...]:
    """Of whom in which case, and of how many where it is a group."""
    return (
        _record("case", ("case",), f"{table}.case_id", makes="case"),
        _record("who", ("person",), f"{table}.person_id", makes="person"),
        Field("people", "number", column=f"{table}.people"),
    )


STATEMENTS: Final = (
    Kind(
        "quote",
        (
            _record(
                "speaker", ACTORS, "quote.speaker_id", needed=False, makes="person"
            ),
            Field("speaker_words", column="quote.speaker_words"),
            _record("event", ("event",), "", needed=False),
            _record(
                "addressee", ACTORS, "quote.addressee_id", needed=False, makes="person"
            ),
            Field("kind", "term", ("quote",), "quote.kind", default="spoken"),
            Field("date", "date", column="quote.date"),
            Field("direct", "yes", column="quote.direct", default="yes"),
            Field("original_lang", column="quote.original_lang"),
        ),
        table="quote",
    ),
    Kind(
        "question",
        (
            Field("name", column="question.name", needed=True),
            _record("about", ANYTHING, "question.entity_id"),
            Field("rank", "number", column="question.rank"),
        ),
        cited=False,
        table="question",
        prefix="q",
    ),
    Kind(
        "answer",
        (
            _record("question", ("question",), "answer.question_id"),
            Field("value", column="answer.value", needed=True),
            Field("at_least", "number", column="answer.at_least"),
            Field("at_most", "number", column="answer.at_most"),
            Field("date", "date", column="answer.date"),
            _record("entity", ANYTHING, "answer.entity_id", needed=False),
            Field("stance", "term", ("stance",), "citation.stance", default="asserts"),
        ),
        table="answer",
        prefix="a",
    ),
    Kind(
        "name",
        (
            _record("of", ANYTHING, "name.entity_id"),
            Field("name", column="name.name", needed=True),
            Field("lang", column="name.lang"),
            Field("kind", "term", ("name",), "name.kind"),
            Field("note", column="name.note"),
        ),
        table="name",
        prefix="n",
    ),
    Kind(
        "participation",
        (
            _record("event", ("event",), "participation.event_id"),
            _record("who", ACTORS, "participation.entity_id", makes="person"),
            Field("role", "term", ("role",), "participation.role", needed=True),
        ),
        table="participation",
    ),
    Kind(
        "restraint",
        (
            *_accused("restraint"),
            Field("kind", "term", ("restraint",), "restraint.kind", needed=True),
            Field("since", "date", column="restraint.since"),
            Field("until", "date", column="restraint.until"),
            _record(
                "place",
                ("place",),
                "restraint.place_id",
                needed=False,
                makes="place",
            ),
        ),
        table="restraint",
        prefix="r",
    ),
    Kind(
        "charge",
        (
            *_accused("charge"),
            _record("provision", ("provision",), "charge.provision_id", needed=False),
            Field("date", "date", column="charge.date"),
        ),
        table="charge",
        prefix="g",
    ),
    Kind(
        "outcome",
        (
            *_accused("outcome"),
            Field("kind", "term", ("outcome",), "outcome.kind", needed=True),
            Field("months", "number", column="outcome.months"),
            Field("date", "date", column="outcome.date"),
        ),
        table="outcome",
        prefix="u",
    ),
    Kind(
        "account",
        (
            _record("event", ("event",), "account.event_id"),
            Field("date", "date", column="account.date"),
            _record(
                "place", ("place",), "account.place_id", needed=False, makes="place"
            ),
        ),
        table="account",
    ),
    Kind(
        "mention",
        (_record("who", ANYTHING, "mention.entity_id", makes="person"),),
        table="mention",
    ),
    Kind(
        "relationship",
        (
            _record("who", ANYTHING, "relationship.subject_id", makes="person"),
            Field("kind", "term", ("relationship",), "relationship.kind", needed=True),
            _record("to", ANYTHING, "relationship.object_id", makes="person"),
            Field("date", "date", column="relationship.date"),
        ),
        table="relationship",
    ),
)
