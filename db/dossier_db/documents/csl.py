"""CSL-JSON: the form in which Zotero and citation processors speak to each other."""

import json
from collections.abc import Mapping
from typing import Any, Final

from dossier_db.documents import dated
from dossier_db.documents.bibliographies import Bibliography
from dossier_db.documents.imprints import imprint, names
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Reference

KINDS: Final = {
    "article-newspaper": "source:news",
    "article-magazine": "source:feature",
    "broadcast": "source:news",
    "interview": "source:interview",
    "article-journal": "source:analysis",
    "thesis": "source:analysis",
    "entry-encyclopedia": "source:encyclopedia",
}
"""Types that tell what a source is; a report or a web page may be anything."""


def read(text: str, name: str) -> Bibliography:
    """The entries of a file that is one list of them."""
    found = json.loads(text)
    if isinstance(found, dict):
        found = found.get("items", [found])
    if not isinstance(found, list) or not any(isinstance(one, dict) for one in found):
        raise Unreadable(f"{name} is no CSL-JSON: it is a list of entries.")
    entries = tuple(_reference(one) for one in found if isinstance(one, dict))
    return Bibliography(entries)


def _reference(entry: Mapping[str, Any]) -> Reference:
    issued, doubtful = _issued(entry.get("issued"))
    about = imprint(
        title=entry.get("title"),
        author=_names(entry.get("author")) or _names(entry.get("editor")),
        publisher=_publisher(entry),
        issued=issued,
        lang=entry.get("language"),
        url=entry.get("URL"),
        archive_url=entry.get("archive_location") or entry.get("archive"),
        kind=_kind(entry.get("type")),
    )
    notes = () if doubtful is None else (f"Its date is not understood: {doubtful}",)
    return Reference(str(entry.get("id", "")), about, notes)


def _publisher(entry: Mapping[str, Any]) -> Any:
    """A newspaper or a site before the house behind it."""
    for field in ("container-title", "publisher"):
        said = entry.get(field)
        if isinstance(said, list):
            said = next(iter(said), None)
        if said:
            return said
    return None


def _names(people: object) -> str | None:
    if not isinstance(people, list):
        return None
    return names(_name(one) for one in people if isinstance(one, dict))


def _name(one: Mapping[str, Any]) -> object:
    if one.get("literal"):
        return one["literal"]
    given = (one.get("non-dropping-particle"), one.get("family"))
    family = " ".join(each for each in given if isinstance(each, str) and each)
    first = one.get("given")
    return f"{family}, {first}" if family and isinstance(first, str) else family


def _issued(said: object) -> tuple[str | None, str | None]:
    """The day as EDTF; the words of one that cannot be understood."""
    if not isinstance(said, dict):
        return None, None
    numbers = said.get("date-parts")
    if isinstance(numbers, list) and numbers:
        days = [one if isinstance(one, list) else [] for one in numbers[:2]]
        found = dated.parts(*days)
        if found is not None and said.get("circa") and "/" not in found:
            found = dated.known(f"{found}~")
        if found is not None:
            return found, None
    for field in ("raw", "literal"):
        words = said.get(field)
        if isinstance(words, str) and words.strip():
            found = dated.day(words)
            return found, None if found else " ".join(words.split())[:80]
    return None, None


def _kind(said: object) -> str | None:
    return KINDS.get(said) if isinstance(said, str) else None
