"""A store that is locked or closed while another thread begins to read."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dossier_db import connection as connections
from dossier_db.errors import Locked
from dossier_db.store import Store

PASSPHRASE = "five words of no kin"
Overtaken = Callable[[Callable[[], None]], list[sqlite3.Connection]]


@pytest.fixture(name="overtaken")
def connections_overtaken(monkeypatch: pytest.MonkeyPatch) -> Overtaken:
    """Has something happen once the next connection is open and before it is used;
    gives the connections that were opened.
    """

    def overtake(happens: Callable[[], None]) -> list[sqlite3.Connection]:
        opened: list[sqlite3.Connection] = []
        reading = connections.reading

        def read(*given: Any, **named: Any) -> sqlite3.Connection:
            opened.append(reading(*given, **named))
            if len(opened) == 1:
                happens()
            return opened[-1]

        monkeypatch.setattr(connections, "reading", read)
        return opened

    return overtake


@pytest.fixture(name="locking")
def sealed_store(tmp_path: Path) -> Store:
    """A sealed dossier, open."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypt” is not installed")
    return Store.create(tmp_path / "s.dossier", name="Sealed", passphrase=PASSPHRASE)


def test_a_thread_that_a_lock_overtakes_reads_nothing(
    locking: Store, overtaken: Overtaken
) -> None:
    """Its connection was not there yet when the others were closed."""
    opened = overtaken(locking.lock)
    with ThreadPoolExecutor(1) as other:
        assert isinstance(other.submit(lambda: locking.dossier).exception(), Locked)
    with pytest.raises(Exception, match="closed database"):
        opened[0].execute("SELECT 1")


def test_what_is_opened_while_it_is_closed_is_closed_as_well(
    fresh: Store, overtaken: Overtaken
) -> None:
    """Nothing but the one file remains."""
    store = Store.open(fresh.path)
    opened = overtaken(store.close)
    with pytest.raises(Locked):
        store.reader.apart()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        opened[0].execute("SELECT 1")
