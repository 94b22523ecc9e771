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
class Outcome:
    """How it ended for somebody according to one passage: convicted, acquitted, let go;
    of a group, how many are meant."""

    person: Link
    people: int
    kind: str
    months: int | None
    """How long a sentence is."""
    date: Date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A defendant, or the remainder whom no source read here names."""

    id: str
    name: str
    summary: str | None
    identified: bool
    people: tuple[int, ...]
    """How many: one, or as many as the remainder has by each number charged."""
    charges: tuple[Charge, ...]
    restraints: tuple[Restraint, ...]
    outcomes: tuple[Outcome, ...]
    spellings: tuple[str, ...]
    """As sources print the name; none: they tell of the person, no name is recorded."""
    sources: int
    """Independent sources that print the name, anywhere: not as that of a defendant."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people that sources give: so many charged, in custody, acquitted."""

    of: str
    """charge, restraint, outcome."""
    kind: str
    """charged, or the measure of restraint, or the outcome."""
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
    """Defendants whose name a source prints."""
    told: int
    """Defendants that sources tell of while no name is recorded from them."""
    stated: int
    """Those of both of whom a charge, a measure or an outcome in the case is told."""
    uncharged: tuple[int, int]
    """Those of each of whom no charge is told from the viewpoint."""
    charged: tuple[int, ...]
    """The number charged that most independent sources give: several, the least first,
    where as many give each; none where no source gives one."""

    @property
    def unnamed(self) -> tuple[int, ...]:
        """By each number charged, how many are neither named nor told of; never less
        than none."""
        here = self.named + self.told
        return tuple(max(0, charged - here) for charged in self.charged)

    @property
    def silent(self) -> bool:
        """Nothing is told of anybody's charge, measure or outcome in the case."""
        return not self.figures and not self.stated
