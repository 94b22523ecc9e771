"""The steps of the schema: a file that was brought up and a new one are the same."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.earlier import first
from dossier_db.connection import SCHEMA_VERSION
from dossier_db.schema import migrate, migrations

FIRST = "merged_events_left_out"


@pytest.fixture(name="db")
def empty() -> Iterator[Database]:
    """A database with nothing in it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        yield Database(connection, execute_plugins=False)


def said(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return set(rows.fetchall())


def number(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_file_has_the_newest_schema(db: Database) -> None:
    migrate(db.conn)
    assert number(db) == SCHEMA_VERSION


@pytest.mark.parametrize("tray", [True, False], ids=["early", "earliest"])
def test_what_was_brought_up_says_what_a_new_file_says(
    db: Database, tmp_path: Path, tray: bool
) -> None:
    migrate(db.conn)
    old = first(tmp_path / "old.dossier", tray=tray)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection)
        assert said(connection) == said(db.conn)


def test_all_steps_can_be_part_of_one_transaction(db: Database) -> None:
    migrations.apply(db, stop_before=FIRST)
    before = said(db.conn)
    db.execute("BEGIN IMMEDIATE")
    migrate(db.conn)
    assert number(db) == SCHEMA_VERSION
    db.execute("ROLLBACK")
    assert (said(db.conn), number(db)) == (before, 1)


def test_a_step_is_taken_once(db: Database) -> None:
    migrate(db.conn)
    migrate(db.conn)
    assert len(migrations.applied(db)) == SCHEMA_VERSION
