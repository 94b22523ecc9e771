"""Decisions: verdicts with who and when, taken back, and all of it in the log."""

import json

import pytest

from dossier_db import Store
from dossier_db.decisions import (
    Stand,
    decide,
    decide_pair,
    dismiss,
    keep,
    reopen,
    reopen_pair,
)
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.records import Proposal


@pytest.fixture
def asked(fresh: Store) -> Store:
    """One question with three answers, and another with one."""
    with fresh.act("Aigerim") as act:
        act.term("status:open")
        act.insert("entity", {"id": "c_a", "name": "The case"})
        for question in ("q_many", "q_held"):
            row = {"id": question, "entity_id": "c_a", "name": question}
            act.insert("question", row)
        for answer, question, value in (
            ("a_18", "q_many", "18"),
            ("a_19", "q_many", "19"),
            ("a_20", "q_many", "20"),
            ("a_held", "q_held", "13 and 6"),
        ):
            row = {"id": answer, "question_id": question, "value": value}
            act.insert("answer", row)
    return fresh


def proposal(a: str, b: str, question: str = "q_many") -> Proposal:
    """Something that code proposes."""
    return Proposal("f" * 64, question, "sum", "agree", a, b, ("13 + 6", "19"))


def question(store: Store) -> tuple[object, ...]:
    """What is decided on the question."""
    row = store.reader.one(
        "SELECT verdict, status, decided_by, decided_at IS NOT NULL FROM question"
        " WHERE id = 'q_many'"
    )
    assert row is not None
    return row


def pairs(store: Store) -> list[tuple[object, ...]]:
    """What is decided on pairs of answers."""
    return store.reader.all(
        "SELECT question_id, a_id, b_id, verdict, note, decided_by FROM comparison"
    )


def test_a_verdict_is_kept_with_who_and_when(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ")
    assert question(asked) == ("verdict:differ", "status:open", "Saule", 1)


def test_a_verdict_may_settle_the_question(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "agree", settled=True)
    assert question(asked)[1] == "status:settled"


def test_a_note_stands_beside_the_verdict_with_its_author(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ", note=" the order names 18 ")
    found = asked.reader.all("SELECT about_id, text, author FROM note")
    assert found == [("q_many", "the order names 18", "Saule")]


def test_a_verdict_without_a_note_writes_none(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ", note="  ")
    assert asked.reader.number("SELECT count(*) FROM note") == 0


def test_a_reopened_question_has_no_verdict_and_nothing_concluded(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "agree", settled=True)
        act.update("question", {"id": "q_many"}, {"conclusion_id": "a_19"})
    with asked.act("Saule") as act:
        reopen(act, "q_many")
    assert question(asked) == (None, "status:open", None, 0)
    assert asked.reader.one("SELECT conclusion_id FROM question") == (None,)


def test_the_log_holds_the_verdict_that_was_taken_back(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ")
    with asked.act("Timur") as act:
        reopen(act, "q_many")
    rows = asked.reader.all(
        "SELECT c.entry, v.value FROM change c JOIN change_value v"
        " ON v.change_id = c.id WHERE c.row_id = 'q_many' ORDER BY c.seq"
    )
    told = [
        (entry["agent"], json.loads(value))
        for text, value in rows
        if (entry := json.loads(text))["field"] == "verdict"
    ]
    assert told == [("Saule", "verdict:differ"), ("Timur", None)]


def test_two_answers_have_a_verdict_of_their_own_in_either_order(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide_pair(act, "q_many", ("a_19", "a_18"), "update", note="later")
    expected = ("q_many", "a_18", "a_19", "verdict:update", "later", "Saule")
    assert pairs(asked) == [expected]


def test_a_second_verdict_on_a_pair_replaces_the_first(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide_pair(act, "q_many", ("a_18", "a_19"), "update", note="later")
    with asked.act("Timur") as act:
        decide_pair(act, "q_many", ("a_18", "a_19"), "differ")
    expected = ("q_many", "a_18", "a_19", "verdict:differ", None, "Timur")
    assert pairs(asked) == [expected]


def test_a_reopened_pair_has_no_verdict(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide_pair(act, "q_many", ("a_18", "a_19"), "update")
    with asked.act("Saule") as act:
        reopen_pair(act, "q_many", ("a_19", "a_18"))
    assert pairs(asked) == []


def test_what_is_no_verdict_is_refused(asked: Store) -> None:
    with pytest.raises(RefusedWrite, match="no verdict"), asked.act("Saule") as act:
        decide(act, "q_many", "only")


def test_a_question_that_is_gone_is_refused(asked: Store) -> None:
    with pytest.raises(UnknownRecord), asked.act("Saule") as act:
        decide(act, "q_gone", "differ")


def test_a_proposal_that_is_kept_becomes_the_verdict_of_its_pair(asked: Store) -> None:
    with asked.act("Saule") as act:
        keep(act, proposal("a_18", "a_19"), "13 + 6 = 19")
    expected = ("q_many", "a_18", "a_19", "verdict:agree", "13 + 6 = 19", "Saule")
    assert pairs(asked) == [expected]


def test_a_sum_over_two_questions_is_kept_as_a_note(asked: Store) -> None:
    with asked.act("Saule") as act:
        keep(act, proposal("a_19", "a_held", "q_held"), "13 + 6 = 19")
    found = asked.reader.all("SELECT about_id, text FROM note")
    assert (pairs(asked), found) == ([], [("q_held", "13 + 6 = 19")])


def test_a_proposal_whose_answer_is_gone_is_refused(asked: Store) -> None:
    with pytest.raises(UnknownRecord), asked.act("Saule") as act:
        keep(act, proposal("a_18", "a_gone"), "13 + 6 = 19")


def test_a_dismissal_is_kept_once_with_who_and_when(asked: Store) -> None:
    for agent in ("Saule", "Timur"):
        with asked.act(agent) as act:
            dismiss(act, "f" * 64, "sum")
    found = asked.reader.all("SELECT id, rule, decided_by FROM dismissal")
    assert found == [("f" * 64, "sum", "Saule")]


def test_a_reading_becomes_a_note_of_its_author_under_anothers_verdict(
    asked: Store,
) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ")
        act.update("question", {"id": "q_many"}, {"reading": "two counts"})
    with asked.act("Timur") as act:
        decide(act, "q_many", "scope")
    notes = asked.reader.all("SELECT text, author FROM note")
    assert notes == [("two counts", "Saule")]
    assert asked.reader.one("SELECT reading FROM question") == (None,)


def test_a_reading_stays_under_another_verdict_of_its_author(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ")
        act.update("question", {"id": "q_many"}, {"reading": "two counts"})
    with asked.act("Saule") as act:
        decide(act, "q_many", "scope")
    row = "SELECT reading FROM question WHERE id = 'q_many'"
    assert asked.reader.one(row) == ("two counts",)


def test_a_reopened_question_keeps_its_reading_as_a_note(asked: Store) -> None:
    with asked.act("Saule") as act:
        decide(act, "q_many", "differ")
        act.update("question", {"id": "q_many"}, {"reading": "two counts"})
    with asked.act("Saule") as act:
        reopen(act, "q_many")
    notes = asked.reader.all("SELECT text, author FROM note")
    assert notes == [("two counts", "Saule")]


def test_a_verdict_given_meanwhile_is_not_written_over(asked: Store) -> None:
    seen = Stand()
    with asked.act("Anna") as act:
        decide(act, "q_many", "differ", seen=seen)
    with pytest.raises(RefusedWrite, match="Anna decided"), asked.act("Bela") as act:
        decide(act, "q_many", "scope", seen=seen)
    assert question(asked)[0] == "verdict:differ"


def test_a_pair_decided_meanwhile_is_not_written_over(asked: Store) -> None:
    pair = ("a_18", "a_19")
    with asked.act("Anna") as act:
        decide_pair(act, "q_many", pair, "update", seen=Stand())
    with pytest.raises(RefusedWrite, match="Anna"), asked.act("Bela") as act:
        decide_pair(act, "q_many", pair, "differ", seen=Stand())
    with pytest.raises(RefusedWrite, match="Anna"), asked.act("Bela") as act:
        reopen_pair(act, "q_many", pair, seen=Stand("scope", "Bela", "2024"))
