"""Any thread may close a connection that is read from, and the program lives on."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier_db import DossierError, Store
from dossier_db.closable import closable
from dossier_db.history import History

_ENDLESS = (
    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n)"
    " SELECT max(i) FROM n"
)
_SHORT = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 99)"


def _plain() -> Any:
    return sqlite3


def _sealed() -> Any:
    return pytest.importorskip("sqlcipher3", reason="“encrypt” is not installed").dbapi2


@pytest.fixture(params=[_plain, _sealed])
def connection(request: pytest.FixtureRequest) -> Iterator[Any]:
    library = request.param()
    made = library.connect(
        ":memory:",
        factory=closable(library),
        isolation_level=None,
        check_same_thread=False,
    )
    yield made
    made.close()


def beside(work: Callable[[], object]) -> tuple[threading.Thread, list[Exception]]:
    """A thread that works, and what it was refused with."""
    refused: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            refused.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, refused


def test_a_close_ends_the_statement_that_runs_on_another_thread(
    connection: Any,
) -> None:
    begun = threading.Event()
    connection.set_progress_handler(begun.set, 1000)
    thread, refused = beside(lambda: connection.execute(_ENDLESS).fetchall())
    assert begun.wait(60)
    connection.close()
    thread.join()
    assert [str(one) for one in refused] == ["interrupted"]


def test_a_close_between_two_statements_is_told_by_the_next(connection: Any) -> None:
    begun = threading.Event()

    def ask() -> None:
        while True:
            connection.execute(f"{_SHORT} SELECT i FROM n").fetchall()
            begun.set()

    thread, refused = beside(ask)
    assert begun.wait(60)
    connection.close()
    thread.join()
    assert ("closed" in str(refused) or "interrupted" in str(refused)) and refused


def test_a_loop_over_a_cursor_gives_every_row(connection: Any) -> None:
    rows = connection.execute(_SHORT.replace("99", "999") + " SELECT i FROM n")
    assert [i for (i,) in rows] == list(range(1, 1000))


def test_a_store_closed_while_another_thread_reads_refuses_it_in_a_sentence(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.dossier"
    Store.create(path, name="A trial").close()
    for _ in range(20):  # the moment is chance
        store = Store.open(path)
        begun, over = threading.Event(), threading.Event()

        def ask(store: Store = store, begun: Any = begun, over: Any = over) -> None:
            while not over.is_set():
                History(store.reader).deeds(9)
                begun.set()

        thread, refused = beside(ask)
        assert begun.wait(60)
        store.close()
        over.set()
        thread.join()
        store.close()
        assert all(isinstance(one, DossierError) for one in refused), refused
