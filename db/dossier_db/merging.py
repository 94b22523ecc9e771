"""Merging: two records that were found to be one. The old id still leads there.

Everything that names the old record names the other one from now on: statements,
names, questions, places of events, notes. Of the old one there stay its label and its
own row, which no list shows; so an undo, and whoever wrote the old id down, find it.

Where a row would become the twin of one that is there, one of the two stays:

- what the other has alone goes over to it: a date, a gist, the uses of a name;
- two gists in words of ours stand one after the other, unless one holds the other;
- what cannot stand in one place twice, such as two dates that one passage gives for
  what is one event now, is kept in a note about the record.

What we held of the old record (kind, date, summary) goes over where nothing was held
of the other; a summary of each is kept as a note. No name is made out of a label: what
a record is called in a source is a statement, and needs its passage.
"""

from typing import TYPE_CHECKING, Final

from dossier_db.entries import asking
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.ids import ENTITIES, table_of
from dossier_db.merged import present
from dossier_db.references import Reference, References
from dossier_db.tables import Row, Table, Value

if TYPE_CHECKING:
    from dossier_db.acts import Act

_TOGETHER: Final = (
    ("date", "earliest", "date_basis"),
    ("latitude", "longitude", "radius_m"),
    ("at_least", "at_most"),
    ("code", "article", "part"),
)
"""Columns that say one thing between them."""
_WORDS: Final = ("gist", "note")
"""Columns of words that can stand one after the other."""
_UNSAID: Final = (None, "", "Zyyy", "9999-12-31")
"""Cells that say nothing: an unknown script, the day of the undated."""
_OURS: Final = ("place", "court_case", "event")
"""Tables in which a record that names itself says nothing."""


def merge(act: "Act", old_id: str, into_id: str) -> None:
    """Make two records one: ``old_id`` leads to ``into_id`` from now on.

    A record that was merged itself stands for what it became.

    Raises:
        UnknownRecord: one of them is not there.
        RefusedWrite: they are of two kinds, are sources, or are one already.
    """
    _Merging(act, *_checked(act, old_id, into_id)).run()


def _checked(act: "Act", old_id: str, into_id: str) -> tuple[str, str]:
    """The two ids, the second one followed to what it is now."""
    found = []
    for record_id in (old_id, into_id):
        now = present(asking(act.connection), record_id)
        if now is None:
            raise UnknownRecord(f"There is no record {record_id} in this dossier.")
        found.append(now)
    old, into = found
    if old.id == into.id:
        raise RefusedWrite(
            f"Nothing was merged: {old_id} and {into_id} are one record already."
        )
    if old.id != old_id:
        raise RefusedWrite(
            f"Nothing was merged: {old_id} became “{old.name}” already; merge that."
        )
    if old.id.startswith("s_") or into.id.startswith("s_"):
        raise RefusedWrite(
            "Sources are not merged, for each text is a witness of its own: say that"
            " one copies the other, and they count as one."
        )
    if old.id[:2] != into.id[:2] or old.id[:2] not in ENTITIES:
        raise RefusedWrite(
            f"Nothing was merged: “{old.name}” and “{into.name}” are of two kinds."
        )
    return old.id, into.id


class _Merging:
    """Two records on their way to one."""

    def __init__(self, act: "Act", old: str, into: str) -> None:
        self._act = act
        self._old = old
        self._into = into
        self._table = table_of(ENTITIES[old[:2]])
        """The one that says more of both."""
        self._references = References(act.connection, act.tables)
        self._left: list[str] = []
        """What could not be put into a row: for a note."""

    def run(self) -> None:
        """Everything that names the old record, then what we held of it."""
        names = self._named("entity", self._old)
        self._repoint(self._columns_naming(self._table))
        self._hold()
        values = {"merged_into_id": self._into}
        self._act.update("entity", {"id": self._old}, values)
        if self._left:
            self._note(f"{names}: " + "; ".join(self._left))

    def _columns_naming(self, kind: str) -> list[Reference]:
        """The columns that name a record of a kind, but for its own row and for what
        was merged into it: that goes on leading to it.
        """
        found = [*self._references.to["entity"], *self._references.to[kind]]
        found.append(Reference("note", ("about_id",), "entity", ("id",)))
        own = (("id",), ("merged_into_id",))
        return [one for one in found if one.columns not in own]

    def _repoint(self, found: list[Reference]) -> None:
        for reference in found:
            (column,) = reference.columns
            rows = self._references.where(reference.table, (column,), (self._old,))
            for row in rows:
                if row.get("id") != self._old:  # its own row stays as it is
                    self._move(self._act.tables[reference.table], row, column)

    def _move(self, table: Table, row: dict[str, Value], column: str) -> None:
        """Let a row name the other record, or go up in the one that does."""
        itself = table.name in _OURS and row["id"] == self._into
        moved = {**row, column: None if itself else self._into}
        twin = self._twin(table, moved, column)
        if twin is None:
            self._act.update(table.name, row, {column: moved[column]})
        elif table.name == "name":
            self._join_names(row, twin)
        else:
            self._act.delete(table.name, row)
            self._give(table, moved, twin)

    def _twin(self, table: Table, moved: Row, column: str) -> dict[str, Value] | None:
        """The row that stands where this one would, once it has another ``column``."""
        unique = ("entity_id", "name", "lang") if table.name == "name" else table.key
        if column not in unique:  # it stays where it is: a quote with its passage
            return None
        wanted = [moved[column] for column in unique]
        found = self._references.where(table.name, unique, wanted)
        return found[0] if found else None

    def _join_names(self, row: Row, twin: dict[str, Value]) -> None:
        """One spelling of both: its uses, and notes about it, are the other's."""
        for reference, rows in self._references.naming("name", row):
            table = self._act.tables[reference.table]
            (column,) = reference.columns
            for naming in rows:
                moved = {**naming, column: twin["id"]}
                if self._twin(table, moved, column) is None:
                    self._act.update(table.name, naming, {column: twin["id"]})
                else:
                    self._act.delete(table.name, naming)
        self._act.delete("name", row)
        self._give(self._act.tables["name"], row, twin)

    def _give(self, table: Table, row: Row, twin: dict[str, Value]) -> None:
        """Let a row that stays have what its twin said beside it."""
        given: dict[str, Value] = {}
        for column in table.columns:
            said, held = row[column], twin[column]
            alike = column in ("id", "entity_id") or column in table.key
            if alike or said in _UNSAID or said == held:
                continue
            if held in _UNSAID:
                given[column] = said
            elif column in _WORDS:
                given[column] = _joined(str(held), str(said))
            else:
                self._left.append(self._remark(table, row, column))
        if given:
            self._act.update(table.name, twin, given)

    def _remark(self, table: Table, row: Row, column: str) -> str:
        """A cell that no row can hold any more, in words."""
        passage = row.get("passage_id")
        place = f" ({passage!s})" if passage is not None else ""
        said = str(row[column])
        shown = self._named("entity", said) if column.endswith("_id") else said
        name = f" {row['name']!s}" if table.name == "name" else ""
        return f"{table.name}{name}{place}: {column.removesuffix('_id')} {shown}"

    def _hold(self) -> None:
        """What we held of the old record alone we hold of the other."""
        kind = self._act.tables[self._table]
        (old,) = self._references.where("entity", ("id",), (self._old,))
        (into,) = self._references.where("entity", ("id",), (self._into,))
        if old["summary"] not in _UNSAID and into["summary"] in _UNSAID:
            summary = {"summary": old["summary"]}
            self._act.update("entity", {"id": self._into}, summary)
        elif old["summary"] not in _UNSAID and old["summary"] != into["summary"]:
            self._left.append(str(old["summary"]))
        row = next(iter(self._references.where(kind.name, ("id",), (self._old,))), None)
        held = self._references.where(kind.name, ("id",), (self._into,))
        if row is None:
            return
        if not held:
            mine = {c: None if v == self._into else v for c, v in row.items()}
            self._act.insert(kind.name, {**mine, "id": self._into})
            return
        given = self._lacking(row, held[0])
        if given:
            self._act.update(kind.name, {"id": self._into}, given)

    def _lacking(self, row: Row, held: Row) -> dict[str, Value]:
        """The cells that say something of the old record alone."""
        given: dict[str, Value] = {}
        for column, said in row.items():
            group = next((one for one in _TOGETHER if column in one), (column,))
            free = all(held.get(one) in _UNSAID for one in group)
            if column != "id" and said not in (*_UNSAID, self._into) and free:
                given[column] = said
        return given

    def _named(self, table: str, record_id: str) -> str:
        rows = self._references.where(table, ("id",), (record_id,))
        return str(rows[0]["name"]) if rows else record_id

    def _note(self, text: str) -> None:
        row: Row = {
            "id": self._act.new_id("t"),
            "about_id": self._into,
            "text": text,
            "at": self._act.at,
        }
        self._act.insert("note", row)


def _joined(held: str, said: str) -> str:
    """Two wordings in one place."""
    if said in held:
        return held
    return said if held in said else f"{held} / {said}"
