"""Texts of sources as they are held, and the passages sought in them."""

from dataclasses import dataclass

from dossier_db.records.common import Link


@dataclass(frozen=True, slots=True)
class Capture:
    """One text of a source as held: where from, when, and how long it is."""

    id: str
    source: Link
    collected_at: str
    """When it was attached, in UTC."""
    media_type: str | None
    method: str | None
    """How it came here, in words."""
    sha256: str
    """Of the bytes as they were handed over."""
    letters: int
    """Code points of the text; 0 where none is held."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A passage sought in a capture of its source."""

    passage_id: str
    state: str
    """exact, moved, changed, lost; unheld: neither its words nor a digest are held."""
    places: tuple[tuple[int, int], ...]
    """Where it stands, in code points of the text; empty unless exact or moved."""
    was: str | None
    """Its words as they were, where it is not found and they are known."""
    now: str | None
    """What the capture has that is most like them, where it has changed: no anchor."""

    @property
    def found(self) -> bool:
        """It stands in the text."""
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class Attached:
    """What attaching a text came to."""

    capture: Capture
    new: bool
    """False: the same bytes were held already, and are the text that is read now."""
    found: tuple[Sought, ...]
    """Every passage of the source, in the order of reading."""
    notes: tuple[str, ...] = ()
    """Sentences about the file: why there is no text in it, what could not be read."""
