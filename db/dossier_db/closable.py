"""Connections that any thread may close: what runs on them is ended first.

The standard library's own take the process with them where one thread closes what
another reads from. Here each call holds the connection while it runs, and a close
interrupts it and waits for its end.
"""

import threading
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Final, TypeVar, cast

_AGAIN: Final = 0.005
"""Seconds after which what runs is ended again: it may have been between statements."""
_ROWS: Final = 256
"""Rows that a loop over a cursor has fetched at a time."""

_F = TypeVar("_F", bound=Callable[..., Any])
Translate = Callable[[Exception], Exception]


def closable(library: Any, translated: Translate = lambda error: error) -> type[Any]:
    """The class of such connections.

    Args:
        library: ``sqlite3``, or one that is made like it.
        translated: gives what is raised for an error of the library's.
    """
    telling = _telling(library.Error, translated)

    def held(method: _F) -> _F:
        return _held(telling(method))

    cursors = _cursors(library, held)

    class Connection(library.Connection):  # type: ignore[misc]  # of any library
        """A connection that any thread may close."""

        def __init__(self, *given: Any, **named: Any) -> None:
            self.held = threading.RLock()
            super().__init__(*given, **named)

        @held
        def cursor(self, factory: type[Any] = cursors) -> Any:
            return super().cursor(factory)

        def execute(self, *given: Any) -> Any:
            return self.cursor().execute(*given)

        def executemany(self, *given: Any) -> Any:
            return self.cursor().executemany(*given)

        def executescript(self, *given: Any) -> Any:
            return self.cursor().executescript(*given)

        commit = held(library.Connection.commit)
        rollback = held(library.Connection.rollback)
        backup = held(library.Connection.backup)
        interrupt = telling(library.Connection.interrupt)
        _close = held(library.Connection.close)

        def close(self) -> None:
            """Close it; a statement that runs on another thread is ended first."""
            while not self.held.acquire(timeout=_AGAIN):
                self.interrupt()
            try:
                self._close()
            finally:
                self.held.release()

    return Connection


def _cursors(library: Any, held: Callable[[_F], _F]) -> type[Any]:
    """The class of cursors whose calls are not interrupted by a close."""

    class Cursor(library.Cursor):  # type: ignore[misc]  # of any library
        def __init__(self, connection: Any) -> None:
            super().__init__(connection)
            self.held = connection.held

        execute = held(library.Cursor.execute)
        executemany = held(library.Cursor.executemany)
        executescript = held(library.Cursor.executescript)
        fetchone = held(library.Cursor.fetchone)
        fetchmany = held(library.Cursor.fetchmany)
        fetchall = held(library.Cursor.fetchall)
        close = held(library.Cursor.close)
        __next__ = held(library.Cursor.__next__)

        def __iter__(self) -> Iterator[Any]:
            while rows := self.fetchmany(_ROWS):
                yield from rows

    return Cursor


def _telling(faults: type[Exception], translated: Translate) -> Callable[[_F], _F]:
    """What makes of a method one that raises what is said for the library's errors."""

    def telling(method: _F) -> _F:
        @wraps(method)
        def call(*given: Any, **named: Any) -> Any:
            try:
                return method(*given, **named)
            except faults as error:
                raise translated(error) from None

        return cast(_F, call)

    return telling


def _held(method: _F) -> _F:
    """One call at a time on a connection."""

    @wraps(method)
    def call(self: Any, *given: Any, **named: Any) -> Any:
        with self.held:
            return method(self, *given, **named)

    return cast(_F, call)
