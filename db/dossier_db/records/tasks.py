"""What is still to be found out or written down: gaps that the data itself shows."""

from dataclasses import dataclass

from dossier_db.dates import Date
from dossier_db.records.common import Link


@dataclass(frozen=True, slots=True)
class Task:
    """One gap: facts, never sentences. What they are hangs on the kind.

    - ``restraint``: no source tells which measure ``record``, charged in the case
      ``other``, is under. Of the accused taken together: ``number`` of them, of
      ``total`` charged.
    - ``unnamed``: ``number`` of ``total`` charged in the case ``other`` are named by no
      source; ``record`` is the accused taken together.
    - ``outcome``: the hearing ``record`` of ``date`` is the last that is told of the
      case ``other``, in which ``number`` are told, and nothing says how it ended.
    - ``planned``: ``record`` was planned for ``date``, which has passed.
    - ``single``: the open question ``record`` is answered by ``number`` sources that
      count as one, ``other`` the first of them; 0 and none where no source read here
      answers it.
    - ``unseen``: ``number`` statements of ``record`` are known through others alone:
      nobody here has seen it.
    - ``speaker``: the passage ``record`` quotes somebody, and nothing says whom.
    - ``issued``: ``number`` statements stand in ``record``, whose date of issue is
      ``date``, an estimate, or not known; ``words`` say how it is known.
    - ``text``: no text of ``record`` is held, so that none of its ``number`` statements
      was ever held against it.
    - ``words``: a text of ``record`` is held, but of ``number`` of its ``total``
      passages neither words nor a digest, so that they cannot be found in it.
    """

    id: str
    """The kind and what it is about; the same as long as the gap is there."""
    kind: str
    record: Link
    """What opens: the person, event, question, source or passage."""
    other: Link | None
    date: Date | None
    number: int | None
    total: int | None
    words: str | None
