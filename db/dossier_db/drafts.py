"""Drafts: what was typed and not saved yet, kept through whatever ends the program.

They are nobody's statement: no entry of the log speaks of them, a dump leaves them out.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dossier_db.reader import Reader

TRAY: Final = "SELECT count(*) FROM sqlite_master WHERE name = 'draft'"
"""Whether a file has a tray: early ones get theirs when they are written to."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left."""

    id: str
    form: str
    """What it is to become: the name of a kind."""
    fields: Mapping[str, str]
    """What was typed, by field; whoever draws the form knows more than the store."""
    at: str
    """When it was typed last, ISO 8601 in UTC."""


class Drafts:
    """The tray."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the one typed last at the beginning."""
        if not self._kept():
            return ()
        rows = self._reader.all(
            "SELECT id, form, fields, at FROM draft ORDER BY at DESC, id"
        )
        return tuple(_draft(*row) for row in rows)

    def get(self, draft_id: str) -> Draft | None:
        """One of them; None where it was saved or thrown away meanwhile."""
        if not self._kept():
            return None
        row = self._reader.one(
            "SELECT id, form, fields, at FROM draft WHERE id = ?", (draft_id,)
        )
        return None if row is None else _draft(*row)

    def count(self) -> int:
        """How many there are."""
        return self._kept() and self._reader.number("SELECT count(*) FROM draft")

    def _kept(self) -> int:
        return self._reader.number(TRAY)


def keep(connection: sqlite3.Connection, draft: Draft) -> None:
    """Write a draft in place of what was kept under its id."""
    connection.execute(
        "INSERT INTO draft (id, form, fields, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET form = excluded.form,"
        " fields = excluded.fields, at = excluded.at",
        (
            draft.id,
            draft.form,
            json.dumps(dict(draft.fields), ensure_ascii=False),
            draft.at,
        ),
    )


def drop(connection: sqlite3.Connection, draft_id: str) -> None:
    """Take one away; one that is not there is none the less gone."""
    connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def _draft(draft_id: str, form: str, fields: str, at: str) -> Draft:
    """A row as it was kept; fields that somebody else wrote are taken as they are."""
    found = json.loads(fields)
    held = found if isinstance(found, dict) else {}
    return Draft(draft_id, form, {str(k): str(v) for k, v in held.items()}, at)
