"""What the rules are given: answers with their bounds, dates and who tells them."""

from dataclasses import dataclass

from dossier_db.dates import Date


@dataclass(frozen=True, slots=True)
class Telling:
    """One citation of an answer: a source that asserts it, when, in which words."""

    source_id: str
    issued: Date | None
    """When the source was published."""
    estimated: bool
    """That date is no more than an estimate."""
    words: str
    """What is said to this very question, else what the passage says."""


@dataclass(frozen=True, slots=True)
class Material:
    """One answer, as far as the rules need it."""

    id: str
    value: str
    at_least: float | None = None
    at_most: float | None = None
    date: Date | None = None
    entity_id: str | None = None
    within: frozenset[str] = frozenset()
    """The places in which the entity lies, when it is a place."""
    tellings: tuple[Telling, ...] = ()
    stage: str | None = None
    """Id of the stage of the event that is meant, where there is just one."""
    stage_rank: int | None = None
    """Its rank among the dossier's terms."""


@dataclass(frozen=True, slots=True)
class Total:
    """An exact answer to another question about the same record."""

    answer: Material
    question_id: str
    sources: frozenset[str]
    """Ids of the sources that give it."""
