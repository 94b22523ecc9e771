"""YAML as texts, lists and mappings that know their lines.

Every scalar is text: no dates, no numbers, no booleans are guessed. Anchors, aliases
and tags are refused, and so is a key that stands twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from dossier_db.errors import BadText
from dossier_db.importers.given import Place, refuse, shown

MOST_BYTES = 64 * 1024 * 1024
"""Of one file: what hands have written is a thousandth of it."""
MOST_NODES = 1_000_000
"""Texts, lists and mappings of one file: each takes a hundred times the memory that it
takes in the file."""
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and what stands under them."""

    entries: dict[str, "Node"]
    places: dict[str, Place]
    place: Place


Node = Text | Sequence | Mapping


def compose(path: Path) -> Mapping | None:
    """The mapping that one YAML file is; None for a file with nothing in it."""
    file = str(path)
    try:
        with path.open("rb") as stream:  # which may be a pipe without an end
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadText(
            f"{path} cannot be read ({error.strerror}): check its permissions."
        ) from None
    if len(data) > MOST_BYTES:
        raise refuse(Place(file, None), "it has more than 64 MB: make several of it")
    try:
        return _Composer(file, yaml.parse(data, Loader=yaml.CBaseLoader)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else None
        raise refuse(Place(file, line), f"this is no YAML ({error.problem})") from None
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        raise refuse(Place(file, None), f"this is no YAML ({said})") from None
    except RecursionError:
        raise refuse(Place(file, None), "lists are nested too deep") from None


class _Composer:
    """Builds nodes from the parser's events, one document."""

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events
        self._left = MOST_NODES

    def document(self) -> Mapping | None:
        """The one mapping of the file."""
        found = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    raise refuse(self._place(event), "a file holds one document")
                node = self._node(next(self._events))
                if isinstance(node, Text) and not node.text:
                    continue  # nothing but comments
                if not isinstance(node, Mapping):
                    raise refuse(
                        node.place, "a file is a mapping of sections: “people:”, …"
                    )
                found = node
        return found

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1 if mark is not None else None)

    def _node(self, event: yaml.Event) -> Node:
        place = self._place(event)
        self._left -= 1
        if self._left < 0:
            raise refuse(place, "here the file holds too much: make several of it")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise refuse(
                place, "anchors (&) and aliases (*) are not read: write it out"
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise refuse(place, "tags (!) are not read: every value is text")
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._mapping(place)

    def _text(self, event: yaml.ScalarEvent, place: Place) -> Text:
        text = event.value.removesuffix("\n")  # a block's last newline is YAML's
        if _UNKEPT.search(text):
            raise refuse(place, "a text holds NUL or half a character: leave it out")
        if not event.style and text in _NOTHING:
            return Text("", place)
        return Text(text, place)

    def _sequence(self, place: Place) -> Sequence:
        items = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Sequence(tuple(items), place)

    def _mapping(self, place: Place) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event)
            if not isinstance(key, Text) or not key.text:
                raise refuse(key.place, "a key is a word")
            if key.text in entries:
                raise refuse(
                    key.place,
                    f"“{shown(key.text)}” stands twice: first on line"
                    f" {places[key.text].line}",
                )
            entries[key.text] = self._node(next(self._events))
            places[key.text] = key.place
        return Mapping(entries, places, place)
