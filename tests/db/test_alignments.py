"""Alignments: two texts against each other, and what was decided of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier_db import Store, alignments
from dossier_db.alignments import flag_id
from dossier_db.captures import attach
from dossier_db.decisions import dismiss, keep_candidate
from dossier_db.errors import UnknownRecord
from dossier_db.records.alignments import Alignment, Point
from dossier_db.tables import Row
from dossier_db.texts.fingerprint import digest

ALPHA = """The council charged 12 bakers with blocking the bridge on 3 May 2024.

The trial of the bakers ended last week and a verdict is awaited, a lawyer said.

The bridge is the only road to the harbour.
"""
BETA = """On 5 May 2024 the council charged 14 bakers with blocking the bridge.

The trial of the bakers is expected to begin in Anport on 9 June.

Nobody was hurt.
"""
GAMMA = "The council of Anport charged 14 bakers. The harbour was closed for a day."
TWELVE = "The council charged 12 bakers with blocking the bridge on 3 May 2024."
FOURTEEN = "On 5 May 2024 the council charged 14 bakers with blocking the bridge."


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Store]:
    """Two sources with a text each, a third without, and a question of both."""
    with Store.create(tmp_path / "texts.dossier", name="texts") as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "c_bakers", "name": "The bakers"})
            act.insert("court_case", {"id": "c_bakers"})
            for name, day in (("alpha", "2024-05-20"), ("beta", "2024-05-10")):
                act.insert("entity", {"id": f"s_{name}", "name": name.title()})
                row = {"id": f"s_{name}", "issued": act.date(day), "published": day}
                act.insert("source", row)
            act.insert("entity", {"id": "s_gamma", "name": "Gamma"})
            act.insert("source", {"id": "s_gamma"})
            for source, words in (("alpha", TWELVE), ("beta", FOURTEEN)):
                kept = digest(words)
                act.insert(
                    "passage",
                    {
                        "id": f"x_{source}",
                        "source_id": f"s_{source}",
                        "paragraph": 1,
                        "gist": "How many were charged.",
                        "digest": kept.sha256,
                        "letters": kept.letters,
                    },
                )
            act.insert(
                "question",
                {
                    "id": "q_many",
                    "entity_id": "c_bakers",
                    "name": "How many were charged?",
                    "verdict": act.term("verdict:differ"),
                    "status": act.term("status:open"),
                },
            )
            act.term("stance:asserts")
            for answer, value, passage in (
                ("a_12", "12", "x_alpha"),
                ("a_14", "14", "x_beta"),
            ):
                row = {"id": answer, "question_id": "q_many", "value": value}
                act.insert("answer", row)
                act.insert("citation", {"answer_id": answer, "passage_id": passage})
        hold(store, "s_alpha", ALPHA)
        hold(store, "s_beta", BETA)
        yield store


def hold(store: Store, source: str, text: str) -> str:
    """Attach a text."""
    with store.act("Saule") as act:
        return attach(
            act, source, text.encode(), text, media_type="text/plain", method="by hand"
        )


def pair(store: Store) -> Alignment:
    """The two texts."""
    return store.alignments.pair("s_alpha", "s_beta")


def candidate(both: Alignment, rule: str) -> Point:
    """The candidate that a rule found."""
    return next(
        point for point in both.points if (point.mark, point.name) == ("proposed", rule)
    )


def test_a_reading_has_its_citations_where_they_stand(read: Store) -> None:
    side = read.alignments.reading("s_alpha")
    (spot,) = side.spots["x_alpha"]
    assert side.text[spot.start : spot.stop] == TWELVE.rstrip(".")
    assert spot.sentence == 0
    assert [link.id for link in side.questions["x_alpha"]] == ["q_many"]


def cite_more(store: Store) -> None:
    """Passages of Alpha: one whose words are held, two of which there is a gist."""
    with store.act("Saule") as act:
        for identity, paragraph, field, words in (
            ("x_cold", 1, "gist", "It was cold."),
            ("x_ice", 2, "exact", "Ice lay on the river."),
            ("x_dark", 3, "gist", "It was dark."),
        ):
            row: Row = {"id": identity, "source_id": "s_alpha", field: words}
            act.insert("passage", {**row, "paragraph": paragraph})


def test_a_reading_names_what_does_not_stand_in_its_text(read: Store) -> None:
    cite_more(read)
    unfound = read.alignments.reading("s_alpha").unfound
    assert [(one.state, said.place, said.words) for one, said in unfound] == [
        ("lost", "Alpha ¶2", "Ice lay on the river."),
        ("unheld", "Alpha ¶1", "It was cold."),
        ("unheld", "Alpha ¶3", "It was dark."),
    ]
    assert all(one.passage_id == said.passage_id for one, said in unfound)


def test_no_more_is_named_than_a_reader_would_look_through(
    read: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    cite_more(read)
    monkeypatch.setattr(alignments, "MOST_NAMED", 2)
    named = [one.passage_id for one, _ in read.alignments.reading("s_alpha").unfound]
    assert named == ["x_ice", "x_cold"]


def test_a_source_without_a_text_is_refused_with_what_to_do(read: Store) -> None:
    with pytest.raises(UnknownRecord, match="dossier attach"):
        read.alignments.reading("s_gamma")


def test_a_question_both_answer_is_a_point_with_its_verdict(read: Store) -> None:
    point = pair(read).points[0]
    assert (point.id, point.mark, point.values) == ("q_many", "differ", ("12", "14"))
    assert (point.a[0].sentence, point.b[0].sentence) == (0, 0)


def test_a_verdict_on_the_pair_goes_before_that_of_the_question(read: Store) -> None:
    with read.act("Saule") as act:
        row = {
            "question_id": "q_many",
            "a_id": "a_12",
            "b_id": "a_14",
            "verdict": act.term("verdict:scope"),
            "decided_by": "Saule",
            "decided_at": act.at,
        }
        act.insert("comparison", row)
    assert pair(read).points[0].mark == "scope"


def test_sources_that_give_the_same_answers_agree(read: Store) -> None:
    with read.act("Saule") as act:
        act.update(
            "citation",
            {"answer_id": "a_14", "passage_id": "x_beta"},
            {"answer_id": "a_12"},
        )
    assert pair(read).points[0].mark == "agree"


def test_facts_that_differ_are_candidates_with_what_is_proposed(read: Store) -> None:
    both = pair(read)
    assert candidate(both, "number").values == ("12 bakers", "14 bakers")
    assert candidate(both, "date").verdict == "differ"


def test_the_later_text_that_is_further_along_is_an_update(read: Store) -> None:
    assert candidate(pair(read), "stage").verdict == "update"


def test_the_later_text_that_is_less_far_goes_backwards(read: Store) -> None:
    with read.act("Saule") as act:
        values = {"issued": act.date("2024-06-01"), "published": "2024-06-01"}
        act.update("source", {"id": "s_beta"}, values)
    assert candidate(pair(read), "stage").verdict == "backwards"


def test_days_that_overlap_do_not_tell_which_text_is_the_later(read: Store) -> None:
    with read.act("Saule") as act:
        values = {"issued": act.date("2024-05"), "published": "2024-05-31"}
        act.update("source", {"id": "s_beta"}, values)
    assert "not known" in candidate(pair(read), "stage").why


def test_an_estimated_day_is_said_where_the_candidate_rests_on_it(read: Store) -> None:
    with read.act("Saule") as act:
        values = {"issued": act.date("2024-05-10~"), "published": "2024-05-10"}
        act.update("source", {"id": "s_beta"}, values)
    stage = candidate(pair(read), "stage")
    assert stage.estimated == ("Beta",)
    assert "2024-05-10~ came before 2024-05-20" in stage.why
    assert candidate(pair(read), "number").estimated == ()


def test_a_candidate_where_both_answer_already_names_the_question(read: Store) -> None:
    assert candidate(pair(read), "number").question_id == "q_many"
    assert candidate(pair(read), "stage").question_id is None


def test_sentences_that_tell_of_one_thing_are_linked(read: Store) -> None:
    assert (0, 0) in {(link.i, link.j) for link in pair(read).links}


def test_a_dismissed_candidate_does_not_come_back(read: Store) -> None:
    point = candidate(pair(read), "stage")
    with read.act("Saule") as act:
        dismiss(act, point.id, point.name)
    assert point.id not in {one.id for one in pair(read).points}


def test_nor_does_it_in_another_capture_of_the_same_words(read: Store) -> None:
    point = candidate(pair(read), "stage")
    with read.act("Saule") as act:
        dismiss(act, point.id, point.name)
    other = ALPHA.replace("\n\n", "\n \n").replace("a lawyer", "a  lawyer")
    hold(read, "s_alpha", other)
    assert point.id not in {one.id for one in pair(read).points}


def test_a_candidate_is_the_same_whichever_text_comes_first(read: Store) -> None:
    both, turned = pair(read), read.alignments.pair("s_beta", "s_alpha")
    for one in (both, turned):
        assert one.flags
    ids = [
        {flag_id(flag, one.a.sentences, one.b.sentences) for flag in one.flags}
        for one in (both, turned)
    ]
    assert ids[0] == ids[1]


def test_the_texts_are_read_once_for_the_same_words_and_days(
    read: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair(read)
    monkeypatch.setattr("dossier_db.alignments.Library", None)
    assert pair(read).flags


def test_all_pairs_come_one_by_one_with_how_far_it_is(read: Store) -> None:
    hold(read, "s_gamma", GAMMA)
    told: list[tuple[int, int]] = []
    found = read.alignments.all(lambda done, of: told.append((done, of)))
    names = [(one.a.source.name, one.b.source.name) for one in found]
    assert names == [("Alpha", "Beta"), ("Alpha", "Gamma"), ("Beta", "Gamma")]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_reading_all_pairs_ends_where_the_reader_leaves(read: Store) -> None:
    class Left(Exception):
        pass

    def progress(done: int, _of: int) -> None:
        if done:
            raise Left

    hold(read, "s_gamma", GAMMA)
    with pytest.raises(Left):
        list(read.alignments.all(progress))


def kept(store: Store, rule: str) -> str:
    """Keep a candidate; the id of the question it became."""
    both = pair(store)
    with store.act("Saule") as act:
        return keep_candidate(
            act,
            (both.a, both.b),
            candidate(both, rule),
            name="How far is the trial?",
            about="c_bakers",
        )


def test_a_kept_candidate_is_a_question_with_an_answer_of_each_text(
    read: Store,
) -> None:
    question = read.compare.question(kept(read, "stage"))
    assert (question.row.name, question.row.verdict) == (
        "How far is the trial?",
        "update",
    )
    sources = {answer.said[0].citation.source for answer in question.answers}
    assert sources == {"Alpha", "Beta"}
    assert question.decided_by == "Saule"


def test_what_it_cites_is_found_in_the_texts(read: Store) -> None:
    question = read.compare.question(kept(read, "stage"))
    for answer in question.answers:
        for said in answer.said:
            citation = said.citation
            side = read.alignments.reading(citation.source_id)
            assert side.spots[citation.passage_id]
            assert citation.exact is not None
            assert citation.exact in side.text


def test_a_passage_that_holds_the_words_already_is_cited_again(read: Store) -> None:
    before = read.reader.number("SELECT count(*) FROM passage")
    kept(read, "number")
    assert read.reader.number("SELECT count(*) FROM passage") == before


def test_a_kept_candidate_is_none_any_more(read: Store) -> None:
    point = candidate(pair(read), "stage")
    question = kept(read, "stage")
    ids = {one.id for one in pair(read).points}
    assert question in ids
    assert point.id not in ids
