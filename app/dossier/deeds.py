"""Deeds in words: what somebody wrote, took back or loaded, for people to read."""

from collections.abc import Callable
from typing import Final, TypeAlias

from dossier.nouns import kind_of, kind_word, things
from dossier.words import _
from dossier_db.ids import table_of
from dossier_db.records import Deed

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
_OF_KIND: Final = {"event:hearing": "hearing"}
"""Events that have a noun of their own, as where they are added."""
DEVICE: Final = 8
"""Signs of a chain that are shown: it stands for the machine and the copy."""


Find: TypeAlias = Callable[[str], Deed | None]
"""Given an act of the log; None where nobody knows it."""


def own(record_id: str) -> str:
    """The table that says more of a record; ``entity`` where none does."""
    table = table_of(kind_of(record_id))
    return table if table in OWN else "entity"


def sentence(deed: Deed, find: Find) -> str:
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
    if deed.merged is not None:
        old, into = deed.merged
        return _("merged {old} into {into}").format(old=old.name, into=into.name)
    parts = []
    concerned = _exactly("entity", deed)  # the record that it concerns is named first
    itself = _OF_KIND.get(deed.kind or "", concerned)
    tables = {one.table for one in deed.what}
    for said, count in (
        (_("added {things}"), "added"),
        (_("removed {things}"), "removed"),
        (_("changed {things}"), "changed"),
    ):
        rows = [
            (_exactly(one.table, deed), getattr(one, count))
            for one in deed.what
            if getattr(one, count) and _named(one.table, tables, concerned)
        ]
        if count == "removed":  # what hangs on others is removed before them
            rows.reverse()
        rows.sort(key=lambda row: row[0] != concerned)
        found = [
            _times(itself if row == (concerned, 1) else row[0], row[1]) for row in rows
        ]
        if found:
            parts.append(said.format(things=", ".join(found)))
    told = "; ".join(parts) or _("wrote nothing that is left")
    if not deed.whole:
        told += _(" and more")
    return f"{told}: {deed.about.name}" if deed.about is not None else told


def _named(table: str, tables: set[str], concerned: str) -> bool:
    """Worth naming: not what comes along with the others of the act."""
    if table in _PASSING:
        return tables <= _PASSING
    if table == "passage":
        return not tables & _STATEMENTS
    if table == "entity":  # one record with the row that says more of it
        return concerned not in tables if concerned in OWN else not tables & OWN
    return True


def _exactly(table: str, deed: Deed) -> str:
    """Of a record that the act concerns, what kind of record it is."""
    about = "" if deed.about is None else deed.about.id
    return own(about) if table == "entity" else table


def _times(table: str, count: int) -> str:
    return kind_word(table) if count == 1 else things(table, count)


def stamp(at: str) -> str:
    """When something was written: day and minute, in UTC as the log has it."""
    return f"{at[:10]} {at[11:16]} UTC"
