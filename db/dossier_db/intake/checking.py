"""Checking: what is wrong with what was typed, field by field, each in a sentence."""

import datetime
import sqlite3
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from dossier_db import dates
from dossier_db.errors import BadDate
from dossier_db.ids import PREFIXES
from dossier_db.intake.extent import beyond
from dossier_db.intake.kinds import CITATION, NEW, OWN, Field, Kind
from dossier_db.limits import MOST_NAME, SHORT

Given: TypeAlias = Mapping[str, str]
"""What was typed or chosen, by the field's name; an absent field is empty."""

LONGEST: Final = 20_000
"""Characters of one field: a passage, not a report."""
_FROM_ONE: Final = frozenset(("people", "paragraph", "rank"))
_ORDERED: Final = (("at_least", "at_most"), ("since", "until"))
_UNCITED: Final = "Say which source it is from: nothing is kept without one."
_WORDLESS: Final = (
    "Write the very words, or what they say in your own: one of the two is needed."
)
_AHEAD: Final = "The day lies ahead: say planned, or write another day."


def value(given: Given, name: str) -> str:
    """What a field holds, without blanks at its ends."""
    return given.get(name, "").strip()


def problems(db: sqlite3.Connection, kind: Kind, given: Given) -> dict[str, str]:
    """A sentence for each field that cannot be kept as it is; none: it can be saved.

    Args:
        db: a connection that reads the dossier.
        kind: what is to be added.
        given: what was typed.
    """
    found: dict[str, str] = {}
    for field in kind.asked:
        held = value(given, field.name)
        said = _CHECKS[field.takes](db, field, held) if held else _missing(field)
        if said:
            found[field.name] = said
    found.update(_orders(given, found))
    if value(given, "status") == "happened" and is_ahead(db, kind, given):
        found.setdefault("status", _AHEAD)
    if kind.cited:
        for name, said in _uncited(db, kind, given).items():
            found.setdefault(name, said)
    return found


def is_ahead(db: sqlite3.Connection, kind: Kind, given: Given) -> bool:
    """It is an event, and every day that it may be of is still to come where the
    dossier is kept.
    """
    date = value(given, "date")
    if kind.table != "event" or not date:
        return False
    ((zone,),) = db.execute("SELECT zone FROM dossier").fetchall()
    return lies_ahead(date, dates.today(zone))


def lies_ahead(date: str, today: datetime.date) -> bool:
    """All of a date is after today; nothing is of what is no date."""
    try:
        return dates.read(date).earliest[:10] > today.isoformat()
    except BadDate:
        return False


def _missing(field: Field) -> str:
    if not field.needed:
        return ""
    if field.takes in ("record", "term", "choice"):
        return "Choose one: it cannot be left out."
    return "Write it: it cannot be left out."


def _words(_db: sqlite3.Connection, field: Field, held: str) -> str:
    if field.column in SHORT:
        return _short(held)
    if len(held) > LONGEST:
        return (
            f"It has {len(held):,} characters, at most {LONGEST:,} are kept: attach it"
            " as a text of its source."
        )
    return _unkept(held)


def _short(held: str) -> str:
    """What is wrong with a name, or with what is as short as one."""
    if len(held) > MOST_NAME:
        return (
            f"It has {len(held):,} characters, at most {MOST_NAME:,} are kept here:"
            " write it shorter."
        )
    return _unkept(held)


def _unkept(held: str) -> str:
    if "\0" in held or any("\ud800" <= letter <= "\udfff" for letter in held):
        return "It holds a character that cannot be kept: type it again."
    return ""


def _record(db: sqlite3.Connection, field: Field, held: str) -> str:
    if held == OWN and field.name == "source":
        return ""
    if held.startswith(NEW):
        if not field.makes:
            return "Choose one that is there: add a new one on its own first."
        name = held.removeprefix(NEW).strip()
        return _short(name) if name else "Write its name."
    if held.startswith(tuple(PREFIXES[kind] for kind in field.of)):
        table = "question" if held.startswith("q_") else "entity"
        rows = db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (held,)).fetchall()
        return "" if rows else "This record is not in the dossier: choose another."
    kinds = " or ".join(field.of)
    return f"Choose a {kinds} from the list, or type more letters of its name."


def _term(_db: sqlite3.Connection, field: Field, held: str) -> str:
    if not slug(held.removeprefix(f"{field.of[0]}:")):
        return "Write a word of letters or digits."
    return "" if len(held) <= 60 else "A term is a word or two: it is too long."


def _date(_db: sqlite3.Connection, _field: Field, held: str) -> str:
    try:
        dates.read(held)
    except BadDate as refusal:
        return str(refusal)
    return dates.no_year(held)


def _number(_db: sqlite3.Connection, field: Field, held: str) -> str:
    if not (held.isascii() and held.isdecimal() and len(held) <= 9):
        return "Write a whole number in digits."
    if field.name in _FROM_ONE and int(held) == 0:
        return "Write a number from 1 on."
    return ""


def _yes(_db: sqlite3.Connection, _field: Field, held: str) -> str:
    return "" if held in ("yes", "no") else "Write yes or no."


def _choice(_db: sqlite3.Connection, field: Field, held: str) -> str:
    return "" if held in field.of else f"Write one of: {', '.join(field.of)}."


def _passage(db: sqlite3.Connection, _field: Field, held: str) -> str:
    rows = db.execute("SELECT 1 FROM passage WHERE id = ?", (held,)).fetchall()
    return "" if rows else "This passage is not in the dossier any more."


_CHECKS: Final[Mapping[str, Callable[[sqlite3.Connection, Field, str], str]]] = {
    "words": _words,
    "record": _record,
    "term": _term,
    "date": _date,
    "number": _number,
    "yes": _yes,
    "choice": _choice,
    "passage": _passage,
}


def _orders(given: Given, found: Mapping[str, str]) -> dict[str, str]:
    """Pairs of which the first may not lie after the second."""
    wrong: dict[str, str] = {}
    for first, second in _ORDERED:
        low, high = value(given, first), value(given, second)
        if not low or not high or first in found or second in found:
            continue
        if first == "since":
            if dates.read(low).earliest > dates.read(high).latest:
                wrong[second] = "It ends before it begins: look at both dates."
        elif int(low) > int(high):
            wrong[second] = "At most is less than at least: look at both."
    who = value(given, "who")
    if who and who == value(given, "to") and not who.startswith(NEW):
        wrong["to"] = "A relationship is between two: choose another."
    return wrong


def _uncited(db: sqlite3.Connection, kind: Kind, given: Given) -> dict[str, str]:
    """What the passage lacks that the statement would hang on."""
    passage = value(given, "passage")
    if passage:
        rows = db.execute(
            "SELECT exact IS NULL FROM passage WHERE id = ?", (passage,)
        ).fetchall()
        if kind.name == "quote" and rows and rows[0][0]:
            return {"words": "The passage holds no words to quote: write them."}
        return {}
    found: dict[str, str] = {}
    if not value(given, "source"):
        found["source"] = _UNCITED
    if kind.name == "quote" and not value(given, "words"):
        found["words"] = "Write the very words that are quoted."
    elif not value(given, "words") and not value(given, "gist"):
        found["gist"] = _WORDLESS
    if value(given, "capture"):
        found.update(_unselected(db, given))
    elif behind := _behind(db, given):
        found["paragraph"] = behind
    return found


def _behind(db: sqlite3.Connection, given: Given) -> str:
    source, paragraph = value(given, "source"), value(given, "paragraph")
    return beyond(db, source, paragraph) if paragraph.isdecimal() else ""


def _unselected(db: sqlite3.Connection, given: Given) -> dict[str, str]:
    """What was selected must stand in the text that is held."""
    rows = db.execute(
        "SELECT source_id, length(text) FROM capture WHERE id = ?",
        (value(given, "capture"),),
    ).fetchall()
    ends = value(given, "ends")
    if not rows or not ends.isdecimal() or rows[0][1] is None:
        return {"words": "The text this was selected in is not held any more."}
    if value(given, "source") not in ("", rows[0][0]):
        return {"source": "The words were selected in another source: leave that one."}
    return {}


def slug(word: str) -> str:
    """A word as the id of a term holds it: ``house arrest`` is ``house_arrest``."""
    kept = "".join(c if c.isalnum() else " " for c in word.casefold())
    return "_".join(kept.split())


def shown(field: Field) -> bool:
    """A person is asked for it; the others come from where the form was opened."""
    return field.takes != "passage" and field.name not in _SILENT


_SILENT: Final = frozenset(
    one.name for one in CITATION if one.name in ("capture", "starts", "ends")
)
