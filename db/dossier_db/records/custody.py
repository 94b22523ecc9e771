"""Records of what is held of sources, and of what was done with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handling:
    """One thing that was done with a file or a text that is held."""

    at: str
    agent: str
    """The name that the log was given: nobody has checked it."""
    action: str
    """The controlled word, as the dossier names it."""
    note: str | None
    """From which file, and how it was read."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file or a text of a source as it is held."""

    id: str
    collected_at: str
    media_type: str | None
    method: str | None
    sha256: str
    """Of the bytes as they were handed over."""
    size: int | None
    """In bytes; None where they are not held here."""
    letters: int
    """Of the text; 0 where there is none."""
    intact: bool | None
    """Whether the bytes, hashed again now, are those; None where they are not held."""
    entry: str | None
    """The entry of the log by which it came; None where it came by a load."""
    handled: tuple[Handling, ...]
    """In the order of time."""


@dataclass(frozen=True, slots=True)
class Load:
    """Rows that came in by a load: one entry tells of all of them."""

    at: str
    agent: str
    entry: str
    collection: str | None
    """What the text was of; None where that was taken out of the log."""
    rows: int | None
    digest: str | None
    """SHA-256 over the rows of the text."""
