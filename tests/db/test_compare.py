"""Comparison: who answers what, what is silence, which marks are shown."""

import pytest

from db.bundled import Bundled
from db.sample import add
from dossier_db.errors import UnknownRecord
from dossier_db.records import Link, QuestionRow, Viewpoint
from dossier_db.store import Store


def _rows(store: Store, view: Viewpoint | None = None) -> dict[str, QuestionRow]:
    listing = store.compare.listing(view or Viewpoint())
    return {row.id: row for row in listing.page(0)}


def test_questions_stand_in_our_order_of_importance(village: Store) -> None:
    assert list(_rows(village)) == [
        "q_number",
        "q_place",
        "q_banner",
        "q_paper",
        "q_day",
    ]


def test_copies_of_one_answer_count_once(village: Store) -> None:
    answers = {one.value: one for one in village.compare.question("q_number").answers}
    assert len(answers["about 30"].said) == 2
    assert answers["about 30"].sources == 1


def test_a_source_resting_on_two_others_adds_no_voice_where_either_speaks(
    village: Store,
) -> None:
    assert _rows(village)["q_place"].sources == 2  # paper and radio, not the digest


def test_a_source_resting_on_others_is_a_voice_where_they_are_silent(
    village: Store,
) -> None:
    view = Viewpoint(told_by="s_digest")
    assert _rows(village, view)["q_place"].sources == 1


def test_only_marks_an_answer_of_one_source_read_whole_that_another_passes_over(
    village: Store,
) -> None:
    assert _rows(village)["q_banner"].mark == "only"


def test_only_never_marks_an_answer_of_a_source_read_in_part(village: Store) -> None:
    assert _rows(village)["q_paper"].mark is None


def test_only_needs_two_sources_read_whole_within_reach(village: Store) -> None:
    before_the_radio = Viewpoint(known_on="2024-03-15")
    assert _rows(village, before_the_radio)["q_banner"].mark is None


def test_silence_is_said_of_sources_read_whole_and_of_no_other(village: Store) -> None:
    silent = village.compare.question("q_paper").silent
    assert [source.id for source in silent] == ["s_paper", "s_radio"]


def test_a_source_that_answers_is_not_silent(village: Store) -> None:
    silent = village.compare.question("q_banner").silent
    assert [source.id for source in silent] == ["s_radio"]


def test_the_columns_are_those_that_answer_read_whole_first_then_the_most_answers(
    village: Store,
) -> None:
    columns = [column.id for column in village.compare.columns()]
    assert columns == ["s_paper", "s_radio", "s_copy", "s_letter", "s_digest"]


def test_a_column_says_with_which_source_it_counts_as_one(village: Store) -> None:
    counted = {column.id: column.counts_as for column in village.compare.columns()}
    assert counted["s_copy"] == "s_paper"
    assert counted["s_paper"] is None


def test_a_column_names_the_source_it_counts_as_one_with_or_itself(
    village: Store,
) -> None:
    roots = {column.id: column.root for column in village.compare.columns()}
    assert roots["s_copy"] == Link("s_paper", "The Paper")
    assert roots["s_radio"] == Link("s_radio", "Radio")


def test_a_source_that_answers_nothing_is_named_where_it_is_copied(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        add(act, "entity", id="s_wire", name="Wire")
        add(act, "source", id="s_wire", coverage="part")
        act.update("source", {"id": "s_letter"}, {"independent_id": "s_wire"})
    columns = {column.id: column for column in hamlet.compare.columns()}
    assert "s_wire" not in columns
    assert columns["s_letter"].root == Link("s_wire", "Wire")


def test_a_cell_holds_what_one_source_answers(village: Store) -> None:
    row = _rows(village)["q_number"]
    cells = {cell.source_id: cell.values for cell in row.cells}
    assert cells == {
        "s_paper": ("about 30",),
        "s_copy": ("about 30",),
        "s_radio": ("50",),
        "s_letter": ("50",),
    }
    assert row.cell("s_blog") is None


def test_a_cell_says_what_the_source_does_with_an_answer(village: Store) -> None:
    row = _rows(village)["q_number"]
    stances = {cell.source_id: cell.stances for cell in row.cells}
    assert (stances["s_radio"], stances["s_letter"]) == (("asserts",), ("denies",))


def test_who_denies_an_answer_is_not_counted_among_those_who_give_it(
    village: Store,
) -> None:
    answers = {one.value: one for one in village.compare.question("q_number").answers}
    assert len(answers["50"].said) == 2
    assert answers["50"].sources == 1


def test_the_answer_we_hold_is_marked_and_no_other(village: Store) -> None:
    answers = village.compare.question("q_number").answers
    assert [one.value for one in answers if one.held] == ["about 30"]


def test_answers_with_more_independent_sources_come_first(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        act.update(
            "citation",
            {"answer_id": "a_50", "passage_id": "x_letter_1"},
            {"stance": "stance:asserts"},
        )
    answers = hamlet.compare.question("q_number").answers
    assert [(one.value, one.sources) for one in answers] == [("50", 2), ("about 30", 1)]


def test_a_citation_keeps_how_its_source_stands_to_the_answer(village: Store) -> None:
    answers = {one.value: one for one in village.compare.question("q_number").answers}
    stances = {said.citation.source_id: said.stance for said in answers["50"].said}
    assert stances == {"s_radio": "asserts", "s_letter": "denies"}


def test_an_answer_has_our_notes_about_it_and_about_no_other(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        note = {"about_id": "a_50", "text": "By the radio alone.", "author": "Saule"}
        act.insert("note", {"id": "t_fifty", "at": "2024-06-03T10:00:00Z", **note})
    answers = hamlet.compare.question("q_number").answers
    assert {one.value: [note.text for note in one.notes] for one in answers} == {
        "50": ["By the radio alone."],
        "about 30": [],
    }


def test_a_question_opens_with_the_verdicts_on_its_pairs(village: Store) -> None:
    (pair,) = village.compare.question("q_number").pairs
    assert (pair.a, pair.b, pair.verdict) == ("a_30", "a_50", "differ")


def test_as_known_on_a_day_what_we_noted_to_a_verdict_is_left_out(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        both = {"question_id": "q_number", "a_id": "a_30", "b_id": "a_50"}
        act.update("comparison", both, {"note": "Told later."})
    (now,) = hamlet.compare.question("q_number").pairs
    (then,) = hamlet.compare.question("q_number", Viewpoint(None, "2024-12-31")).pairs
    assert (now.note, then.note) == ("Told later.", None)


def test_under_a_viewpoint_only_questions_answered_there_are_listed(
    village: Store,
) -> None:
    assert list(_rows(village, Viewpoint(told_by="s_letter"))) == ["q_number", "q_day"]


def test_a_difference_is_shown_where_both_answers_are_in_view(village: Store) -> None:
    assert _rows(village, Viewpoint(known_on="2024-03-31"))["q_number"].mark == "differ"


def test_a_difference_is_not_shown_to_one_source_alone(village: Store) -> None:
    assert _rows(village, Viewpoint(told_by="s_paper"))["q_number"].mark is None


def test_agreement_needs_two_sources_in_view(village: Store) -> None:
    assert _rows(village, Viewpoint(told_by="s_paper"))["q_place"].mark is None
    assert _rows(village, Viewpoint(known_on="2024-03-31"))["q_place"].mark == "agree"


def test_the_next_discrepancy_is_found_also_in_a_filtered_list(village: Store) -> None:
    listing = village.compare.listing(Viewpoint(known_on="2024-06-01"))
    assert listing.next(0, 1) == 4
    assert listing.next(4, -1) == 0


def test_an_answer_leads_to_its_question(village: Store) -> None:
    assert village.compare.question_of("a_50") == "q_number"


def test_an_unknown_question_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no question q_none"):
        village.compare.question("q_none")


def test_a_question_carries_what_is_proposed_of_its_answers(bundled: Bundled) -> None:
    question = bundled.store.compare.question("q_n_custody")
    sums = {one.grounds for one in question.proposals if one.rule == "sum"}
    assert {("13 + 5", "18"), ("13 + 6", "19")} <= sums


def test_an_answer_to_another_question_is_named_with_it(bundled: Bundled) -> None:
    question = bundled.store.compare.question("q_n_custody")
    names = {other.name for other in question.others}
    assert "19 (How many people were charged?)" in names


def test_a_question_nobody_decided_with_a_proposal_is_marked(bundled: Bundled) -> None:
    path = bundled.store.path.with_name("undecided.dossier")
    path.write_bytes(bundled.store.path.read_bytes())
    with Store.open(path) as store:
        with store.act("tests") as act:
            act.update("question", {"id": "q_n_custody"}, {"verdict": None})
        rows = {row.id: row.mark for row in store.compare.listing().page(0)}
    assert rows["q_n_custody"] == "proposed"
    assert rows["q_n_charged"] == "update"
