"""The vocabulary: every controlled word, and what tells records of one name apart."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dossier_db.reader import Reader
from dossier_db.records import Link


@dataclass(frozen=True, slots=True)
class Apart:
    """What a person knows a record by beside its name."""

    date: str
    """Of an event when it was, of a source when it came out; EDTF, or empty."""
    words: str
    """What we say of it, or the title of a source; empty where there is nothing."""


class Vocabulary:
    """Answers which words there are to choose from."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def terms(self, name: str) -> tuple[Link, ...]:
        """The words of a vocabulary in their order; ids without its name."""
        rows = self._reader.all(
            "SELECT id, name FROM term WHERE id >= ? AND id < ?"
            " ORDER BY coalesce(rank, 1000), name, id",
            (f"{name}:", f"{name};"),
        )
        return tuple(
            Link(term.removeprefix(f"{name}:"), called) for term, called in rows
        )

    def apart(self, ids: Sequence[str]) -> dict[str, Apart]:
        """What tells these records from others of their names, by id."""
        rows = self._reader.all(
            "SELECT n.id, coalesce(e.date, s.issued, ''),"
            " coalesce(s.title, n.summary, '')"
            " FROM json_each(?) asked JOIN entity n ON n.id = asked.value"
            " LEFT JOIN event e ON e.id = n.id LEFT JOIN source s ON s.id = n.id",
            (json.dumps(list(ids)),),
        )
        return {key: Apart(date, words) for key, date, words in rows}
