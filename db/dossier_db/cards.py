"""Cards: one record of any kind with everything that is said of it, cited."""

from dossier_db import citations as cited
from dossier_db.accused import told
from dossier_db.compare import Compare
from dossier_db.errors import UnknownRecord
from dossier_db.merged import present
from dossier_db.quotes import Quotes
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERYTHING,
    Card,
    Citation,
    Happening,
    Link,
    NameForm,
    Note,
    Relationship,
    Viewpoint,
)

STATEMENTS = 500
"""Statements that a card holds; the rest are counted."""

_SAYS_MOST = """(m.gist <> '' OR NOT EXISTS (SELECT 1 FROM mention o
 WHERE o.entity_id = m.entity_id AND o.passage_id = m.passage_id AND o.gist <> ''))"""
"""The mention says something, or no other of the same passage does."""
_DETAILS = {
    "person": "SELECT 'how many', CASE WHEN at_most > 1 THEN"
    " iif(at_least = at_most, at_most, at_least || ' to ' || at_most) END"
    " FROM person WHERE id = ?",
    "organisation": "SELECT 'kind', t.name FROM organisation o"
    " LEFT JOIN term t ON t.id = o.kind WHERE o.id = ?",
    "place": "SELECT 'kind', t.name, 'within', w.name FROM place p"
    " LEFT JOIN term t ON t.id = p.kind LEFT JOIN entity w ON w.id = p.within_id"
    " WHERE p.id = ?",
    "provision": "SELECT 'code', code, 'article', article, 'part', part"
    " FROM provision WHERE id = ?",
    "court_case": "SELECT 'kind', t.name, 'number', number, 'court', o.name"
    " FROM court_case c LEFT JOIN term t ON t.id = c.kind"
    " LEFT JOIN entity o ON o.id = c.court_id WHERE c.id = ?",
}


class Cards:
    """Answers what is known of one record, and from whom."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._compare = Compare(reader)
        self._quotes = Quotes(reader)

    def name(self, record_id: str) -> Link:
        """The record under its present id: a merged one leads to what it became."""
        found = present(self._reader.all, record_id)
        if found is None:
            raise UnknownRecord(f"There is no record {record_id} in this dossier.")
        return found

    def label(self, record_id: str) -> Link:
        """What a record of any kind is called: of a question what it asks, of a
        passage the source it stands in.
        """
        if record_id.startswith("q_"):
            sql = "SELECT id, name FROM question WHERE id = ?"
        elif record_id.startswith("x_"):
            sql = """SELECT x.id, n.name FROM passage x
             JOIN entity n ON n.id = x.source_id WHERE x.id = ?"""
        else:
            return self.name(record_id)
        row = self._reader.one(sql, (record_id,))
        if row is None:
            raise UnknownRecord(f"There is no record {record_id} in this dossier.")
        return Link(*row)

    def note(self, note_id: str) -> Note:
        """One of our notes: of the whole dossier, say, which has no card."""
        found = cited.note(self._reader, note_id)
        if found is None:
            raise UnknownRecord(f"There is no note {note_id} in this dossier.")
        return found

    def card(self, record_id: str, view: Viewpoint = EVERYTHING) -> Card:
        """One person, organisation, place, provision or case with all that is said."""
        entity_id = self.name(record_id).id
        row = self._reader.one(
            "SELECT kind, name, summary FROM entity WHERE id = ?", (entity_id,)
        )
        assert row is not None
        statements = self._statements(entity_id, view)
        accused = told(self._reader, [entity_id], view)[entity_id]
        return Card(
            id=entity_id,
            kind=row[0],
            name=row[1],
            summary=cited.ours(row[2], view),
            details=self._details(row[0], entity_id),
            names=self._names(entity_id, view),
            statements=statements,
            more=self._mentions(entity_id, view) - len(statements),
            relationships=self._relationships(entity_id, view),
            happenings=self._happenings(entity_id, view),
            charges=accused.charges,
            restraints=accused.restraints,
            outcomes=accused.outcomes,
            quotes=self._quotes.by(entity_id, view),
            questions=self._compare.about(entity_id, view),
            notes=cited.notes(self._reader, entity_id, view),
        )

    def _details(self, kind: str, entity_id: str) -> tuple[tuple[str, str], ...]:
        sql = _DETAILS.get(kind)
        row = self._reader.one(sql, (entity_id,)) if sql is not None else None
        if row is None:
            return ()
        pairs = zip(row[::2], row[1::2], strict=True)
        return tuple((name, str(value)) for name, value in pairs if value is not None)

    def _names(self, entity_id: str, view: Viewpoint) -> tuple[NameForm, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.COLUMNS}, f.id, f.name, f.lang, f.script, f.note
             FROM name f JOIN name_use u ON u.name_id = f.id
             JOIN passage x ON x.id = u.passage_id {cited.JOINS}
             WHERE f.entity_id = :id AND {cited.HEARD}
             ORDER BY f.script <> 'Latn', f.script, f.name, s.published""",
            cited.parameters(view, id=entity_id),
        )
        forms: dict[tuple[str, ...], list[Citation]] = {}
        for row in rows:
            forms.setdefault(row[cited.WIDTH :], []).append(cited.citation(row))
        return tuple(
            NameForm(name, lang, script, note, tuple(uses))
            for (_, name, lang, script, note), uses in forms.items()
        )

    def _statements(self, entity_id: str, view: Viewpoint) -> tuple[Citation, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("m.gist")} FROM mention m
             JOIN passage x ON x.id = m.passage_id {cited.JOINS}
             WHERE m.entity_id = :id AND {_SAYS_MOST} AND {cited.HEARD}
             ORDER BY s.published, {cited.READING} LIMIT {STATEMENTS}""",
            cited.parameters(view, id=entity_id),
        )
        return tuple(cited.citation(row) for row in rows)

    def _mentions(self, entity_id: str, view: Viewpoint) -> int:
        return self._reader.number(
            f"""SELECT count(*) FROM mention m JOIN passage x ON x.id = m.passage_id
             JOIN source s ON s.id = x.source_id
             WHERE m.entity_id = :id AND {_SAYS_MOST} AND {cited.HEARD}""",
            cited.parameters(view, id=entity_id),
        )

    def _relationships(
        self, entity_id: str, view: Viewpoint
    ) -> tuple[Relationship, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("r.gist")}, coalesce(t.name, r.kind),
              o.id, o.name, r.subject_id = :id, {cited.dated("rd")}
             FROM relationship r
             JOIN entity o ON o.id = iif(r.subject_id = :id, r.object_id, r.subject_id)
             JOIN passage x ON x.id = r.passage_id {cited.JOINS}
             LEFT JOIN term t ON t.id = r.kind LEFT JOIN edtf rd ON rd.id = r.date
             WHERE (r.subject_id = :id OR r.object_id = :id) AND {cited.HEARD}
             ORDER BY o.name, s.published""",
            cited.parameters(view, id=entity_id),
        )
        return tuple(
            Relationship(
                kind=more[0],
                other=Link(more[1], more[2]),
                outward=bool(more[3]),
                date=cited.date(more[4:9]),
                citation=cited.citation(row),
            )
            for row in rows
            if (more := row[cited.WIDTH :])
        )

    def _happenings(self, entity_id: str, view: Viewpoint) -> tuple[Happening, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("a.gist")}, e.id, n.name, {cited.dated("ed")},
              coalesce(t.name, a.role)
             FROM participation a JOIN event e ON e.id = a.event_id
             JOIN entity n ON n.id = e.id JOIN passage x ON x.id = a.passage_id
             {cited.JOINS} LEFT JOIN edtf ed ON ed.id = e.date
             LEFT JOIN term t ON t.id = a.role
             WHERE a.entity_id = :id AND {cited.HEARD}
             ORDER BY e.earliest, e.rank, e.id""",
            cited.parameters(view, id=entity_id),
        )
        return tuple(
            Happening(
                event=Link(more[0], more[1]),
                date=cited.date(more[2:7]),
                role=more[7],
                citation=cited.citation(row),
            )
            for row in rows
            if (more := row[cited.WIDTH :])
        )
