"""The log of a received file: walked to its end; an entry that was altered is none."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from db import sample
from dossier_db.errors import RefusedWrite
from dossier_db.log import canonical
from dossier_db.progress import Progress
from dossier_db.receiving import bounds, received
from dossier_db.receiving.walk import Walk
from dossier_db.records.received import Offer
from dossier_db.sealing import seal
from dossier_db.soundness.fields import Compared, compare
from dossier_db.store import Store

Entry = tuple[str, str]
FORGED: dict[str, Callable[[str], str]] = {
    "another agent": lambda text: text.replace("Saule", "Dana"),
    "no JSON": lambda text: text[:-1],
    "a list": lambda text: "[]",
    "a key more": lambda text: text.replace("{", '{"aa":1,', 1),
    "a key twice": lambda text: text[:-1] + ',"value":"x"}',
    "a key less": lambda text: text.replace('"field"', '"fields"'),
    "spaces in it": lambda text: text.replace(",", ", "),
    "a word for a number": lambda text: text.replace('"seq":1,', '"seq":"1",'),
    "a number of none": lambda text: text.replace('"seq":1,', '"seq":-1,'),
    "a base of numbers": lambda text: text.replace('"base":[]', '"base":[1]'),
    "brackets without end": lambda text: "[" * 5000 + "]" * 5000,
    "digits without end": lambda text: "1" * 5000,
}


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("log") / "village.dossier"
    with sample.make(path) as store, store.act("Saule") as act:
        for number in range(10):
            act.insert("entity", {"id": f"p_{number}", "name": f"N {number}"})
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, _written: bytes) -> Path:
    """A file with a chain of ten entries and some."""
    found = tmp_path / "theirs.dossier"
    found.write_bytes(_written)
    return found


def nobody() -> str:
    raise AssertionError("no passphrase is needed")


def look(path: Path) -> Offer:
    with received(path, nobody) as parcel:
        return parcel.offer


def alter(path: Path, change: Callable[[list[Entry]], list[Entry]]) -> None:
    """Write the entries of Saule's chain anew."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name in ("change_no_update", "change_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        rows = connection.execute(
            "SELECT id, entry FROM change WHERE entry LIKE '%Saule%' ORDER BY seq"
        ).fetchall()
        connection.execute("DELETE FROM change WHERE entry LIKE '%Saule%'")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.executemany("INSERT INTO change VALUES (?, ?)", change(rows))


def hashed(text: str) -> Entry:
    return sha256(text.encode()).hexdigest(), text


def test_chains_that_are_whole_are_intact(path: Path) -> None:
    log = look(path).log
    assert log.entries >= 20 and log.broken == ()
    with Store.open(path) as store:
        (head,) = store.reader.all("SELECT id FROM change ORDER BY rowid DESC LIMIT 1")
    assert head[0] in log.heads


def test_the_order_in_which_they_lie_does_not_matter(path: Path) -> None:
    alter(path, lambda rows: rows[::-1])
    assert look(path).log.broken == ()


def test_an_entry_that_was_taken_out_is_missed(path: Path) -> None:
    alter(path, lambda rows: rows[:4] + rows[5:])
    (said,) = look(path).log.broken
    assert said.startswith("entry 5 of chain ") and said.endswith(" is missing")


def test_an_entry_that_follows_another_is_seen(path: Path) -> None:
    def strayed(rows: list[Entry]) -> list[Entry]:
        entry = json.loads(rows[4][1])
        return [*rows[:4], hashed(canonical({**entry, "previous": "0" * 64}))]

    alter(path, strayed)
    (said,) = look(path).log.broken
    assert "does not follow the one before it" in said


def test_two_entries_in_one_place_are_seen() -> None:
    walk, previous = Walk(), None
    entry = {"agent": "Saule", "at": "2026-01-01T00:00:00Z", "chain": "c", "seq": 0}
    for seq in (1, 2, 2, 3):
        text = canonical({**entry, "seq": seq, "previous": previous})
        walk.take(hashed(text)[0], text)
        previous = hashed(text)[0]
    assert walk.log().broken == ("two entries are number 2 of chain c",)


@pytest.mark.parametrize("way", FORGED)
@pytest.mark.parametrize("keeps_hash", [True, False], ids=["hashed", "not hashed"])
def test_an_entry_that_is_none_is_refused(
    path: Path, way: str, keeps_hash: bool
) -> None:
    def forged(rows: list[Entry]) -> list[Entry]:
        text = FORGED[way](rows[0][1])
        return [hashed(text) if keeps_hash else (rows[0][0], text), *rows[1:]]

    if way == "another agent" and keeps_hash:
        pytest.skip("this is a chain of somebody else's, and says so")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(  # whoever forges entries can take the columns away
            "UPDATE sqlite_master SET sql = 'CREATE TABLE change (id TEXT PRIMARY KEY,"
            " entry TEXT NOT NULL) STRICT' WHERE name = 'change'"
        )
        connection.execute(
            "DELETE FROM sqlite_master WHERE tbl_name = 'change' AND type = 'index'"
            " AND name <> 'sqlite_autoindex_change_1'"
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows = connection.execute("SELECT id, entry FROM change").fetchall()
        (first,) = (n for n, (_, e) in enumerate(rows) if '"seq":1,' in e and "Sa" in e)
        for name in ("change_no_update", "change_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM change WHERE id = ?", (rows[first][0],))
        connection.execute("INSERT INTO change VALUES (?, ?)", forged([rows[first]])[0])
    with received(path, nobody) as parcel:
        assert parcel.offer.log.broken
        with pytest.raises(RefusedWrite, match=r": its? "):
            parcel.insist()


def test_a_value_of_the_log_that_is_no_json_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE change_value SET value = '[' || value")
    with (
        received(path, nobody) as parcel,
        pytest.raises(RefusedWrite, match="“value” is no JSON"),
    ):
        parcel.insist()


def test_rows_that_are_what_the_log_says_are_said_to_be(path: Path) -> None:
    rows = look(path).rows
    assert (rows.differing, rows.differ, rows.untold) == (0, (), None)
    with Store.open(path) as store:
        (found,) = (f for f in store.verify() if f.what == "rows against the log")
    assert rows.agreed == found.said


ALTERED = {
    "changed": ("UPDATE entity SET name = 'X' WHERE id = 'p_1'", "altered past"),
    "removed": ("DELETE FROM entity WHERE id = 'p_1'", "removed, and no entry"),
}


@pytest.mark.parametrize("way", ALTERED)
def test_a_row_that_another_program_altered_is_named(path: Path, way: str) -> None:
    statement, state = ALTERED[way]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    rows = look(path).rows
    assert rows.differing == 1 and rows.differ[0].startswith(f"entity p_1: {state}")


def test_a_value_that_is_not_the_one_of_its_entry_breaks_the_chain(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            " AND tbl_name = 'change_value'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(
            "UPDATE change_value SET value = '\"X\"' WHERE value = '\"N 3\"'"
        )
    (said,) = look(path).log.broken
    assert "its value was altered" in said


def test_what_takes_too_long_to_compare_is_said_not_to_be_compared(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS_COMPARING", -1)
    rows = look(path).rows
    assert rows.untold is not None and "seconds" in rows.untold


def test_nothing_of_a_sealed_file_lies_on_the_disk_while_it_is_compared(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
    seen: list[bytes] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def watched(connection: sqlite3.Connection, progress: Progress) -> Compared:
        seen.extend(one.read_bytes() for one in tmp_path.glob("dossier-received-*/*"))
        return compare(connection, progress)

    monkeypatch.setattr("dossier_db.receiving.comparing.compare", watched)
    seal(path, "five words of no kin")
    with received(path, lambda: "five words of no kin") as parcel:
        assert parcel.offer.rows.differing == 0
    assert len(seen) == 2
    assert not any(b"Aigul" in one or b"SQLite" in one for one in seen)
    assert list(tmp_path.glob("dossier-received-*")) == []
