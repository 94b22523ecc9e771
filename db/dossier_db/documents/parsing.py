"""Parsing: the one door to the readers; what they stumble on becomes a sentence here.

What comes out is bounded and can be kept. Documents that need a library are parsed in a
process of their own (``apart``), which calls this.
"""

from importlib import import_module
from typing import BinaryIO

from dossier_db.documents.damage import FAULTS
from dossier_db.documents.kinds import Kind
from dossier_db.documents.needed import insist_on
from dossier_db.documents.reading import Reading, settled
from dossier_db.errors import Unreadable


def parse(kind: Kind, stream: BinaryIO, name: str) -> Reading:
    """The text of a document of this kind, and what it says of itself.

    Raises:
        Unreadable: it is damaged, locked or too large, or a library is missing.
    """
    insist_on(name, kind)
    reader = import_module(f"dossier_db.documents.{kind.reader}")
    try:
        reading: Reading = reader.read(stream, name)
    except MemoryError:
        raise Unreadable(
            f"{name} needs more memory than a document may: save a part of it."
        ) from None
    except (*FAULTS, *getattr(reader, "WRONG", ())):
        raise Unreadable(
            f"{name} cannot be read as {kind.said}: it is damaged or cut short, too"
            " large, or something else."
        ) from None
    return settled(reading)
