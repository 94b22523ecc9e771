"""Events and what each source tells of them."""

from dataclasses import dataclass

from dossier_db.dates import Date
from dossier_db.records.common import Citation, Link, Note
from dossier_db.records.questions import QuestionRow


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event in its place in time."""

    id: str
    name: str
    date: Date | None
    ours: bool
    """The date is our conclusion; False under a viewpoint that gives a date itself."""
    status: str | None
    """happened, planned, postponed, reported: ours; None where it is left out."""
    mark: str | None
    """The weightiest verdict over its accounts (``differ``), ``only`` or None."""
    sources: int
    """Independent sources that tell it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one passage says of an event: its own date and place."""

    citation: Citation
    date: Date | None
    place: Link | None


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part in an event, in which role, according to one passage."""

    entity: Link
    role: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Event:
    """An event opened: every source's own account, and who took part."""

    row: TimelineRow
    summary: str | None
    kind: str | None
    stage: str | None
    date_basis: str | None
    place: Link | None
    part_of: Link | None
    accounts: tuple[Account, ...]
    participations: tuple[Participation, ...]
    questions: tuple[QuestionRow, ...]
    notes: tuple[Note, ...]
    told: bool = True
    """False: from where one looks no source gives an account of it, and what is ours
    is left out but for the name."""
