"""Things with names: people, organisations, places, provisions, cases, sources."""

from collections.abc import Mapping

from dossier_db.importers.authored.citing import passages, statement
from dossier_db.importers.authored.fields import Fields, Record, fields
from dossier_db.importers.authored.sheet import Sheet, short
from dossier_db.tables import Value

NAME = fields("name", text="lang script kind note gist", cite="cite", date="as_of")
FACT = statement("gist", texts="about")
RELATION = statement("kind to", date="date")
SOURCE_RELATION = fields("to kind", text="basis")

_ENTITY = {"id": "id", "name": "name", "summary": "summary"}
_NAME = {"name": "name", "lang": "lang", "script": "script", "kind": "kind"}


def thing(
    required: str = "",
    *,
    text: str = "",
    whole: str = "",
    date: str = "",
    records: Mapping[str, Fields] | None = None,
) -> Fields:
    """The fields of an entity: its own, and those that every entity has."""
    return fields(
        f"id name {required}",
        text=f"summary note {text}",
        whole=whole,
        date=date,
        texts="notes",
        records={
            "names": NAME,
            "facts": FACT,
            "relations": RELATION,
            **(records or {}),
        },
    )


PERSON = thing(text="unit", whole="identified at_least at_most")
ORGANISATION = thing(text="kind")
PLACE = thing(text="kind within")
PROVISION = thing("code", text="article part")
CASE = thing("kind", text="number court")
SOURCE = fields(
    "id name kind coverage",
    text="title genre author publisher publisher_id issued_basis lang url archive_url"
    " seen topic note summary counts_as",
    date="issued",
    texts="notes",
    records={"names": NAME, "relations": SOURCE_RELATION},
)


def entity(sheet: Sheet, record: Record) -> str:
    """The row every thing has, and our notes on it; gives its id."""
    identity = record.need("id")
    sheet.add("entity", record.row(_ENTITY), record.place)
    notes(sheet, record, identity)
    return identity


def notes(sheet: Sheet, record: Record, about: str) -> None:
    """``note`` and ``notes`` of any record."""
    note = record.text("note")
    for text in (*([note] if note else []), *record.texts.get("notes", ())):
        sheet.note(about, text, record.place)


def person(sheet: Sheet, record: Record) -> None:
    """One person, or a group that stands for people without names."""
    columns = ("id", "unit", "identified", "at_least", "at_most")
    _thing(sheet, record, "person", {column: column for column in columns})


def organisation(sheet: Sheet, record: Record) -> None:
    """One organisation."""
    _thing(sheet, record, "organisation", {"id": "id", "kind": "kind"})


def place(sheet: Sheet, record: Record) -> None:
    """One place."""
    columns = {"id": "id", "kind": "kind", "within": "within_id"}
    _thing(sheet, record, "place", columns)


def provision(sheet: Sheet, record: Record) -> None:
    """One provision of a law."""
    columns = ("id", "code", "article", "part")
    _thing(sheet, record, "provision", {column: column for column in columns})


def case(sheet: Sheet, record: Record) -> None:
    """One case before a court."""
    columns = {"id": "id", "kind": "kind", "number": "number", "court": "court_id"}
    _thing(sheet, record, "court_case", columns)


def source(sheet: Sheet, record: Record) -> None:
    """One source: what it is, how much of it was read, what it depends on."""
    identity = entity(sheet, record)
    own = "id title kind genre author publisher publisher_id issued issued_basis lang"
    columns = {c: c for c in f"{own} url archive_url coverage seen topic".split()}
    row = record.row({**columns, "counts_as": "independent_id"})
    issued = sheet.date(record.text("issued"), record.place)
    if issued is not None:
        row["published"] = issued.latest
    sheet.add("source", row, record.place)
    names(sheet, record, identity)
    for relation in record.records.get("relations", ()):
        sheet.add(
            "source_relation",
            {
                "from_id": identity,
                **relation.row({"to": "to_id", "kind": "kind", "basis": "basis"}),
            },
            relation.place,
        )


def names(sheet: Sheet, record: Record, owner: str) -> None:
    """Every form of the name, and the sources that use it."""
    for form in record.records.get("names", ()):
        written = form.need("name")
        identity = f"n_{owner}_{short(written, form.text('lang') or 'und')}"
        row: dict[str, Value] = {
            "id": identity,
            "entity_id": owner,
            **form.row({**_NAME, "note": "note"}),
        }
        sheet.add("name", row, form.place)
        gist = f"Writes the name as “{written}”."
        for cited in passages(sheet, owner, form, gist=gist):
            use = {"name_id": identity, "passage_id": cited.passage}
            sheet.add("name_use", use, cited.place)


def facts(sheet: Sheet, record: Record, owner: str) -> None:
    """Statements about the thing, and about others that they name as well.

    A fact may leave its subject out ("was fined"): it stands under the thing's own
    name. Wherever else it is read, the name goes before it.
    """
    name = record.need("name")
    for fact in record.records.get("facts", ()):
        for cited in passages(sheet, owner, fact, subject=name):
            told = {owner: cited.gist or ""}
            for other in fact.texts.get("about", ()):
                told[other] = f"{name}: {cited.apart}" if cited.apart else ""
            for entity_id, gist in told.items():
                mention: dict[str, Value] = {
                    "entity_id": entity_id,
                    "passage_id": cited.passage,
                    "gist": gist,
                }
                sheet.add("mention", mention, cited.place)


def _thing(sheet: Sheet, record: Record, table: str, columns: dict[str, str]) -> None:
    identity = entity(sheet, record)
    sheet.add(table, record.row(columns), record.place)
    names(sheet, record, identity)
    facts(sheet, record, identity)
    relations(sheet, record, identity)


def relations(sheet: Sheet, record: Record, owner: str) -> None:
    """How the thing stands to others, as sources say it."""
    for relation in record.records.get("relations", ()):
        sheet.date(relation.text("date"), relation.place)
        for cited in passages(sheet, owner, relation):
            row: dict[str, Value] = {
                "subject_id": owner,
                **relation.row({"kind": "kind", "to": "object_id", "date": "date"}),
                "passage_id": cited.passage,
                "gist": cited.apart,
            }
            sheet.add("relationship", row, cited.place)
