"""Documents that somebody made to break who reads them, written by the tests."""

from collections.abc import Iterator
from functools import partial

from db.bombs.archives import WARC
from db.bombs.markup import Made, external
from db.bombs.packed import WORD
from db.bombs.pages import MAIL, PAGES, saved, wrapped
from db.bombs.printed import PDF
from db.bombs.written import BIBLIOGRAPHIES, TEXTS

__all__ = ["PDF", "WORD", "Made", "everything", "external", "wrapped"]


def everything() -> Iterator[tuple[str, str, Made]]:
    """What each is made to do, the name of the file, and how it is made."""
    for suffix, bombs in (("docx", WORD), ("eml", MAIL), ("pdf", PDF), ("warc", WARC)):
        for said, made in bombs.items():
            yield said, f"a.{suffix}", made
    for said, page in PAGES.items():
        yield said, "a.html", page.encode
    for said in ("laughs", "what it would fetch"):
        yield said, "a.mhtml", partial(saved, PAGES[said])
    for said, held in TEXTS.items():
        yield said, "a.txt", partial(bytes, held)
    for said, (suffix, made) in BIBLIOGRAPHIES.items():
        yield said, f"a.{suffix}", made
