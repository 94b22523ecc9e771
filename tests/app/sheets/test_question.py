"""A question on a sheet: every answer with its words, silence, our reading."""

from pathlib import Path

from app.sheets.given import sheet
from dossier.screens.desk import Desk
from dossier_db import Store, Viewpoint
from dossier_db.tables import Row


def test_a_question_has_every_answer_with_its_words(desk: Desk) -> None:
    """Verdict, our reading, answers, the silent, pairs; most told first."""
    read = sheet(desk, "q_number")
    assert (
        read[1] == "! they differ: not both can be true · open · 2 independent sources"
    )
    assert "about Protest on the Karasu road" in read
    assert "about 40 · 1 independent source" in read
    assert ("More than a hundred stood there. [Radio Karasu ¶1] 30 May 2024") in read
    assert "doubts: Forty to a hundred stood there. [Wire 24] undated" in read
    assert read[2:4] == [
        "Our reading: Both count the same hour.",
        "Decided by A. N., 2024-07-01",
    ]


def test_only_sources_read_whole_are_called_silent(desk: Desk) -> None:
    """Of one read in part nobody knows."""
    assert "· Read whole and silent: Radio Karasu, Steppe Watch" in sheet(desk, "q_day")
    for record_id in ("q_charged", "q_number"):
        assert not [text for text in sheet(desk, record_id) if "silent" in text]


def test_our_conclusion_is_marked_as_ours(desk: Desk) -> None:
    """And no other answer is."""
    held = [text for text in sheet(desk, "q_day") if "our conclusion" in text]
    assert held == ["10 April · 1 independent source  our conclusion"]


def test_answers_that_share_their_words_have_them_once(desk: Desk) -> None:
    """The copy stands below what it copies."""
    read = sheet(desk, "q_charged")
    shared = "Nine are charged after the protest. · as of 1 Jun 2024"
    at = read.index(shared)
    assert read[at + 1 : at + 3] == [
        "[Steppe Watch ¶1] 2 Jun 2024",
        "[Mirror ¶1] 3 Jun 2024",
    ]
    assert "nine · 1 independent source" in read  # a copy is no second voice


def test_a_question_of_which_one_answer_is_heard_compares_nothing(desk: Desk) -> None:
    """There is a verdict, but not on that."""
    read = sheet(desk, "q_number", Viewpoint("s_watch"))
    assert "nothing to compare here" in read[1]
    assert "no verdict yet" in sheet(desk, "q_fence")[1]


def test_our_notes_on_an_answer_stand_under_it(tried: Path) -> None:
    """Below its own statements, before the next answer, marked as ours."""
    with Store.open(tried) as store:
        with store.act("tests") as act:
            note = {"about_id": "a_40", "text": "A guess.", "author": "A. N."}
            act.insert("note", {"id": "t_40", "at": "2024-07-03T10:00:00Z", **note})
        read = sheet(Desk(store), "q_number")
    at = read.index("about 40 · 1 independent source")
    assert read[at + 1].startswith("About forty people stood on the road.")
    assert read[at + 2] == "Note (ours): A guess."
    assert sum("A guess." in text for text in read) == 1


def test_what_is_proposed_stands_above_the_answers_with_its_grounds(
    tried: Path,
) -> None:
    """Until somebody has decided."""
    with Store.open(tried) as store:
        with store.act("tests") as act:
            for answer, most in (("a_seven", 7), ("a_nine", 9)):
                values: Row = {"at_least": 7, "at_most": most}
                act.update("answer", {"id": answer}, values)
        read = sheet(Desk(store), "q_charged")
    at = read.index("Proposed, not decided: + keeps, x dismisses")
    assert read[at + 1].startswith("? + precision: ")
    assert read[at + 1].endswith("7 lies within 7–9")


def test_a_source_that_gives_two_answers_counts_once_and_that_is_said(
    tried: Path,
) -> None:
    """Where the answers have more sources than the question; else nothing is."""
    with Store.open(tried) as store:
        desk = Desk(store)
        assert not any("count once" in text for text in sheet(desk, "q_number"))
        with store.act("tests") as act:
            also = {"answer_id": "a_100", "passage_id": "x_watch_1"}
            act.insert("citation", {**also, "stance": "stance:asserts"})
        read = sheet(desk, "q_number")
    assert read[1].endswith("2 independent sources")
    assert "over 100 · 2 independent sources" in read
    assert "count once" in read[2]


def test_a_day_that_the_words_hold_for_is_not_written_again(tried: Path) -> None:
    """Behind its citation, where that was published on it."""
    with Store.open(tried) as store:
        with store.act("tests") as act:
            act.update("passage", {"id": "x_watch_1"}, {"as_of": "2024-06-02"})
        read = sheet(Desk(store), "q_charged")
    said = next(text for text in read if "as of 2 Jun 2024" in text)
    assert said.endswith("as of 2 Jun 2024 [Steppe Watch ¶1]")


def test_under_a_viewpoint_the_reading_says_that_it_knows_all_sources(
    desk: Desk,
) -> None:
    """It may speak of what nobody had said by that day."""
    read = sheet(desk, "q_number", Viewpoint(known_on="2024-06-01"))
    assert "Our reading, of all sources: Both count the same hour." in read
