"""Acts undone and redone, and the rows to see it by."""

from pathlib import Path

from db.upkeep import Row, reading, stored
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.store import Store
from dossier_db.tables import LOG_TABLES, describe
from dossier_db.undoing import redoable, undo, undoable

Rows = dict[str, list[Row]]


def rows(store: Store) -> Rows:
    """Every row but those of the log and the bounds of dates, which stay."""
    with reading(store) as connection:
        return {
            name: stored(connection, name, table)
            for name, table in describe(connection).items()
            if name not in (*LOG_TABLES, "edtf")
        }


def back(store: Store, agent: str = "Saule") -> str:
    """Undo the last act of a person; its id."""
    deed = undoable(store.reader, agent)
    assert deed is not None
    with store.act(agent) as act:
        undo(act, deed.id)
    return deed.id


def forth(store: Store, agent: str = "Saule") -> str:
    """Redo what a person undid last; the id of the undo."""
    deed = redoable(store.reader, agent)
    assert deed is not None
    with store.act(agent) as act:
        undo(act, deed.id)
    return deed.id


def label(store: Store, agent: str, name: str, record: str = "p_aigul") -> str:
    """One act that gives a record another label; its id."""
    with store.act(agent) as act:
        act.update("entity", {"id": record}, {"name": name})
    return act.id


def brought(store: Store, folder: Path) -> Path:
    """The same dossier as a load brings it: the log knows none of its rows."""
    text = folder / "rows.jsonl"
    lines = (line for line in dump(store) if '{"table": "change' not in line)
    text.write_text("".join(lines), "utf-8")
    with Store.create(folder / "brought.dossier", name="brought") as made:
        load(made, text, agent="Saule")
    return made.path
