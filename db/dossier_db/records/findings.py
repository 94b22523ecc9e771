"""Records of a look at the file's soundness."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """The file, its references, its search index."""
    sound: bool
    said: str
    """What is wrong and what to do; empty where nothing is."""
