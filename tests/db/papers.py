"""Documents of every kind, written by the tests: nobody else's words are in them."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document as word_document
from pypdf import PdfReader, PdfWriter

Lines = Sequence[tuple[float, float, str]]
"""Of a page: how far from the left and the foot each line stands, and its words."""


def column(*paragraphs: Sequence[str], left: float = 70, gap: float = 9) -> Lines:
    """Lines of paragraphs under each other, twelve points apart."""
    found, height = [], 750.0
    for lines in paragraphs:
        for words in lines:
            found.append((left, height, words))
            height -= 12
        height -= gap
    return found


def pdf(*pages: Lines, info: Mapping[str, str] | None = None) -> bytes:
    """A PDF with these pages; letters of Latin-1 alone."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj ET"
            for x, y, words in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            " /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    said = "".join(
        f" /{key} ({_escaped(value)})" for key, value in (info or {}).items()
    )
    objects.append(f"<<{said} >>")
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    held, places = b"%PDF-1.4\n", []
    for number, words in enumerate(objects, 1):
        places.append(len(held))
        held += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return held + (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
        f"<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\n"
        f"startxref\n{len(held)}\n%%EOF\n"
    ).encode("latin-1")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def locked(held: bytes, *, user: str, owner: str, algorithm: str) -> bytes:
    """The same PDF, locked."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(held)))
    writer.encrypt(user, owner, algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word document with these paragraphs."""
    document = word_document()
    document.core_properties.title = title
    document.core_properties.author = author
    for words in paragraphs:
        document.add_paragraph(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(held: bytes, changes: Mapping[str, bytes]) -> bytes:
    """A packed file with some of its files changed or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(held)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, words in changes.items():
            new.writestr(name, words)
    return stream.getvalue()


def warc(
    *pages: tuple[str, bytes, Mapping[str, str]],
    packed: bool = True,
    status: str = "200",
) -> bytes:
    """A web archive of pages: address, what the server sent, the head it sent."""
    found = b""
    for number, (url, body, head) in enumerate(pages):
        said = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        sent = f"HTTP/1.1 {status} OK\r\n{said}\r\n".encode() + body
        record = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Date: 2025-05-03T10:00:00Z\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(sent)}\r\n\r\n"
        ).encode() + sent
        record += b"\r\n\r\n"
        found += gzip.compress(record, mtime=0) if packed else record
    return found


def mhtml(*parts: tuple[str, str, bytes], start: str = "") -> bytes:
    """A page saved as one file: id, address and page of each part."""
    head = (
        "From: <Saved by Blink>\r\nSubject: The page\r\n"
        "Snapshot-Content-Location: https://example.org/saved\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; {start} boundary="B"\r\n'
    ).encode()
    for identity, url, page in parts:
        head += (
            "\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
            f"Content-ID: {identity}\r\nContent-Location: {url}\r\n\r\n"
        ).encode() + page
    return head + b"\r\n--B--\r\n"
