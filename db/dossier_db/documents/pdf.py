"""PDF: its text line by line, put together to paragraphs where the page shows them.

Read by pypdf: it is Python through and through, so that what a hostile file can break
is the reading and not the memory; it reads 200 pages in about a second, where pdfminer
takes twelve times as long.
"""

from typing import Any, BinaryIO, Final

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from dossier_db.documents.bounds import MOST_LETTERS, MOST_PAGES
from dossier_db.documents.damage import FAULTS
from dossier_db.documents.dated import near
from dossier_db.documents.imprints import imprint, names
from dossier_db.documents.lines import Page, put_together
from dossier_db.documents.reading import Reading, read_with
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

WRONG: Final[tuple[type[Exception], ...]] = (DependencyError, PyPdfError)
"""What the library raises over a damaged file, or one that wants a program to read a
picture as text, beside what any code does."""
SCAN: Final = (
    "It is a scan, or pictures alone: no text in it. A program for text recognition"
    " (OCR) makes a text of it that can be attached too."
)


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of a PDF, page after page."""
    reader = PdfReader(stream)
    _unlock(reader, name)
    pages, notes, letters, blank = [], [], 0, 0
    total = len(reader.pages)
    for number in range(min(total, MOST_PAGES)):
        page = Page()
        reader.pages[number].extract_text(visitor_text=page.see)
        lines = page.lines()
        found = sum(len(line.words) for line in lines)
        blank += not found
        letters += found
        pages.append(lines)
        if letters > MOST_LETTERS:
            break
    text = put_together(pages)
    if len(pages) < total:
        notes.append(f"Of its {total:,} pages the first {len(pages):,} are read.")
    if not any(letter.isalnum() for letter in text):
        notes.append(SCAN if total else "It has no pages.")
    elif blank:
        notes.append(f"Without text: {blank:,} of its {total:,} pages (pictures?).")
    return Reading(text, read_with("pypdf"), _about(reader), tuple(notes))


def _unlock(reader: PdfReader, name: str) -> None:
    """Open what is locked against altering alone; that needs no password."""
    if not reader.is_encrypted:
        return
    try:
        locked = reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except DependencyError:  # a cipher of a library that is not there
        locked = True
    if locked:
        raise Unreadable(
            f"{name} has a password: open it, print it to a PDF without one and take"
            " that."
        )


def _about(reader: PdfReader) -> Imprint:
    """What the file says of itself; one that says nonsense says nothing."""
    try:
        said: dict[str, Any] = dict(reader.metadata or {})
        lang = reader.root_object.get("/Lang")
        xmp = reader.xmp_metadata
        titles = (xmp.dc_title or {}) if xmp is not None else {}
        creators = (xmp.dc_creator or []) if xmp is not None else []
        publishers = (xmp.dc_publisher or []) if xmp is not None else []
    except (*FAULTS, *WRONG):
        return Imprint()
    made = said.get("/CreationDate")
    return imprint(
        title=titles.get("x-default") or said.get("/Title"),
        author=names(creators) or said.get("/Author"),
        publisher=names(publishers),
        issued=near(str(made)) if made is not None else None,
        issued_basis="the day on which the PDF was made",
        lang=lang,
    )
