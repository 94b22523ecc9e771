"""Acts: rows and their entries in one transaction, or nothing."""

import json
import sqlite3
from pathlib import Path

import pytest

from dossier_db.acts import Act
from dossier_db.errors import BadDate, DossierError, RefusedWrite, UnknownRecord
from dossier_db.exporters import dump
from dossier_db.store import Store
from dossier_db.tables import Row


def fields(store: Store) -> list[tuple[str, str, str]]:
    """What each entry is about, in order."""
    rows = store.reader.all("SELECT entry FROM change ORDER BY seq")
    found = [json.loads(entry) for (entry,) in rows]
    return [(entry["table"], entry["row"], entry["field"]) for entry in found]


def values(store: Store) -> list[str]:
    """What each entry says, in order."""
    rows = store.reader.all(
        "SELECT v.value FROM change c JOIN change_value v ON v.change_id = c.id"
        " ORDER BY c.seq"
    )
    return [value for (value,) in rows]


def entries_of(act: Act) -> int:
    """How many entries there are while an act is open."""
    ((count,),) = act.connection.execute("SELECT count(*) FROM change").fetchall()
    return int(count)


def source(act: Act) -> None:
    """A source with a passage."""
    act.insert("entity", {"id": "s_a", "name": "A"})
    act.insert("source", {"id": "s_a"})
    act.insert("passage", {"id": "x_a", "source_id": "s_a", "gist": "g"})


def test_an_insert_has_an_entry_for_each_column_with_a_value(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A", "summary": None})
    assert fields(fresh) == [("entity", "p_a", "id"), ("entity", "p_a", "name")]


def test_an_update_has_an_entry_for_each_column_that_changes(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
    with fresh.act("Aigerim") as act:
        act.update("entity", {"id": "p_a"}, {"name": "A", "summary": "a teacher"})
    assert fields(fresh)[2:] == [("entity", "p_a", "summary")]
    assert fresh.reader.one("SELECT summary FROM entity") == ("a teacher",)


def test_a_delete_has_one_entry_that_carries_the_row(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A", "summary": None})
        act.delete("entity", {"id": "p_a"})
    assert fields(fresh)[-1] == ("entity", "p_a", "-row")
    assert fresh.reader.number("SELECT count(*) FROM entity") == 0
    assert values(fresh)[-1] == '{"id":"p_a","name":"A"}'


def test_a_deleted_row_carries_its_bytes(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        source(act)
        row: Row = {"id": "f_a", "source_id": "s_a", "bytes": b"\x00\xff"}
        act.insert("capture", {**row, "collected_at": act.at, "sha256": "0" * 64})
        act.delete("capture", {"id": "f_a"})
    assert json.loads(values(fresh)[-1])["bytes"] == {"base64": "AP8="}


def test_a_change_of_what_a_load_brought_says_what_stood(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.connection.execute("INSERT INTO entity (id, name) VALUES ('p_a', 'A')")
        act.update("entity", {"id": "p_a"}, {"name": "B", "summary": "a teacher"})
        act.update("entity", {"id": "p_a"}, {"name": "C"})
    assert [field for _, _, field in fields(fresh)] == [
        "=name",
        "name",
        "=summary",
        "summary",
        "name",
    ]
    assert values(fresh) == ['"A"', '"B"', "null", '"a teacher"', '"C"']


def test_what_stood_is_not_said_twice(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.update("entity", {"id": "p_a"}, {"name": "B", "summary": "a teacher"})
    assert not [field for _, _, field in fields(fresh) if field.startswith("=")]


def test_a_default_that_nobody_wrote_is_said_before_it_goes(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        source(act)
        act.update("source", {"id": "s_a"}, {"coverage": "whole"})
    assert fields(fresh)[-2:] == [
        ("source", "s_a", "=coverage"),
        ("source", "s_a", "coverage"),
    ]
    assert values(fresh)[-2:] == ['"none"', '"whole"']


def test_what_another_program_wrote_is_said_too(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.connection.execute("UPDATE entity SET name = 'elsewhere'")
        act.update("entity", {"id": "p_a"}, {"name": "B"})
    assert values(fresh)[-2:] == ['"elsewhere"', '"B"']


def test_a_change_of_the_key_is_a_deletion_and_an_insertion(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        source(act)
        act.insert("entity", {"id": "p_a", "name": "A"})
        mention = {"entity_id": "p_a", "passage_id": "x_a", "gist": ""}
        act.insert("mention", mention)
        act.update("mention", mention, {"gist": "came"})
    before, after = '["p_a","x_a",""]', '["p_a","x_a","came"]'
    assert fields(fresh)[-4:] == [
        ("mention", before, "-row"),
        ("mention", after, "entity_id"),
        ("mention", after, "passage_id"),
        ("mention", after, "gist"),
    ]
    assert fresh.reader.all("SELECT gist FROM mention") == [("came",)]


def test_what_sqlite_refuses_leaves_no_entry(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "l_a", "name": "A"})
        act.insert("place", {"id": "l_a"})
        before = entries_of(act)
        with pytest.raises(sqlite3.IntegrityError):
            act.delete("entity", {"id": "l_a"})
        with pytest.raises(sqlite3.IntegrityError):
            act.update("entity", {"id": "l_a"}, {"id": "p_a"})
        with pytest.raises(sqlite3.IntegrityError):
            act.insert("place", {"id": "l_none"})
        assert entries_of(act) == before


def test_a_key_of_several_columns_is_written_as_a_list(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        source(act)
        act.insert("mention", {"entity_id": "s_a", "passage_id": "x_a"})
    assert fields(fresh)[-1] == ("mention", '["s_a","x_a",""]', "passage_id")


def test_all_entries_of_an_act_share_its_agent_and_its_id(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.insert("entity", {"id": "p_b", "name": "B"})
    rows = fresh.reader.all("SELECT entry FROM change")
    shared = {(e["agent"], e["act"]) for (t,) in rows for e in [json.loads(t)]}
    assert shared == {("Aigerim", act.id)}


def test_an_error_leaves_the_file_as_it_was(fresh: Store) -> None:
    before = fresh.path.read_bytes()
    with pytest.raises(ZeroDivisionError), fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        raise ZeroDivisionError
    assert fresh.path.read_bytes() == before


def test_nothing_but_the_file_is_left_beside_it(fresh: Store, tmp_path: Path) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
    fresh.close()
    assert [path.name for path in tmp_path.iterdir()] == ["fresh.dossier"]


def test_a_statement_without_a_passage_is_refused(fresh: Store) -> None:
    with pytest.raises(RefusedWrite), fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.insert("mention", {"entity_id": "p_a"})
    assert fields(fresh) == []


def test_a_row_on_which_another_hangs_is_not_removed(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "l_a", "name": "A"})
        act.insert("place", {"id": "l_a"})
    before = list(dump(fresh))
    with pytest.raises(RefusedWrite), fresh.act("Aigerim") as act:
        act.delete("entity", {"id": "l_a"})
    assert list(dump(fresh)) == before


@pytest.mark.parametrize("table", ["change", "change_value", "draft", "nothing"])
def test_a_table_that_is_no_record_is_not_written(fresh: Store, table: str) -> None:
    with pytest.raises(RefusedWrite), fresh.act("Aigerim") as act:
        act.insert(table, {"id": "p_a"})


def test_a_column_that_is_not_there_is_refused(fresh: Store) -> None:
    with pytest.raises(RefusedWrite, match="no column"), fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "nam": "A"})


def test_a_record_that_is_not_there_is_not_changed(fresh: Store) -> None:
    with pytest.raises(UnknownRecord, match="p_a"), fresh.act("Aigerim") as act:
        act.update("entity", {"id": "p_a"}, {"name": "A"})


def test_a_date_keeps_its_bounds(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.date("2025-11~")
        act.date("2025-11~")
    assert fresh.reader.all("SELECT * FROM edtf") == [
        ("2025-11~", "2025-11-01", "2025-11-30", 1, 0)
    ]


def test_an_impossible_date_stops_the_act(fresh: Store) -> None:
    with pytest.raises(BadDate), fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.date("2025-02-30")
    assert fields(fresh) == []


def test_text_that_sqlite_cannot_hold_is_refused_in_a_sentence(fresh: Store) -> None:
    with pytest.raises(DossierError), fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": None})
