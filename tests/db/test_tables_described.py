"""Tables are what the file declares them to be, whoever asked before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from dossier_db.store import Store
from dossier_db.tables import TABLES, describe


@pytest.fixture
def file(fresh: Store) -> Iterator[sqlite3.Connection]:
    """A dossier of its own, to be altered past the program."""
    with closing(sqlite3.connect(fresh.path)) as connection:
        yield connection


def test_a_column_that_comes_in_is_described_at_once(file: sqlite3.Connection) -> None:
    before = describe(file)["person"]
    file.execute("ALTER TABLE person ADD COLUMN shoe TEXT NOT NULL DEFAULT 'large'")
    after = describe(file)["person"]
    assert after.columns == (*before.columns, "shoe")
    assert after.defaults["shoe"] == "large"


def test_another_default_is_another_declaration(file: sqlite3.Connection) -> None:
    for words in ("small", "large"):
        file.execute(f"ALTER TABLE place ADD COLUMN size TEXT DEFAULT '{words}'")
        assert describe(file)["place"].defaults["size"] == words
        file.execute("ALTER TABLE place DROP COLUMN size")


def test_what_was_described_is_nobodys_to_alter(file: sqlite3.Connection) -> None:
    describe(file).clear()
    assert tuple(describe(file)) == TABLES
