"""Topics: what a verdict can be given on."""

from __future__ import annotations  # a record that is only named is not loaded

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.records import Proposal


@dataclass(frozen=True, slots=True)
class Topic:
    """A question, one of its answers, two of them, or what is proposed of two."""

    question_id: str
    """Empty where a candidate belongs to no question yet."""
    answers: tuple[str, ...] = ()
    """None: the whole question. One: an answer, to be set against another. Two: these
    two."""
    proposal: Proposal | None = None
    candidate: str = ""
    """The id of what was found in two texts, to be kept or dismissed."""
