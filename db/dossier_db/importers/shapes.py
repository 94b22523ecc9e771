"""Shapes of rows: which columns of which table, holding values of which types.

A text of a million rows has a few dozen shapes. Each is checked once against the
table, and gets one INSERT statement for all rows that share it.
"""

import difflib
import reprlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dossier_db import dates
from dossier_db.errors import BadDate
from dossier_db.importers.given import Given, Place, refuse, shown
from dossier_db.tables import Row, Table

ACCEPTED: Mapping[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (float, int),
    "BLOB": (bytes,),
}
"""The types of values that a column takes, by its own."""
_EXPECTED: Mapping[str, str] = {
    "TEXT": "a text",
    "INTEGER": "a whole number",
    "REAL": "a number",
    "BLOB": 'bytes as {"base64": …}',
}
_LONGEST = 80
"""Characters of a word that may be another one, mistyped."""
_REPR = reprlib.Repr()
"""Values cut short, however deep and long they are."""
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = 40
_SPAN = ("earliest", "latest", "approximate", "uncertain")


@dataclass(slots=True)
class Shape:
    """Rows alike in table, columns and types, waiting to be written together."""

    table: Table
    insert: str
    looked_at: bool
    """Each row is read on its own: a date, or what the dossier is."""
    nulls: bool
    """Some columns are null: the row is meant without them."""
    waiting: list[Given] = field(default_factory=list)


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean “…”?`` or, where nothing is near, ``; known: …``."""
    known = list(known)
    near = len(word) <= _LONGEST
    close = difflib.get_close_matches(word, known, n=1) if near else []
    if close:
        return f" (did you mean “{close[0]}”?)"
    return f" (there are: {', '.join(known)})"


def shape_of(given: Given, tables: Mapping[str, Table]) -> Shape:
    """The shape of one row; refuses a row that its table cannot hold."""
    table = tables.get(given.table)
    if table is None:
        raise refuse(
            given.place,
            f"“{shown(given.table)}” is no table of a dossier"
            f"{nearest(given.table, tables)}",
        )
    for column, value in given.row.items():
        if column not in table.columns:
            raise refuse(
                given.place,
                f"“{shown(column)}” is no column of “{table.name}”"
                f"{nearest(column, table.columns)}",
            )
        if value is not None:
            _check_type(table, column, value, given.place)
    for column in table.columns:
        if column in table.required and given.row.get(column) is None:
            raise refuse(given.place, f"a row of “{table.name}” needs “{column}”")
    return Shape(
        table,
        table.insert(tuple(given.row)),
        looked_at=table.name in ("edtf", "dossier"),
        nulls=None in given.row.values(),
    )


def _check_type(table: Table, column: str, value: object, place: Place) -> None:
    declared = table.types[column]
    if type(value) in ACCEPTED[declared]:  # bool is no int here
        return
    said = _REPR.repr(value)
    raise refuse(
        place,
        f"“{column}” of “{table.name}” has to be {_EXPECTED[declared]}, not {said}",
    )


def wrong_date(row: Row) -> str | None:
    """What is wrong with a row of ``edtf``: no date, or bounds of another date."""
    try:
        date = dates.read(str(row["id"]))
    except BadDate as error:
        return str(error).rstrip(".")
    for column in _SPAN:
        read, said = getattr(date, column), row.get(column, 0)
        if read != said:
            return (
                f"“{column}” of the date {date.expression} is {_shown(read)}, not"
                f" {_shown(said)}"
            )
    return None


def _shown(value: object) -> object:
    return int(value) if isinstance(value, bool) else value
