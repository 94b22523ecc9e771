"""Edits: what can be changed of each kind of row, as forms and the log read it."""

from collections.abc import Mapping
from typing import Final

from dossier_db.intake.kinds import ACTORS, Field, Kind
from dossier_db.intake.statements import STATEMENTS
from dossier_db.intake.things import THINGS

_SAYS: Final = frozenset(
    (
        "mention",
        "participation",
        "relationship",
        "account",
        "charge",
        "restraint",
        "outcome",
        "citation",
    )
)
"""Tables whose rows may say in our words what the passage says to this very thing."""


def _edited(one: Kind) -> Kind:
    """A kind as it is edited: what it hangs on stays, what it says may change."""
    fields = tuple(field for field in one.fields if _bound(one, field))
    if one.table in _SAYS:
        fields += (Field("says", column=f"{one.table}.gist"),)
    return Kind(one.name, fields, cited=False, table=one.table, prefix=one.prefix)


def _bound(one: Kind, field: Field) -> bool:
    """The field fills a column of the very row, or of its entity."""
    return field.column.partition(".")[0] in (one.table, "entity")


_PASSAGE: Final = Kind(
    "passage",
    (
        Field("paragraph", "number", column="passage.paragraph"),
        Field("words", column="passage.exact"),
        Field("gist", column="passage.gist"),
        Field("attributed_to", "record", ACTORS, "passage.attributed_to_id"),
        Field("attribution", column="passage.attribution"),
        Field("as_of", "date", column="passage.as_of"),
        Field("caution", column="passage.caution"),
    ),
    cited=False,
    table="passage",
)
_CITATION: Final = Kind(
    "citation",
    (
        Field("stance", "term", ("stance",), "citation.stance", needed=True),
        Field("says", column="citation.gist"),
    ),
    cited=False,
    table="citation",
)
EDITED: Final[Mapping[str, Kind]] = {
    one.name: one
    for one in (
        *(
            _edited(one)
            for one in (*THINGS, *STATEMENTS)
            if one.name not in ("hearing", "observation")
        ),
        _PASSAGE,
        _CITATION,
    )
}
"""What the form of an edit asks for, by the kind of the row."""
