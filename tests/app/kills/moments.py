"""The moments of a write: those that the writer tells, those that the files show.

Inside of COMMIT nobody can tell anything: there the moment is read from the journal
and the file, while the program runs and again when it is dead.
"""

import os
from pathlib import Path
from typing import Final

DRAFT: Final = "keeping the draft"
BACKUP: Final = "backing up"
COPIED: Final = "backup made"
BEGUN: Final = "begun"
SCHEMA: Final = "schema"
ROWS: Final = "rows"
LOG: Final = "log entries"
INDEX: Final = "index"
BEFORE: Final = "before COMMIT"
COMMIT: Final = "COMMIT"
JOURNAL: Final = "COMMIT: journal written"
SYNCED: Final = "COMMIT: journal synced"
WRITTEN: Final = "COMMIT: file written"
DELETED: Final = "COMMIT: journal deleted"
COMMITTED: Final = "before the answer"
ANSWERED: Final = "answered"

INSIDE: Final = (JOURNAL, SYNCED, WRITTEN, DELETED)
"""What the files show while COMMIT runs, in its order."""
OF_AN_ACT: Final = (BEGUN, ROWS, LOG, INDEX, BEFORE, *INSIDE, COMMITTED)
OF_A_STEP: Final = (BEGUN, BACKUP, SCHEMA, ROWS, *INSIDE, COMMITTED)
ORDER: Final = (
    DRAFT,
    BEGUN,
    BACKUP,
    COPIED,
    SCHEMA,
    *OF_AN_ACT[1:],
    ANSWERED,
)
"""As the table shows them."""

_LOG_TABLES: Final = ("change", "change_value")
_WRITING: Final = {"INSERT": 2, "REPLACE": 2, "DELETE": 2, "UPDATE": 1}
"""Statements that write, and which of their words names the table."""
_DEFINING: Final = ("CREATE", "ALTER", "DROP")


def told_by(sql: str) -> str | None:
    """The moment that a statement begins; None: it says nothing of it."""
    words = sql.replace("(", " ", 1).split(None, 6)
    first = words[0].upper() if words else ""
    if first == "BEGIN":
        return BEGUN
    if first == "COMMIT":
        return COMMIT
    if first in _DEFINING:
        return SCHEMA
    if first not in _WRITING:
        return None
    named = [word for word in words if word.upper() not in ("OR", "IGNORE")]
    table = named[_WRITING[first]].strip('"[]')
    if table in _LOG_TABLES:
        return LOG
    return INDEX if table.startswith("search") else ROWS


class Files:
    """A dossier and its journal, as they stand between two looks."""

    def __init__(self, path: Path) -> None:
        """Remember how the file begins: its first page is the first to be written."""
        self._path = path
        self._journal = path.with_name(f"{path.name}-journal")
        self._head = self._begins()

    def moment(self) -> str:
        """How far a COMMIT has come that was begun since."""
        try:
            with self._journal.open("rb") as journal:
                head = journal.read(12)
        except FileNotFoundError:
            return DELETED
        if not any(head[8:12]):  # the number of its pages, written when it is synced
            return JOURNAL
        return SYNCED if self._begins() == self._head else WRITTEN

    def _begins(self) -> bytes:
        descriptor = os.open(self._path, os.O_RDONLY)
        try:
            return os.pread(descriptor, 100, 0)
        finally:
            os.close(descriptor)
