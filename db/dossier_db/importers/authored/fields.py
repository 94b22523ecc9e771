"""Fields of a record: which there may be, and what kind of value each holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from dossier_db import dates
from dossier_db.errors import BadDate
from dossier_db.importers.authored import nodes
from dossier_db.importers.given import Place, refuse, shown
from dossier_db.importers.shapes import nearest
from dossier_db.tables import Value


class Kind(Enum):
    """What a field holds; the value is how it is asked for."""

    TEXT = "a text"
    WHOLE = "a whole number"
    NUMBER = "a number"
    DATE = "a date"
    TEXTS = "a list of texts"
    CITE = "a list of passages and sources"


@dataclass(frozen=True)
class Fields:
    """The fields of one sort of record."""

    kinds: Mapping[str, "Kind | Fields"]
    required: frozenset[str]


def fields(
    required: str = "",
    *,
    text: str = "",
    whole: str = "",
    number: str = "",
    date: str = "",
    texts: str = "",
    cite: str = "",
    records: Mapping[str, Fields] | None = None,
) -> Fields:
    """Fields by kind, each kind as words; a required one may stand in any of them."""
    kinds: dict[str, Kind | Fields] = {
        name: kind
        for kind, names in (
            (Kind.TEXT, text),
            (Kind.WHOLE, whole),
            (Kind.NUMBER, number),
            (Kind.DATE, date),
            (Kind.TEXTS, texts),
            (Kind.CITE, cite),
        )
        for name in names.split()
    }
    kinds.update(records or {})
    wanted = required.split()
    for name in wanted:
        kinds.setdefault(name, Kind.TEXT)
    return Fields(kinds, frozenset(wanted))


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping of the text, read."""

    place: Place
    values: Mapping[str, Value]
    """Single values: texts, numbers, dates as their expressions."""
    texts: Mapping[str, tuple[str, ...]]
    records: Mapping[str, tuple["Record", ...]]
    cite: tuple[nodes.Node, ...]
    places: Mapping[str, Place]

    def text(self, name: str) -> str | None:
        """The text of a field, or None."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def need(self, name: str) -> str:
        """The text of a required field."""
        return str(self.values[name])

    def row(self, columns: Mapping[str, str]) -> dict[str, Value]:
        """The given fields under the names of their columns."""
        return {
            column: self.values[name]
            for name, column in columns.items()
            if name in self.values
        }


def read(node: nodes.Node, known: Fields, what: str) -> Record:
    """Read one record; refuses unknown, missing and wrong fields at their lines."""
    if not isinstance(node, nodes.Mapping):
        raise refuse(node.place, f"{what} is a mapping: “id: …”, “name: …”")
    values: dict[str, Value] = {}
    texts: dict[str, tuple[str, ...]] = {}
    records: dict[str, tuple[Record, ...]] = {}
    cite: tuple[nodes.Node, ...] = ()
    for name, found in node.entries.items():
        kind = known.kinds.get(name)
        if kind is None:
            raise refuse(
                node.places[name],
                f"{what} has no field “{shown(name)}”{nearest(name, known.kinds)}",
            )
        if isinstance(kind, Fields):
            items = _items(found, name, "a list of mappings")
            records[name] = tuple(read(item, kind, f"“{name}”") for item in items)
        elif kind is Kind.TEXTS:
            items = _items(found, name, kind.value)
            texts[name] = tuple(_text(item, name) for item in items)
        elif kind is Kind.CITE:
            cite = _items(found, name, kind.value)
        else:
            values[name] = _value(found, name, kind)
    for name in sorted(known.required - node.entries.keys()):
        raise refuse(node.place, f"{what} needs “{name}”")
    return Record(node.place, values, texts, records, cite, node.places)


def check_id(record: Record, pattern: re.Pattern[str], example: str) -> str:
    """The record's id, of the kind its section holds."""
    identity = record.need("id")
    if not pattern.fullmatch(identity):
        raise refuse(
            record.places["id"],
            f"“{shown(identity)}” is no id of this section: write it as {example}, with"
            " small letters, digits and _",
        )
    return identity


def _items(node: nodes.Node, name: str, expected: str) -> tuple[nodes.Node, ...]:
    if not isinstance(node, nodes.Sequence) or not node.items:
        raise refuse(node.place, f"“{name}” is {expected}: [one, another]")
    return node.items


def _text(node: nodes.Node, name: str) -> str:
    if not isinstance(node, nodes.Text):
        raise refuse(node.place, f"“{name}” is one text, not a list or a mapping")
    if not node.text:
        raise refuse(
            node.place, f"“{name}” is empty: leave the key out where nothing is known"
        )
    return node.text


def _value(node: nodes.Node, name: str, kind: Kind) -> Value:
    text = _text(node, name)
    try:
        if kind is Kind.WHOLE:
            return _whole(text)
        if kind is Kind.NUMBER:
            return _number(text)
        if kind is Kind.DATE:
            return dates.read(text).expression
    except BadDate as error:
        raise refuse(node.place, str(error).rstrip(".")) from None
    except ValueError:
        raise refuse(
            node.place, f"“{name}” has to be {kind.value}, not “{text[:40]}”"
        ) from None
    return text


def _whole(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", text):
        raise ValueError(text)
    return float(text)


def one_of(record: Record, names: Iterable[str]) -> str:
    """Which one of ``names`` the record has; it must have exactly one."""
    found = [name for name in names if name in record.values]
    if len(found) != 1:
        either = " or ".join(f"“{name}”" for name in names)
        raise refuse(record.place, f"this needs {either}, one of them")
    return found[0]
