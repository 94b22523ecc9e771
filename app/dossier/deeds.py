"""Deeds in words: what somebody wrote, took back or loaded, for people to read."""

from collections.abc import Callable
from typing import Final

from dossier.words import _, counted, later, number
from dossier_db.records import Deed

_TABLES: Final = {
    "dossier": (later("dossier"), later("{n} dossier"), later("{n} dossiers")),
    "term": (
        later("word of the vocabulary"),
        later("{n} word of the vocabulary"),
        later("{n} words of the vocabulary"),
    ),
    "entity": (later("record"), later("{n} record"), later("{n} records")),
    "organisation": (
        later("organisation"),
        later("{n} organisation"),
        later("{n} organisations"),
    ),
    "place": (later("place"), later("{n} place"), later("{n} places")),
    "person": (later("person"), later("{n} person"), later("{n} people")),
    "court_case": (later("case"), later("{n} case"), later("{n} cases")),
    "provision": (later("provision"), later("{n} provision"), later("{n} provisions")),
    "event": (later("event"), later("{n} event"), later("{n} events")),
    "name": (later("name"), later("{n} name"), later("{n} names")),
    "source": (later("source"), later("{n} source"), later("{n} sources")),
    "source_relation": (
        later("relation of sources"),
        later("{n} relation of sources"),
        later("{n} relations of sources"),
    ),
    "capture": (later("text held"), later("{n} text held"), later("{n} texts held")),
    "passage": (later("passage"), later("{n} passage"), later("{n} passages")),
    "translation": (
        later("translation"),
        later("{n} translation"),
        later("{n} translations"),
    ),
    "handling": (
        later("step of custody"),
        later("{n} step of custody"),
        later("{n} steps of custody"),
    ),
    "mention": (later("mention"), later("{n} mention"), later("{n} mentions")),
    "name_use": (
        later("use of a name"),
        later("{n} use of a name"),
        later("{n} uses of names"),
    ),
    "participation": (
        later("participation"),
        later("{n} participation"),
        later("{n} participations"),
    ),
    "relationship": (
        later("relationship"),
        later("{n} relationship"),
        later("{n} relationships"),
    ),
    "account": (
        later("account of an event"),
        later("{n} account of an event"),
        later("{n} accounts of events"),
    ),
    "quote": (later("quote"), later("{n} quote"), later("{n} quotes")),
    "charge": (later("charge"), later("{n} charge"), later("{n} charges")),
    "restraint": (
        later("measure of restraint"),
        later("{n} measure of restraint"),
        later("{n} measures of restraint"),
    ),
    "outcome": (later("outcome"), later("{n} outcome"), later("{n} outcomes")),
    "question": (later("question"), later("{n} question"), later("{n} questions")),
    "answer": (later("answer"), later("{n} answer"), later("{n} answers")),
    "citation": (later("citation"), later("{n} citation"), later("{n} citations")),
    "comparison": (
        later("verdict on two answers"),
        later("{n} verdict on two answers"),
        later("{n} verdicts on two answers"),
    ),
    "dismissal": (
        later("dismissed proposal"),
        later("{n} dismissed proposal"),
        later("{n} dismissed proposals"),
    ),
    "note": (later("note"), later("{n} note"), later("{n} notes")),
}
"""What a row of each table is to a person; one with its number, and several."""
_PASSING: Final = frozenset(("term", "handling"))
"""Tables whose rows come along with others."""
_STATEMENTS: Final = frozenset(
    (
        "mention",
        "name_use",
        "participation",
        "relationship",
        "account",
        "quote",
        "charge",
        "restraint",
        "outcome",
        "citation",
    )
)
"""Tables whose rows are what a passage says."""
OWN: Final = frozenset(
    ("person", "organisation", "place", "court_case", "provision", "event", "source")
)
"""Tables whose row and that of ``entity`` are one record."""
KINDS: Final = {
    "p_": "person",
    "o_": "organisation",
    "l_": "place",
    "e_": "event",
    "c_": "court_case",
    "v_": "provision",
    "s_": "source",
}
"""The table that says more of a record, by what its id begins with."""
DEVICE: Final = 8
"""Signs of a chain that are shown: it stands for the machine and the copy."""


def table_word(table: str) -> str:
    """What a row of a table is called."""
    return _(_TABLES[table][0]) if table in _TABLES else table


def things(table: str, count: int) -> str:
    """So many rows of a table: ``1 charge``, ``2 people``."""
    if table not in _TABLES:
        return f"{number(count)} {table}"
    _one_alone, one, many = _TABLES[table]
    return counted(count, one, many)


def sentence(deed: Deed, find: Callable[[str], Deed | None]) -> str:
    """What an act did, in a few words, with the name it concerns.

    Args:
        deed: The act.
        find: Gives the act that another one took back; None where nobody knows it.
    """
    if deed.loads:
        return _("loaded a text")
    if deed.undoes is None:
        return _done(deed)
    what, steps, seen = deed, 0, {deed.id}
    while what.undoes is not None:
        found = None if what.undoes in seen else find(what.undoes)
        if found is None:
            return _("took back what this log does not have")
        seen.add(found.id)
        what, steps = found, steps + 1
    said = _("took back: {what}") if steps % 2 else _("did again: {what}")
    return said.format(what=_done(what))


def _done(deed: Deed) -> str:
    parts = []
    own = _exactly("entity", deed)  # the record that it concerns is named first
    tables = {one.table for one in deed.what}
    for said, count in (
        (_("added {things}"), "added"),
        (_("removed {things}"), "removed"),
        (_("changed {things}"), "changed"),
    ):
        rows = [
            (_exactly(one.table, deed), getattr(one, count))
            for one in deed.what
            if getattr(one, count) and _named(one.table, tables, own)
        ]
        if count == "removed":  # what hangs on others is removed before them
            rows.reverse()
        rows.sort(key=lambda row: row[0] != own)
        found = [_times(*row) for row in rows]
        if found:
            parts.append(said.format(things=", ".join(found)))
    told = "; ".join(parts) or _("wrote nothing that is left")
    if not deed.whole:
        told += _(" and more")
    return f"{told}: {deed.about.name}" if deed.about is not None else told


def _named(table: str, tables: set[str], own: str) -> bool:
    """Worth naming: not what comes along with the others of the act."""
    if table in _PASSING:
        return tables <= _PASSING
    if table == "passage":
        return not tables & _STATEMENTS
    if table == "entity":  # one record with the row that says more of it
        return own not in tables if own in OWN else not tables & OWN
    return True


def _exactly(table: str, deed: Deed) -> str:
    """Of a record that the act concerns, what kind of record it is."""
    about = "" if deed.about is None else deed.about.id
    return KINDS.get(about[:2], table) if table == "entity" else table


def _times(table: str, count: int) -> str:
    return table_word(table) if count == 1 else things(table, count)


def stamp(at: str) -> str:
    """When something was written: day and minute, in UTC as the log has it."""
    return f"{at[:10]} {at[11:16]} UTC"
