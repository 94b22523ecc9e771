"""The store: one file, its shelves, and the door through which it is written."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dossier_db import connection as connections
from dossier_db.errors import NotADossier
from dossier_db.heads import ForgottenHeads, Heads
from dossier_db.reader import Reader
from dossier_db.records import Dossier

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.alignments import Alignments
    from dossier_db.captures import Captures
    from dossier_db.cards import Cards
    from dossier_db.compare import Compare
    from dossier_db.drafts import Draft, Drafts
    from dossier_db.history import History
    from dossier_db.passages import Passages
    from dossier_db.people import People
    from dossier_db.quotes import Quotes
    from dossier_db.records import Finding
    from dossier_db.roster import Roster
    from dossier_db.search.index import Progress
    from dossier_db.search.shelf import Search
    from dossier_db.sources import Sources
    from dossier_db.tasks import Tasks
    from dossier_db.timeline import Timeline
    from dossier_db.vocabulary import Vocabulary


class Store:
    """An open dossier. Shelves answer questions; ``act`` is the only way to write.

    A shelf is imported when it is first asked: the way to the first paint needs few.

    Every thread that reads gets a read-only connection of its own, so a listing may
    be asked from the screen's thread and counted from another.
    """

    def __init__(self, path: Path, *, heads: Heads | None = None) -> None:
        self.path = path
        self._heads: Heads = heads if heads is not None else ForgottenHeads()
        self._threads = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self.reader = Reader(self.path, self._connection, self._apart)

    @classmethod
    def open(cls, path: str | Path, *, heads: Heads | None = None) -> Self:
        """Open an existing dossier for reading; writing opens its own connection.

        Raises a ``DossierError`` when the path holds no dossier that can be read.
        """
        store = cls(Path(path), heads=heads)
        connections.examine(store.path)
        store._connection()  # every check is made now, not at the first question
        return store

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        name: str,
        heads: Heads | None = None,
        fill: Callable[[Self], None] | None = None,
    ) -> Self:
        """Make a dossier at a path where nothing is, empty or filled.

        ``fill`` is given the new dossier before anybody else can see it; if it fails,
        nothing is left behind.
        """
        from dossier_db.founding import found

        def filled(draft: Path) -> None:
            with cls.open(draft, heads=heads) as store:
                if fill is not None:
                    fill(store)
                if not store.search.ready:
                    store.reindex()

        found(Path(path), name, filled)
        return cls.open(path, heads=heads)

    def close(self) -> None:
        """Close every connection; nothing but the one file remains."""
        if "search" in self.__dict__:
            self.search.close()
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._threads = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def dossier(self) -> Dossier:
        """What this file is: name, edition, zone."""
        row = self.reader.one("SELECT id, name, lang, zone, edition FROM dossier")
        if row is None:
            raise NotADossier(f"{self.path} holds no dossier: it was never finished.")
        return Dossier(*row)

    @cached_property
    def timeline(self) -> "Timeline":
        """Events by date, and what each source says of them."""
        from dossier_db.timeline import Timeline

        return Timeline(self.reader)

    @cached_property
    def roster(self) -> "Roster":
        """The defendants of a case, and the arithmetic over their number."""
        from dossier_db.roster import Roster

        return Roster(self.reader)

    @cached_property
    def compare(self) -> "Compare":
        """Questions that sources answer, alike or not."""
        from dossier_db.compare import Compare

        return Compare(self.reader)

    @cached_property
    def sources(self) -> "Sources":
        """What was read, how much of it, and what counts as one with what."""
        from dossier_db.sources import Sources

        return Sources(self.reader)

    @cached_property
    def passages(self) -> "Passages":
        """The places in sources that statements hang on."""
        from dossier_db.passages import Passages

        return Passages(self.reader)

    @cached_property
    def captures(self) -> "Captures":
        """The texts of sources as they are held, and the passages found in them."""
        from dossier_db.captures import Captures

        return Captures(self.reader)

    @cached_property
    def people(self) -> "People":
        """People and organisations."""
        from dossier_db.people import People

        return People(self.reader)

    @cached_property
    def quotes(self) -> "Quotes":
        """The very words of people and documents."""
        from dossier_db.quotes import Quotes

        return Quotes(self.reader)

    @cached_property
    def cards(self) -> "Cards":
        """One record of any kind with everything cited."""
        from dossier_db.cards import Cards

        return Cards(self.reader)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The controlled words there are to choose from."""
        from dossier_db.vocabulary import Vocabulary

        return Vocabulary(self.reader)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and not saved yet."""
        from dossier_db.drafts import Drafts

        return Drafts(self.reader)

    @cached_property
    def history(self) -> "History":
        """What was written, by whom and when, and what was undone."""
        from dossier_db.history import History

        return History(self.reader)

    @cached_property
    def tasks(self) -> "Tasks":
        """What is still to be found out or written down."""
        from dossier_db.tasks import Tasks

        return Tasks(self.reader)

    @cached_property
    def alignments(self) -> "Alignments":
        """The texts of two sources, read against each other."""
        from dossier_db.alignments import Alignments

        return Alignments(self.reader, self.captures)

    @cached_property
    def search(self) -> "Search":
        """Finds records by their names, in any script, and by the words of texts."""
        from dossier_db.search.shelf import Search

        return Search(self.reader, self._made_here)

    def reindex(self, progress: "Progress | None" = None) -> None:
        """Make the search index anew from the rows.

        ``progress`` is told how many of how many records are in; what it raises comes
        through, and the index stays as it was.
        """
        from dossier_db.search.index import build

        with self._transaction() as connection:
            mark = build(connection, connection, progress)
        self._heads.keep_index(self.dossier.id, mark)

    def verify(self, progress: "Progress | None" = None) -> "tuple[Finding, ...]":
        """Look whether the file is sound: all of it is read.

        ``progress`` is told how many of how many records have been looked up.
        """
        from dossier_db.soundness import findings

        reader = self.reader.apart()
        try:
            with connections.sentences(self.path):
                return tuple(findings(reader, self._made_here, progress))
        finally:
            reader.close()

    @contextmanager
    def act(self, agent: str, *, loading: bool = False) -> Iterator["Act"]:
        """One transaction in ``agent``'s name: rows and their entries, or nothing.

        ``loading`` leaves the foreign keys to the loader, which checks all of them
        before it lets go: asked row by row while some parent is still missing, SQLite
        reads every child table through for each parent that comes in.
        """
        from dossier_db.acts import Act  # sqlite-utils: only where something is written

        with self._transaction(loading=loading) as connection:
            act = Act(connection, agent, self._heads)
            yield act
            written, mark = act.head, act.index.settle()
            dossier_id = act.dossier_id()
        if written is not None:
            self._heads.keep(dossier_id, written)
        if mark is not None:
            self._heads.keep_index(dossier_id, mark)

    def keep_draft(self, draft: "Draft") -> None:
        """Put a draft into the tray, in place of what was kept under its id."""
        from dossier_db.drafts import keep

        with self._transaction() as connection:
            keep(connection, draft)

    def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away."""
        from dossier_db.drafts import drop

        with self._transaction() as connection:
            drop(connection, draft_id)

    def _made_here(self, mark: str) -> bool:
        """Whether the search index that carries this mark was made on this machine."""
        return self._heads.trusts(self.dossier.id, mark)

    @contextmanager
    def _transaction(self, *, loading: bool = False) -> Iterator[sqlite3.Connection]:
        """The write connection inside one transaction: all of it or nothing."""
        with connections.sentences(self.path):
            connection = connections.writing(self.path)
            try:
                if loading:  # cannot be set once a transaction is open
                    connections.prepare_load(connection)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
            finally:
                connection.close()

    def _connection(self) -> sqlite3.Connection:
        """This thread's own read-only connection."""
        found: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if found is None:
            found = self._kept(connections.reading(self.path))
            self._threads.connection = found
        return found

    def _apart(self) -> sqlite3.Connection:
        """A connection that may keep temporary tables and change threads."""
        return self._kept(connections.reading(self.path, shared=False))

    def _kept(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        with self._lock:
            self._open.append(connection)
        return connection
