"""Imprints: what documents say of themselves, made fit for the columns of a source."""

import re
from collections.abc import Iterable
from typing import Final

from dossier_db.documents.dated import day
from dossier_db.records.documents import Imprint

LONGEST: Final = 500
"""Characters of a title or a name; what is longer is no title."""
_LONGEST_ADDRESS: Final = 2000
_EMPTY: Final = frozenset(
    ("(anonymous)", "anonymous", "untitled", "unknown", "python-docx")
)
"""What programs write where nobody said anything."""
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)
_ARCHIVED: Final = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(https?://.+)",
    re.IGNORECASE,
)


def imprint(
    *,
    title: object = None,
    author: object = None,
    publisher: object = None,
    issued: object = None,
    issued_basis: str | None = None,
    lang: object = None,
    url: object = None,
    archive_url: object = None,
    kind: str | None = None,
) -> Imprint:
    """An imprint of values as a document has them; what makes no sense is left out.

    ``issued`` may be any day that ``dated`` reads. An address at web.archive.org is an
    archived one, and says whose copy it is.
    """
    address, archived = web_address(url), web_address(archive_url)
    if address is not None and (copy := _ARCHIVED.fullmatch(address)) is not None:
        archived, address = archived or address, web_address(copy[1])
    date = day(issued) if isinstance(issued, str) else None
    return Imprint(
        title=flat(title),
        author=flat(author),
        publisher=flat(publisher),
        issued=date,
        issued_basis=issued_basis if date is not None else None,
        lang=language(lang),
        url=address,
        archive_url=archived,
        kind=kind,
    )


def flat(words: object) -> str | None:
    """Words on one line, not longer than a title is; None for what has none."""
    if not isinstance(words, str):
        return None
    said = " ".join(words[: 20 * LONGEST].split())
    said = said.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    if len(said) > LONGEST:
        said = said[: LONGEST - 1].rstrip() + "…"
    if said.lower() in _EMPTY or not any(letter.isalnum() for letter in said):
        return None
    return said


def names(all_of_them: Iterable[object]) -> str | None:
    """Names of several in one line, each once."""
    said = dict.fromkeys(one for each in all_of_them if (one := flat(each)))
    return flat("; ".join(list(said)[:50]))


def language(tag: object) -> str | None:
    """A tag of a language (``ru``, ``en-GB``); None for what is none."""
    if not isinstance(tag, str):
        return None
    said = tag.strip().replace("_", "-")
    return said if _TAG.fullmatch(said) and len(said) <= 35 else None


def web_address(words: object) -> str | None:
    """An address of the web; None for any other, and for what is none."""
    if not isinstance(words, str) or len(words) > _LONGEST_ADDRESS:
        return None
    said = words.strip()
    return said if _ADDRESS.fullmatch(said) else None
