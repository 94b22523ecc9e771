"""The rows that proposals are made of: answers, who gives them, what is decided."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dossier_db import citations as cited
from dossier_db.proposals.material import Material, Telling, Total
from dossier_db.proposals.pairs import MOST
from dossier_db.reader import Reader
from dossier_db.records import Viewpoint

_CITATIONS: Final = 200
"""Citations of one answer that are read, in the order of reading."""
_WORDS: Final = 800
"""Characters of a citation's words that are read."""
_QUESTIONS: Final = 2_000
"""Questions about one record among which a total is looked for."""
_TOTALS: Final = 500
"""Exact answers of them, told by so many sources together, that are looked at."""
_DEEPEST: Final = 16
"""Places within places."""
_ESTIMATED: Final = re.compile(
    "estimat|approx|probab|perhaps|uncertain|about|circa|around"
    "|оцен|примерн|около|вероят|шамамен|约|大约",
    re.IGNORECASE,
)
"""Words for a date of issue that is not printed on the source."""
_HELD: Final = f"""{cited.PAGE}, held AS (
  SELECT q.id AS question_id, q.entity_id AS about, a.*,
   row_number() OVER (PARTITION BY q.id ORDER BY a.id) AS n
  FROM page JOIN question q ON q.id = page.id JOIN answer a ON a.question_id = q.id
  WHERE EXISTS (SELECT 1 FROM citation c JOIN passage x ON x.id = c.passage_id
   JOIN source s ON s.id = x.source_id WHERE c.answer_id = a.id AND {cited.HEARD})),
 meant AS (
 SELECT h.question_id, h.about, h.id, h.value, h.at_least, h.at_most, h.entity_id,
  {cited.dated("d")}, coalesce(e.stage,
   (SELECT CASE count(DISTINCT stage) WHEN 1 THEN min(stage) END FROM (
    SELECT stage FROM event
     WHERE case_id = h.about AND earliest = d.earliest AND date = h.date
    UNION ALL
    SELECT stage FROM event WHERE part_of_id = h.about AND date = h.date))) AS stage
 FROM held h LEFT JOIN edtf d ON d.id = h.date LEFT JOIN event e ON e.id = h.entity_id
 WHERE h.n <= {MOST})
 SELECT meant.*, t.rank FROM meant LEFT JOIN term t ON t.id = meant.stage
 ORDER BY question_id, meant.id"""
_TOLD: Final = f"""WITH page(id) AS (SELECT value FROM json_each(:ids))
 SELECT * FROM (SELECT c.answer_id, x.source_id, {cited.dated("d")}, s.issued_basis,
   substr(coalesce(nullif(c.gist, ''), x.gist, x.exact), 1, {_WORDS}),
   row_number() OVER (PARTITION BY c.answer_id ORDER BY {cited.READING}) AS n
  FROM page JOIN citation c ON c.answer_id = page.id
  JOIN passage x ON x.id = c.passage_id JOIN source s ON s.id = x.source_id
  LEFT JOIN edtf d ON d.id = s.issued
  WHERE c.stance = 'stance:asserts' AND {cited.HEARD})
 WHERE n <= {_CITATIONS} ORDER BY answer_id, n"""
_WITHIN: Final = f"""WITH RECURSIVE up(id, place, depth) AS (
  SELECT value, value, 0 FROM json_each(?)
  UNION SELECT up.id, p.within_id, depth + 1 FROM up JOIN place p ON p.id = up.place
  WHERE p.within_id IS NOT NULL AND depth < {_DEEPEST})
 SELECT id, place FROM up WHERE depth > 0 AND place <> id"""
_EXACT: Final = f"""SELECT a.id, a.question_id, a.value, a.at_least, a.at_most,
  a.entity_id, {cited.dated("d")}, x.source_id
 FROM (SELECT id FROM question WHERE entity_id = :about ORDER BY id 
   LIMIT {_QUESTIONS}) q
 CROSS JOIN answer a ON a.question_id = q.id AND a.at_least = a.at_most
 JOIN citation c ON c.answer_id = a.id AND c.stance = 'stance:asserts'
 JOIN passage x ON x.id = c.passage_id JOIN source s ON s.id = x.source_id
 LEFT JOIN edtf d ON d.id = a.date
 WHERE {cited.HEARD} GROUP BY a.id, x.source_id LIMIT {_TOTALS}"""


@dataclass(slots=True)
class Asked:
    """One question with its answers."""

    id: str
    about: str
    answers: list[Material] = field(default_factory=list)


def questions(reader: Reader, ids: Sequence[str], view: Viewpoint) -> list[Asked]:
    """Questions with the answers that are heard in the view, by their ids."""
    held = reader.all(_HELD, cited.page(ids, view))
    told = _told(reader, [row[2] for row in held], view)
    within = _within(reader, {row[6] for row in held if row[6]})
    found: dict[str, Asked] = {}
    for row in held:
        asked = found.setdefault(row[0], Asked(row[0], row[1]))
        asked.answers.append(
            Material(
                id=row[2],
                value=row[3],
                at_least=row[4],
                at_most=row[5],
                date=cited.date(row[7:12]),
                entity_id=row[6],
                within=within.get(row[6], frozenset()),
                tellings=tuple(told.get(row[2], ())),
                stage=row[12],
                stage_rank=row[13],
            )
        )
    return list(found.values())


def _told(
    reader: Reader, ids: Sequence[str], view: Viewpoint
) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = {}
    for row in reader.all(_TOLD, cited.page(ids, view)):
        telling = Telling(
            source_id=row[1],
            issued=cited.date(row[2:7]),
            estimated=bool(_ESTIMATED.search((row[7] or "")[:_WORDS])),
            words=row[8],
        )
        found.setdefault(row[0], []).append(telling)
    return found


def _within(reader: Reader, entities: Iterable[str]) -> dict[str, frozenset[str]]:
    places = sorted(one for one in entities if one.startswith("l_"))
    if not places:
        return {}
    found: dict[str, set[str]] = {}
    for place, wider in reader.all(_WITHIN, (json.dumps(places),)):
        found.setdefault(place, set()).add(wider)
    return {place: frozenset(wider) for place, wider in found.items()}


def totals(reader: Reader, about: str, view: Viewpoint) -> tuple[Total, ...]:
    """The exact answers to questions about one record, with their sources."""
    rows: list[tuple[Any, ...]] = reader.all(
        _EXACT, cited.parameters(view, about=about)
    )
    answers: dict[str, tuple[Material, str, set[str]]] = {}
    for row in rows:
        one = Material(
            id=row[0],
            value=row[2],
            at_least=row[3],
            at_most=row[4],
            date=cited.date(row[6:11]),
            entity_id=row[5],
        )
        answers.setdefault(row[0], (one, row[1], set()))[2].add(row[11])
    return tuple(
        Total(one, question_id, frozenset(sources))
        for one, question_id, sources in answers.values()
    )


def decided(reader: Reader, ids: Sequence[str]) -> frozenset[tuple[str, str]]:
    """The pairs of answers on which a person has decided."""
    rows = reader.all(
        "SELECT c.a_id, c.b_id FROM json_each(?) page"
        " JOIN comparison c ON c.question_id = page.value",
        (json.dumps(list(ids)),),
    )
    return frozenset((row[0], row[1]) for row in rows)


def verdicts(reader: Reader, ids: Sequence[str]) -> dict[str, str]:
    """The verdicts of whole questions, without their prefix."""
    rows = reader.all(
        "SELECT q.id, q.verdict FROM json_each(?) page JOIN question q"
        " ON q.id = page.value WHERE q.verdict IS NOT NULL",
        (json.dumps(list(ids)),),
    )
    return {row[0]: str(row[1]).removeprefix("verdict:") for row in rows}


def dismissed(reader: Reader, ids: Sequence[str]) -> frozenset[str]:
    """Those of some proposals that a person has dismissed."""
    rows = reader.all(
        "SELECT d.id FROM json_each(?) page JOIN dismissal d ON d.id = page.value",
        (json.dumps(list(ids)),),
    )
    return frozenset(row[0] for row in rows)


def notes(reader: Reader, question_id: str) -> tuple[str, ...]:
    """The texts of our notes about a question."""
    return tuple(note.text for note in cited.notes(reader, question_id))
