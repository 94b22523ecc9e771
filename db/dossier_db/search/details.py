"""What is shown of a hit: read from the dossier's rows, never from the index.

An index can at most lead to the wrong record; what is said of a record is the
record's own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dossier_db import citations as cited
from dossier_db.ids import KINDS
from dossier_db.reader import Reader
from dossier_db.records import Citation

_CITED: Final = f"""SELECT {cited.COLUMNS}, EXISTS (
  SELECT 1 FROM quote q WHERE q.passage_id = x.id)
 FROM json_each(:ids) page JOIN passage x ON x.id = page.value {cited.JOINS}"""
_WRITTEN: Final = f"""WITH form(id, name) AS (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
  FROM json_each(:forms))
 SELECT form.id, form.name, {cited.COLUMNS} FROM form
 JOIN passage x ON x.id = (SELECT u.passage_id FROM name f
   JOIN name_use u ON u.name_id = f.id
   WHERE f.entity_id = form.id AND f.name = form.name ORDER BY u.passage_id LIMIT 1)
 {cited.JOINS}"""
_LABELS: Final = (
    "SELECT e.id, e.name FROM json_each(:ids) x JOIN entity e ON e.id = x.value",
    "SELECT q.id, q.name FROM json_each(:ids) x JOIN question q ON q.id = x.value",
)
_NOTES: Final = """SELECT t.id, coalesce(a.question_id, f.entity_id, g.person_id,
  r.person_id, u.person_id, c.source_id, e.merged_into_id, t.about_id), d.name
 FROM json_each(:ids) page JOIN note t ON t.id = page.value
 LEFT JOIN answer a ON a.id = t.about_id LEFT JOIN name f ON f.id = t.about_id
 LEFT JOIN charge g ON g.id = t.about_id LEFT JOIN restraint r ON r.id = t.about_id
 LEFT JOIN outcome u ON u.id = t.about_id LEFT JOIN capture c ON c.id = t.about_id
 LEFT JOIN entity e ON e.id = t.about_id LEFT JOIN dossier d ON d.id = t.about_id"""
"""Notes, what can be opened of what they are about, and the dossier's name."""


class Label(NamedTuple):
    """What a record is called, what it is, and what opens when it is opened."""

    opens: str
    kind: str
    name: str
    citation: Citation | None
    """Of a passage: itself."""


class Details:
    """Reads what is shown of records."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def labels(self, ids: Sequence[str]) -> dict[str, Label]:
        """Labels by id; a record that is not there has none."""
        given = {"ids": json.dumps(ids)}
        found = {
            record: Label(record, KINDS[record[:2]], name, None)
            for sql in _LABELS
            for record, name in self._reader.all(sql, given)
        }
        for row in self._reader.all(_CITED, given):
            citation = cited.citation(row)
            kind = "quote" if row[-1] else "passage"
            record = citation.passage_id
            found[record] = Label(record, kind, citation.place, citation)
        if any(record.startswith("t_") for record in ids):
            found.update(self._notes(given))
        return found

    def _notes(self, given: Mapping[str, str]) -> Iterator[tuple[str, Label]]:
        """Labels of notes. A note opens what it is about: of an answer its question, of
        a charge the person; where that is the whole dossier, or nothing that can be
        opened, the note itself.
        """
        notes = self._reader.all(_NOTES, given)
        about = self.labels(
            sorted({other for _, other, _ in notes if not other.startswith("t_")})
        )
        for record, other, dossier in notes:
            label = about.get(other)
            if label is None:
                yield record, Label(record, "note", dossier or other, None)
            else:
                yield record, Label(label.opens, "note", label.name, None)

    def written(
        self, forms: Iterable[tuple[str, str]]
    ) -> Mapping[tuple[str, str], Citation]:
        """By record and form of its name: a passage that writes it so, if any does."""
        rows = self._reader.all(_WRITTEN, {"forms": json.dumps(list(forms))})
        return {(row[0], row[1]): cited.citation(row[2:]) for row in rows}
