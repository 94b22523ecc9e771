"""Filters of a query as expressions over the index, and in words for the reader."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from dossier_db.reader import Reader
from dossier_db.search import calendar
from dossier_db.search.documents import facet
from dossier_db.search.expressions import either, quoted
from dossier_db.search.folding import folded
from dossier_db.search.query import Query

MOST: Final = 200
"""Records that one filter may stand for: sources of one name, speakers alike."""
_VALUES: Final = 8
"""Values of one filter that are looked up; more are words."""
_SHOWN: Final = 3
"""Records of a filter that the reader is told."""
_UNKNOWN: Final = {
    "source": "There is no source “{value}” in this dossier.",
    "role": "There is no role “{value}” in this dossier.",
    "by": "Nobody in this dossier is called “{value}”.",
}
"""Of a filter that nothing in the dossier answers to."""
_DEFENDANT: Final = ("role:defendant", "defendant")
"""A role that a charge gives, whether or not the vocabulary has it."""
_SOURCES: Final = (
    """SELECT s.id, n.name FROM source s JOIN entity n ON n.id = s.id
     WHERE s.id IN (:value, 's_' || :value) OR n.name = :value COLLATE NOCASE
     ORDER BY s.id LIMIT :most""",
    """SELECT s.id, n.name FROM source s JOIN entity n ON n.id = s.id
     WHERE s.publisher = :value COLLATE NOCASE ORDER BY s.id LIMIT :most""",
    """SELECT s.id, n.name FROM source s JOIN entity n ON n.id = s.id
     WHERE n.name LIKE :begun ESCAPE '\\' OR s.id LIKE 's\\_' || :begun ESCAPE '\\'
     ORDER BY s.id LIMIT :most""",
)
"""By id or name, by publisher, and by the beginning of id or name."""
_SPEAKERS: Final = """SELECT id, name FROM entity
 WHERE id IN (:value, 'p_' || :value, 'o_' || :value) ORDER BY id"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What restricts a search."""

    expression: str
    """For FTS5, to be ANDed with what is searched; empty where nothing restricts."""
    understood: tuple[str, ...]
    words: tuple[str, ...]
    """Filters that nothing in this dossier answers to: searched as words."""
    doubts: tuple[str, ...]
    """Why what was meant for a filter is none, in sentences."""
    days: tuple[str | None, str | None] | None
    """The first and the last day, of which the expression knows no more than months."""


class Resolver:
    """Looks up what the values of filters mean in this dossier."""

    def __init__(
        self,
        reader: Reader,
        named: Callable[[str, tuple[str, ...]], Iterable[tuple[str, str]]],
    ) -> None:
        """A resolver.

        Args:
            reader: reads the dossier's rows.
            named: finds records by name: given words and kinds, pairs of id and label,
                the best first.
        """
        self._reader = reader
        self._named = named

    def filters(self, query: Query, kind: str | None) -> Filters:
        """The filters of a query; ``kind`` is one chosen beside it."""
        groups: list[str] = []
        understood = list(query.understood)
        words: list[str] = []
        doubts = list(query.doubts)
        if query.kinds:
            groups.append(any_of(facet("k", one) for one in query.kinds))
        if kind is not None:
            groups.append(any_of([facet("k", kind)]))
        for field, values, find in (
            ("source", query.sources, self.sources),
            ("role", query.roles, self._roles),
            ("by", query.speakers, self._speakers),
        ):
            for number, value in enumerate(values):
                found = find(value) if number < _VALUES else []
                if not found:
                    words += [field, value]
                    if number < _VALUES:
                        doubts.append(_UNKNOWN[field].format(value=value))
                    continue
                groups.append(any_of(facet(field[0], one) for one, _ in found))
                labels = ", ".join(dict.fromkeys(label for _, label in found[:_SHOWN]))
                more = ", …" if len(found) > _SHOWN else ""
                understood.append(f"{field}: {labels}{more}")
        days = (query.since, query.until) if query.since or query.until else None
        if days is not None:
            groups.append(any_of(calendar.asked(*days)))
        return Filters(
            " AND ".join(groups), tuple(understood), tuple(words), tuple(doubts), days
        )

    def sources(self, value: str) -> list[tuple[str, str]]:
        """The sources that are meant by a word: pairs of id and label."""
        given = {"value": value, "begun": _begun(value), "most": MOST}
        for sql in _SOURCES:
            rows = self._reader.all(sql, given)
            if rows:
                return rows
        return list(self._named(value, ("source",)))[:MOST]

    def _speakers(self, value: str) -> list[tuple[str, str]]:
        rows = self._reader.all(_SPEAKERS, {"value": value})
        return rows or list(self._named(value, ("person", "organisation")))[:MOST]

    def _roles(self, value: str) -> list[tuple[str, str]]:
        wanted = _folded(value)
        if not wanted:
            return []
        terms = self._reader.all(
            "SELECT id, name FROM term WHERE vocabulary = 'role' ORDER BY id"
        )
        known = {_DEFENDANT[0]: _DEFENDANT[1], **dict(terms)}
        return [
            (term, name)
            for term, name in known.items()
            if _folded(name).startswith(wanted)
            or _folded(term.partition(":")[2]).startswith(wanted)
        ]


def any_of(words: Iterable[str]) -> str:
    """An FTS5 expression: any of these words of the index."""
    return either(map(quoted, words))


def _folded(text: str) -> str:
    return folded(text.replace("_", " "))


def _begun(value: str) -> str:
    """A pattern for what begins with a value."""
    for sign in "\\%_":
        value = value.replace(sign, f"\\{sign}")
    return f"{value}%"
