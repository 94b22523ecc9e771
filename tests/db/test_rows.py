"""Rows by the thousand: all or nothing, and a newer edition that respects edits."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier_db.errors import BadText, Conflict, RefusedWrite
from dossier_db.exporters import dump
from dossier_db.importers import Loaded, rows
from dossier_db.importers.given import Given, digest
from dossier_db.importers.rows import enter
from dossier_db.store import Store
from dossier_db.tables import Value

FIRST = """
dossier id=d_case name=Case edition=1
term id=event:hearing name=hearing
term id=stance:asserts name=asserts
term id=status:open name=open
entity id=s_paper name=Paper
source id=s_paper coverage=whole
passage id=x_one source_id=s_paper gist=One
passage id=x_two source_id=s_paper gist=Two
entity id=p_a name=A
entity id=p_b name=B
mention entity_id=p_a passage_id=x_one
mention entity_id=p_b passage_id=x_two
question id=q_who entity_id=p_a name=Who? conclusion_id=a_two
answer id=a_one question_id=q_who value=one
answer id=a_two question_id=q_who value=two
citation answer_id=a_one passage_id=x_one
citation answer_id=a_two passage_id=x_two
"""


def given(text: str) -> list[Given]:
    """Rows written as ``table column=value ...``, one a line."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line:
            table, *cells = line.split()
            row: dict[str, Value] = {}
            for cell in cells:
                column, _, value = cell.partition("=")
                row[column] = value
            found.append(Given(table, row, "case.txt", number))
    return found


def without(text: str, *starts: str) -> str:
    """The text without the lines that start so."""
    return "\n".join(x for x in text.splitlines() if not x.startswith(starts))


def put(store: Store, text: str, *, update: bool = False, name: str = "case") -> Loaded:
    return enter(store, given(text), agent="tester", name=name, update=update)


def loads(store: Store) -> list[dict[str, Any]]:
    """What the entries of loads say."""
    rows = store.reader.all(
        "SELECT v.value FROM change c JOIN change_value v ON v.change_id = c.id"
        " WHERE json_extract(c.entry, '$.field') = '+load' ORDER BY c.seq"
    )
    return [json.loads(json.loads(value)) for (value,) in rows]


def column(store: Store, sql: str) -> list[Any]:
    return [row[0] for row in store.reader.all(sql)]


@pytest.fixture
def loaded(fresh: Store) -> Store:
    """A dossier that holds the first edition."""
    put(fresh, FIRST)
    return fresh


def test_a_load_adds_one_entry_that_names_edition_and_digest(loaded: Store) -> None:
    count, whole = digest(given(FIRST))
    (said,) = loads(loaded)
    del said["holds"]
    assert said == {
        "collection": "d_case",
        "edition": "1",
        "rows": count,
        "digest": whole,
    }
    assert loaded.reader.number("SELECT count(*) FROM change") == 1


def test_the_digest_does_not_depend_on_the_order() -> None:
    assert digest(given(FIRST)) == digest(list(reversed(given(FIRST))))


def test_another_value_is_another_digest() -> None:
    assert digest(given(FIRST)) != digest(given(FIRST.replace("Two", "Too")))


def test_rows_may_come_before_those_they_name(fresh: Store, loaded: Store) -> None:
    first = list(dump(loaded))
    again = Store.create(loaded.path.with_name("again"), name="again")
    enter(again, list(reversed(given(FIRST))), agent="tester", name="case")
    assert [x for x in dump(again) if "change" not in x[:20]] == [
        x for x in first if "change" not in x[:20]
    ]
    again.close()


def test_the_dossier_of_the_founding_gives_way(loaded: Store) -> None:
    assert loaded.dossier.id == "d_case"
    assert loaded.dossier.edition == "1"


def test_words_of_the_founding_stay_where_the_text_has_none(fresh: Store) -> None:
    with fresh.act("tester", loading=True) as act:
        act.db.execute("INSERT INTO term (id, name) VALUES ('role:a', 'a')")
        act.db.execute("INSERT INTO term (id, name) VALUES ('status:open', 'ours')")
    put(fresh, FIRST)
    terms = "SELECT name FROM term WHERE id IN ('role:a', 'status:open') ORDER BY id"
    assert column(fresh, terms) == ["a", "open"]


def test_the_same_rows_again_are_the_same_and_add_no_entry(loaded: Store) -> None:
    again = put(loaded, FIRST)
    assert (again.same, again.changed) == (len(given(FIRST)), 0)
    assert len(loads(loaded)) == 1


def test_a_default_that_is_written_out_is_the_same_row(loaded: Store) -> None:
    text = FIRST.replace("name=Who?", "name=Who? status=status:open")
    assert put(loaded, text).changed == 0


def test_new_rows_come_in_beside_those_that_are_there(loaded: Store) -> None:
    more = put(loaded, FIRST + "entity id=p_c name=C\n")
    assert (more.added, more.same) == (1, len(given(FIRST)))


def test_one_wrong_row_among_thousands_leaves_nothing(fresh: Store) -> None:
    many = "".join(f"entity id=p_{n} name=N\n" for n in range(3 * rows.CHUNK))
    with pytest.raises(BadText, match=rf"case.txt, line {3 * rows.CHUNK + 1}: "):
        put(fresh, f"{many}entity id=z_a name=N\n")
    assert column(fresh, "SELECT count(*) FROM entity") == [0]
    assert fresh.dossier.name == "fresh"


def test_two_rows_may_not_share_what_is_unique(loaded: Store) -> None:
    with pytest.raises(BadText, match="another answer has the same question_id, value"):
        put(loaded, "answer id=a_three question_id=q_who value=one")


def test_the_first_row_that_leads_nowhere_is_named_with_its_place(
    loaded: Store,
) -> None:
    text = "entity id=p_c name=C\nmention entity_id=p_c passage_id=x_none\n"
    with pytest.raises(BadText, match=r"case.txt, line 2: .*passage_id.*x_none"):
        put(loaded, text)
    assert column(loaded, "SELECT count(*) FROM entity WHERE id = 'p_c'") == [0]


def test_a_copied_bound_has_to_be_the_one_of_its_date(fresh: Store) -> None:
    text = """
edtf id=2025-11-13 earliest=2025-11-13 latest=2025-11-13
term id=status:open name=open
entity id=s_a name=A
source id=s_a issued=2025-11-13 published=2025-11-14
"""
    with pytest.raises(BadText, match=r"line 5: .*issued and published"):
        put(fresh, text)


def test_indexes_set_aside_for_a_great_load_are_built_again(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    before = fresh.reader.all(sql)
    monkeypatch.setattr(rows, "MANY", 100)
    many = "".join(f"entity id=p_{n} name=N\n" for n in range(3 * rows.CHUNK))
    put(fresh, many)
    assert fresh.reader.all(sql) == before
    assert column(fresh, "PRAGMA integrity_check") == ["ok"]


def test_a_great_load_that_fails_keeps_the_indexes(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
    before = fresh.reader.all(sql)
    monkeypatch.setattr(rows, "MANY", 100)
    many = "".join(f"entity id=p_{n} name=N\n" for n in range(3 * rows.CHUNK))
    with pytest.raises(BadText):
        put(fresh, f"{many}person id=p_none\n")
    assert fresh.reader.all(sql) == before


def test_a_load_does_not_make_good_what_was_broken_before(
    loaded: Store, tmp_path: Path
) -> None:
    with loaded.act("another program", loading=True) as act:
        act.db.execute("DELETE FROM passage WHERE id = 'x_two'")
    with pytest.raises(RefusedWrite, match="x_two"):
        put(loaded, "entity id=p_c name=C\n")


# -- a newer edition -----------------------------------------------------------------


SECOND = FIRST.replace("edition=1", "edition=2")


@pytest.fixture
def edit(loaded: Store) -> Iterator[Any]:
    """Edits one row of the first edition, by a person."""

    def change(table: str, identity: str, **values: Value) -> None:
        with loaded.act("Aigerim") as act:
            act.update(table, {"id": identity}, values)

    yield change


def test_without_update_another_value_is_a_conflict(loaded: Store) -> None:
    with pytest.raises(Conflict, match=r"“edition”.*--update"):
        put(loaded, SECOND)
    assert loaded.dossier.edition == "1"


def test_an_update_replaces_what_nobody_edited(loaded: Store) -> None:
    done = put(loaded, SECOND.replace("name=A", "name=Aigul"), update=True)
    assert (done.updated, done.kept, done.removed) == (2, 0, 0)
    assert column(loaded, "SELECT name FROM entity WHERE id = 'p_a'") == ["Aigul"]
    assert loaded.dossier.edition == "2"
    assert [entry["edition"] for entry in loads(loaded)] == ["1", "2"]


def test_an_update_empties_a_column_that_the_text_no_longer_has(loaded: Store) -> None:
    put(loaded, SECOND.replace(" conclusion_id=a_two", ""), update=True)
    assert column(loaded, "SELECT conclusion_id FROM question") == [None]


def test_an_update_keeps_what_somebody_edited(loaded: Store, edit: Any) -> None:
    edit("entity", "p_a", name="mine")
    done = put(loaded, SECOND.replace("name=A", "name=Aigul"), update=True)
    assert done.kept == 1
    assert column(loaded, "SELECT name FROM entity WHERE id = 'p_a'") == ["mine"]


def test_an_update_of_a_renamed_dossier_still_brings_the_edition(
    loaded: Store, edit: Any
) -> None:
    edit("dossier", "d_case", name="mine")
    put(loaded, SECOND, update=True)
    assert (loaded.dossier.name, loaded.dossier.edition) == ("mine", "2")


def test_an_update_removes_what_the_edition_no_longer_has(loaded: Store) -> None:
    text = without(
        SECOND, "entity id=p_b", "mention entity_id=p_b", "answer id=a_two"
    ).replace(" conclusion_id=a_two", " conclusion_id=a_one")
    text = without(text, "citation answer_id=a_two", "passage id=x_two")
    done = put(loaded, text, update=True)
    assert (done.removed, done.kept) == (5, 0)
    assert column(loaded, "SELECT id FROM answer") == ["a_one"]
    assert column(loaded, "SELECT id FROM entity ORDER BY id") == ["p_a", "s_paper"]


def test_an_update_keeps_that_on_which_an_edit_hangs(loaded: Store) -> None:
    with loaded.act("Aigerim") as act:
        act.insert("entity", {"id": "p_mine", "name": "Mine"})
        act.insert("mention", {"entity_id": "p_mine", "passage_id": "x_two"})
        act.insert(
            "note", {"id": "t_a", "about_id": "p_b", "text": "mine", "at": act.at}
        )
    gone = ("entity id=p_b", "mention entity_id=p_b", "passage id=x_two")
    text = without(SECOND, *gone, "citation answer_id=a_two")
    done = put(loaded, text, update=True)
    assert (done.removed, done.kept) == (2, 2)
    assert column(loaded, "SELECT id FROM passage ORDER BY id") == ["x_one", "x_two"]
    assert column(loaded, "SELECT entity_id FROM mention") == ["p_a", "p_mine"]
    assert "p_b" in column(loaded, "SELECT id FROM entity")


def test_an_update_leaves_out_what_somebody_deleted_and_what_hangs_on_it(
    loaded: Store,
) -> None:
    with loaded.act("Aigerim") as act:
        act.delete("mention", {"entity_id": "p_b", "passage_id": "x_two"})
        act.delete("entity", {"id": "p_b"})
    text = f"{SECOND}mention entity_id=p_b passage_id=x_one\n"
    done = put(loaded, text, update=True)
    assert done.kept == 3
    assert "p_b" not in column(loaded, "SELECT id FROM entity")
    assert column(loaded, "SELECT entity_id FROM mention") == ["p_a"]


def test_an_update_lets_a_new_row_take_a_value_that_an_old_one_gave_up(
    loaded: Store,
) -> None:
    text = SECOND.replace("value=one", "value=uno")
    put(loaded, f"{text}answer id=a_three question_id=q_who value=one\n", update=True)
    assert sorted(column(loaded, "SELECT value FROM answer")) == ["one", "two", "uno"]


def test_an_update_removes_nothing_where_two_texts_were_loaded(loaded: Store) -> None:
    put(loaded, "entity id=p_other name=Other\n", name="other")
    done = put(loaded, without(SECOND, "mention entity_id=p_b"), update=True)
    assert done.removed == 0
    assert "p_other" in column(loaded, "SELECT id FROM entity")


@pytest.mark.parametrize("said", ["of an older program", "[]", "{}"])
def test_an_update_removes_nothing_where_a_load_does_not_say_what_it_was_of(
    loaded: Store, said: str
) -> None:
    """As it may come from a colleague's file: it counts as another text."""
    with loaded.act("Bolat") as act:
        act.loaded("d_case", said)
    done = put(loaded, without(SECOND, "mention entity_id=p_b"), update=True)
    assert done.removed == 0
    assert loaded.dossier.edition == "2"


def test_an_update_that_contradicts_itself_is_refused(loaded: Store) -> None:
    before = list(dump(loaded))
    with pytest.raises(
        Conflict, match=r"line 20: entity p_c stands at case\.txt, line 19"
    ):
        text = f"{SECOND}entity id=p_c name=C\nentity id=p_c name=D\n"
        put(loaded, text, update=True)
    assert list(dump(loaded)) == before


def test_an_update_that_fails_leaves_the_edits_and_the_rows(loaded: Store) -> None:
    before = list(dump(loaded))
    with pytest.raises(BadText, match="x_none"):
        put(
            loaded,
            f"{SECOND}mention entity_id=p_a passage_id=x_none\n",
            update=True,
        )
    assert list(dump(loaded)) == before
