"""Records of a search: what was found, by which words, and how surely."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from dossier_db.records.common import Citation

How: TypeAlias = Literal[
    "exact", "folded", "prefix", "other script", "sounds alike", "typo", "in text"
]
"""How a record was found, from the surest to the least sure:

- ``exact``: the words as they were typed, but for case;
- ``folded``: the same words but for accents and other marks, in the same script;
- ``prefix``: a word begins with what was typed;
- ``other script``: the same letters when both are written in Latin ones;
- ``sounds alike``: the same consonants in order: a likeness, never an identity;
- ``typo``: a word differs by a letter or two, or a word typed is not in the name;
- ``in text``: the words stand in a text, not in a name.
"""
HOWS: Final[tuple[How, ...]] = (
    "exact",
    "folded",
    "prefix",
    "other script",
    "sounds alike",
    "typo",
    "in text",
)
"""From the surest to the least sure."""
VERY_WORDS: Final[frozenset[How]] = frozenset(("exact", "folded", "prefix"))
"""Of them those by which a name has the words themselves, or begins with them."""
KINDS: Final = (
    "person",
    "organisation",
    "place",
    "event",
    "case",
    "provision",
    "question",
    "source",
    "quote",
    "passage",
    "note",
)
"""The kinds of record that can be found, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found."""

    id: str
    """The record to open: an entity, a question, a passage; of a note what it is
    about."""
    kind: str
    """One of ``KINDS``."""
    name: str
    """Our label for it; of a quote, a passage or a note the place where it stands."""
    matched: str
    """The form of the name, or the piece of text, in which the words were found."""
    marks: tuple[tuple[int, int], ...]
    """What of ``matched`` was found: ranges of characters, in order."""
    how: How
    score: float
    """0 to 100; only for order among hits of one search."""
    citation: Citation | None
    """The passage behind ``matched``: where the name is written so, or the text
    itself; None where it is a label of ours."""

    @property
    def ours(self) -> bool:
        """``matched`` is our own wording; no source is cited for it."""
        return self.citation is None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one search."""

    hits: tuple[Hit, ...]
    """Best first."""
    counts: tuple[tuple[str, int], ...]
    """Records found of each kind, in the order of ``KINDS``; kinds without any are
    left out."""
    more: frozenset[str]
    """Kinds of which there may be more than were counted."""
    tried: tuple[str, ...]
    """What was tried, in words for the reader: ``"names"``, ``"other spellings"``,
    ``"typing errors"``, ``"texts"``."""
    understood: tuple[str, ...]
    """The filters as they were understood, ``source: HRW`` or ``date: 2025-11-01 to
    2026-01-31``; empty where there are none."""
    doubts: tuple[str, ...]
    """Why what was meant for a filter or a place is none, each in a sentence: it was
    searched as words, or left out."""
    wide: bool
    """The wider, slower pass; False for the quick one made while somebody types."""
