"""The accused: their charges, their measures of restraint and how it ended for them.

Each is told by one passage, of a person or of the accused taken together.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from dossier_db import citations as cited
from dossier_db.reader import Reader
from dossier_db.records import Charge, Link, Outcome, Restraint, Viewpoint

T = TypeVar("T")
_TERM = "LEFT JOIN term t ON t.id = g.kind"


class Told(NamedTuple):
    """What is told of one of the accused."""

    charges: tuple[Charge, ...]
    restraints: tuple[Restraint, ...]
    outcomes: tuple[Outcome, ...]


def told(
    reader: Reader, ids: Sequence[str], view: Viewpoint, case_id: str | None = None
) -> dict[str, Told]:
    """What is told of each of some people, in one case or in all; by their ids."""
    given = {**cited.page(ids, view), "case": case_id}
    charges = _by_person(reader.all(_CHARGES, given), _charge)
    restraints = _by_person(reader.all(_RESTRAINTS, given), _restraint)
    outcomes = _by_person(reader.all(_OUTCOMES, given), _outcome)
    return {
        person: Told(
            tuple(charges.get(person, ())),
            tuple(restraints.get(person, ())),
            tuple(outcomes.get(person, ())),
        )
        for person in ids
    }


def _by_person(
    rows: list[tuple[Any, ...]], record: Callable[[tuple[Any, ...]], T]
) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(row[cited.WIDTH], []).append(record(row))
    return found


def _of(table: str, more: str, joins: str, order: str) -> str:
    """SQL of the rows of one table: a citation, of whom, of how many, and ``more``."""
    return f"""SELECT {cited.columns("g.gist")}, n.id, n.name, g.people, {more}
 FROM json_each(:ids) page CROSS JOIN {table} g ON g.person_id = page.value
 JOIN entity n ON n.id = g.person_id
 JOIN passage x ON x.id = g.passage_id {cited.JOINS} {joins}
 WHERE (:case IS NULL OR g.case_id = :case) AND {cited.HEARD}
 ORDER BY {order}, s.published, {cited.READING}"""


_CHARGES = _of(
    "charge",
    f"g.provision_id, v.name, {cited.dated('gd')}",
    """LEFT JOIN entity v ON v.id = g.provision_id
 LEFT JOIN edtf gd ON gd.id = g.date""",
    "g.people",
)
_RESTRAINTS = _of(
    "restraint",
    f"""coalesce(t.name, g.kind), {cited.dated("sd")}, {cited.dated("ud")},
 g.place_id, l.name""",
    f"""{_TERM} LEFT JOIN edtf sd ON sd.id = g.since
 LEFT JOIN edtf ud ON ud.id = g.until LEFT JOIN entity l ON l.id = g.place_id""",
    "g.kind, g.people",
)
_OUTCOMES = _of(
    "outcome",
    f"coalesce(t.name, g.kind), g.months, {cited.dated('gd')}",
    f"{_TERM} LEFT JOIN edtf gd ON gd.id = g.date",
    "g.kind, g.people",
)


def _charge(row: tuple[Any, ...]) -> Charge:
    more = row[cited.WIDTH :]
    return Charge(
        person=Link(more[0], more[1]),
        people=more[2],
        provision=cited.link(more[3], more[4]),
        date=cited.date(more[5:10]),
        citation=cited.citation(row),
    )


def _restraint(row: tuple[Any, ...]) -> Restraint:
    more = row[cited.WIDTH :]
    return Restraint(
        person=Link(more[0], more[1]),
        people=more[2],
        kind=more[3],
        since=cited.date(more[4:9]),
        until=cited.date(more[9:14]),
        place=cited.link(more[14], more[15]),
        citation=cited.citation(row),
    )


def _outcome(row: tuple[Any, ...]) -> Outcome:
    more = row[cited.WIDTH :]
    return Outcome(
        person=Link(more[0], more[1]),
        people=more[2],
        kind=more[3],
        months=more[4],
        date=cited.date(more[5:10]),
        citation=cited.citation(row),
    )
