"""Records of the log: what was written, by whom, and whether it still holds."""

from dataclasses import dataclass

from dossier_db.records.common import Link


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: nothing was written after it there."""

    id: str
    """Of the entry; whoever keeps it can prove what the log held on that day."""
    chain: str
    seq: int
    """How many entries the chain has."""
    at: str


@dataclass(frozen=True, slots=True)
class What:
    """How many rows of one table an act wrote."""

    table: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: what one person did at one moment, and the unit of undo."""

    id: str
    at: str
    agent: str
    device: str
    """The chain it was written to: one for each machine and copy."""
    entries: int
    what: tuple[What, ...]
    """Table by table in the order of writing; empty for a load."""
    whole: bool
    """Of an act of very many entries ``what`` counts the first ones only."""
    about: Link | None
    """The first record that it concerns, as it was called then; where the log does not
    tell, under its present name or its last."""
    loads: bool
    """Rows came in by a load; the log does not name them one by one."""
    undoes: str | None
    """The act that it takes back: redo takes back an undo."""
    undone: bool
    """It has been taken back, and that has not been taken back since."""
    merged: tuple[Link, Link] | None = None
    """Two records became one: which, and into which other."""
    kind: str | None = None
    """Of an event that it concerns, what kind it is, or was last: ``event:hearing``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was written to one row."""

    id: str
    at: str
    agent: str
    device: str
    act: str
    table: str
    row: str
    field: str
    """A column; ``-row`` where the row was deleted, ``+load``, ``+undo``."""
    value: str | None
    """In words for people; None where nothing stands there since."""
    before: str | None
    """What stood there; None where nothing did, or the log does not know."""
    redacted: bool
    """What it said was taken out of the log."""
