"""Documents: what can be found, as the rows of the dossier say it.

A document is one record with its names, its texts and what filters ask for: an
entity, a question, a passage, a note. It is derived from the rows alone, and the same
rows always give the same document.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dossier_db.ids import KINDS
from dossier_db.search import calendar


@dataclass(frozen=True, slots=True)
class Document:
    """One record as search knows it."""

    id: str
    names: tuple[str, ...]
    """Our label first, then every form that is held."""
    texts: tuple[str, ...]
    facets: frozenset[str]


@dataclass(slots=True)
class _Draft:
    names: list[str]
    texts: list[str]
    facets: set[str]


_PAGE: Final = "WITH page(id) AS (SELECT value FROM json_each(?)) "


def _of(table: str, key: str, *columns: str, more: str = "") -> str:
    """A statement: the page's records, each with columns of what has it for a key.

    CROSS keeps SQLite to this order, from the page outwards; it cannot know how short
    a page is.
    """
    wanted = ", ".join(("page.id", *columns))
    return f"SELECT {wanted} FROM page CROSS JOIN {table} ON {key} = page.id{more}"


_STATEMENTS: Final = " UNION ALL ".join(
    (
        _of("mention m", "m.entity_id", "m.passage_id"),
        _of(
            "name f",
            "f.entity_id",
            "u.passage_id",
            more=" CROSS JOIN name_use u ON u.name_id = f.id",
        ),
        _of("participation a", "a.entity_id", "a.passage_id"),
        _of("participation a", "a.event_id", "a.passage_id"),
        _of("account a", "a.event_id", "a.passage_id"),
        _of("relationship r", "r.subject_id", "r.passage_id"),
        _of("relationship r", "r.object_id", "r.passage_id"),
        _of("quote q", "q.speaker_id", "q.passage_id"),
        _of("charge g", "g.person_id", "g.passage_id"),
        _of("restraint r", "r.person_id", "r.passage_id"),
        _of("outcome u", "u.person_id", "u.passage_id"),
    )
)
"""Every statement about an entity of the page, by its passage."""
_BECAME: Final = """(WITH RECURSIVE became(id, now) AS (
  SELECT e.id, e.merged_into_id FROM page
   CROSS JOIN entity e ON e.merged_into_id = page.id
  UNION SELECT e.id, b.now FROM became b CROSS JOIN entity e ON e.merged_into_id = b.id)
 SELECT id, now FROM became)"""
"""What was merged into an entity of the page, or into what was: they are one."""

_NAMES: Final = (
    _of("entity e", "e.id", "e.name"),
    _of("name f", "f.entity_id", "f.name", more=" ORDER BY page.id, f.id"),
    f"SELECT b.now, e.name FROM {_BECAME} b CROSS JOIN entity e ON e.id = b.id"
    " ORDER BY now, e.id",
    f"SELECT b.now, f.name FROM {_BECAME} b CROSS JOIN name f ON f.entity_id = b.id"
    " ORDER BY now, f.id",
    _of("source s", "s.id", "s.title"),
    _of("question q", "q.id", "q.name"),
)
_TEXTS: Final = (
    _of("entity e", "e.id", "e.summary"),
    _of("source s", "s.id", "s.publisher"),
    _of("source s", "s.id", "s.author"),
    _of("question q", "q.id", "q.reading"),
    _of("answer a", "a.question_id", "a.value", more=" ORDER BY page.id, a.id"),
    _of("note t", "t.id", "t.text"),
    *(
        _of("passage x", "x.id", f"x.{column}")
        for column in ("exact", "gist", "attribution", "caution")
    ),
    _of(
        "translation t",
        "t.passage_id",
        "t.text",
        more=" ORDER BY page.id, t.field, t.lang",
    ),
    _of("quote q", "q.passage_id", "q.speaker_words"),
    *(
        _of(f"{table} m", "m.passage_id", "m.gist", more=" ORDER BY page.id, m.gist")
        for table in (
            "mention",
            "participation",
            "relationship",
            "account",
            "citation",
            "charge",
            "restraint",
            "outcome",
        )
    ),
)
_FACETS: Final = (
    f"SELECT said.id, 's', x.source_id FROM ({_STATEMENTS}) said"
    " CROSS JOIN passage x ON x.id = said.passage_id",
    _of("source s", "s.id", "'s'", "s.id"),
    _of("passage x", "x.id", "'s'", "x.source_id"),
    _of(
        "answer a",
        "a.question_id",
        "'s'",
        "x.source_id",
        more=" CROSS JOIN citation c ON c.answer_id = a.id"
        " CROSS JOIN passage x ON x.id = c.passage_id",
    ),
    _of("participation p", "p.entity_id", "'r'", "p.role"),
    _of("charge g", "g.person_id", "'r'", "'role:defendant'"),
    _of(
        "quote q",
        "q.passage_id",
        "'b'",
        "q.speaker_id",
        more=" WHERE q.speaker_id IS NOT NULL",
    ),
    _of(
        "passage x",
        "x.id",
        "'b'",
        "x.attributed_to_id",
        more=" WHERE x.attributed_to_id IS NOT NULL",
    ),
    _of("quote q", "q.passage_id", "'k'", "'quote'"),
)
_SPAN: Final = ("d.earliest", "d.latest")
_DATES: Final = (
    _of("event e", "e.id", *_SPAN, more=" JOIN edtf d ON d.id = e.date"),
    _of("source s", "s.id", *_SPAN, more=" JOIN edtf d ON d.id = s.issued"),
    _of(
        "passage x",
        "x.id",
        *_SPAN,
        more=" CROSS JOIN source s ON s.id = x.source_id"
        " CROSS JOIN edtf d ON d.id = s.issued",
    ),
    _of("quote q", "q.passage_id", *_SPAN, more=" JOIN edtf d ON d.id = q.date"),
)
_EVERY: Final = """
 SELECT id FROM (
  SELECT e.id, 0 AS part, coalesce(n.said, 0) AS said, '' AS place
   FROM entity e LEFT JOIN (SELECT entity_id, count(*) AS said FROM (
     SELECT entity_id FROM mention UNION ALL SELECT entity_id FROM participation
     UNION ALL SELECT event_id FROM account) GROUP BY entity_id) n
   ON n.entity_id = e.id
  UNION ALL SELECT id, 1, -rank, '' FROM question
  UNION ALL SELECT id, 2, 0, at FROM note
  UNION ALL SELECT x.id, 3, 0, s.published || x.source_id || printf('%012d', x.ordinal)
   FROM passage x JOIN source s ON s.id = x.source_id)
 ORDER BY part, said DESC, place, id"""


def facet(letter: str, value: str) -> str:
    """A filter as a word of the index: no word of a name or a text begins so."""
    if letter == "k":
        return f"_k{value}"
    return f"_{letter}{hashlib.blake2b(value.encode(), digest_size=6).hexdigest()}"


def read(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Document]:
    """The documents of these records, in their order; gone ones are left out."""
    page = json.dumps(ids)
    drafts: dict[str, _Draft] = defaultdict(lambda: _Draft([], [], set()))

    def rows(sql: str) -> Iterable[tuple[Any, ...]]:
        return connection.execute(_PAGE + sql, (page,)).fetchall()

    for record, held in names(connection, ids).items():
        drafts[record].names.extend(held)
    for record, found in texts(connection, ids).items():
        drafts[record].texts.extend(found)
    gone = {
        record
        for (record,) in rows(
            "SELECT id FROM page WHERE id IN"
            " (SELECT id FROM entity WHERE merged_into_id IS NOT NULL)"
        )
    }
    for sql in _FACETS:
        for record, letter, value in rows(sql):
            drafts[record].facets.add(facet(letter, value))
    for sql in _DATES:
        for record, earliest, latest in rows(sql):
            drafts[record].facets |= calendar.covered(earliest, latest)
    for record in ids:
        draft = drafts.get(record)
        if draft is not None and record not in gone and (draft.names or draft.texts):
            kinds = (
                {facet("k", KINDS[record[:2]])}
                if facet("k", "quote") not in draft.facets
                else set()
            )
            yield Document(
                record,
                tuple(draft.names),
                tuple(draft.texts),
                frozenset(draft.facets | kinds),
            )


def names(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """The names of these records alone; of records without any nothing."""
    return _held(connection, ids, _NAMES)


def texts(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """The texts of these records alone; of records without any nothing."""
    return _held(connection, ids, _TEXTS)


def lines(names: Iterable[str]) -> str:
    """Names as the index keeps them: a line each."""
    return "\n".join(" ".join(name.split()) for name in names)


def _held(
    connection: sqlite3.Connection, ids: Sequence[str], asked: Iterable[str]
) -> dict[str, list[str]]:
    page = json.dumps(ids)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for sql in asked:
        for record, text in connection.execute(_PAGE + sql, (page,)).fetchall():
            if text:
                found[record][text] = None
    return {record: list(held) for record, held in found.items()}


def every_id(connection: sqlite3.Connection) -> list[str]:
    """Every record that can be found; those of which most is said come first."""
    return [record for (record,) in connection.execute(_EVERY)]
