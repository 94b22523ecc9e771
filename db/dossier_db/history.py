"""History: who wrote what and when, and what has been taken back since."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from dossier_db import deeds, entries, log
from dossier_db.deeds import Stretch, Taken
from dossier_db.entries import Written
from dossier_db.errors import UnknownRecord
from dossier_db.reader import Reader
from dossier_db.records import Deed, Entry, Head, Link, What
from dossier_db.references import Identity, references
from dossier_db.subjects import IN_PASSING, Subjects
from dossier_db.tables import LOG_TABLES, Row, Table, describe, quoted

_COUNTED: Final = 1000
"""Entries of an act that are looked at to say what it did."""
_LAST: Final = 32
"""Entries at the end of a longer act among which it says that it merged records."""
_PARTS: Final = {
    "name": ("", "name_use", "name_id"),
    "answer": ("q_", "citation", "answer_id"),
    "passage": ("s_", "translation", "passage_id"),
    "capture": ("s_", "handling", "capture_id"),
}
"""Rows that are a part of a record of this kind, and what hangs on them in turn."""


class History:
    """Answers what was done, the newest first."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def _tables(self) -> dict[str, Table]:
        with self._reader.sentences():
            found = describe(self._reader.connection)
        return {name: one for name, one in found.items() if name not in LOG_TABLES}

    @cached_property
    def _naming(self) -> dict[str, tuple[str, ...]]:
        """By table, the columns that name other records."""
        with self._reader.sentences():
            found = {
                name: {
                    column
                    for reference in references(self._reader.connection, table)
                    if reference.parent not in ("term", "edtf")
                    for column in reference.columns
                }
                for name, table in self._tables.items()
            }
        found["note"].add("about_id")
        return {name: tuple(sorted(columns)) for name, columns in found.items()}

    # -- heads ---------------------------------------------------------------------

    def heads(self) -> tuple[Head, ...]:
        """The end of every chain, the one written last at the beginning."""
        ask = self._reader.all
        ends = [
            row
            for chain in deeds.chains(ask)
            for row in ask(
                "SELECT id, chain, seq, json_extract(entry, '$.at'), rowid FROM change"
                " WHERE chain = ? ORDER BY seq DESC LIMIT 1",
                (chain,),
            )
        ]
        ends.sort(key=lambda row: (str(row[3] or ""), row[4]), reverse=True)
        return tuple(Head(row[0], row[1], row[2], str(row[3] or "")) for row in ends)

    def head(self) -> Head | None:
        """The newest entry of the chain that was written last; None without a log."""
        return next(iter(self.heads()), None)

    def has(self, entry_id: str) -> bool:
        """Whether an entry stands in the log."""
        row = self._reader.one("SELECT 1 FROM change WHERE id = ?", (entry_id,))
        return row is not None

    # -- acts ----------------------------------------------------------------------

    def deeds(self, limit: int) -> tuple[Deed, ...]:
        """So many acts, the newest first.

        Costs what is shown, however long the log is.
        """
        walk = deeds.backwards(self._reader.all)
        taken = Taken(self._reader.all)
        return tuple(self._deed(one, taken) for one in islice(walk, limit))

    def deed(self, act_id: str) -> Deed:
        """One act."""
        return self._deed(self._stretch(act_id), Taken(self._reader.all))

    def undoing(self, act_id: str) -> Deed | None:
        """An act that took another one back; None of any other, which costs little."""
        found = deeds.find(self._reader.all, act_id)
        if found is None or found.undoes is None:
            return None
        return self._deed(found, Taken(self._reader.all))

    def _stretch(self, act_id: str) -> Stretch:
        found = deeds.find(self._reader.all, act_id)
        if found is None:
            raise UnknownRecord(f"The log of this dossier knows no act {act_id}.")
        return found

    def _deed(self, stretch: Stretch, taken: Taken) -> Deed:
        found = entries.read(
            self._reader.all,
            "c.chain = ? AND c.seq BETWEEN ? AND ? ORDER BY c.seq LIMIT ?",
            (stretch.chain, stretch.first, stretch.last, _COUNTED),
            values=False,
        )
        count = stretch.last - stretch.first + 1
        about = self._about(found)
        return Deed(
            id=stretch.act,
            at=stretch.at,
            agent=stretch.agent,
            device=stretch.chain,
            entries=count,
            what=tuple(_counted(found, self._tables)),
            whole=count <= _COUNTED,
            about=None if about is None else self._then(about, stretch),
            loads=stretch.loads,
            undoes=stretch.undoes,
            undone=taken.back(stretch.act),
            merged=self._merged(found, stretch),
            kind=None if about is None else self._subjects.kind(about.id),
        )

    def _then(self, record: Link, stretch: Stretch) -> Link:
        """A record as it was called when an act was done, if the log tells."""
        name = self._subjects.name_then(record.id, stretch.order)
        return Link(record.id, name or record.name)

    def _merged(
        self, written: list[Written], stretch: Stretch
    ) -> tuple[Link, Link] | None:
        """What an act merged into what, if it did; a merge says so near its end."""
        if stretch.undoes is not None:
            return None
        if stretch.last - stretch.first >= _COUNTED:
            where = "c.chain = ? AND c.seq BETWEEN ? AND ?"
            given = (stretch.chain, stretch.last - _LAST, stretch.last)
            written = [
                *written,
                *entries.read(self._reader.all, where, given, values=False),
            ]
        new = {one.identity for one in written if one.field == "id"}
        said = {
            one.id: one.row
            for one in written
            if one.field == "merged_into_id" and one.identity not in new
        }
        if len(said) != 1:
            return None
        ((entry, old),) = said.items()
        into = entries.read_all(self._reader.all, said)[entry].said()
        if not isinstance(into, str):
            return None
        names = ((one, self._subjects.name(one)) for one in (old, into))
        gone, stays = (self._then(Link(*name), stretch) for name in names)
        return gone, stays

    def _about(self, written: list[Written]) -> Link | None:
        """The first record concerned: rather of what is said than of where, and of a
        source only where nothing else is.
        """
        subjects, source = self._subjects, None
        for identity in dict.fromkeys((*_whole(written), *_said(written))):
            found = subjects.of(identity)
            if found is None:
                continue
            whole = identity[1] == found.id and _deletes(written, identity)
            if whole or not found.id.startswith("s_"):
                return found
            source = source or found
        return source

    @property
    def _subjects(self) -> Subjects:
        return Subjects(self._reader.all, self._tables)

    def called(self, held: Iterable[str]) -> dict[str, str]:
        """What records, parts of them and controlled words are called, or were, by
        their ids; what is nobody's id is left out.
        """
        subjects = self._subjects
        found = {one: subjects.called(one) for one in dict.fromkeys(held)}
        return {one: name for one, name in found.items() if name is not None}

    # -- one record ----------------------------------------------------------------

    def latest(self, record_id: str, limit: int) -> tuple[Entry, ...]:
        """The newest entries of a record's own rows: found by an index."""
        found = self._entries(self._own(record_id))
        return tuple(islice(found, limit))

    def of(self, record_id: str) -> tuple[Entry, ...]:
        """Every entry that concerns a record, the newest first.

        Its own rows and what hangs on them, and the statements that name it or once
        did. What stands is found by the keys; what was deleted, or named it once, by
        reading the whole log: not for the screen's thread.
        """
        found = self._own(record_id) | self._standing(record_id)
        deleted = self._deleted()
        found |= self._once(record_id)
        found |= {
            identity
            for identity, row in deleted.items()
            if any(row.get(c) == record_id for c in self._naming.get(identity[0], ()))
        }
        for table, part in list(found):
            found |= self._hanging(record_id, (table, part), deleted)
        return tuple(self._entries(found, self._reworded(record_id)))

    def _reworded(self, record_id: str) -> Iterator[Written]:
        """What was changed of the passages that tell of an event since they came in."""
        rows = self._reader.all(
            "SELECT passage_id FROM account WHERE event_id = ?", (record_id,)
        )
        for (passage,) in rows:
            written = entries.of_row(self._reader.all, ("passage", passage))
            came = {one.act for one in written if one.field in ("id", log.DELETED)}
            yield from (one for one in written if one.act not in came)

    def _own(self, record_id: str) -> set[Identity]:
        tables = self._tables.values()
        return {(one.name, record_id) for one in tables if one.key == ("id",)}

    def _standing(self, record_id: str) -> set[Identity]:
        return {
            identity
            for name, columns in self._naming.items()
            for column in columns
            for identity in self._where(name, column, record_id)
        }

    def _where(self, name: str, column: str, value: str) -> set[Identity]:
        table = self._tables[name]
        rows = self._reader.all(
            f'SELECT {quoted(table.key)} FROM "{name}" WHERE "{column}" = ?', (value,)
        )
        found = [dict(zip(table.key, row, strict=True)) for row in rows]
        return {(name, table.identity(row)) for row in found}

    def _once(self, record_id: str) -> set[Identity]:
        """Rows that named the record at any time, by what the log says of them."""
        found = entries.read(
            self._reader.all, "v.value = ?", (log.canonical(record_id),)
        )
        return {
            one.identity
            for one in found
            if one.column in self._naming.get(one.table, ())
        }

    def _deleted(self) -> dict[Identity, Row]:
        """Every row that was ever deleted, as it was then."""
        found = entries.read(
            self._reader.all, "json_extract(c.entry, '$.field') = ?", (log.DELETED,)
        )
        said = ((one.identity, one.said()) for one in found)
        return {identity: row for identity, row in said if isinstance(row, dict)}

    def _hanging(
        self, record_id: str, part: Identity, deleted: dict[Identity, Row]
    ) -> set[Identity]:
        """What hangs on a part of the record: the uses of a name of a person's."""
        kind, table, column = _PARTS.get(part[0], ("-", "", ""))
        if not record_id.startswith(kind):
            return set()
        gone = {
            identity
            for identity, row in deleted.items()
            if identity[0] == table and row.get(column) == part[1]
        }
        return gone | self._where(table, column, part[1])

    def _entries(
        self, rows: Iterable[Identity], more: Iterable[Written] = ()
    ) -> Iterator[Entry]:
        """The entries of some rows, and more of them, the newest first; what stood goes
        with what came in its place.
        """
        ask = self._reader.all
        found = [one for row in rows for one in entries.of_row(ask, row)]
        found += more
        found.sort(key=lambda one: one.place, reverse=True)
        known = {one.id: one for one in found}
        missing = {base for one in found for base in one.base} - known.keys()
        known |= entries.read_all(ask, missing)
        for one in found:
            if not one.stood:
                yield _entry(one, entries.before(one, known) if one.column else ())


def _whole(written: list[Written]) -> Iterator[Identity]:
    """Records that were removed, the last one first: the others went with it; then
    those that were added, but for sources, which are added for what they say.
    """
    records = [one for one in written if one.table in ("entity", "question")]
    for one in reversed(records):
        if one.field == log.DELETED:
            yield one.identity
    for one in records:
        if one.field == "id" and not one.row.startswith("s_"):
            yield one.identity


def _deletes(written: list[Written], identity: Identity) -> bool:
    return any(one.identity == identity and one.field == log.DELETED for one in written)


def _said(written: list[Written]) -> list[Identity]:
    """All rows that were written, those last that are written for others."""
    rows = dict.fromkeys(one.identity for one in written if one.field[:1] != "+")
    return sorted(rows, key=lambda row: row[0] in IN_PASSING)


def _entry(written: Written, stood: tuple[Written, ...]) -> Entry:
    told = (entries.told(one.said()) for one in stood)
    before = " | ".join(dict.fromkeys(one for one in told if one is not None))
    return Entry(
        id=written.id,
        at=written.at,
        agent=written.agent,
        device=written.chain,
        act=written.act,
        table=written.table,
        row=written.row,
        field=written.field,
        value=entries.told(written.said()),
        before=before or None,
        redacted=written.sealed is None,
    )


def _counted(written: Iterable[Written], tables: dict[str, Table]) -> Iterator[What]:
    """Rows added, changed and removed, table by table.

    A row that takes the place of another at once is the same under another key: it
    was changed.
    """
    states: dict[Identity, str] = {}
    removed: Identity | None = None
    for one in written:
        table = tables.get(one.table)
        if table is None or one.field[:1] == "+":
            continue
        if one.field == log.DELETED:
            states[one.identity] = "removed"
            removed = one.identity
            continue
        if removed is not None and removed[0] == one.table and removed != one.identity:
            states[removed], states[one.identity] = "moved", "changed"
        elif one.field == table.key[0]:
            states[one.identity] = "added"
        else:
            states.setdefault(one.identity, "changed")
        removed = None
    for name in dict.fromkeys(identity[0] for identity in states):
        of_table = [state for row, state in states.items() if row[0] == name]
        added, changed, gone = (
            of_table.count(state) for state in ("added", "changed", "removed")
        )
        yield What(name, added, changed, gone)
