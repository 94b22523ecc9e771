"""The search index made anew, left behind, spoilt: nobody is kept from anything."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.sample import add
from db.upkeep import agreeing, alter, copied, reading
from dossier_db.errors import BusyDossier, DossierError, ReadOnlyDossier
from dossier_db.search import index
from dossier_db.search.postings import Postings
from dossier_db.store import Store


@pytest.fixture
def used(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own, to be written to."""
    with copied(village, tmp_path) as store:
        yield store


def found(store: Store, query: str) -> list[str]:
    """The records that a query finds."""
    return [hit.id for hit in store.search.find(query)]


def mark(store: Store) -> Any:
    """The mark of the file's index."""
    with reading(store) as connection:
        return index.made(connection)


# Many rows, and the whole index


def test_an_act_of_many_records_makes_it_anew(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST", 5)
    before = mark(used)
    with used.act("Saule") as act:
        for number in range(8):
            add(act, "entity", id=f"p_{number}", name=f"Yerlan {number}")
        act.update("entity", {"id": "p_0"}, {"name": "Nobody"})
        act.delete("entity", {"id": "p_1"})
    assert mark(used) != before
    assert agreeing(used)


def test_one_row_that_many_records_hang_on_makes_it_anew(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST", 3)
    with used.act("Saule") as act:
        act.date("2023")
        act.update(
            "source", {"id": "s_paper"}, {"issued": "2023", "published": "2023-12-31"}
        )
    assert agreeing(used)


def test_reindexing_is_told_how_far_it_is(used: Store) -> None:
    told: list[tuple[int, int]] = []
    used.reindex(lambda done, of: told.append((done, of)))
    assert told and all(0 <= done <= of for done, of in told)
    assert agreeing(used)


def test_reindexing_that_is_given_up_leaves_the_old_index(used: Store) -> None:
    before = used.path.read_bytes()

    def enough(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        used.reindex(enough)
    assert used.path.read_bytes() == before
    assert agreeing(used)


def test_reindexing_while_another_program_writes_says_so(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier_db.connection.GUARDS", ("PRAGMA busy_timeout=20",))
    other = sqlite3.connect(used.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyDossier):
        used.reindex()
    other.execute("ROLLBACK")
    other.close()
    assert agreeing(used)


def test_where_nothing_can_be_written_searching_does_without(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    alter(used.path, "DROP TABLE search_doc")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(ReadOnlyDossier):
        used.reindex()
    assert found(used, "айгүл")[0] == "p_aigul"


# An index that cannot be used


BEHIND: dict[str, tuple[str, ...]] = {
    "other rules": ("UPDATE search_state SET rules = rules + 1",),
    "older rules": ("UPDATE search_state SET rules = 0",),
    "another head": ("UPDATE search_state SET head = 'f'",),
    "no state": ("DELETE FROM search_state",),
    "no table of state": ("DROP TABLE search_state",),
    "no words": ("DROP TABLE search_word",),
    "no full text": ("DROP TABLE search_text",),
    "no part of a full text": ("DROP TABLE search_name_idx",),
}


@pytest.mark.parametrize("way", BEHIND)
def test_an_index_that_cannot_be_used_is_done_without_until_it_is_made(
    used: Store, way: str
) -> None:
    alter(used.path, *BEHIND[way])
    assert not used.search.ready
    assert found(used, "айгүл")[0] == "p_aigul"
    with used.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Zhanar"})
    assert not used.search.ready
    assert found(used, "zhanar") == ["p_bolat"]
    used.reindex()
    assert agreeing(used)
    assert found(used, "zhanar") == ["p_bolat"]


def test_rows_of_a_program_that_knows_no_index_are_noticed(used: Store) -> None:
    with used.act("Saule") as act:
        act.index.touch = lambda *_: None  # type: ignore[method-assign]
        act.index.settle = lambda: None  # type: ignore[method-assign]
        act.update("entity", {"id": "p_bolat"}, {"name": "Zhanar"})
    assert not used.search.ready
    assert found(used, "zhanar") == ["p_bolat"]
    used.reindex()
    assert agreeing(used)


class Distrusting:
    """A machine that made none of the indexes it meets."""

    def head(self, dossier_id: str) -> str | None:
        """No log was written here."""

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Not remembered."""

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Never."""
        return False

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Not remembered."""


def test_an_index_from_elsewhere_is_not_even_written_to(used: Store) -> None:
    alter(used.path, "UPDATE search_name_data SET block = x'ffffffffff'")
    with Store.open(used.path, heads=Distrusting()) as received:
        with received.act("Saule") as act:
            act.update("entity", {"id": "p_bolat"}, {"name": "Zhanar"})
        assert found(received, "zhanar") == ["p_bolat"]
    assert not used.search.ready


SPOILT: dict[str, tuple[str, ...]] = {
    **{
        f"garbage in {table}": (f"UPDATE {table}_data SET block = x'ffffffffffffff'",)
        for table in ("search_name", "search_whole", "search_text")
    },
    "another layout": ("UPDATE search_text_config SET v = 99",),
    "a record with two numbers": (
        "UPDATE search_doc SET id = 'p_new' WHERE id = 's_note'",
    ),
    "a record too many": (
        "INSERT INTO search_doc (doc, id, forms, folds, sounds)"
        " VALUES (999, 'p_new', '', '', '')",
    ),
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_index_keeps_nobody_from_writing(used: Store, way: str) -> None:
    alter(used.path, *SPOILT[way])
    with used.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "Zhanar"})
        act.update("entity", {"id": "p_bolat"}, {"name": "Zhazira"})
        act.update("entity", {"id": "p_aigul"}, {"name": "Dana"})
    assert not used.search.ready
    assert found(used, "zhanar")[0] == "p_new"
    used.reindex()
    assert agreeing(used)
    assert all(finding.sound for finding in used.verify())


def test_a_full_disk_is_no_spoilt_index(
    used: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(Postings, "flush", full)
    with pytest.raises(DossierError, match="full"), used.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Dana"})
    monkeypatch.undo()
    assert agreeing(used)
