"""A file of an older schema, whose first writer is killed: it is old, or it is new."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from app.kills.hunter import Killed
from app.kills.remains import LASTING, check_log, check_sound, counted, opened
from app.kills.writer import Order, draft_of
from dossier_db import connection as connections
from dossier_db.schema import migrations
from dossier_db.store import Store

STEP: Final = "merged_events_left_out"
"""The step that is taken back, to have a file of the schema before it."""
EACH: Final = 4
"""One of so many files is written to after it was looked at: that brings it up."""
_SCHEMA: Final = """SELECT type, name, sql FROM sqlite_master
 WHERE name NOT LIKE 'search%' ORDER BY type, name"""

Schema = list[tuple[str, str, str | None]]


@dataclass
class Older:
    """A file that is brought up by whoever writes first, again and again."""

    path: Path
    passphrase: str | None
    backups: Path
    """The folder of the copies that are made before."""
    content: bytes = b""
    looked: int = 0
    """How often it was looked at."""
    counts: Counter[str] = field(default_factory=Counter)
    old: Schema = field(default_factory=list)
    new: Schema = field(default_factory=list)

    def prepare(self) -> None:
        """Take the file back to the schema before, and remember both."""
        with self._opened() as store:
            self.new = _schema(store)
            self.counts = counted(store)
            key = store._key
            with closing(connections.writing(self.path, key)) as connection:
                _take_back(connection)
        with self._opened() as store:
            self.old = _schema(store)
        assert self.old != self.new
        self.content = self.path.read_bytes()

    def ready(self) -> None:
        """Put the older file back, and take the copies away."""
        self.path.write_bytes(self.content)
        shutil.rmtree(self.backups, ignore_errors=True)
        self.backups.mkdir()

    def order(self, _count: int, _folder: Path) -> Order:
        """The first write to it: a draft."""
        return Order("migration", str(self.path), self.passphrase, 1)

    def learn(self, _order: Order) -> None:
        """It came to its end: it is new, and writing goes on."""
        with self._opened() as store:
            assert _schema(store) == self.new

    def check(self, killed: Killed) -> int:
        """Look at everything; whether it was new without anybody having been told."""
        with self._opened() as store:
            assert [one.name for one in self.path.parent.iterdir()] == [self.path.name]
            schema = _schema(store)
            assert schema in (self.old, self.new), "a step was taken by half"
            new = schema == self.new
            assert new or not killed.done
            self._check_backups(new)
            self._check_rows(store, killed)
            self.looked += 1
            if self.looked % EACH == 1:  # old or new: it can be written
                store.shelter = lambda _mark: self.backups
                store.keep_draft(LASTING)
                assert _schema(store) == self.new
        return int(new and not killed.done)

    def _check_backups(self, new: bool) -> None:
        """Before any change there was a whole copy; no half one has a name."""
        made = [one for one in self.backups.iterdir() if not one.name.startswith(".")]
        assert len(made) == 1 or not new
        for copy in made:
            with opened(copy, self.passphrase) as kept:
                assert (_schema(kept), counted(kept)) == (self.old, self.counts)
                if new:
                    check_sound(kept)

    def _check_rows(self, store: Store, killed: Killed) -> None:
        assert counted(store) == self.counts
        drafts = {one.id for one in store.drafts.all()}
        first = {draft_of(number) for number in killed.done}
        assert {LASTING.id} | first <= drafts <= {LASTING.id, draft_of(1)}
        check_log(store)
        check_sound(store)

    def _opened(self) -> Store:
        return opened(self.path, self.passphrase)


def _schema(store: Store) -> Schema:
    rows = store.reader.all(_SCHEMA)
    version = store.reader.number("PRAGMA user_version")
    return [*rows, ("version", str(version), None)]


def _take_back(connection: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as before:
        db = Database(before, execute_plugins=False)
        migrations.apply(db, stop_before=STEP)
        (view,) = before.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'timeline'"
        ).fetchone()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DROP VIEW timeline")
    connection.execute(view)
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (STEP,))
    connection.execute("PRAGMA user_version = 1")
    connection.execute("COMMIT")
