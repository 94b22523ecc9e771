"""Texts that lie in files: plain ones, and documents of many kinds."""

from pathlib import Path

from dossier.errors import Refusal
from dossier.words import _
from dossier_db.documents import read
from dossier_db.records.documents import Document


def read_text(path: str) -> str:
    """The text of a file; refused as ``read_held`` does, and where it has none."""
    document = read_held(path)
    if document.text is None and document.media_type != "text/plain":
        why = " ".join(document.notes) or _("There are no words in it.")
        raise Refusal(_("{path} has no text. {why}").format(path=path, why=why))
    return document.text or ""


def read_held(path: str) -> Document:
    """The bytes and the text of a file, and what it says of itself.

    It may take seconds: never on the thread of the screen. What cannot be read is
    refused in a sentence; what the system refuses is said at the one door.
    """
    file = Path(path)
    if file.is_dir():
        raise Refusal(_("{path} is a folder: name a file.").format(path=path))
    return read(file)
