"""The shelf of search: asked from anywhere, with the file's index or without one."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.namesakes import make, person
from dossier_db.errors import Moved
from dossier_db.search import Stopped, tables
from dossier_db.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A dossier with one person and one passage."""
    with make(
        tmp_path / "one.dossier", {"Aigul": ["Айгүл"]}, ["Aigul spoke."]
    ) as store:
        yield store


@pytest.fixture
def bare(store: Store) -> Store:
    """The same without an index."""
    connection = sqlite3.connect(store.path)
    tables.drop(connection)
    connection.commit()
    connection.close()
    return store


class Distrusting:
    """Remembers no index that was made here."""

    def head(self, dossier_id: str) -> str | None:
        """No log was written here."""
        return None

    def keep(self, dossier_id: str, entry_id: str) -> None:
        """Not remembered."""

    def trusts(self, dossier_id: str, mark: str) -> bool:
        """Never."""
        return False

    def keep_index(self, dossier_id: str, mark: str) -> None:
        """Not remembered."""


def found(store: Store, query: str, kind: str | None = None) -> list[str]:
    """The records that a query finds."""
    return [hit.id for hit in store.search.find(query, kind=kind)]


def test_a_new_dossier_has_an_index(fresh: Store) -> None:
    assert fresh.search.ready
    assert found(fresh, "anybody") == []


def test_it_answers_the_best_first_and_no_more_than_asked_for(store: Store) -> None:
    assert found(store, "aigul") == ["p_1", "x_1"]
    assert [hit.id for hit in store.search.find("aigul", limit=1)] == ["p_1"]
    assert found(store, "aigul", kind="passage") == ["x_1"]


def test_without_an_index_one_is_made_in_memory(bare: Store) -> None:
    assert not bare.search.ready
    assert found(bare, "айгүл") == ["p_1", "x_1"]
    assert not bare.search.ready


def test_an_index_from_elsewhere_is_not_used(store: Store) -> None:
    with sqlite3.connect(store.path) as forger:
        forger.execute("UPDATE search_doc SET forms = 'Dana' || forms")
        forger.execute("UPDATE search_doc SET id = 'p_gone' WHERE id = 'p_1'")
    forger.close()
    with Store.open(store.path, heads=Distrusting()) as received:
        assert not received.search.ready
        assert found(received, "aigul") == ["p_1", "x_1"]


def test_an_index_in_memory_is_made_again_when_rows_were_written(bare: Store) -> None:
    assert found(bare, "bolat") == []
    with bare.act("Saule") as act:
        person(act, "p_2", "Bolat")
    assert found(bare, "bolat") == ["p_2"]


def test_the_files_own_index_is_used_as_soon_as_it_is_made(bare: Store) -> None:
    assert found(bare, "aigul") == ["p_1", "x_1"]
    bare.reindex()
    assert bare.search.ready
    assert found(bare, "aigul") == ["p_1", "x_1"]
    with bare.act("Saule") as act:
        person(act, "p_2", "Bolat")
    assert found(bare, "bolat") == ["p_2"]


def test_what_an_old_program_wrote_is_found(store: Store) -> None:
    assert found(store, "bolat") == []
    with store.act("Saule") as act:
        act.index._follows = False  # a program that knows of no index
        person(act, "p_2", "Bolat")
    assert not store.search.ready
    assert found(store, "bolat") == ["p_2"]


def test_it_may_be_asked_from_many_threads_at_once(store: Store) -> None:
    answers: list[list[str]] = []

    def run() -> None:
        for _ in range(25):
            answers.append(found(store, "aigul"))

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [["p_1", "x_1"]] * 150


def test_how_far_the_index_in_memory_has_come_is_told(bare: Store) -> None:
    told: list[tuple[int, int]] = []
    bare.search.session(lambda done, of: told.append((done, of))).close()
    assert told
    assert all(done <= of for done, of in told)


def test_a_searcher_given_up_while_its_index_is_made_leaves_nothing(
    bare: Store,
) -> None:
    def leave(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bare.search.session(leave)
    assert found(bare, "aigul") == ["p_1", "x_1"]


def test_closing_ends_the_making_of_an_index(bare: Store) -> None:
    begun, closing = threading.Event(), threading.Event()
    raised: list[Stopped] = []

    def progress(done: int, of: int) -> None:
        begun.set()
        assert closing.wait(20)
        time.sleep(0.05)  # it is closed meanwhile

    def run() -> None:
        try:
            bare.search.session(progress).look("aigul")
        except Stopped as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(20)
    closing.set()
    bare.close()
    thread.join(20)
    assert len(raised) == 1


def test_a_store_can_be_closed_after_it_was_searched(store: Store) -> None:
    assert found(store, "aigul")
    store.close()
    store.close()
    assert sorted(path.name for path in store.path.parent.iterdir()) == ["one.dossier"]


@pytest.mark.parametrize("ask", ["ready", "session", "find"])
def test_a_file_that_was_replaced_and_wiped_is_refused_in_a_sentence(
    store: Store, ask: str
) -> None:
    """Not called damaged: another program sealed it."""
    store.search.find("Aigul")
    own = store.search.session()
    held = store.path.open("r+b")
    other = store.path.with_name("other")
    other.write_bytes(store.path.read_bytes())
    other.replace(store.path)
    with held:
        held.write(bytes(1 << 20))
    with pytest.raises(Moved, match="replaced by another file"):
        _ask(store, ask)
    with pytest.raises(Moved, match="replaced by another file"):
        own.look("Aigul")


def _ask(store: Store, what: str) -> object:
    search = store.search
    if what == "ready":
        return search.ready
    return search.session() if what == "session" else search.find("Aigul")
