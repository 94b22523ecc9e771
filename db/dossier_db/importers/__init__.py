"""Ways into a dossier: authored YAML, and JSON Lines as ``dump`` writes them."""

from pathlib import Path
from typing import TYPE_CHECKING

from dossier_db.errors import BadText
from dossier_db.importers import authored
from dossier_db.importers.given import Loaded
from dossier_db.importers.lines import Lines
from dossier_db.importers.rows import enter

if TYPE_CHECKING:
    from dossier_db.store import Store

__all__ = ["Loaded", "load"]

_SUFFIXES = (".jsonl", ".ndjson", ".json")


def load(
    store: "Store",
    path: str | Path,
    *,
    agent: str,
    update: bool = False,
    founding: bool = False,
    search: bool = True,
) -> Loaded:
    """Take in a text: a YAML file, a folder of them, or JSON Lines. All or nothing.

    Args:
        store: the dossier to write to.
        path: the text; its name tells which form it has, else its first character.
        agent: in whose name the load is logged.
        update: replace rows of an earlier edition that nobody edited since.
        founding: the rows are a part of what a new dossier begins with, its controlled
            words: no entry of the log speaks of them, and it still counts as empty.
        search: bring the search index up to date; else that is left to
            ``Store.reindex``, and until then searching costs as much.

    Raises:
        BadText: an error in the text, with file and line.
        Conflict: an id that is there with other values.
    """
    path = Path(path)
    text = _lines(path)
    if text is None:
        rows = authored.read(path)
        return enter(
            store,
            rows,
            agent=agent,
            name=path.stem,
            update=update,
            founding=founding,
            search=search,
        )
    return enter(
        store,
        text,
        agent=agent,
        name=path.stem,
        dump=True,
        update=update,
        search=search,
    )


def _lines(path: Path) -> Lines | None:
    """The text as JSON Lines; None where it is YAML."""
    if not path.exists():
        raise BadText(f"There is no file or folder {path}: nothing was loaded.")
    if path.is_dir() or path.suffix in authored.SUFFIXES:
        return None
    lines = Lines(path)
    return lines if path.suffix in _SUFFIXES or lines.likely() else None
