"""What code thinks of two answers: proposed, never decided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A verdict on two answers that a person may keep or dismiss.

    ``grounds`` are values, never sentences; the rule says in which order. ``a`` and
    ``b`` in them are the answers of those fields.

    - ``equal`` (agree): value of a, value of b.
    - ``spelling`` (spelling): value of a, value of b, and ``record`` where both answers
      name one record, else how like they are in hundredths (``91``).
    - ``precision`` (precision): ``number``, ``list``, ``date`` or ``place``; ``a`` or
      ``b``, whichever is more exact; what the more exact one says; what the wider one
      says. Numbers as ``18``, ``15–20``, ``21–`` or ``–15``, a list as ``7, 10, 15``,
      dates in EDTF, places as the values of the answers.
    - ``sum`` (agree where it meets, else differ): the parts (``13 + 6``), the total
      (``19``); where it does not meet, also the total less the sum (``1``, ``-2``).
      The total may be an answer to another question about the same record by the same
      source: ``question_id`` is then that of the parts.
    - ``order`` (update, or backwards where the later source tells of the earlier
      stage): stage of a, stage of b (a key of ``texts.facts.stages.RANKS`` or the id of
      a term, ``stage:hearing``); day of issue of the source of a and of b that are
      compared, in EDTF, empty where there is none; the days that lie between them,
      ``overlap`` where they may be the same day or stand among each other, ``undated``
      where one has none; then ``estimated:a`` and ``estimated:b`` where that date is
      no more than an estimate.
    """

    id: str
    """SHA-256 of rule, verdict, both answers and the grounds: a changed answer or date
    makes another proposal, and a dismissed one does not come back."""
    question_id: str
    rule: str
    """equal, precision, spelling, sum, order."""
    verdict: str
    a: str
    """Id of an answer; it stands before that of ``b``."""
    b: str
    grounds: tuple[str, ...]
