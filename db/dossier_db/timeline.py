"""The timeline: events in the order of their dates, as one or all sources tell them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dossier_db import citations as cited
from dossier_db.compare import Compare
from dossier_db.dates import Date
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order, written_down
from dossier_db.marks import DISCREPANT, mark_of
from dossier_db.merged import MERGED, present
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERYTHING,
    Account,
    Event,
    Link,
    Participation,
    TimelineRow,
    Viewpoint,
)

_DISCREPANT = f"""EXISTS (SELECT 1 FROM question q
 WHERE q.entity_id = event.id AND q.verdict IN {DISCREPANT})"""
_LISTED = f"id NOT IN ({MERGED})"
_ROWS = f"""{cited.PAGE}
 SELECT e.id, n.name, {cited.dated("d")}, e.status
 FROM page JOIN event e ON e.id = page.id JOIN entity n ON n.id = e.id
 LEFT JOIN edtf d ON d.id = e.date ORDER BY page.n"""
_SAID = f"""SELECT a.event_id, x.source_id FROM json_each(:ids) page
 JOIN account a ON a.event_id = page.value JOIN passage x ON x.id = a.passage_id
 JOIN source s ON s.id = x.source_id WHERE {cited.HEARD}"""
_TOLD_DATES = f"""SELECT a.event_id, {cited.dated("d")} FROM json_each(:ids) page
 JOIN account a ON a.event_id = page.value JOIN passage x ON x.id = a.passage_id
 JOIN source s ON s.id = x.source_id JOIN edtf d ON d.id = a.date
 WHERE {cited.HEARD} ORDER BY s.published, x.id"""
_WRITTEN = f"""SELECT e.id, {_DISCREPANT.replace("event.id", "e.id")}
 FROM {cited.SPEAKING} CROSS JOIN account a ON a.passage_id = x.id
 JOIN event e ON e.id = a.event_id LEFT JOIN edtf d ON d.id = a.date
 WHERE e.{_LISTED} AND {cited.HEARD} GROUP BY e.id
 ORDER BY coalesce(max(iif(a.date = e.date, e.earliest, NULL)), min(d.earliest),
  e.earliest), e.rank, e.id"""


class Timeline:
    """Answers what happened when, and who says so."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._compare = Compare(reader)

    def listing(self, view: Viewpoint = EVERYTHING) -> Listing[TimelineRow]:
        """Events by date, undated ones last; in a viewpoint those told there."""

        def describe(ids: Sequence[str]) -> list[TimelineRow]:
            return self._rows(ids, view)

        if view.everything:
            key = ("earliest", "rank", "id")
            order = Order("event", key, _LISTED, discrepant=_DISCREPANT)
            return Listing(self._reader, order, describe)
        written = written_down(self._reader, _WRITTEN, cited.parameters(view))
        return Listing(*written, describe)

    def event(self, event_id: str, view: Viewpoint = EVERYTHING) -> Event:
        """One event with every account, participation and question about it; of one
        that was merged, the one it became."""
        now = present(self._reader.all, event_id)
        event_id = now.id if now is not None else event_id
        row = self._reader.one(
            """SELECT n.summary, k.name, g.name, e.date_basis, e.place_id, p.name,
             e.part_of_id, o.name
             FROM event e JOIN entity n ON n.id = e.id
             LEFT JOIN term k ON k.id = e.kind LEFT JOIN term g ON g.id = e.stage
             LEFT JOIN entity p ON p.id = e.place_id
             LEFT JOIN entity o ON o.id = e.part_of_id WHERE e.id = ?""",
            (event_id,),
        )
        if row is None:
            raise UnknownRecord(f"There is no event {event_id} in this dossier.")
        event = Event(
            row=self._rows([event_id], view)[0],
            summary=cited.ours(row[0], view),
            kind=row[1],
            stage=row[2],
            date_basis=row[3],
            place=cited.link(row[4], row[5]),
            part_of=cited.link(row[6], row[7]),
            accounts=self._accounts(event_id, view),
            participations=self._participations(event_id, view),
            questions=self._compare.about(event_id, view),
            notes=cited.notes(self._reader, event_id, view),
        )
        return event if view.everything else _narrowed(event, view)

    def _rows(self, ids: Sequence[str], view: Viewpoint) -> list[TimelineRow]:
        given = cited.page(ids, view)
        voices = cited.counted(self._reader, _SAID, given)
        marks = self._marks(ids, view)
        rows = [
            TimelineRow(
                id=row[0],
                name=row[1],
                date=cited.date(row[2:7]),
                ours=True,
                status=row[7],
                mark=marks.get(row[0]),
                sources=voices.get(row[0], 0),
            )
            for row in self._reader.all(_ROWS, given)
        ]
        return rows if view.everything else self._as_told(rows, given)

    def _as_told(
        self, rows: list[TimelineRow], given: dict[str, Any]
    ) -> list[TimelineRow]:
        """The rows with a date that the view itself gives: ours where one of the
        sources heard gives it too, else the one published first."""
        told: dict[str, list[Date]] = {}
        for event_id, *cells in self._reader.all(_TOLD_DATES, given):
            date = cited.date(cells)
            if date is not None:
                told.setdefault(event_id, []).append(date)
        found = []
        for row in rows:
            dates = told.get(row.id)
            if dates is None:
                found.append(row)
            elif row.date in dates:
                found.append(replace(row, ours=False))
            else:
                found.append(replace(row, date=dates[0], ours=False))
        return found

    def _marks(self, ids: Sequence[str], view: Viewpoint) -> dict[str, str]:
        """The weightiest mark over the questions about each event."""
        marks: dict[str, list[str]] = {}
        for question in self._compare.about_all(ids, view):
            if question.mark is not None:
                marks.setdefault(question.about.id, []).append(question.mark)
        return {event_id: mark_of(found) for event_id, found in marks.items()}

    def _accounts(self, event_id: str, view: Viewpoint) -> tuple[Account, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("a.gist")}, {cited.dated("d")}, a.place_id, p.name
             FROM account a JOIN passage x ON x.id = a.passage_id {cited.JOINS}
             LEFT JOIN edtf d ON d.id = a.date LEFT JOIN entity p ON p.id = a.place_id
             WHERE a.event_id = :id AND {cited.HEARD}
             ORDER BY s.coverage = 'whole' DESC, s.published, {cited.READING}""",
            cited.parameters(view, id=event_id),
        )
        width = cited.WIDTH
        return tuple(
            Account(
                citation=cited.citation(row),
                date=cited.date(row[width : width + 5]),
                place=cited.link(row[width + 5], row[width + 6]),
            )
            for row in rows
        )

    def _participations(
        self, event_id: str, view: Viewpoint
    ) -> tuple[Participation, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("a.gist")}, a.entity_id, n.name,
              coalesce(t.name, a.role)
             FROM participation a JOIN passage x ON x.id = a.passage_id {cited.JOINS}
             JOIN entity n ON n.id = a.entity_id LEFT JOIN term t ON t.id = a.role
             WHERE a.event_id = :id AND {cited.HEARD}
             ORDER BY t.rank, n.name, s.published, {cited.READING}""",
            cited.parameters(view, id=event_id),
        )
        width = cited.WIDTH
        return tuple(
            Participation(
                entity=Link(row[width], row[width + 1]),
                role=row[width + 2],
                citation=cited.citation(row),
            )
            for row in rows
        )


def _narrowed(event: Event, view: Viewpoint) -> Event:
    """Without what is ours and says too much: of an event that no source heard tells
    of all but its name; on a day that it happened, for that was seen later.
    """
    if event.accounts:
        late = view.known_on is not None and event.row.status == "happened"
        return replace(event, row=replace(event.row, status=None)) if late else event
    return replace(
        event,
        row=replace(event.row, date=None, status=None),
        summary=None,
        kind=None,
        stage=None,
        date_basis=None,
        place=None,
        part_of=None,
        notes=(),
        told=False,
    )
