"""Marks: how the answers to a question stand to each other, and which weighs most."""

from collections.abc import Iterable
from typing import Final

WEIGHT: Final = (
    "differ",
    "backwards",
    "attribution",
    "update",
    "scope",
    "spelling",
    "precision",
    "proposed",
    "only",
    "agree",
)
"""Verdicts and the computed ``proposed`` and ``only``, weightiest first."""
DISCREPANT: Final = "('verdict:differ', 'verdict:backwards')"
"""The verdicts that the jump to the next discrepancy stops at, as SQL."""
_WEIGHTS: Final = {mark: place for place, mark in enumerate(WEIGHT)}


def mark_of(marks: Iterable[str]) -> str:
    """The weightiest of some marks; a verdict of another program's weighs least."""
    return min(marks, key=lambda one: _WEIGHTS.get(one, len(WEIGHT)))
