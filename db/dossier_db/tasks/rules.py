"""The rules: for each kind of task one statement that finds the gaps of that kind.

Each gives ``record, other, date, number, total, words`` (``records.Task`` says what
they are), in the order in which they are listed. Named parameters: ``today``, and
``sums``, what ``shelf`` worked out about the accused who are counted and not named, as
JSON.

What is *not* a gap is decided here too:

- A hearing is without outcome only where it is the last that is told of its case: one
  that another followed was adjourned. Closed it is by a judgment that was handed down,
  or by an outcome of anybody charged there, on the day of the hearing or after it, or
  on a day that is not told. A report that the trial goes on closes nothing. Hearings
  without a date stand nowhere in the order, and neither ask nor answer; one that
  belongs to no case is always asked for, for nothing can follow it.
- An event that was put off is no gap: its new date is another event.
- "Detention, kind not clear" is no measure that one knows.
- A question is answered by one source alone where all that answer it count as one. That
  says nothing about other sources, most of which were read in part. What a public
  statement says is told by the statement itself: questions about one need no other.
- Quotation marks round a term or the name of a charge are not speech.
- A month or a year of issue may be all that the source itself says. An estimate is what
  EDTF calls approximate or uncertain, and every span of days: a source comes out on one
  of them.
- Field notes are their own text.
"""

from typing import Final

from dossier_db.citations import WITNESS, voices

_PASSAGES: Final = "(SELECT count(*) FROM passage x WHERE x.source_id = s.id)"

_RESTRAINT: Final = """SELECT record, other, NULL AS date, number, total, NULL AS words
 FROM (SELECT g.person_id AS record, g.case_id AS other, NULL AS number, NULL AS total
   FROM charge g JOIN person p ON p.id = g.person_id WHERE p.identified = 1
    AND NOT EXISTS (SELECT 1 FROM restraint r
     WHERE r.case_id = g.case_id AND r.person_id = g.person_id
      AND r.kind <> 'restraint:detention_unspecified')
   GROUP BY g.case_id, g.person_id
  UNION ALL SELECT value ->> 'record', value ->> 'case', value ->> 'unmeasured',
   value ->> 'charged' FROM json_each(:sums) WHERE value ->> 'unmeasured' > 0)
 JOIN entity n ON n.id = record ORDER BY other, number IS NOT NULL, n.name, record"""

_UNNAMED: Final = """SELECT value ->> 'record', value ->> 'case', NULL,
  value ->> 'unnamed', value ->> 'charged', NULL
 FROM json_each(:sums) WHERE value ->> 'unnamed' > 0 ORDER BY key"""

_HEARINGS: Final = """event e WHERE e.kind = 'event:hearing' AND e.status = 'happened'
 AND e.date IS NOT NULL"""
_OUTCOME: Final = f"""SELECT h.id, h.case_id, h.date, h.hearings, NULL, NULL
 FROM (SELECT e.id, e.case_id, e.date, e.earliest, e.rank,
   row_number() OVER last AS n, count(*) OVER (PARTITION BY e.case_id) AS hearings
   FROM {_HEARINGS} AND e.case_id IS NOT NULL
   WINDOW last AS (PARTITION BY e.case_id
    ORDER BY e.earliest DESC, e.rank DESC, e.id DESC)
  UNION ALL SELECT e.id, NULL, e.date, e.earliest, e.rank, 1, 1
   FROM {_HEARINGS} AND e.case_id IS NULL) h
 WHERE h.n = 1
  AND NOT EXISTS (SELECT 1 FROM event j LEFT JOIN edtf d ON d.id = j.date
   WHERE j.case_id = h.case_id AND j.kind = 'event:judgment'
    AND j.status = 'happened'
    AND (j.date IS NULL OR d.latest >= substr(h.earliest, 1, 10)))
  AND NOT EXISTS (SELECT 1 FROM outcome u LEFT JOIN edtf d ON d.id = u.date
   WHERE u.case_id = h.case_id
    AND (u.date IS NULL OR d.latest >= substr(h.earliest, 1, 10)))
 ORDER BY h.earliest DESC, h.rank DESC, h.id DESC"""

_PLANNED: Final = """SELECT e.id, e.case_id, e.date, NULL, NULL, NULL
 FROM event e JOIN edtf d ON d.id = e.date
 WHERE e.status = 'planned' AND substr(d.latest, 1, 10) < :today
 ORDER BY e.earliest DESC, e.rank DESC, e.id DESC"""

_ANSWERING: Final = """FROM answer a JOIN citation c ON c.answer_id = a.id
 JOIN passage x ON x.id = c.passage_id JOIN source s ON s.id = x.source_id
 WHERE a.question_id = q.id AND s.coverage <> 'none'"""
# "+": read in the order of the ids, as the answers stand; an index has another.
_ANSWERED: Final = f"""SELECT q.id, count(DISTINCT iif(s.coverage = 'none', NULL,
   {WITNESS})) AS witnesses, max(EXISTS (
   SELECT 1 FROM source_relation r WHERE r.from_id = s.id)) AS rests
 FROM question q LEFT JOIN answer a ON a.question_id = q.id
 LEFT JOIN citation c ON c.answer_id = a.id LEFT JOIN passage x ON x.id = c.passage_id
 LEFT JOIN source s ON s.id = x.source_id
 WHERE +q.status = 'status:open' GROUP BY q.id"""
_RESTING: Final = """SELECT a.question_id, x.source_id FROM answered k
 CROSS JOIN answer a ON a.question_id = k.id JOIN citation c ON c.answer_id = a.id
 JOIN passage x ON x.id = c.passage_id WHERE k.witnesses > 1 AND k.rests"""
_SINGLE: Final = f"""WITH answered AS MATERIALIZED ({_ANSWERED})
 SELECT q.id, (SELECT s.id {_ANSWERING}
   ORDER BY s.independent_id IS NOT NULL, s.published, s.id LIMIT 1),
  NULL, (SELECT count(DISTINCT s.id) {_ANSWERING}), NULL, NULL
 FROM answered k CROSS JOIN question q ON q.id = k.id
 LEFT JOIN event e ON e.id = q.entity_id
 WHERE e.kind IS NOT 'event:statement' AND (k.witnesses <= 1
  OR k.id IN (SELECT claim FROM {voices(_RESTING)} WHERE voices = 1))
 ORDER BY q.rank, q.id"""

_TOLD: Final = """SELECT x.attributed_to_id AS id, x.id AS told FROM passage x
 WHERE x.attributed_to_id GLOB 's_*'
 UNION SELECT m.entity_id, m.passage_id FROM mention m WHERE m.entity_id GLOB 's_*'
 UNION SELECT s.id, x.id FROM source s JOIN passage x ON x.source_id = s.id
  WHERE s.coverage = 'none'"""
_UNSEEN: Final = f"""SELECT s.id, NULL, NULL, count(t.told) AS said, NULL, NULL
 FROM source s JOIN entity n ON n.id = s.id LEFT JOIN ({_TOLD}) t ON t.id = s.id
 WHERE s.coverage = 'none' GROUP BY s.id ORDER BY said DESC, n.name, s.id"""

_SPEAKER: Final = """SELECT u.passage_id, u.source_id, NULL, NULL, NULL, NULL
 FROM quote u JOIN passage x ON x.id = u.passage_id
 WHERE u.speaker_id IS NULL AND coalesce(u.speaker_words, '') = ''
  AND coalesce(u.kind, '') NOT IN ('quote:term', 'quote:charge_name')
 ORDER BY u.source_id, x.ordinal, u.passage_id"""

_ISSUED: Final = f"""SELECT s.id, NULL, s.issued, {_PASSAGES} AS said, NULL,
  s.issued_basis
 FROM source s JOIN entity n ON n.id = s.id LEFT JOIN edtf d ON d.id = s.issued
 WHERE s.coverage <> 'none' AND said > 0 AND (s.issued IS NULL OR d.approximate
  OR d.uncertain OR instr(s.issued, '/') OR substr(s.issued, 1, 1) IN ('[', '{{'))
 ORDER BY s.issued IS NOT NULL, said DESC, n.name, s.id"""

_HELD: Final = """EXISTS (SELECT 1 FROM capture f
 WHERE f.source_id = s.id AND f.text IS NOT NULL)"""
_TEXT: Final = f"""SELECT s.id, NULL, NULL, {_PASSAGES} AS said, NULL, NULL
 FROM source s JOIN entity n ON n.id = s.id
 WHERE s.coverage <> 'none' AND said > 0 AND s.kind IS NOT 'source:field_notes'
  AND NOT {_HELD}
 ORDER BY said DESC, n.name, s.id"""

_WORDS: Final = f"""SELECT s.id, NULL, NULL, (SELECT count(*) FROM passage x
   WHERE x.source_id = s.id AND x.digest IS NULL AND x.exact IS NULL) AS bare,
  {_PASSAGES}, NULL
 FROM source s JOIN entity n ON n.id = s.id
 WHERE bare > 0 AND s.kind IS NOT 'source:field_notes' AND {_HELD}
 ORDER BY bare DESC, n.name, s.id"""

RULES: Final = {
    "restraint": _RESTRAINT,
    "unnamed": _UNNAMED,
    "outcome": _OUTCOME,
    "planned": _PLANNED,
    "single": _SINGLE,
    "unseen": _UNSEEN,
    "speaker": _SPEAKER,
    "issued": _ISSUED,
    "text": _TEXT,
    "words": _WORDS,
}
"""The statement of each kind."""

KINDS: Final = tuple(RULES)
"""The kinds, the weightiest first: people, then what became of their case, then what is
held on one source's word, then what makes a statement hard to check."""
