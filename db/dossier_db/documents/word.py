"""Word documents: every paragraph of the text, its tables, boxes and notes.

python-docx opens the package and knows its properties. Its ``Paragraph.text`` leaves
out what was inserted while changes were tracked, text boxes and footnotes, so the
paragraphs are read from the XML that it gives.
"""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from docx import Document as open_word
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from lxml import etree

from dossier_db.documents.bounds import MOST_FILES, MOST_UNPACKED
from dossier_db.documents.damage import FAULTS
from dossier_db.documents.dated import near
from dossier_db.documents.imprints import imprint
from dossier_db.documents.reading import Reading, read_with
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

WRONG: Final = (PythonDocxError, OpcError, etree.LxmlError)

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_COMPATIBLE}Fallback")
)
"""What was taken out, what is no text, and what stands there a second time."""
_BLANKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_SIGNS: Final = {f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad"}
_BESIDE: Final = ("header", "footer", "footnotes", "endnotes")
"""Parts with words beside the text, in the order in which they follow it here."""


def read(stream: BinaryIO, name: str) -> Reading:
    """The text of a Word document; headers, footers and notes after it."""
    _bounded(stream, name)
    document = open_word(stream)
    found = list(_paragraphs(document.element.body))
    notes = []
    beside = [each for part in _beside(document) for each in _paragraphs(part)]
    if beside:
        notes.append("Headers, footers and notes stand at the end of the text.")
        found += dict.fromkeys(beside)  # the same on every page
    about = _about(document)
    return Reading("\n\n".join(found), read_with("python-docx"), about, tuple(notes))


def _bounded(stream: BinaryIO, name: str) -> None:
    """Refuse what is packed so that it fills the machine when it is unpacked."""
    with zipfile.ZipFile(stream) as package:
        files = package.infolist()
    if any(one.flag_bits & 1 for one in files):
        raise Unreadable(f"{name} has a password: save a copy without it.")
    size = sum(one.file_size for one in files)
    if size > MOST_UNPACKED or len(files) > MOST_FILES:
        raise Unreadable(
            f"{name} unpacks to {size // 1024**2:,} MB in {len(files):,} files: that is"
            " no document. Save its text alone and take that."
        )
    stream.seek(0)


def _beside(document: Any) -> Iterator[Any]:
    """The roots of the parts beside the text."""
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    for kind in _BESIDE:
        for place, part in sorted(parts.items()):
            if place.startswith(f"/word/{kind}") and place.endswith(".xml"):
                yield parse_xml(part.blob)


def _paragraphs(root: Any) -> Iterator[str]:
    """The paragraphs of a part in their order; cells of a row stand in one line."""
    found: list[list[str]] = []
    within: list[int] = []
    """Which paragraphs are open: one may stand in a box inside another."""
    rows: list[bool] = []
    """Of each open row whether a cell with words came before; the last is within."""
    cell = False
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                walker.skip_subtree()
            elif tag == f"{_W}tr":
                rows.append(False)
            elif tag == f"{_W}tc":
                cell = bool(rows and rows[-1])
            elif tag == f"{_W}p":
                if cell and found and not within:
                    found[-1].append("\t")
                    within.append(len(found) - 1)
                else:
                    found.append([])
                    within.append(len(found) - 1)
                cell = False
            elif within:
                found[within[-1]].append(_said(element, tag))
        elif tag == f"{_W}p" and within:
            within.pop()
            if rows:
                rows[-1] = True
        elif tag == f"{_W}tr" and rows:
            rows.pop()
    for words in found:
        said = "".join(words).strip(" \t\n")
        if said:
            yield said


def _said(element: Any, tag: str) -> str:
    """The words of one element of a run."""
    if tag in (f"{_W}t", f"{_M}t"):
        return element.text or ""
    return _BLANKS.get(tag) or _SIGNS.get(tag, "")


def _about(document: Any) -> Imprint:
    """What its properties say; a document that has none, or nonsense, says nothing."""
    try:
        properties = document.core_properties
        made = properties.created
        return imprint(
            title=properties.title,
            author=properties.author,
            lang=properties.language,
            issued=None if made is None else near(made.date().isoformat()),
            issued_basis="the day on which the document was made",
        )
    except (*FAULTS, *WRONG):
        return Imprint()
