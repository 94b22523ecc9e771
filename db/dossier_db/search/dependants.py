"""Which documents a row is a part of."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from dossier_db.tables import Row

_NAMED: Final = {
    "entity": ("id",),
    "event": ("id",),
    "source": ("id",),
    "passage": ("id",),
    "translation": ("passage_id",),
    "mention": ("entity_id", "passage_id"),
    "participation": ("event_id", "entity_id", "passage_id"),
    "relationship": ("subject_id", "object_id", "passage_id"),
    "account": ("event_id", "passage_id"),
    "quote": ("passage_id", "speaker_id"),
    "charge": ("person_id", "passage_id"),
    "restraint": ("person_id", "passage_id"),
    "outcome": ("person_id", "passage_id"),
    "question": ("id",),
    "answer": ("question_id",),
    "citation": ("passage_id",),
    "note": ("id",),
}
"""The columns that name a document outright. A table that is not here gives documents
nothing of its own.
"""
_ON_PASSAGE: Final = """
 SELECT entity_id FROM mention WHERE passage_id = :id
 UNION SELECT f.entity_id FROM name_use u JOIN name f ON f.id = u.name_id
  WHERE u.passage_id = :id
 UNION SELECT entity_id FROM participation WHERE passage_id = :id
 UNION SELECT event_id FROM participation WHERE passage_id = :id
 UNION SELECT event_id FROM account WHERE passage_id = :id
 UNION SELECT subject_id FROM relationship WHERE passage_id = :id
 UNION SELECT object_id FROM relationship WHERE passage_id = :id
 UNION SELECT speaker_id FROM quote WHERE passage_id = :id AND speaker_id IS NOT NULL
 UNION SELECT person_id FROM charge WHERE passage_id = :id
 UNION SELECT person_id FROM restraint WHERE passage_id = :id
 UNION SELECT person_id FROM outcome WHERE passage_id = :id
 UNION SELECT a.question_id FROM citation c JOIN answer a ON a.id = c.answer_id
  WHERE c.passage_id = :id"""
"""What hangs on a passage: filtered by its source."""
_BECAME: Final = """WITH RECURSIVE became(id) AS (
  SELECT {start} UNION SELECT e.merged_into_id FROM became JOIN entity e USING (id))
 SELECT id FROM became WHERE id IS NOT NULL"""
"""A record and all that it was merged into: they bear its names."""
_BEHIND: Final = {
    "entity": _BECAME.format(start=":merged_into_id"),
    "name": _BECAME.format(start=":entity_id"),
    "name_use": "SELECT entity_id FROM name WHERE id = :name_id",
    "citation": "SELECT question_id FROM answer WHERE id = :answer_id",
    "source": "SELECT id FROM passage WHERE source_id = :id",
    "passage": _ON_PASSAGE,
}
"""Documents that are one step further away."""


def dependants(
    connection: sqlite3.Connection, table: str, rows: Iterable[Row]
) -> set[str]:
    """The records whose documents these rows are a part of."""
    found: set[str] = set()
    columns = _NAMED.get(table, ())
    behind = _BEHIND.get(table)
    for row in rows:
        found.update(str(row[column]) for column in columns if row.get(column))
        if behind is not None:
            given = defaultdict(lambda: None, row)  # a row may lack a column
            hanging = connection.execute(behind, given).fetchall()
            found.update(record for (record,) in hanging)
    return found
