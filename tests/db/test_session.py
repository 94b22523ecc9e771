"""A searcher is stopped, closed and kept current without anybody noticing."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.bundled import Bundled
from db.namesakes import ids, make, person
from dossier_db.errors import DossierError
from dossier_db.records.hits import Found
from dossier_db.search import Session, Stopped
from dossier_db.store import Store

PATIENCE = 20.0
"""Seconds after which a thread has hung."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A dossier with one person and one passage."""
    with make(
        tmp_path / "one.dossier", {"Aigul": ["Айгүл"]}, ["Aigul spoke."]
    ) as store:
        yield store


def slow(session: Session) -> threading.Event:
    """Makes every look of a session endless inside SQLite; set once it has begun."""
    begun = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

    def named(*_: object, **__: object) -> object:
        begun.set()
        return session._db.execute(f"{endless} SELECT count(*) FROM n").fetchall()

    session._names.find = named  # type: ignore[method-assign, assignment]
    return begun


def aside(work: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    """Runs on a thread of its own; what it raises is kept."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except (Stopped, DossierError, sqlite3.Error) as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, raised


def test_a_look_that_is_stopped_ends_at_once(store: Store) -> None:
    session = store.search.session()
    begun = slow(session)
    thread, raised = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    while thread.is_alive():  # the statement itself may begin a little later
        session.stop()
        thread.join(0.01)
    assert [type(error) for error in raised] == [Stopped]
    session.close()


def test_a_session_answers_after_it_was_stopped(store: Store) -> None:
    session = store.search.session()
    find = session._names.find
    begun = slow(session)
    thread, _ = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    while thread.is_alive():
        session.stop()
        thread.join(0.01)
    session._names.find = find  # type: ignore[method-assign]
    assert ids(session.look("aigul")) == ["p_1", "x_1"]
    session.close()


@pytest.mark.parametrize("closed", ["session", "store"])
def test_closing_ends_the_look_that_runs(store: Store, closed: str) -> None:
    session = store.search.session()
    begun = slow(session)
    thread, raised = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    if closed == "session":
        session.close()
    else:
        store.close()
    thread.join(PATIENCE)
    assert [type(error) for error in raised] == [Stopped]


def test_closing_at_any_moment_is_clean(bundled: Bundled) -> None:
    for moment in range(20):
        store = Store.open(bundled.store.path)
        session = store.search.session()

        def run(session: Session = session) -> None:
            while True:
                session.look("kazakh court", wide=True)

        thread, raised = aside(run)
        time.sleep(moment / 1000)
        store.close()
        thread.join(PATIENCE)
        assert [type(error) for error in raised] == [Stopped]


def test_a_stop_between_two_looks_changes_nothing(store: Store) -> None:
    session = store.search.session()
    session.stop()
    assert ids(session.look("aigul")) == ["p_1", "x_1"]
    session.close()


def test_a_stop_between_two_steps_ends_the_look(store: Store) -> None:
    session = store.search.session()
    find = session._names.find

    def stopped(*given: object, **named: object) -> object:
        session.stop()
        return find(*given, **named)  # type: ignore[arg-type]

    session._names.find = stopped  # type: ignore[method-assign, assignment]
    with pytest.raises(Stopped):
        session.look("aigul")
    session.close()


def test_a_closed_session_can_be_stopped_and_closed_again(store: Store) -> None:
    session = store.search.session()
    session.stop()
    session.close()
    session.stop()
    session.close()


def test_a_closed_session_answers_nobody(store: Store) -> None:
    session = store.search.session()
    session.close()
    with pytest.raises(Stopped):
        session.look("aigul")


def test_a_session_of_a_closed_store_answers_nobody(store: Store) -> None:
    session = store.search.session()
    store.close()
    with pytest.raises(Stopped):
        session.look("aigul")
    session.stop()
    session.close()


def test_two_sessions_answer_at_once(store: Store) -> None:
    sessions = [store.search.session() for _ in range(2)]
    found: list[list[str]] = []

    def run(session: Session) -> None:
        for _ in range(50):
            found.append(ids(session.look("aigul", wide=True)))

    threads = [threading.Thread(target=run, args=(one,)) for one in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert found == [["p_1", "x_1"]] * 100
    for session in sessions:
        session.close()


def test_stopping_one_session_does_not_stop_another(store: Store) -> None:
    stopped, other = store.search.session(), store.search.session()
    begun = slow(stopped)
    thread, _ = aside(lambda: stopped.look("aigul"))
    assert begun.wait(PATIENCE)
    while thread.is_alive():
        stopped.stop()
        assert ids(other.look("aigul")) == ["p_1", "x_1"]
        thread.join(0.01)
    stopped.close()
    other.close()


def test_a_session_may_change_threads(store: Store) -> None:
    session = store.search.session()
    found: list[Found] = []
    thread = threading.Thread(target=lambda: found.append(session.look("aigul")))
    thread.start()
    thread.join(PATIENCE)
    assert found == [session.look("aigul")]
    session.close()


def test_what_was_written_since_it_began_is_found(store: Store) -> None:
    session = store.search.session()
    assert ids(session.look("bolat")) == []
    with store.act("Saule") as act:
        person(act, "p_2", "Bolat", ["Болат"])
    assert ids(session.look("bolat")) == ["p_2"]
    with store.act("Saule") as act:
        act.update("entity", {"id": "p_2"}, {"name": "Dana"})
    assert ids(session.look("dana")) == ["p_2"]
    assert session.look("болат").hits[0].name == "Dana"
    session.close()


def test_what_is_not_written_to_its_end_is_not_found(store: Store) -> None:
    session = store.search.session()
    with pytest.raises(ZeroDivisionError), store.act("Saule") as act:
        person(act, "p_2", "Bolat")
        raise ZeroDivisionError
    assert ids(session.look("bolat")) == []
    session.close()


def test_what_another_process_writes_is_found(store: Store) -> None:
    session = store.search.session()
    script = f"""
import sys
sys.path[:] = {sys.path!r}
from db.namesakes import person
from dossier_db.store import Store
with Store.open({str(store.path)!r}) as store, store.act("Dana") as act:
    person(act, "p_2", "Bolat", ["Болат"])
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert ids(session.look("болат")) == ["p_2"]
    session.close()


def test_an_index_that_is_made_anew_is_used_at_once(store: Store) -> None:
    session = store.search.session()
    before = session.look("aigul")
    store.reindex()
    assert session.look("aigul") == before
    session.close()


def test_an_index_that_leads_astray_shows_the_records_own_names(store: Store) -> None:
    with sqlite3.connect(store.path) as forger:
        forger.execute("UPDATE search_doc SET id = 'p_gone' WHERE id = 'p_1'")
    forger.close()
    session = store.search.session()
    assert ids(session.look("aigul")) == ["x_1"]
    session.close()


def test_a_damaged_index_is_said_in_a_sentence(store: Store) -> None:
    with sqlite3.connect(store.path) as forger:
        forger.execute("DROP TABLE search_doc")
    forger.close()
    session = Session(store.reader.apart(), store.reader.apart().connection)
    with pytest.raises(DossierError):
        session.look("aigul")
    session.close()
