"""Quotes: the very words, who said them and through whom they came."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.records import Viewpoint
from dossier_db.store import Store


def test_quotes_stand_source_by_source(village: Store) -> None:
    quotes = village.quotes.listing().page(0)
    assert [one.id for one in quotes] == ["x_note_1", "x_paper_2"]


def test_a_quote_gives_the_exact_words(village: Store) -> None:
    assert village.quotes.quote("x_paper_2").words == "We only stood there"


def test_a_quote_names_its_speaker_and_whom_it_addresses(village: Store) -> None:
    quote = village.quotes.quote("x_paper_2")
    assert quote.speaker is not None and quote.speaker.name == "Aigul"
    assert quote.addressee is not None and quote.addressee.id == "o_court"
    assert quote.kind == "report"


def test_a_quote_names_who_relayed_it(village: Store) -> None:
    relayed_by = village.quotes.quote("x_note_1").relayed_by
    assert relayed_by is not None and relayed_by.id == "s_paper"


def test_a_quote_carries_its_citation(village: Store) -> None:
    citation = village.quotes.quote("x_paper_2").citation
    assert citation.place == "The Paper ¶2"
    assert citation.attributed_to is not None
    assert citation.attributed_to.name == "Aigul"


def test_under_a_viewpoint_only_quotes_in_view_are_listed(village: Store) -> None:
    told = village.quotes.listing(Viewpoint(told_by="s_paper"))
    assert [one.id for one in told.page(0)] == ["x_paper_2"]
    assert told.count() == 1


def test_the_words_of_one_speaker_are_found(village: Store) -> None:
    assert [one.id for one in village.quotes.by("p_aigul")] == ["x_paper_2"]
    assert village.quotes.by("p_aigul", Viewpoint(told_by="s_radio")) == ()


def test_a_passage_that_quotes_nobody_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no quote x_paper_1"):
        village.quotes.quote("x_paper_1")
