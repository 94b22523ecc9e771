"""Subjects: which record a row of any table is about, and what that is called.

A mention is about a person, an answer about its question, a passage about its source.
Of rows that are gone the log knows it.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

from dossier_db import log
from dossier_db.entries import Ask, Written, of_row, read, row_of
from dossier_db.ids import ENTITIES
from dossier_db.records import Link
from dossier_db.references import Identity
from dossier_db.tables import Row, Table, Value

_COLUMNS: Final = {
    "dossier": ("id",),
    "entity": ("id",),
    "organisation": ("id",),
    "place": ("id",),
    "person": ("id",),
    "court_case": ("id",),
    "provision": ("id",),
    "event": ("id",),
    "source": ("id",),
    "question": ("id",),
    "name": ("entity_id",),
    "source_relation": ("from_id",),
    "capture": ("source_id",),
    "passage": ("source_id",),
    "translation": ("passage_id",),
    "handling": ("capture_id",),
    "mention": ("entity_id",),
    "name_use": ("name_id",),
    "participation": ("entity_id",),
    "relationship": ("subject_id",),
    "account": ("event_id",),
    "quote": ("speaker_id", "source_id"),
    "charge": ("person_id",),
    "restraint": ("person_id",),
    "outcome": ("person_id",),
    "answer": ("question_id",),
    "citation": ("answer_id",),
    "comparison": ("question_id",),
    "note": ("about_id",),
}
"""The column that names the subject, or a part of it; the first that holds anything."""
_PARTS: Final = {"x_": "passage", "f_": "capture", "n_": "name", "a_": "answer"}
"""Records that are parts of others, by their ids."""
_NAMED: Final = {"q_": "question", "d_": "dossier"}
"""The table that has the name; of all others that is ``entity``."""
_OWN_WORDS: Final = {"n_": ("name", "name"), "a_": ("answer", "value")}
"""Parts that say themselves what they are called, and where."""
_NAMING: Final = """c.table_name = ? AND c.row_id = ?
 AND json_extract(c.entry, '$.field') IN ('name', '=name', ?)
 AND (json_extract(c.entry, '$.at'), c.rowid)"""
_LAST: Final = """(?, ?)
 ORDER BY json_extract(c.entry, '$.at') DESC, c.rowid DESC LIMIT 1"""
_FIRST: Final = """(?, ?)
 ORDER BY json_extract(c.entry, '$.at'), c.rowid LIMIT 1"""
IN_PASSING: Final = frozenset(("term", "passage", "capture", "handling", "translation"))
"""Tables whose rows are written for the sake of others."""


Place: TypeAlias = tuple[str, int]
"""A place of the log: the moment, and the entry's number in this file."""


class Subjects:
    """Looks up what rows are about."""

    def __init__(self, ask: Ask, tables: Mapping[str, Table]) -> None:
        self._ask = ask
        self._tables = tables

    def of(self, identity: Identity) -> Link | None:
        """The record that a row is about; None where it is about none."""
        table = identity[0]
        row: Row | None = None
        while table in _COLUMNS:
            row = self._row((table, identity[1]))
            named = next((str(row[c]) for c in _COLUMNS[table] if row.get(c)), None)
            if named is None:
                return None
            if named[:2] not in _PARTS:
                return Link(named, self.name(named))
            table, identity = _PARTS[named[:2]], ("", named)
        return None

    def name(self, record_id: str) -> str:
        """What a record is called, or was; its id where nobody knows."""
        table = _NAMED.get(record_id[:2], "entity")
        return str(self._row((table, record_id)).get("name") or record_id)

    def name_then(self, record_id: str, place: Place) -> str | None:
        """What a record was called at a place of the log; None where the log does not
        tell: it came by a load and was not renamed, or the name was taken out.
        """
        table = _NAMED.get(record_id[:2], "entity")
        given = (table, record_id, log.DELETED, *place)
        before = read(self._ask, f"{_NAMING} <= {_LAST}", given)
        if before:
            return _name(before[0])
        after = read(self._ask, f"{_NAMING} > {_FIRST}", given)
        stood = (one for one in after if one.stood or one.field == log.DELETED)
        return next(map(_name, stood), None)

    def kind(self, record_id: str) -> str | None:
        """What kind of event an event is, or was last; None of any other record."""
        if ENTITIES.get(record_id[:2]) != "event":
            return None
        return _text(self._row(("event", record_id)).get("kind"))

    def called(self, held: str) -> str | None:
        """What a record, a part of one or a controlled word is called, or was; of a
        passage where it stands. None of what is none of them.
        """
        start = held[:2]
        if start in ENTITIES or start in _NAMED:
            found = self.name(held)
            return None if found == held else found
        if start in _OWN_WORDS:
            table, column = _OWN_WORDS[start]
            return _text(self._row((table, held)).get(column))
        if start == "x_":
            row = self._row(("passage", held))
            source, paragraph = row.get("source_id"), row.get("paragraph")
            place = "" if paragraph is None else f" \N{PILCROW SIGN}{paragraph!s}"
            return None if source is None else f"{self.name(str(source))}{place}"
        return _text(self._row(("term", held)).get("name")) if ":" in held else None

    def _row(self, identity: Identity) -> Row:
        """A row as it stands, or as it stood last."""
        table = self._tables.get(identity[0])
        if table is None:
            return {}
        row = row_of(self._ask, table, identity[1])
        if row is not None:
            return row
        known: dict[str, str] = {}
        for entry in of_row(self._ask, identity):
            if entry.field == log.DELETED:
                said = entry.said()
                known = dict(said) if isinstance(said, dict) else known
            elif entry.column and not entry.stood and entry.sealed is not None:
                known[entry.column] = entry.said()
        return known


def _name(entry: Written) -> str | None:
    """The name that an entry of the log says, by itself or in a row that is gone."""
    said = entry.said()
    name = said.get("name") if isinstance(said, dict) else said
    return name if isinstance(name, str) else None


def _text(cell: Value) -> str | None:
    return None if cell is None else str(cell)
