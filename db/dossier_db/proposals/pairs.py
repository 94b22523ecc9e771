"""All rules asked of two answers, and the id of what they propose."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

from dossier_db.proposals import arrow, bounds, spelling, sums, values
from dossier_db.proposals.material import Material, Total
from dossier_db.records.proposals import Proposal

MOST: Final = 60
"""Answers of a question that are compared with each other, in the order of their ids;
on the others nothing is proposed."""
_Rule = Callable[[Material, Material], tuple[str, ...] | None]
_PLAIN: Final[tuple[tuple[str, str, _Rule], ...]] = (
    ("equal", "agree", values.equal),
    ("spelling", "spelling", spelling.spelling),
    ("precision", "precision", bounds.precision),
)


def proposal_id(
    rule: str, verdict: str, a: Material, b: Material, grounds: Sequence[str]
) -> str:
    """SHA-256 of what is proposed and on what: the same whatever the order of the
    answers, another where an answer or the grounds have changed."""
    first, second = sorted((a, b), key=lambda one: one.id)
    said = [rule, verdict, _digest(first), _digest(second), list(grounds)]
    return _sha(said)


def _digest(one: Material) -> str:
    date = one.date.expression if one.date else None
    held = [one.id, one.value, one.at_least, one.at_most, date, one.entity_id]
    return _sha(held)


def _sha(said: Sequence[object]) -> str:
    canonical = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _of_values(question_id: str, a: Material, b: Material) -> Iterator[Proposal]:
    for rule, verdict, asks in _PLAIN:
        grounds = asks(a, b)
        if grounds is not None:
            yield _proposal(question_id, rule, verdict, a, b, grounds)
    met = sums.met(a, b)
    if met is not None:
        yield _proposal(question_id, "sum", met.verdict, a, b, met.grounds)


def _of_time(question_id: str, a: Material, b: Material) -> Iterator[Proposal]:
    found = arrow.order(a, b)
    if found is not None:
        yield _proposal(question_id, "order", found.verdict, a, b, found.grounds)


def of_question(
    question_id: str, answers: Sequence[Material]
) -> Iterator[tuple[Proposal, ...]]:
    """What is proposed of each two answers to a question; pairs without it left out."""
    known = sorted(answers, key=lambda each: each.id)[:MOST]
    staged = {one.id for one in known if arrow.stage_of(one)}
    for a, b in combinations(known, 2):
        found = list(_of_values(question_id, a, b))
        if a.id in staged and b.id in staged:
            found += _of_time(question_id, a, b)
        if found:
            yield tuple(found)


def of_totals(
    question_id: str, one: Material, totals: Sequence[Total]
) -> Iterator[Proposal]:
    """The sums of one answer that answers to other questions meet or miss."""
    for each, met in sums.elsewhere(one, totals):
        a, b = sorted((one, each.answer), key=lambda answer: answer.id)
        yield _proposal(question_id, "sum", met.verdict, a, b, met.grounds)


def _proposal(
    question_id: str,
    rule: str,
    verdict: str,
    a: Material,
    b: Material,
    grounds: tuple[str, ...],
) -> Proposal:
    given = proposal_id(rule, verdict, a, b, grounds)
    return Proposal(given, question_id, rule, verdict, a.id, b.id, grounds)
