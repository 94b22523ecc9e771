"""A searcher is stopped, closed and kept current without anybody noticing."""

import gc
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
from dossier_db.errors import DossierError, Stopped
from dossier_db.records.hits import Found
from dossier_db.search import Session
from dossier_db.search.candidates import Caps
from dossier_db.search.names import Names, Scored
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


class Held(Names):
    """Names that are found as ever, after something else."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.connection = connection
        self.first: Callable[[], object] = lambda: None
        """Done before a name is looked for."""

    def find(
        self,
        text: str,
        caps: Caps,
        also: str = "",
        stop: Callable[[], None] = lambda: None,
    ) -> tuple[list[Scored], tuple[str, ...]]:
        """The same."""
        self.first()
        return super().find(text, caps, also, stop)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Held]:
    """The names of each session that begins from now on, in their order."""
    made: list[Held] = []

    def begin(connection: sqlite3.Connection) -> Held:
        made.append(Held(connection))
        return made[-1]

    monkeypatch.setattr("dossier_db.search.session.Names", begin)
    return made


def slow(names: Held) -> threading.Event:
    """Makes every look endless inside SQLite; set once one has begun."""
    begun = threading.Event()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

    def first() -> None:
        begun.set()
        names.connection.execute(f"{endless} SELECT count(*) FROM n").fetchall()

    names.first = first
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


def test_a_look_that_is_stopped_ends_at_once(store: Store, held: list[Held]) -> None:
    session = store.search.session()
    begun = slow(held[0])
    thread, raised = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    while thread.is_alive():  # the statement itself may begin a little later
        session.stop()
        thread.join(0.01)
    assert [type(error) for error in raised] == [Stopped]
    session.close()


def test_a_session_answers_after_it_was_stopped(store: Store, held: list[Held]) -> None:
    session = store.search.session()
    begun = slow(held[0])
    thread, _ = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    while thread.is_alive():
        session.stop()
        thread.join(0.01)
    held[0].first = lambda: None
    assert ids(session.look("aigul")) == ["p_1", "x_1"]
    session.close()


@pytest.mark.parametrize("closed", ["session", "store"])
def test_closing_ends_the_look_that_runs(
    store: Store, held: list[Held], closed: str
) -> None:
    session = store.search.session()
    begun = slow(held[0])
    thread, raised = aside(lambda: session.look("aigul"))
    assert begun.wait(PATIENCE)
    if closed == "session":
        session.close()
    else:
        store.close()
    thread.join(PATIENCE)
    assert [type(error) for error in raised] == [Stopped]


def test_closing_at_any_moment_is_clean(bundled: Bundled) -> None:
    for moment in range(0, 20, 2):
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


def test_a_stop_before_a_look_ends_that_one_alone(store: Store) -> None:
    """Whoever stops it cannot know whether it has begun."""
    session = store.search.session()
    session.stop()
    with pytest.raises(Stopped):
        session.look("aigul")
    assert ids(session.look("aigul")) == ["p_1", "x_1"]
    session.close()


def test_a_stop_between_two_steps_ends_the_look(store: Store, held: list[Held]) -> None:
    session = store.search.session()
    held[0].first = session.stop
    with pytest.raises(Stopped):
        session.look("aigul")
    session.close()


def test_a_closed_session_can_be_stopped_and_closed_again(store: Store) -> None:
    session = store.search.session()
    session.stop()
    session.close()
    session.stop()
    session.close()
    with pytest.raises(Stopped):
        session.look("aigul")


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


def test_stopping_one_session_does_not_stop_another(
    store: Store, held: list[Held]
) -> None:
    stopped, other = store.search.session(), store.search.session()
    begun = slow(held[0])
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


def test_a_searcher_that_was_left_leaves_no_connection(store: Store) -> None:
    """Of a day of searches none stays in memory."""

    def connections() -> int:
        gc.collect()
        return sum(isinstance(one, sqlite3.Connection) for one in gc.get_objects())

    before = connections()
    for _search in range(3):
        session = store.search.session()
        session.look("aigul")
        session.close()
        del session
    assert connections() == before
