"""Rows against the log: what another program altered is found and named."""

from pathlib import Path

import pytest

from db import logged
from db.bundled import Bundled
from dossier_assets import vocabulary_file
from dossier_db import Store
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.undoing import undo, undoable

WHAT = "rows against the log"


@pytest.fixture(scope="module")
def _logged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("logged")
    return logged.write(folder / "logged.dossier").read_bytes()


@pytest.fixture(name="path")
def logged_file(tmp_path: Path, _logged: bytes) -> Path:
    """A file with a log of several chains."""
    path = tmp_path / "logged.dossier"
    path.write_bytes(_logged)
    return path


def said(path: Path) -> str:
    """What is said of the rows, be it right or wrong."""
    with Store.open(path) as store:
        (found,) = (one for one in store.verify() if one.what == WHAT)
    return found.said


def alter(path: Path, statement: str) -> None:
    """Write past the log."""
    with logged.unguarded(path) as connection:
        connection.execute(statement)


def test_rows_that_the_program_wrote_hold_what_the_log_says(path: Path) -> None:
    assert logged.faults(path) == {}
    assert said(path).startswith("8 hold what it says last")


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE entity SET name = 'X' WHERE id = 'p_bolat'",
            "entity p_bolat: altered past the log: name",
        ),
        (
            "UPDATE entity SET summary = NULL WHERE id = 'p_bolat'",
            "entity p_bolat: altered past the log: summary",
        ),
        (
            "UPDATE person SET at_least = 3, identified = 0 WHERE id = 'p_dana'",
            "person p_dana: altered past the log: identified, at_least",
        ),
        (
            "DELETE FROM person WHERE id = 'p_dana'",
            "person p_dana: removed, and no entry says so",
        ),
        (
            "INSERT INTO entity (id, name) VALUES ('p_gone', 'Gone')",
            "entity p_gone: there, though the log says it was deleted",
        ),
        (
            "INSERT INTO entity (id, name) VALUES ('p_sly', 'Sly')",
            "entity p_sly: added, and no entry says so",
        ),
        (
            "UPDATE entity SET name = 'A' WHERE id = 'p_aigul'",
            "entity p_aigul: altered past the log: name",
        ),
    ],
)
def test_what_was_written_past_the_log_is_named(
    path: Path, statement: str, fault: str
) -> None:
    alter(path, statement)
    assert logged.faults(path)[WHAT].startswith(fault)


def test_what_was_redacted_cannot_be_told(path: Path) -> None:
    alter(path, "DELETE FROM change_value WHERE value = '\"C\"'")
    alter(path, "UPDATE entity SET name = 'X' WHERE id = 'p_bolat'")
    assert WHAT not in logged.faults(path)
    assert "of 3 it cannot be told" in said(path)


def test_an_undo_and_a_redo_are_what_the_log_says(path: Path) -> None:
    with Store.open(path) as store:
        deed = undoable(store.reader, "last")
        assert deed is not None
        with store.act("last") as act:
            undo(act, deed.id)
    assert WHAT not in logged.faults(path)


def test_of_two_who_did_not_see_each_other_either_may_stand(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(path.read_bytes())
    for file, name in ((path, "here"), (copy, "there")):
        with Store.open(file) as store, store.act("Saule") as act:
            act.update("entity", {"id": "p_dana"}, {"name": name})
    with Store.open(copy) as store:
        entries = store.reader.all("SELECT id, entry FROM change")
        values = store.reader.all("SELECT change_id, salt, value FROM change_value")
    with logged.unguarded(path) as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO change (id, entry) VALUES (?, ?)", entries
        )
        connection.executemany(
            "INSERT OR IGNORE INTO change_value VALUES (?, ?, ?)", values
        )
    assert logged.faults(path) == {}
    with logged.unguarded(path) as connection:
        connection.execute("UPDATE entity SET name = 'C' WHERE id = 'p_dana'")
    assert "p_dana" in logged.faults(path)[WHAT]


@pytest.fixture(scope="module")
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("loaded")
    path, text = folder / "loaded.dossier", folder / "text.jsonl"
    text.write_text(
        '{"table": "entity", "id": "p_a", "name": "A"}\n'
        '{"table": "entity", "id": "p_b", "name": "B"}\n',
        "utf-8",
    )
    with Store.create(path, name="loaded") as store:
        load(store, vocabulary_file(), agent="founding", founding=True)
        load(store, text, agent="Saule")
        with store.act("Saule") as act:
            act.update("entity", {"id": "p_b"}, {"name": "C"})
    return path.read_bytes()


@pytest.fixture(name="loaded")
def loaded_file(tmp_path: Path, _loaded: bytes) -> Path:
    """A file whose rows came by a load, but for one that was edited since."""
    path = tmp_path / "loaded.dossier"
    path.write_bytes(_loaded)
    return path


def test_a_loaded_row_that_was_edited_is_held_against_what_the_log_has(
    loaded: Path,
) -> None:
    assert logged.faults(loaded) == {}
    alter(loaded, "UPDATE entity SET name = 'X' WHERE id = 'p_b'")
    assert logged.faults(loaded)[WHAT].startswith("entity p_b: altered past the log")


def test_a_row_that_a_load_brought_back_cannot_be_told(
    loaded: Path, tmp_path: Path
) -> None:
    text = tmp_path / "again.jsonl"
    text.write_text('{"table": "entity", "id": "p_b", "name": "D"}\n', "utf-8")
    with Store.open(loaded) as store:
        with store.act("Saule") as act:
            act.delete("entity", {"id": "p_b"})
        load(store, text, agent="Saule")
    assert WHAT not in logged.faults(loaded)
    assert "of 1 it cannot be told" in said(loaded)


def test_rows_of_the_first_load_are_shown_to_be_what_they_were(loaded: Path) -> None:
    whole = "as a whole they are what they were then"
    assert whole in said(loaded)
    with Store.open(loaded) as store:
        with store.act("Saule") as act:
            act.insert("entity", {"id": "p_c", "name": "C"})
            act.delete("entity", {"id": "p_a"})
        with store.act("Saule") as act:
            act.update("entity", {"id": "p_b"}, {"name": "B", "summary": "known"})
    assert whole in said(loaded)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entity SET name = 'X' WHERE id = 'p_a'",
        "DELETE FROM entity WHERE id = 'p_a'",
        "INSERT INTO entity (id, name) VALUES ('p_x', 'X')",
        "UPDATE term SET definition = 'another' WHERE id = 'unit:individual'",
    ],
)
def test_a_loaded_row_of_which_no_entry_tells_is_found_to_be_altered(
    loaded: Path, statement: str
) -> None:
    alter(loaded, statement)
    assert logged.faults(loaded)[WHAT].startswith("rows of the first load: one was")


def test_a_dump_that_was_loaded_elsewhere_holds_what_it_held(
    loaded: Path, tmp_path: Path
) -> None:
    text = tmp_path / "dump.jsonl"
    with Store.open(loaded) as store:
        text.write_text("".join(dump(store)), "utf-8")
    other = tmp_path / "other.dossier"
    with Store.create(other, name="other") as store:
        load(store, text, agent="Saule")
    assert logged.faults(other) == {}
    assert "as a whole they are" in said(other)


def test_where_another_load_came_it_is_only_shown_that_all_is_right(
    loaded: Path, tmp_path: Path
) -> None:
    text = tmp_path / "more.jsonl"
    text.write_text('{"table": "entity", "id": "p_d", "name": "D"}\n', "utf-8")
    with Store.open(loaded) as store:
        load(store, text, agent="Saule")
    assert WHAT not in logged.faults(loaded)
    assert "it does not tell of them one by one" in said(loaded)


def test_what_was_taken_out_of_the_log_leaves_the_beginning_untold(
    loaded: Path,
) -> None:
    alter(loaded, "DELETE FROM change_value WHERE value = '\"B\"'")
    assert WHAT not in logged.faults(loaded)
    assert "it does not tell of them one by one" in said(loaded)


def test_the_bundled_case_is_what_it_was_when_it_was_loaded(bundled: Bundled) -> None:
    assert "as a whole they are what they were then" in said(bundled.store.path)


@pytest.mark.parametrize(
    "value",
    ["", "{", '{"base64": 5}', '{"base64": "x"}', "[" * 5000, '"\\q"', "\x00", "1e999"],
)
@pytest.mark.parametrize("field", ["name", "-row", "=name", "+load"])
def test_what_is_no_value_of_ours_ends_no_look(
    loaded: Path, value: str, field: str
) -> None:
    with Store.open(loaded) as store, store.act("Saule") as act:
        act.delete("entity", {"id": "p_a"})
    with logged.unguarded(loaded) as connection:
        connection.execute(
            "UPDATE change_value SET value = ? WHERE change_id IN (SELECT id FROM"
            " change WHERE json_extract(entry, '$.field') = ?)",
            (value, field),
        )
    assert "its value was altered" in logged.faults(loaded)["log"]


def test_what_a_copy_brought_back_is_what_both_logs_say(
    loaded: Path, tmp_path: Path
) -> None:
    copy, text = tmp_path / "copy.dossier", tmp_path / "copy.jsonl"
    copy.write_bytes(loaded.read_bytes())
    with Store.open(copy) as store:
        with store.act("Bolat") as act:
            act.insert("entity", {"id": "p_new", "name": "New"})
            act.update("entity", {"id": "p_b"}, {"summary": "from there"})
            act.delete("entity", {"id": "p_a"})
        text.write_text("".join(dump(store)), "utf-8")
    with Store.open(loaded) as store:
        with store.act("Saule") as act:
            act.update("entity", {"id": "p_b"}, {"summary": "from here"})
        load(store, text, agent="Saule", update=True)
    assert logged.faults(loaded) == {}
