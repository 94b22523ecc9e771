"""History: what was done, by whom, the newest first, and what it was of a record."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import sample
from db.acting import back, brought, forth, label
from db.upkeep import copied
from dossier_db import log
from dossier_db.entries import told
from dossier_db.errors import UnknownRecord
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.merging import merge
from dossier_db.records import Deed, Link, What
from dossier_db.removing import remove
from dossier_db.store import Store


@pytest.fixture
def own(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def ids(deeds: tuple[Deed, ...]) -> list[str]:
    return [deed.id for deed in deeds]


def at(store: Store, moment: str, name: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """An act of a given moment."""
    with monkeypatch.context() as patch:
        patch.setattr(log, "now", lambda: moment)
        return label(store, "Saule", name)


def test_an_empty_log_has_no_head_and_no_acts(fresh: Store) -> None:
    assert fresh.history.head() is None
    assert fresh.history.heads() == ()
    assert fresh.history.deeds(10) == ()


def test_the_head_is_the_newest_entry(own: Store) -> None:
    label(own, "Saule", "A")
    head = own.history.head()
    newest = own.reader.one(
        "SELECT id, chain, seq FROM change ORDER BY rowid DESC LIMIT 1"
    )
    assert head is not None
    assert (head.id, head.chain, head.seq) == newest


def test_every_chain_has_a_head_the_one_written_last_first(own: Store) -> None:
    label(own, "Saule", "A")
    with Store.open(own.path) as other:  # remembers nothing: a chain of its own
        label(other, "Bolat", "B")
    first, second, third = own.history.heads()
    assert own.history.head() == first
    assert first.seq == 1
    assert own.reader.one(
        "SELECT json_extract(entry, '$.agent') FROM change WHERE id = ?", (first.id,)
    ) == ("Bolat",)
    assert {second.seq, third.seq} > {1}


def test_acts_come_newest_first_and_no_more_than_were_asked_for(
    own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = "2100-01-01T00:00:00Z"  # than what another chain has of this second
    made = [at(own, later, str(number), monkeypatch) for number in range(40)]
    assert ids(own.history.deeds(15)) == made[:-16:-1]
    every = own.history.deeds(100)
    assert ids(every)[:40] == made[::-1]
    assert len(every) == 41


def test_acts_of_several_machines_are_merged_by_time(
    own: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = []
    with Store.open(own.path) as one, Store.open(own.path) as two:
        for minute in range(20):
            store = (one, two)[minute % 3 == 0]
            moment = f"2100-01-01T00:{minute:02}:00Z"
            made.append(at(store, moment, str(minute), monkeypatch))
    expected = made[::-1]
    assert ids(own.history.deeds(20)) == expected
    text = tmp_path / "all.jsonl"
    text.write_text("".join(dump(own)), "utf-8")
    with Store.create(tmp_path / "other.dossier", name="other") as other:
        load(other, text, agent="Saule")
        for store in (own, other):
            for size in (1, 7, 20):
                assert ids(store.history.deeds(size)) == expected[:size]


def test_an_act_says_in_short_what_it_did(own: Store) -> None:
    mention = {"entity_id": "p_aigul", "passage_id": "x_paper_2", "gist": ""}
    with own.act("Saule") as act:
        sample.add(act, "passage", id="x_new", source_id="s_paper", gist="New.")
        sample.add(act, "mention", entity_id="p_bolat", passage_id="x_new")
        act.update("mention", mention, {"gist": "She stood there."})
        act.delete("name_use", {"name_id": "n_bolat", "passage_id": "x_radio_2"})
        act.update("entity", {"id": "p_aigul"}, {"name": "A", "summary": None})
    (deed,) = own.history.deeds(1)
    assert deed.what == (
        What("passage", 1, 0, 0),
        What("mention", 1, 1, 0),
        What("name_use", 0, 0, 1),
        What("entity", 0, 1, 0),
    )
    assert deed.about == Link("p_bolat", "Bolat")
    assert (deed.agent, deed.id, deed.whole) == ("Saule", act.id, True)
    assert own.history.deed(act.id) == deed


def test_a_record_that_is_gone_keeps_its_name_in_the_history(own: Store) -> None:
    label(own, "Saule", "Aygul")
    with own.act("Saule") as act:
        remove(act, "entity", ("p_aigul",))
    gone, named, _ = own.history.deeds(3)
    assert named.about == Link("p_aigul", "Aygul")
    assert gone.about == Link("p_aigul", "Aygul")


def test_an_act_names_what_it_concerns_as_that_was_called_then(own: Store) -> None:
    """An undo comes later, and brings back the name that was."""
    for name in ("Aygul", "Aygul S."):
        label(own, "Saule", name)
    back(own)
    named = [deed.about for deed in own.history.deeds(3)]
    assert named == [Link("p_aigul", name) for name in ("Aygul", "Aygul S.", "Aygul")]


def test_a_name_that_came_by_a_load_is_known_by_what_came_in_its_place(
    village: Store, tmp_path: Path
) -> None:
    with Store.open(brought(village, tmp_path)) as store:
        with store.act("Saule") as act:
            act.update("entity", {"id": "p_aigul"}, {"summary": "teaches"})
        label(store, "Saule", "Aygul")
        named, told_of = store.history.deeds(3)
    assert named.about == Link("p_aigul", "Aygul")
    assert told_of.about == Link("p_aigul", "Aigul")


def test_a_name_that_was_taken_out_of_the_log_is_not_told(own: Store) -> None:
    label(own, "Saule", "secret")
    label(own, "Saule", "Aygul")
    with closing(sqlite3.connect(own.path)) as connection:
        connection.execute("DELETE FROM change_value WHERE value = '\"secret\"'")
        connection.commit()
    assert own.history.deeds(2)[1].about == Link("p_aigul", "Aygul")


@pytest.mark.parametrize("counted", [1000, 2], ids=["short", "long"])
def test_a_merge_says_what_went_up_in_what(
    own: Store, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    """However long it was; under the names of then."""
    monkeypatch.setattr("dossier_db.history._COUNTED", counted)
    with own.act("Saule") as act:
        merge(act, "p_bolat", "p_aigul")
    label(own, "Saule", "Aygul")
    other, merged = own.history.deeds(2)
    assert merged.merged == (Link("p_bolat", "Bolat"), Link("p_aigul", "Aigul"))
    assert merged.id == act.id and other.merged is None
    back(own)
    back(own)
    assert own.history.deeds(1)[0].merged is None  # it took that back


def test_a_record_that_comes_in_as_merged_was_not_merged_here(own: Store) -> None:
    with own.act("Saule") as act:
        row = {"id": "p_new", "name": "New", "merged_into_id": "p_aigul"}
        act.insert("entity", row)
    assert own.history.deeds(1)[0].merged is None


def test_an_act_says_what_kind_of_event_it_concerns(own: Store) -> None:
    with own.act("Saule") as act:
        act.insert("entity", {"id": "e_new", "name": "Second hearing"})
        act.insert("event", {"id": "e_new", "kind": "event:hearing"})
    back(own)
    gone, added = own.history.deeds(2)
    assert (gone.kind, added.kind) == ("event:hearing", "event:hearing")
    label(own, "Saule", "Aygul")
    assert own.history.deeds(1)[0].kind is None


def test_an_event_is_concerned_by_the_words_of_its_passages(
    own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what was changed of them, not by their coming in."""
    assert "passage" not in {one.table for one in own.history.of("e_hearing")}
    monkeypatch.setattr(log, "now", lambda: "2999-01-01T10:00:00Z")
    with own.act("Saule") as act:
        act.update("passage", {"id": "x_radio_2"}, {"gist": "Said anew."})
    newest, *others = own.history.of("e_hearing")
    assert (newest.row, newest.field, newest.value) == (
        *("x_radio_2", "gist", "Said anew."),
    )
    assert "passage" not in {one.table for one in others}


def test_a_load_says_so(fresh: Store, tmp_path: Path) -> None:
    text = tmp_path / "rows.jsonl"
    text.write_text('{"table": "entity", "id": "p_a", "name": "A"}\n')
    load(fresh, text, agent="Saule")
    (deed,) = fresh.history.deeds(5)
    assert (deed.loads, deed.what, deed.entries) == (True, (), 1)


def test_what_is_undone_says_so_until_it_is_redone(own: Store) -> None:
    mine = label(own, "Saule", "A")
    back(own)
    undoing, done, _ = own.history.deeds(3)
    assert (done.id, done.undone, done.undoes) == (mine, True, None)
    assert (undoing.undoes, undoing.undone) == (mine, False)
    forth(own)
    redoing, undoing, done, _ = own.history.deeds(4)
    assert (done.undone, undoing.undone, redoing.undone) == (False, True, False)
    assert redoing.undoes == undoing.id


def test_an_act_of_very_many_entries_is_stepped_over(own: Store) -> None:
    first = label(own, "Saule", "A")
    with own.act("Saule") as act:
        for number in range(1200):
            act.insert("entity", {"id": f"p_{number}", "name": str(number)})
    last = label(own, "Saule", "B")
    found = own.history.deeds(3)
    assert ids(found) == [last, act.id, first]
    assert (found[1].entries, found[1].whole) == (2400, False)
    assert found[1].what == (What("entity", 500, 0, 0),)


def test_an_act_that_nobody_knows_is_refused(own: Store) -> None:
    with pytest.raises(UnknownRecord):
        own.history.deed("0" * 32)


def test_the_latest_entries_of_a_record_are_of_its_own_rows(own: Store) -> None:
    label(own, "Bolat", "Aygul")
    newest, *rest = own.history.latest("p_aigul", 3)
    assert (newest.field, newest.value, newest.before) == ("name", "Aygul", "Aigul")
    assert (newest.agent, newest.table) == ("Bolat", "entity")
    assert {entry.row for entry in (newest, *rest)} == {"p_aigul"}
    assert len(rest) == 2


def test_what_stood_goes_with_what_came_in_its_place(own: Store) -> None:
    with own.act("Saule") as act:
        act.connection.execute("UPDATE entity SET name = 'elsewhere'")
    label(own, "Saule", "A")
    newest, older, *_ = own.history.latest("p_aigul", 10)
    assert (newest.field, newest.before) == ("name", "elsewhere")
    assert not older.field.startswith("=")


def test_a_record_is_concerned_by_its_statements_and_what_hangs_on_it(
    own: Store,
) -> None:
    found = {(one.table, one.row) for one in own.history.of("p_aigul")}
    assert {table for table, _ in found} == {
        *("entity", "person", "name", "name_use", "mention", "participation"),
        *("relationship", "quote", "charge", "restraint", "outcome", "passage"),
    }
    assert ("name_use", '["n_latin","x_paper_2"]') in found
    assert ("charge", "g_bolat") not in found


def test_a_record_is_concerned_by_what_is_gone_and_what_named_it_once(
    own: Store,
) -> None:
    with own.act("Saule") as act:
        remove(act, "name", ("n_latin",))
        remove(act, "charge", ("g_aigul",))
        act.update("quote", {"passage_id": "x_paper_2"}, {"speaker_id": "p_bolat"})
    found = {(one.table, one.row) for one in own.history.of("p_aigul")}
    assert found > {
        ("name", "n_latin"),
        ("name_use", '["n_latin","x_copy_1"]'),
        ("charge", "g_aigul"),
        ("quote", "x_paper_2"),
    }


def test_a_merged_record_keeps_its_history(own: Store) -> None:
    before = {(one.table, one.row) for one in own.history.of("p_bolat")}
    with own.act("Saule") as act:
        merge(act, "p_bolat", "p_aigul")
    assert {(one.table, one.row) for one in own.history.of("p_bolat")} >= before


def test_a_removed_record_keeps_its_history(own: Store) -> None:
    before = {(one.table, one.row) for one in own.history.of("e_protest")}
    with own.act("Saule") as act:
        remove(act, "entity", ("e_protest",))
    assert {(one.table, one.row) for one in own.history.of("e_protest")} >= before
    assert own.history.latest("e_protest", 1)[0].field == "-row"


def test_a_source_is_concerned_by_its_texts_and_a_question_by_its_answers(
    own: Store,
) -> None:
    of_source = {(one.table, one.row) for one in own.history.of("s_paper")}
    assert ("handling", "h_one") in of_source
    assert ("translation", '["x_paper_2","exact","kk"]') in of_source
    of_question = {(one.table, one.row) for one in own.history.of("q_number")}
    assert ("citation", '["a_30","x_copy_1"]') in of_question
    assert ("comparison", '["q_number","a_30","a_50"]') in of_question


def test_entries_come_newest_first(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = at(own, "2999-01-01T10:00:00Z", "A", monkeypatch)
    found = own.history.of("p_aigul")
    assert found[0].act == mine
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_a_redacted_entry_says_so(own: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at(own, "2999-01-01T10:00:00Z", "secret", monkeypatch)
    with closing(sqlite3.connect(own.path)) as connection:
        connection.execute("DELETE FROM change_value WHERE value = '\"secret\"'")
        connection.commit()
    entry = own.history.latest("p_aigul", 1)[0]
    assert (entry.redacted, entry.value, entry.before) == (True, None, "Aigul")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, None),
        ("Айгүл", "Айгүл"),
        (3, "3"),
        (2.5, "2.5"),
        (b"\0" * 1234, "1,234 bytes"),
        ({"id": "p_a", "bytes": b"\0", "rank": 1}, "id: p_a; bytes: 1 bytes; rank: 1"),
    ],
)
def test_what_was_written_is_told_in_words(value: object, words: str | None) -> None:
    assert told(value) == words


def test_entries_of_another_program_are_shown_as_they_are(own: Store) -> None:
    entry = log.canonical(
        {
            "act": "a1",
            "chain": "elsewhere",
            "field": "name",
            "row": "p_aigul",
            "seq": 1,
            "table": "entity",
        }
    )
    with closing(sqlite3.connect(own.path)) as connection:
        given = ("f" * 64, entry)
        connection.execute("INSERT INTO change (id, entry) VALUES (?, ?)", given)
        row = ("f" * 64, "", "no JSON")
        connection.execute("INSERT INTO change_value VALUES (?, ?, ?)", row)
        connection.commit()
    oldest = own.history.latest("p_aigul", 100)[-1]
    assert (oldest.value, oldest.agent, oldest.at) == ("no JSON", "", "")
    assert own.history.deeds(10)[-1].id == "a1"
