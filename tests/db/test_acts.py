"""Acts: rows and their entries in one transaction, or nothing."""

import json
from pathlib import Path

import pytest

from dossier_db.errors import BadDate, DossierError, RefusedWrite, UnknownRecord
from dossier_db.exporters import dump
from dossier_db.store import Store


def fields(store: Store) -> list[tuple[str, str, str]]:
    """What each entry is about, in order."""
    rows = store.reader.all("SELECT entry FROM change ORDER BY seq")
    found = [json.loads(entry) for (entry,) in rows]
    return [(entry["table"], entry["row"], entry["field"]) for entry in found]


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


def test_a_delete_has_one_entry(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "p_a", "name": "A"})
        act.delete("entity", {"id": "p_a"})
    assert fields(fresh)[-1] == ("entity", "p_a", "-row")
    assert fresh.reader.number("SELECT count(*) FROM entity") == 0


def test_a_key_of_several_columns_is_written_as_a_list(fresh: Store) -> None:
    with fresh.act("Aigerim") as act:
        act.insert("entity", {"id": "s_a", "name": "A"})
        act.insert("source", {"id": "s_a"})
        act.insert("passage", {"id": "x_a", "source_id": "s_a", "gist": "g"})
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
