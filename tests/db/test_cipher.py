"""A connection to a sealed file is as the standard library's."""

import sqlite3
from pathlib import Path

import pytest

from dossier_db.keys import Key

pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
from dossier_db.cipher import connect


@pytest.fixture
def sealed(tmp_path: Path) -> sqlite3.Connection:
    """A connection to a new sealed file."""
    key = Key.new("a passphrase of some words")
    place = str(tmp_path / "s")
    return connect(place, key, isolation_level=None, check_same_thread=False)


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("SELECT * FROM nowhere", sqlite3.OperationalError),
        ("INSERT INTO t VALUES (1), (1)", sqlite3.IntegrityError),
        ("SELECT ?", sqlite3.ProgrammingError),
    ],
)
def test_an_error_is_the_standard_librarys(
    sealed: sqlite3.Connection, statement: str, kind: type[sqlite3.Error]
) -> None:
    sealed.execute("CREATE TABLE t (a PRIMARY KEY)")
    with pytest.raises(kind):
        sealed.execute(statement)


def test_an_error_keeps_its_code(sealed: sqlite3.Connection) -> None:
    sealed.execute("CREATE TABLE t (a PRIMARY KEY)")
    with pytest.raises(sqlite3.IntegrityError) as caught:
        sealed.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])
    assert caught.value.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CONSTRAINT


def test_a_reference_that_leads_nowhere_is_told_from_other_constraints(
    sealed: sqlite3.Connection,
) -> None:
    sealed.execute("PRAGMA foreign_keys=ON")
    sealed.execute("CREATE TABLE t (a PRIMARY KEY, b REFERENCES t)")
    with pytest.raises(sqlite3.IntegrityError) as caught:
        sealed.execute("INSERT INTO t VALUES (1, 2)")
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY


def test_a_loop_over_a_cursor_has_every_row_once(sealed: sqlite3.Connection) -> None:
    sealed.execute("CREATE TABLE t (a INTEGER)")
    sealed.executemany("INSERT INTO t VALUES (?)", ((n,) for n in range(1000)))
    assert [n for (n,) in sealed.execute("SELECT a FROM t ORDER BY a")] == [
        *range(1000)
    ]


def test_a_closed_connection_says_so(sealed: sqlite3.Connection) -> None:
    sealed.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        sealed.execute("SELECT 1")


def test_a_wrong_key_says_nothing_on_standard_error(
    sealed: sqlite3.Connection, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sealed.execute("CREATE TABLE t (a)")
    sealed.close()
    with pytest.raises(sqlite3.DatabaseError):
        connect(str(tmp_path / "s"), Key.new("another")).execute("SELECT * FROM t")
    assert capfd.readouterr().err == ""


def test_a_library_that_does_not_encrypt_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_db.cipher._VERSION", "PRAGMA no_such_pragma")
    with pytest.raises(sqlite3.NotSupportedError):
        connect(str(tmp_path / "new"), Key.new("a passphrase of some words"))
    assert not (tmp_path / "new").exists() or not (tmp_path / "new").stat().st_size
