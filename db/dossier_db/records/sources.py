"""Sources and the passages that statements hang on."""

from __future__ import annotations  # a record that is only named is not loaded

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.dates import Date
    from dossier_db.records.common import Citation, Link, Note
    from dossier_db.records.entities import QuoteRow


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list of sources."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    issued: Date | None
    lang: str | None
    coverage: str
    kind: str | None
    statements: int
    """Passages of it that are cited here."""
    counts_as: Link | None


@dataclass(frozen=True, slots=True)
class SourceRelation:
    """How a source hangs on another."""

    other: Link
    kind: str
    basis: str
    """stated or inferred."""
    outward: bool
    """This source hangs on the other, or each on the other; False: only the other
    hangs on this one."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source opened: its bibliography, how much was read, its relations."""

    row: SourceRow
    genre: str | None
    author: str | None
    issued_basis: str | None
    url: str | None
    archive_url: str | None
    seen: str | None
    """What was read of it, in words."""
    topic: str | None
    summary: str | None
    relations: tuple[SourceRelation, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PassageUse:
    """A statement that hangs on a passage."""

    kind: str
    """answer, account, participation, statement, name, relationship, charge, restraint,
    outcome."""
    record: Link
    detail: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage opened: its citation and everything that hangs on it."""

    citation: Citation
    digest: str | None
    uses: tuple[PassageUse, ...]
    notes: tuple[Note, ...]
    quote: QuoteRow | None
