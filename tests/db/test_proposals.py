"""Open proposals: found, kept, dismissed, and what the bundled case gives."""

import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from db.bundled import Bundled
from db.sample import add, rows
from dossier_db.acts import Act
from dossier_db.decisions import decide, decide_pair, dismiss, keep, reopen, reopen_pair
from dossier_db.proposals import Proposals
from dossier_db.reader import Parameters, Reader
from dossier_db.records import Proposal, Viewpoint
from dossier_db.store import Store

_ROWS = {
    "term": rows(
        "id name",
        ("status:open", "open"),
        ("stance:asserts", "asserts"),
        ("stance:denies", "denies"),
    ),
    "entity": rows(
        "id name",
        ("c_mill", "The mill case"),
        ("s_paper", "Paper"),
        ("s_radio", "Radio"),
        ("s_weekly", "Weekly"),
        ("l_valley", "The valley"),
        ("l_village", "The village"),
    ),
    "place": rows("id within_id", ("l_valley", None), ("l_village", "l_valley")),
    "source": rows(
        "id issued issued_basis",
        ("s_paper", "2024-03-10", "day"),
        ("s_radio", "2024-05-02", "estimate from its number"),
        ("s_weekly", None, None),
    ),
    "question": rows(
        "id entity_id name rank",
        ("q_held", "c_mill", "How many were held, how many sent home?", 1),
        ("q_accused", "c_mill", "How many were accused?", 2),
        ("q_stage", "c_mill", "How far had the case come?", 3),
        ("q_where", "c_mill", "Where was it?", 4),
        ("q_alone", "c_mill", "Was there a letter?", 5),
    ),
    "answer": rows(
        "id question_id value at_least at_most entity_id",
        ("a_held", "q_held", "13 and 6", None, None, None),
        ("a_19", "q_accused", "19", 19, 19, None),
        ("a_nineteen", "q_accused", "nineteen", None, None, None),
        ("a_over", "q_stage", "over", None, None, None),
        ("a_soon", "q_stage", "about to start", None, None, None),
        ("a_valley", "q_where", "in the valley", None, None, "l_valley"),
        ("a_village", "q_where", "the village", None, None, "l_village"),
        ("a_letter", "q_alone", "one letter", 1, 1, None),
    ),
    "passage": rows(
        "id source_id gist",
        ("x_paper", "s_paper", "The trial is over, the paper says."),
        ("x_radio", "s_radio", "The trial was to begin in May, the radio says."),
        ("x_weekly", "s_weekly", "Nineteen were accused."),
    ),
    "citation": rows(
        "answer_id passage_id stance",
        ("a_held", "x_radio", "stance:asserts"),
        ("a_19", "x_radio", "stance:asserts"),
        ("a_nineteen", "x_weekly", "stance:asserts"),
        ("a_over", "x_paper", "stance:asserts"),
        ("a_soon", "x_radio", "stance:asserts"),
        ("a_valley", "x_paper", "stance:asserts"),
        ("a_village", "x_radio", "stance:asserts"),
        ("a_letter", "x_paper", "stance:asserts"),
    ),
}
_PROPOSED = ("q_held", "q_accused", "q_stage", "q_where")


@pytest.fixture
def mill(fresh: Store) -> Store:
    """Five questions, of which four have something to decide."""
    with fresh.act("Saule") as act:
        for table, given in _ROWS.items():
            for row in given:
                add(act, table, **row)
    return fresh


def _of(store: Store, question: str, view: Viewpoint | None = None) -> list[Proposal]:
    return list(Proposals(store.reader).of(question, view or Viewpoint()))


def _one(store: Store, question: str) -> Proposal:
    (found,) = _of(store, question)
    return found


@pytest.mark.parametrize(
    ("question", "rule", "verdict", "pair", "grounds"),
    [
        ("q_held", "sum", "agree", ("a_19", "a_held"), ("13 + 6", "19")),
        ("q_accused", "equal", "agree", ("a_19", "a_nineteen"), ("19", "nineteen")),
        (
            "q_stage",
            "order",
            "backwards",
            ("a_over", "a_soon"),
            ("concluded", "to begin", "2024-03-10", "2024-05-02", "53", "estimated:b"),
        ),
        (
            "q_where",
            "precision",
            "precision",
            ("a_valley", "a_village"),
            ("place", "b", "the village", "in the valley"),
        ),
    ],
)
def test_what_can_be_defended_is_proposed(
    mill: Store,
    question: str,
    rule: str,
    verdict: str,
    pair: tuple[str, str],
    grounds: tuple[str, ...],
) -> None:
    one = _one(mill, question)
    assert (one.rule, one.verdict, (one.a, one.b), one.grounds) == (
        rule,
        verdict,
        pair,
        grounds,
    )


def test_questions_with_proposals_are_found_in_their_order(mill: Store) -> None:
    assert Proposals(mill.reader).questions() == _PROPOSED


def test_questions_beyond_one_batch_are_found_in_their_order(
    mill: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    read = Reader.all

    def counted(
        self: Reader, sql: str, given: Parameters = ()
    ) -> list[tuple[Any, ...]]:
        asked[sql] += 1
        return read(self, sql, given)

    more = 300
    with mill.act("Saule") as act:
        for number in range(more):
            key = f"q_more_{number:04}"
            add(act, "question", id=key, entity_id="s_paper", name="?", rank=9)
            for value in ("7", "seven"):
                answer = f"a_{number:04}_{value}"
                add(act, "answer", id=answer, question_id=key, value=value)
                add(act, "citation", answer_id=answer, passage_id="x_paper")
    monkeypatch.setattr(Reader, "all", counted)
    found = Proposals(mill.reader).questions()
    assert found[: len(_PROPOSED)] == _PROPOSED
    assert len(found) == len(_PROPOSED) + more
    assert found[-1] == f"q_more_{more - 1:04}"
    assert asked.most_common(1)[0][1] > 1  # more than one batch


def test_of_one_page_those_with_proposals_are_told(mill: Store) -> None:
    ids = ["q_where", "q_alone", "q_held"]
    assert Proposals(mill.reader).open_among(ids) == {"q_where", "q_held"}


def test_an_empty_page_has_none(mill: Store) -> None:
    assert Proposals(mill.reader).open_among([]) == frozenset()


def test_a_question_with_a_verdict_is_not_marked_as_open(mill: Store) -> None:
    with mill.act("Saule") as act:
        decide(act, "q_stage", "differ")
    assert Proposals(mill.reader).open_among(["q_stage", "q_where"]) == {"q_where"}


def test_a_pair_that_differs_from_its_questions_verdict_is_still_proposed(
    mill: Store,
) -> None:
    with mill.act("Saule") as act:
        decide(act, "q_stage", "differ")
    assert _one(mill, "q_stage").verdict == "backwards"
    assert "q_stage" in Proposals(mill.reader).questions()


def test_the_questions_own_verdict_is_not_proposed_again(mill: Store) -> None:
    with mill.act("Saule") as act:
        decide(act, "q_stage", "backwards")
    assert _of(mill, "q_stage") == []


def test_a_pair_that_is_decided_is_not_proposed_on(mill: Store) -> None:
    with mill.act("Saule") as act:
        decide_pair(act, "q_where", ("a_valley", "a_village"), "differ")
    assert _of(mill, "q_where") == []


def test_a_kept_proposal_is_closed(mill: Store) -> None:
    with mill.act("Saule") as act:
        keep(act, _one(mill, "q_where"), "The village lies in the valley.")
    assert _of(mill, "q_where") == []


def test_a_dismissed_proposal_does_not_come_back(mill: Store) -> None:
    one = _one(mill, "q_accused")
    with mill.act("Saule") as act:
        dismiss(act, one.id, one.rule)
    assert _of(mill, "q_accused") == []


def test_a_dismissed_proposal_is_another_once_the_answer_has_changed(
    mill: Store,
) -> None:
    one = _one(mill, "q_accused")
    with mill.act("Saule") as act:
        dismiss(act, one.id, one.rule)
        act.update("answer", {"id": "a_nineteen"}, {"value": "Nineteen"})
    assert _one(mill, "q_accused").id != one.id


def test_a_sum_across_questions_is_kept_by_a_note_with_its_arithmetic(
    mill: Store,
) -> None:
    with mill.act("Saule") as act:
        keep(act, _one(mill, "q_held"), "The radio counts alike: 13 + 6 = 19.")
    assert _of(mill, "q_held") == []


def test_a_sum_across_questions_needs_a_source_that_asserts_both(mill: Store) -> None:
    with mill.act("Saule") as act:
        key = {"answer_id": "a_19", "passage_id": "x_radio"}
        act.update("citation", key, {"stance": "stance:denies"})
    assert _of(mill, "q_held") == []


def test_under_a_viewpoint_only_what_is_told_there_is_compared(mill: Store) -> None:
    assert _of(mill, "q_where", Viewpoint(told_by="s_radio")) == []
    assert _of(mill, "q_stage", Viewpoint(known_on="2024-04-01")) == []
    assert len(_of(mill, "q_stage", Viewpoint(known_on="2024-05-02"))) == 1


def test_an_unknown_question_has_no_proposals(mill: Store) -> None:
    assert _of(mill, "q_nowhere") == []


def test_places_that_lie_within_each_other_end(mill: Store) -> None:
    with mill.act("Saule") as act:
        act.update("place", {"id": "l_valley"}, {"within_id": "l_village"})
    assert _one(mill, "q_where").rule == "precision"


def test_the_stage_of_an_event_dates_an_answer(mill: Store) -> None:
    with mill.act("Saule") as act:
        _hearings(act)
    one = _one(mill, "q_sat")
    assert one.verdict == "update"
    assert one.grounds[:2] == ("stage:trial_date", "stage:hearing")


def _hearings(act: Act) -> None:
    """Two events of the case with a stage, and answers that give their days."""
    add(act, "question", id="q_sat", entity_id="c_mill", name="When was it?", rank=6)
    add(act, "court_case", id="c_mill")
    given = (
        ("stage:trial_date", 80, "e_date", "2024-03-20", "x_paper"),
        ("stage:hearing", 90, "e_sat", "2024-04-20", "x_radio"),
    )
    for number, (stage, rank, event, day, source) in enumerate(given):
        add(act, "term", id=stage, name=stage, rank=rank)
        add(act, "entity", id=event, name=event)
        add(act, "event", id=event, stage=stage, date=day, case_id="c_mill")
        answer = f"a_sat_{number}"
        add(act, "answer", id=answer, question_id="q_sat", value=day, date=day)
        add(act, "passage", id=f"x_{event}", source_id=f"s_{source[2:]}", gist=day)
        add(act, "citation", answer_id=answer, passage_id=f"x_{event}")


@pytest.fixture(scope="module")
def cleared(
    bundled: Bundled, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The bundled case without any verdict."""
    path = tmp_path_factory.mktemp("cleared") / "case.dossier"
    shutil.copy(bundled.store.path, path)
    with Store.open(path) as store:
        decided = store.reader.all("SELECT question_id, a_id, b_id FROM comparison")
        questions = store.reader.all("SELECT id FROM question WHERE verdict NOT NULL")
        with store.act("Saule") as act:
            for question, a, b in decided:
                reopen_pair(act, question, (a, b))
            for (question,) in questions:
                reopen(act, question)
        yield store


@pytest.mark.parametrize(
    ("question", "pair", "rule", "verdict", "grounds"),
    [
        ("q_n_custody", "13 and 6|19", "sum", "agree", "13 + 6|19"),
        ("q_n_custody", "13 and 5|18", "sum", "agree", "13 + 5|18"),
        (
            "q_trial_stage",
            "lawyer says it is over|no, set for 21 January",
            "order",
            "backwards",
            "concluded|to begin|2025-12-23~|2026-01-15|23|estimated:a",
        ),
        (
            "q_trial_stage",
            "no, began 23 January|no, set for 21 January",
            "order",
            "update",
            "begun|to begin|2026-01-23|2026-01-21|2",
        ),
        (
            "q_group_name",
            "Atazhul Vol. Org.|Nagyz Atajurt Volunteers",
            "spelling",
            "spelling",
            "Nagyz Atajurt Volunteers|Atazhul Vol. Org.|record",
        ),
        (
            "q_admin_len",
            "7 to 15 days (12)|7, 10 or 15 days",
            "precision",
            "precision",
            "list|a|7, 10, 15|7–15",
        ),
        (
            "q_seized_day",
            "22 July|July 2025",
            "precision",
            "precision",
            "date|a|2025-07-22|2025-07",
        ),
    ],
)
def test_on_the_bundled_case_what_a_person_found_is_proposed(
    cleared: Store, question: str, pair: str, rule: str, verdict: str, grounds: str
) -> None:
    values = dict(cleared.reader.all("SELECT id, value FROM answer"))
    found = {
        "|".join(sorted((values[one.a], values[one.b]))): one
        for one in _of(cleared, question)
    }
    one = found[pair]
    assert (one.rule, one.verdict, "|".join(one.grounds)) == (rule, verdict, grounds)


def test_on_the_bundled_case_hardly_a_verdict_is_proposed_that_a_person_rejects(
    bundled: Bundled, cleared: Store
) -> None:
    whole = dict(bundled.rows("SELECT id, verdict FROM question"))
    pairs = {
        (a, b): verdict
        for a, b, verdict in bundled.rows("SELECT a_id, b_id, verdict FROM comparison")
    }
    shelf = Proposals(cleared.reader)
    proposed = [one for key in shelf.questions() for one in shelf.of(key)]
    rejected = [
        one
        for one in proposed
        if (one.a, one.b) in pairs and pairs[one.a, one.b] != f"verdict:{one.verdict}"
    ]
    held = [one for one in proposed if whole[one.question_id] is not None]
    assert len(rejected) <= 1 < len(held)
