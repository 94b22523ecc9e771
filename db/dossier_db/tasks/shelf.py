"""The shelf of tasks: every gap written down once, then read in pages."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dossier_db import citations as cited
from dossier_db.dates import today
from dossier_db.listing import Listing, Order
from dossier_db.reader import Reader
from dossier_db.records import Citation, Link, RosterHead, Task
from dossier_db.roster import Roster
from dossier_db.tasks.rules import KINDS, RULES

_TABLE: Final = """CREATE TEMP TABLE listed (n INTEGER PRIMARY KEY, kind TEXT,
 record TEXT, other TEXT, date TEXT, number INTEGER, total INTEGER, words TEXT,
 id TEXT GENERATED ALWAYS AS (kind || ':' || record
  || iif(kind IN ('restraint', 'unnamed'), ':' || other, '')) VIRTUAL)"""
_FILL: Final = "INSERT INTO listed (record, other, date, number, total, words) "
_ROWS: Final = f"""{cited.PAGE}
 SELECT t.id, t.kind, t.record, coalesce(n.name, q.name,
   s.name || coalesce(' ¶' || x.paragraph, '')), t.other, o.name, {cited.dated("d")},
  t.number, t.total, t.words
 FROM page JOIN listed t ON t.id = page.id LEFT JOIN entity n ON n.id = t.record
 LEFT JOIN question q ON q.id = t.record LEFT JOIN passage x ON x.id = t.record
 LEFT JOIN entity s ON s.id = x.source_id LEFT JOIN entity o ON o.id = t.other
 LEFT JOIN edtf d ON d.id = t.date ORDER BY page.n"""
_ACCUSED: Final = """SELECT g.case_id, min(p.id)
 FROM person p CROSS JOIN charge g ON g.person_id = p.id WHERE p.identified = 0
 GROUP BY g.case_id ORDER BY g.case_id"""
_MEASURED: Final = """SELECT count(*), count(*) FILTER (WHERE EXISTS (
  SELECT 1 FROM restraint r WHERE r.case_id = :case AND r.person_id = g.person_id
   AND r.kind <> 'restraint:detention_unspecified'))
 FROM (SELECT DISTINCT person_id FROM charge WHERE case_id = :case) g
 JOIN person p ON p.id = g.person_id WHERE p.identified = 1"""

_OF_EVENT: Final = "account a ON a.passage_id = x.id WHERE a.event_id = :record"
_OF_SOURCE: Final = "(SELECT 1) ON 1 WHERE x.source_id = :record"
_BEHIND: Final = {
    "restraint": """charge g ON g.passage_id = x.id
     WHERE g.person_id = :record AND g.case_id = :other""",
    "unnamed": """charge g ON g.passage_id = x.id
     WHERE g.person_id = :record AND g.case_id = :other AND g.people = :total""",
    "outcome": _OF_EVENT,
    "planned": _OF_EVENT,
    "single": """citation c ON c.passage_id = x.id JOIN answer a ON a.id = c.answer_id
     WHERE a.question_id = :record AND s.coverage <> 'none'""",
    "unseen": """(SELECT 1) ON 1 WHERE x.id IN (SELECT passage_id FROM mention
     WHERE entity_id = :record
     UNION SELECT id FROM passage WHERE source_id = :record)""",
    "speaker": "(SELECT 1) ON 1 WHERE x.id = :record",
    "text": _OF_SOURCE,
    "words": f"{_OF_SOURCE} AND x.digest IS NULL AND x.exact IS NULL",
}
"""Which passages stand behind a task of each kind; behind a date of issue none does."""


class TaskListing(Listing[Task]):
    """Every task, the weightiest kind first."""

    def __init__(self, reader: Reader, tally: Mapping[str, int]) -> None:
        super().__init__(reader, Order("listed", ("n", "id")), self._tasks)
        self.tally: Mapping[str, int] = tally
        """How many there are of each kind that has any, in the order of the list."""
        self.known = sum(tally.values())

    def _tasks(self, ids: Sequence[str]) -> list[Task]:
        given = {"ids": json.dumps(list(ids))}
        return [_task(row) for row in self._reader.all(_ROWS, given)]


class Tasks:
    """Answers what is still to be found out or written down."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._roster = Roster(reader)

    def listing(self, today: str | None = None) -> TaskListing:
        """Every task of the dossier.

        Everything is looked at and written down: not for the screen's thread. A day is
        past where ``today`` (an ISO date) is after it; without one it is the day where
        the dossier's zone is.
        """
        given = {"today": today or self._today(), "sums": json.dumps(self._sums())}
        apart = self._reader.apart()
        apart.all(_TABLE)
        tally: dict[str, int] = {}
        for kind in KINDS:
            rule = RULES[kind]
            apart.all(_FILL + rule, given)
            apart.all("UPDATE listed SET kind = ? WHERE kind IS NULL", (kind,))
            found = apart.number("SELECT changes()")
            if found:
                tally[kind] = found
        apart.all("CREATE INDEX temp.listed_id ON listed(id)")
        return TaskListing(apart, tally)

    def tally(self, today: str | None = None) -> dict[str, int]:
        """How many there are of each kind, the weightiest first; 0 where none is."""
        listing = self.listing(today)
        listing.close()
        return {kind: listing.tally.get(kind, 0) for kind in KINDS}

    def citation(self, task: Task) -> Citation | None:
        """The first passage behind a task, of a source read as far as possible; None
        where nothing is said at all."""
        behind = _BEHIND.get(task.kind)
        if behind is None:
            return None
        row = self._reader.one(
            f"""SELECT {cited.COLUMNS} FROM passage x {cited.JOINS} JOIN {behind}
             ORDER BY s.coverage = 'whole' DESC, s.coverage = 'none', s.published,
              {cited.READING} LIMIT 1""",
            {
                "record": task.record.id,
                "other": None if task.other is None else task.other.id,
                "total": task.total,
            },
        )
        return None if row is None else cited.citation(row)

    def _today(self) -> str:
        """The day where the dossier's zone is; of UTC where it is not known here."""
        row = self._reader.one("SELECT zone FROM dossier")
        return today(row[0] if row else "UTC").isoformat()

    def _sums(self) -> list[dict[str, Any]]:
        """Of each case in which people are counted: how many of those charged are not
        named, and of how many of these no measure of restraint is told.

        Sources count by measure ("13 in custody"), those they name among them. Of each
        measure the greatest number that any gives is taken, so that nobody is said to
        lack one for the sake of a source that counts fewer. Of numbers charged that as
        many sources give the least is taken.
        """
        found = []
        for case_id, together in self._reader.all(_ACCUSED):
            head = self._roster.head(case_id)
            if not head.charged:
                continue
            ((named, measured),) = self._reader.all(_MEASURED, {"case": case_id})
            covered = max(_counted(head), measured)
            found.append(
                {
                    "case": case_id,
                    "record": together,
                    "charged": head.charged[0],
                    "unnamed": head.unnamed[0],
                    "unmeasured": head.charged[0] - covered - (named - measured),
                }
            )
        return found


def _counted(head: RosterHead) -> int:
    """How many are under a measure that sources count, taken together."""
    most: dict[str, int] = {}
    for figure in head.figures:
        if figure.of == "restraint":
            most[figure.kind] = max(figure.people, most.get(figure.kind, 0))
    return sum(most.values())


def _task(row: tuple[Any, ...]) -> Task:
    return Task(
        id=row[0],
        kind=row[1],
        record=Link(row[2], row[3] or row[2]),
        other=cited.link(row[4], row[5]),
        date=cited.date(row[6:11]),
        number=row[11],
        total=row[12],
        words=row[13],
    )
