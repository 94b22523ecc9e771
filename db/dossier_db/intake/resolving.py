"""Resolving: names as a script or a hurried person types them, turned into records.

What is meant has to be said so that one record alone bears it: nothing is guessed.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from dossier_db.errors import BadDate, RefusedWrite
from dossier_db.intake import dating
from dossier_db.intake.checking import value
from dossier_db.intake.kinds import NEW, OWN, Field, Kind
from dossier_db.records import Link
from dossier_db.records.hits import VERY_WORDS, Hit
from dossier_db.search.folding import folded

if TYPE_CHECKING:
    from dossier_db.store import Store

_SHOWN: Final = 4
"""Records that a refusal names."""
_LOOKED: Final = 20
"""Records that a name is looked for among."""


def resolve(
    store: "Store", kind: Kind, typed: Mapping[str, str], today: datetime.date
) -> dict[str, str]:
    """The fields as ``filing`` takes them: ids for names, EDTF for dates in words.

    Args:
        store: knows the records.
        kind: what is to be added.
        typed: by the field's name; names, ids, ``new:`` and a name.
        today: dates without a year are near it.

    Raises:
        RefusedWrite: a field there is not, or a name of nobody or of several.
        BadDate: a date that cannot be understood.
    """
    known = {field.name: field for field in kind.asked}
    unknown = [name for name in typed if name not in known]
    if unknown:
        raise RefusedWrite(
            f"“{unknown[0]}” is no field of {kind.name}: there are {', '.join(known)}."
        )
    found = {}
    for name in typed:
        held = value(typed, name)
        if not held:
            continue
        field = known[name]
        if field.takes == "record":
            found[name] = meant(store, field, held)
        elif field.takes == "date":
            planned = value(typed, "status") == "planned" and name == "date"
            found[name] = _dated(field, held, today, ahead=planned)
        else:
            found[name] = held
    return found


def _dated(field: Field, held: str, today: datetime.date, *, ahead: bool) -> str:
    """What is planned lies ahead, where no year is said."""
    try:
        return dating.understand(held, today, ahead=ahead)
    except BadDate as refusal:
        raise BadDate(f"{field.name}: {refusal}") from None


def meant(store: "Store", field: Field, held: str) -> str:
    """The id of the one record that is meant by an id or by a whole name of its.

    Raises ``RefusedWrite``, naming what is like it, where that is nobody or several.
    """
    if held.startswith(NEW) or (held == OWN and field.name == "source"):
        return held
    if held[1:2] == "_" and _there(store, held):
        return held
    whole, part = bearers(store, field.of, held)
    if len(whole) == 1:
        return whole[0].id
    like = "; ".join(f"{one.name} ({one.id})" for one in (whole or part)[:_SHOWN])
    if whole:
        raise RefusedWrite(f"{field.name}: “{held}” may be several: {like}. Name one.")
    new = f" or “{NEW}{held}”" if field.makes else ""
    near = f" Near it: {like}." if part else ""
    raise RefusedWrite(
        f"{field.name}: no {' or '.join(field.of)} is called “{held}”.{near}"
        f" Give an id, a whole name{new}."
    )


def bearers(
    store: "Store", of: Sequence[str], name: str
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The records of some kinds that bear a name: those whose whole name it is, and
    those of whose name it is some of the words, or the beginning of one.

    A record that we call so goes before those that are called so somewhere.
    """
    hits = [hit for hit in store.search.find(name, limit=_LOOKED) if hit.kind in of]
    whole = {hit.id: hit for hit in hits if same_name(hit.matched, name)}
    ours = {key: hit for key, hit in whole.items() if same_name(hit.name, name)}
    part = {hit.id: hit for hit in hits if hit.how in VERY_WORDS}
    return _links(ours or whole), _links(part)


def _links(hits: Mapping[str, Hit]) -> tuple[Link, ...]:
    return tuple(Link(hit.id, hit.name) for hit in hits.values())


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for case, accents and signs, in one script."""
    return folded(one) == folded(other) != ""


def _there(store: "Store", record_id: str) -> bool:
    table = "question" if record_id.startswith("q_") else "entity"
    sql = f"SELECT 1 FROM {table} WHERE id = ?"
    return store.reader.one(sql, (record_id,)) is not None
