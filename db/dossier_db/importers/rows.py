"""The one way rows come in by the thousand: one act, all or nothing.

Rows are written with ``executemany``, a chunk at a time. sqlite-utils'
``insert_all`` takes 2.3 to 2.8 times the CPU of json.loads, executemany and plain
indexes on a million rows, before any checking; with ``executemany`` on the same
connection there is room for the checks within 2.5.

Only when SQLite refuses a row is it asked whether that one is there already, and with
which values. Foreign keys are off while rows come in, in any order, and checked as a
whole before the act ends.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dossier_db import log
from dossier_db.errors import Conflict
from dossier_db.holdings import held
from dossier_db.importers import references
from dossier_db.importers.editions import Edition
from dossier_db.importers.given import Given, Loaded, digest, refuse
from dossier_db.importers.shapes import Shape, shape_of, wrong_date
from dossier_db.limits import beyond
from dossier_db.tables import LOG_TABLES, TABLES, Row, Table, Value
from dossier_db.tables import rows as rows_of

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.store import Store

CHUNK = 200
"""Rows of one shape that are written together; more of them only leave the cache."""
MANY = 50_000
"""Rows into an empty dossier beyond which indexes are built when all are in."""
_REFUSED = (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError)
"""What SQLite and its module raise over one row's values."""


def enter(
    store: "Store",
    rows: Iterable[Given],
    *,
    agent: str,
    name: str,
    dump: bool = False,
    update: bool = False,
    founding: bool = False,
    search: bool = True,
) -> Loaded:
    """Write ``rows`` in one transaction with one entry of the log.

    ``rows`` is read once, or again to name the place of a row that leads nowhere.
    ``name`` is what the text is called where it has no row that says which dossier it
    is. A ``dump`` into an empty dossier brings its own log: no entry is added.
    ``update`` replaces rows that nobody edited since they were loaded. Rows of the
    ``founding`` of an empty dossier add no entry either. Without ``search`` the search
    index is left behind.
    """
    with store.act(agent, loading=True) as act:
        if not search:
            act.index.leave()
        loading = _Loading(act)
        if update and not loading.empty:
            loading.replace(list(rows), name)
        else:
            loading.take(rows)
        return loading.finish(rows, name, dump, logged=not founding)


class _Loading:
    """One load while it runs: what waits, what was counted."""

    def __init__(self, act: "Act") -> None:
        self._act = act
        self._db = act.connection
        self._tables = act.tables
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._head: Row | None = None
        self._indexes: list[tuple[str, str]] = []
        self._counts = dict.fromkeys(("added", "same", "updated", "kept", "removed"), 0)
        self._founding = self._give_way() if self._is_empty() else None
        self.empty = self._founding is not None
        if self.empty:
            act.index.renew()

    def take(self, rows: Iterable[Given]) -> None:
        """Write rows that are new; those that are there already have to be the same."""
        shapes = self._shapes
        for given in rows:
            row = given.row
            shape = shapes.get((given.table, *row, *map(type, row.values())))
            if shape is None:
                shape = self._new_shape(given)
            if shape.looked_at:
                self._look_at(given)
            if shape.nulls:
                given = _without_nulls(given)
                shape = self._new_shape(given)
            wrong = beyond(shape.table, row)
            if wrong is not None:
                raise refuse(given.place, wrong)
            waiting = shape.waiting
            waiting.append(given)
            if len(waiting) == CHUNK:
                self._write(shape)
        for shape in shapes.values():
            self._write(shape)

    def replace(self, rows: list[Given], name: str) -> None:
        """Bring rows to the edition of the text, leaving what somebody edited."""
        self._act.index.renew()  # all rows are read here, so all may be indexed again
        rows = [_without_nulls(given) for given in rows]
        for given in rows:
            self._new_shape(given)
            if given.table in ("edtf", "dossier"):
                self._look_at(given)
        edition = Edition(self._db, self._tables, rows, _collection(rows, name))
        self._counts["removed"] = edition.remove_obsolete()
        self._counts["kept"] = edition.kept
        new = []
        for given in edition.offered:  # what changes first: it may free a unique value
            before = self._stored(given)
            if before is None:
                new.append(given)
            elif self._same(given, before):
                self._counts["same"] += 1
            elif edition.claim(given):
                self._change(given, before)
            else:
                self._counts["kept"] += 1
                self._keep_edition(given, before)
        self.take(new)

    def finish(
        self, rows: Iterable[Given], name: str, dump: bool, *, logged: bool
    ) -> Loaded:
        """Check every reference, add the one entry, say what was done."""
        # A dump that came into an empty dossier: the rows brought their own log.
        restored = self.empty and dump and self._head is not None
        if self._founding is not None:
            self._put_back(self._founding, restored)
        self._build_indexes()
        references.check(self._db, self._tables, rows)
        result = Loaded(**self._counts)
        if result.changed and logged and not restored:
            self._act.loaded(self._act.dossier_id(), self._entry(rows, name))
        return result

    def _entry(self, rows: Iterable[Given], name: str) -> str:
        count, whole = digest(rows)
        head = self._head or {}
        said: dict[str, object] = {
            "collection": head.get("id", name),
            "edition": head.get("edition"),
            "rows": count,
            "digest": whole,
        }
        if self.empty:  # what the dossier began with: “verify” works it out again
            said["holds"] = held(self._db, self._tables)
        return log.canonical(said)

    # -- an empty dossier ------------------------------------------------------------

    def _is_empty(self) -> bool:
        """Nothing is in the file but what its founding put there."""
        return not any(
            self._db.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")').fetchone()[0]
            for table in TABLES
            if table not in ("dossier", "term")
        )

    def _give_way(self) -> list[Given]:
        """Take out the rows of the founding: the loaded ones come in their place."""
        rows = [
            Given(table, row, "the founding", None)
            for table in ("dossier", "term")
            for row in rows_of(self._db, self._tables[table])
        ]
        for table in ("dossier", "term"):
            self._db.execute(f'DELETE FROM "{table}"')
        return rows

    def _put_back(self, founding: list[Given], restored: bool) -> None:
        """Return those of the founding that the text did not replace."""
        before = dict(self._counts)
        for given in founding:
            wanted = self._head is None if given.table == "dossier" else not restored
            if wanted and self._stored(given) is None:
                head, self._head = self._head, None
                self.take([given])
                self._head = head
        self._counts = before

    # -- rows that are new -------------------------------------------------------------

    def _new_shape(self, given: Given) -> Shape:
        key = (given.table, *given.row, *map(type, given.row.values()))
        shape = self._shapes.get(key)
        if shape is None:
            shape = self._shapes[key] = shape_of(given, self._tables)
        return shape

    def _set_indexes_aside(self) -> None:
        """Building an index at the end costs half of keeping it while rows come in."""
        self._indexes = self._db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        ).fetchall()
        for name, _ in self._indexes:
            self._db.execute(f'DROP INDEX "{name}"')

    def _build_indexes(self) -> None:
        for _, sql in self._indexes:
            self._db.execute(sql)

    def _look_at(self, given: Given) -> None:
        if given.table == "edtf":
            wrong = wrong_date(given.row)
            if wrong is not None:
                raise refuse(given.place, wrong)
            return
        named = str(given.row["id"])
        if not self.empty and named != self._act.dossier_id():
            raise Conflict(
                f"{given.place}: the text is of the dossier {named}, the file"
                f" holds {self._act.dossier_id()}: load it into an empty dossier."
            )
        self._head = given.row

    def _write(self, shape: Shape) -> None:
        waiting, shape.waiting = shape.waiting, []
        self._act.index.touch(shape.table.name, (given.row for given in waiting))
        rest = iter(waiting)
        if shape.table.name == "change":  # an entry that is there is not refused
            for given in rest:
                self._walk(shape, given)
        while self._write_many(shape, rest):
            pass

    def _write_many(self, shape: Shape, rest: Iterator[Given]) -> bool:
        """Write up to the first row that is refused, and walk that one.

        Says whether there may be more. A refused INSERT undoes itself and nothing
        else, so no savepoint is needed; one to a chunk would cost a fifth of the load.
        """
        taken, given = 0, None

        def values() -> Iterator[tuple[Value, ...]]:
            nonlocal taken, given
            for given in rest:
                taken += 1
                yield tuple(given.row.values())

        try:
            self._db.executemany(shape.insert, values())
        except _REFUSED:
            assert given is not None
            self._counts["added"] += taken - 1
            self._walk(shape, given)
            return True
        self._counts["added"] += taken
        if self.empty and not self._indexes and self._counts["added"] > MANY:
            self._set_indexes_aside()
        return False

    def _walk(self, shape: Shape, given: Given) -> None:
        before = self._stored(given)
        if before is None:
            try:
                self._db.execute(shape.insert, tuple(given.row.values()))
            except _REFUSED as error:
                raise refuse(given.place, _sentence(given, error)) from error
            self._counts["added"] += 1
        elif self._same(given, before):
            self._counts["same"] += 1
        else:
            raise self._conflict(given, before)

    # -- rows that are there -----------------------------------------------------------

    def _stored(self, given: Given) -> dict[str, Value] | None:
        table = self._tables[given.table]
        found = self._db.execute(
            f"{table.select} WHERE {table.where_key()}", table.key_of(given.row)
        ).fetchone()
        return None if found is None else table.read(found)

    def _same(self, given: Given, before: Row) -> bool:
        return not self._differing(given, before)

    def _differing(self, given: Given, before: Row) -> dict[str, Value]:
        """The columns that the text gives another value, with that value."""
        offered = _complete(given.row, self._tables[given.table])
        return {
            column: value
            for column, value in offered.items()
            if value != before[column]
        }

    def _change(self, given: Given, before: Row) -> None:
        table = self._tables[given.table]
        values = self._differing(given, before)
        wrong = beyond(table, values)
        if wrong is not None:
            raise refuse(given.place, wrong)
        columns = ", ".join(f'"{column}" = ?' for column in values)
        try:
            self._db.execute(
                f'UPDATE "{table.name}" SET {columns} WHERE {table.where_key()}',
                (*values.values(), *table.key_of(given.row)),
            )
        except _REFUSED as error:
            raise refuse(given.place, _sentence(given, error)) from error
        self._counts["updated"] += 1

    def _keep_edition(self, given: Given, before: Row) -> None:
        """A dossier that was renamed is brought to the new edition all the same."""
        if given.table == "dossier" and given.row.get("edition") != before["edition"]:
            self._db.execute(
                "UPDATE dossier SET edition = ?", (given.row.get("edition"),)
            )
            self._counts["updated"] += 1

    def _conflict(self, given: Given, before: Row) -> Conflict:
        table = self._tables[given.table]
        columns = " and ".join(f"“{c}”" for c in self._differing(given, before))
        advice = (
            "the log is never altered"
            if given.table in LOG_TABLES
            else "load with --update to replace what nobody edited since"
        )
        return Conflict(
            f"{given.place}: {table.name} {table.identity(given.row)} exists with"
            f" another {columns}: {advice}."
        )


def _without_nulls(given: Given) -> Given:
    row: dict[str, Value] = {
        column: value for column, value in given.row.items() if value is not None
    }
    return given._replace(row=row)


def _complete(row: Row, table: Table) -> Mapping[str, Value]:
    """The row as it will be stored: with defaults, and NULL where nothing is said."""
    return {
        column: row.get(column, table.defaults.get(column)) for column in table.columns
    }


def _collection(rows: Iterable[Given], name: str) -> str:
    """What the text is a text of: the dossier it names, else its own name."""
    return next((str(g.row["id"]) for g in rows if g.table == "dossier"), name)


def _sentence(given: Given, error: Exception) -> str:
    """What SQLite says of one row, in words."""
    said = str(error)
    if isinstance(error, UnicodeEncodeError):
        return f"a row of “{given.table}” holds half a character (a lone surrogate)"
    if isinstance(error, OverflowError):
        return f"a row of “{given.table}” holds a number of more than 64 bits"
    if said.startswith("UNIQUE"):
        columns = said.partition(": ")[2].replace(f"{given.table}.", "")
        return f"another {given.table} has the same {columns}"
    if said.startswith("CHECK"):
        rule = said.partition(": ")[2]
        return f"the model does not allow this {given.table}: {rule}"
    if said.endswith("entity.kind"):
        return f"“{given.row['id']!s}” begins with none of p_ o_ l_ e_ c_ s_ v_"
    shown = json.dumps(given.row, ensure_ascii=False, default=repr)[:80]
    return f"this {given.table} cannot be kept ({said}): {shown}"
