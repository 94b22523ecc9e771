"""JSON for programs: records as they are, one document, nothing else.

Keys are the names of the records' fields. A date is an object with its expression and
bounds, a citation also says how it is written (``place``). Nothing in the text can
command a terminal: what JSON would let through is written as ``\\u....``.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Final, TextIO, TypeVar

from dossier.prints.out import Column, Heading, Line
from dossier.safe import safe
from dossier_db.records import ActorRow, Card, Citation, Event, RosterHead, RosterRow

T = TypeVar("T")
_ALSO: Final[dict[type, tuple[str, ...]]] = {
    Citation: ("place",),
    RosterHead: ("unnamed", "silent"),
}
"""What a record works out for itself and a program would have to know how."""
_FILED: Final = ("kind", "stage", "date_basis", "place", "part_of")
_OURS: Final[dict[type, tuple[str, ...]]] = {
    ActorRow: ("name", "summary"),
    Card: ("name", "summary", "details", "notes"),
    Event: ("summary", *_FILED, "notes"),
    RosterRow: ("name", "summary"),
}
"""What of a record no source says: it stands under ``ours`` by the names of fields."""


class DocumentOut:
    """Writes one JSON object, a row a line, as the rows come."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def begin(self, heading: Heading) -> None:
        """Open the object: which dossier, and the view."""
        view = {
            "told_by": heading.view.told_by,
            "known_on": heading.view.known_on,
            "undated_left_out": heading.undated,
        }
        self._stream.write(f'{{"dossier": {encoded(heading.dossier)}')
        self._write("view", encoded(view))
        if heading.narrowed is not None:
            self._write("filter", encoded(heading.narrowed))

    def table(self, records: Iterable[T], columns: tuple[Column[T], ...]) -> None:
        """Write the records under ``rows``; the columns are for people."""
        self._list("rows", records)

    def sheets(
        self, key: str, records: Iterable[T], lines: Callable[[T], Iterable[Line]]
    ) -> None:
        """Write the records under ``key``."""
        self._list(key, records)

    def sheet(self, key: str, record: T, lines: Iterable[Line]) -> None:
        """Write one record under ``key``."""
        self._write(key, encoded(record))

    def end(self) -> None:
        """Close the object."""
        self._stream.write("}\n")

    def _write(self, key: str, value: str) -> None:
        self._stream.write(f',\n"{key}": {value}')

    def _list(self, key: str, records: Iterable[T]) -> None:
        self._write(key, "[")
        separator = "\n"
        for record in records:
            self._stream.write(separator + encoded(record))
            separator = ",\n"
        self._stream.write("\n]")


def write_document(stream: TextIO, value: object, indent: int | None = 1) -> None:
    """Write what is not made of records as one JSON document, safe to print."""
    made = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    stream.writelines(f"{escaped(line)}\n" for line in made.split("\n"))


def encoded(value: object) -> str:
    """A value as JSON on one line, safe to print."""
    return escaped(json.dumps(plain(value), ensure_ascii=False, allow_nan=False))


def plain(value: object) -> object:
    """Records as dicts, tuples as lists, the rest as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {name: plain(getattr(value, name)) for name in _names(type(value))}
        ours = _OURS.get(type(value))
        return made if ours is None else {**made, "ours": list(ours)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value


def escaped(text: str) -> str:
    """A line of JSON with every character that a terminal might obey as an escape.

    Such characters stand only inside strings: elsewhere JSON has none of them.
    """
    if text.isprintable():
        return text
    return "".join(
        letter if letter.isprintable() or safe(letter) == letter else _escape(letter)
        for letter in text
    )


def _escape(letter: str) -> str:
    return json.dumps(letter)[1:-1] if letter > "\x7f" else f"\\u{ord(letter):04x}"


@lru_cache(maxsize=64)
def _names(record: type) -> tuple[str, ...]:
    own = tuple(field.name for field in fields(record))
    return own + _ALSO.get(record, ())
