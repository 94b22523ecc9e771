"""Narrowing: the questions of one mark, one source or one subject alone.

One condition that an index answers stays a walk over that index, so that a page of a
million questions costs what a page of ten does. Any other filter, and every filter
under a viewpoint, is written down once, off the screen's thread.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from dossier_db import citations as cited
from dossier_db.errors import UnknownRecord
from dossier_db.listing import Order, written_down
from dossier_db.marks import DISCREPANT, WEIGHT
from dossier_db.reader import Reader
from dossier_db.records import Choices, Filter, Share, Viewpoint

ONLY: Final = "only"
PROPOSED: Final = "proposed"
NONE: Final = "none"
UNDECIDED: Final = (ONLY, NONE)
"""Marks that a question without a verdict has, where nothing is proposed."""
VERDICTS: Final = tuple(mark for mark in WEIGHT if mark not in (ONLY, PROPOSED))
MARKS: Final = (*VERDICTS, ONLY, PROPOSED, NONE)
"""What a filter can ask for, the weightiest first."""
LISTED: Final = 5000
"""Sources, and subjects, that can be chosen from."""
_LOOKED: Final = 20_000
"""Questions that are looked at, where a mark stands in no column of theirs."""
_BATCH: Final = 256
"""Questions whose proposals are worked out at a time."""
_SHARE: Final = 1000
"""Questions of one source that are counted, no further."""

_OPEN = "status:open"
_SAYING = f"""{cited.SPEAKING} CROSS JOIN citation c ON c.passage_id = x.id
 JOIN answer a ON a.id = c.answer_id WHERE {cited.HEARD}"""
_HEARD = f"""SELECT a.question_id AS id, count(DISTINCT x.source_id) AS sources,
 count(DISTINCT a.value) AS answers, min(s.coverage = 'whole') AS whole
 FROM {_SAYING} GROUP BY a.question_id"""
_MARK = """CASE
 WHEN q.verdict IS NULL
  THEN iif(h.sources = 1 AND h.whole AND :readings > 1, 'only', 'none')
 WHEN :everything OR iif(q.verdict = 'verdict:agree', h.sources, h.answers) > 1
  THEN substr(q.verdict, 9)
 ELSE 'none' END"""
"""The mark that a row shows, proposals apart: ``compare`` says the same in Python."""
_PAIRS = f"SELECT p.question_id FROM comparison p WHERE {cited.PAIRED}"
"""The questions with a verdict on two answers that are both in view."""
_OF_PAIR = f"{_PAIRS} AND p.verdict = 'verdict:' || :mark"


def ordered(
    reader: Reader, view: Viewpoint, narrowed: Filter, readings: int
) -> tuple[Reader, Order]:
    """What reads the questions of a filter, and how: over an index or written down.

    ``readings`` is how many sources read whole the view reaches.
    """
    plain = _plain(narrowed) if view.everything else None
    if plain is not None and not _in_pairs(reader, narrowed.mark):
        where, value = plain
        discrepant = f"verdict IN {DISCREPANT}"
        order = Order("question", ("rank", "id"), where, (value,), discrepant)
        return reader, order
    select, parameters = _select(reader, view, narrowed, readings)
    return written_down(reader, select, parameters)


def _plain(narrowed: Filter) -> tuple[str, str] | None:
    """The condition and its value, where there is one and an index has it."""
    match narrowed:
        case Filter(str(mark), None, None, False) if mark in VERDICTS:
            return "verdict = ?", f"verdict:{mark}"
        case Filter(None, None, str(about), False):
            return "entity_id = ?", about
        case Filter(None, None, None, True):
            return "status = ?", _OPEN
    return None


def _in_pairs(reader: Reader, mark: str | None) -> bool:
    """Whether a pair alone has this verdict: then no index has all that carry it."""
    if mark is None:
        return False
    other = f"""{_OF_PAIR} AND NOT EXISTS (SELECT 1 FROM question q
     WHERE q.id = p.question_id AND q.verdict = p.verdict) LIMIT 1"""
    return reader.one(other, cited.parameters(Viewpoint(), mark=mark)) is not None


def _select(
    reader: Reader, view: Viewpoint, narrowed: Filter, readings: int
) -> tuple[str, dict[str, Any]]:
    """The statement that gives (id, discrepant) of every question of the filter."""
    heard = _by_what_is_heard(view, narrowed.mark)
    joined = f"LEFT JOIN ({_HEARD}) h ON h.id = q.id" if heard else ""
    found = f"""FROM question q {joined}
     WHERE {" AND ".join(_conditions(view, narrowed, heard=heard)) or 1}"""
    given = cited.parameters(
        view,
        mark=narrowed.mark,
        source=narrowed.source,
        about=narrowed.about,
        readings=readings,
        everything=view.everything,
    )
    proposed: Iterable[str] = ()
    if narrowed.mark == PROPOSED:
        proposed = _proposed(reader, view)
        found += " AND q.id IN (SELECT value FROM json_each(:proposed))"
    elif narrowed.mark in UNDECIDED:
        # A proposal is on two answers: of most questions there is none to work out.
        several = reader.all(f"SELECT q.id {found} AND h.answers > 1", given)
        proposed = _proposed_among(reader, [row[0] for row in several], view)
        found += " AND q.id NOT IN (SELECT value FROM json_each(:proposed))"
    given["proposed"] = json.dumps(list(proposed))
    select = f"SELECT q.id, q.verdict IN {DISCREPANT} {found} ORDER BY q.rank, q.id"
    return select, given


def _by_what_is_heard(view: Viewpoint, mark: str | None) -> bool:
    """The mark depends on the answers in view, not on the verdict alone."""
    if mark is None or mark == PROPOSED:
        return False
    return not (view.everything and mark in VERDICTS)


def _conditions(view: Viewpoint, narrowed: Filter, *, heard: bool) -> Iterator[str]:
    """What is asked of a question, but for proposals; ``heard`` is joined as h."""
    mark = narrowed.mark
    if heard:
        paired = f" OR q.id IN ({_OF_PAIR})" if mark in VERDICTS else ""
        yield f"({_MARK} = :mark{paired})"
    elif mark in VERDICTS:
        own = "SELECT id FROM question WHERE verdict = 'verdict:' || :mark"
        yield f"q.id IN ({own} UNION {_OF_PAIR})"
    if view.everything and mark in UNDECIDED:
        yield "q.verdict IS NULL"
    if narrowed.source is not None:
        yield f"q.id IN (SELECT a.question_id FROM {_SAYING} AND s.id = :source)"
    if narrowed.about is not None:
        yield "q.entity_id = :about"
    if narrowed.unsettled:
        yield f"q.status = '{_OPEN}'"
    if not view.everything:
        listed = f"q.id IN (SELECT a.question_id FROM {_SAYING})"
        yield "h.id IS NOT NULL" if heard else listed


def _proposed(reader: Reader, view: Viewpoint) -> Iterable[str]:
    """The questions with a proposal that nobody has decided."""
    if view.everything:
        from dossier_db.proposals.shelf import Proposals  # its rules are many

        return Proposals(reader).questions()
    heard = f"SELECT DISTINCT a.question_id FROM {_SAYING}"
    found = reader.all(heard, cited.parameters(view))
    return _proposed_among(reader, [row[0] for row in found], view)


def _proposed_among(reader: Reader, ids: Sequence[str], view: Viewpoint) -> set[str]:
    """Those of some questions that have no verdict, but a proposal of one."""
    from dossier_db.proposals.shelf import Proposals

    proposals = Proposals(reader)
    return {
        question
        for start in range(0, len(ids), _BATCH)
        for question in proposals.open_among(ids[start : start + _BATCH], view)
    }


def names(reader: Reader, narrowed: Filter) -> dict[str, str]:
    """What the source and the subject of a filter are called, by their ids."""
    ids = json.dumps([narrowed.source, narrowed.about])
    return dict(
        reader.all(
            "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
    )


def subject(reader: Reader, word: str) -> str:
    """The id of the record asked about that a person means: its id or its name."""
    row = reader.one(
        """SELECT n.id FROM entity n
         WHERE (n.id = :word OR n.name = :word COLLATE NOCASE)
         AND EXISTS (SELECT 1 FROM question q WHERE q.entity_id = n.id)
         ORDER BY n.id = :word DESC, n.id LIMIT 1""",
        {"word": word.strip()},
    )
    if row is None:
        itself = reader.one(
            """SELECT id FROM question WHERE id = :word OR name = :word COLLATE NOCASE
             ORDER BY id = :word DESC, id LIMIT 1""",
            {"word": word.strip()},
        )
        if itself is not None:
            raise UnknownRecord(
                f"“{word}” is a question itself: “dossier show {itself[0]}” shows it."
            )
        raise UnknownRecord(
            f"No question is about “{word}” in this dossier: “dossier compare” lists"
            " what is asked about."
        )
    return str(row[0])


def choices(reader: Reader, view: Viewpoint, readings: int) -> Choices:
    """What the questions in view can be filtered by, each with how many it leaves.

    Counts of a big dossier go so far and no further, and say so.
    """
    found = _Found(reader, view, readings)
    return Choices(
        questions=found.questions,
        unsettled=found.unsettled,
        marks=found.marks(),
        sources=_sources(reader, view),
        about=found.about(),
        listed=LISTED,
    )


class _Found:
    """The questions that were looked at, and what was counted beside them.

    With everything in view those without a verdict are looked at, and the rest is
    counted in the indexes; else those that the view reaches.
    """

    def __init__(self, reader: Reader, view: Viewpoint, readings: int) -> None:
        self._reader = reader
        self._view = view
        self._whole = view.everything
        some = (
            "SELECT id FROM question WHERE verdict IS NULL"
            if self._whole
            else f"SELECT DISTINCT a.question_id FROM {_SAYING}"
        )
        given = cited.parameters(
            view, readings=readings, everything=self._whole, looked=_LOOKED + 1
        )
        rows = reader.all(_looked_at(some), given)
        self._more = len(rows) > _LOOKED
        self._rows = rows[:_LOOKED]

    @property
    def questions(self) -> Share:
        if self._whole:
            return Share("", "", self._reader.number("SELECT count(*) FROM question"))
        return Share("", "", len(self._rows), self._more)

    @property
    def unsettled(self) -> Share:
        if self._whole:
            counted = "SELECT count(*) FROM question WHERE status = ?"
            return Share("", "", self._reader.number(counted, (_OPEN,)))
        return Share("", "", sum(row[2] for row in self._rows), self._more)

    def _proposed(self) -> Share:
        """All where they are few; else those of what was looked at."""
        if self._whole and self.questions.questions <= _LOOKED:
            return Share(PROPOSED, "", len(set(_proposed(self._reader, self._view))))
        more = self._whole or self._more
        return Share(PROPOSED, "", len(self._undecided), more)

    @cached_property
    def _undecided(self) -> set[str]:
        """Those of what was looked at that wait for a person."""
        ids = [row[0] for row in self._rows]
        return _proposed_among(self._reader, ids, self._view)

    def marks(self) -> tuple[Share, ...]:
        counts = Counter(
            mark
            for question, mark, *_rest in self._rows
            if mark not in UNDECIDED or question not in self._undecided
        )
        counts.update(self._paired())
        if self._whole:
            counts.update(
                dict(
                    self._reader.all(
                        """SELECT substr(verdict, 9), count(*) FROM question
                         WHERE verdict IS NOT NULL GROUP BY verdict"""
                    )
                )
            )
        exact = VERDICTS if self._whole else ()
        return tuple(
            self._proposed()
            if mark == PROPOSED
            else Share(mark, "", counts[mark], self._more and mark not in exact)
            for mark in MARKS
        )

    def _paired(self) -> Counter[str]:
        """By mark, the questions that carry it by a verdict on two answers alone."""
        given = cited.parameters(self._view)
        if self._whole:
            counted = f"""SELECT substr(p.verdict, 9), count(DISTINCT p.question_id)
             FROM comparison p JOIN question q ON q.id = p.question_id
             WHERE q.verdict IS NOT p.verdict AND {cited.PAIRED} GROUP BY p.verdict"""
            return Counter(dict(self._reader.all(counted, given)))
        shown = {question: mark for question, mark, *_rest in self._rows}
        found = self._reader.all(
            f"""SELECT DISTINCT p.question_id, substr(p.verdict, 9) FROM comparison p
             WHERE {cited.PAIRED}""",
            given,
        )
        return Counter(mark for q, mark in found if shown.get(q, mark) != mark)

    def about(self) -> tuple[Share, ...]:
        if self._whole:
            rows = self._reader.all(
                """SELECT q.id, n.name, q.n FROM (SELECT entity_id AS id, count(*) AS n
                 FROM question GROUP BY entity_id ORDER BY n DESC, entity_id LIMIT ?) q
                 JOIN entity n ON n.id = q.id ORDER BY q.n DESC, n.name, n.id""",
                (LISTED,),
            )
            return tuple(Share(*row) for row in rows)
        counts = Counter(row[3] for row in self._rows).most_common(LISTED)
        rows = self._reader.all(
            """SELECT n.id, n.name, json_extract(p.value, '$[1]')
             FROM json_each(?) p JOIN entity n ON n.id = json_extract(p.value, '$[0]')
             ORDER BY 3 DESC, n.name, n.id""",
            (json.dumps(counts),),
        )
        return tuple(Share(row[0], row[1], row[2], self._more) for row in rows)


def _looked_at(some: str) -> str:
    """The statement that gives (id, mark, open, subject) of some questions."""
    return f"""WITH some(id) AS MATERIALIZED ({some} LIMIT :looked),
     h AS (SELECT some.id, count(DISTINCT s.id) AS sources,
       count(DISTINCT iif(s.id IS NULL, NULL, a.value)) AS answers,
       min(s.coverage = 'whole') AS whole
       FROM some LEFT JOIN answer a ON a.question_id = some.id
       LEFT JOIN citation c ON c.answer_id = a.id LEFT JOIN passage x
       ON x.id = c.passage_id LEFT JOIN source s
       ON s.id = x.source_id AND {cited.HEARD} GROUP BY some.id)
     SELECT q.id, {_MARK}, q.status = '{_OPEN}', q.entity_id
     FROM h JOIN question q ON q.id = h.id"""


def _sources(reader: Reader, view: Viewpoint) -> tuple[Share, ...]:
    """The sources in view that answer: those read whole first, then the busiest."""
    rows = reader.all(
        f"""SELECT said.id, n.name, said.n FROM (SELECT s.id, s.coverage, (SELECT
           count(*) FROM (SELECT DISTINCT a.question_id FROM passage x
           JOIN citation c ON c.passage_id = x.id JOIN answer a ON a.id = c.answer_id
           WHERE x.source_id = s.id LIMIT :share)) AS n
           FROM source s WHERE {cited.HEARD}) said
         JOIN entity n ON n.id = said.id WHERE said.n > 0
         ORDER BY said.coverage = 'whole' DESC, said.n DESC, n.name, n.id
         LIMIT :listed""",
        cited.parameters(view, share=_SHARE + 1, listed=LISTED),
    )
    return tuple(
        Share(row[0], row[1], min(row[2], _SHARE), row[2] > _SHARE) for row in rows
    )
