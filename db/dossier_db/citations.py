"""How citations are read: the columns, the joins and the condition all shelves share.

In every statement of the shelves ``x`` is the passage, ``s`` its source; a viewpoint
narrows what is heard to the passages it reaches.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from dossier_db.dates import Date
from dossier_db.reader import Reader
from dossier_db.records import EVERYTHING, Citation, Link, Note, Viewpoint

HEARD = """(:told_by IS NULL OR s.id = :told_by)
 AND (:known_on IS NULL OR s.published < :known_on || 'U')"""
"""The passage's source speaks under the viewpoint. ('U' sorts after 'T15:00'.)"""

_HEARD_OF = f"""EXISTS (SELECT 1 FROM citation c JOIN passage x ON x.id = c.passage_id
 JOIN source s ON s.id = x.source_id WHERE c.answer_id = {{answer}} AND {HEARD})"""
PAIRED = f"""{_HEARD_OF.format(answer="p.a_id")}
 AND {_HEARD_OF.format(answer="p.b_id")}"""
"""Both answers are in view on which ``comparison p`` is a verdict."""

SPEAKING = "source s CROSS JOIN passage x ON x.source_id = s.id"
"""From the sources to what they say: with ``HEARD``, only passages in view are read.
(CROSS keeps SQLite to that order; it cannot know how few sources a viewpoint has.)"""

WITNESS = "coalesce(s.independent_id, s.id)"
"""What a source counts as: itself, or the one it copies, translates or rests on."""


def dated(alias: str) -> str:
    """The columns of one row of ``edtf``."""
    names = ("id", "earliest", "latest", "approximate", "uncertain")
    return ", ".join(f"{alias}.{name}" for name in names)


COLUMNS = f"""x.id, x.source_id, sn.name, x.paragraph, x.sentence_from, x.sentence_to,
 x.exact, x.gist, x.attributed_to_id, xw.name, x.attribution, {dated("xd")}, x.caution,
 {dated("xi")}, s.coverage"""
"""The columns that ``citation`` reads, in its order."""


def columns(gist: str) -> str:
    """The same for a statement, whose own gist goes before the passage's."""
    return COLUMNS.replace("x.gist", f"coalesce(nullif({gist}, ''), x.gist)")


WIDTH: Final = COLUMNS.count(",") + 1
"""How many columns that are."""

JOINS = """JOIN source s ON s.id = x.source_id JOIN entity sn ON sn.id = s.id
 LEFT JOIN entity xw ON xw.id = x.attributed_to_id
 LEFT JOIN edtf xd ON xd.id = x.as_of LEFT JOIN edtf xi ON xi.id = s.issued"""
"""What the columns need beside ``passage x``."""

READING = "x.source_id, x.ordinal, x.id"
"""Passages in the order of reading."""


_PLACE: Final = re.compile(r"\[?(.+?)\s*[¶§]\s*([0-9]{1,9})\]?")
"""A source and a paragraph of it."""
PAGE = "WITH page(n, id) AS (SELECT key, value FROM json_each(:ids))"
"""The ids of one page of a listing, in their order."""


def page(ids: Sequence[str], view: Viewpoint) -> dict[str, Any]:
    """The named parameters of a statement that opens with ``PAGE``."""
    return parameters(view, ids=json.dumps(list(ids)))


def parameters(view: Viewpoint, **more: Any) -> dict[str, Any]:
    """The named parameters of a statement that says ``HEARD``."""
    return {"told_by": view.told_by, "known_on": view.known_on, **more}


def date(cells: Sequence[Any]) -> Date | None:
    """A date from the five columns of ``dated``; None where there is none."""
    if cells[0] is None:
        return None
    return Date(cells[0], cells[1], cells[2], bool(cells[3]), bool(cells[4]))


def link(record_id: str | None, name: str | None) -> Link | None:
    """A link, or None where there is no id."""
    return None if record_id is None else Link(record_id, name or record_id)


def citation(cells: Sequence[Any]) -> Citation:
    """A citation from the columns of ``COLUMNS``."""
    sentences = None if cells[4] is None else (cells[4], cells[5] or cells[4])
    return Citation(
        passage_id=cells[0],
        source_id=cells[1],
        source=cells[2],
        paragraph=cells[3],
        sentences=sentences,
        exact=cells[6],
        gist=cells[7],
        attributed_to=link(cells[8], cells[9]),
        attribution=cells[10],
        as_of=date(cells[11:16]),
        caution=cells[16],
        issued=date(cells[17:22]),
        coverage=cells[22],
    )


class Place(NamedTuple):
    """A paragraph of a source, as somebody names it."""

    source: str
    paragraph: int


def place(words: str) -> Place | None:
    """The place that a citation names, ``HRW ¶3`` or ``[HRW §3]``; None of others."""
    named = _PLACE.fullmatch(words.strip())
    return None if named is None else Place(named[1], int(named[2]))


def at(reader: Reader, source_id: str, paragraph: int) -> tuple[str, ...]:
    """The ids of the passages of one paragraph, in the order of reading."""
    rows = reader.all(
        f"SELECT id FROM passage x WHERE source_id = ? AND paragraph = ?"
        f" ORDER BY {READING}",
        (source_id, paragraph),
    )
    return tuple(row[0] for row in rows)


def voices(said: str) -> str:
    """SQL of a subquery (claim, voices): how many independent sources make a claim.

    ``said`` is a SELECT of (claim, source id). Sources that count as one with another
    are one voice; a source that hangs on several others adds none where any of them
    speaks. Documents that nobody here has seen are not counted.
    """
    return f"""(WITH said(claim, source_id) AS ({said}),
 voiced AS (SELECT DISTINCT said.claim, s.id, {WITNESS} AS witness
   FROM said JOIN source s ON s.id = said.source_id WHERE s.coverage <> 'none')
 SELECT a.claim, max(1, count(DISTINCT a.witness) FILTER (WHERE NOT EXISTS (
   SELECT 1 FROM source_relation r JOIN source o ON o.id = r.to_id
   JOIN voiced b ON b.claim = a.claim
     AND b.witness = coalesce(o.independent_id, o.id)
   WHERE r.from_id = a.id AND b.witness <> a.witness))) AS voices
 FROM voiced a GROUP BY a.claim)"""


def counted(reader: Reader, said: str, parameters: Any) -> dict[str, int]:
    """Independent sources by claim, for a SELECT of (claim, source id)."""
    return dict(reader.all(f"SELECT claim, voices FROM {voices(said)}", parameters))


def note(reader: Reader, note_id: str) -> Note | None:
    """One of our notes, or None."""
    row = reader.one("SELECT text, author, at FROM note WHERE id = ?", (note_id,))
    return None if row is None else Note(*row)


def ours(text: str | None, view: Viewpoint) -> str | None:
    """A text of ours; None as known on a day, for it may know what came later."""
    return text if view.known_on is None else None


def notes(reader: Reader, about: str, view: Viewpoint = EVERYTHING) -> tuple[Note, ...]:
    """Our notes about one record, oldest first; none as known on a day."""
    if view.known_on is not None:
        return ()
    rows = reader.all(
        "SELECT text, author, at FROM note WHERE about_id = ? ORDER BY at, id", (about,)
    )
    return tuple(Note(*row) for row in rows)
