"""Removing: a record goes with all that hangs on it, each row with its entry.

What has to name the removed row goes with it; what may name nothing stays and names
nothing from now on. It is one act, and an undo brings all of it back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.references import Identity, Reference, References
from dossier_db.subjects import Subjects
from dossier_db.tables import LOG_TABLES, TABLES, Row, Table, Value, describe

if TYPE_CHECKING:
    import sqlite3

    from dossier_db.acts import Act
    from dossier_db.reader import Reader

_STAYING: Final = {
    "dossier": "the row that says what the file is",
    "term": "a controlled word, which others may use",
    "edtf": "the bounds of a date, which others may use",
    **dict.fromkeys(LOG_TABLES, "an entry of the log, which is never altered"),
}
_TOGETHER: Final[Mapping[tuple[str, tuple[str, ...]], tuple[str, ...]]] = {
    ("passage", ("capture_id",)): ("starts", "ends")
}
"""Columns that say nothing without the one that names."""
_GOING: Final = (("entity", ("merged_into_id",)),)
"""Columns that may be empty, and whose row goes all the same: a record that became
another would come back as an empty one."""
_BORNE: Final = {"citation": ("answer_id", "answer"), "name_use": ("name_id", "name")}
"""Rows by which others are borne: an answer that no passage gives any more, a name that
none uses, would stand there uncited, so it goes with the last of them."""
_SHOWN: Final = ("name", "value", "text", "exact", "gist", "title", "note")
_LONGEST: Final = 200
"""Letters of an example."""


@dataclass(frozen=True, slots=True)
class Dependant:
    """Rows of one table that hang on a row."""

    table: str
    count: int
    example: str
    """One of them in words."""
    goes: bool
    """They go with it; else they stay, and only the link is gone."""


def dependants(
    reader: "Reader", table: str, key: tuple[str, ...]
) -> tuple[Dependant, ...]:
    """What would go with a row, and what would only lose a link to it."""
    connection = reader.connection
    going = _Going(connection, describe(connection), table, key)
    subjects = Subjects(reader.all, going.tables)
    found = [
        *((identity, row, True) for identity, row in going.others()),
        *((identity, row, False) for identity, (row, _) in going.loosened.items()),
    ]
    found.sort(key=lambda one: (not one[2], TABLES.index(one[0][0])))
    said = []
    for (name, goes), group in groupby(found, lambda one: (one[0][0], one[2])):
        rows = list(group)
        example = _example(reader, subjects, rows[0][0], rows[0][1])
        said.append(Dependant(name, len(rows), example, goes))
    return tuple(said)


def remove(act: "Act", table: str, key: tuple[str, ...]) -> None:
    """Remove a row with what hangs on it.

    Raises:
        UnknownRecord: there is no such row.
        RefusedWrite: rows of this table stay.
    """
    going = _Going(act.connection, act.tables, table, key)
    for (name, _), (row, columns) in going.loosened.items():
        act.update(name, row, dict.fromkeys(columns))
    for identity, row in going.order():
        links = going.knotted(identity)
        if links:
            act.update(identity[0], row, dict.fromkeys(links))
    for identity, row in going.order():
        act.delete(identity[0], row)


class _Going:
    """A row and all that goes with it."""

    def __init__(
        self,
        connection: "sqlite3.Connection",
        tables: Mapping[str, Table],
        name: str,
        key: tuple[str, ...],
    ) -> None:
        self.tables = tables
        self._references = References(connection, tables)
        self.rows: dict[Identity, Row] = {}
        """What goes, each row after the one it hangs on."""
        self.loosened: dict[Identity, tuple[Row, list[str]]] = {}
        """What stays, with the columns that name nothing from now on."""
        self._links: dict[Identity, tuple[Row, set[str], set[Identity]]] = {}
        self._root = self._find(name, key)
        self._spread()
        self._loosen()

    def others(self) -> Iterator[tuple[Identity, Row]]:
        """What goes beside the record itself and the row that says more of it."""
        for identity, row in self.rows.items():
            if identity != self._root and not self._extends(identity):
                yield identity, row

    def order(self) -> list[tuple[Identity, Row]]:
        """What goes, so that nothing is left to name a row when it goes."""
        found = list(reversed(self.rows.items()))  # what was merged before its target
        found.sort(key=lambda one: TABLES.index(one[0][0]), reverse=True)
        return found

    def knotted(self, identity: Identity) -> list[str]:
        """The columns by which a row names one that goes before it: a question the
        answer that is held, which in turn names the question.
        """
        _, columns, named = self._links.get(identity, ({}, set(), set()))
        here = TABLES.index(identity[0])
        if all(TABLES.index(name) <= here for name, _ in named & self.rows.keys()):
            return []
        return sorted(columns)

    def _find(self, name: str, key: tuple[str, ...]) -> Identity:
        if name in _STAYING or name not in self.tables:
            what = _STAYING.get(name, f"no record: there is no table “{name}”")
            raise RefusedWrite(f"Nothing was removed: that is {what}.")
        if ("id",) in (one.columns for one in self._references.of[name]):
            name = "entity"  # a person's row goes with the record, or not at all
        table = self.tables[name]
        fits = len(key) == len(table.key)
        found = self._references.where(name, table.key, key) if fits else []
        if not found:
            raise UnknownRecord(f"There is no {name} {' '.join(key)} in this dossier.")
        identity = name, table.identity(found[0])
        self.rows[identity] = found[0]
        return identity

    def _extends(self, identity: Identity) -> bool:
        of = self._references.of[identity[0]]
        own = identity[1] == self._root[1] and self._root[0] == "entity"
        return own and any(one.columns == ("id",) for one in of)

    def _spread(self) -> None:
        waiting = [self._root]
        while waiting:
            for parent in waiting:
                self._follow(parent, waiting)
            waiting = list(self._unborne())

    def _follow(self, parent: Identity, waiting: list[Identity]) -> None:
        """Take along what names a row; it is appended to what waits."""
        naming = self._references.naming(parent[0], self.rows[parent])
        for reference, rows in naming:
            for row in rows:
                table = self.tables[reference.table]
                identity = (reference.table, table.identity(row))
                if self._may_name_nothing(reference):
                    self._link(identity, row, reference, parent)
                elif identity not in self.rows:
                    self.rows[identity] = row
                    waiting.append(identity)

    def _unborne(self) -> Iterator[Identity]:
        """What would be left without anything that bears it."""
        for (name, _), row in list(self.rows.items()):
            column, borne = _BORNE.get(name, ("", ""))
            identity = (borne, str(row.get(column)))
            if not borne or identity in self.rows:
                continue
            others = self._references.where(name, (column,), (identity[1],))
            known = ((name, self.tables[name].identity(one)) for one in others)
            if all(one in self.rows for one in known):
                found = self._references.where(borne, ("id",), (identity[1],))
                self.rows[identity] = found[0]
                yield identity

    def _may_name_nothing(self, reference: Reference) -> bool:
        table = self.tables[reference.table]
        needed = table.required.union(table.key)
        if (reference.table, reference.columns) in _GOING:
            return False
        return not needed.intersection(reference.columns)

    def _link(
        self, identity: Identity, row: Row, reference: Reference, parent: Identity
    ) -> None:
        _, columns, named = self._links.setdefault(identity, (row, set(), set()))
        columns.update(reference.columns)
        columns.update(_TOGETHER.get((reference.table, reference.columns), ()))
        named.add(parent)

    def _loosen(self) -> None:
        for identity, (row, columns, _) in self._links.items():
            if identity not in self.rows:
                self.loosened[identity] = row, sorted(columns)


def _example(reader: "Reader", subjects: Subjects, identity: Identity, row: Row) -> str:
    """A row in words: its own, those of its passage, or what it is about."""
    said: Value = None
    if identity[0] != "capture":  # its text may be a book
        said = next((row[c] for c in _SHOWN if row.get(c)), None)
    if said is None and row.get("passage_id") is not None:
        found = reader.one(
            "SELECT name FROM passage WHERE id = ?", (row["passage_id"],)
        )
        said = found[0] if found is not None else None
    if said is None:
        subject = subjects.of(identity)
        said = subject.name if subject is not None else identity[1]
    text = str(said)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
