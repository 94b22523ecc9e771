"""Sources: the list, the bibliography, the figures of the header."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.records import Viewpoint
from dossier_db.store import Store


def _ids(store: Store, view: Viewpoint | None = None) -> list[str]:
    return [row.id for row in store.sources.listing(view or Viewpoint()).page(0)]


def test_sources_stand_by_the_latest_day_of_issue_and_undated_ones_last(
    village: Store,
) -> None:
    assert _ids(village) == [
        "s_note",
        "s_paper",
        "s_copy",
        "s_radio",
        "s_digest",
        "s_letter",
        "s_blog",
    ]


def test_as_known_on_a_day_later_and_undated_sources_are_left_out(
    village: Store,
) -> None:
    known = _ids(village, Viewpoint(known_on="2024-03-15"))
    assert known == ["s_note", "s_paper", "s_copy"]


def test_what_was_issued_at_an_hour_is_known_on_that_day(village: Store) -> None:
    assert "s_letter" in _ids(village, Viewpoint(known_on="2024-05-05"))
    assert "s_letter" not in _ids(village, Viewpoint(known_on="2024-05-04"))


def test_the_header_counts_no_document_that_nobody_here_has_seen(
    village: Store,
) -> None:
    assert village.sources.tally().sources == 6


def test_the_header_says_how_many_undated_sources_a_day_leaves_out(
    village: Store,
) -> None:
    assert village.sources.tally().undated == 0
    assert village.sources.tally(Viewpoint(known_on="2024-03-15")).undated == 1


def test_of_one_source_that_is_heard_the_others_are_not_left_out(
    village: Store,
) -> None:
    """Only whether it is dated itself counts then."""
    tally = village.sources.tally
    assert tally(Viewpoint(told_by="s_letter", known_on="2024-03-15")).undated == 0
    assert tally(Viewpoint(told_by="s_blog", known_on="2024-03-15")).undated == 1


def test_the_header_counts_questions_and_those_without_a_conclusion(
    village: Store,
) -> None:
    tally = village.sources.tally()
    assert (tally.questions, tally.open) == (5, 4)


def test_the_header_counts_only_what_the_viewpoint_reaches(village: Store) -> None:
    tally = village.sources.tally(Viewpoint(told_by="s_letter"))
    assert (tally.sources, tally.questions, tally.open) == (1, 2, 2)


def test_a_source_says_with_which_it_counts_as_one(village: Store) -> None:
    rows = {row.id: row for row in village.sources.listing().page(0)}
    counts_as = rows["s_copy"].counts_as
    assert counts_as is not None and counts_as.id == "s_paper"
    assert rows["s_paper"].counts_as is None


def test_a_source_says_how_many_of_its_passages_are_held(village: Store) -> None:
    rows = {row.id: row.statements for row in village.sources.listing().page(0)}
    assert rows["s_paper"] == 4
    assert rows["s_blog"] == 1


def test_a_source_opens_with_its_relations_both_ways(village: Store) -> None:
    relations = village.sources.source("s_paper").relations
    assert [(one.other.id, one.kind, one.outward) for one in relations] == [
        ("s_copy", "copies", False),
        ("s_digest", "rests_on", False),
    ]


def test_a_relation_says_whether_it_is_stated_or_inferred(village: Store) -> None:
    relations = village.sources.source("s_digest").relations
    assert {one.other.id: one.basis for one in relations} == {
        "s_paper": "stated",
        "s_radio": "inferred",
    }


def test_a_source_opens_with_our_notes_and_its_topic(village: Store) -> None:
    source = village.sources.source("s_paper")
    assert [note.text for note in source.notes] == ["Bought at a kiosk."]
    assert source.topic == "case"


@pytest.mark.parametrize("word", ["s_radio", "radio", "Radio", "RADIO"])
def test_a_source_is_found_by_its_id_its_short_id_or_its_name(
    village: Store, word: str
) -> None:
    assert village.sources.find(word) == "s_radio"


def test_a_word_that_names_no_source_is_refused_with_what_to_do(
    village: Store,
) -> None:
    with pytest.raises(UnknownRecord, match="dossier sources"):
        village.sources.find("television")


def test_an_unknown_source_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="s_none"):
        village.sources.source("s_none")


@pytest.mark.parametrize("word", [" radio", "s_radio\n", "\tRadio "])
def test_blanks_round_a_word_name_no_other_source(village: Store, word: str) -> None:
    assert village.sources.find(word) == "s_radio"
