"""Custody: what is held of sources, who put it there, and what was done with it.

As in a chain of custody: of evidence, not of people.
"""

import json
from typing import Any, Final

from dossier_db import log
from dossier_db.captures import Captures
from dossier_db.errors import UnknownRecord
from dossier_db.reader import Reader
from dossier_db.records import Exhibit, Handling, Link, Load

_HELD: Final = """SELECT n.id, n.name FROM entity n WHERE n.id IN
 (SELECT source_id FROM capture) ORDER BY n.name, n.id"""
_HANDLED: Final = """SELECT h.at, h.agent, coalesce(t.name, h.action), h.note
 FROM handling h LEFT JOIN term t ON t.id = h.action WHERE h.capture_id = ?
 ORDER BY h.at, h.id"""
_SIZE: Final = "SELECT length(bytes) FROM capture WHERE id = ?"
_ENTRY: Final = """SELECT id FROM change WHERE table_name = 'capture' AND row_id = ?
 AND json_extract(entry, '$.field') = 'id' ORDER BY rowid DESC LIMIT 1"""
_LOADS: Final = """SELECT c.id, json_extract(c.entry, '$.at'),
 json_extract(c.entry, '$.agent'), v.value
 FROM change c LEFT JOIN change_value v ON v.change_id = c.id
 WHERE c.table_name = 'dossier' AND json_extract(c.entry, '$.field') = ?
 ORDER BY 2, c.rowid"""


class Custody:
    """Answers where what is held came from."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._captures = Captures(reader)

    def sources(self) -> tuple[Link, ...]:
        """The sources of which anything is held, by name."""
        return tuple(Link(*row) for row in self._reader.all(_HELD))

    def source(self, source_id: str) -> Link:
        """One source, whatever is held of it."""
        row = self._reader.one("SELECT id, name FROM entity WHERE id = ?", (source_id,))
        if row is None:
            raise UnknownRecord(f"There is no source {source_id} in this dossier.")
        return Link(*row)

    def exhibits(self, source_id: str) -> tuple[Exhibit, ...]:
        """What is held of a source, each file hashed again now; the first one first."""
        return tuple(
            Exhibit(
                id=one.id,
                collected_at=one.collected_at,
                media_type=one.media_type,
                method=one.method,
                sha256=one.sha256,
                size=(size := self._size(one.id)),
                letters=one.letters,
                intact=None if size is None else self._captures.intact(one.id),
                entry=self._entry(one.id),
                handled=self._handled(one.id),
            )
            for one in self._captures.of(source_id)
        )

    def loads(self) -> tuple[Load, ...]:
        """The loads that the log tells of, the first one first."""
        rows = self._reader.all(_LOADS, (log.LOADED,))
        return tuple(_load(*row) for row in rows)

    def _size(self, capture_id: str) -> int | None:
        row = self._reader.one(_SIZE, (capture_id,))
        return None if row is None or row[0] is None else int(row[0])

    def _entry(self, capture_id: str) -> str | None:
        row = self._reader.one(_ENTRY, (capture_id,))
        return None if row is None else str(row[0])

    def _handled(self, capture_id: str) -> tuple[Handling, ...]:
        rows = self._reader.all(_HANDLED, (capture_id,))
        return tuple(Handling(*row) for row in rows)


def _load(entry: str, at: Any, agent: Any, sealed: str | None) -> Load:
    said: Any = None
    if sealed is not None:
        try:
            said = json.loads(json.loads(sealed))
        except (ValueError, TypeError, RecursionError):  # of another program's making
            said = None
    told = said if isinstance(said, dict) else {}
    rows = told.get("rows")
    return Load(
        at=str(at or ""),
        agent=str(agent or ""),
        entry=entry,
        collection=_text(told.get("collection")),
        rows=rows if isinstance(rows, int) else None,
        digest=_text(told.get("digest")),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
