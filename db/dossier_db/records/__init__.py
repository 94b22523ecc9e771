"""What the store answers with: frozen records. A record on a screen cannot be altered.

Names that are ours (labels, readings, conclusions) and words that are a source's are
kept apart: what a source says stands in a ``Citation``, always.
"""

from dossier_db.dates import Date
from dossier_db.records.common import (
    Citation,
    Dossier,
    Link,
    Note,
    Tally,
    Viewpoint,
)
from dossier_db.records.defendants import (
    Charge,
    Figure,
    Restraint,
    RosterHead,
    RosterRow,
)
from dossier_db.records.entities import (
    ActorRow,
    Card,
    Happening,
    NameForm,
    QuoteRow,
    Relationship,
)
from dossier_db.records.events import (
    Account,
    Event,
    Participation,
    TimelineRow,
)
from dossier_db.records.questions import (
    Answer,
    Cell,
    Column,
    Pair,
    Question,
    QuestionRow,
    Said,
)
from dossier_db.records.sources import (
    Passage,
    PassageUse,
    Source,
    SourceRelation,
    SourceRow,
)

__all__ = [
    "Account",
    "ActorRow",
    "Answer",
    "Card",
    "Cell",
    "Charge",
    "Citation",
    "Column",
    "Date",
    "Dossier",
    "Event",
    "Figure",
    "Happening",
    "Link",
    "NameForm",
    "Note",
    "Pair",
    "Participation",
    "Passage",
    "PassageUse",
    "Question",
    "QuestionRow",
    "QuoteRow",
    "Relationship",
    "Restraint",
    "RosterHead",
    "RosterRow",
    "Said",
    "Source",
    "SourceRelation",
    "SourceRow",
    "Tally",
    "TimelineRow",
    "Viewpoint",
]
