"""Passages: the places in sources that statements hang on, one row each."""

from collections.abc import Sequence

from dossier_db import citations as cited
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order
from dossier_db.quotes import Quotes
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERYTHING,
    Citation,
    Link,
    Passage,
    PassageUse,
    Viewpoint,
)

_ROWS = f"""{cited.PAGE} SELECT {cited.COLUMNS} FROM page
 JOIN passage x ON x.id = page.id {cited.JOINS} ORDER BY page.n"""
_USES = (
    """SELECT 'answer', q.id, q.name, a.value FROM citation c
     JOIN answer a ON a.id = c.answer_id JOIN question q ON q.id = a.question_id
     WHERE c.passage_id = :id""",
    """SELECT 'account', e.id, e.name, a.date FROM account a
     JOIN entity e ON e.id = a.event_id WHERE a.passage_id = :id""",
    """SELECT 'participation', e.id, e.name, n.name FROM participation a
     JOIN entity e ON e.id = a.event_id JOIN entity n ON n.id = a.entity_id
     WHERE a.passage_id = :id""",
    """SELECT 'statement', e.id, e.name, nullif(m.gist, '') FROM mention m
     JOIN entity e ON e.id = m.entity_id WHERE m.passage_id = :id""",
    """SELECT 'name', e.id, e.name, n.name FROM name_use u
     JOIN name n ON n.id = u.name_id JOIN entity e ON e.id = n.entity_id
     WHERE u.passage_id = :id""",
    """SELECT 'relationship', e.id, e.name, o.name FROM relationship r
     JOIN entity e ON e.id = r.subject_id JOIN entity o ON o.id = r.object_id
     WHERE r.passage_id = :id""",
    """SELECT 'charge', e.id, e.name, iif(g.people > 1, g.people, NULL) FROM charge g
     JOIN entity e ON e.id = g.person_id WHERE g.passage_id = :id""",
    """SELECT 'restraint', e.id, e.name, coalesce(t.name, r.kind) FROM restraint r
     JOIN entity e ON e.id = r.person_id LEFT JOIN term t ON t.id = r.kind
     WHERE r.passage_id = :id""",
    """SELECT 'outcome', e.id, e.name, coalesce(t.name, u.kind) FROM outcome u
     JOIN entity e ON e.id = u.person_id LEFT JOIN term t ON t.id = u.kind
     WHERE u.passage_id = :id""",
)


class Passages:
    """Answers what stands where, and what rests on it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._quotes = Quotes(reader)

    def listing(self, source_id: str) -> Listing[Citation]:
        """The passages of one source in the order of reading."""
        order = Order("passage", ("ordinal", "id"), "source_id = ?", (source_id,))
        return Listing(self._reader, order, self._rows)

    def place(self, words: str) -> cited.Place | None:
        """The source and the paragraph that a citation names; None for other words."""
        return cited.place(words)

    def at(self, source_id: str, paragraph: int) -> tuple[str, ...]:
        """The ids of the passages of one paragraph, in the order of reading."""
        return cited.at(self._reader, source_id, paragraph)

    def passage(self, passage_id: str, view: Viewpoint = EVERYTHING) -> Passage:
        """One passage and every statement that hangs on it; our notes as far as the
        viewpoint shows them.
        """
        found = self._rows([passage_id])
        if not found:
            raise UnknownRecord(f"There is no passage {passage_id} in this dossier.")
        held = self._reader.one(
            "SELECT digest, EXISTS (SELECT 1 FROM quote WHERE passage_id = p.id)"
            " FROM passage p WHERE id = ?",
            (passage_id,),
        )
        assert held is not None
        return Passage(
            citation=found[0],
            digest=held[0],
            uses=self._uses(passage_id),
            notes=cited.notes(self._reader, passage_id, view),
            quote=self._quotes.quote(passage_id) if held[1] else None,
        )

    def citations(self, ids: Sequence[str]) -> dict[str, Citation]:
        """The citations of some passages by their ids; those that are not there are
        left out.
        """
        return {one.passage_id: one for one in self._rows(ids)}

    def _rows(self, ids: Sequence[str]) -> list[Citation]:
        given = cited.page(ids, EVERYTHING)
        return [cited.citation(row) for row in self._reader.all(_ROWS, given)]

    def _uses(self, passage_id: str) -> tuple[PassageUse, ...]:
        rows = self._reader.all(" UNION ALL ".join(_USES), {"id": passage_id})
        return tuple(
            PassageUse(
                kind, Link(record_id, name), None if detail is None else str(detail)
            )
            for kind, record_id, name, detail in rows
        )
