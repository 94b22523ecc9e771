"""People and organisations, listed by our label for them."""

from collections.abc import Sequence

from dossier_db import citations as cited
from dossier_db.listing import Listing, Order, written_down
from dossier_db.reader import Reader
from dossier_db.records import EVERYTHING, ActorRow, Viewpoint

# As the index says it, to the letter: asked for the generated column ``kind``, SQLite
# would read every row of the table as well.
_ACTORS = "substr(id, 1, 2) IN ('p_', 'o_') AND merged_into_id IS NULL"
_STATEMENTS = (
    ("mention", "entity_id"),
    ("participation", "entity_id"),
    ("relationship", "subject_id"),
    ("relationship", "object_id"),
    ("charge", "person_id"),
    ("restraint", "person_id"),
    ("outcome", "person_id"),
)
"""Where a passage speaks of somebody, the forms of a name aside."""
_NAMED = f"""SELECT f.entity_id FROM {cited.SPEAKING}
  CROSS JOIN name_use u ON u.passage_id = x.id JOIN name f ON f.id = u.name_id
  WHERE {cited.HEARD}"""
_SPOKEN_OF = " UNION ".join(
    (
        _NAMED,
        *(
            f"""SELECT t.{column} FROM {cited.SPEAKING}
  CROSS JOIN {table} t ON t.passage_id = x.id WHERE {cited.HEARD}"""
            for table, column in _STATEMENTS
        ),
    )
)
_ROWS = f"""{cited.PAGE}
 SELECT n.id, n.name, n.kind, n.summary, coalesce(p.identified, 1),
  (SELECT count(*) FROM name f WHERE f.entity_id = n.id AND (:everything
   OR EXISTS (SELECT 1 FROM name_use u JOIN passage x ON x.id = u.passage_id
    JOIN source s ON s.id = x.source_id WHERE u.name_id = f.id AND {cited.HEARD})))
 FROM page JOIN entity n ON n.id = page.id LEFT JOIN person p ON p.id = n.id
 ORDER BY page.n"""
_PASSAGES = " UNION ALL ".join(
    (
        """SELECT page.value AS id, u.passage_id FROM json_each(:ids) page
   JOIN name f ON f.entity_id = page.value JOIN name_use u ON u.name_id = f.id""",
        *(
            f"""SELECT page.value, t.passage_id FROM json_each(:ids) page
   JOIN {table} t ON t.{column} = page.value"""
            for table, column in _STATEMENTS
        ),
    )
)
_SAID = f"""SELECT spoken.id, x.source_id FROM ({_PASSAGES}) spoken
 JOIN passage x ON x.id = spoken.passage_id
 JOIN source s ON s.id = x.source_id WHERE {cited.HEARD}"""
_WRITTEN = f"""SELECT n.id, 0 FROM entity n
 WHERE {_ACTORS} AND n.id IN ({_SPOKEN_OF}) ORDER BY n.name, n.id"""


class People:
    """Answers who appears here."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def listing(self, view: Viewpoint = EVERYTHING) -> Listing[ActorRow]:
        """People and organisations by name; those the view speaks of."""

        def describe(ids: Sequence[str]) -> list[ActorRow]:
            return self._rows(ids, view)

        if view.everything:
            order = Order("entity", ("name", "id"), _ACTORS)
            return Listing(self._reader, order, describe)
        written = written_down(self._reader, _WRITTEN, cited.parameters(view))
        return Listing(*written, describe)

    def _rows(self, ids: Sequence[str], view: Viewpoint) -> list[ActorRow]:
        given = {**cited.page(ids, view), "everything": view.everything}
        voices = cited.counted(self._reader, _SAID, given)
        return [
            ActorRow(
                id=row[0],
                name=row[1],
                kind=row[2],
                summary=cited.ours(row[3], view),
                identified=bool(row[4]),
                names=row[5],
                sources=voices.get(row[0], 0),
            )
            for row in self._reader.all(_ROWS, given)
        ]
