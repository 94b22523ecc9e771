"""The search index after rows came in by the thousand, or did not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import sample
from db.upkeep import agreeing, alter, copied, reading
from dossier_assets import case_folder, vocabulary_file
from dossier_db.errors import BadText, Conflict, DossierError
from dossier_db.exporters import dump
from dossier_db.heads import ForgottenHeads
from dossier_db.importers import Loaded, load
from dossier_db.search import index
from dossier_db.store import Store

NEW = (
    '{"table": "entity", "id": "p_new", "name": "Zhanar"}',
    '{"table": "mention", "entity_id": "p_new", "passage_id": "x_new"}',
    '{"table": "passage", "id": "x_new", "source_id": "s_paper", "gist": "Zhanar."}',
    '{"table": "name", "id": "n_new", "entity_id": "o_tribunal", "name": "Сот"}',
    '{"table": "edtf", "id": "2001", "earliest": "2001-01-01", "latest": "2001-12-31"}',
    '{"table": "quote", "passage_id": "x_new", "source_id": "s_paper", "date": "2001"}',
)


@pytest.fixture
def used(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def put(store: Store, *lines: str, update: bool = False, search: bool = True) -> Loaded:
    """Load lines of JSON."""
    path = store.path.with_name("given.jsonl")
    path.write_text("\n".join(lines), "utf-8")
    return load(store, path, agent="tester", update=update, search=search)


def edition(store: Store) -> list[str]:
    """The rows of a dossier as a text that can be loaded, without its log."""
    return [line.strip() for line in dump(store) if '"table": "change' not in line]


def found(store: Store, query: str) -> list[str]:
    """The records that a query finds."""
    return [hit.id for hit in store.search.find(query)]


def test_a_dump_into_an_empty_dossier_is_found(village: Store, fresh: Store) -> None:
    put(fresh, *dump(village))
    assert agreeing(fresh)
    assert found(fresh, "айгүл")[0] == "p_aigul"


def test_rows_into_a_dossier_in_use_are_found(used: Store) -> None:
    put(used, *NEW)
    assert agreeing(used)
    assert found(used, "zhanar") == ["p_new", "x_new"]


def test_rows_in_any_order_are_found(used: Store) -> None:
    put(used, *reversed(NEW))
    assert agreeing(used)


def test_rows_that_are_there_already_change_nothing(used: Store) -> None:
    assert put(used, *edition(used)).changed == 0
    assert agreeing(used)


def test_the_log_of_another_copy_is_followed(used: Store, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with copied(used, tmp_path / "other") as other:
        with other.act("Bolat") as act:
            act.insert("entity", {"id": "p_new", "name": "Zhanar"})
        put(used, *dump(other))
    assert agreeing(used)
    assert found(used, "zhanar") == ["p_new"]


def test_many_rows_make_it_anew(used: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST", 2)
    put(used, *NEW)
    assert agreeing(used)


def test_a_newer_edition_is_followed(fresh: Store, village: Store) -> None:
    first = edition(village)
    put(fresh, *first)
    newer = [
        line.replace("Aigul", "Aigerim").replace("About thirty", "Some forty")
        for line in first
        if '"mention"' not in line
    ]
    assert put(fresh, *newer, *NEW[:1], update=True).updated > 2
    assert agreeing(fresh)
    assert found(fresh, "aigerim")[0] == "p_aigul"
    assert "x_paper_1" in found(fresh, '"some forty"')
    assert found(fresh, "thirty") == []


def test_a_newer_edition_leaves_what_was_edited_and_finds_it(
    fresh: Store, village: Store
) -> None:
    first = edition(village)
    put(fresh, *first)
    with fresh.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Zhanar"})
    put(fresh, *(line.replace("Bolat", "Dana") for line in first), update=True)
    assert agreeing(fresh)
    assert found(fresh, "zhanar") == ["p_bolat"]


@pytest.mark.parametrize("update", [False, True])
@pytest.mark.parametrize(
    "wrong",
    [
        '{"table": "mention", "entity_id": "p_nobody", "passage_id": "x_paper_1"}',
        '{"table": "entity", "id": "z_wrong", "name": "wrong"}',
        '{"table": "answer", "id": "a_new", "question_id": "q_place", "value": 1',
    ],
)
def test_a_load_that_is_refused_half_way_leaves_it(
    used: Store, wrong: str, update: bool
) -> None:
    before = used.path.read_bytes()
    with pytest.raises(DossierError):
        put(used, *NEW, wrong, update=update)
    assert used.path.read_bytes() == before
    assert agreeing(used)


def test_a_conflict_leaves_it(used: Store) -> None:
    with pytest.raises(Conflict):
        put(used, *NEW, '{"table": "entity", "id": "p_bolat", "name": "Dana"}')
    assert agreeing(used)
    assert found(used, "dana") == []


def test_a_load_refused_by_an_empty_dossier_leaves_an_empty_index(
    fresh: Store, village: Store
) -> None:
    with pytest.raises(BadText):
        put(fresh, *dump(village), '{"table": "entity", "id": "z_wrong", "name": "w"}')
    assert agreeing(fresh)
    assert found(fresh, "aigul") == []


def test_an_index_that_is_missing_is_made_by_a_load_into_an_empty_dossier(
    fresh: Store, village: Store
) -> None:
    alter(fresh.path, "DROP TABLE search_state")
    put(fresh, *dump(village))
    assert agreeing(fresh)


def test_a_load_may_leave_the_index_for_later(used: Store) -> None:
    put(used, *NEW, search=False)
    assert not used.search.ready
    assert found(used, "zhanar") == ["p_new", "x_new"]
    used.reindex()
    assert agreeing(used)


def test_an_index_that_was_left_for_later_is_not_said_to_be_ready(
    fresh: Store, village: Store
) -> None:
    path = fresh.path.with_name("given.jsonl")
    path.write_text("\n".join(edition(village)), "utf-8")
    load(fresh, path, agent="tester", founding=True, search=False)
    assert not fresh.search.ready
    assert found(fresh, "aigul")[0] == "p_aigul"


def test_a_dossier_is_founded_with_its_index(tmp_path: Path) -> None:
    def words(store: Store) -> None:
        load(store, vocabulary_file(), agent="founding", founding=True)

    with Store.create(tmp_path / "new.dossier", name="new", fill=words) as store:
        assert agreeing(store)


def test_a_dossier_is_founded_full_with_its_index(tmp_path: Path) -> None:
    def case(store: Store) -> None:
        load(store, case_folder(), agent="bundled case")

    with Store.create(tmp_path / "new.dossier", name="new", fill=case) as store:
        assert agreeing(store)


def test_the_machine_remembers_what_it_founded_and_what_it_loaded(
    tmp_path: Path, village: Store
) -> None:
    heads = Remembering()
    with Store.create(tmp_path / "a.dossier", name="a", heads=heads) as store:
        assert store.search.ready
        put(store, *dump(village))
        assert agreeing(store)
        store.reindex()
        assert agreeing(store)
    with Store.open(tmp_path / "a.dossier", heads=heads) as store:
        with store.act("Saule") as act:
            sample.add(act, "entity", id="p_new", name="Zhanar")
        assert agreeing(store)
    with Store.open(tmp_path / "a.dossier", heads=Remembering()) as store:
        assert not store.search.ready


class Remembering(ForgottenHeads):
    """A machine that knows which indexes it made."""

    def __init__(self) -> None:
        super().__init__()
        self.made: set[tuple[str, str]] = set()

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Only what was made here."""
        return (dossier_id, mark) in self.made

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Remember it."""
        self.made.add((dossier_id, mark))


def test_a_machine_does_not_remember_an_index_of_a_load_that_was_refused(
    tmp_path: Path, village: Store
) -> None:
    heads = Remembering()
    with Store.create(tmp_path / "a.dossier", name="a", heads=heads) as store:
        before = set(heads.made)
        with pytest.raises(BadText):
            put(store, *dump(village), '{"table": "entity", "id": "z_", "name": "w"}')
        assert heads.made == before
        assert agreeing(store)


def test_a_dump_carries_nothing_of_it(village: Store) -> None:
    tables = {json.loads(line)["table"] for line in dump(village)}
    assert not [table for table in tables if table.startswith("search_")]


def test_rows_for_its_tables_are_refused(used: Store) -> None:
    with pytest.raises(BadText, match="no table of a dossier"):
        put(used, '{"table": "search_doc", "doc": 1, "id": "p_aigul", "forms": "Dana"}')
    assert agreeing(used)


def test_the_same_rows_give_the_same_index_whichever_way_they_came(
    village: Store, fresh: Store, tmp_path: Path
) -> None:
    put(fresh, *dump(village))
    sums = []
    for store in (village, fresh):
        with reading(store) as connection:
            sums.append(
                connection.execute(
                    "SELECT id, forms, folds, sounds FROM search_doc ORDER BY id"
                ).fetchall()
            )
    assert sums[0] == sums[1]
