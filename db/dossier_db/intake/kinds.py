"""Kinds: what a person may add, and which fields each asks for.

One declaration serves the form, the command line and the editing of what was added.
A field names the column that it fills; ``filing`` knows how the rows hang together.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from dossier_db.ids import ENTITIES

Takes: TypeAlias = Literal[
    "words", "record", "term", "date", "number", "yes", "choice", "passage"
]
"""What a field takes, always as text:

- ``words``: any words;
- ``record``: the id of a record of one of the kinds ``of``, or ``new:`` and a name
  where ``makes`` says of which kind a new one would be;
- ``term``: a controlled word of the vocabulary ``of[0]``, with or without its prefix;
  one that is not there yet is added;
- ``date``: an EDTF expression;
- ``number``: a whole number of at least 1;
- ``yes``: ``yes`` or ``no``;
- ``choice``: one of ``of``;
- ``passage``: the id of a passage that is there.
"""

ANYTHING: Final = tuple(ENTITIES.values())
"""Records of every kind that a statement can be about."""
ACTORS: Final = ("person", "organisation")
NEW: Final = "new:"
"""Begins the value of a record field that names somebody not there yet."""
OWN: Final = "own"
"""The value of ``source`` for what one saw or heard oneself: field notes."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for."""

    name: str
    """As scripts write it: ``dossier add hearing date=2026-01-29``."""
    takes: Takes = "words"
    of: tuple[str, ...] = ()
    column: str = ""
    """``table.column`` that holds it; empty where ``filing`` alone knows."""
    needed: bool = False
    makes: str = ""
    """The kind of record that a new name becomes."""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be added."""

    name: str
    fields: tuple[Field, ...]
    cited: bool = True
    """It is a statement, or brings one: it needs a passage."""
    table: str = ""
    """The table whose row it is, where that is one alone beside its entity."""
    prefix: str = ""
    """Of its id; empty where the key is made of what it names."""
    preset: tuple[tuple[str, str], ...] = ()
    """Columns with a value that nobody is asked for."""

    def field(self, name: str) -> Field:
        """One of its fields, those of the citation included; KeyError for others."""
        return next(one for one in self.asked if one.name == name)

    @property
    def asked(self) -> tuple[Field, ...]:
        """All fields in the order of asking, the citation's last."""
        return (*self.fields, *CITATION) if self.cited else self.fields


CITATION: Final = (
    Field("source", "record", ("source",), "passage.source_id", makes="source"),
    Field("paragraph", "number", column="passage.paragraph"),
    Field("words", column="passage.exact"),
    Field("gist", column="passage.gist"),
    Field(
        "attributed_to", "record", ACTORS, "passage.attributed_to_id", makes="person"
    ),
    Field("as_of", "date", column="passage.as_of"),
    Field("where", "record", ("place",), makes="place"),
    Field("connection"),
    Field("passage", "passage"),
    Field("capture"),
    Field("starts", "number"),
    Field("ends", "number"),
)
"""The passage that a statement hangs on: one that is there (``passage``), or a source
and a place in it, with the very words or what they say in ours.

``where`` and ``connection`` are of one's own observation (``source`` is ``own``), and
``as_of`` is then its time. ``capture``, ``starts`` and ``ends`` are what was selected
in a text that is held: code points of it.
"""
