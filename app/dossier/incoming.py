"""Files that come in: one attached to a source, or many of which sources are made.

A file is read first, which may take seconds, and written then, in one act: the file of
the dossier is never held while somebody else's is read. Both functions may be called
from any thread but the screen's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.errors import Refusal, unreached
from dossier.readings import read_held
from dossier.words import _
from dossier_db import DossierError, Store
from dossier_db.captures import attach_document
from dossier_db.documents import is_bibliography, read_bibliography
from dossier_db.incoming import Incoming
from dossier_db.records import Attached
from dossier_db.records.documents import Document, Imported, Reference


@dataclass(frozen=True, slots=True)
class FromFile:
    """What came of one file."""

    path: str
    sources: tuple[Imported, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences about the file as a whole."""
    refused: str | None = None
    """Why nothing came of it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read and is not yet written."""

    path: str
    items: tuple[Document | Reference, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str | None = None


def attach_file(
    store: Store,
    source_id: str,
    path: str,
    agent: str,
    agree: Callable[[int, int], None] | None = None,
) -> Attached:
    """Keep a file as a text of a source, and look for every passage in it.

    Where most passages stood in the text that is read and would not in this one,
    ``agree`` is called first, with how many did and how many would; it may refuse.
    """
    document = read_held(path)
    if _is_wordless(document):
        raise Refusal(_("The text holds no words: nothing was attached."))
    shelf = store.captures
    read = shelf.latest(source_id) if agree is not None and document.text else None
    if agree is not None and read is not None:
        stood = shelf.exact(source_id, shelf.text(read.id))
        would = shelf.exact(source_id, document.text or "")
        if 2 * would < stood:
            agree(stood, would)
    with store.act(agent) as act:
        before = {one.id: one.letters for one in shelf.of(source_id)}
        capture_id = attach_document(act, source_id, document)
    capture = shelf.capture(capture_id)
    new = capture_id not in before or (not before[capture_id] and capture.letters > 0)
    found = shelf.find(capture_id) if capture.letters else ()
    return Attached(capture, new, found, document.notes)


def import_files(
    store: Store,
    paths: Sequence[str],
    agent: str,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[FromFile, ...]:
    """Make sources of documents and of the entries of bibliographies, all in one act.

    A file that cannot be read is told of and does not keep the others out. One that is
    a source already is attached to it, unless it is attached to one.
    """
    files = []
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, len(paths))
        files.append(_read(path))
    if not any(one.items for one in files):
        return tuple(FromFile(one.path, (), one.notes, one.refused) for one in files)
    with store.act(agent) as act:
        incoming = Incoming(act)
        return tuple(_brought_in(incoming, one) for one in files)


def _brought_in(incoming: Incoming, file: _Read) -> FromFile:
    sources = tuple(
        incoming.bring_in(_whole(one, file.path) if isinstance(one, Document) else one)
        for one in file.items
    )
    return FromFile(file.path, sources, file.notes, file.refused)


def _read(path: str) -> _Read:
    """A document without its bytes: many of them are not held at once."""
    try:
        if is_bibliography(path) and not Path(path).is_dir():
            found = read_bibliography(Path(path))
            return _Read(path, found.references, found.notes)
        document = read_held(path)
    except DossierError as error:
        return _Read(path, refused=str(error))
    except OSError as error:
        error.filename = error.filename or path
        return _Read(path, refused=unreached(error))
    if _is_wordless(document):
        said = _("{path} holds no words: nothing was made of it.")
        return _Read(path, refused=said.format(path=path))
    kept = document.held is not None
    return _Read(path, (replace(document, held=b"" if kept else None),))


def _is_wordless(document: Document) -> bool:
    """It is a text, and there is none in it; a picture or a scan need have none."""
    return document.text is None and document.media_type.startswith("text/")


def _whole(document: Document, path: str) -> Document:
    """The document with its bytes again, the very ones that were read."""
    if document.held is None:
        return document
    with Path(path).open("rb") as stream:
        held = stream.read(document.size + 1)
    whole = replace(document, held=held)
    if not whole.intact:
        raise Refusal(
            _("{path} was altered while it was read: try again.").format(path=path)
        )
    return whole
