"""The roster: those charged in a case, and the arithmetic over their number.

A defendant is a person with a charge in the case. A number that a source gives ("13
in custody") stands on the statement about the accused taken together, never on people
made up to fill it; whom no source here names is the remainder.

Under a viewpoint a defendant is listed of whom a source heard tells a charge, a measure
or an outcome in the case; as told by one source, on all days, also whom it just names.
"""

from collections.abc import Sequence
from typing import Any

from dossier_db import citations as cited
from dossier_db.accused import told
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order, written_down
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERYTHING,
    Figure,
    Link,
    RosterHead,
    RosterRow,
    Viewpoint,
)

_ACCUSED = (
    "case_id = ? AND person_id NOT IN (SELECT id FROM person WHERE identified = 0)"
)
_COUNTED = (
    ("charge", "'charged'", "g.date"),
    ("restraint", "coalesce(t.name, g.kind)", "g.since"),
    ("outcome", "coalesce(t.name, g.kind)", "g.date"),
)
"""What is told of the accused: its table, what it is called, the day it is told of."""
_TABLES = tuple(table for table, *_ in _COUNTED)
_STATED = {
    table: f"""SELECT g.person_id FROM {cited.SPEAKING}
 CROSS JOIN {table} g ON g.passage_id = x.id
 WHERE g.case_id = :case AND {cited.HEARD}"""
    for table in _TABLES
}
_ANY = " UNION ".join(_STATED.values())
_ITS_OWN = "f.kind IS NOT 'name:inferred'"
"""The form of the name is that of the person, not of one who is held to be the same."""
_PRINTED = f"""SELECT f.entity_id FROM {cited.SPEAKING}
 CROSS JOIN name_use u ON u.passage_id = x.id JOIN name f ON f.id = u.name_id
 WHERE {_ITS_OWN} AND {cited.HEARD}"""
_ROWS = f"""{cited.PAGE}
 SELECT n.id, n.name, n.summary, p.identified FROM page
 JOIN entity n ON n.id = page.id JOIN person p ON p.id = n.id ORDER BY page.n"""
_SPELLINGS = f"""SELECT f.entity_id, f.name FROM json_each(:ids) page
 JOIN name f ON f.entity_id = page.value JOIN name_use u ON u.name_id = f.id
 JOIN passage x ON x.id = u.passage_id JOIN source s ON s.id = x.source_id
 WHERE {_ITS_OWN} AND {cited.HEARD}
 GROUP BY f.id ORDER BY count(*) DESC, f.script, f.name"""
_SAID = f"""SELECT f.entity_id, x.source_id FROM json_each(:ids) page
 JOIN name f ON f.entity_id = page.value JOIN name_use u ON u.name_id = f.id
 JOIN passage x ON x.id = u.passage_id JOIN source s ON s.id = x.source_id
 WHERE {_ITS_OWN} AND {cited.HEARD}"""


def _listed(view: Viewpoint) -> str:
    """SQL of the defendants that a viewpoint lists. Whom a source just names, at any
    time, is known to be one from other sources: on a day they may not have spoken.
    """
    named = f" UNION {_PRINTED}" if view.known_on is None else ""
    return f"""SELECT p.id FROM ({_ANY}{named}) heard
 JOIN person p ON p.id = heard.person_id WHERE p.identified = 1 AND EXISTS (
  SELECT 1 FROM charge g WHERE g.case_id = :case AND g.person_id = p.id)"""


class Roster:
    """Answers who is charged, under which measure, and whether the numbers meet."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def cases(self) -> tuple[Link, ...]:
        """The cases in which anybody is charged."""
        rows = self._reader.all(
            "SELECT c.id, n.name FROM court_case c JOIN entity n ON n.id = c.id"
            " WHERE EXISTS (SELECT 1 FROM charge g WHERE g.case_id = c.id)"
            " ORDER BY c.id"
        )
        return tuple(Link(*row) for row in rows)

    def listing(self, case_id: str, view: Viewpoint = EVERYTHING) -> Listing[RosterRow]:
        """The defendants named here; the unnamed remainder is the last row."""

        def describe(ids: Sequence[str]) -> list[RosterRow]:
            return self._rows(case_id, ids, view)

        def tail() -> tuple[RosterRow, ...]:
            return self._remainder(case_id, view)

        if view.everything:
            key = ("person_id",)
            order = Order("charge", key, _ACCUSED, (case_id,), distinct=True)
            return Listing(self._reader, order, describe, tail)
        written = written_down(
            self._reader,
            f"SELECT id, 0 FROM ({_listed(view)}) ORDER BY id",
            cited.parameters(view, case=case_id),
        )
        return Listing(*written, describe, tail)

    def head(self, case_id: str, view: Viewpoint = EVERYTHING) -> RosterHead:
        """What sources count, how many are named here and how many are not."""
        name = self._reader.one("SELECT name FROM entity WHERE id = ?", (case_id,))
        if name is None:
            raise UnknownRecord(f"There is no case {case_id} in this dossier.")
        listed, named, stated, *uncharged = self._counts(case_id, view)
        figures = self._figures(case_id, view)
        charged = [figure for figure in figures if figure.of == "charge"]
        most = charged[0].sources if charged else 0
        return RosterHead(
            case=Link(case_id, name[0]),
            figures=figures,
            named=named,
            told=listed - named,
            stated=stated,
            uncharged=(uncharged[0], uncharged[1]),
            charged=tuple(sorted(one.people for one in charged if one.sources == most)),
        )

    def _counts(self, case_id: str, view: Viewpoint) -> tuple[int, ...]:
        """How many defendants are listed, how many of them named, of how many something
        in the case is told as far as the view reaches, and of how many named and how
        many others no charge.
        """
        if view.everything:  # the indexes alone know
            listed, named = self._reader.all(
                f"""SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM name f
                  JOIN name_use u ON u.name_id = f.id
                  WHERE f.entity_id = person_id AND {_ITS_OWN}))
                 FROM (SELECT DISTINCT person_id FROM charge WHERE {_ACCUSED})""",
                (case_id,),
            )[0]
            return listed, named, listed, 0, 0
        stated = "1" if view.known_on else f"id IN ({_ANY})"  # none just named
        counts: tuple[int, ...] = self._reader.all(
            f"""SELECT count(*), count(*) FILTER (WHERE named),
              count(*) FILTER (WHERE stated),
              count(*) FILTER (WHERE named AND NOT told),
              count(*) FILTER (WHERE NOT named AND NOT told)
             FROM (SELECT id IN ({_PRINTED}) AS named, {stated} AS stated,
              id IN ({_STATED["charge"]}) AS told FROM ({_listed(view)}))""",
            cited.parameters(view, case=case_id),
        )[0]
        return counts

    def _figures(self, case_id: str, view: Viewpoint) -> tuple[Figure, ...]:
        """Numbers given for the accused taken together, most supported first."""
        figures: dict[tuple[str, str, int], list[tuple[Any, ...]]] = {}
        for table, kind, when in _COUNTED:
            term = "" if table == "charge" else "LEFT JOIN term t ON t.id = g.kind"
            rows = self._reader.all(
                f"""SELECT {cited.columns("g.gist")}, {kind}, g.people,
                  {cited.dated("gd")}
                 FROM person p CROSS JOIN {table} g ON g.person_id = p.id
                 JOIN passage x ON x.id = g.passage_id {cited.JOINS}
                 LEFT JOIN edtf gd ON gd.id = {when} {term}
                 WHERE g.case_id = :case AND p.identified = 0 AND {cited.HEARD}
                 ORDER BY gd.earliest IS NULL, s.published, {cited.READING}""",
                cited.parameters(view, case=case_id),
            )
            for row in rows:
                key = (table, row[cited.WIDTH], row[cited.WIDTH + 1])
                figures.setdefault(key, []).append(row)
        return tuple(
            sorted(
                (self._figure(key, rows) for key, rows in figures.items()),
                key=lambda figure: (_TABLES.index(figure.of), -figure.sources),
            )
        )

    def _figure(self, key: tuple[str, str, int], rows: list[tuple[Any, ...]]) -> Figure:
        citations = tuple(cited.citation(row) for row in rows)
        marks = ",".join("(?, ?)" for _ in citations)
        said = [part for one in citations for part in ("", one.source_id)]
        voices = cited.counted(self._reader, f"VALUES {marks}", said)
        days = tuple(
            cited.date(row[cited.WIDTH + 2 :]) or citation.as_of
            for row, citation in zip(rows, citations, strict=True)
        )
        return Figure(*key, voices.get("", 0), citations, days)

    def _remainder(self, case_id: str, view: Viewpoint) -> tuple[RosterRow, ...]:
        """The row for those whom no source names here; none where all are named."""
        head = self.head(case_id, view)
        if not any(head.unnamed):
            return ()
        together = self._reader.one(
            """SELECT n.id, n.name, n.summary FROM person p
             CROSS JOIN charge g ON g.person_id = p.id JOIN entity n ON n.id = p.id
             WHERE g.case_id = ? AND p.identified = 0 LIMIT 1""",
            (case_id,),
        )
        if together is None:
            return ()
        said = told(self._reader, together[:1], view, case_id)[together[0]]
        return (
            RosterRow(
                id=together[0],
                name=together[1],
                summary=cited.ours(together[2], view),
                identified=False,
                people=head.unnamed,
                charges=said.charges,
                restraints=said.restraints,
                outcomes=said.outcomes,
                spellings=(),
                sources=0,
            ),
        )

    def _rows(
        self, case_id: str, ids: Sequence[str], view: Viewpoint
    ) -> list[RosterRow]:
        given = cited.page(ids, view)
        voices = cited.counted(self._reader, _SAID, given)
        said = told(self._reader, ids, view, case_id)
        spellings: dict[str, list[str]] = {}
        for person_id, name in self._reader.all(_SPELLINGS, given):
            spellings.setdefault(person_id, []).append(name)
        return [
            RosterRow(
                id=row[0],
                name=row[1],
                summary=cited.ours(row[2], view),
                identified=bool(row[3]),
                people=(1,),
                charges=said[row[0]].charges,
                restraints=said[row[0]].restraints,
                outcomes=said[row[0]].outcomes,
                spellings=tuple(spellings.get(row[0], ())),
                sources=voices.get(row[0], 0),
            )
            for row in self._reader.all(_ROWS, given)
        ]
