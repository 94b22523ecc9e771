"""Texts side by side: what is linked, where they part, what was decided of that."""

from dataclasses import dataclass, field
from typing import NamedTuple

from dossier_db.dates import Date
from dossier_db.records.captures import Capture, Sought
from dossier_db.records.common import Citation, Link
from dossier_db.texts.flags import Flag
from dossier_db.texts.links import Link as Likeness
from dossier_db.texts.sentences import Sentence


class Spot(NamedTuple):
    """Words of a text: the sentence in which they begin, and their characters."""

    sentence: int
    """From 0."""
    start: int
    """In the whole text, in characters."""
    stop: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The latest text of a source, cut into sentences, with its citations found."""

    source: Link
    issued: Date | None
    capture: Capture
    text: str
    sentences: tuple[Sentence, ...]
    sought: tuple[Sought, ...]
    """Every passage of the source, in the order of reading."""
    spots: dict[str, tuple[Spot, ...]]
    """Where the passages that were found stand, by their ids."""
    unfound: tuple[tuple[Sought, Citation], ...]
    """The passages that do not stand in the text, each with what it is cited for: those
    that were looked for in vain before those that cannot be looked for, the first 200
    of them."""
    questions: dict[str, tuple[Link, ...]]
    """The questions that a passage answers, by its id."""
    anchored: dict[tuple[int, int], str] = field(default_factory=dict)
    """The passages that were selected in this text, by where: of several at one place
    the first in the order of reading."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that both texts speak to: a question, or a candidate for one."""

    id: str
    """The question's id, or the candidate's: 64 hexadecimal digits."""
    name: str
    """The question, or the rule by which the candidate was found."""
    mark: str | None
    """How the two stand to each other: a verdict, ``only``, or ``proposed``."""
    verdict: str | None
    """Of a candidate what is proposed."""
    values: tuple[str, str]
    """What each says, in short."""
    a: tuple[Spot, ...]
    b: tuple[Spot, ...]
    question_id: str | None
    """The question; of a candidate one to which both passages answer already."""
    why: str = ""
    """Of a candidate its grounds."""
    weight: float = 1.0
    """Of a candidate how much it matters, 0 to 1."""
    estimated: tuple[str, ...] = ()
    """Of a candidate that rests on the days of issue: the sources whose day is no
    more than an estimate."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two readings, set against each other."""

    a: Reading
    b: Reading
    links: tuple[Likeness, ...]
    points: tuple[Point, ...]
    """Questions in our order of importance, then open candidates by their weight."""
    flags: tuple[Flag, ...]
    """Everything that the rules found, decided or not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate, and the sources in whose texts it was found."""

    a: Link
    b: Link
    point: Point

    @property
    def id(self) -> str:
        """The same in every list."""
        return f"{self.a.id} {self.b.id} {self.point.id}"
