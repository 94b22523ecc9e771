"""Files that were brought in: which sources they are now, and which were refused."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from dossier.console import write
from dossier.incoming import FromFile
from dossier.prints.document import write_document
from dossier.words import counted
from dossier_db.records.documents import Imported


def write_imported(stream: TextIO, files: Sequence[FromFile]) -> None:
    """Write what it came to in a sentence, then a line for each source and file.

    ``+`` a new source, ``=`` one that was there, ``x`` a file that was refused.
    """
    write(stream, summary(files))
    for line in _lines(files):
        write(stream, line)


def write_imported_as_json(stream: TextIO, files: Sequence[FromFile]) -> None:
    """Write {"added", "known", "refused", "files": [{"file", "sources", …}]}."""
    added, known, refused = _tally(files)
    document = {
        "added": added,
        "known": known,
        "refused": refused,
        "files": [
            {
                "file": one.path,
                "sources": [_source(each) for each in one.sources],
                "notes": one.notes,
                "refused": one.refused,
            }
            for one in files
        ],
    }
    write_document(stream, document)


def summary(files: Sequence[FromFile]) -> str:
    """What it came to, in a sentence."""
    added, known, refused = _tally(files)
    said = [counted(added, "{n} source added", "{n} sources added")]
    if known:
        said.append(counted(known, "{n} there already", "{n} there already"))
    if refused:
        said.append(counted(refused, "{n} file refused", "{n} files refused"))
    return f"{', '.join(said)}."


def _tally(files: Sequence[FromFile]) -> tuple[int, int, int]:
    sources = [each for one in files for each in one.sources]
    added = sum(each.new for each in sources)
    refused = sum(one.refused is not None for one in files)
    return added, len(sources) - added, refused


def _lines(files: Sequence[FromFile]) -> Iterator[str]:
    for one in files:
        if one.refused is not None:
            yield f"x {one.refused}"
        for source in one.sources:
            mark = "+" if source.new else "="
            yield f"{mark} {source.source.name}  {source.source.id}"
            yield from (f"    {note}" for note in source.notes)
        yield from (f"  {note}" for note in one.notes)


def _source(one: Imported) -> dict[str, object]:
    return {
        "id": one.source.id,
        "name": one.source.name,
        "new": one.new,
        "capture": one.capture_id,
        "notes": one.notes,
    }
