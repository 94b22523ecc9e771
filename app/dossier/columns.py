"""Columns in words: what a field of the log is called, and what stands in it.

The log writes columns and ids as the file has them. What a form asks for is called as
the form calls it; what follows from other columns, or is of the program's own keeping,
is left out of what people read: a program gets all of it.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from dossier import labels
from dossier.days import day
from dossier.words import _, later
from dossier_db.dates import read
from dossier_db.errors import BadDate
from dossier_db.intake import KINDS
from dossier_db.intake.edits import EDITED
from dossier_db.intake.kinds import Field

_KEPT: Final = frozenset(
    (
        "bytes",
        "capture_id",
        "digest",
        "earliest",
        "ends",
        "id",
        "letters",
        "prefix",
        "published",
        "script",
        "sentence_from",
        "sentence_to",
        "sha256",
        "starts",
        "suffix",
    )
)
"""Columns that follow from others, or that only the program needs."""
_COPIES: Final = frozenset(
    (
        ("handling", "at"),
        ("note", "at"),
        ("note", "author"),
        ("quote", "source_id"),
        ("question", "decided_at"),
        ("question", "decided_by"),
        ("comparison", "decided_at"),
        ("comparison", "decided_by"),
        ("dismissal", "decided_at"),
        ("dismissal", "decided_by"),
    )
)
"""What an entry says of itself, or another column of the same row."""
_COLUMNS: Final = {
    "a_id": later("one answer"),
    "action": later("what was done"),
    "agent": later("by"),
    "appeal_of_id": later("appeal of"),
    "at_least": later("at least"),
    "at_most": later("at most"),
    "author": later("author"),
    "b_id": later("the other"),
    "basis": later("known how"),
    "collected_at": later("attached"),
    "conclusion_id": later("our answer"),
    "date_basis": later("date known from"),
    "field": later("which words"),
    "from_id": later("of"),
    "genre": later("kind in finer words"),
    "gist": later("says here"),
    "identified": later("known by name"),
    "latitude": later("latitude"),
    "longitude": later("longitude"),
    "media_type": later("kind of file"),
    "merged_into_id": later("is the same as"),
    "method": later("how it was had"),
    "name_id": later("name"),
    "part_of_id": later("part of"),
    "passage_id": later("cited from"),
    "publisher_id": later("publisher"),
    "radius_m": later("within metres"),
    "rank": later("order"),
    "reading": later("our reading"),
    "relayed_by_id": later("passed on by"),
    "rule": later("rule"),
    "seen": later("what we read"),
    "status": later("status"),
    "text": later("text"),
    "to_id": later("to"),
    "topic": later("topic"),
    "translator": later("translated by"),
    "unit": later("one or several"),
    "uri": later("address"),
    "verdict": later("verdict"),
    "zone": later("time zone"),
}
"""What no form asks for, or asks for elsewhere."""
_OWN: Final = {
    ("relationship", "kind"): later("relation"),
    ("event", "rank"): later("order"),
    ("question", "rank"): later("order"),
}
"""What a form asks for in the words of a sentence."""
_OURS: Final = frozenset(
    (
        "caution",
        "date_basis",
        "gist",
        "issued_basis",
        "note",
        "reading",
        "seen",
        "summary",
    )
)
"""Words of ours: they stand in no quotation marks, for nobody said them."""
_LONGEST: Final = 300
"""Letters of a value that are shown: a text that is held is a book, perhaps."""


def column_word(table: str, column: str) -> str | None:
    """What a column is called; None of one that is nothing to a reader."""
    if column in _KEPT or (table, column) in _COPIES:
        return None
    if (table, column) in _OWN:
        return _(_OWN[table, column])
    asked = _asked().get((table, column))
    if asked is not None:
        return labels.field_word(asked[0], asked[1].name)
    said = _COLUMNS.get(column)
    return _(said) if said else column.removesuffix("_id").replace("_", " ")


def value_words(
    table: str, column: str, value: str | None, names: Mapping[str, str]
) -> str:
    """What stands in a column: records by their names, dates as people write them.

    Args:
        table: The table.
        column: The column.
        value: What the log says stands there; None: nothing does.
        names: What is called how, by its id.
    """
    if value is None or not value.strip():
        return _("nothing")
    asked = _asked().get((table, column))
    takes = "" if asked is None else asked[1].takes
    known = value in names and (column.endswith("_id") or takes in ("", "term"))
    if known:
        return f"“{names[value]}”"
    if takes in ("yes", "choice") or column == "identified":
        words = {"1": "yes", "0": "no"}
        return labels.choice_word(words.get(value, value))
    if takes == "date":
        return _date(value)
    if takes == "number" or value.isdecimal():
        return value
    if len(value) > _LONGEST:
        value = f"{value[:_LONGEST]}…"
    ours = column in _OURS or (table, column) == ("note", "text")
    return value if ours else f"“{value}”"


def _date(value: str) -> str:
    try:
        return day(read(value))
    except BadDate:  # written by another program
        return f"“{value}”"


@lru_cache(maxsize=1)
def _asked() -> dict[tuple[str, str], tuple[str, Field]]:
    """By table and column, the field of a form that fills it, and that form's kind."""
    found: dict[tuple[str, str], tuple[str, Field]] = {}
    for kind in (*EDITED.values(), *KINDS):
        for field in kind.asked:
            table, _dot, column = field.column.partition(".")
            if column and (table != "name" or kind.name == "name"):
                found.setdefault((table, column), (kind.name, field))
    return found
