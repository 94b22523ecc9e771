"""Documents: what can be found of a record, as the rows say it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.upkeep import copied, documents, reading
from dossier_db.ids import KINDS
from dossier_db.search.analysis import form_of, text_words
from dossier_db.search.documents import Document, every_id, facet, read, texts
from dossier_db.store import Store


@pytest.fixture(scope="module")
def every(village: Store) -> dict[str, Document]:
    """All documents of the village."""
    with reading(village) as connection:
        return documents(connection)


@pytest.fixture
def rows(village: Store) -> Iterator[sqlite3.Connection]:
    """The village in memory, to be altered."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with closing(sqlite3.connect(village.path)) as file:
            file.backup(connection)
        yield connection


def of(connection: sqlite3.Connection, record: str) -> Document:
    """The document of one record."""
    (found,) = read(connection, [record])
    return found


def kinds(document: Document) -> set[str]:
    """What a document is."""
    return {word[2:] for word in document.facets if word.startswith("_k")}


def test_every_record_that_has_a_name_or_a_text_is_a_document(
    village: Store, every: dict[str, Document]
) -> None:
    with reading(village) as connection:
        ids = set(every_id(connection))
    assert ids - every.keys() == {"o_tribunal"}  # merged into the court


def test_our_label_is_the_first_name(every: dict[str, Document]) -> None:
    assert every["p_aigul"].names == ("Aigul", "Айгүл")
    assert every["p_bolat"].names == ("Bolat", "Болат")


def test_a_name_that_is_held_twice_stands_once(rows: sqlite3.Connection) -> None:
    rows.execute(
        "INSERT INTO name (id, entity_id, name) VALUES ('n_x', 'p_bolat', ?)",
        ("Bolat",),
    )
    assert of(rows, "p_bolat").names == ("Bolat", "Болат")


def test_a_source_has_its_title_among_its_names(every: dict[str, Document]) -> None:
    assert every["s_paper"].names == ("The Paper", "Road")


def test_a_question_has_its_answers_among_its_texts(
    every: dict[str, Document],
) -> None:
    assert every["q_number"].names == ("How many?",)
    assert every["q_number"].texts == ("Why?", "about 30", "50")


def test_a_passage_has_its_words_its_translation_and_what_it_says_of_each(
    rows: sqlite3.Connection,
) -> None:
    rows.execute(
        "UPDATE mention SET gist = 'She stood.' WHERE passage_id = 'x_paper_2'"
    )
    rows.execute("UPDATE quote SET speaker_words = 'a teacher of the village'")
    assert of(rows, "x_paper_2").texts == (
        "We only stood there",
        "Біз тек сонда тұрдық",
        "a teacher of the village",
        "She stood.",
    )


def test_a_passage_that_is_quoted_is_a_quotation_and_no_passage(
    every: dict[str, Document],
) -> None:
    assert kinds(every["x_paper_2"]) == {"quote"}
    assert kinds(every["x_paper_1"]) == {"passage"}


def test_each_record_is_of_one_kind(every: dict[str, Document]) -> None:
    found = {record: kinds(document) for record, document in every.items()}
    assert {record for record, said in found.items() if len(said) != 1} == set()
    assert set().union(*found.values()) == {*KINDS.values(), "quote"}


def test_a_record_is_of_every_source_that_says_anything_of_it(
    every: dict[str, Document],
) -> None:
    sources = {
        source
        for source in ("s_paper", "s_radio", "s_copy", "s_digest", "s_letter", "s_note")
        if facet("s", source) in every["p_bolat"].facets
    }
    assert sources == {"s_radio"}
    assert facet("s", "s_letter") in every["q_number"].facets


def test_who_is_charged_is_a_defendant(every: dict[str, Document]) -> None:
    defendants = {
        record
        for record, document in every.items()
        if facet("r", "role:defendant") in document.facets
    }
    assert defendants == {"p_aigul", "p_bolat", "p_accused"}


def test_a_merged_record_lends_its_names_to_what_it_became(
    rows: sqlite3.Connection,
) -> None:
    rows.execute(
        "INSERT INTO entity (id, name, merged_into_id)"
        " VALUES ('o_old', 'Old court', 'o_tribunal')"
    )
    rows.execute(
        "INSERT INTO name (id, entity_id, name) VALUES ('n_old', 'o_old', 'Ескі сот')"
    )
    assert of(rows, "o_court").names == (
        *("District court", "Old court", "Tribunal", "Ескі сот"),
    )
    assert list(read(rows, ["o_old", "o_tribunal"])) == []


def test_records_merged_in_a_circle_are_none(rows: sqlite3.Connection) -> None:
    rows.execute("UPDATE entity SET merged_into_id = 'o_tribunal' WHERE id = 'o_court'")
    assert list(read(rows, ["o_court", "o_tribunal"])) == []


def test_a_record_merged_into_itself_is_none(rows: sqlite3.Connection) -> None:
    rows.execute("UPDATE entity SET merged_into_id = 'o_court' WHERE id = 'o_court'")
    assert list(read(rows, ["o_court"])) == []


def test_documents_come_in_the_order_that_was_asked_for(
    rows: sqlite3.Connection,
) -> None:
    asked = ["x_paper_1", "p_nobody", "e_protest", "q_place", "p_bolat", "t_one"]
    assert [one.id for one in read(rows, asked)] == [
        one for one in asked if one != "p_nobody"
    ]


def test_a_document_is_the_same_alone_and_among_others(
    village: Store, every: dict[str, Document]
) -> None:
    with reading(village) as connection:
        for record, document in every.items():
            assert of(connection, record) == document


def test_texts_asked_for_alone_are_those_of_the_document(
    village: Store, every: dict[str, Document]
) -> None:
    with reading(village) as connection:
        found = texts(connection, list(every))
    for record, document in every.items():
        assert tuple(found.get(record, ())) == document.texts


def test_the_most_told_records_come_first_and_passages_last(village: Store) -> None:
    with reading(village) as connection:
        ids = every_id(connection)
    assert ids[0] == "e_protest"
    first = {record[:2]: number for number, record in reversed([*enumerate(ids)])}
    assert first["p_"] < first["q_"] < first["t_"] < first["x_"]
    assert len(ids) == len(set(ids))


def test_ids_of_any_letters_are_read(village: Store, tmp_path: Path) -> None:
    odd = ["p_\"quoted'", "p_Айгүл", "p_\\u0041", "p_[]", "p_\n", "p_\U0001f3f4"]
    with copied(village, tmp_path) as store:
        with store.act("Saule") as act:
            for record in odd:
                act.insert("entity", {"id": record, "name": "Zhanar"})
        with reading(store) as connection:
            assert [one.id for one in read(connection, odd)] == odd


@pytest.mark.parametrize(
    "typed", ["_kperson", "__kperson", "a_kperson", "_y2024 _ages"]
)
def test_no_word_of_a_name_or_a_text_is_taken_for_a_filter(typed: str) -> None:
    words = text_words(typed) | form_of(typed).words | form_of(typed).wholes
    assert words and not [word for word in words if word.startswith("_")]
