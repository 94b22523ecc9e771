"""Comparison: questions, every source's answer, and where they agree or part.

A verdict is ours: a person decided it. ``only`` is computed, and only from sources
that were read whole, for silence is a claim about a whole text.
"""

from __future__ import annotations  # a record that is only named is not loaded

import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dossier_db import citations as cited
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Listing, Order, written_down
from dossier_db.marks import DISCREPANT
from dossier_db.reader import Reader
from dossier_db.records import (
    EVERY_QUESTION,
    EVERYTHING,
    Answer,
    Cell,
    Choices,
    Column,
    Filter,
    Link,
    Pair,
    Question,
    QuestionRow,
    Said,
    Viewpoint,
)

if TYPE_CHECKING:
    from dossier_db.proposals import Proposals
    from dossier_db.records import Proposal

_ANSWERS = 100
_HEARD_ANSWERS = """FROM answer a JOIN citation c ON c.answer_id = a.id
 JOIN passage x ON x.id = c.passage_id JOIN source s ON s.id = x.source_id"""
_ROWS = f"""{cited.PAGE}
 SELECT q.id, q.name, q.entity_id, n.name, q.verdict, q.status
 FROM page JOIN question q ON q.id = page.id JOIN entity n ON n.id = q.entity_id
 ORDER BY page.n"""
_CELLS = f"""{cited.PAGE}
 SELECT a.question_id, x.source_id, a.value, c.stance, s.coverage
 FROM page JOIN answer a ON a.question_id = page.id
 JOIN citation c ON c.answer_id = a.id JOIN passage x ON x.id = c.passage_id
 JOIN source s ON s.id = x.source_id WHERE {cited.HEARD}
 GROUP BY a.question_id, x.source_id, a.id, c.stance
 ORDER BY page.n, x.source_id, min(x.ordinal), a.id, c.stance"""
_SAID = f"""SELECT a.question_id, x.source_id FROM json_each(:ids) page
 JOIN answer a ON a.question_id = page.value JOIN citation c ON c.answer_id = a.id
 JOIN passage x ON x.id = c.passage_id JOIN source s ON s.id = x.source_id
 WHERE {cited.HEARD}"""
_PAIRS = f"""SELECT DISTINCT p.question_id, substr(p.verdict, 9)
 FROM json_each(:ids) page CROSS JOIN comparison p ON p.question_id = page.value
 WHERE {cited.PAIRED} ORDER BY 1, 2"""
_WRITTEN = f"""SELECT q.id, q.verdict IN {DISCREPANT} FROM question q
 WHERE q.id IN (SELECT a.question_id FROM {cited.SPEAKING}
  CROSS JOIN citation c ON c.passage_id = x.id JOIN answer a ON a.id = c.answer_id
  WHERE {cited.HEARD})
 ORDER BY q.rank, q.id"""


class Compare:
    """Answers who says what, and how the answers stand to each other."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def listing(
        self, view: Viewpoint = EVERYTHING, narrowed: Filter = EVERY_QUESTION
    ) -> Listing[QuestionRow]:
        """Questions in our order of importance; those with an answer in the view.

        A filter that no index answers is written down: not for the screen's thread.
        """

        def describe(ids: Sequence[str]) -> list[QuestionRow]:
            return self._rows(ids, view)

        if not narrowed.nothing:
            from dossier_db.narrowing import ordered  # not on the way to a screen

            listed = ordered(self._reader, view, narrowed, self._readings(view))
            return Listing(*listed, describe)
        if view.everything:
            order = Order(
                "question", ("rank", "id"), discrepant=f"verdict IN {DISCREPANT}"
            )
            return Listing(self._reader, order, describe)
        written = written_down(self._reader, _WRITTEN, cited.parameters(view))
        return Listing(*written, describe)

    def choices(self, view: Viewpoint = EVERYTHING) -> Choices:
        """What questions can be filtered by, and how many each choice leaves.

        It counts: not for the screen's thread.
        """
        from dossier_db.narrowing import choices

        return choices(self._reader, view, self._readings(view))

    def names(self, narrowed: Filter) -> dict[str, str]:
        """What the source and the subject of a filter are called, by their ids."""
        from dossier_db.narrowing import names

        return names(self._reader, narrowed)

    def subject(self, word: str) -> str:
        """The id of what is asked about, by that id or its name."""
        from dossier_db.narrowing import subject

        return subject(self._reader, word)

    def columns(self, view: Viewpoint = EVERYTHING) -> tuple[Column, ...]:
        """The sources that answer anything: those read whole first, then those that
        answer most, counting no further than ``_ANSWERS``."""
        rows = self._reader.all(
            f"""SELECT s.id, n.name, {cited.dated("d")}, s.coverage, s.independent_id,
             r.id, r.name FROM source s JOIN entity n ON n.id = s.id
             JOIN entity r ON r.id = {cited.WITNESS} LEFT JOIN edtf d ON d.id = s.issued
             JOIN (SELECT s.id, (SELECT count(*) FROM (SELECT 1 FROM passage x
               JOIN citation c ON c.passage_id = x.id WHERE x.source_id = s.id
               LIMIT {_ANSWERS})) AS answers FROM source s) said ON said.id = s.id
             WHERE said.answers > 0 AND {cited.HEARD}
             ORDER BY s.coverage = 'whole' DESC, said.answers DESC, s.published""",
            cited.parameters(view),
        )
        return tuple(
            Column(row[0], row[1], cited.date(row[2:7]), row[7], row[8], Link(*row[9:]))
            for row in rows
        )

    def question(self, question_id: str, view: Viewpoint = EVERYTHING) -> Question:
        """One question opened into every answer with its words and citations."""
        rows = self._rows([question_id], view)
        if not rows:
            raise UnknownRecord(f"There is no question {question_id} in this dossier.")
        decided = self._reader.one(
            "SELECT reading, conclusion_id, decided_by, decided_at FROM question"
            " WHERE id = ?",
            (question_id,),
        )
        assert decided is not None
        proposals = self._proposals.of(question_id, view)
        return Question(
            row=rows[0],
            reading=decided[0],
            decided_by=decided[2],
            decided_at=decided[3],
            answers=self._answers(question_id, decided[1], view),
            pairs=self._pairs(question_id, view),
            silent=self._silent(rows[0], view),
            notes=cited.notes(self._reader, question_id, view),
            proposals=proposals,
            others=self._others(question_id, proposals),
            narrowed=not view.everything,
        )

    @cached_property
    def _proposals(self) -> Proposals:
        from dossier_db.proposals import Proposals  # its rules are many: when asked

        return Proposals(self._reader)

    def _others(
        self, question_id: str, proposals: Sequence[Proposal]
    ) -> tuple[Link, ...]:
        """The answers to other questions that are proposed on."""
        ids = json.dumps(sorted({one for p in proposals for one in (p.a, p.b)}))
        rows = self._reader.all(
            "SELECT a.id, a.value, q.name FROM json_each(:ids) page JOIN answer a"
            " ON a.id = page.value JOIN question q ON q.id = a.question_id"
            " WHERE q.id <> :id",
            {"ids": ids, "id": question_id},
        )
        return tuple(Link(id_, f"{value} ({name})") for id_, value, name in rows)

    def question_of(self, answer_id: str) -> str:
        """The id of the question that an answer answers."""
        row = self._reader.one(
            "SELECT question_id FROM answer WHERE id = ?", (answer_id,)
        )
        if row is None:
            raise UnknownRecord(f"There is no answer {answer_id} in this dossier.")
        return str(row[0])

    def about(
        self, entity_id: str, view: Viewpoint = EVERYTHING
    ) -> tuple[QuestionRow, ...]:
        """The questions about one record that are answered in the view."""
        return tuple(self.about_all([entity_id], view))

    def about_all(self, ids: Sequence[str], view: Viewpoint) -> list[QuestionRow]:
        """The questions about several records, in our order of importance."""
        rows = self._reader.all(
            f"{cited.PAGE} SELECT q.id FROM page JOIN question q"
            " ON q.entity_id = page.id ORDER BY page.n, q.rank, q.id",
            {"ids": cited.page(ids, view)["ids"]},
        )
        found = self._rows([row[0] for row in rows], view)
        return found if view.everything else [row for row in found if row.cells]

    def _rows(self, ids: Sequence[str], view: Viewpoint) -> list[QuestionRow]:
        if not ids:
            return []
        given = cited.page(ids, view)
        voices = cited.counted(self._reader, _SAID, given)
        cells: dict[str, dict[str, list[tuple[str, str]]]] = {}
        whole: set[str] = set()
        for question, source, value, stance, coverage in self._reader.all(
            _CELLS, given
        ):
            told = value, stance.removeprefix("stance:")
            cells.setdefault(question, {}).setdefault(source, []).append(told)
            if coverage == "whole":
                whole.add(source)
        readings = self._readings(view)
        proposed = self._proposed(cells, view)
        pairs: dict[str, tuple[str, ...]] = {}
        for question, verdict in self._reader.all(_PAIRS, given):
            pairs[question] = (*pairs.get(question, ()), verdict)
        rows = []
        for row in self._reader.all(_ROWS, given):
            answered = cells.get(row[0], {})
            verdict = row[4].removeprefix("verdict:") if row[4] else None
            alone = len(answered) == 1 and answered.keys() <= whole and readings > 1
            rows.append(
                QuestionRow(
                    id=row[0],
                    name=row[1],
                    about=Link(row[2], row[3]),
                    verdict=verdict,
                    mark="proposed"
                    if row[0] in proposed
                    else _mark(verdict, answered, view, alone=alone),
                    status=row[5].removeprefix("status:"),
                    sources=voices.get(row[0], 0),
                    cells=tuple(
                        Cell(source, *zip(*told, strict=True))
                        for source, told in answered.items()
                    ),
                    pairs=pairs.get(row[0], ()),
                )
            )
        return rows

    def _proposed(
        self, cells: dict[str, dict[str, list[tuple[str, str]]]], view: Viewpoint
    ) -> frozenset[str]:
        """The questions nobody has decided on which something is proposed."""
        several = [
            question
            for question, answered in cells.items()
            if len({value for told in answered.values() for value, _ in told}) > 1
        ]
        undecided = self._reader.all(
            "SELECT q.id FROM json_each(?) page JOIN question q ON q.id = page.value"
            " WHERE q.verdict IS NULL",
            (json.dumps(several),),
        )
        if not undecided:
            return frozenset()
        return self._proposals.open_among([row[0] for row in undecided], view)

    def _whole(self, view: Viewpoint) -> list[Link]:
        """The sources read whole that the view reaches: only they can be silent."""
        rows = self._reader.all(
            f"""SELECT s.id, n.name FROM source s JOIN entity n ON n.id = s.id
             WHERE s.coverage = 'whole' AND {cited.HEARD} ORDER BY s.published, s.id""",
            cited.parameters(view),
        )
        return [Link(*row) for row in rows]

    def _readings(self, view: Viewpoint) -> int:
        """How many sources read whole the view reaches; two is enough to know."""
        return self._reader.number(
            f"""SELECT count(*) FROM (SELECT 1 FROM source s
             WHERE s.coverage = 'whole' AND {cited.HEARD} LIMIT 2)""",
            cited.parameters(view),
        )

    def _silent(self, row: QuestionRow, view: Viewpoint) -> tuple[Link, ...]:
        return tuple(
            source for source in self._whole(view) if row.cell(source.id) is None
        )

    def _answers(
        self, question_id: str, held: str | None, view: Viewpoint
    ) -> tuple[Answer, ...]:
        rows = self._reader.all(
            f"""SELECT {cited.columns("c.gist")}, a.id, a.value, c.stance
             FROM answer a JOIN citation c ON c.answer_id = a.id
             JOIN passage x ON x.id = c.passage_id {cited.JOINS}
             WHERE a.question_id = :id AND {cited.HEARD}
             ORDER BY a.id, s.coverage = 'whole' DESC, s.published, {cited.READING}""",
            cited.parameters(view, id=question_id),
        )
        voices = cited.counted(
            self._reader,
            f"SELECT a.id, x.source_id {_HEARD_ANSWERS}"
            f" WHERE a.question_id = :id AND c.stance = 'stance:asserts'"
            f" AND {cited.HEARD}",
            cited.parameters(view, id=question_id),
        )
        said: dict[tuple[str, str], list[Said]] = {}
        for row in rows:
            answer_id, value, stance = row[cited.WIDTH :]
            said.setdefault((answer_id, value), []).append(
                Said(cited.citation(row), stance.removeprefix("stance:"))
            )
        answers = [
            Answer(
                answer_id,
                value,
                tuple(found),
                voices.get(answer_id, 0),
                answer_id == held,
                cited.notes(self._reader, answer_id, view),
            )
            for (answer_id, value), found in said.items()
        ]
        return tuple(sorted(answers, key=lambda answer: -answer.sources))

    def _pairs(self, question_id: str, view: Viewpoint) -> tuple[Pair, ...]:
        """Verdicts on two answers; as known on a day without our notes to them."""
        rows: list[tuple[Any, ...]] = self._reader.all(
            "SELECT a_id, b_id, verdict, iif(:known IS NULL, note, NULL), decided_by,"
            " decided_at FROM comparison WHERE question_id = :id ORDER BY a_id, b_id",
            {"id": question_id, "known": view.known_on},
        )
        return tuple(
            Pair(a, b, verdict.removeprefix("verdict:"), note, *decided)
            for a, b, verdict, note, *decided in rows
        )


def _mark(
    verdict: str | None,
    answered: dict[str, list[tuple[str, str]]],
    view: Viewpoint,
    *,
    alone: bool,
) -> str | None:
    """What the row shows: our verdict where its grounds are in view, else ``only``."""
    if verdict is None:
        return "only" if alone else None
    if view.everything:
        return verdict
    told = {one for of_source in answered.values() for one in of_source}
    compared = len(answered) > 1 if verdict == "agree" else len(told) > 1
    return verdict if compared else None
