"""Plain texts and Markdown: in UTF-8, kept letter by letter."""

import re
from typing import BinaryIO, Final

from dossier_db.documents.imprints import imprint
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

METHOD: Final = "attached by hand"
"""Nothing was done to the text."""

_FRONT: Final = re.compile(
    r"---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.S
)
_LINE: Final = re.compile(r"([A-Za-z_]+):(.*)", re.ASCII)
_FIELDS: Final = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "publisher": "publisher",
    "site": "publisher",
    "source": "url",
    "url": "url",
    "date": "issued",
    "published": "issued",
    "lang": "lang",
    "language": "lang",
    "archive_url": "archive_url",
}
"""What the lines at the head of a Markdown text are called, and what they say."""


def read(stream: BinaryIO, name: str) -> Reading:
    """A text as it stands; what its first lines say of it, if they say it in so many
    words (``title: …`` between two lines of dashes)."""
    held = stream.read()
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{name} is not text in UTF-8 (byte {error.start}): convert it first."
        ) from None
    return Reading(text, METHOD, _front(text))


def _front(text: str) -> Imprint:
    """What stands at the head of a Markdown text; simple lines alone, no YAML."""
    found = _FRONT.match(text)
    if found is None:
        return Imprint()
    said: dict[str, str] = {}
    for line in found[1].split("\n"):
        pair = _LINE.fullmatch(line)
        if pair is not None and (field := _FIELDS.get(pair[1].lower())) is not None:
            said.setdefault(field, pair[2].strip(" \t\r").strip("\"'"))
    return imprint(**said)
