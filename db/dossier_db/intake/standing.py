"""What stands: the rows behind a record or a statement, to be edited or removed."""

from dataclasses import dataclass
from typing import Final

from dossier_db.intake.things import THINGS
from dossier_db.reader import Reader


@dataclass(frozen=True, slots=True)
class Standing:
    """A row that can be edited or removed."""

    table: str
    key: tuple[str, ...]
    """The values of its key."""
    kind: str
    """What it is, as ``EDITED`` and the forms name it."""
    said: str
    """What it says, in the names of the dossier."""
    passage: str = ""
    """The passage on which it hangs; empty for a record and what is ours beside it."""
    apart: str = ""
    """What tells it from another row that says the same."""


_ENTITIES: Final = {one.prefix: one for one in THINGS if one.name != "hearing"}


def rows_behind(
    reader: Reader, record_id: str, passage_id: str | None = None
) -> tuple[Standing, ...]:
    """The rows that can be edited or removed from a record or a statement of it.

    Args:
        reader: reads the dossier.
        record_id: the record under the cursor; empty for none.
        passage_id: the passage behind the statement under the cursor.
    """
    found: list[Standing] = []
    if record_id.startswith("x_"):
        passage_id, record_id = record_id, ""
    if passage_id is not None:
        found += _of_passage(reader, passage_id)
    if record_id:
        found += _own(reader, record_id)
    return tuple(found)


def _own(reader: Reader, record_id: str) -> list[Standing]:
    """The record itself, and what is ours beside it: names, answers, notes."""
    found: list[Standing] = []
    if record_id.startswith("q_"):
        row = reader.one("SELECT name FROM question WHERE id = ?", (record_id,))
        if row is not None:
            found.append(Standing("question", (record_id,), "question", row[0]))
        answers = reader.all(
            "SELECT id, value FROM answer WHERE question_id = ? ORDER BY id",
            (record_id,),
        )
        found += [Standing("answer", (key,), "answer", said) for key, said in answers]
    else:
        row = reader.one("SELECT name FROM entity WHERE id = ?", (record_id,))
        thing = _ENTITIES.get(record_id[:1])
        if row is not None and thing is not None:
            found.append(Standing(thing.table, (record_id,), thing.name, row[0]))
        found += _names(reader, record_id)
    notes = reader.all(
        "SELECT id, text FROM note WHERE about_id = ? OR id = ? ORDER BY at, id",
        (record_id, record_id),
    )
    found += [Standing("note", (key,), "note", said) for key, said in notes]
    return found


_NAMES: Final = """SELECT id, name, lang, (SELECT group_concat(said, ', ') FROM
 (SELECT DISTINCT e.name AS said FROM name_use u JOIN passage x ON x.id = u.passage_id
  JOIN entity e ON e.id = x.source_id WHERE u.name_id = name.id ORDER BY said))
 FROM name WHERE entity_id = ? ORDER BY name, id"""
"""The names of a record, each with its language and the sources that use it."""


def _names(reader: Reader, record_id: str) -> list[Standing]:
    rows = reader.all(_NAMES, (record_id,))
    all_said = [said for _key, said, *_rest in rows]
    found: list[Standing] = []
    for key, said, lang, sources in rows:
        language = "" if lang == "und" else lang
        told = " · ".join(part for part in (language, sources) if part)
        apart = told if all_said.count(said) > 1 else ""
        found.append(Standing("name", (key,), "name", said, apart=apart))
    return found


_ON_PASSAGE: Final = (
    ("quote", "SELECT passage_id, coalesce(n.name, speaker_words, '') FROM quote"
     " LEFT JOIN entity n ON n.id = speaker_id WHERE passage_id = ?"),
    ("restraint", "SELECT r.id, n.name || ', ' || coalesce(t.name, r.kind)"
     " FROM restraint r JOIN entity n ON n.id = person_id"
     " LEFT JOIN term t ON t.id = r.kind WHERE passage_id = ?"),
    ("charge", "SELECT g.id, n.name || coalesce(', ' || v.name, '') FROM charge g"
     " JOIN entity n ON n.id = person_id LEFT JOIN entity v ON v.id = provision_id"
     " WHERE passage_id = ?"),
    ("outcome", "SELECT u.id, n.name || ', ' || coalesce(t.name, u.kind)"
     " FROM outcome u JOIN entity n ON n.id = person_id"
     " LEFT JOIN term t ON t.id = u.kind WHERE passage_id = ?"),
    ("account", "SELECT event_id, passage_id, n.name FROM account"
     " JOIN entity n ON n.id = event_id WHERE passage_id = ?"),
    ("participation", "SELECT event_id, entity_id, role, passage_id,"
     " n.name || ', ' || coalesce(t.name, role) || ', ' || e.name"
     " FROM participation JOIN entity n ON n.id = entity_id"
     " JOIN entity e ON e.id = event_id LEFT JOIN term t ON t.id = role"
     " WHERE passage_id = ?"),
    ("relationship", "SELECT subject_id, r.kind, object_id, passage_id,"
     " n.name || ', ' || coalesce(t.name, r.kind) || ', ' || o.name"
     " FROM relationship r JOIN entity n ON n.id = subject_id"
     " JOIN entity o ON o.id = object_id LEFT JOIN term t ON t.id = r.kind"
     " WHERE passage_id = ?"),
    ("mention", "SELECT entity_id, passage_id, gist, n.name FROM mention"
     " JOIN entity n ON n.id = entity_id WHERE passage_id = ?"),
    ("name_use", "SELECT name_id, passage_id, n.name FROM name_use"
     " JOIN name n ON n.id = name_id WHERE passage_id = ?"),
    ("citation", "SELECT answer_id, passage_id, q.name || ' ' || a.value"
     " FROM citation JOIN answer a ON a.id = answer_id"
     " JOIN question q ON q.id = a.question_id WHERE passage_id = ?"),
)  # fmt: skip
"""What hangs on a passage: the key of each row, then what it says."""


def _of_passage(reader: Reader, passage_id: str) -> list[Standing]:
    """The statements on a passage, then the passage itself."""
    found = [
        Standing(table, tuple(row[:-1]), table, str(row[-1]), passage_id)
        for table, sql in _ON_PASSAGE
        for row in reader.all(sql, (passage_id,))
    ]
    own = reader.one("SELECT name FROM passage WHERE id = ?", (passage_id,))
    if own is not None:
        found.append(
            Standing("passage", (passage_id,), "passage", str(own[0]), passage_id)
        )
    return found
