"""Web archives (WARC): of the pages in one, that with the longest text.

Read by warcio, the library of those who make such archives. A site saved whole has many
pages; which one was read is said, and the others are reached by saving them alone.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple

from lxml import etree
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from dossier_db.documents import webpage
from dossier_db.documents.bounds import MOST_FILES, MOST_UNPACKED, MOST_WHOLE
from dossier_db.documents.damage import FAULTS
from dossier_db.documents.reading import Reading, read_with
from dossier_db.documents.unpacking import KNOWN, unpacked
from dossier_db.errors import Unreadable

WRONG: Final = (ArchiveLoadFailed, etree.LxmlError)
_METHOD: Final = ("warcio", "lxml")
_PAGES: Final = ("text/html", "application/xhtml+xml")
_TEXTS: Final = (*_PAGES, "text/plain")


class _Page(NamedTuple):
    """A page of the archive."""

    url: str
    day: str
    content_type: str
    held: bytes


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of the page of the archive that has most of it, and its address."""
    best: Reading | None = None
    url, count, notes = "", 0, []
    pages = _pages(stream)
    try:
        for page in pages:
            found = _read(page)
            count += 1
            if best is None or len(found.text or "") > len(best.text or ""):
                best, url, day = found, page.url, page.day
    except (*FAULTS, *WRONG):
        if best is None:
            raise
        notes.append("It is cut short or damaged: what could be read of it is read.")
    if best is None:
        raise Unreadable(f"{name} has no page with text in it.")
    if count > 1:
        notes.append(f"{count:,} pages are in it; the longest is read.")
    notes.append(f"Saved from {url} on {day}.")
    said = (*notes, *best.notes)
    return Reading(best.text, read_with(*_METHOD), best.about, said)


def _read(page: _Page) -> Reading:
    charset = page.content_type.partition("charset=")[2].strip(" \"';") or None
    if page.content_type.startswith("text/plain"):
        text, notes = webpage.decoded(page.held, charset)
        return Reading(text.replace("\r\n", "\n"), "", notes=notes)
    return webpage.page(page.held, charset, page.url)


def _pages(stream: BinaryIO) -> Iterator[_Page]:
    """The pages that a server gave, while the bounds allow."""
    size = 0
    for number, record in enumerate(ArchiveIterator(stream)):
        if number >= MOST_FILES or size > MOST_UNPACKED:
            return
        if record.rec_type not in ("response", "resource"):
            continue
        content_type = _content_type(record)
        if content_type.partition(";")[0].strip() not in _TEXTS or not _given(record):
            continue
        held = _whole(record)
        size += len(held)
        said = record.rec_headers
        url = (said.get_header("WARC-Target-URI") or "?").strip("<>")
        day = (said.get_header("WARC-Date") or "?")[:10]
        yield _Page(url, day, content_type, held)


def _whole(record: Any) -> bytes:
    """What a record holds, as it was before the server packed it and cut it up."""
    stream = record.raw_stream
    if _said(record, "Transfer-Encoding") == "chunked":
        stream = ChunkedDataReader(stream)
    held = stream.read(MOST_WHOLE + 1)
    return unpacked(held, _said(record, "Content-Encoding"), MOST_WHOLE)


def _said(record: Any, name: str) -> str:
    """A line of the head that the server sent."""
    headers = record.http_headers
    return "" if headers is None else (headers.get_header(name) or "").strip().lower()


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _given(record: Any) -> bool:
    """Whether the server gave the page, packed in a way that can be unpacked."""
    headers = record.http_headers
    if headers is None:
        return True
    packed = _said(record, "Content-Encoding")
    return headers.get_statuscode() in ("200", "203") and packed in KNOWN
