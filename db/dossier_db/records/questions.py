"""Questions and what each source answers."""

from __future__ import annotations  # a record that is only named is not loaded

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dossier_db.dates import Date
    from dossier_db.records.common import Citation, Link, Note
    from dossier_db.records.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions are shown; the default is every question."""

    mark: str | None = None
    """Those that carry this mark: a verdict, of theirs or of two of their answers,
    ``only``, ``proposed`` or ``none``."""
    source: str | None = None
    """Those that this source answers (its id)."""
    about: str | None = None
    """Those about this record (its id)."""
    unsettled: bool = False
    """Those that are open."""

    @property
    def nothing(self) -> bool:
        """Nothing is left out."""
        return self == EVERY_QUESTION


EVERY_QUESTION: Final = Filter()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The short answers that one source speaks to on one question."""

    source_id: str
    values: tuple[str, ...]
    stances: tuple[str, ...]
    """What it does with each of them: asserts, denies, doubts."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question, its verdict, and what each source answers in short."""

    id: str
    name: str
    about: Link
    verdict: str | None
    mark: str | None
    """The verdict, or ``only`` where a single source speaks and another is silent."""
    status: str
    """open, settled."""
    sources: int
    """Independent sources that answer."""
    cells: tuple[Cell, ...]
    """One for each source that answers."""
    pairs: tuple[str, ...] = ()
    """Verdicts on two of its answers, where both are in view: each once."""

    def cell(self, source_id: str) -> Cell | None:
        """What this source answers, or None where it does not."""
        return next((cell for cell in self.cells if cell.source_id == source_id), None)


@dataclass(frozen=True, slots=True)
class Column:
    """A source as a column of the matrix."""

    id: str
    name: str
    issued: Date | None
    coverage: str
    counts_as: str | None
    """Id of the source with which it counts as one."""
    root: Link
    """The source with which it counts as one, else itself; it may answer nothing."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many questions one choice of a filter leaves."""

    id: str
    """A mark, or the id of a source or of what is asked about."""
    name: str
    """What the record is called; empty for a mark."""
    questions: int
    more: bool = False
    """There may be more: so many were counted."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What questions can be filtered by, each with how many it leaves."""

    questions: Share
    """All of them."""
    unsettled: Share
    marks: tuple[Share, ...]
    """Every mark, the weightiest first, then ``only``, ``proposed`` and ``none``."""
    sources: tuple[Share, ...]
    """Sources that answer, in the order of the columns; no more than ``listed``."""
    about: tuple[Share, ...]
    """What is asked about, the most asked first; no more than ``listed``."""
    listed: int


@dataclass(frozen=True, slots=True)
class Said:
    """One citation of an answer and how the source stands to it."""

    citation: Citation
    stance: str
    """asserts, denies, doubts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One distinct answer to a question, and every passage that gives it."""

    id: str
    value: str
    said: tuple[Said, ...]
    sources: int
    """Independent sources that assert it."""
    held: bool
    """It is the answer that we hold: our conclusion."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A verdict on two answers that differs from the question's."""

    a: str
    b: str
    verdict: str
    note: str | None
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question opened: every answer with its words, and what was decided."""

    row: QuestionRow
    reading: str | None
    """Our reading, in our words."""
    decided_by: str | None
    decided_at: str | None
    answers: tuple[Answer, ...]
    pairs: tuple[Pair, ...]
    silent: tuple[Link, ...]
    """Sources read whole that say nothing to it."""
    notes: tuple[Note, ...]
    proposals: tuple[Proposal, ...] = ()
    """What code thinks of two of its answers, and nobody has decided."""
    others: tuple[Link, ...] = ()
    """Answers to other questions that are among what is proposed: the value, and the
    question in brackets."""
    narrowed: bool = False
    """Answers may be left out by the viewpoint; verdict and reading know them all."""

    @property
    def values(self) -> dict[str, str]:
        """What its answers say, and those others, by their ids."""
        said = {answer.id: answer.value for answer in self.answers}
        return said | {other.id: other.name for other in self.others}
