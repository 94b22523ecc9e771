"""Open proposals: what code proposes and no person has kept or dismissed.

A pair that a person decided is not proposed on, nor is a question's own verdict
proposed again of two of its answers. A sum across two questions counts as kept where
a note about the question of the parts says its arithmetic: ``13 + 6 = 19``, or
``13 + 5 ≠ 19`` where it does not meet (``sums.arithmetic``).
"""

import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Final

from dossier_db.proposals import pairs, rows, sums
from dossier_db.proposals.material import Total
from dossier_db.proposals.rows import Asked
from dossier_db.reader import Reader
from dossier_db.records import EVERYTHING, Viewpoint
from dossier_db.records.proposals import Proposal

_BATCH: Final = 256
"""Questions that are read at a time when all are."""
_KEPT: Final = 16
"""Records whose totals are kept from one question to the next."""
_ALL: Final = """SELECT rank, id FROM question WHERE (rank, id) > (?, ?)
 ORDER BY rank, id LIMIT ?"""
_UNDECIDED: Final = """SELECT q.id FROM json_each(?) page JOIN question q
 ON q.id = page.value WHERE q.verdict IS NULL ORDER BY page.key"""
_FIRST: Final = (-(2**63), "")


class Proposals:
    """Answers what could be decided, and on what grounds."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(
        self, question_id: str, view: Viewpoint = EVERYTHING
    ) -> tuple[Proposal, ...]:
        """The open proposals of one question, in the order of its answers' ids."""
        return tuple(self._open([question_id], view, OrderedDict()))

    def open_among(
        self, ids: Sequence[str], view: Viewpoint = EVERYTHING
    ) -> frozenset[str]:
        """Those of some questions without a verdict that have an open proposal."""
        undecided = self._reader.all(_UNDECIDED, (json.dumps(list(ids)),))
        found = self._open([row[0] for row in undecided], view, OrderedDict())
        return frozenset(proposal.question_id for proposal in found)

    def questions(self) -> tuple[str, ...]:
        """The ids of all questions with an open proposal, in our order of importance.

        Questions that have a verdict are among them, where a proposal of two of their
        answers is another. All are read, a few hundred at a time.
        """
        found: list[str] = []
        last = _FIRST
        known: OrderedDict[str, tuple[Total, ...]] = OrderedDict()
        while batch := self._reader.all(_ALL, (*last, _BATCH)):
            last = batch[-1]
            ids = [row[1] for row in batch]
            proposals = self._open(ids, EVERYTHING, known)
            open_ones = {proposal.question_id for proposal in proposals}
            found += [one for one in ids if one in open_ones]
        return tuple(found)

    def _open(
        self,
        ids: Sequence[str],
        view: Viewpoint,
        known: OrderedDict[str, tuple[Total, ...]],
    ) -> list[Proposal]:
        """The open proposals of some questions; ``known`` are totals already read."""
        if not ids:
            return []
        asked = rows.questions(self._reader, ids, view)
        verdicts = rows.verdicts(self._reader, ids)
        decided = rows.decided(self._reader, ids)
        chances: list[tuple[Proposal, ...]] = []
        for question in asked:
            verdict = verdicts.get(question.id)
            for found in pairs.of_question(question.id, question.answers):
                if (found[0].a, found[0].b) not in decided:
                    chances.append(tuple(p for p in found if p.verdict != verdict))
            chances += [(p,) for p in self._across(question, view, known)]
        every = [proposal.id for found in chances for proposal in found]
        dismissed = rows.dismissed(self._reader, every) if every else frozenset()
        first = (
            next((p for p in found if p.id not in dismissed), None) for found in chances
        )
        return [proposal for proposal in first if proposal is not None]

    def _across(
        self,
        question: Asked,
        view: Viewpoint,
        known: OrderedDict[str, tuple[Total, ...]],
    ) -> Iterator[Proposal]:
        """Sums whose total another question about the same record holds."""
        of_parts = [one for one in question.answers if sums.parts(one.value)]
        if not of_parts:
            return
        every = self._totals(question.about, view, known)
        others = [each for each in every if each.question_id != question.id]
        found = [
            proposal
            for one in of_parts
            for proposal in pairs.of_totals(question.id, one, others)
        ]
        if not found:
            return
        notes = rows.notes(self._reader, question.id)
        for proposal in found:
            if not sums.noted(proposal.grounds, notes):
                yield proposal

    def _totals(
        self, about: str, view: Viewpoint, known: OrderedDict[str, tuple[Total, ...]]
    ) -> tuple[Total, ...]:
        if about not in known:
            known[about] = rows.totals(self._reader, about, view)
            if len(known) > _KEPT:
                known.popitem(last=False)
        return known[about]
