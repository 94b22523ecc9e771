"""Documents: files of many kinds, each read once into a text and an imprint.

    from dossier_db.documents import read

    document = read(Path("report.pdf"))

Reading is slow and knows no dossier: it is done before a transaction is opened, and may
be done on any thread. Nothing in a document is fetched or run; what needs a library of
the extra ``documents`` is read in a process of its own (``apart``).
"""

import hashlib
import io
import os
import stat
from pathlib import Path
from typing import Any

from dossier_db import captures
from dossier_db.documents import bibliographies
from dossier_db.documents.bibliographies import Bibliography
from dossier_db.documents.bounds import MOST_WHOLE
from dossier_db.documents.kinds import HEAD, Kind, kind_of
from dossier_db.documents.needed import insist_on
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Document, Imprint, Reference

__all__ = ["Bibliography", "is_bibliography", "read", "read_bibliography"]


def read(held: bytes | Path, name: str = "") -> Document:
    """The document that these bytes are, or that lies in this file.

    A file of more bytes than a dossier keeps stays where it is: its hash is taken piece
    by piece, and its text where it can be had the same way.

    Raises:
        Unreadable: nothing can be made of it; the sentence says why.
        OSError: the file cannot be opened.
    """
    if isinstance(held, bytes):
        return _document(held, name or "the document")
    name = name or held.name
    with held.open("rb") as stream:
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable(f"{name} is no file: name one.")
        if before.st_size <= captures.MOST_BYTES:
            return _document(stream.read(before.st_size), name)
        head = stream.read(HEAD)
        stream.seek(0)
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    document = _outside(held, head, name, sha256, before.st_size)
    after = held.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Unreadable(f"{name} was altered while it was read: try again.")
    return document


def is_bibliography(name: str) -> bool:
    """Whether a file of this name holds entries of a bibliography, not a document."""
    return bibliographies.form_of(name) is not None


def read_bibliography(held: bytes | Path, name: str = "") -> Bibliography:
    """The entries of a bibliography in CSL-JSON, BibTeX or RIS, told by its name.

    Raises:
        Unreadable: it is none; the sentence says why.
        OSError: the file cannot be opened.
    """
    if isinstance(held, Path):
        name = name or held.name
        with held.open("rb") as stream:
            held = stream.read(MOST_WHOLE + 1)
    form = bibliographies.form_of(name)
    if form is None:
        raise Unreadable(f"{name} is no bibliography: .json, .bib or .ris.")
    if len(held) > MOST_WHOLE:
        raise Unreadable(f"{name} is longer than 64 MB: export a part of it.")
    bibliographies.insist_on(name, form)
    said = _apart("bibliography", held, name, form=form)
    entries = tuple(
        Reference(one["key"], Imprint(**one["about"]), tuple(one["notes"]))
        for one in said["references"]
    )
    return Bibliography(entries, tuple(said["notes"]))


def _document(held: bytes, name: str) -> Document:
    """A document whose bytes are kept."""
    kind = kind_of(held[:HEAD], name)
    reading = _reading(kind, held, name)
    sha256 = hashlib.sha256(held).hexdigest()
    return _put_together(kind, reading, name, sha256, len(held), held)


def _outside(path: Path, head: bytes, name: str, sha256: str, size: int) -> Document:
    """A document whose bytes stay outside."""
    kind = kind_of(head, name)
    if kind.whole and size > MOST_WHOLE and kind.reader:
        note = "It is longer than 64 MB and was not read: a part of it can be attached."
        reading = Reading(None, "kept by its hash alone", notes=(note,))
    else:
        reading = _reading(kind, path, name)
    return _put_together(kind, reading, name, sha256, size, None)


def _reading(kind: Kind, held: bytes | Path, name: str) -> Reading:
    if not kind.reader:
        note = f"It is {kind.said}: kept with its hash, no text in it."
        return Reading(None, "kept as it is", notes=(note,))
    insist_on(name, kind)
    if kind.libraries:
        return _made(
            _apart(
                "document",
                held,
                name,
                said=kind.said,
                reader=kind.reader,
                libraries=list(kind.libraries),
            )
        )
    if isinstance(held, Path):
        with held.open("rb") as stream:
            return parse(kind, stream, name)
    return parse(kind, io.BytesIO(held), name)


def _apart(
    task: str, held: bytes | Path, name: str, **more: str | list[str]
) -> dict[str, Any]:
    from dossier_db.documents.apart import ask  # only here: plain texts do without

    return ask(task, held, name, **more)


def _made(said: dict[str, Any]) -> Reading:
    """A reading as it came from the other process."""
    about = Imprint(**said["about"])
    return Reading(said["text"], said["method"], about, tuple(said["notes"]))


def _put_together(
    kind: Kind, reading: Reading, name: str, sha256: str, size: int, held: bytes | None
) -> Document:
    notes = reading.notes
    if held is None:
        kept = captures.MOST_BYTES // 1024**2
        notes = (
            *notes,
            f"It has more than {kept} MB and stays outside the dossier: keep the file"
            f" with the hash {sha256}.",
        )
    return Document(
        name=name,
        sha256=sha256,
        size=size,
        held=held,
        media_type=kind.media_type,
        text=reading.text,
        method=reading.method,
        about=reading.about,
        notes=notes,
    )
