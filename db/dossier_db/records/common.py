"""What all shelves share: from where one looks, a link, a citation, a note."""

from dataclasses import dataclass
from typing import Final

from dossier_db.dates import Date


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where the dossier is looked at; the default is everything."""

    told_by: str | None = None
    """Only what this source says (its id)."""
    known_on: str | None = None
    """Only what was published by this day, taking the latest possible day of issue;
    sources without a date are left out."""

    @property
    def everything(self) -> bool:
        """Nothing is left out."""
        return self.told_by is None and self.known_on is None


EVERYTHING: Final = Viewpoint()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the file is."""

    id: str
    name: str
    lang: str
    zone: str
    """IANA zone of dates that carry none."""
    edition: str | None
    """Edition of the bundled case it was made from, or None."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of the header, as far as the viewpoint reaches."""

    sources: int
    """Sources read, in whole or part."""
    questions: int
    open: int
    """Questions that are not settled."""
    undated: int
    """Sources left out because no date of issue is known."""


@dataclass(frozen=True, slots=True)
class Link:
    """A record that can be opened: its id and our label for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One passage of one source: the place, the words or their gist, on whose word."""

    passage_id: str
    source_id: str
    source: str
    paragraph: int | None
    sentences: tuple[int, int] | None
    exact: str | None
    """Verbatim words, where they are held."""
    gist: str | None
    """What the passage says, in our words."""
    attributed_to: Link | None
    """On whose word the source says it."""
    attribution: str | None
    """The same in words, where there is no record or they are finer."""
    as_of: Date | None
    """The day for which it holds."""
    caution: str | None
    """What to know before using it."""
    issued: Date | None
    """When the source was published."""
    coverage: str
    """How much of the source was read: whole, part, none."""

    @property
    def place(self) -> str:
        """The citation as it is written: ``HRW ¶3``."""
        return (
            self.source
            if self.paragraph is None
            else f"{self.source} ¶{self.paragraph}"
        )

    @property
    def words(self) -> str:
        """The exact words, else the gist."""
        return self.exact or self.gist or ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of ours about a record."""

    text: str
    author: str | None
    at: str
