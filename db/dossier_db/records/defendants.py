"""Those charged: each by name, and the numbers that sources give."""

from dataclasses import dataclass

from dossier_db.dates import Date
from dossier_db.records.common import Citation, Link


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge according to one passage; of a group, how many are meant."""

    person: Link
    people: int
    provision: Link | None
    date: Date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Restraint:
    """A measure of restraint according to one passage."""

    person: Link
    people: int
    kind: str
    since: Date | None
    until: Date | None
    place: Link | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A defendant, or the remainder whom no source read here names."""

    id: str
    name: str
    summary: str | None
    identified: bool
    people: int
    """How many: 1, or as many as the remainder has."""
    charges: tuple[Charge, ...]
    restraints: tuple[Restraint, ...]
    spellings: tuple[str, ...]
    sources: int
    """Independent sources that name the person."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people that sources give: so many charged, in custody, at home."""

    kind: str
    """charged, or the measure of restraint."""
    people: int
    sources: int
    """Independent sources that give it."""
    citations: tuple[Citation, ...]
    days: tuple[Date | None, ...]
    """The day for which each of them gives it, as far as it says one."""


@dataclass(frozen=True, slots=True)
class RosterHead:
    """The arithmetic over a case: what sources count and how many are named here."""

    case: Link
    figures: tuple[Figure, ...]
    named: int
    charged: int | None
    """The number charged that most independent sources give; None where none does."""

    @property
    def unnamed(self) -> int | None:
        """How many of them no source here names; never less than none."""
        return None if self.charged is None else max(0, self.charged - self.named)
