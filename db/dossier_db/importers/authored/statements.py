"""What sources say: passages, quotations, events, charges, restraints."""

import re

from dossier_db.importers.authored.citing import VOICE, passages, statement
from dossier_db.importers.authored.fields import Record, fields
from dossier_db.importers.authored.sheet import Sheet
from dossier_db.importers.authored.things import (
    entity,
    facts,
    names,
    notes,
    relations,
    thing,
)
from dossier_db.importers.given import refuse
from dossier_db.tables import Value

PASSAGE = fields(
    "id source gist",
    text=f"sentences digest note {VOICE}",
    whole="paragraph letters",
    date="as_of",
    texts="mentions notes",
)
QUOTE = fields(
    "id source kind exact",
    text="sentences digest speaker addressee relayed_by speaker_words original_lang"
    " note caution",
    whole="paragraph letters direct",
    date="date",
    texts="notes",
)
ACCOUNT = statement(text="place", date="date")
PARTICIPANT = statement("entity role")
EVENT = thing(
    "kind status",
    text="stage date_basis case place part_of",
    whole="rank",
    date="date",
    records={"accounts": ACCOUNT, "participants": PARTICIPANT},
)
CHARGE = statement("id case person", text="provision", whole="people", date="date")
RESTRAINT = statement(
    "id case person kind", text="place", whole="people", date="since until"
)

_LOCATED = {
    "id": "id",
    "source": "source_id",
    "paragraph": "paragraph",
    "letters": "letters",
    "digest": "digest",
}
_SENTENCES = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")


def passage(sheet: Sheet, record: Record) -> None:
    """One passage of a text read whole, in our words, and whom it mentions."""
    voice = {"attributed_to": "attributed_to_id", "as_of": "as_of", "gist": "gist"}
    row = record.row({**voice, "attribution": "attribution", "caution": "caution"})
    sheet.date(record.text("as_of"), record.place)
    sheet.add("passage", {**_located(record), **row}, record.place)
    for entity_id in record.texts.get("mentions", ()):
        mention = {
            "entity_id": entity_id,
            "passage_id": record.need("id"),
            "gist": "",
        }
        sheet.add("mention", mention, record.place)
    notes(sheet, record, record.need("id"))


def quote(sheet: Sheet, record: Record) -> None:
    """Words exactly as they stand, with who says them to whom, and through whom."""
    identity = record.need("id")
    words = record.row({"exact": "exact", "caution": "caution"})
    sheet.add("passage", {**_located(record), **words}, record.place)
    sheet.date(record.text("date"), record.place)
    columns = {
        "source": "source_id",
        "speaker": "speaker_id",
        "speaker_words": "speaker_words",
        "addressee": "addressee_id",
        "relayed_by": "relayed_by_id",
        "kind": "kind",
        "date": "date",
        "direct": "direct",
        "original_lang": "original_lang",
    }
    sheet.add("quote", {"passage_id": identity, **record.row(columns)}, record.place)
    notes(sheet, record, identity)


def event(sheet: Sheet, record: Record) -> None:
    """Something that happened or was told to happen: every account, who took part."""
    identity = entity(sheet, record)
    row = record.row(
        {
            **{c: c for c in ("id", "kind", "status", "stage", "rank")},
            **{c: c for c in ("date", "date_basis")},
            "case": "case_id",
            "place": "place_id",
            "part_of": "part_of_id",
        }
    )
    date = sheet.date(record.text("date"), record.place)
    if date is not None:
        row["earliest"] = date.earliest
    sheet.add("event", row, record.place)
    names(sheet, record, identity)
    facts(sheet, record, identity)
    relations(sheet, record, identity)
    _accounts(sheet, record, identity)
    _participants(sheet, record, identity)


def _accounts(sheet: Sheet, record: Record, event_id: str) -> None:
    for account in record.records.get("accounts", ()):
        for cited in passages(sheet, event_id, account, also="date place"):
            date = cited.said(account, "date")
            sheet.date(date, cited.place)
            row: dict[str, Value] = {
                "event_id": event_id,
                "passage_id": cited.passage,
                "gist": cited.apart,
                "date": date,
                "place_id": cited.said(account, "place"),
            }
            sheet.add("account", row, cited.place)


def _participants(sheet: Sheet, record: Record, event_id: str) -> None:
    for part in record.records.get("participants", ()):
        for cited in passages(sheet, event_id, part):
            row: dict[str, Value] = {
                "event_id": event_id,
                "entity_id": part.need("entity"),
                "role": part.need("role"),
                "passage_id": cited.passage,
                "gist": cited.apart,
            }
            sheet.add("participation", row, cited.place)


def charge(sheet: Sheet, record: Record) -> None:
    """One charge: a row for each passage that tells of it."""
    columns = {"provision": "provision_id", "date": "date"}
    sheet.date(record.text("date"), record.place)
    _measure(sheet, record, "charge", columns)


def restraint(sheet: Sheet, record: Record) -> None:
    """One measure of restraint: a row for each passage that tells of it."""
    columns = {"kind": "kind", "since": "since", "until": "until", "place": "place_id"}
    for name in ("since", "until"):
        sheet.date(record.text(name), record.place)
    _measure(sheet, record, "restraint", columns)


def _measure(sheet: Sheet, record: Record, table: str, columns: dict[str, str]) -> None:
    identity = record.need("id")
    shared = {"case": "case_id", "person": "person_id", "people": "people"}
    for cited in passages(sheet, identity, record):
        told = cited.passage[2:].replace(f"_{identity}_", "_")
        row: dict[str, Value] = {
            "id": f"{identity}_{told}",
            **record.row({**shared, **columns}),
            "passage_id": cited.passage,
            "gist": cited.apart,
        }
        sheet.add(table, row, cited.place)


def _located(record: Record) -> dict[str, Value]:
    """Where a passage stands: source, paragraph, sentences, and its digest."""
    row = record.row(_LOCATED)
    sentences = record.text("sentences")
    if sentences is not None:
        found = _SENTENCES.fullmatch(sentences)
        if found is None:
            raise refuse(
                record.places["sentences"],
                f"“sentences” is 3 or 1-2, not “{sentences}”",
            )
        row["sentence_from"] = int(found[1])
        row["sentence_to"] = int(found[2] or found[1])
    return row
