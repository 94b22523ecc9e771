"""Undoing: what an act wrote goes back to what stood before, as an act of its own.

Nothing is replayed: the log says of every column what stood there, and of every row
that was deleted what it was. An act is undone only while all that it wrote still
stands as it wrote it; so acts that build on one another are undone from the last one
on, and nobody's later work is lost. Redo is the undoing of an undo.

Controlled words that an act added stay, and so do the bounds of dates: others may use
them by now.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from dossier_db import deeds, entries, log
from dossier_db.deeds import Stretch, Taken
from dossier_db.entries import Written
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.history import History
from dossier_db.references import Identity, References
from dossier_db.subjects import Subjects
from dossier_db.tables import Row, Table, Value

if TYPE_CHECKING:
    from dossier_db.acts import Act
    from dossier_db.reader import Reader
    from dossier_db.records import Deed

_LOOKED: Final = 5000
"""Acts that are looked at for the last one of a person."""
_STAYING: Final = ("term", "edtf")
"""Tables whose rows stay once they are there."""


def undoable(reader: "Reader", agent: str) -> "Deed | None":
    """The last act of a person that holds and is neither a load nor an undo.

    What lies thousands of acts back is undone out of the history.
    """
    taken = Taken(reader.all)
    for one in _of(reader, agent):
        if not one.loads and one.undoes is None and not taken.back(one.act):
            return History(reader).deed(one.act)
    return None


def redoable(reader: "Reader", agent: str) -> "Deed | None":
    """The last undo of a person that holds, where nothing else was written since."""
    taken = Taken(reader.all)
    for one in _of(reader, agent):
        if one.undoes is None:
            return None
        if taken.depth(one.act) % 2 and not taken.back(one.act):
            return History(reader).deed(one.act)
    return None


def _of(reader: "Reader", agent: str) -> Iterator[Stretch]:
    walk = islice(deeds.backwards(reader.all), _LOOKED)
    return (one for one in walk if one.agent == agent)


def undo(act: "Act", act_id: str) -> tuple[tuple[str, Row], ...]:
    """Put back what stood before an act; of an undo, what the undo took back.

    Gives the rows that are there again, each with its table: what was removed, and
    records that had been merged.

    Raises ``RefusedWrite`` before anything is written where it cannot be done: with
    who changed what since, which has to be undone first.
    """
    ask = entries.asking(act.connection)
    stretch = deeds.find(ask, act_id)
    if stretch is None:
        raise UnknownRecord(f"The log of this dossier knows no act {act_id}.")
    if stretch.loads:
        raise RefusedWrite(
            "Nothing was undone: the rows of a load are not in the log one by one."
        )
    if Taken(ask).back(act_id):
        raise RefusedWrite("Nothing was undone: this is undone already.")
    undoing = _Undoing(act, ask, stretch)
    undoing.run()
    return tuple(undoing.back)


@dataclass(slots=True)
class _Left:
    """How an act left one row."""

    new: bool
    """It was not there before the act."""
    whole: bool = False
    """It is a row of the act's own making: nothing else is in it."""
    gone: bool = False
    cells: dict[str, Value] = field(default_factory=dict)


class _Undoing:
    """One act on its way back."""

    def __init__(self, act: "Act", ask: entries.Ask, stretch: Stretch) -> None:
        self._act = act
        self._ask = ask
        self._stretch = stretch
        self._references = References(act.connection, act.tables)
        written = entries.read(
            ask,
            "c.chain = ? AND c.seq BETWEEN ? AND ? ORDER BY c.seq",
            (stretch.chain, stretch.first, stretch.last),
        )
        self._written = [one for one in written if one.field != log.UNDONE]
        bases = {base for one in self._written for base in one.base}
        self._known = {one.id: one for one in self._written}
        self._known |= entries.read_all(ask, bases - self._known.keys())
        self._runs = [
            list(run)
            for _, run in groupby(
                self._written, lambda one: (one.identity, one.field == log.DELETED)
            )
        ]
        """Entries of one row that were written one after the other."""
        self.back: list[tuple[str, Row]] = []
        """The rows that are there again, in the order of writing."""

    def run(self) -> None:
        """Check everything, then write."""
        self._check_log()
        left = self._left()
        for identity, state in left.items():
            self._check_stands(identity, state)
            self._check_bare(identity, state, left)
        self._check_targets(left)
        self._act.undoes(self._stretch.act)
        try:
            for run in reversed(self._runs):
                self._take_back(run)
        except sqlite3.IntegrityError as error:
            raise RefusedWrite(
                "Nothing was undone: what was written since stands in the way"
                f" ({error}); undo that first."
            ) from error

    # -- what it wrote -------------------------------------------------------------

    def _table(self, name: str) -> Table:
        table = self._act.tables.get(name)
        if table is None:
            raise RefusedWrite(
                f"Nothing was undone: this program knows no table “{name}”; install"
                " the newer version that wrote it."
            )
        return table

    def _inserts(self, run: list[Written]) -> bool:
        return entries.inserts(self._table(run[0].table), run)

    def _stays(self, run: list[Written]) -> bool:
        """Words that an act added stay; those that an undo put back may go again."""
        plain = self._stretch.undoes is None
        return plain and run[0].table in _STAYING and self._inserts(run)

    def _check_log(self) -> None:
        """Everything that has to be known is in the log."""
        for one in self._written:
            self._table(one.table)
            if one.sealed is None:
                raise RefusedWrite(
                    f"Nothing was undone: what {one.agent} wrote of"
                    f" {self._called(one.identity)} was taken out of the log."
                )
            if one.field == log.DELETED and not isinstance(one.said(), dict):
                raise RefusedWrite(
                    f"Nothing was undone: {self._called(one.identity)} was removed by"
                    " an older program, which did not keep the row in the log."
                )
        for run in self._runs:
            if run[0].field != log.DELETED and not self._inserts(run):
                self._before(run)

    def _before(self, run: list[Written]) -> dict[str, Value]:
        """What stood in the columns that a run of entries changed."""
        found: dict[str, Value] = {}
        for one in run:
            if one.stood or one.column in found:
                continue
            stood = entries.before(one, self._known)
            if any(known.sealed is None for known in stood):
                raise RefusedWrite(
                    "Nothing was undone: what stood in the"
                    f" {_words(one.column)} of {self._called(one.identity)} was taken"
                    " out of the log."
                )
            if not stood and not self._inserted(one.identity):
                raise RefusedWrite(
                    f"Nothing was undone: what stood in the {_words(one.column)} of"
                    f" {self._called(one.identity)} is not in the log."
                )
            default = self._table(one.table).defaults.get(one.column)
            found[one.column] = stood[0].said() if stood else default
        return found

    def _inserted(self, identity: Identity) -> bool:
        """Whether the log knows how the row came in."""
        written = entries.of_row(self._ask, identity, values=False)
        return entries.inserts(self._table(identity[0]), written)

    def _left(self) -> dict[Identity, _Left]:
        """How the act left each row that it wrote."""
        left: dict[Identity, _Left] = {}
        for run in self._runs:
            if self._stays(run):
                continue
            identity, inserts = run[0].identity, self._inserts(run)
            state = left.setdefault(identity, _Left(new=inserts))
            if run[0].field == log.DELETED:
                state.gone, state.whole, state.cells = True, False, {}
                continue
            if inserts:
                state.gone, state.whole = False, True
            state.cells |= {one.column: one.said() for one in run if not one.stood}
        return left

    # -- whether it still stands ---------------------------------------------------

    def _check_stands(self, identity: Identity, state: _Left) -> None:
        table = self._table(identity[0])
        row = entries.row_of(self._ask, table, identity[1])
        if state.gone:
            if row is not None:
                raise self._refused(identity, "wrote {what} anew", table.columns)
            return
        if row is None:
            raise self._refused(identity, "removed {what}", (log.DELETED,))
        expected = dict(state.cells)
        if state.whole:
            expected = {c: table.defaults.get(c) for c in table.columns} | expected
        other = [c for c, value in expected.items() if not _same(row.get(c), value)]
        if other:
            columns = ", ".join(map(_words, other))
            raise self._refused(identity, f"changed {{what}} ({columns})", other)

    def _check_bare(
        self, identity: Identity, state: _Left, left: dict[Identity, _Left]
    ) -> None:
        """Nothing hangs on a row that will go but what this act hung there."""
        if not (state.new and state.whole):
            return
        table = self._table(identity[0])
        row = entries.row_of(self._ask, table, identity[1]) or {}
        for reference, rows in self._references.naming(table.name, row):
            child = self._table(reference.table)
            for hanging in rows:
                other = (child.name, child.identity(hanging))
                known = left.get(other)
                if known is None or not (
                    known.whole or known.cells.keys() & set(reference.columns)
                ):
                    did = f"hung a {_words(child.name)} on {{what}}"
                    raise self._refused(other, did, reference.columns, identity)

    def _check_targets(self, left: dict[Identity, _Left]) -> None:
        """What comes back names nothing that is gone since."""
        for run in self._runs:
            if self._stays(run):
                continue
            table = self._table(run[0].table)
            row: Row
            if run[0].field == log.DELETED:
                row = run[0].said()
            elif self._inserts(run):
                continue
            else:
                row = self._before(run)
            for reference in self._references.of[table.name]:
                target = reference.target(row)
                if target is None or target in left:
                    continue
                if not entries.row_of(self._ask, self._table(target[0]), target[1]):
                    raise self._refused(target, "removed {what}", (log.DELETED,))

    # -- back ----------------------------------------------------------------------

    def _take_back(self, run: list[Written]) -> None:
        """Undo what some entries of one row say."""
        if self._stays(run):
            return
        first = run[0]
        key = entries.key_of(self._table(first.table), first.row)
        if first.field == log.DELETED:
            self._act.insert(first.table, first.said())
            self.back.append((first.table, first.said()))
        elif self._inserts(run):
            self._act.delete(first.table, key)
        else:
            before = self._before(run)
            self._act.update(first.table, key, before)
            if before.get("merged_into_id", "") is None:
                self.back.append((first.table, key))

    # -- words ---------------------------------------------------------------------

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self._ask, self._act.tables)

    def _called(self, identity: Identity) -> str:
        """A row in words: the record it is about, and what of that it is."""
        table = _words(identity[0])
        subject = self._subjects.of(identity)
        if subject is None:
            return f"the {table} {identity[1]}"
        whole = identity[1] == subject.id
        return f"“{subject.name}”" if whole else f"the {table} of “{subject.name}”"

    def _refused(
        self,
        written: Identity,
        did: str,
        fields: Sequence[str],
        what: Identity | None = None,
    ) -> RefusedWrite:
        """The sentence that says who stands in the way, and with what."""
        later = [
            one
            for one in entries.of_row(self._ask, written, values=False)
            if (one.column in fields or one.field in fields) and self._is_later(one)
        ]
        said = did.replace("{what}", self._called(what or written))
        if not later:
            return RefusedWrite(
                f"Nothing was undone: a load, or another program, {said} since."
            )
        who = later[-1]
        return RefusedWrite(
            f"Nothing was undone: {who.agent} {said} since ({who.at}); that has to be"
            " undone first."
        )

    def _is_later(self, one: Written) -> bool:
        if one.chain == self._stretch.chain:
            return one.seq > self._stretch.last
        return one.at >= self._stretch.at


def _same(stored: Value, said: Value) -> bool:
    """Whether a cell holds what was written: SQLite keeps ``5`` as text in a column of
    texts."""
    return stored == said or (
        None not in (stored, said)
        and isinstance(stored, str) != isinstance(said, str)
        and str(stored) == str(said)
    )


def _words(name: str) -> str:
    """A table or a column as a person would say it."""
    return name.removesuffix("_id").replace("_", " ")
