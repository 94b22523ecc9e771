"""The authored form of a case: YAML files that people read and change by hand.

A file is a mapping of sections; a section may be spread over several files. Every
value is text. ``read`` grows the rows of a dossier from them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier_db.errors import BadText
from dossier_db.importers.authored import nodes, questions, statements, things
from dossier_db.importers.authored.fields import (
    Fields,
    Record,
    check_id,
    fields,
)
from dossier_db.importers.authored.fields import read as read_record
from dossier_db.importers.authored.sheet import Sheet
from dossier_db.importers.given import Given, refuse, shown
from dossier_db.importers.shapes import nearest

SUFFIXES = (".yaml", ".yml")

DOSSIER = fields("id name", text="summary lang zone edition", texts="notes")
TERM = fields("id name", text="definition uri", whole="rank")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: what its ids look like, its fields, and what grows from a record."""

    fields: Fields
    grow: Callable[[Sheet, Record], None]
    prefix: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """What an id of this section looks like."""
        if self.prefix == ":":
            return re.compile(r"[a-z][a-z0-9_]*:[a-z0-9_]+")
        return re.compile(self.prefix + r"[a-z0-9_]+")

    @property
    def example(self) -> str:
        """An id of this section, for a person who wrote another."""
        return "vocabulary:word" if self.prefix == ":" else f"{self.prefix}name"


def _dossier(sheet: Sheet, record: Record) -> None:
    columns = {c: c for c in ("id", "name", "lang", "zone", "edition")}
    sheet.add("dossier", record.row(columns), record.place)
    summary = record.text("summary")
    if summary is not None:
        sheet.note(record.need("id"), summary, record.place)
    things.notes(sheet, record, record.need("id"))


def _term(sheet: Sheet, record: Record) -> None:
    columns = {c: c for c in ("id", "name", "rank", "definition", "uri")}
    sheet.add("term", record.row(columns), record.place)


SECTIONS = {
    "dossier": Section(DOSSIER, _dossier, "d_"),
    "terms": Section(TERM, _term, ":"),
    "sources": Section(things.SOURCE, things.source, "s_"),
    "passages": Section(statements.PASSAGE, statements.passage, "x_"),
    "people": Section(things.PERSON, things.person, "p_"),
    "organisations": Section(things.ORGANISATION, things.organisation, "o_"),
    "places": Section(things.PLACE, things.place, "l_"),
    "provisions": Section(things.PROVISION, things.provision, "v_"),
    "cases": Section(things.CASE, things.case, "c_"),
    "events": Section(statements.EVENT, statements.event, "e_"),
    "charges": Section(statements.CHARGE, statements.charge, "g_"),
    "restraints": Section(statements.RESTRAINT, statements.restraint, "r_"),
    "quotes": Section(statements.QUOTE, statements.quote, "x_"),
    "questions": Section(questions.QUESTION, questions.question, "q_"),
}


def read(path: Path) -> list[Given]:
    """The rows of one YAML file, or of all those in a folder."""
    records = [found for file in _files(path) for found in _records(file)]
    editions = (r.text("edition") for s, r in records if s is SECTIONS["dossier"])
    sheet = Sheet(next(editions, None) or "")
    for section, record in records:
        check_id(record, section.pattern, section.example)
        section.grow(sheet, record)
    return sheet.rows


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        found = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
    except OSError as error:
        raise BadText(f"{path} cannot be read ({error.strerror}).") from None
    if not found:
        raise BadText(f"{path} has no YAML files (*.yaml): name another folder.")
    return found


def _records(file: Path) -> Iterator[tuple[Section, Record]]:
    document = nodes.compose(file)
    if document is None:
        return
    for name, node in document.entries.items():
        section = SECTIONS.get(name)
        if section is None:
            raise refuse(
                document.places[name],
                f"“{shown(name)}” is no section{nearest(name, SECTIONS)}",
            )
        what = f"a record of “{name}”"
        if name == "dossier":
            yield section, read_record(node, section.fields, f"“{name}”")
        elif isinstance(node, nodes.Sequence):
            for item in node.items:
                yield section, read_record(item, section.fields, what)
        else:
            raise refuse(node.place, f"“{name}” is a list of records: “- id: …”")
