"""Rows out of a received file: each is looked at before anything is made of it."""

import json
import math
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from dossier_db.importers.shapes import ACCEPTED, wrong_date
from dossier_db.limits import too_long
from dossier_db.log import canonical
from dossier_db.receiving.quarantine import Cell, OddText
from dossier_db.tables import Table, Value

_KINDS: Final[Mapping[type, str]] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bytes: "bytes",
}
_ENTRY: Final[Mapping[str, tuple[type, ...]]] = {
    "act": (str,),
    "agent": (str,),
    "at": (str,),
    "base": (list,),
    "chain": (str,),
    "field": (str,),
    "previous": (str, type(None)),
    "row": (str,),
    "seq": (int,),
    "table": (str,),
    "value": (str,),
}
"""What an entry of the log says, and in which types."""
_COMMAND: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What a terminal would obey; not the end of a line, nor a tab."""
_SHOWN: Final = 60


def named(table: Table, row: Mapping[str, Cell]) -> str:
    """A row in a sentence: its table and its id."""
    values = [row.get(column, table.defaults.get(column)) for column in table.key]
    said = " ".join("?" if one is None else _shown(one) for one in values)
    return f"{table.name} {said}"


def fault(table: Table, row: Mapping[str, Cell]) -> str | None:
    """What is wrong with a row by itself; None where it is a row of a dossier."""
    return _too_long(table, row) or _unlike(table, row)


def _too_long(table: Table, row: Mapping[str, Cell]) -> str | None:
    """Which of its values is longer than any that is taken over; None: none is."""
    found = too_long(table, row)
    if found is None:
        return None
    column, length, most = found
    return f"“{column}” has {length:,} characters; at most {most:,} are taken over"


def comparable(table: Table, row: Mapping[str, Cell]) -> bool:
    """Whether a row can be held against the log: it may be too long to be taken over,
    and be what the log says all the same. Of dates it says nothing.
    """
    return (fault if table.name == "edtf" else _unlike)(table, row) is None


def _unlike(table: Table, row: Mapping[str, Cell]) -> str | None:
    """What is in a row that no dossier has, however long its values are."""
    for column, value in row.items():
        wrong = _wrong(table, column, value)
        if wrong is not None:
            return f"“{column}” {wrong}"
    for column in table.columns:
        if column in table.required and column not in row:
            return f"it has no “{column}”"
    if table.name == "edtf":
        return _date(row)
    if table.name == "change":
        return _entry(str(row["id"]), str(row["entry"]))
    if table.name == "change_value" and "value" in row:
        return None if _is_json(str(row["value"])) else "“value” is no JSON"
    return None


def commands(row: Mapping[str, Cell]) -> bool:
    """Whether a text in it has characters that a terminal would obey."""
    return any(
        isinstance(value, str) and not value.isprintable() and _obeyed(value)
        for value in row.values()
    )


def _wrong(table: Table, column: str, value: Cell) -> str | None:
    declared = table.types[column]
    if isinstance(value, OddText):
        return "holds bytes that are no text"
    if type(value) not in ACCEPTED[declared]:
        return f"is {_KINDS[type(value)]}, where {declared} belongs"
    if isinstance(value, float) and not math.isfinite(value):
        return "is a number without end"
    if not isinstance(value, str):
        return None
    return "holds a NUL character" if "\0" in value else None


def _date(row: Mapping[str, Cell]) -> str | None:
    plain: dict[str, Value] = {
        column: value for column, value in row.items() if not isinstance(value, OddText)
    }
    return wrong_date(plain)


def _entry(entry_id: str, text: str) -> str | None:
    """What keeps an entry from being one: nothing of it stands outside the hash."""
    if sha256(text.encode()).hexdigest() != entry_id:
        return "its id is not the SHA-256 of what it says: it was altered"
    try:
        found = json.loads(text)
        sound = isinstance(found, dict) and canonical(found) == text
    except (ValueError, RecursionError):
        sound = False
    if not sound or found.keys() != _ENTRY.keys():
        return "it is no entry of a log"
    if not all(type(found[name]) in types for name, types in _ENTRY.items()):
        return "it is no entry of a log"
    if not all(type(one) is str for one in found["base"]):
        return "it is no entry of a log"
    return None if 0 < found["seq"] < 1 << 63 else "it has no number in its chain"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _obeyed(text: str) -> bool:
    return _COMMAND.search(text) is not None


def _shown(value: Cell) -> str:
    if isinstance(value, OddText):
        return "of odd bytes"
    text = value.hex() if isinstance(value, bytes) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
