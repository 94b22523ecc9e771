"""Sentences of one text that a person has selected, from one to another."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from dossier_db.records.alignments import Reading


@dataclass(frozen=True, slots=True)
class Selection:
    """Blocks of one text, one after the other; two texts are never in one."""

    side: int
    """The text."""
    anchor: int
    """The block at which it began."""
    head: int
    """The block to which it goes, before or after that."""
    open: bool = True
    """It goes where the cursor goes; else it stays while one looks around."""

    @property
    def first(self) -> int:
        """The block that stands first in the text."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> int:
        """The block that stands last in it."""
        return max(self.anchor, self.head)

    @property
    def count(self) -> int:
        """How many blocks it has."""
        return self.last - self.first + 1

    def holds(self, side: int, block: int) -> bool:
        """A block is among those that are selected."""
        return side == self.side and self.first <= block <= self.last

    def ended(self) -> "Selection":
        """The same, which stays as it is."""
        return replace(self, open=False)

    def followed(self, side: int, cursor: int) -> "Selection":
        """What becomes of it as the cursor moves: it goes along in its own text, and
        ends where the cursor leaves that."""
        if not self.open:
            return self
        return replace(self, head=cursor) if side == self.side else self.ended()


class Chosen(NamedTuple):
    """Sentences of one text, by their numbers from 0."""

    reading: Reading
    first: int
    last: int

    @property
    def paragraphs(self) -> tuple[int, int]:
        """The paragraphs in which they begin and end."""
        cut = self.reading.sentences
        return cut[self.first].paragraph, cut[self.last].paragraph
