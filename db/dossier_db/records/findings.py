"""Records of a look at the file's soundness."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Particular:
    """One record, entry or file that was looked at, and how it stands."""

    id: str
    """Of a passage or a capture; of a row its table and its id; of an entry its chain
    and its number."""
    state: str
    """Of a passage exact, moved, changed, lost or unheld; else what is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """The file, its references, its log, its search index, the text of a source."""
    sound: bool
    """Nothing was found that is not as it was."""
    said: str
    """What is wrong and what to do; of what is sound, how much was looked at, and what
    nobody can tell."""
    records: tuple[Particular, ...] = ()
    """Every passage of a source with its state; else the first of what is wrong."""
    decided: bool = True
    """False: nothing is proven wrong, and it cannot be told that all is right."""
    missing: bool = False
    """Passages do not stand in the text attached: no damage, but to be looked at."""
