"""A reading: what a reader of one format found in a document."""

from dataclasses import dataclass
from typing import Final

from dossier_db.documents.bounds import MOST_LETTERS
from dossier_db.records.documents import Imprint

NOTHING: Final = Imprint()
"""Of what says nothing of itself."""
CUT: Final = "Only its first {n:,} characters are kept as text."


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document, what it says of itself, and how that was had."""

    text: str | None
    method: str
    about: Imprint = NOTHING
    notes: tuple[str, ...] = ()


def read_with(*packages: str) -> str:
    """How a text was had: “read with pypdf 7.1.0”."""
    return "read with " + " and ".join(f"{one} {_version(one)}" for one in packages)


def settled(reading: Reading) -> Reading:
    """The reading as the store can keep it: bounded, and letters that exist.

    Half of a surrogate pair has no UTF-8; all else stays as it stands.
    """
    text, notes = reading.text or "", reading.notes
    if len(text) > MOST_LETTERS:
        text, notes = text[:MOST_LETTERS], (*notes, CUT.format(n=MOST_LETTERS))
    text = text.encode("utf-8", "replace").decode("utf-8")
    said = text if any(letter.isalnum() for letter in text) else None
    return Reading(said, reading.method, reading.about, notes)


def _version(package: str) -> str:
    # Only here: a plain text is read without.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:  # put there without its description
        return "of an unknown version"
