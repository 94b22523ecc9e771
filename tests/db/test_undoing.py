"""Undoing: back to what stood, as an act of its own, and never over later work."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db.acting import Rows, back, brought, forth, label, rows
from db.test_index_chance import Chance
from db.upkeep import Row, agreeing, copied
from dossier_db import log
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.exporters import dump
from dossier_db.heads import ForgottenHeads
from dossier_db.importers import load
from dossier_db.store import Store
from dossier_db.undoing import redoable, undo, undoable


@pytest.fixture(scope="module")
def loaded(village: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The village as a load brings it."""
    with Store.open(brought(village, tmp_path_factory.mktemp("brought"))) as store:
        yield store


@pytest.fixture
def own(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def test_an_added_row_is_gone_and_back_again(own: Store) -> None:
    before = rows(own)
    with own.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New", "summary": None})
        act.insert("person", {"id": "p_new"})
    added = rows(own)
    back(own)
    assert rows(own) == before
    forth(own)
    assert rows(own) == added


def test_a_removed_row_is_back_with_all_it_held(own: Store) -> None:
    before = rows(own)
    with own.act("Saule") as act:
        act.delete("handling", {"id": "h_one"})
        act.update("passage", {"id": "x_paper_4"}, _UNANCHORED)
        act.delete("capture", {"id": "f_paper"})
    back(own)
    assert rows(own) == before


_UNANCHORED: Row = {"capture_id": None, "starts": None, "ends": None}


def test_bytes_come_back_as_they_were(own: Store) -> None:
    held = bytes(range(256)) * 40
    with own.act("Saule") as act:
        act.update("capture", {"id": "f_paper"}, {"bytes": held, "text": None})
    before = rows(own)
    with own.act("Saule") as act:
        act.delete("handling", {"id": "h_one"})
        act.update("passage", {"id": "x_paper_4"}, _UNANCHORED)
        act.delete("capture", {"id": "f_paper"})
    back(own)
    assert rows(own) == before


def test_a_changed_key_is_put_back(own: Store) -> None:
    before = rows(own)
    mention = {"entity_id": "p_aigul", "passage_id": "x_paper_2", "gist": ""}
    with own.act("Saule") as act:
        act.update("mention", mention, {"gist": "She stood there."})
    after = rows(own)
    back(own)
    assert rows(own) == before
    forth(own)
    assert rows(own) == after


def test_what_a_load_brought_comes_back_too(fresh: Store, tmp_path: Path) -> None:
    text = tmp_path / "rows.jsonl"
    text.write_text(
        '{"table": "term", "id": "unit:individual", "name": "individual"}\n'
        '{"table": "entity", "id": "p_a", "name": "A"}\n'
        '{"table": "person", "id": "p_a"}\n'
    )
    load(fresh, text, agent="Saule")
    before = rows(fresh)
    label(fresh, "Saule", "B", "p_a")
    with fresh.act("Saule") as act:
        act.update("person", {"id": "p_a"}, {"unit": act.term("unit:group")})
    with fresh.act("Saule") as act:
        act.delete("person", {"id": "p_a"})
        act.delete("entity", {"id": "p_a"})
    for _ in range(3):
        back(fresh)
    now = rows(fresh)
    assert now.pop("term") != before.pop("term")  # controlled words stay
    assert now == before


def test_a_load_is_not_undone(fresh: Store, tmp_path: Path) -> None:
    text = tmp_path / "rows.jsonl"
    text.write_text('{"table": "entity", "id": "p_a", "name": "A"}\n')
    load(fresh, text, agent="Saule")
    assert undoable(fresh.reader, "Saule") is None
    (deed,) = fresh.history.deeds(1)
    with pytest.raises(RefusedWrite, match="load"), fresh.act("Saule") as act:
        undo(act, deed.id)


def test_acts_are_undone_from_the_last_and_redone_from_the_first(own: Store) -> None:
    first, second = label(own, "Saule", "A"), label(own, "Saule", "B")
    assert [back(own), back(own)] == [second, first]
    assert own.cards.name("p_aigul").name == "Aigul"
    forth(own)
    assert own.cards.name("p_aigul").name == "A"
    forth(own)
    assert own.cards.name("p_aigul").name == "B"
    assert redoable(own.reader, "Saule") is None
    assert back(own) == second


def test_an_undo_gives_the_rows_that_are_there_again(own: Store) -> None:
    with own.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
        act.insert("person", {"id": "p_new"})
    with own.act("Saule") as undoing:
        assert undo(undoing, act.id) == ()
    with own.act("Saule") as again:
        found = undo(again, undoing.id)
    assert [(table, row["id"]) for table, row in found] == [
        ("entity", "p_new"),
        ("person", "p_new"),
    ]


def test_nothing_is_redone_over_what_was_written_since(own: Store) -> None:
    label(own, "Saule", "A")
    back(own)
    label(own, "Saule", "B", "p_bolat")
    assert redoable(own.reader, "Saule") is None


def test_everyone_undoes_what_was_theirs(own: Store) -> None:
    mine = label(own, "Saule", "A")
    theirs = label(own, "Bolat", "B", "p_bolat")
    assert back(own, "Saule") == mine
    assert redoable(own.reader, "Bolat") is None
    assert back(own, "Bolat") == theirs
    assert undoable(own.reader, "Nobody") is None


def test_later_work_of_another_stands_in_the_way_and_is_named(own: Store) -> None:
    mine = label(own, "Saule", "A")
    label(own, "Bolat", "B")
    before = rows(own)
    said = r"Bolat changed “B” \(name\) since .* undone first"
    with pytest.raises(RefusedWrite, match=said), own.act("Saule") as act:
        undo(act, mine)
    assert rows(own) == before


def test_what_was_filled_in_later_is_not_thrown_away(own: Store) -> None:
    with own.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
    mine = act.id
    with own.act("Bolat") as act:
        act.update("entity", {"id": "p_new"}, {"summary": "found since"})
    with pytest.raises(RefusedWrite, match="Bolat changed"), own.act("Saule") as act:
        undo(act, mine)


def test_a_row_on_which_something_hangs_stays(own: Store) -> None:
    with own.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
    mine = act.id
    mention = {"entity_id": "p_new", "passage_id": "x_paper_2", "gist": ""}
    with own.act("Bolat") as act:
        act.insert("mention", mention)
    said = "Bolat hung a mention on “New”"
    with pytest.raises(RefusedWrite, match=said), own.act("Saule") as act:
        undo(act, mine)


def test_a_note_about_a_row_keeps_it_too(own: Store) -> None:
    with own.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "New"})
    mine = act.id
    with own.act("Bolat") as act:
        row: Row = {"id": "t_n", "about_id": "p_new", "text": "hm", "at": act.at}
        act.insert("note", row)
    with pytest.raises(RefusedWrite, match="hung a note"), own.act("Saule") as act:
        undo(act, mine)


def test_nothing_comes_back_that_would_name_what_is_gone(own: Store) -> None:
    use = {"name_id": "n_bolat", "passage_id": "x_radio_2"}
    with own.act("Saule") as act:
        act.delete("name_use", use)
    mine = act.id
    with own.act("Bolat") as act:
        act.delete("name", {"id": "n_bolat"})
    said = "Bolat removed the name of “Bolat” since"
    with pytest.raises(RefusedWrite, match=said), own.act("Saule") as act:
        undo(act, mine)


def test_another_row_in_the_place_of_an_old_one_is_left_alone(own: Store) -> None:
    with own.act("Saule") as act:
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_radio_2"})
        act.delete("name", {"id": "n_bolat"})
    mine = act.id
    other = {"id": "n_other", "entity_id": "p_bolat", "name": "Болат", "lang": "kk"}
    with own.act("Bolat") as act:
        act.insert("name", other)
    before = rows(own)
    with pytest.raises(RefusedWrite, match="in the way"), own.act("Saule") as act:
        undo(act, mine)
    assert rows(own) == before


def test_what_is_undone_is_not_undone_twice(own: Store) -> None:
    mine = label(own, "Saule", "A")
    back(own)
    with pytest.raises(RefusedWrite, match="already"), own.act("Saule") as act:
        undo(act, mine)


def test_an_act_that_nobody_knows_is_not_undone(own: Store) -> None:
    with pytest.raises(UnknownRecord), own.act("Saule") as act:
        undo(act, "0" * 32)


def test_an_undo_is_an_act_of_its_own(own: Store) -> None:
    mine = label(own, "Saule", "A")
    with pytest.raises(RefusedWrite, match="own"), own.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "B"})
        undo(act, mine)


def test_a_redacted_act_is_not_undone(own: Store) -> None:
    mine = label(own, "Saule", "A")
    with closing(sqlite3.connect(own.path)) as connection:
        connection.execute(
            "DELETE FROM change_value WHERE change_id IN"
            " (SELECT id FROM change WHERE act = ?)",
            (mine,),
        )
        connection.commit()
    with pytest.raises(RefusedWrite, match="taken out"), own.act("Saule") as act:
        undo(act, mine)


def test_a_redacted_value_does_not_come_back(own: Store) -> None:
    label(own, "Saule", "secret")
    mine = label(own, "Saule", "A")
    with closing(sqlite3.connect(own.path)) as connection:
        connection.execute("DELETE FROM change_value WHERE value = '\"secret\"'")
        connection.commit()
    with pytest.raises(RefusedWrite, match="taken out"), own.act("Saule") as act:
        undo(act, mine)


def test_it_works_after_the_program_was_started_again(own: Store) -> None:
    before = rows(own)
    label(own, "Saule", "A")
    after = rows(own)
    for heads in (ForgottenHeads(), ForgottenHeads()):
        with Store.open(own.path, heads=heads) as store:
            back(store)
            assert rows(store) == before
        with Store.open(own.path, heads=heads) as store:
            forth(store)
            assert rows(store) == after


def test_it_works_in_a_copy_that_was_dumped_and_loaded(
    own: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not in the second in which another chain wrote: a dump keeps no order of the two.
    monkeypatch.setattr(log, "now", lambda: "2100-01-01T00:00:00Z")
    before = rows(own)
    first = label(own, "Saule", "A")
    with own.act("Saule") as act:
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_radio_2"})
        act.update("event", {"id": "e_protest"}, {"rank": 7, "date_basis": "told"})
    text = tmp_path / "all.jsonl"
    text.write_text("".join(dump(own)), "utf-8")
    with Store.create(tmp_path / "other.dossier", name="other") as other:
        load(other, text, agent="Saule")
        assert back(other) == act.id
        assert back(other) == first
        assert rows(other) == before
        forth(other)
        forth(other)
        assert rows(other) == rows(own)


def test_an_older_log_without_what_stood_is_not_guessed_at(own: Store) -> None:
    with own.act("Saule") as act:
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_radio_2"})
    with closing(sqlite3.connect(own.path)) as connection:
        connection.execute(
            "UPDATE change_value SET value = 'null' WHERE change_id ="
            " (SELECT id FROM change WHERE act = ?)",
            (act.id,),
        )
        connection.commit()
    mine = act.id
    with pytest.raises(RefusedWrite, match="older"), own.act("Saule") as act:
        undo(act, mine)


def test_the_index_of_search_follows(own: Store) -> None:
    label(own, "Saule", "Ясмина")
    back(own)
    assert agreeing(own)
    assert not [hit for hit in own.search.find("Ясмина") if hit.id == "p_aigul"]
    forth(own)
    assert agreeing(own)


def _meets(now: Rows, expected: Rows) -> bool:
    """The same rows, but for controlled words that stay."""
    return all(
        all(row in now[table] for row in expected[table])
        if table == "term"
        else now[table] == expected[table]
        for table in expected
    )


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.reuse, Phase.generate),
)
@given(data=st.data(), logged=st.booleans())
def test_any_acts_undone_and_redone_give_the_same_rows(
    village: Store, loaded: Store, data: st.DataObject, logged: bool
) -> None:
    def choose(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    start = village if logged else loaded
    with tempfile.TemporaryDirectory() as folder, copied(start, Path(folder)) as own:
        states = [rows(own)]
        for _ in range(1 + choose(4)):
            with own.act("Chance") as act:
                chance = Chance(act, choose)
                for _ in range(1 + choose(5)):
                    chance.write()
            if act.head is not None:
                states.append(rows(own))
        for _ in range(2):
            for expected in reversed(states[:-1]):
                back(own, "Chance")
                assert _meets(rows(own), expected)
                assert agreeing(own)
            assert undoable(own.reader, "Chance") is None
            for expected in states[1:]:
                forth(own, "Chance")
                assert _meets(rows(own), expected)
            assert agreeing(own)


def test_what_was_undone_does_not_keep_a_newer_edition_out(
    fresh: Store, tmp_path: Path
) -> None:
    first, second = tmp_path / "case.jsonl", tmp_path / "new" / "case.jsonl"
    second.parent.mkdir()
    text = '{"table": "entity", "id": "p_a", "name": "A"}\n'
    first.write_text(text + text.replace("p_a", "p_b"))
    second.write_text(first.read_text().replace('"A"', '"New"'))
    load(fresh, first, agent="Saule")
    label(fresh, "Saule", "mine", "p_b")
    label(fresh, "Saule", "mine", "p_a")
    back(fresh)
    done = load(fresh, second, agent="Saule", update=True)
    assert (done.updated, done.kept) == (1, 1)
    assert [fresh.cards.name(one).name for one in ("p_a", "p_b")] == ["New", "mine"]
