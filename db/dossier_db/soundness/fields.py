"""Rows against the log: does each hold what was written there last?

The log says of a row what was inserted, changed and deleted; a row that another
program altered holds something else. What can be told, and what not:

- Of a column that an entry tells of, what stands there has to be what one of the last
  ones says: those that no later entry has seen. Where two people wrote without seeing
  each other these are two, and either may stand.
- Of a row whose insertion was logged, a column without an entry holds nothing, or what
  it holds by default.
- A row that was deleted is gone; a row that was not deleted stands.
- A load is one entry, which does not name its rows. A row that no entry tells of counts
  as one that came by a load, or at the founding, and is passed over here; where there
  was no load, a row beyond what a founding gives is one that somebody else put there.
- A load may have brought a deleted row back, and may have changed a row whose changes
  had all been taken back. Where one may have come later, that is not to be told.
- What was redacted is not said any more, so what stands there is not to be told either.
- The first load of a dossier says by one hash what it held then. With what the log has
  of changes since, that is worked out again from the rows as they stand: so it is seen
  that a row was altered of which no entry tells, but not which one. Later loads bring
  rows in between: then it can be shown that all is right, but not that it is not.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from dossier_db import log
from dossier_db.deeds import annulled
from dossier_db.entries import asking, row_of
from dossier_db.holdings import Holdings
from dossier_db.progress import Progress
from dossier_db.records import Particular
from dossier_db.soundness.chains import Values, written
from dossier_db.tables import LOG_TABLES, Table, Value, describe, rows

_ENTRIES: Final = """SELECT table_name, row_id, id, CAST(entry AS BLOB), rowid
 FROM change
 ORDER BY table_name, row_id"""
_LOADS: Final = """SELECT id, CAST(entry AS BLOB), rowid FROM change
 WHERE json_extract(entry, '$.field') = ?"""
_FOUNDED: Final = frozenset(("dossier", "term", "edtf", *LOG_TABLES))
"""Tables that the founding fills, whose rows no entry tells of, and the log itself."""
_NO_JSON: Final = (ValueError, TypeError, RecursionError)
"""What reading may raise of what this program did not write."""
_MANY: Final = 2_000
_SHOWN: Final = 50


@dataclass(slots=True)
class Compared:
    """What came of holding the rows against the log."""

    rows: int = 0
    """Rows that the log tells of."""
    unlogged: int = 0
    """Rows that it does not tell of one by one: they came by a load or the founding."""
    untold: int = 0
    """Rows that it tells of, and of which it cannot be told whether they are so."""
    begun: bool | None = None
    """Whether the rows of the first load are what they were; None: not to be told."""
    faults: list[Particular] = field(default_factory=list)
    count: int = 0
    """How many faults there are in all."""
    doubted: set[str] = field(default_factory=set)
    """Tables with a row that is not what the log says, or of which that is untold."""
    loaded: set[str] = field(default_factory=set)
    """Tables with rows that it does not tell of one by one."""

    def vouches(self, *tables: str) -> bool:
        """Whether every row of these tables is known to be what was written there."""
        unsure = self.doubted if self.begun else self.doubted | self.loaded
        return unsure.isdisjoint(tables)

    def add(self, table: str, row: str, state: str) -> None:
        """One fault more."""
        self.count += 1
        self.doubted.add(table)
        if len(self.faults) < _SHOWN:
            self.faults.append(Particular(f"{table} {row}", state))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands: what is known of before and after."""

    chain: str
    seq: int
    at: str
    number: int
    """In which order this file took entries in."""

    def may_precede(self, other: "_Place") -> bool:
        """Whether the other may have been written later."""
        if self.chain == other.chain:
            return self.seq < other.seq
        return self.at <= other.at or self.number < other.number


@dataclass(frozen=True, slots=True)
class _Said:
    """One entry of a row."""

    id: str
    act: str
    field: str
    base: tuple[str, ...]
    place: _Place
    sealed: bytes | None
    """None: redacted."""

    @property
    def deletes(self) -> bool:
        return self.field == log.DELETED

    def said(self) -> Any:
        """The cell or the row that it says; raises ``ValueError`` if it says none."""
        if self.sealed is None:
            raise ValueError("redacted")
        return log.opened(self.sealed.decode("utf-8"))

    def tells(self, value: Value) -> bool:
        """Whether it says that this stands there."""
        if (
            isinstance(value, str)
            and self.sealed == f'"{value}"'.encode()
            and "\\" not in value  # else JSON has it otherwise
        ):
            return True
        try:
            said = self.said()
        except _NO_JSON:
            return False
        return (type(said) is type(value) and said == value) or _as_kept(said, value)


def _as_kept(said: Any, value: Value) -> bool:
    """SQLite keeps a number as text in a column of texts, 5 as 5.0 among reals."""
    if said is None or value is None or isinstance(value, bytes):
        return False
    if isinstance(value, str):
        return not isinstance(said, str) and str(said) == value
    try:
        return not isinstance(said, Mapping | list) and float(said) == float(value)
    except (ValueError, OverflowError):
        return False


def compare(
    connection: sqlite3.Connection, progress: Progress | None = None
) -> Compared:
    """Hold every row that the log tells of against what it says."""
    return _Comparison(connection).run(progress)


class _Comparison:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._ask = asking(connection)
        self._tables = describe(connection)
        self._found = Compared()
        self._loads: list[_Place] = []
        self._begun: dict[str, object] | None = None
        self._holdings: Holdings | None = None
        self._find_loads()
        self._annulled = annulled(self._ask)

    def run(self, progress: Progress | None) -> Compared:
        """Row by row, in the order of the index: memory stays the same."""
        ((total,),) = self._ask("SELECT count(*) FROM change", ())
        values, done = Values(self._db), 0
        for (name, row), entries in groupby(self._entries(), itemgetter(0, 1)):
            said = []
            for _, _, entry_id, entry, number in entries:
                done += 1
                if progress is not None and done % _MANY == 0:
                    progress(done, total)
                one = _read(entry_id, entry, number, values)
                if one is not None and one.field[:1] != "+":
                    said.append(one)
            table = self._tables.get(name)
            if table is None or name in LOG_TABLES:
                continue
            if said:
                self._found.rows += 1
                self._row(table, row, said)
            else:  # it was loaded into, or undone: nothing was said of the row itself
                self._found.loaded.add(name)
                self._loaded(table, self._stored(table, row) or {})
        self._unlogged()
        self._settle()
        return self._found

    def _entries(self) -> Iterator[tuple[Any, ...]]:
        cursor = self._db.execute(_ENTRIES)
        while rows := cursor.fetchmany(_MANY):
            yield from rows

    def _find_loads(self) -> None:
        values = Values(self._db)
        for entry_id, entry, number in self._ask(_LOADS, (log.LOADED,)):
            one = _read(entry_id, entry, number, values)
            if one is None:
                continue
            self._loads.append(one.place)
            holds = _holds(one.sealed)
            if holds is not None:
                self._begun, self._holdings = holds, Holdings()

    def _settle(self) -> None:
        """Whether the dossier began with what its first load says it held."""
        if self._holdings is None:
            return
        if self._holdings.sum() == self._begun:
            self._found.begun = True
        elif len(self._loads) == 1 and not self._found.untold:
            self._found.begun = False
            self._found.add(
                "rows of the",
                "first load",
                "one was altered, added or removed past"
                " the log; which one, the log does not say",
            )

    # -- one row -------------------------------------------------------------------

    def _row(self, table: Table, row: str, said: list[_Said]) -> None:
        stands = self._stored(table, row)
        if self._holdings is not None:
            self._begin(table, stands, said)
        last = _last(said)
        deleted = last.pop(log.DELETED, [])
        if stands is None:
            if not deleted:
                self._fault(table, row, said, "removed, and no entry says so")
            return
        if deleted and not last:
            self._fault(
                table, row, deleted, "there, though the log says it was deleted"
            )
            return
        altered, untold = _altered(table, stands, last)
        if altered == ["edition"] and table.name == "dossier" and self._loads:
            altered, untold = [], True  # a load brings its own
        if altered:
            self._fault(table, row, said, f"altered past the log: {', '.join(altered)}")
        elif untold:
            self._untold(table)

    def _untold(self, table: Table) -> None:
        self._found.untold += 1
        self._found.doubted.add(table.name)

    def _fault(self, table: Table, row: str, said: list[_Said], state: str) -> None:
        """What the log does not say, unless a load may have done it."""
        deleted = all(one.deletes for one in said)
        taken_back = all(one.act in self._annulled for one in said)
        later = any(
            all(one.place.may_precede(load) for one in said) for load in self._loads
        )
        if later and (deleted or taken_back):
            self._untold(table)
        else:
            self._found.add(table.name, row, state)

    def _stored(self, table: Table, row: str) -> dict[str, Value] | None:
        try:
            return row_of(self._ask, table, row)
        except ValueError:  # no key of this table: there is no such row
            return None

    # -- rows that no entry tells of -----------------------------------------------

    def _unlogged(self) -> None:
        ((logged,),) = self._ask("SELECT EXISTS (SELECT 1 FROM change)", ())
        for name, table in self._tables.items():
            if name in ("edtf", *LOG_TABLES):
                continue
            keys = [f'r."{one}"' for one in table.key]
            key = keys[0] if len(keys) == 1 else f"json_array({', '.join(keys)})"
            beyond = logged and not self._loads and name not in _FOUNDED
            where = (
                "WHERE NOT EXISTS (SELECT 1 FROM change"
                f" WHERE table_name = '{name}' AND row_id = {key})"
            )
            for row in rows(self._db, table, where):
                if beyond:
                    identity = table.identity(row)
                    self._found.add(name, identity, "added, and no entry says so")
                else:
                    self._found.unlogged += 1
                    self._found.loaded.add(name)
                    self._loaded(table, row)

    def _begin(
        self, table: Table, stands: Mapping[str, Value] | None, said: list[_Said]
    ) -> None:
        """Count a row as it was before the log told of it."""
        row = _began(table, stands, said)
        if row is None:
            self._holdings = None  # taken out of the log: not to be worked out
        else:
            self._loaded(table, row)

    def _loaded(self, table: Table, row: Mapping[str, Value]) -> None:
        """A row as it stood before the log began to tell of it, if it did."""
        if row and self._holdings is not None:
            self._holdings.add(table, row)


def _holds(sealed: bytes | None) -> dict[str, object] | None:
    """What an entry of a load says that the dossier held; None where it does not."""
    held = log.of_load(sealed).get("holds")
    return held if isinstance(held, dict) else None


def _began(
    table: Table, stands: Mapping[str, Value] | None, said: list[_Said]
) -> Mapping[str, Value] | None:
    """A row before the log told of it; empty where the log tells how it came, None
    where what it was was taken out.

    What was changed says what stood before, what was deleted all that stood.
    """
    first = sorted(said, key=lambda one: (one.place.at, one.place.chain, one.place.seq))
    if any(one.field == table.key[0] and not one.base for one in first):
        return {}
    gone = next((one for one in first if one.deletes), None)
    stood = [one for one in first if one.field.startswith(log.STOOD) and not one.base]
    try:
        row = dict(stands or {}) if gone is None else dict(gone.said())
        row.update({one.field[1:]: one.said() for one in reversed(stood)})
    except _NO_JSON:  # or redacted
        return None
    return row


def _read(entry_id: str, entry: bytes, number: int, values: Values) -> _Said | None:
    found = written(entry)
    if found is None:  # the walk through the chains has said so
        return None
    sealed = values.of(entry_id)
    return _Said(
        id=entry_id,
        act=found.act,
        field=found.field,
        base=found.base,
        place=_Place(found.chain, found.seq, found.at, number),
        sealed=None if sealed is None else sealed[1],
    )


def _altered(
    table: Table, stands: Mapping[str, Value], last: Mapping[str, list[_Said]]
) -> tuple[list[str], bool]:
    """The columns that hold what no last entry says, and whether of any it cannot be
    told.
    """
    altered, untold = [], False
    inserted = table.key[0] in last
    for column, value in stands.items():
        ends = last.get(column, ())
        if any(one.sealed is None for one in ends):
            untold = True
        elif ends:
            if not any(one.tells(value) for one in ends):
                altered.append(column)
        elif inserted and value not in (None, table.defaults.get(column)):
            altered.append(column)
    return altered, untold


def _last(said: list[_Said]) -> dict[str, list[_Said]]:
    """The entries that no later one has seen, by column; deletions under their own."""
    overtaken = {base for one in said for base in one.base}
    last: dict[str, list[_Said]] = {}
    for one in said:
        if one.id not in overtaken:
            last.setdefault(one.field.removeprefix(log.STOOD), []).append(one)
    return last
