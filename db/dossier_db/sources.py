"""Sources: what was read, how much of it, and what counts as one with what."""

from collections.abc import Sequence

from dossier_db import citations as cited
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order, written_down
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERYTHING,
    Link,
    Source,
    SourceRelation,
    SourceRow,
    Tally,
    Viewpoint,
)

_MUTUAL = "('relation:same_statement', 'relation:same_house', 'relation:same_author')"
"""Relations that hold both ways, whichever of the two sources records them."""
_ROWS = f"""{cited.PAGE}
 SELECT s.id, n.name, s.title, s.publisher, {cited.dated("d")}, s.lang, s.coverage,
  k.name, (SELECT count(*) FROM passage x WHERE x.source_id = s.id),
  s.independent_id, w.name
 FROM page JOIN source s ON s.id = page.id JOIN entity n ON n.id = s.id
 LEFT JOIN edtf d ON d.id = s.issued LEFT JOIN term k ON k.id = s.kind
 LEFT JOIN entity w ON w.id = s.independent_id ORDER BY page.n"""


class Sources:
    """Answers what rests on whose reading."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def tally(self, view: Viewpoint = EVERYTHING) -> Tally:
        """How many sources and questions there are; a count over the whole file."""
        count = self._reader.number
        given = cited.parameters(view)
        if view.everything:
            questions = count("SELECT count(*) FROM question")
            undecided = count(
                "SELECT count(*) FROM question WHERE status = 'status:open'"
            )
        else:
            answered = f"""FROM question q WHERE EXISTS (SELECT 1 FROM answer a
             JOIN citation c ON c.answer_id = a.id JOIN passage x ON x.id = c.passage_id
             JOIN source s ON s.id = x.source_id
             WHERE a.question_id = q.id AND {cited.HEARD})"""
            questions = count(f"SELECT count(*) {answered}", given)
            undecided = count(
                f"SELECT count(*) {answered} AND q.status = 'status:open'", given
            )
        return Tally(
            sources=count(
                "SELECT count(*) FROM source s WHERE s.coverage <> 'none'"
                f" AND {cited.HEARD}",
                given,
            ),
            questions=questions,
            open=undecided,
            undated=0
            if view.known_on is None
            else count(
                """SELECT count(*) FROM source
                 WHERE issued IS NULL AND coverage <> 'none'
                  AND (:told_by IS NULL OR id = :told_by)""",
                given,
            ),
        )

    def listing(self, view: Viewpoint = EVERYTHING) -> Listing[SourceRow]:
        """Sources by date of issue (the latest it can be), undated ones last."""
        if view.everything:
            order = Order("source", ("published", "id"))
            return Listing(self._reader, order, self._rows)
        written = written_down(
            self._reader,
            f"SELECT s.id, 0 FROM source s WHERE {cited.HEARD}"
            " ORDER BY s.published, s.id",
            cited.parameters(view),
        )
        return Listing(*written, self._rows)

    def find(self, word: str) -> str:
        """The id of the source that a person means: an id, with or without ``s_``, or
        a name."""
        row = self._reader.one(
            """SELECT s.id FROM source s JOIN entity n ON n.id = s.id
             WHERE s.id IN (:word, 's_' || :word) OR n.name = :word COLLATE NOCASE
             ORDER BY s.id = :word DESC, s.id LIMIT 1""",
            {"word": word.strip()},
        )
        if row is None:
            raise UnknownRecord(
                f"There is no source “{word}” in this dossier: “dossier sources” lists"
                " them."
            )
        return str(row[0])

    def source(self, source_id: str, view: Viewpoint = EVERYTHING) -> Source:
        """One source with its bibliography and its relations both ways; with what is
        ours of it, as far as the viewpoint shows that.
        """
        row = self._reader.one(
            """SELECT s.genre, s.author, s.issued_basis, s.url, s.archive_url, s.seen,
             t.name, n.summary FROM source s JOIN entity n ON n.id = s.id
             LEFT JOIN term t ON t.id = s.topic WHERE s.id = ?""",
            (source_id,),
        )
        if row is None:
            raise UnknownRecord(f"There is no source {source_id} in this dossier.")
        return Source(
            row=self._rows([source_id])[0],
            genre=row[0],
            author=row[1],
            issued_basis=row[2],
            url=row[3],
            archive_url=row[4],
            seen=row[5],
            topic=row[6],
            summary=row[7] if view.known_on is None else None,
            relations=self._relations(source_id),
            notes=cited.notes(self._reader, source_id, view),
        )

    def _rows(self, ids: Sequence[str]) -> list[SourceRow]:
        return [
            SourceRow(
                id=row[0],
                name=row[1],
                title=row[2],
                publisher=row[3],
                issued=cited.date(row[4:9]),
                lang=row[9],
                coverage=row[10],
                kind=row[11],
                statements=row[12],
                counts_as=cited.link(row[13], row[14]),
            )
            for row in self._reader.all(_ROWS, cited.page(ids, EVERYTHING))
        ]

    def _relations(self, source_id: str) -> tuple[SourceRelation, ...]:
        rows = self._reader.all(
            f"""SELECT o.id, o.name, coalesce(t.name, r.kind), r.basis,
              r.from_id = :id OR r.kind IN {_MUTUAL}
             FROM source_relation r
             JOIN entity o ON o.id = iif(r.from_id = :id, r.to_id, r.from_id)
             LEFT JOIN term t ON t.id = r.kind
             WHERE r.from_id = :id OR r.to_id = :id
             ORDER BY 5 DESC, t.rank, o.name""",
            {"id": source_id},
        )
        return tuple(
            SourceRelation(Link(row[0], row[1]), row[2], row[3], bool(row[4]))
            for row in rows
        )
