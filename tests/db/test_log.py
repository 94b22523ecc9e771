"""The log: every entry in its place in a chain, nothing outside the hash."""

import hashlib
import json
import sqlite3
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dossier_db import log
from dossier_db.heads import ForgottenHeads
from dossier_db.store import Store
from dossier_db.tables import Row


class Remembered(ForgottenHeads):
    """A machine that remembers what it wrote last: one object for several stores."""


def write(store: Store, agent: str, name: str) -> None:
    """One act that writes to one field."""
    with store.act(agent) as act:
        if store.reader.one("SELECT 1 FROM entity"):
            act.update("entity", {"id": "p_a"}, {"name": name})
        else:
            act.insert("entity", {"id": "p_a", "name": name})


def entries(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """Every entry with its id, chain by chain, in order."""
    rows = store.reader.all("SELECT id, entry FROM change ORDER BY chain, seq")
    return [(identity, json.loads(entry)) for identity, entry in rows]


def test_an_id_is_the_hash_of_the_whole_entry(fresh: Store) -> None:
    write(fresh, "Aigerim", "A")
    write(fresh, "\x1b[1mӘлия\u202e", "阿")
    rows = fresh.reader.all("SELECT id, entry FROM change")
    assert len(rows) == 3
    for identity, entry in rows:
        assert hashlib.sha256(entry.encode()).hexdigest() == identity


def test_an_entry_is_canonical_json_of_the_agreed_fields(fresh: Store) -> None:
    write(fresh, "Aigerim", "A")
    for _, text in fresh.reader.all("SELECT id, entry FROM change"):
        entry = json.loads(text)
        assert text == log.canonical(entry)
        assert " ".join(entry) == (
            "act agent at base chain field previous row seq table value"
        )


def test_each_entry_names_the_one_before_it(fresh: Store) -> None:
    for name in "abc":
        write(fresh, "Aigerim", name)
    found = entries(fresh)
    assert [entry["seq"] for _, entry in found] == [1, 2, 3, 4]
    assert found[0][1]["previous"] is None
    for (before, _), (_, entry) in pairwise(found):
        assert entry["previous"] == before


def test_a_value_is_sealed_with_a_salt_and_stands_beside_the_entry(
    fresh: Store,
) -> None:
    write(fresh, "Aigerim", "a secret")
    for _, entry in entries(fresh):
        assert "a secret" not in json.dumps(entry)
    rows = fresh.reader.all(
        "SELECT c.entry, v.salt, v.value FROM change c"
        " JOIN change_value v ON v.change_id = c.id"
    )
    assert sorted(value for _, _, value in rows) == ['"a secret"', '"p_a"']
    for entry, salt, value in rows:
        assert json.loads(entry)["value"] == log.commitment(salt, value)


def test_a_redacted_value_leaves_the_chain_whole(fresh: Store) -> None:
    write(fresh, "Aigerim", "a secret")
    before = entries(fresh)
    with sqlite3.connect(fresh.path) as connection:
        connection.execute("DELETE FROM change_value")
    connection.close()
    assert entries(fresh) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET entry = '{}'",
        "DELETE FROM change",
        "INSERT OR REPLACE INTO change SELECT id, '{}' FROM change",
    ],
)
def test_an_entry_is_never_altered(fresh: Store, statement: str) -> None:
    write(fresh, "Aigerim", "A")
    before = entries(fresh)
    connection = sqlite3.connect(fresh.path)
    connection.execute("PRAGMA recursive_triggers=ON")
    try:
        connection.execute(statement)
        connection.commit()
    except sqlite3.IntegrityError as error:
        assert "append-only" in str(error)
    connection.close()
    assert entries(fresh) == before


def test_an_entry_rests_on_the_one_it_saw(fresh: Store) -> None:
    write(fresh, "Aigerim", "a")
    write(fresh, "Bolat", "b")
    write(fresh, "Aigerim", "c")
    names = [(i, e) for i, e in entries(fresh) if e["field"] == "name"]
    assert names[0][1]["base"] == []
    for (before, _), (_, entry) in pairwise(names):
        assert entry["base"] == [before]


def test_what_stood_is_an_entry_of_its_column(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.connection.execute("INSERT INTO entity (id, name) VALUES ('p_a', 'A')")
        act.update("entity", {"id": "p_a"}, {"name": "B"})
    (stood, first), (changed, second) = entries(fresh)
    assert (first["field"], first["base"]) == ("=name", [])
    assert second["base"] == [stood]
    assert log.seen(fresh.reader.connection, "entity", "p_a", "name") == [changed]


def test_a_deletion_rests_on_every_column_and_the_next_row_on_it(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.delete("entity", {"id": "p_a"})
        act.insert("entity", {"id": "p_a", "name": "B"})
    found = entries(fresh)
    (gone,) = [(i, e) for i, e in found if e["field"] == "-row"]
    assert gone[1]["base"] == sorted(i for i, e in found if e["seq"] < 3)
    for _, entry in found[3:]:
        assert entry["base"] == [gone[0]]


def test_rows_and_bytes_can_be_read_back() -> None:
    row: Row = {"id": "f_a", "bytes": b"\x00", "starts": 3, "text": None}
    assert log.opened(log.sealed(row)) == {"id": "f_a", "bytes": b"\x00", "starts": 3}
    assert log.opened(log.sealed(b"\x00\xff")) == b"\x00\xff"


def test_a_redacted_value_is_not_said_again(fresh: Store) -> None:
    write(fresh, "Aigerim", "a secret")
    with sqlite3.connect(fresh.path) as connection:
        connection.execute("DELETE FROM change_value WHERE value = '\"a secret\"'")
    connection.close()
    write(fresh, "Aigerim", "b")
    assert [entry["field"] for _, entry in entries(fresh)] == ["id", "name", "name"]


def test_two_who_did_not_see_each_other_leave_two_heads(
    fresh: Store, tmp_path: Path
) -> None:
    write(fresh, "Aigerim", "a")
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(fresh.path.read_bytes())
    write(fresh, "Aigerim", "here")
    with Store.open(copy) as other:
        write(other, "Bolat", "there")
        theirs = other.reader.all("SELECT id, entry FROM change")
    with sqlite3.connect(fresh.path) as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO change (id, entry) VALUES (?, ?)", theirs
        )
        heads = log.seen(connection, "entity", "p_a", "name")
    connection.close()
    assert len(heads) == 2


def test_a_machine_goes_on_with_the_chain_that_it_wrote_last(tmp_path: Path) -> None:
    heads = Remembered()
    with Store.create(tmp_path / "a.dossier", name="a", heads=heads) as store:
        write(store, "Aigerim", "a")
    with Store.open(tmp_path / "a.dossier", heads=heads) as store:
        write(store, "Aigerim", "b")
        assert len({entry["chain"] for _, entry in entries(store)}) == 1


def test_a_copy_that_was_put_back_starts_a_new_chain(tmp_path: Path) -> None:
    path, heads = tmp_path / "a.dossier", Remembered()
    with Store.create(path, name="a", heads=heads) as store:
        write(store, "Aigerim", "a")
    copy = path.read_bytes()
    with Store.open(path, heads=heads) as store:
        write(store, "Aigerim", "b")
    path.write_bytes(copy)
    with Store.open(path, heads=heads) as store:
        write(store, "Aigerim", "c")
        assert [entry["seq"] for _, entry in entries(store)].count(1) == 2


def test_bytes_are_sealed_as_base64() -> None:
    assert log.sealed(b"\x00\xff") == '{"base64":"AP8="}'
