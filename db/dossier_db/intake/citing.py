"""Citing: the passage that a new statement hangs on, found again or made."""

import datetime
import sqlite3
from typing import Final

from dossier_db import dates
from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite
from dossier_db.intake import selecting
from dossier_db.intake.checking import Given, value
from dossier_db.intake.kinds import OWN
from dossier_db.intake.naming import Named
from dossier_db.tables import Row, Value
from dossier_db.texts.fingerprint import digest

FIELD_NOTES: Final = "source:field_notes"
"""The kind of a source that is one's own observation."""
_OBSERVED_AT: Final = "relationship:observed_at"
_OBSERVED_MEANS: Final = "Where the observer was who wrote the field notes."
_SAME: Final = (
    "source_id",
    "paragraph",
    "exact",
    "gist",
    "capture_id",
    "starts",
    "ends",
    "attributed_to_id",
    "as_of",
)
"""What two passages must share to be one."""


def passage(act: Act, given: Given, named: Named) -> str:
    """The passage of a new statement, which several may share; its id.

    One that says the same at the same place is taken; else one is made, and its source
    with it where that is new or one's own field notes.
    """
    held = value(given, "passage")
    if held:
        return held
    own = value(given, "source") == OWN
    source = value(given, "source")
    source_id = _field_notes(act, given) if own else named.record("source", source)
    row = {
        **_place(act, given, source_id),
        **_said(act, given, named, own=own),
    }
    found = _same(act.connection, row)
    passage_id = found or act.new_id("x")
    if found is None:
        act.insert("passage", {"id": passage_id, **row})
    if own and value(given, "where"):
        place_id = named.record("place", value(given, "where"))
        _observed(act, source_id, place_id, passage_id)
    return passage_id


def now(act: Act) -> str:
    """Now, as clocks show it where the dossier is kept."""
    ((zone,),) = act.connection.execute("SELECT zone FROM dossier").fetchall()
    return dates.minute(datetime.datetime.fromisoformat(act.at), zone)


def _place(act: Act, given: Given, source_id: str) -> dict[str, Value]:
    """Where the words stand: selected in a text that is held, or as it was typed."""
    words = " ".join(value(given, "words").split()) or None
    capture = value(given, "capture")
    if capture:
        return _selected(act, given, source_id, capture, words)
    paragraph = value(given, "paragraph")
    row: dict[str, Value] = {
        "source_id": source_id,
        "paragraph": int(paragraph) if paragraph else None,
        "exact": words,
    }
    if words is not None and not secret(act.connection, source_id):
        kept = digest(words)
        if kept.letters:
            row.update(letters=kept.letters, digest=kept.sha256)
    return row


def _selected(
    act: Act, given: Given, source_id: str, capture: str, words: str | None
) -> dict[str, Value]:
    ((text,),) = act.connection.execute(
        "SELECT text FROM capture WHERE id = ?", (capture,)
    ).fetchall()
    starts, ends = int(value(given, "starts")), int(value(given, "ends"))
    if words is not None:  # a part of what was selected, perhaps
        starts, ends = selecting.within(text, starts, ends, words)
    digested = not secret(act.connection, source_id)
    return selecting.row(text, capture, source_id, starts, ends, digested=digested)


def _said(act: Act, given: Given, named: Named, *, own: bool) -> dict[str, Value]:
    """What it says in our words, on whose word, and for which day."""
    to, as_of = value(given, "attributed_to"), value(given, "as_of")
    if own and not as_of:
        as_of = now(act)
    return {
        "gist": value(given, "gist") or None,
        "attributed_to_id": named.record("person", to) if to else None,
        "as_of": act.date(as_of) if as_of else None,
    }


def _same(db: sqlite3.Connection, row: Row) -> str | None:
    where = " AND ".join(f"{column} IS ?" for column in _SAME)
    found = db.execute(
        f"SELECT id FROM passage WHERE {where} ORDER BY id LIMIT 1",
        [row.get(column) for column in _SAME],
    ).fetchall()
    return str(found[0][0]) if found else None


def secret(db: sqlite3.Connection, source_id: str) -> bool:
    """Field notes carry no digest: a short secret can be guessed from it."""
    rows = db.execute(
        "SELECT 1 FROM source WHERE id = ? AND kind = ?", (source_id, FIELD_NOTES)
    )
    return bool(rows.fetchall())


def _field_notes(act: Act, given: Given) -> str:
    """The notes that a person writes on one day, in one connection; made once."""
    if not act.agent.strip():
        raise RefusedWrite("Say in whose name: field notes are somebody's.")
    day = now(act)[:10]
    connection = value(given, "connection")
    found = act.connection.execute(
        "SELECT id FROM source WHERE kind = ? AND author = ? AND issued = ?"
        " AND genre IS ? ORDER BY id LIMIT 1",
        (FIELD_NOTES, act.agent, day, connection or None),
    ).fetchall()
    if found:
        return str(found[0][0])
    source_id = act.new_id("s")
    name = f"Field notes, {act.agent}, {day}"
    others = act.connection.execute(
        "SELECT count(*) FROM entity WHERE id GLOB 's_*' AND"
        " (name = ? OR name LIKE ? || ' (%)')",
        (name, name),
    ).fetchone()[0]
    label = f"{name} ({others + 1})" if others else name
    act.insert("entity", {"id": source_id, "name": label})
    row: Row = {
        "id": source_id,
        "kind": act.term(FIELD_NOTES),
        "genre": connection or None,
        "author": act.agent,
        "issued": act.date(day),
        "published": dates.read(day).latest,
        "coverage": "part",
        "seen": "written down by the observer",
    }
    act.insert("source", row)
    return source_id


def _observed(act: Act, source_id: str, place_id: str, passage_id: str) -> None:
    """Where the observer was, on the same passage."""
    kind = act.term(_OBSERVED_AT, _OBSERVED_MEANS)
    key = (source_id, kind, place_id, passage_id)
    known = act.connection.execute(
        "SELECT 1 FROM relationship WHERE subject_id = ? AND kind = ?"
        " AND object_id = ? AND passage_id = ?",
        key,
    )
    if not known.fetchall():
        columns = ("subject_id", "kind", "object_id", "passage_id")
        act.insert("relationship", dict(zip(columns, key, strict=True)))
