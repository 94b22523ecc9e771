"""Passages: the places in a source, and everything that hangs on each."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.store import Store


def test_passages_stand_in_the_order_of_reading(village: Store) -> None:
    passages = village.passages.listing("s_paper").page(0)
    assert [one.paragraph for one in passages] == [1, 2, 10, 11]


def test_sentences_of_one_paragraph_stand_in_their_order(village: Store) -> None:
    passages = village.passages.listing("s_radio").page(0)
    assert [one.sentences for one in passages] == [(1, 1), (2, 2)]


def test_a_passage_is_shown_by_its_exact_words_else_by_its_gist(village: Store) -> None:
    words = [one.words for one in village.passages.listing("s_paper").page(0)]
    assert words[:2] == ["About thirty came.", "We only stood there"]


def test_a_citation_says_the_day_for_which_it_holds_and_its_caution(
    village: Store,
) -> None:
    first = village.passages.passage("x_paper_1").citation
    assert first.as_of is not None and first.as_of.expression == "2024-02-10"
    caution = village.passages.passage("x_paper_4").citation.caution
    assert caution == "the page is torn here"


def test_every_statement_that_hangs_on_a_passage_is_listed(village: Store) -> None:
    uses = village.passages.passage("x_radio_2").uses
    assert {(use.kind, use.record.id, use.detail) for use in uses} == {
        ("answer", "q_day", "15 March"),
        ("account", "e_hearing", "2024-02-09"),
        ("name", "p_bolat", "Болат"),
        ("charge", "p_bolat", None),
        ("charge", "p_accused", "6"),
    }


def test_an_outcome_hangs_on_its_passage_with_its_word(village: Store) -> None:
    uses = village.passages.passage("x_letter_1").uses
    assert ("outcome", "p_aigul", "release") in {
        (use.kind, use.record.id, use.detail) for use in uses
    }


def test_a_passage_that_is_a_quote_opens_with_it(village: Store) -> None:
    quote = village.passages.passage("x_paper_2").quote
    assert quote is not None and quote.words == "We only stood there"
    assert village.passages.passage("x_paper_1").quote is None


def test_a_passage_without_a_paragraph_is_cited_by_its_source(village: Store) -> None:
    assert village.passages.passage("x_blog_1").citation.place == "Blog"


def test_an_unknown_passage_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no passage x_none"):
        village.passages.passage("x_none")
