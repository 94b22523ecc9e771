"""Bibliographies: files of many entries, as Zotero and its kin export them."""

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from dossier_db.documents.bounds import MOST_ENTRIES
from dossier_db.documents.damage import FAULTS
from dossier_db.documents.imprints import flat
from dossier_db.documents.needed import insist
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Reference


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a file, and sentences about what could not be read."""

    references: tuple[Reference, ...]
    notes: tuple[str, ...] = ()


_FORMS: Final = {
    "csl": ("CSL-JSON", ()),
    "bibtex": ("BibTeX", ("bibtexparser",)),
    "ris": ("RIS", ("rispy",)),
}
_SUFFIXES: Final = {"json": "csl", "bib": "bibtex", "bibtex": "bibtex", "ris": "ris"}


def form_of(name: str) -> str | None:
    """The form of a bibliography, told by the name of its file; None: it is none."""
    return _SUFFIXES.get(name.lower().rpartition(".")[2]) if "." in name else None


def insist_on(name: str, form: str) -> None:
    """Refuse where the library that reads it is not installed."""
    said, libraries = _FORMS[form]
    insist(name, f"a bibliography in {said}", libraries)


def parse(form: str, held: bytes, name: str) -> Bibliography:
    """The entries of a bibliography; those that say nothing are left out.

    Raises:
        Unreadable: it is no such bibliography, or a library is missing.
    """
    insist_on(name, form)
    said = _FORMS[form][0]
    reader = import_module(f"dossier_db.documents.{form}")
    try:
        found: Bibliography = reader.read(held.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"{name} is not text in UTF-8 (byte {error.start}): export it again so."
        ) from None
    except MemoryError:
        raise Unreadable(f"{name} is too large: export a part of it.") from None
    except (*FAULTS, *getattr(reader, "WRONG", ())):
        raise Unreadable(f"{name} is no {said}: export it again.") from None
    told = tuple(one for one in found.references if one.about.title or one.about.url)
    notes = list(found.notes)
    if len(told) < len(found.references):
        blank = len(found.references) - len(told)
        notes.append(
            f"Entries of {name} without title and address, left out: {blank:,}."
        )
    if len(told) > MOST_ENTRIES:
        raise Unreadable(
            f"{name} has {len(told):,} entries: export fewer than {MOST_ENTRIES:,}."
        )
    if not told:
        raise Unreadable(f"{name} has no entry with a title or an address.")
    return Bibliography(tuple(_keyed(one) for one in told), tuple(notes))


def _keyed(one: Reference) -> Reference:
    return Reference(flat(one.key) or "", one.about, one.notes)
