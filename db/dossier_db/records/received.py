"""A dossier from somebody else, as it was found before anything of it is taken over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody in whose name the log of a file was written."""

    name: str
    entries: int
    first: str
    """When the first entry says that it was written."""
    last: str


@dataclass(frozen=True, slots=True)
class Log:
    """The log of a file, walked from one end to the other."""

    entries: int
    chains: int
    broken: tuple[str, ...]
    """Where a chain is broken; empty: each follows from its beginning."""
    heads: tuple[str, ...]
    """The last entry of each chain, of the longest first."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file, held against what its log says last."""

    differing: int
    """How many are something else."""
    differ: tuple[str, ...]
    """The first of them: which, and how."""
    agreed: str
    """Where none differs: of what the log tells, and of what it does not."""
    untold: str | None
    """Why they could not be held against it; None: they were."""


@dataclass(frozen=True, slots=True)
class Held:
    """A text or a file of a source that is in the file."""

    id: str
    source: str
    """The name of the source; its id where it has none."""
    media_type: str
    size: int
    """Bytes of the file, or characters where only its words are held."""
    intact: bool
    """Whether the bytes are those of which it gives the hash."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a received file offers, what was found in it, and what is left out."""

    path: str
    dossier_id: str
    name: str
    edition: str | None
    zone: str
    schema: int
    sealed: bool
    size: int
    """Bytes of the file."""
    counts: tuple[tuple[str, int], ...]
    """Rows of each table that has any."""
    log: Log
    rows: Rows
    writers: tuple[Writer, ...]
    texts: int
    """How many texts and files of sources it holds."""
    largest: tuple[Held, ...]
    found: tuple[str, ...]
    """What is in it that is no part of a dossier, and what is odd."""
    left_out: tuple[str, ...]
    """What is not taken over, whatever is answered."""
    faults: int
    """Rows that no dossier can have."""
    faulty: tuple[str, ...]
    """The first of them: which, and what is wrong."""
