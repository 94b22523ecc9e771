"""The shelf of search: finds records by names in any script and by words of texts."""

import sqlite3
import threading
from collections.abc import Callable
from typing import Final
from weakref import WeakSet

from dossier_db.errors import Stopped
from dossier_db.progress import Progress
from dossier_db.reader import Reader
from dossier_db.records.hits import Found, Hit
from dossier_db.search.index import build, made
from dossier_db.search.session import Session

_AGAIN: Final = 0.005
"""Seconds after which the making of an index that is to end is interrupted again."""


class Search:
    """Asked in words, it answers with records and says why."""

    def __init__(self, reader: Reader, trusted: Callable[[str], bool]) -> None:
        """The shelf.

        Args:
            reader: reads the dossier.
            trusted: whether an index that carries this mark was made on this machine.
        """
        self._reader = reader
        self._trusted = trusted
        self._own: Session | None = None
        self._own_state: str | None = None
        self._lock = threading.Lock()
        self._sessions: WeakSet[Session] = WeakSet()
        self._making = threading.RLock()
        self._makes: Reader | None = None
        self._closings = 0
        self._counting = threading.Lock()

    @property
    def mark(self) -> str | None:
        """The mark of the file's index, if it is of this program's rules, and was made
        on this machine from the rows as they are.
        """
        with self._reader.sentences():
            mark = made(self._reader.connection)
        return mark if mark is not None and self._trusted(mark) else None

    @property
    def ready(self) -> bool:
        """The file has such an index."""
        return self.mark is not None

    def find(
        self, query: str, *, limit: int = 10, kind: str | None = None
    ) -> tuple[Hit, ...]:
        """What a query finds, the best first; see ``ask``."""
        return self.ask(query, limit=limit, kind=kind).hits

    def ask(self, query: str, *, limit: int = 10, kind: str | None = None) -> Found:
        """The answer to a query: what it finds, the best first, and how it was read.

        Args:
            query: words and filters (``query``); nothing that can be typed is an error.
            limit: the most hits to give.
            kind: one of ``records.hits.KINDS``: only records of that kind.
        """
        with self._lock:
            state = self._state()
            if self._own is None or state != self._own_state:
                self._let_go()
                self._own, self._own_state = self.session(), state
            return self._own.look(query, kind=kind, limit=limit, wide=True)

    def session(self, progress: Progress | None = None) -> Session:
        """A searcher with connections of its own.

        Where the file's own index cannot be used, one is made in memory first, which
        takes as long as ``progress`` tells.

        Raises:
            Stopped: the store was closed meanwhile.
        """
        closings = self._closings
        reader = self._reader.apart()
        with self._reader.sentences():
            index = reader.connection if self.ready else self._made(reader, progress)
            session = Session(reader, index)
        with self._counting:
            if self._closings == closings:
                self._sessions.add(session)
                return session
        session.close()
        raise Stopped

    def close(self) -> None:
        """Close every searcher; what they look for is ended first."""
        with self._counting:
            self._closings += 1
            sessions = list(self._sessions)
        for session in sessions:
            session.close()
        while not self._making.acquire(timeout=_AGAIN):
            if self._makes is not None:
                self._makes.interrupt()
        self._making.release()
        with self._lock:
            self._let_go()

    def _made(self, reader: Reader, progress: Progress | None) -> sqlite3.Connection:
        """An index in memory, made from the rows."""
        memory = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        closings = self._closings

        def told(done: int, of: int) -> None:
            if self._closings != closings:
                raise Stopped
            if progress is not None:
                progress(done, of)

        try:
            with self._making:
                self._makes = reader
                build(reader.connection, memory, told)
        except BaseException as error:
            memory.close()
            reader.close()
            if isinstance(error, sqlite3.Error) and self._closings != closings:
                raise Stopped from error
            raise
        finally:
            self._makes = None
        return memory

    def _let_go(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None

    def _state(self) -> str | None:
        """What an index made in memory is of: the newest entry of the log. The file's
        own follows every write.
        """
        if self.ready:
            return None
        row = self._reader.one("SELECT id FROM change ORDER BY rowid DESC LIMIT 1")
        return str(row[0]) if row is not None else ""
