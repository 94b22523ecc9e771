"""BibTeX and BibLaTeX, read by bibtexparser; LaTeX's way of writing letters undone."""

import re
from collections.abc import Mapping
from typing import Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from dossier_db.documents import dated
from dossier_db.documents.bibliographies import Bibliography
from dossier_db.documents.imprints import imprint, names, web_address
from dossier_db.records.documents import Reference

KINDS: Final = {
    "phdthesis": "source:analysis",
    "mastersthesis": "source:analysis",
    "thesis": "source:analysis",
    "inreference": "source:encyclopedia",
}
"""Types that tell what a source is; in BibTeX a newspaper is an article like others."""
_PUBLISHERS: Final = (
    "journaltitle",
    "journal",
    "booktitle",
    "publisher",
    "institution",
    "organization",
    "school",
    "howpublished",
)
_IN_URL: Final = re.compile(r"\\url\{([^{}]*)\}")
_BLANKS: Final = re.compile(r"\s+")
_MONTH: Final = re.compile(r"[A-Za-z]{3,9}|\d{1,2}", re.ASCII)


def read(text: str, name: str) -> Bibliography:
    """The entries; those that cannot be read are counted."""
    # Blanks are one blank in BibTeX, however many: what decodes LaTeX takes them one by
    # one, at the square of their number.
    text = _BLANKS.sub(_one_blank, text)
    found = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    notes: tuple[str, ...] = ()
    if found.failed_blocks:
        failed = len(found.failed_blocks)
        notes = (f"Entries of {name} that cannot be read, left out: {failed:,}.",)
    return Bibliography(tuple(_reference(one) for one in found.entries), notes)


def _one_blank(blanks: re.Match[str]) -> str:
    return "\n" if "\n" in blanks[0] else " "


def _reference(entry: Entry) -> Reference:
    said = {field.key.lower(): str(field.value) for field in entry.fields}
    issued = _issued(said)
    written = said.get("date") or said.get("year")
    about = imprint(
        title=_title(said),
        author=_names(said.get("author")) or _names(said.get("editor")),
        publisher=_publisher(said),
        issued=issued,
        lang=said.get("langid") or said.get("language"),
        url=said.get("url") or _address(said),
        archive_url=said.get("archiveurl") or said.get("archive-url"),
        kind=KINDS.get(entry.entry_type.lower()),
    )
    doubt = f"Its date is not understood: {written}"
    return Reference(entry.key, about, (doubt,) if written and not issued else ())


def _publisher(said: Mapping[str, str]) -> str | None:
    given = (said[one] for one in _PUBLISHERS if said.get(one))
    return next((one for one in given if web_address(one) is None), None)


def _title(said: Mapping[str, str]) -> str | None:
    """The title without the braces that keep its capitals."""
    title = said.get("title")
    if title is None:
        return None
    below = said.get("subtitle")
    whole = f"{title}: {below}" if below else title
    return whole.replace("{", "").replace("}", "")


def _names(said: str | None) -> str | None:
    if said is None:
        return None
    plain = " ".join(said.replace("{", "").replace("}", "").split())
    return names(one for one in plain.split(" and ") if one != "others")


def _issued(said: Mapping[str, str]) -> str | None:
    if "date" in said:
        return dated.day(said["date"])
    year, month = said.get("year", ""), said.get("month", "").strip("{} ")
    if not _MONTH.fullmatch(month):
        return dated.day(year)
    written = f"{year}-{month:0>2}" if month.isdecimal() else f"{month} {year}"
    return dated.day(written) or dated.day(year)


def _address(said: Mapping[str, str]) -> str | None:
    """An address in a field of words."""
    for field in ("howpublished", "note"):
        words = said.get(field, "")
        if found := _IN_URL.search(words):
            return found[1]
        if words.startswith(("http://", "https://")):
            return words
    return None
