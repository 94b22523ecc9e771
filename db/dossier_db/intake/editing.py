"""Editing: rows that stand, as the fields they were filled from, and changed.

Whatever is on screen can be corrected: the record itself, the passage behind a
statement, every statement that hangs on it. What somebody else changed meanwhile is
not written over.
"""

import sqlite3

from dossier_db.acts import Act
from dossier_db.errors import Overtaken, RefusedWrite, UnknownRecord
from dossier_db.intake import selecting
from dossier_db.intake.checking import Given, problems, value
from dossier_db.intake.edits import EDITED
from dossier_db.intake.extent import beyond
from dossier_db.intake.filing import cell, following
from dossier_db.intake.kinds import Field
from dossier_db.intake.naming import Named
from dossier_db.intake.standing import Standing
from dossier_db.tables import Row, Value, describe
from dossier_db.texts.fingerprint import digest


def editable(standing: Standing) -> bool:
    """There is something in it to change; a name's use only stands or does not."""
    return standing.kind in EDITED and bool(EDITED[standing.kind].fields)


def given_of(db: sqlite3.Connection, standing: Standing) -> dict[str, str]:
    """What the form of an edit shows: every field as text.

    Raises ``UnknownRecord`` where the row is gone.
    """
    row, entity = _rows(db, standing)
    found: dict[str, str] = {}
    for field in EDITED[standing.kind].fields:
        table, _, column = field.column.partition(".")
        held = (entity if table == "entity" else row).get(column)
        if held is None:
            continue
        found[field.name] = _shown(field, held)
    return found


def change(act: Act, standing: Standing, before: Given, after: Given) -> bool:
    """Write what differs between two states of a form; whether anything does.

    Raises:
        RefusedWrite: something is wrong, or somebody changed it after ``before``.
    """
    edited, head = EDITED[standing.kind], act.head
    wrong = problems(act.connection, edited, after)
    if wrong:
        name, said = next(iter(wrong.items()))
        raise RefusedWrite(f"{name}: {said}")
    now = given_of(act.connection, standing)
    fields = [
        one
        for one in edited.fields
        if value(before, one.name) != value(after, one.name)
    ]
    if standing.table == "passage":
        _check_passage(act.connection, standing, after)
    stale = {
        one.name: now.get(one.name, "")
        for one in fields
        if now.get(one.name, "") != value(before, one.name)
    }
    if stale:
        said = ", ".join(f"{name} is “{held}”" for name, held in stale.items())
        raise Overtaken(f"Somebody changed it meanwhile: {said} now.", stale)
    named = Named(act)
    for table in ("entity", standing.table):
        values = {
            field.column.partition(".")[2]: cell(act, named, _bare(field), after)
            for field in fields
            if field.column.startswith(f"{table}.")
        }
        if table != "entity":
            values.update(_copies(act.connection, standing, values))
        if values:
            _update(act, table, standing, values)
    return act.head != head


def _update(act: Act, table: str, standing: Standing, values: dict[str, Value]) -> None:
    """What was emptied holds what the table gives a row that says nothing."""
    known = act.tables[table]
    row = {
        column: known.defaults.get(column) if held is None else held
        for column, held in values.items()
    }
    act.update(table, dict(zip(known.key, standing.key, strict=True)), row)


def _check_passage(db: sqlite3.Connection, standing: Standing, after: Given) -> None:
    """It keeps words, and a place that its source has."""
    if not (value(after, "words") or value(after, "gist")):
        raise RefusedWrite(
            "A passage needs its words, or what they say in ours: one of the two."
        )
    row, _entity = _rows(db, standing)
    behind = beyond(db, str(row["source_id"]), value(after, "paragraph"))
    if behind:
        raise RefusedWrite(f"paragraph: {behind}")


def _bare(field: Field) -> Field:
    """The field without its default: what was emptied stays empty."""
    return Field(field.name, field.takes, field.of, field.column, makes=field.makes)


def _rows(db: sqlite3.Connection, standing: Standing) -> tuple[Row, Row]:
    table = describe(db)[standing.table]
    found = db.execute(
        f"{table.select} WHERE {table.where_key()}", standing.key
    ).fetchone()
    if found is None:
        raise UnknownRecord(f"This {standing.kind} is not in the dossier any more.")
    row = table.read(found)
    entity = db.execute(
        "SELECT name, summary FROM entity WHERE id = ?", (standing.key[0],)
    ).fetchone()
    return row, dict(zip(("name", "summary"), entity or (None, None), strict=True))


def _shown(field: Field, held: Value) -> str:
    if field.takes == "yes":
        return "yes" if held else "no"
    if field.takes == "number" and isinstance(held, float):
        return str(int(held)) if held.is_integer() else str(held)
    if field.takes == "term":
        return str(held).removeprefix(f"{field.of[0]}:")
    return str(held)


def _copies(
    db: sqlite3.Connection, standing: Standing, values: dict[str, Value]
) -> dict[str, Value]:
    """The columns that follow from those that change."""
    if standing.table == "passage" and "exact" in values:
        return _anchored(db, standing, values["exact"])
    return following(standing.table, values)


def _anchored(
    db: sqlite3.Connection, standing: Standing, words: Value
) -> dict[str, Value]:
    """The selectors of a passage whose words are corrected.

    In a text that is held the new words have to stand where the passage is: what is
    quoted is not to drift from its source.
    """
    row, _entity = _rows(db, standing)
    if row["capture_id"] is not None and words is not None:
        ((text,),) = db.execute(
            "SELECT text FROM capture WHERE id = ?", (row["capture_id"],)
        ).fetchall()
        starts, ends = selecting.within(
            text, int(str(row["starts"])), int(str(row["ends"])), str(words)
        )
        found = selecting.row(
            text,
            str(row["capture_id"]),
            str(row["source_id"]),
            starts,
            ends,
            digested=row["digest"] is not None,
        )
        return {k: v for k, v in found.items() if k not in ("source_id", "paragraph")}
    if row["digest"] is None or words is None:
        return {}
    kept = digest(str(words))
    return {"digest": kept.sha256, "letters": kept.letters}
