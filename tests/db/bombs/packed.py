"""Packed files, Word documents before all."""

import io
import struct
import warnings
import zipfile
from collections.abc import Mapping
from typing import Final

from db.bombs.markup import CLOSE, INCLUDING, OPEN, QUADRATIC, Made, W, external, laughs
from db.papers import docx, repacked

_NAMES: Final = (
    "../../out.txt",
    "/tmp/out.txt",
    "..\\..\\out.txt",
    "C:\\out.txt",
    "a\0b",
)
"""Where an archive might want its files to go."""


def _entry(held: bytes, name: str, words: bytes, *, link: bool = False) -> bytes:
    """A packed file with one more in it."""
    stream = io.BytesIO(held)
    info = zipfile.ZipInfo("x")
    info.filename = name  # as it stands: the constructor would make it harmless
    info.external_attr = (0o120777 if link else 0o644) << 16
    with zipfile.ZipFile(stream, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        package.writestr(info, words)
    return stream.getvalue()


def _going_out() -> bytes:
    held = docx("Words")
    for name in _NAMES:
        held = _entry(held, name, b"out")
    return _entry(held, "word/link", b"/etc/passwd", link=True)


def _part_going_out() -> bytes:
    """A part of the document that is said to lie outside the package."""
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument" Target="../../../etc/passwd"'
        "/></Relationships>"
    )
    return repacked(docx("Words"), {"_rels/.rels": related.encode()})


def _relations(target: str, mode: str) -> Made:
    """A document that relates to something out there."""

    def made() -> bytes:
        held = docx("Words")
        with zipfile.ZipFile(io.BytesIO(held)) as package:
            related = package.read("word/_rels/document.xml.rels").decode()
        more = (
            '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/'
            f'officeDocument/2006/relationships/image" Target="{target}"{mode}/>'
        )
        related = related.replace("</Relationships>", f"{more}</Relationships>")
        return repacked(held, {"word/_rels/document.xml.rels": related.encode()})

    return made


def _sized(size: int, *, zip64: bool = False) -> Made:
    """Every file in it is said to be of that size."""

    def made() -> bytes:
        held = bytearray(docx("Words"))
        place = held.find(b"PK\x01\x02")
        while place >= 0:
            struct.pack_into("<I", held, place + 24, 0xFFFFFFFF if zip64 else size)
            place = held.find(b"PK\x01\x02", place + 4)
        return bytes(held)

    return made


def _overlapping() -> bytes:
    """A hundred names for the same packed bytes."""
    held = bytearray(docx("Words"))
    first = held.find(b"PK\x01\x02")
    size = struct.unpack_from("<HHH", held, first + 28)
    one = bytes(held[first : first + 46 + sum(size)])
    end = held.find(b"PK\x05\x06")
    directory = bytes(held[first:end]) + one * 100
    tail = bytearray(held[end:])
    count = struct.unpack_from("<H", tail, 10)[0] + 100
    struct.pack_into("<HHI", tail, 8, count, count, len(directory))
    return bytes(held[:first]) + directory + bytes(tail)


def _locked() -> bytes:
    held = bytearray(docx("Words"))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = held.find(sign)
        while place >= 0:
            held[place + flags] |= 1
            place = held.find(sign, place + 4)
    return bytes(held)


def _packed_in_packed() -> bytes:
    held = docx("Words")
    for _ in range(5):
        held = repacked(docx("Words"), {"word/embeddings/a.docx": held})
    return held


def body(xml: str) -> Made:
    """A document whose main part is this."""
    return lambda: repacked(docx("x"), {"word/document.xml": xml.encode()})


WORD: Final[Mapping[str, Made]] = {
    "names that lead out": _going_out,
    "a part that leads out": _part_going_out,
    "a picture on the web": _relations(
        "http://127.0.0.1:9/x", ' TargetMode="External"'
    ),
    "a picture in the machine": _relations("file:///etc/passwd", ""),
    "sizes that are too small": _sized(1),
    "sizes that are too large": _sized(2**30),
    "sizes that are said elsewhere": _sized(0, zip64=True),
    "files that lie upon each other": _overlapping,
    "a password": _locked,
    "a name that is there twice": lambda: _entry(
        docx("Words"), "word/document.xml", b"<other/>"
    ),
    "documents in documents": _packed_in_packed,
    "laughs": body(laughs(OPEN, CLOSE)),
    "a long entity many times": body(QUADRATIC),
    "an entity in the machine": body(external("file:///etc/passwd")),
    "an entity on the web": body(external("http://127.0.0.1:9/x")),
    "an inclusion": body(INCLUDING),
    "elements without end": body(f"<w:document {W}>" + "<w:p>" * 300_000),
    "an element of many": body(
        f"<w:document {W}><w:body>" + "<w:p/>" * 500_000 + "</w:body></w:document>"
    ),
}
