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
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from dossier_db import captures
from dossier_db.documents import bibliographies
from dossier_db.documents.bibliographies import Bibliography
from dossier_db.documents.bounds import MOST_LETTERS, MOST_WHOLE
from dossier_db.documents.kinds import HEAD, Kind, kind_of
from dossier_db.documents.needed import insist_on
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Document, Imprint, Reference

_Made = TypeVar("_Made")

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


def read_bibliography(path: Path) -> Bibliography:
    """The entries of a bibliography in CSL-JSON, BibTeX or RIS, told by its name.

    Raises:
        Unreadable: it is none; the sentence says why.
        OSError: the file cannot be opened.
    """
    name = path.name
    with path.open("rb") as stream:
        held = stream.read(MOST_WHOLE + 1)
    form = bibliographies.form_of(name)
    if form is None:
        raise Unreadable(f"{name} is no bibliography: .json, .bib or .ris.")
    if len(held) > MOST_WHOLE:
        raise Unreadable(f"{name} is longer than 64 MB: export a part of it.")
    bibliographies.insist_on(name, form)
    return _from_apart(
        "bibliography",
        held,
        name,
        lambda said: Bibliography(
            tuple(
                Reference(_text(one["key"]), _imprint(one["about"]), _texts(one))
                for one in said["references"]
            ),
            _texts(said),
        ),
        form=form,
    )


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
        return _from_apart(
            "document",
            held,
            name,
            _made,
            said=kind.said,
            reader=kind.reader,
            libraries=list(kind.libraries),
        )
    if isinstance(held, Path):
        with held.open("rb") as stream:
            return parse(kind, stream, name)
    return parse(kind, io.BytesIO(held), name)


def _from_apart(
    task: str,
    held: bytes | Path,
    name: str,
    make: Callable[[dict[str, Any]], _Made],
    **more: str | list[str],
) -> _Made:
    """What is made of the answer of the other process, which may be anything: a
    document may have taken it over.
    """
    from dossier_db.documents.apart import ask  # only here: plain texts do without

    answer = ask(task, held, name, **more)
    try:
        return make(answer)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise Unreadable(
            f"{name} cannot be read: what reads it broke down over it. Save it in"
            " another form and take that."
        ) from None


def _made(said: dict[str, Any]) -> Reading:
    """A reading as it came from the other process."""
    text = None if said["text"] is None else _text(said["text"])
    return Reading(text, _text(said["method"]), _imprint(said["about"]), _texts(said))


def _imprint(said: dict[str, Any]) -> Imprint:
    kept = {name: None if one is None else _text(one) for name, one in said.items()}
    return Imprint(**kept)


def _texts(said: dict[str, Any]) -> tuple[str, ...]:
    return tuple(_text(one) for one in said["notes"])


def _text(said: object) -> str:
    """Words that can be kept, or no answer."""
    if not isinstance(said, str) or len(said) > MOST_LETTERS:
        raise ValueError("no words")
    said.encode()
    return said


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
