"""Records of a look at the file's soundness."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    """The file, its references, its search index, the text of a source."""
    sound: bool
    said: str
    """What is wrong and what to do; of a sound text, how its passages stand; of an
    index that is not used, that it will be made; else empty."""
