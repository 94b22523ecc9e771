"""What was added by a command, and what can be."""

from collections.abc import Iterable
from typing import TextIO

from dossier import labels
from dossier.already import already
from dossier.console import write
from dossier.prints.document import write_document
from dossier.rows import text_of
from dossier.sheets import noted
from dossier.words import _
from dossier_db.intake.checking import shown
from dossier_db.intake.filing import Filed
from dossier_db.intake.kinds import Field, Kind
from dossier_db.intake.noting import Noted
from dossier_db.records import Link


def write_filed(stream: TextIO, kind: Kind, about: Link, filed: Filed) -> None:
    """Say what was saved, or stood there already, and the ids by which it is shown."""
    name = f"{kind.name} ({about.name}, {filed.id})"
    said = _("Saved: {name}.").format(name=name) if filed.written else already(name)
    if filed.passage_id is not None:
        said += " " + _("Its words: {passage}.").format(passage=filed.passage_id)
    write(stream, said)


def write_filed_as_json(stream: TextIO, kind: Kind, _about: Link, filed: Filed) -> None:
    """Write {"kind", "id", "passage", "written"}."""
    document = {
        "kind": kind.name,
        "id": filed.id,
        "passage": filed.passage_id,
        "written": filed.written,
    }
    write_document(stream, document, indent=None)


def write_noted(stream: TextIO, note: Noted) -> None:
    """Say what a note in one line became: each part as it was understood."""
    for block in noted.blocks(note):
        label, said = text_of(block.label), text_of(block.line)
        write(stream, f"  {label:8} {said}".rstrip())


def write_kinds(stream: TextIO, kinds: Iterable[Kind]) -> None:
    """Each kind with the fields it needs, one a line."""
    for kind in kinds:
        needed = [field.name for field in kind.fields if field.needed]
        write(stream, f"{kind.name:14} {' '.join(needed)}".rstrip())


def write_kinds_as_json(stream: TextIO, kinds: Iterable[Kind]) -> None:
    """Write {"kinds": […]}: the name of each, and the fields it needs."""
    found = [
        {"name": kind.name, "needed": [one.name for one in kind.fields if one.needed]}
        for kind in kinds
    ]
    write_document(stream, {"kinds": found})


def write_fields_as_json(stream: TextIO, kind: Kind) -> None:
    """Write {"kind", "cited", "fields": […]}: what a program can give."""
    fields = [
        {
            "name": field.name,
            "needed": field.needed,
            "takes": field.takes,
            "of": list(field.of),
            "makes": field.makes or None,
        }
        for field in _fields(kind)
    ]
    document = {"kind": kind.name, "cited": kind.cited, "fields": fields}
    write_document(stream, document)


def write_fields(stream: TextIO, kind: Kind) -> None:
    """Each field of a kind: its name, whether it is needed, what it takes."""
    for field in _fields(kind):
        mark = "*" if field.needed else " "
        said = labels.field_word(kind.name, field.name)
        more = f" – {said}" if said != field.name.replace("_", " ") else ""
        write(stream, f"{mark} {field.name:14} {_takes(field)}{more}")
    if kind.cited:
        said = _("Cited by source and words or gist, or by the id of a passage.")
        write(stream, said)


def _fields(kind: Kind) -> list[Field]:
    """The fields that somebody can fill in by hand."""
    return [one for one in kind.asked if shown(one) or one.takes == "passage"]


def _takes(field: Field) -> str:
    of = _(" or ").join(field.of)
    said = {
        "words": _("words"),
        "record": _("{kinds}: an id or a whole name").format(kinds=of),
        "term": _("a word ({vocabulary})").format(vocabulary=of),
        "date": _("a date: 2026-01-29, 13 Nov, around July 2025"),
        "number": _("a number"),
        "yes": _("yes or no"),
        "choice": ", ".join(field.of),
        "passage": _("the id of a passage that is there"),
    }[field.takes]
    return said + (_(", or new:NAME") if field.makes else "")
