"""People, organisations, places: all that is said of one record."""

from __future__ import annotations  # a record that is only named is not loaded

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.dates import Date
    from dossier_db.records.common import Citation, Link, Note
    from dossier_db.records.defendants import Charge, Outcome, Restraint
    from dossier_db.records.questions import QuestionRow


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A person or organisation in the list."""

    id: str
    name: str
    kind: str
    """person, organisation."""
    summary: str | None
    identified: bool
    names: int
    """Forms of the name that are recorded."""
    sources: int
    """Independent sources that speak of it."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of a name and where it is used."""

    name: str
    lang: str
    script: str
    note: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Relationship:
    """How two stand to each other according to one passage."""

    kind: str
    other: Link
    outward: bool
    """The record is the subject; False: it is the object."""
    date: Date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Happening:
    """An event a record took part in, according to one passage."""

    event: Link
    date: Date | None
    role: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words of a person or a document, in a source."""

    id: str
    """Of the passage."""
    words: str
    kind: str | None
    speaker: Link | None
    speaker_words: str | None
    addressee: Link | None
    relayed_by: Link | None
    direct: bool
    original_lang: str | None
    citation: Citation

    @property
    def voice(self) -> str:
        """Who speaks: by name, else as the source describes them; empty where it does
        neither."""
        return self.speaker.name if self.speaker else self.speaker_words or ""


@dataclass(frozen=True, slots=True)
class Card:
    """An entity with everything that is said of it."""

    id: str
    kind: str
    name: str
    summary: str | None
    details: tuple[tuple[str, str], ...]
    """What its own table says: (column, value) in words."""
    names: tuple[NameForm, ...]
    statements: tuple[Citation, ...]
    more: int
    """Statements beyond those given here."""
    relationships: tuple[Relationship, ...]
    happenings: tuple[Happening, ...]
    charges: tuple[Charge, ...]
    restraints: tuple[Restraint, ...]
    outcomes: tuple[Outcome, ...]
    quotes: tuple[QuoteRow, ...]
    questions: tuple[QuestionRow, ...]
    notes: tuple[Note, ...]
