"""The store: one file, its shelves, and the door through which it is written."""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hmac import compare_digest
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

from dossier_db import connection as connections
from dossier_db.errors import Locked, Moved, NotADossier, WrongPassphrase
from dossier_db.heads import ForgottenHeads, Heads, HiddenHeads, Remembered
from dossier_db.keys import Key, is_sealed
from dossier_db.progress import Progress
from dossier_db.reader import Reader
from dossier_db.records import Dossier
from dossier_db.shelves import Shelves
from dossier_db.whereabouts import Whereabouts

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.drafts import Draft
    from dossier_db.records import Finding

_LEFT = "locked"
"""What a key says of itself when it is dropped; only the same one says it again."""


class Store(Shelves):
    """An open dossier. Shelves answer questions; ``act`` is the only way to write.

    Every thread that reads gets a read-only connection of its own, so a listing may
    be asked from the screen's thread and counted from another.
    """

    def __init__(
        self, path: Path, *, key: Key | None = None, heads: Heads | None = None
    ) -> None:
        self.path = path
        self.sealed = key is not None
        """Whether the file is encrypted."""
        self.locked = False
        """Whether its key was dropped."""
        self.wrote = False
        """Whether acts or drafts were written through this object."""
        self.shelter: Callable[[str], Path] | None = None
        """Gives, for the mark, the folder of the copy that is made before an older file
        is brought up; None: beside the file."""
        self.copied: Path | None = None
        """That copy, once it was made."""
        self._key = key
        self._left = ""  # tells the key that was dropped from others
        self._heads: Heads = heads if heads is not None else ForgottenHeads()
        if self.sealed:
            self._heads = HiddenHeads(self._heads, self._marked)
        self._whereabouts = Whereabouts(path)
        self._threads = threading.local()
        self._open: WeakSet[sqlite3.Connection] = WeakSet()  # whoever reads holds it
        self._lock = threading.Lock()
        super().__init__(
            Reader(self.path, self._connection, self._apart, self.check_place),
            self._made_here,
        )

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        passphrase: str | None = None,
        heads: Heads | None = None,
    ) -> Self:
        """Open an existing dossier for reading; writing opens its own connection.

        Args:
            path: the file.
            passphrase: of a sealed one; a plain one needs none.
            heads: what this machine remembers of its dossiers.

        Raises a ``DossierError`` when the path holds no dossier that can be read:
        ``Sealed`` without a passphrase, ``WrongPassphrase`` with another one.
        """
        return cls._opened(
            Path(path), connections.key_of(Path(path), passphrase), heads
        )

    @classmethod
    def _opened(cls, path: Path, key: Key | None, heads: Heads | None) -> Self:
        connections.examine(path, key)
        store = cls(path, key=key, heads=heads)
        store._connection()  # every check is made now, not at the first question
        return store

    @staticmethod
    def is_sealed(path: str | Path) -> bool:
        """Whether a file is there and looks like a sealed dossier."""
        try:
            return Path(path).is_file() and is_sealed(Path(path))
        except OSError:
            return False

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        name: str,
        passphrase: str | None = None,
        heads: Heads | None = None,
        fill: Callable[[Self], None] | None = None,
    ) -> Self:
        """Make a dossier at a path where nothing is, empty or filled; with a
        passphrase, a sealed one.

        ``fill`` is given the new dossier before anybody else can see it; if it fails,
        nothing is left behind.
        """
        from dossier_db.founding import found

        key = None if passphrase is None else Key.new(passphrase)

        def filled(draft: Path) -> None:
            with cls._opened(draft, key, heads) as store:
                if fill is not None:
                    fill(store)
                if not store.search.ready:
                    store.reindex()

        found(Path(path), name, key, filled)
        return cls._opened(Path(path), key, heads)

    def close(self) -> None:
        """Close every connection; nothing but the one file remains."""
        if "search" in self.__dict__:
            self.search.close()
        with self._lock:
            for connection in tuple(self._open):
                connection.close()
            self._open.clear()
            self._threads = threading.local()

    def lock(self) -> None:
        """Drop the key of a sealed dossier and close every connection.

        What runs on them is ended; from now on all that is asked raises ``Locked``.
        A plain dossier has nothing to drop, and stays as it is.
        """
        if self._key is not None and not self.locked:
            self.locked = True
            self._left = self._key.mark(_LEFT)
            self._key.drop()
            self.close()

    def unlock(self, passphrase: str) -> None:
        """Take the key again; raises ``WrongPassphrase`` for another one, and ``Moved``
        where the file is not the one that was locked: whoever puts a file of their own
        in its place knows the passphrase of that.
        """
        if not self.locked:
            return
        self.check_place()
        key = connections.key_of(self.path, passphrase)
        if key is None or not compare_digest(key.mark(_LEFT), self._left):
            raise WrongPassphrase(f"This is not the passphrase of {self.path.name}.")
        connections.examine(self.path, key)
        self._key, self.locked = key, False

    @property
    def mark(self) -> str:
        """What stands for this dossier where the machine remembers it: its id, or, of
        a sealed one, something that nobody can read without the key.
        """
        return self._marked(self.dossier.id)

    @property
    def origin(self) -> str:
        """The number of this copy of the dossier: of its mark and the file's place."""
        word = f"{self.mark}\n{self.path.resolve()}"
        return hashlib.sha256(word.encode(errors="surrogateescape")).hexdigest()[:8]

    def _marked(self, dossier_id: str) -> str:
        return dossier_id if self._key is None else self._key.mark(dossier_id)

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

    def reindex(self, progress: Progress | None = None) -> None:
        """Make the search index anew from the rows.

        ``progress`` is told how many of how many records are in; what it raises comes
        through, and the index stays as it was.
        """
        from dossier_db.search.index import build

        with self._transaction() as connection:
            mark = build(connection, connection, progress)
        self._heads.keep_index(self.dossier.id, mark)

    def back_up(
        self,
        target: Path,
        progress: Progress | None = None,
        shop: Path | None = None,
    ) -> None:
        """Copy the whole dossier to a path where nothing is; a sealed one sealed.

        ``backups.back_up`` says the rest.
        """
        from dossier_db.keeping.backups import back_up

        back_up(self.path, target, self._held(), progress, shop)

    def restore(self, path: Path, progress: Progress | None = None) -> Path | None:
        """Put a copy of this dossier in the place of another, or where one was.

        ``restoring.restore`` says the rest.
        """
        from dossier_db.keeping.restoring import restore

        return restore(self.path, path, self._held(), progress)

    def verify(
        self, progress: Progress | None = None, *, heads: Sequence[str] = ()
    ) -> "tuple[Finding, ...]":
        """Look whether the file is sound: all of it is read.

        Args:
            progress: told how many of how many records have been looked up.
            heads: heads of the log that were noted elsewhere, to be found in it.
        """
        from dossier_db.soundness import Known, findings

        known = Known(
            trusted=self._made_here,
            sealed=self.sealed,
            heads=heads,
            own=self._heads.head,
        )
        reader = self.reader.apart()
        try:
            with reader.sentences():
                return tuple(findings(reader, known, progress))
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
        self.wrote = self.wrote or written is not None
        if written is not None:
            self._heads.keep(dossier_id, written)
            self._heads.keep(act.chain, written)  # each copy has chains of its own
        if mark is not None:
            self._heads.keep_index(dossier_id, mark)

    def remembered(self) -> Remembered:
        """What this machine remembers of this file; not what another copy wrote."""
        own = (self.dossier.id, *(one.chain for one in self.history.heads()))
        found = {one: self._heads.head(one) for one in own}
        here = {
            one: head
            for one, head in found.items()
            if head is None or self.history.has(head)
        }
        heads = {one: head for one, head in here.items() if head is not None}
        index = self.search.mark
        names = tuple(self._marked(one) for one in (*here, index) if one is not None)
        return Remembered(heads, index, names)

    def remember(self, before: Remembered) -> None:
        """Go on where the file stood before it was sealed, or had another key."""
        for name, head in before.heads.items():
            self._heads.keep(name, head)
        if before.index is not None:
            self._heads.keep_index(self.dossier.id, before.index)

    def keep_draft(self, draft: "Draft") -> None:
        """Put a draft into the tray, in place of what was kept under its id."""
        from dossier_db.drafts import keep

        with self._transaction() as connection:
            keep(connection, draft)
        self.wrote = True

    def drop_draft(self, draft_id: str) -> None:
        """Throw a draft away."""
        from dossier_db.drafts import drop

        with self._transaction() as connection:
            drop(connection, draft_id)

    def check_place(self) -> None:
        """Raise ``Moved`` where the file was removed, renamed or replaced: reading goes
        on in the one that was opened, and nothing is written.
        """
        self._whereabouts.check()

    def _made_here(self, mark: str) -> bool:
        """Whether the search index that carries this mark was made on this machine."""
        return self._heads.trusts(self.dossier.id, mark)

    @contextmanager
    def _transaction(self, *, loading: bool = False) -> Iterator[sqlite3.Connection]:
        """The write connection inside one transaction: all of it or nothing."""
        self.check_place()
        with connections.sentences(self.path):
            connection = connections.writing(self.path, self._held())
            try:
                self.check_place()  # so it is the same file that was opened now
                self._bring_up(connection)
                if loading:  # cannot be set once a transaction is open
                    connections.prepare_load(connection)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    self.check_place()
                    connection.execute("COMMIT")
                    self.check_place()  # or it went into a file that nobody finds
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
            finally:
                connection.close()

    def _bring_up(self, connection: sqlite3.Connection) -> None:
        """Before the first write to an older file: it is copied, then brought up."""
        if connections.is_older(connection):
            from dossier_db.keeping.upgrading import bring_up

            folder = self.shelter and partial(self.shelter, self.mark)
            copy = bring_up(connection, self.path, self._held(), folder, self.origin)
            self.copied = copy or self.copied

    def _connection(self) -> sqlite3.Connection:
        """This thread's own read-only connection."""
        threads = self._threads
        found: sqlite3.Connection | None = getattr(threads, "connection", None)
        if found is None:
            found = threads.connection = self._opened_here()
        return found

    def _apart(self) -> sqlite3.Connection:
        """A connection that may keep temporary tables and change threads."""
        return self._opened_here(shared=False)

    def _held(self) -> Key | None:
        """The key, if there is one and it was not dropped."""
        if self.locked:
            raise Locked(f"{self.path} is locked: give its passphrase to go on.")
        return self._key

    def _opened_here(self, *, shared: bool = True) -> sqlite3.Connection:
        """Another connection, to the file that the others read and to no other."""
        threads = self._threads  # others once somebody has locked or closed it
        self.check_place()
        connection = connections.reading(self.path, self._held(), shared=shared)
        try:
            self.check_place()
            with self._lock:
                if self._threads is not threads:
                    raise connections.closed(self.path)
                self._open.add(connection)
        except (Locked, Moved):
            connection.close()
            raise
        return connection
