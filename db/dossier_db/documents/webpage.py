"""Web pages as they were saved: all their words, in the order of the page.

No library that looks for the article is used. Of pages written for the purpose
trafilatura, even asked for recall, left out captions, a correction beside the article
and the line under it; it keeps no blank lines either. A menu more can be read past, a
correction less is a loss. lxml parses, and what a reader could see is kept.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from lxml import etree, html

from dossier_db.documents.reading import Reading, read_with
from dossier_db.documents.textlines import TextLines
from dossier_db.documents.webhead import about

WRONG: Final = (etree.LxmlError,)
_BLOCK: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header"
    " hgroup hr legend li main menu nav ol optgroup option p pre search section summary"
    " table tbody tfoot thead tr ul"
)
_BLOCKS: Final = frozenset(_BLOCK.split())
"""Elements that stand in lines of their own."""
_NO_TEXT: Final = "audio canvas head iframe math object script style svg template video"
_UNSEEN: Final = frozenset(_NO_TEXT.split())
"""Elements of which nothing is read: what a browser shows of them is no text."""
_CHARSET: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIMIT: Final = "ERR_RESOURCE_LIMIT"
_TOO_DEEP: Final = (
    "Its elements stand within each other deeper than in any page: what follows there"
    " is not read."
)
_OLD: Final = "windows-1252"
"""What browsers take a page for that does not say in which letters it is written."""


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of a page that lies in a file of its own."""
    return page(stream.read())


def page(held: bytes, charset: str | None = None, url: str | None = None) -> Reading:
    """The text of a page; ``charset`` and ``url`` are what came with it."""
    text, notes = decoded(held, charset)
    tree, whole = _tree(text)
    if not whole:
        notes = (*notes, _TOO_DEEP)
    if tree is None:
        return Reading(None, read_with("lxml"), notes=notes)
    said = about(tree, text, url)
    return Reading(_words(tree), read_with("lxml"), said, notes)


def decoded(held: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The letters of a page, and a sentence where they are in doubt."""
    for mark, encoding in _MARKS:
        if held.startswith(mark):
            return _letters(held[len(mark) :], encoding)
    declared = _CHARSET.search(held[:4096])
    within = declared[1].decode("ascii", "replace") if declared else None
    for name in (charset, within):
        known = None if name is None else _known(name)
        if known is not None:
            return _letters(held, known)
    try:
        return held.decode("utf-8"), ()
    except UnicodeDecodeError:
        said = f"It does not say in which letters it is written: read as {_OLD}."
        return held.decode(_OLD, "replace"), (said,)


def _known(name: str) -> str | None:
    """The encoding of this name: as browsers take it, Latin-1 is Windows' own."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if found.name in ("iso8859-1", "ascii"):
        return _OLD
    readable = getattr(found, "_is_text_encoding", True)  # rot13, zlib and such are not
    return found.name if readable else None


def _letters(held: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = held.decode(encoding, "replace")
    lost = text.count("\ufffd") - held.count("\ufffd".encode())
    if lost <= 0:
        return text, ()
    return text, (f"No {encoding}, as it says it is: {lost:,} of its characters.",)


def _tree(text: str) -> tuple[Any, bool]:
    """The page as a tree, None where nothing is in it, and whether that is all.

    Nothing is fetched, no entity beside HTML's own is known.
    """
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_pis=True,
        huge_tree=True,  # else all is dropped that follows some 250 open elements
    )
    held = text.replace("\0", "").encode("utf-8", "replace")
    if not held.strip():
        return None, True
    try:
        tree = html.document_fromstring(held, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # remarks alone
        return None, True
    return tree, not any(one.type_name == _LIMIT for one in parser.error_log)


def _words(tree: Any) -> str:
    lines = TextLines()
    pres = 0
    for event, element in _walk(tree):
        tag = element.tag
        if event == "start":
            pres += tag == "pre"
            if tag == "br":
                lines.end_line()
            elif tag in ("td", "th"):
                lines.next_cell()
            elif tag in _BLOCKS:
                lines.end_paragraph()
            if element.text and tag not in _UNSEEN:
                lines.add(element.text, as_is=pres > 0)
            continue
        pres -= tag == "pre"
        if tag in _BLOCKS:
            lines.end_paragraph()
        if element.tail:
            lines.add(element.tail, as_is=pres > 0)
    return lines.text()


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Begin and end of every element that is seen; of a comment the end alone, with
    the words that follow it."""
    walker = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment":
            yield "end", element
            continue
        if event == "start" and element.tag in _UNSEEN:
            walker.skip_subtree()
        yield event, element
