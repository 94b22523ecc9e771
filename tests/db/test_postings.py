"""Postings: what a document leaves in the tables, and what is left when it goes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.upkeep import copied, reading
from dossier_db.search import postings, tables
from dossier_db.search.documents import Document
from dossier_db.search.postings import Postings
from dossier_db.store import Store

AIGUL = Document(
    "p_aigul",
    ("Aigul Serik", "Айгүл", "阿依古丽", "Aigul"),
    ("a teacher of Almaty", "教师"),
    frozenset({"_kperson", "_s1"}),
)
BOLAT = Document("p_bolat", ("Bolat Serik", "Болат"), (), frozenset({"_kperson"}))
PASSAGE = Document("x_1", (), ("Aigul Serik spoke.",), frozenset({"_kpassage"}))
PLAIN = ("search_doc", "search_word", "search_key", "search_slip", "search_often")


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    """Tables with nothing in them."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        tables.create(connection)
        yield connection


def put(index: sqlite3.Connection, *documents: Document) -> None:
    """Bring documents in, numbered from 1."""
    written = Postings(index)
    for number, document in enumerate(documents, 1):
        written.add(number, document)
    written.flush()


def take(index: sqlite3.Connection, number: int, document: Document) -> None:
    """Take one out."""
    written = Postings(index)
    written.remove(number, document)
    written.flush()


def held(index: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the tables: rows, and which words stand in which documents."""
    found = {
        table: index.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in PLAIN
    }
    for table in tables.FULL_TEXT:
        index.execute(
            "CREATE VIRTUAL TABLE temp.held USING"
            f" fts5vocab('main', '{table}', 'instance')"
        )
        found[table] = index.execute(
            "SELECT term, doc FROM temp.held ORDER BY term, doc"
        ).fetchall()
        index.execute("DROP TABLE temp.held")
    return found


def matching(index: sqlite3.Connection, table: str, match: str) -> list[int]:
    """The numbers of documents that an expression finds."""
    rows = index.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid", (match,)
    )
    return [number for (number,) in rows]


def test_a_name_is_found_by_its_words_and_their_beginnings(
    index: sqlite3.Connection,
) -> None:
    put(index, AIGUL, BOLAT, PASSAGE)
    assert matching(index, "search_name", "serik") == [1, 2]
    assert matching(index, "search_name", "ser* AND bol*") == [2]
    assert matching(index, "search_name", "依* AND _kperson") == [1]


def test_a_text_is_found_by_its_words_and_filters(index: sqlite3.Connection) -> None:
    put(index, AIGUL, BOLAT, PASSAGE)
    assert matching(index, "search_text", "teach*") == [1]
    assert matching(index, "search_text", "aigul") == [3]
    assert matching(index, "search_text", "教师 AND _s1") == [1]


def test_a_record_without_names_is_in_no_table_of_names(
    index: sqlite3.Connection,
) -> None:
    put(index, PASSAGE)
    left = held(index)
    assert left["search_name"] == left["search_whole"] == left["search_word"] == []
    assert [row[1] for row in left["search_doc"]] == ["x_1"]


def test_a_word_counts_once_for_each_record(index: sqlite3.Connection) -> None:
    put(index, AIGUL, BOLAT)
    counts = dict(index.execute("SELECT word, docs FROM search_word").fetchall())
    assert (counts["aigul"], counts["serik"], counts["bolat"]) == (1, 2, 1)


def test_all_goes_with_the_last_record(index: sqlite3.Connection) -> None:
    empty = held(index)
    put(index, AIGUL, BOLAT, PASSAGE)
    for number, document in enumerate((AIGUL, BOLAT, PASSAGE), 1):
        take(index, number, document)
    assert held(index) == empty


def test_what_goes_leaves_what_is_left_as_if_it_had_never_been(
    index: sqlite3.Connection,
) -> None:
    put(index, BOLAT)
    alone = held(index)
    written = Postings(index)
    written.add(2, AIGUL)
    written.flush()
    take(index, 2, AIGUL)
    assert held(index) == alone


def test_a_word_that_is_still_borne_stays_with_its_keys(
    index: sqlite3.Connection,
) -> None:
    put(index, AIGUL, BOLAT)
    take(index, 1, AIGUL)
    words = {word for (word,) in index.execute("SELECT word FROM search_word")}
    assert "serik" in words and "aigul" not in words
    nowhere = index.execute(
        "SELECT count(*) FROM search_key WHERE word NOT IN (SELECT id FROM search_word)"
    )
    assert nowhere.fetchone() == (0,)


def test_a_number_may_go_and_come_again_in_one_go(index: sqlite3.Connection) -> None:
    put(index, BOLAT)
    wanted = held(index)
    take(index, 1, BOLAT)
    put(index, AIGUL)
    written = Postings(index)
    written.remove(1, AIGUL)
    written.add(1, BOLAT)
    written.flush()
    found = held(index)
    assert [row[1] for row in found["search_doc"]] == ["p_bolat"]
    assert found["search_name"] == wanted["search_name"]
    assert found["search_whole"] == wanted["search_whole"]


def test_many_documents_are_written_on_the_way(
    index: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(index, AIGUL, BOLAT, PASSAGE)
    wanted = held(index)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        tables.create(other)
        monkeypatch.setattr(postings, "MANY", 0)
        put(other, AIGUL, BOLAT, PASSAGE)
        assert held(other) == wanted


@pytest.mark.parametrize("name", ["Zhanar Qosybai", "Жанар", "贾娜尔", "Жа-нар 1"])
def test_a_name_that_was_deleted_leaves_no_word_behind(
    village: Store, tmp_path: Path, name: str
) -> None:
    with copied(village, tmp_path) as store:
        with reading(store) as connection:
            before = held(connection)
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_new", "name": name, "summary": name})
            act.insert(
                "name", {"id": "n_new", "entity_id": "p_new", "name": f"{name}a"}
            )
        with reading(store) as connection:
            assert held(connection) != before
        with store.act("Saule") as act:
            act.delete("name", {"id": "n_new"})
            act.delete("entity", {"id": "p_new"})
        with reading(store) as connection:
            assert held(connection) == before


def test_reindexing_leaves_no_byte_of_a_name_that_was_deleted(
    village: Store, tmp_path: Path
) -> None:
    part = b"yzxqosybai"  # a full text keeps what words of a neighbour begin with once
    with copied(village, tmp_path) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_new", "name": "Zzyzxqosybai"})
        assert part in store.path.read_bytes()
        with store.act("Saule") as act:
            act.delete("entity", {"id": "p_new"})
            act.connection.execute("DELETE FROM change_value")  # redacted
        store.reindex()
        assert part not in store.path.read_bytes()
