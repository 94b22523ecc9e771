"""Decisions: what a person makes of two accounts, kept with who and when.

Each function writes inside an act (``Store.act``), so that what was decided, what it
replaced and what was taken back stand in the log. Code proposes elsewhere; nothing is
decided here without a person's key.
"""

from typing import NamedTuple

from dossier_db.acts import Act
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.intake import selecting
from dossier_db.intake.citing import secret
from dossier_db.records import Proposal
from dossier_db.records.alignments import Point, Reading, Spot
from dossier_db.tables import Row, Value

OFFERED = (
    "differ",
    "backwards",
    "update",
    "scope",
    "spelling",
    "precision",
    "attribution",
    "agree",
)
"""The verdicts that a person may give, in the order in which they are offered."""

_OPEN = "status:open"

Pair = tuple[str, str]
"""Two answers to one question, by their ids in any order."""


class Stand(NamedTuple):
    """How a matter stood when somebody looked at it."""

    verdict: str | None = None
    decided_by: str | None = None
    decided_at: str | None = None


def decide(
    act: Act,
    question_id: str,
    verdict: str,
    *,
    note: str = "",
    settled: bool = False,
    seen: Stand | None = None,
) -> None:
    """Give a question its verdict; ``settled`` says that the matter is closed.

    A note is kept beside it, with its author, and earlier notes stay. A reading goes
    with the verdict of who wrote it: under another's it becomes a note of theirs.

    Raises ``RefusedWrite`` where somebody else decided after ``seen``.
    """
    _known(verdict)
    _unchanged(_stand(act, question_id), seen)
    _sign_reading(act, question_id, act.agent)
    act.update(
        "question",
        {"id": question_id},
        {
            "verdict": act.term(f"verdict:{verdict}"),
            "status": act.term("status:settled" if settled else _OPEN),
            "decided_by": act.agent,
            "decided_at": act.at,
        },
    )
    _note(act, question_id, note)


def reopen(
    act: Act, question_id: str, *, note: str = "", seen: Stand | None = None
) -> None:
    """Take the verdict of a question back; the log keeps it.

    An answer that we held goes with it, for nothing is concluded of an open question;
    the reading becomes a note of who decided.
    """
    _unchanged(_stand(act, question_id), seen)
    _sign_reading(act, question_id, None)
    fields = ("verdict", "decided_by", "decided_at", "conclusion_id")
    values: dict[str, Value] = dict.fromkeys(fields)
    values["status"] = act.term(_OPEN)
    act.update("question", {"id": question_id}, values)
    _note(act, question_id, note)


def decide_pair(
    act: Act,
    question_id: str,
    pair: Pair,
    verdict: str,
    *,
    note: str = "",
    seen: Stand | None = None,
) -> None:
    """Give two answers a verdict of their own, in place of an earlier one."""
    _known(verdict)
    key = _pair(question_id, pair)
    _unchanged(_stand_of_pair(act, key), seen)
    row: Row = {
        **key,
        "verdict": act.term(f"verdict:{verdict}"),
        "note": note.strip() or None,
        "decided_by": act.agent,
        "decided_at": act.at,
    }
    if _held(act, "comparison", key):
        act.update("comparison", key, row)
    else:
        act.insert("comparison", row)


def reopen_pair(
    act: Act, question_id: str, pair: Pair, *, seen: Stand | None = None
) -> None:
    """Take the verdict of two answers back; the question's holds for them again."""
    key = _pair(question_id, pair)
    _unchanged(_stand_of_pair(act, key), seen)
    act.delete("comparison", key)


def keep(act: Act, proposal: Proposal, said: str) -> None:
    """Make a proposal ours; ``said`` are its grounds in words.

    Of two answers to one question it becomes their verdict. A sum that meets an
    answer to another question is no verdict: it is kept as a note of ours, and not
    proposed again.
    """
    questions = {_question_of(act, answer) for answer in (proposal.a, proposal.b)}
    if questions == {proposal.question_id}:
        pair = (proposal.a, proposal.b)
        decide_pair(act, proposal.question_id, pair, proposal.verdict, note=said)
    else:
        _note(act, proposal.question_id, said)
        dismiss(act, proposal.id, proposal.rule, note="kept as a note")


def dismiss(act: Act, proposal_id: str, rule: str, *, note: str = "") -> None:
    """Say that a proposal is none; it does not come back."""
    if _held(act, "dismissal", {"id": proposal_id}):
        return  # in another window, a moment ago
    act.insert(
        "dismissal",
        {
            "id": proposal_id,
            "rule": rule,
            "note": note.strip() or None,
            "decided_by": act.agent,
            "decided_at": act.at,
        },
    )


def keep_candidate(
    act: Act, sides: tuple[Reading, Reading], point: Point, *, name: str, about: str
) -> str:
    """Make a candidate of two texts a question with an answer of each; its id.

    What each text says becomes an answer on the passage that says it: one that is
    cited already, where it holds the words, else a new one with its selectors.
    """
    question_id = act.new_id("q")
    verdict = act.term(f"verdict:{point.verdict}")
    act.insert(
        "question",
        {
            "id": question_id,
            "entity_id": about,
            "name": name,
            "status": act.term(_OPEN),
            "verdict": verdict,
            "decided_by": act.agent,
            "decided_at": act.at,
        },
    )
    taken: dict[str, str] = {}
    for side, spots, value in (
        (sides[0], point.a, point.values[0]),
        (sides[1], point.b, point.values[1]),
    ):
        if value not in taken:
            taken[value] = act.new_id("a")
            row = {"id": taken[value], "question_id": question_id, "value": value}
            act.insert("answer", row)
        for passage in dict.fromkeys(_passage(act, side, spot) for spot in spots):
            stance = act.term("stance:asserts")
            row = {"answer_id": taken[value], "passage_id": passage, "stance": stance}
            act.insert("citation", row)
    dismiss(act, point.id, point.name, note=f"kept as {question_id}")
    return question_id


def _passage(act: Act, side: Reading, spot: Spot) -> str:
    """The passage that holds some words of a text: a known one, or a new one."""
    for passage_id, known in side.spots.items():
        if any(one.start <= spot.start and spot.stop <= one.stop for one in known):
            return passage_id
    sentence = side.sentences[spot.sentence]
    found = act.connection.execute(
        "SELECT id FROM passage WHERE source_id = ? AND capture_id = ?"
        " AND starts <= ? AND ends >= ? ORDER BY ends - starts, id LIMIT 1",
        (side.source.id, side.capture.id, spot.start, spot.stop),
    ).fetchall()
    if found:
        return str(found[0][0])
    passage_id = act.new_id("x")
    made = selecting.row(
        side.text,
        side.capture.id,
        side.source.id,
        sentence.start,
        sentence.stop,
        digested=not secret(act.connection, side.source.id),
        sentences=side.sentences,
    )
    act.insert("passage", {"id": passage_id, **made})
    return passage_id


def _known(verdict: str) -> None:
    if verdict not in OFFERED:
        raise RefusedWrite(
            f"“{verdict}” is no verdict: choose one of {', '.join(OFFERED)}."
        )


def _stand(act: Act, question_id: str) -> Stand:
    rows = act.connection.execute(
        "SELECT verdict, decided_by, decided_at FROM question WHERE id = ?",
        (question_id,),
    ).fetchall()
    return _read(rows)


def _stand_of_pair(act: Act, key: Row) -> Stand:
    rows = act.connection.execute(
        "SELECT verdict, decided_by, decided_at FROM comparison"
        " WHERE question_id = ? AND a_id = ? AND b_id = ?",
        list(key.values()),
    ).fetchall()
    return _read(rows)


def _read(rows: list[tuple[str | None, ...]]) -> Stand:
    if not rows:
        return Stand()
    verdict, who, when = rows[0]
    return Stand(verdict.removeprefix("verdict:") if verdict else None, who, when)


def _unchanged(now: Stand, seen: Stand | None) -> None:
    """Refuse to write over what somebody decided meanwhile."""
    if seen is None or now == seen:
        return
    who = f"{now.decided_by} decided" if now.decided_by else "somebody decided"
    what = f"“{now.verdict}”" if now.verdict else "to open the matter again"
    raise RefusedWrite(
        f"Nothing was written: meanwhile {who} {what}. Leave this window and look"
        " again."
    )


def _sign_reading(act: Act, question_id: str, agent: str | None) -> None:
    """Keep a reading as a note of its author where the verdict is another's now."""
    rows = act.connection.execute(
        "SELECT reading, decided_by, decided_at FROM question WHERE id = ?",
        (question_id,),
    ).fetchall()
    reading, who, when = rows[0] if rows else (None, None, None)
    if not reading or not who or who == agent:
        return
    act.insert(
        "note",
        {
            "id": act.new_id("t"),
            "about_id": question_id,
            "text": reading,
            "author": who,
            "at": when or act.at,
        },
    )
    act.update("question", {"id": question_id}, {"reading": None})


def _pair(question_id: str, pair: Pair) -> dict[str, Value]:
    first, second = sorted(pair)
    return {"question_id": question_id, "a_id": first, "b_id": second}


def _held(act: Act, table: str, key: Row) -> bool:
    where = " AND ".join(f"{column} = ?" for column in key)
    found = act.connection.execute(
        f"SELECT 1 FROM {table} WHERE {where}", list(key.values())
    )
    return bool(found.fetchall())


def _question_of(act: Act, answer_id: str) -> str:
    rows = act.connection.execute(
        "SELECT question_id FROM answer WHERE id = ?", (answer_id,)
    ).fetchall()
    if not rows:
        raise UnknownRecord(f"There is no answer {answer_id} in this dossier any more.")
    return str(rows[0][0])


def _note(act: Act, about: str, text: str) -> None:
    if not text.strip():
        return
    act.insert(
        "note",
        {
            "id": act.new_id("t"),
            "about_id": about,
            "text": text.strip(),
            "author": act.agent,
            "at": act.at,
        },
    )
