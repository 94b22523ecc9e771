"""RIS, the oldest of the forms, read by rispy."""

from collections.abc import Mapping
from typing import Any, Final

import rispy

from dossier_db.documents import dated
from dossier_db.documents.bibliographies import Bibliography
from dossier_db.documents.imprints import imprint, names
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Reference

KINDS: Final = {
    "NEWS": "source:news",
    "MGZN": "source:feature",
    "JOUR": "source:analysis",
    "EJOUR": "source:analysis",
    "THES": "source:analysis",
    "ENCYC": "source:encyclopedia",
}
"""Types that tell what a source is."""
_TITLES: Final = ("title", "primary_title", "short_title")
_PUBLISHERS: Final = (
    "secondary_title",
    "journal_name",
    "alternate_title3",
    "publisher",
)
_DAYS: Final = ("date", "publication_year", "year")


def read(text: str, name: str) -> Bibliography:
    """The entries; one that is not ended is counted."""
    lines = "\n".join(text.splitlines())
    found = rispy.loads(lines)
    begun = sum(line.startswith("TY  -") for line in lines.split("\n"))
    if not begun:
        raise Unreadable(f"{name} is no RIS: no entry begins with “TY  -”.")
    notes: tuple[str, ...] = ()
    if begun > len(found):
        lost = begun - len(found)
        notes = (f"Entries of {name} that do not end, left out: {lost:,}.",)
    return Bibliography(tuple(_reference(one) for one in found), notes)


def _reference(entry: Mapping[str, Any]) -> Reference:
    days = [day for one in _DAYS if (day := _one(entry.get(one)))]
    understood = [day for one in days if (day := dated.day(one.rstrip("/ ")))]
    issued = max(understood, key=len, default=None)
    addresses = entry.get("urls")
    about = imprint(
        title=_first(entry, _TITLES),
        author=_names(entry, "authors") or _names(entry, "first_authors"),
        publisher=_first(entry, _PUBLISHERS),
        issued=issued,
        lang=_one(entry.get("language")),
        url=_one(addresses),
        archive_url=_one(addresses[1:]) if isinstance(addresses, list) else None,
        kind=KINDS.get(str(entry.get("type_of_reference")).upper()),
    )
    doubt = f"Its date is not understood: {days[0]}" if days and not issued else ""
    return Reference(str(entry.get("id", "")), about, (doubt,) if doubt else ())


def _first(entry: Mapping[str, Any], fields: tuple[str, ...]) -> str | None:
    return next((said for one in fields if (said := _one(entry.get(one)))), None)


def _names(entry: Mapping[str, Any], field: str) -> str | None:
    said = entry.get(field)
    return names(said if isinstance(said, list) else [said])


def _one(said: object) -> str | None:
    """The first of several; only words."""
    if isinstance(said, list):
        said = next(iter(said), None)
    return said if isinstance(said, str) and said.strip() else None
