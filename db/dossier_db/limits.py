"""Limits: how long a value of each column may be.

What is written here is received elsewhere, and both hold to the same limits: nobody's
own file is refused for what the program itself let in.
"""

from collections.abc import Mapping
from typing import Final

from dossier_db.errors import RefusedWrite
from dossier_db.tables import Table, Value

MOST_TEXT: Final = 1_000_000
"""Characters of a cell that is no text of a source and no entry of the log."""
MOST_NAME: Final = 1_000
"""Characters of an id, of a name, and of whatever else stands in a key or in lists."""
MOST_AGENT: Final = 200
"""Characters of the name of who writes: it stands beside everything they write, and in
the name of their field notes."""
SHORT: Final = frozenset(("entity.name", "name.name", "dossier.name", "mention.gist"))
"""Columns that persons write words into, with the limit of names."""
EXEMPT: Final = frozenset(
    (
        ("capture", "text"),
        ("capture", "bytes"),
        ("change", "entry"),
        ("change_value", "value"),
    )
)
"""Columns that are bounded by what a cell may hold alone."""


def longest(table: Table, column: str) -> int | None:
    """How many characters a column takes; None where no limit of its own is set."""
    if (table.name, column) in EXEMPT or table.types[column] != "TEXT":
        return None
    short = column in table.key or column.endswith("_id")
    return MOST_NAME if short or f"{table.name}.{column}" in SHORT else MOST_TEXT


def too_long(table: Table, values: Mapping[str, object]) -> tuple[str, int, int] | None:
    """The first column whose value is too long, how long it is, and how long it may be;
    None where each can be kept.
    """
    for column, value in values.items():
        if isinstance(value, str) and len(value) > MOST_NAME:
            most = longest(table, column)
            if most is not None and len(value) > most:
                return column, len(value), most
    return None


def beyond(table: Table, values: Mapping[str, Value]) -> str | None:
    """Which value is too long, and how long it may be; None where each can be kept."""
    found = too_long(table, values)
    if found is None:
        return None
    column, length, most = found
    return (
        f"“{column}” of “{table.name}” has {length:,} characters, at most {most:,} are"
        " kept"
    )


def no_agent(name: str) -> str:
    """Why nothing is written in a name, in a sentence; empty where it is no longer than
    it may be.
    """
    if len(name) <= MOST_AGENT:
        return ""
    return (
        f"Your name has {len(name):,} characters, at most {MOST_AGENT:,} are kept:"
        " write it shorter."
    )


def insist(table: Table, values: Mapping[str, Value]) -> None:
    """Refuse values of which one is too long.

    Raises:
        RefusedWrite: says which, and how long it may be.
    """
    wrong = beyond(table, values)
    if wrong is not None:
        raise RefusedWrite(f"{wrong}: nothing was written.")
