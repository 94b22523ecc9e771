"""Filing: what was typed becomes rows, all in one act, or is refused in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dossier_db import dates
from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite
from dossier_db.ids import ENTITIES
from dossier_db.intake import citing
from dossier_db.intake.checking import Given, is_ahead, problems, slug, value
from dossier_db.intake.kinds import Field, Kind
from dossier_db.intake.naming import Named, found, mention, spelled
from dossier_db.tables import Value

__all__ = ["Filed", "file", "problems"]

_OBSERVATION: Final = "observation"
_FOLLOWING: Final = {
    "event": ("date", "earliest", "earliest"),
    "source": ("issued", "published", "latest"),
}
"""By table a date that is written, the column that follows, and which bound it is."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What was saved."""

    id: str
    """The record to open: what was added, or what the statement is about."""
    passage_id: str | None
    """The passage it hangs on."""
    written: bool = True
    """Anything of it is new; else all of it stood there already."""


def file(act: Act, kind: Kind, given: Given) -> Filed:
    """Write everything that follows from a form. An event that lies ahead is planned,
    where nothing else is said of it.

    Raises:
        RefusedWrite: something is missing or wrong, or it is there already.
    """
    wrong = problems(act.connection, kind, given)
    if wrong:
        name, said = next(iter(wrong.items()))
        raise RefusedWrite(f"{name}: {said}")
    if not value(given, "status") and is_ahead(act.connection, kind, given):
        given = {**given, "status": "planned"}
    named, before = Named(act), act.head
    passage_id = citing.passage(act, given, named) if kind.cited else None
    row: dict[str, Value] = {
        column: held
        for field in kind.fields
        if (column := _own(kind, field))
        and (held := cell(act, named, field, given)) is not None
    }
    row.update(
        (column.partition(".")[2], act.term(term)) for column, term in kind.preset
    )
    record_id = _write(act, kind, given, row, passage_id)
    if passage_id is not None:
        named.mentioned(passage_id)
    return Filed(record_id, passage_id, written=act.head != before)


def cell(act: Act, named: Named, field: Field, given: Given) -> Value:
    """What a field's column is to hold; None where nothing was typed."""
    held = value(given, field.name) or field.default
    if not held:
        return None
    if field.takes == "record":
        return named.record(field.makes, held)
    if field.takes == "term":
        vocabulary = field.of[0]
        word = held.removeprefix(f"{vocabulary}:")
        return act.term(f"{vocabulary}:{slug(word)}")
    if field.takes == "date":
        return act.date(held)
    if field.takes == "number":
        return int(held)
    if field.takes == "yes":
        return 1 if held == "yes" else 0
    return held


def following(table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """The columns of a row that follow from those that are written."""
    written, column, bound = _FOLLOWING.get(table, ("", "", ""))
    if written not in values:
        return {}
    date = values[written]
    return {column: getattr(dates.read(str(date)), bound) if date else dates.OPEN_END}


def _own(kind: Kind, field: Field) -> str:
    """The column of the kind's own table that a field fills."""
    table, _, column = field.column.partition(".")
    return column if table == kind.table else ""


def _write(
    act: Act, kind: Kind, given: Given, row: dict[str, Value], passage_id: str | None
) -> str:
    if kind.name == _OBSERVATION:
        assert passage_id is not None
        return passage_id
    if any(field.column.startswith("entity.") for field in kind.fields):
        return _thing(act, kind, given, row, passage_id)
    if kind.name == "note":
        row.update(author=act.agent, at=act.at)
    if kind.name == "question":
        row["status"] = act.term("status:open")
    if passage_id is None:
        row["id"] = act.new_id(kind.prefix)
        act.insert(kind.table, row)
        about = row.get("about_id")
        return str(about if about is not None else row["id"])
    if kind.name == "answer":
        return _answer(act, given, row, passage_id)
    if kind.name == "name":
        entity_id = str(row.pop("entity_id"))
        spelled(act, entity_id, row, passage_id)
        return entity_id
    return _statement(act, kind, given, row, passage_id)


def _thing(
    act: Act, kind: Kind, given: Given, row: dict[str, Value], passage_id: str | None
) -> str:
    """A record with a name, and what the passage says of it."""
    row.update(following(kind.table, {"date": None, "issued": None, **row}))
    entity = ENTITIES[f"{kind.prefix}_"]
    entity_id = found(act, entity, " ".join(value(given, "name").split()), row)
    summary = value(given, "summary")
    if summary:
        act.update("entity", {"id": entity_id}, {"summary": summary})
    if passage_id is None:
        return entity_id
    if kind.table == "event":
        told: dict[str, Value] = {"event_id": entity_id, "passage_id": passage_id}
        told.update(date=row.get("date"), place_id=row.get("place_id"))
        act.insert("account", told)
    else:
        mention(act, entity_id, passage_id)
    if value(given, "spelled"):
        form: dict[str, Value] = {"name": value(given, "spelled")}
        if value(given, "lang"):
            form["lang"] = value(given, "lang")
        spelled(act, entity_id, form, passage_id)
    return entity_id


def _answer(act: Act, given: Given, row: dict[str, Value], passage_id: str) -> str:
    """One more source gives an answer: a new one, or one that others gave."""
    question_id, answer = str(row["question_id"]), " ".join(str(row["value"]).split())
    known = act.connection.execute(
        "SELECT id FROM answer WHERE question_id = ? AND value = ?",
        (question_id, answer),
    ).fetchall()
    answer_id = str(known[0][0]) if known else act.new_id("a")
    if not known:
        act.insert("answer", {**row, "id": answer_id, "value": answer})
    twin = act.connection.execute(
        "SELECT 1 FROM citation WHERE answer_id = ? AND passage_id = ?",
        (answer_id, passage_id),
    )
    if twin.fetchall():
        raise RefusedWrite("This passage gives that answer already.")
    stance = slug(value(given, "stance").removeprefix("stance:")) or "asserts"
    said = {"answer_id": answer_id, "passage_id": passage_id}
    act.insert("citation", {**said, "stance": act.term(f"stance:{stance}")})
    return question_id


def _statement(
    act: Act, kind: Kind, given: Given, row: dict[str, Value], passage_id: str
) -> str:
    """A row of one table that hangs on the passage."""
    row["passage_id"] = passage_id
    if kind.prefix:
        row["id"] = act.new_id(kind.prefix)
    if kind.table == "mention":
        row["gist"] = ""
    if kind.table == "quote":
        ((row["source_id"],),) = act.connection.execute(
            "SELECT source_id FROM passage WHERE id = ?", (passage_id,)
        ).fetchall()
    if _stands(act, kind, row):
        raise RefusedWrite("The dossier says that already, from this passage.")
    act.insert(kind.table, row)
    if kind.name == "quote" and value(given, "event"):
        _said_at(act, value(given, "event"), row.get("speaker_id"), passage_id)
    of = ("event_id", "person_id", "entity_id", "subject_id")
    return next((str(row[column]) for column in of if column in row), passage_id)


def _stands(act: Act, kind: Kind, row: dict[str, Value]) -> bool:
    """Whether the passage says all of it already, whatever else it says there."""
    table = act.tables[kind.table]
    if not kind.prefix:
        where, given = table.where_key(), table.key_of(row)
    else:
        said = {column: held for column, held in row.items() if column != "id"}
        where = " AND ".join(f'"{column}" IS ?' for column in said)
        given = tuple(said.values())
    found = act.connection.execute(f'SELECT 1 FROM "{kind.table}" WHERE {where}', given)
    return bool(found.fetchall())


def _said_at(act: Act, event_id: str, speaker_id: Value, passage_id: str) -> None:
    """The event at which something was said: whoever spoke took part, and where nobody
    is known the passage tells of the event.
    """
    row: dict[str, Value] = {"event_id": event_id, "passage_id": passage_id}
    table = "account"
    if speaker_id is not None:
        table = "participation"
        row.update(entity_id=speaker_id, role=act.term("role:speaker"))
    known = act.tables[table]
    found = act.connection.execute(
        f'SELECT 1 FROM "{table}" WHERE {known.where_key()}', known.key_of(row)
    )
    if not found.fetchall():
        act.insert(table, row)
