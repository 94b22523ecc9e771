"""Narrowing: what each filter leaves, alone, together and under a viewpoint."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from bench import dossiers
from db.sample import add
from dossier_db.errors import UnknownRecord
from dossier_db.listing import PAGE
from dossier_db.narrowing import MARKS, NONE, ONLY, PROPOSED, VERDICTS, ordered
from dossier_db.reader import Reader
from dossier_db.records import Choices, Filter, QuestionRow, Share, Viewpoint
from dossier_db.store import Store

EVERYTHING = Viewpoint()
VIEWS = (
    EVERYTHING,
    Viewpoint(told_by="s_paper"),
    Viewpoint(known_on="2024-03-31"),
    Viewpoint(told_by="s_letter", known_on="2024-06-01"),
)


@pytest.fixture(autouse=True)
def proposed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions with a proposal that nobody has decided; to be filled by a test."""
    found: list[str] = []

    class Proposals:
        def __init__(self, reader: Reader) -> None:
            self.reader = reader

        def questions(self) -> tuple[str, ...]:
            return tuple(found)

        def open_among(self, ids: Sequence[str], view: Viewpoint) -> frozenset[str]:
            return frozenset(found) & frozenset(ids)

    room = ModuleType("dossier_db.proposals.shelf")
    room.Proposals = Proposals  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dossier_db.proposals.shelf", room)
    return found


def _rows(
    store: Store, narrowed: Filter, view: Viewpoint = EVERYTHING
) -> list[QuestionRow]:
    listing = store.compare.listing(view, narrowed)
    pages = range((listing.count() - 1) // PAGE + 1)
    return [row for number in pages for row in listing.page(number)]


def _ids(store: Store, narrowed: Filter, view: Viewpoint = EVERYTHING) -> list[str]:
    return [row.id for row in _rows(store, narrowed, view)]


def _shares(shares: tuple[Share, ...]) -> dict[str, int]:
    return {share.id: share.questions for share in shares}


def test_a_filter_of_nothing_lists_every_question(village: Store) -> None:
    assert Filter().nothing
    assert _ids(village, Filter()) == _ids(village, Filter(None, None, None))
    assert not Filter(unsettled=True).nothing


def test_a_verdict_lists_the_questions_that_carry_it(village: Store) -> None:
    assert _ids(village, Filter(mark="differ")) == ["q_number"]
    assert _ids(village, Filter(mark="agree")) == ["q_place"]
    assert _ids(village, Filter(mark="scope")) == []


def _decide(store: Store, verdict: str) -> None:
    """Somebody decides on two answers to a question that has another mark."""
    with store.act("Saule") as act:
        add(act, "answer", id="a_field", question_id="q_place", value="in a field")
        add(act, "citation", answer_id="a_field", passage_id="x_letter_1")
        pair = {"question_id": "q_place", "a_id": "a_field", "b_id": "a_road"}
        decided = {"decided_by": "Saule", "decided_at": "2024-06-01T10:00:00Z"}
        act.insert("comparison", {**pair, "verdict": f"verdict:{verdict}", **decided})


def test_a_verdict_on_two_answers_lists_their_question(hamlet: Store) -> None:
    assert _ids(hamlet, Filter(mark="backwards")) == ["q_day"]
    _decide(hamlet, "backwards")
    row, day = _rows(hamlet, Filter(mark="backwards"))
    assert (row.id, row.mark, row.pairs) == ("q_place", "agree", ("backwards",))
    assert (day.id, day.mark, day.pairs) == ("q_day", "backwards", ())
    assert _ids(hamlet, Filter(mark="agree")) == ["q_place"]
    assert _shares(hamlet.compare.choices().marks)["backwards"] == 2
    assert _ids(hamlet, Filter("backwards", "s_digest")) == ["q_place"]
    assert _ids(hamlet, Filter(mark="backwards", unsettled=True)) == ["q_day"]


@pytest.mark.parametrize(
    ("view", "listed"),
    [
        (Viewpoint(known_on="2024-12-31"), ["q_place", "q_day"]),
        (Viewpoint(told_by="s_letter"), []),
        (Viewpoint(told_by="s_radio"), []),
    ],
    ids=str,
)
def test_from_a_viewpoint_both_answers_of_a_verdict_are_in_view(
    hamlet: Store, view: Viewpoint, listed: list[str]
) -> None:
    _decide(hamlet, "backwards")
    assert _ids(hamlet, Filter(mark="backwards"), view) == listed
    pairs = {row.id: row.pairs for row in _rows(hamlet, Filter(), view)}
    assert pairs["q_place"] == (("backwards",) if listed else ())


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("verdict", ["backwards", "differ", "agree"])
def test_a_count_has_the_questions_that_two_answers_bring(
    hamlet: Store, view: Viewpoint, verdict: str
) -> None:
    before = _shares(hamlet.compare.choices(view).marks)
    _decide(hamlet, verdict)
    rows = {row.id: row for row in _rows(hamlet, Filter(), view)}
    marks = _shares(hamlet.compare.choices(view).marks)
    for mark, count in marks.items():
        assert count == len(_ids(hamlet, Filter(mark=mark), view))
    place = rows.get("q_place")
    brought = place is not None and verdict in place.pairs and verdict != place.mark
    assert marks[verdict] == before[verdict] + brought


def test_the_next_discrepancy_is_that_of_a_question_not_of_two_answers(
    hamlet: Store,
) -> None:
    _decide(hamlet, "differ")
    listing = hamlet.compare.listing(EVERYTHING, Filter(mark="differ"))
    assert [row.id for row in listing.page(0)] == ["q_number", "q_place"]
    assert listing.next(0, 1) is None


def test_only_and_none_part_the_questions_without_a_verdict(village: Store) -> None:
    assert _ids(village, Filter(mark=ONLY)) == ["q_banner"]
    assert _ids(village, Filter(mark=NONE)) == ["q_paper"]


def test_a_question_nobody_answers_has_no_mark(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        add(act, "question", id="q_why", entity_id="e_protest", name="Why?")
    known = Viewpoint(known_on="2025")
    assert _ids(hamlet, Filter(mark=NONE)) == ["q_paper", "q_why"]
    assert _ids(hamlet, Filter(mark=NONE), known) == ["q_paper"]


def test_proposed_lists_the_questions_with_an_open_proposal(
    village: Store, proposed: list[str]
) -> None:
    proposed += ["q_paper", "q_number"]
    assert _ids(village, Filter(mark=PROPOSED)) == ["q_number", "q_paper"]
    assert _ids(village, Filter(mark=PROPOSED), Viewpoint(told_by="s_copy")) == [
        "q_number",
        "q_paper",
    ]


def test_what_is_proposed_is_neither_nothing_nor_said_by_one_alone(
    hamlet: Store, proposed: list[str]
) -> None:
    with hamlet.act("Saule") as act:
        for question, passage in (("banner", "paper_2"), ("paper", "copy_1")):
            answer = f"a_other_{question}"
            about = f"q_{question}"
            add(act, "answer", id=answer, question_id=about, value="two")
            add(act, "citation", answer_id=answer, passage_id=f"x_{passage}")
    assert _ids(hamlet, Filter(mark=ONLY)) == ["q_banner"]
    assert _ids(hamlet, Filter(mark=NONE)) == ["q_paper"]
    proposed += ["q_paper", "q_banner"]
    assert _ids(hamlet, Filter(mark=ONLY)) == _ids(hamlet, Filter(mark=NONE)) == []
    marks = _shares(hamlet.compare.choices().marks)
    assert (marks[ONLY], marks[NONE], marks[PROPOSED]) == (0, 0, 2)


def test_a_source_lists_the_questions_that_it_answers(village: Store) -> None:
    assert _ids(village, Filter(source="s_letter")) == ["q_number", "q_day"]


def test_a_subject_lists_the_questions_about_it(village: Store) -> None:
    assert _ids(village, Filter(about="e_arrest")) == ["q_paper"]


def test_unsettled_leaves_out_what_is_settled(village: Store) -> None:
    assert "q_place" not in _ids(village, Filter(unsettled=True))
    assert len(_ids(village, Filter(unsettled=True))) == 4


def test_conditions_hold_together(village: Store) -> None:
    narrowed = Filter("differ", "s_copy", "e_protest", unsettled=True)
    assert _ids(village, narrowed) == ["q_number"]
    assert _ids(village, replace(narrowed, source="s_digest")) == []
    assert _ids(village, Filter(ONLY, "s_paper")) == ["q_banner"]


def test_a_source_that_is_not_heard_answers_nothing(village: Store) -> None:
    told_by = Viewpoint(told_by="s_paper")
    assert _ids(village, Filter(source="s_letter"), told_by) == []
    assert _ids(village, Filter(source="s_letter"), Viewpoint(known_on="2024")) == [
        "q_number",
        "q_day",
    ]


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("mark", [*VERDICTS, ONLY, NONE])
def test_a_mark_lists_the_rows_that_show_it(
    village: Store, view: Viewpoint, mark: str
) -> None:
    shown = [
        row.id for row in _rows(village, Filter(), view) if (row.mark or NONE) == mark
    ]
    assert _ids(village, Filter(mark=mark), view) == shown


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_choice_leaves_as_many_as_it_says(village: Store, view: Viewpoint) -> None:
    found = village.compare.choices(view)
    assert found.questions.questions == len(_ids(village, Filter(), view))
    assert found.unsettled.questions == len(_ids(village, Filter(unsettled=True), view))
    for share in found.marks:
        assert share.questions == len(_ids(village, Filter(mark=share.id), view))
    for share in found.sources:
        assert share.questions == len(_ids(village, Filter(source=share.id), view))
    for share in found.about:
        assert share.questions == len(_ids(village, Filter(about=share.id), view))
    assert not any(share.more for share in _every(found))


def _every(found: Choices) -> Iterator[Share]:
    yield from (found.questions, found.unsettled)
    yield from (*found.marks, *found.sources, *found.about)


def test_proposals_are_counted_and_are_not_nothing(
    village: Store, proposed: list[str]
) -> None:
    proposed += ["q_paper", "q_number"]
    marks = _shares(village.compare.choices().marks)
    assert (marks[PROPOSED], marks[NONE], marks["differ"]) == (2, 0, 1)
    marks = _shares(village.compare.choices(Viewpoint(told_by="s_radio")).marks)
    assert marks[PROPOSED] == 1


def test_every_mark_can_be_chosen_the_weightiest_first(village: Store) -> None:
    marks = [share.id for share in village.compare.choices().marks]
    assert marks == list(MARKS)
    assert marks[-3:] == [ONLY, PROPOSED, NONE]


def test_the_choices_name_what_answers_and_what_is_asked_about(
    village: Store,
) -> None:
    found = village.compare.choices()
    assert [share.name for share in found.sources] == [
        "Radio",
        "The Paper",
        "Copy",
        "Letter",
        "Digest",
    ]
    assert [(share.name, share.questions) for share in found.about] == [
        ("Protest on the road", 3),
        ("Arrest of the teacher", 1),
        ("First hearing", 1),
    ]


def test_a_count_that_goes_no_further_says_so(
    village: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_db.narrowing._LOOKED", 1)
    monkeypatch.setattr("dossier_db.narrowing._SHARE", 1)
    found = village.compare.choices()
    more = {share.id for share in found.marks if share.more}
    assert more == {ONLY, PROPOSED, NONE}  # the others stand in an index
    assert {share.id for share in found.sources if share.more} == {
        "s_paper",
        "s_radio",
        "s_copy",
        "s_letter",
    }
    assert village.compare.choices(Viewpoint(known_on="2025")).questions.more


def test_the_names_of_a_filter_are_found_by_its_ids(village: Store) -> None:
    named = village.compare.names(Filter(source="s_radio", about="e_protest"))
    assert named == {"s_radio": "Radio", "e_protest": "Protest on the road"}
    assert village.compare.names(Filter()) == {}


def test_a_subject_is_found_by_its_id_or_its_name(village: Store) -> None:
    assert village.compare.subject("e_protest") == "e_protest"
    assert village.compare.subject(" protest ON the road ") == "e_protest"


@pytest.mark.parametrize("word", ["s_paper", "nobody", ""])
def test_what_no_question_is_about_is_refused_in_a_sentence(
    village: Store, word: str
) -> None:
    with pytest.raises(UnknownRecord, match="No question is about"):
        village.compare.subject(word)


# Over a generated dossier.

GENERATED = (
    EVERYTHING,
    Viewpoint(told_by="s_0000005"),
    Viewpoint(known_on="2019-06-30"),
)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of some hundred questions."""
    return dossiers.dossier(tmp_path_factory.mktemp("generated"), "compare", 700)


@pytest.mark.parametrize("view", GENERATED, ids=str)
def test_the_marks_part_all_questions_between_them(
    generated: Path, view: Viewpoint
) -> None:
    with Store.open(generated) as store:
        rows = _rows(store, Filter(), view)
        for mark in (*VERDICTS, ONLY, NONE):
            shown = [row.id for row in rows if (row.mark or NONE) == mark]
            assert _ids(store, Filter(mark=mark), view) == shown


@pytest.mark.parametrize(
    "narrowed",
    [
        Filter(mark="differ"),
        Filter(about=dossiers.CASE),
        Filter(unsettled=True),
    ],
    ids=str,
)
def test_a_plain_filter_walks_an_index_in_order(
    generated: Path, narrowed: Filter
) -> None:
    with Store.open(generated) as store:
        _reader, order = ordered(store.reader, EVERYTHING, narrowed, 0)
        past = f"{order.select} AND {order.past('>')} ORDER BY {order.columns} LIMIT 9"
        plan = store.reader.all(
            f"EXPLAIN QUERY PLAN {past}", (*order.parameters, 5, "q_0000005")
        )
        assert len(plan) == 1 and "COVERING INDEX question_" in plan[0][3]


def test_the_next_discrepancy_is_found_in_what_a_filter_leaves(
    generated: Path,
) -> None:
    with Store.open(generated) as store:
        for narrowed in (Filter(unsettled=True), Filter(about=dossiers.CASE)):
            listing = store.compare.listing(EVERYTHING, narrowed)
            found = listing.next(0, 1)
            assert found is not None
            assert listing.row(found).mark in ("differ", "backwards")


def test_a_filter_that_was_written_down_gives_its_connection_back(
    village: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[Reader] = []
    apart = Reader.apart

    def noted(self: Reader) -> Reader:
        readers.append(apart(self))
        return readers[-1]

    monkeypatch.setattr(Reader, "apart", noted)
    listing = village.compare.listing(EVERYTHING, Filter(mark=ONLY))
    (held,) = readers
    held.connection.execute("SELECT 1").fetchall()
    listing.close()
    with pytest.raises(sqlite3.ProgrammingError):
        held.connection.execute("SELECT 1")
