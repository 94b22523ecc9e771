"""Web pages saved as one file by a browser (MHTML): the page itself, without what is
embedded in it."""

from email.errors import MessageError
from typing import BinaryIO, Final

from lxml import etree

from dossier_db.documents import webpage
from dossier_db.documents.bounds import MOST_FILES
from dossier_db.documents.mail import Mail, header, parsed, parts
from dossier_db.documents.reading import Reading, read_with
from dossier_db.errors import Unreadable

WRONG: Final = (MessageError, etree.LxmlError)


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of the page that was saved, with the address it was saved from.

    Where the page is a frame around others, the one with the longest text is read.
    """
    saved = parsed(stream)
    pages = _pages(saved, name)
    if not pages:
        raise Unreadable(f"{name} has no web page in it: is it a saved page?")
    found = [_read(one, saved) for one in pages]
    reading, url = found[0] if found[0][0].text else max(found, key=_length)
    notes = list(reading.notes)
    if len(found) > 1:
        notes.append(f"{len(found):,} pages are in it; this one is read: {url}")
    return Reading(reading.text, read_with("lxml"), reading.about, tuple(notes))


def _pages(saved: Mail, name: str) -> list[Mail]:
    """Its pages, the one that was saved first."""
    pages, waiting = [], [saved]
    for _ in range(MOST_FILES):
        if not waiting:
            break
        part = waiting.pop()
        within = parts(part)
        if within is not None:
            waiting += reversed(within)
        elif part.get_content_type() in ("text/html", "application/xhtml+xml"):
            pages.append(part)
    else:
        raise Unreadable(f"{name} has more than {MOST_FILES:,} parts: that is no page.")
    start = saved.get_param("start")
    first = [one for one in pages if start and one.get("Content-ID") == start]
    return first + [one for one in pages if one not in first]


def _read(part: Mail, saved: Mail) -> tuple[Reading, str]:
    url = header(part, "Content-Location")
    from_ = header(saved, "Snapshot-Content-Location")
    held = part.get_payload(decode=True)
    page = held if isinstance(held, bytes) else b""
    return webpage.page(page, part.get_content_charset(), url or from_), url or "?"


def _length(found: tuple[Reading, str]) -> int:
    return len(found[0].text or "")
