"""The rows a text grows into, with ids that do not depend on where things stand.

An id that is made here follows from what the row says: from its owner, its source and
a short hash of its words. Something put in before it or after it changes nothing.
"""

import hashlib
import json
from collections import defaultdict

from dossier_db import dates
from dossier_db.errors import Conflict
from dossier_db.importers.given import Given, Place, shown
from dossier_db.tables import Row, Value

_KEYS: dict[str, tuple[str, ...]] = {
    "source_relation": ("from_id", "to_id", "kind"),
    "mention": ("entity_id", "passage_id", "gist"),
    "name_use": ("name_id", "passage_id"),
    "participation": ("event_id", "entity_id", "role", "passage_id"),
    "relationship": ("subject_id", "kind", "object_id", "passage_id"),
    "account": ("event_id", "passage_id"),
    "quote": ("passage_id",),
    "citation": ("answer_id", "passage_id"),
    "comparison": ("question_id", "a_id", "b_id"),
}
"""Keys of the tables whose rows have no id of their own."""


class Sheet:
    """Collects rows; the same row twice is one, two rows under one key are refused."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._rows: dict[tuple[Value, ...], Given] = {}
        self._made: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    @property
    def rows(self) -> list[Given]:
        """Everything that was added."""
        return list(self._rows.values())

    def add(self, table: str, row: Row, place: Place) -> None:
        """One row; columns without a value are left out."""
        kept: dict[str, Value] = {
            column: value for column, value in row.items() if value is not None
        }
        key = tuple(kept[column] for column in _KEYS.get(table, ("id",)))
        given = Given(table, kept, *place)
        twin = self._rows.setdefault((table, *key), given)
        if twin.row != kept:
            said = shown(" ".join(str(value) for value in key))
            raise Conflict(
                f"{place}: {table} {said} stands with other values at {twin.place}:"
                " make them one, or give one of them an id of its own."
            )

    def date(self, expression: str | None, place: Place) -> dates.Date | None:
        """The bounds of a date, kept as a row of their own."""
        if expression is None:
            return None
        date = dates.read(expression)
        row: dict[str, Value] = {
            "id": expression,
            "earliest": date.earliest,
            "latest": date.latest,
            "approximate": int(date.approximate),
            "uncertain": int(date.uncertain),
        }
        if ("edtf", expression) not in self._rows:
            self.add("edtf", row, place)
        return date

    def note(self, about: str, text: str, place: Place) -> None:
        """A note of ours, as old as the edition it came with."""
        row = {
            "id": f"t_{about}_{short(text)}",
            "about_id": about,
            "text": text,
            "at": self._written,
        }
        self.add("note", row, place)

    def passage(self, owner: str, row: dict[str, Value], place: Place) -> str:
        """A passage of a source of which no numbered text is held; gives its id.

        Everything said of it is in its id: two passages of one owner that differ in
        their words, their voice or their day are two.
        """
        source = str(row["source_id"])
        identity = f"x_{source[2:]}_{owner}_{short(*sorted(row.items()))}"
        self.date(None if row.get("as_of") is None else str(row["as_of"]), place)
        self.add("passage", {"id": identity, **row}, place)
        self._made[owner, source][identity] = None
        return identity

    def made(self, owner: str, source: str) -> list[str]:
        """The passages of ``source`` that were made for ``owner`` so far."""
        return list(self._made[owner, source])


def short(*parts: object) -> str:
    """Eight hex digits that follow from the parts alone."""
    text = json.dumps(parts, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:8]
