"""The tables of search: taken away and made again, whatever stands in their place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from dossier_db.search import tables


@pytest.fixture
def file() -> Iterator[sqlite3.Connection]:
    """A database with the tables of search and one of a dossier's own."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE entity (id TEXT PRIMARY KEY, name TEXT)")
        connection.execute("INSERT INTO entity VALUES ('p_aigul', 'Aigul')")
        tables.create(connection)
        yield connection


HOSTILE = {
    "a view": ("DROP TABLE search_doc", "CREATE VIEW search_doc AS SELECT 1 AS doc"),
    "a view in capitals": (
        "DROP TABLE search_state",
        "CREATE VIEW Search_State AS SELECT 1 AS rules",
    ),
    "a view with a trigger": (
        "DROP TABLE search_state",
        "CREATE VIEW search_state AS SELECT * FROM entity",
        "CREATE TRIGGER t INSTEAD OF UPDATE ON search_state BEGIN"
        " DELETE FROM entity; END",
    ),
    "other columns": (
        "DROP TABLE search_doc",
        "CREATE TABLE search_doc (doc, id, forms, folds, sounds)",
    ),
    "one column more": ("ALTER TABLE search_word ADD COLUMN more TEXT",),
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON search_doc BEGIN DELETE FROM entity; END",
    ),
    "an index": ("CREATE INDEX i ON search_doc (forms)",),
    "an index of that name": (
        "DROP TABLE search_often",
        "CREATE INDEX search_often ON entity (name)",
    ),
    "a table for a full text": (
        "DROP TABLE search_name",
        "CREATE TABLE search_name (words)",
    ),
    "a full text with contents": (
        "DROP TABLE search_name",
        "CREATE VIRTUAL TABLE search_name USING fts5(words)",
    ),
    "a full text of another table": (
        "DROP TABLE search_name",
        "CREATE VIRTUAL TABLE search_name USING fts5(name, content=entity)",
    ),
    "a full text for a table": (
        "DROP TABLE search_doc",
        "CREATE VIRTUAL TABLE search_doc USING fts5(doc, id, forms, folds, sounds)",
    ),
    "a view within a full text": (
        "DROP TABLE search_name_data",
        "CREATE VIEW search_name_data AS SELECT 10 AS id, x'ff' AS block",
    ),
    "a trigger within a full text": (
        "CREATE TRIGGER t AFTER UPDATE ON search_name_data BEGIN"
        " DELETE FROM entity; END",
    ),
    "parts of a full text without it": (
        "DROP TABLE search_name",
        "CREATE TABLE search_name_data (id)",
        "CREATE TABLE search_name_content (id)",
    ),
    "a full text without its parts": ("DROP TABLE search_text_config",),
    "an unknown kind of table": (
        "DROP TABLE search_doc",
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_master VALUES ('table', 'search_doc', 'search_doc', 0,"
        " 'CREATE VIRTUAL TABLE search_doc USING nobody_knows(doc)')",
        "PRAGMA writable_schema=RESET",
    ),
    "an unknown tokenizer": (
        "DROP TABLE search_text",
        "PRAGMA writable_schema=ON",
        "INSERT INTO sqlite_master VALUES ('table', 'search_text', 'search_text', 0,"
        " 'CREATE VIRTUAL TABLE search_text USING fts5(words, tokenize=nobody_knows)')",
        "PRAGMA writable_schema=RESET",
    ),
    "garbage": ("UPDATE search_name_data SET block = x'ff'",),
    "nothing": ("DROP TABLE search_state", "DROP TABLE search_text"),
}


def test_tables_that_were_just_made_are_sound(file: sqlite3.Connection) -> None:
    assert tables.sound(file)


def test_a_vacuum_leaves_them_sound(file: sqlite3.Connection) -> None:
    file.execute("VACUUM")
    assert tables.sound(file)


@pytest.mark.parametrize("way", [way for way in HOSTILE if way != "garbage"])
def test_whatever_else_stands_in_their_place_is_not_sound(
    file: sqlite3.Connection, way: str
) -> None:
    for statement in HOSTILE[way]:
        file.execute(statement)
    assert not tables.sound(file)


@pytest.mark.parametrize("way", HOSTILE)
def test_whatever_stands_in_their_place_is_taken_away(
    file: sqlite3.Connection, way: str
) -> None:
    for statement in HOSTILE[way]:
        file.execute(statement)
    file.execute("BEGIN")
    tables.drop(file)
    left = file.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'search%' OR type = 'trigger'"
    )
    assert left.fetchall() == []
    tables.create(file)
    file.execute("COMMIT")
    assert tables.sound(file)
    assert file.execute("SELECT * FROM entity").fetchall() == [("p_aigul", "Aigul")]
    assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_taking_them_away_can_be_taken_back(file: sqlite3.Connection) -> None:
    file.execute("INSERT INTO search_doc VALUES (1, 'p_aigul', 'Aigul', '', '')")
    file.execute("BEGIN")
    tables.drop(file)
    file.execute("ROLLBACK")
    assert tables.sound(file)
    assert file.execute("SELECT count(*) FROM search_doc").fetchone() == (1,)


def test_nothing_of_a_name_like_theirs_is_taken_away(file: sqlite3.Connection) -> None:
    file.execute("CREATE TABLE search_notes (id)")
    file.execute("CREATE TABLE searchXdoc (id)")
    tables.drop(file)
    left = file.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search%'")
    assert sorted(left.fetchall()) == [("searchXdoc",), ("search_notes",)]


def test_a_file_that_no_table_was_made_in_is_not_sound() -> None:
    with closing(sqlite3.connect(":memory:")) as empty:
        assert not tables.sound(empty)
        tables.drop(empty)


def test_words_of_very_many_texts_are_noted_when_all_are_in(
    file: sqlite3.Connection,
) -> None:
    file.executemany(
        "INSERT INTO search_text (rowid, words) VALUES (?, ?)",
        [(n, f"court _kpassage rare{n}") for n in range(1, tables.OFTEN + 1)],
    )
    tables.pack(file)
    assert file.execute("SELECT * FROM search_often").fetchall() == [
        ("court", tables.OFTEN)
    ]
    assert tables.sound(file)
