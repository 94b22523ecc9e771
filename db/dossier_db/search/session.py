"""A searcher: one query after the other, each answered with records and reasons."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final

from dossier_db import citations
from dossier_db.errors import DossierError, Stopped
from dossier_db.reader import Reader
from dossier_db.records.hits import Found
from dossier_db.search.answers import Answers
from dossier_db.search.documents import facet, names
from dossier_db.search.filters import Resolver, any_of
from dossier_db.search.folding import folded
from dossier_db.search.names import QUICK, Names
from dossier_db.search.query import parse

_NAMED: Final = 88.0
"""Likeness from which a filter takes a record to be meant by its name."""
_CACHE_KB: Final = 32_768
_AGAIN: Final = 0.005
"""Seconds after which a look that is to end is stopped again: it may have been
between two statements.
"""


class Session:
    """One searcher: ``look`` on one worker thread at a time, ``stop`` from any."""

    def __init__(self, reader: Reader, index: sqlite3.Connection) -> None:
        self._reader = reader
        self._db = index
        self._db.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        self._stopped = threading.Event()
        self._closed = False
        self._looking = threading.RLock()
        self._names = Names(self._db)
        self._resolver = Resolver(reader, self._meant)
        self._answers = Answers(reader, self._db, self._names, self._check)

    def look(
        self,
        query: str,
        *,
        kind: str | None = None,
        limit: int | None = None,
        wide: bool = False,
    ) -> Found:
        """Answer a query.

        Args:
            query: as typed; nothing that can be typed is an error. Of a citation the
                passages of that place come first, then what the source's name finds.
            kind: one of ``KINDS``, chosen beside the query.
            limit: the most hits to give; as many as a screen or two by default, and
                no more than these where the pass is not wide.
            wide: look further than there is time for between two keystrokes.

        Raises:
            Stopped: ``stop`` was called meanwhile, or since the look before; or the
                dossier was closed.
        """
        with self._looking, self._stoppable():
            self._check()
            place = citations.place(query)
            meant = self._resolver.sources(place.source) if place else []
            if place is None or not meant:
                return self._found(query, kind, limit, wide)
            found = self._found(place.source, kind, limit, wide)
            led = self._answers.led(found, place, [id_ for id_, _ in meant], kind)
            return replace(led, hits=led.hits[:limit])

    def _found(
        self, query: str, kind: str | None, limit: int | None, wide: bool
    ) -> Found:
        asked = parse(query)
        filters = self._resolver.filters(asked, kind)
        if asked.bare and kind is None:
            return Found((), (), frozenset(), (), (), (), wide)
        return self._answers.found(asked, filters, kind, limit, wide)

    def stop(self) -> None:
        """End the ``look`` that runs as soon as can be, else the next one; from any
        thread.
        """
        self._stopped.set()
        with suppress(sqlite3.ProgrammingError):  # closed: there is nothing to end
            self._db.interrupt()
            self._reader.interrupt()

    def close(self) -> None:
        """Give back the connections; a ``look`` that runs is ended first."""
        self._closed = True
        self.stop()
        # A connection that is closed under a running statement takes the program along.
        while not self._looking.acquire(timeout=_AGAIN):
            self.stop()
        try:
            self._db.close()
            self._reader.close()
        finally:
            self._looking.release()

    def _meant(self, words: str, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
        """Records of these kinds that a filter means by name, whole or begun: pairs of
        id and label.
        """
        also = any_of(facet("k", kind) for kind in kinds)
        scored, _ = self._names.find(words, QUICK, also=also, stop=self._check)
        begun = folded(words)
        meant = []
        for one in scored:
            record, folds = self._db.execute(
                "SELECT id, folds FROM search_doc WHERE doc = ?", (one.doc,)
            ).fetchone()
            if one.score >= _NAMED or any(
                fold.startswith(begun) for fold in folds.split("\n")
            ):
                meant.append(record)
        labels = names(self._reader.connection, meant) if begun else {}
        return [(record, labels[record][0]) for record in meant if record in labels]

    def _check(self) -> None:
        if self._closed or self._stopped.is_set():
            raise Stopped

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        try:
            yield
        except Stopped:
            raise
        except (sqlite3.Error, DossierError, UnicodeDecodeError) as error:
            cause = error.__cause__ if isinstance(error, DossierError) else error
            if self._stopped.is_set() or isinstance(cause, sqlite3.ProgrammingError):
                raise Stopped from error  # of a closed connection: the store is closed
            if isinstance(error, DossierError):
                raise
            raise self._reader.refusal(error) from error
        finally:  # not where one begins: what was stopped by then is to end as well
            self._stopped.clear()
