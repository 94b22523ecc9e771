"""Questions that sources answer, alike or not, and how we read it."""

from dossier_db.importers.authored.citing import passages, statement
from dossier_db.importers.authored.fields import Record, fields
from dossier_db.importers.authored.sheet import Sheet
from dossier_db.importers.authored.things import notes
from dossier_db.importers.given import Place, refuse
from dossier_db.tables import Value

ANSWER = statement(
    "id value", text="entity note", number="at_least at_most", date="date"
)
PAIR = fields("answers verdict", text="note", texts="answers")
QUESTION = fields(
    "id name about status",
    text="verdict reading conclusion decided_by decided_at note",
    whole="rank",
    texts="notes",
    records={"answers": ANSWER, "pairs": PAIR},
)

_QUESTION = {
    **{c: c for c in ("id", "name", "rank", "status", "verdict", "reading")},
    "about": "entity_id",
    "conclusion": "conclusion_id",
    "decided_by": "decided_by",
    "decided_at": "decided_at",
}
_ANSWER = {
    **{c: c for c in ("id", "value", "at_least", "at_most", "date")},
    "entity": "entity_id",
}


def question(sheet: Sheet, record: Record) -> None:
    """One question with its answers, each passage that gives one, and our verdicts."""
    sheet.add("question", record.row(_QUESTION), record.place)
    notes(sheet, record, record.need("id"))
    for answer in record.records.get("answers", ()):
        _answer(sheet, answer, record.need("id"))
    for pair in record.records.get("pairs", ()):
        _pair(sheet, pair, record)


def _answer(sheet: Sheet, answer: Record, question_id: str) -> None:
    identity = answer.need("id")
    if not identity.startswith("a_"):
        raise refuse(answer.places["id"], f"“{identity}” is no id of an answer: a_…")
    sheet.date(answer.text("date"), answer.place)
    row = {"question_id": question_id, **answer.row(_ANSWER)}
    sheet.add("answer", row, answer.place)
    notes(sheet, answer, identity)
    for cited in passages(sheet, identity, answer, also="stance"):
        stance = cited.own.text("stance") if cited.own is not None else None
        citation: dict[str, Value] = {
            "answer_id": identity,
            "passage_id": cited.passage,
            "gist": cited.apart,
            "stance": stance,
        }
        sheet.add("citation", citation, cited.place)


def _pair(sheet: Sheet, pair: Record, record: Record) -> None:
    both = sorted(pair.texts["answers"])
    if len(set(both)) != 2:
        raise refuse(pair.place, "a pair is of two answers: [a_one, a_other]")
    row: dict[str, Value] = {
        "question_id": record.need("id"),
        "a_id": both[0],
        "b_id": both[1],
        "verdict": pair.need("verdict"),
        "note": pair.text("note"),
        "decided_by": _decision(record, "decided_by", pair.place),
        "decided_at": _decision(record, "decided_at", pair.place),
    }
    sheet.add("comparison", row, pair.place)


def _decision(record: Record, name: str, place: Place) -> str:
    said = record.text(name)
    if said is None:
        raise refuse(place, f"a verdict on a pair needs “{name}” of its question")
    return said
