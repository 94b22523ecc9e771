"""What the store answers with: frozen records. A record on a screen cannot be altered.

Names that are ours (labels, readings, conclusions) and words that are a source's are
kept apart: what a source says stands in a ``Citation``, always.

Each room of records is entered when one of its names is first asked for: making all
the classes would cost a tenth of the time to the first paint.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier_db.dates import Date
    from dossier_db.records.captures import Attached, Capture, Sought
    from dossier_db.records.common import (
        EVERYTHING,
        Citation,
        Dossier,
        Link,
        Note,
        Tally,
        Viewpoint,
    )
    from dossier_db.records.custody import Exhibit, Handling, Load
    from dossier_db.records.defendants import (
        Charge,
        Figure,
        Outcome,
        Restraint,
        RosterHead,
        RosterRow,
    )
    from dossier_db.records.documents import Document, Imported, Imprint, Reference
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
    from dossier_db.records.findings import Finding, Particular
    from dossier_db.records.history import Deed, Entry, Head, What
    from dossier_db.records.hits import Found, Hit
    from dossier_db.records.proposals import Proposal
    from dossier_db.records.questions import (
        EVERY_QUESTION,
        Answer,
        Cell,
        Choices,
        Column,
        Filter,
        Pair,
        Question,
        QuestionRow,
        Said,
        Share,
    )
    from dossier_db.records.sources import (
        Passage,
        PassageUse,
        Source,
        SourceRelation,
        SourceRow,
    )
    from dossier_db.records.tasks import Task

__all__ = [
    "EVERYTHING",
    "EVERY_QUESTION",
    "Account",
    "ActorRow",
    "Answer",
    "Attached",
    "Capture",
    "Card",
    "Cell",
    "Charge",
    "Choices",
    "Citation",
    "Column",
    "Date",
    "Deed",
    "Document",
    "Dossier",
    "Entry",
    "Event",
    "Exhibit",
    "Figure",
    "Filter",
    "Finding",
    "Found",
    "Handling",
    "Happening",
    "Head",
    "Hit",
    "Imported",
    "Imprint",
    "Link",
    "Load",
    "NameForm",
    "Note",
    "Outcome",
    "Pair",
    "Participation",
    "Particular",
    "Passage",
    "PassageUse",
    "Proposal",
    "Question",
    "QuestionRow",
    "QuoteRow",
    "Reference",
    "Relationship",
    "Restraint",
    "RosterHead",
    "RosterRow",
    "Said",
    "Share",
    "Sought",
    "Source",
    "SourceRelation",
    "SourceRow",
    "Tally",
    "Task",
    "TimelineRow",
    "Viewpoint",
    "What",
]

_ROOMS = {
    "dossier_db.dates": ("Date",),
    "dossier_db.records.captures": ("Attached", "Capture", "Sought"),
    "dossier_db.records.common": (
        "EVERYTHING",
        "Citation",
        "Dossier",
        "Link",
        "Note",
        "Tally",
        "Viewpoint",
    ),
    "dossier_db.records.custody": ("Exhibit", "Handling", "Load"),
    "dossier_db.records.defendants": (
        "Charge",
        "Figure",
        "Outcome",
        "Restraint",
        "RosterHead",
        "RosterRow",
    ),
    "dossier_db.records.documents": (
        "Document",
        "Imported",
        "Imprint",
        "Reference",
    ),
    "dossier_db.records.entities": (
        "ActorRow",
        "Card",
        "Happening",
        "NameForm",
        "QuoteRow",
        "Relationship",
    ),
    "dossier_db.records.events": (
        "Account",
        "Event",
        "Participation",
        "TimelineRow",
    ),
    "dossier_db.records.findings": ("Finding", "Particular"),
    "dossier_db.records.history": ("Deed", "Entry", "Head", "What"),
    "dossier_db.records.hits": ("Found", "Hit"),
    "dossier_db.records.proposals": ("Proposal",),
    "dossier_db.records.questions": (
        "EVERY_QUESTION",
        "Answer",
        "Cell",
        "Choices",
        "Column",
        "Filter",
        "Pair",
        "Question",
        "QuestionRow",
        "Said",
        "Share",
    ),
    "dossier_db.records.sources": (
        "Passage",
        "PassageUse",
        "Source",
        "SourceRelation",
        "SourceRow",
    ),
    "dossier_db.records.tasks": ("Task",),
}


def __getattr__(name: str) -> object:
    """A record's class, from its room (PEP 562)."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(room), name)
    raise AttributeError(f"there is no record {name}")
