"""Ownership: is what a file declares what this program made?

Whoever hands over a file may have put a trigger into it that writes what nobody typed,
a view or another table in place of one of ours, an index that hides rows. So every
connection looks, before it reads a row, at what the file declares. What is ours is
compared as one sum; only where that is unknown, as in a file with one index less, the
schema is made in memory, step by step, and each declaration held against it.

Tables, views and indexes under names of their own stay: people keep things of their
tools in a dossier. The tables of search are no concern of this module: they are made
anew wherever they are not what they should be.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from dossier_db.errors import StrangeDossier
from dossier_db.search.tables import names as names_of_search
from dossier_db.tables import TABLES

KNOWN: Final = frozenset(
    (
        "07f020df692a3cbdeb40ba9bc76df750adea8158dcc1994a50c1cdcfb5211ef5",
        "cd72b12e2d1f49e7d501534238a233da29dcc956b687a506b1bb0b4b8e433169",
    )
)
"""The sums of what a file declares after each step of the schema."""
VIEWS: Final = ("timeline", "side_by_side", "coverage", "roster")
OURS: Final = frozenset((*TABLES, "draft", *VIEWS))
"""The names of what a dossier declares, indexes and triggers apart."""
_TOOLS: Final = frozenset(
    ("_sqlite_migrations", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
)
"""What sqlite-utils and SQLite themselves keep."""
_INDEX: Final = (
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"\n'
    '    ON "_sqlite_migrations" ("migration_set", "name")'
)
"""The one index among them."""
_HOLDS: Final = ("CREATE TABLE", "CREATE VIRTUAL TABLE", "CREATE VIEW")
"""What may stand under the names of search and of tools; no trigger, no index."""
_EARLIER: Final = frozenset(
    (
        "CREATE INDEX question_status ON question(status)",
        "CREATE INDEX question_entity ON question(entity_id)",
    )
)
"""What first copies of this program declared otherwise."""
_MAY_LACK: Final = ("index", "view", "draft")
"""What a file may be without: kinds, and the tray that the first copies had not."""
_KINDS: Final = {
    "table": re.compile(r"CREATE (VIRTUAL )?TABLE\b", re.IGNORECASE),
    "view": re.compile(r"CREATE VIEW\b", re.IGNORECASE),
    "index": re.compile(r"CREATE (UNIQUE )?INDEX\b", re.IGNORECASE),
}
"""How what is not ours has to begin: SQLite obeys the words, not the kind beside."""
_TABLE: Final = re.compile(r"CREATE TABLE\b", re.IGNORECASE)
_DECLARED: Final = (
    "SELECT ifnull(type, '') || '', ifnull(name, '') || '', ifnull(tbl_name, '') || '',"
    " sql || '' FROM sqlite_master WHERE sql <> ''"
)
_SHOWN: Final = 60


class Declared(NamedTuple):
    """One row of ``sqlite_master``."""

    kind: str
    name: str
    table: str
    sql: str


def insist(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that declares what is not ours, where that could do harm.

    Raises:
        StrangeDossier: says what was found.
    """
    found = strange(connection)
    if found is not None:
        raise StrangeDossier(
            f"{path} is not opened, for {found}: no dossier has that; “dossier receive"
            f" {path}” takes its rows into a clean file."
        )


def strange(connection: sqlite3.Connection) -> str | None:
    """The first thing that a file declares and a dossier does not, in words."""
    ours, others = _parted(connection.execute(_DECLARED).fetchall())
    if not others and total(ours) in KNOWN:
        return None
    return _strange(connection, ours, others)


def total(ours: Iterable[tuple[str, ...]]) -> str:
    """The sum of declarations, whatever their order."""
    text = "\n".join(map("\x1f".join, sorted(ours)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def steps() -> tuple[frozenset[Declared], ...]:
    """What a file declares after each step of the schema, the first one first."""
    # Only here: sqlite-utils takes its time to be loaded.
    from sqlite_utils import Database

    from dossier_db.schema import migrations

    made = []
    db = Database(memory=True, execute_plugins=False)
    names = [step.name for step in migrations.pending(db)]
    try:
        for following in (*names[1:], None):
            migrations.apply(db, stop_before=following)
            ours, _others = _parted(db.execute(_DECLARED).fetchall())
            made.append(frozenset(ours))
    finally:
        db.close()
    return tuple(made)


def _parted(
    rows: Iterable[tuple[str, str, str, str]],
) -> tuple[list[Declared], list[Declared]]:
    """What is declared for our tables, and for others but those of search."""
    known = names_of_search() | _TOOLS
    ours, others = [], []
    for row in rows:
        one = Declared(*row)
        table = one.table.lower()
        if table in OURS or one.name.lower() in OURS:
            ours.append(one)
        elif (
            table not in known or not one.sql.startswith(_HOLDS)
        ) and one.sql != _INDEX:
            others.append(one)
    return ours, others


def _strange(
    connection: sqlite3.Connection, ours: list[Declared], others: list[Declared]
) -> str | None:
    allowed = _allowed()
    for one in ours:
        if one not in allowed and one.sql not in _EARLIER:
            return _said(one, {known.name for known in allowed})
    for one in others:
        begins = _KINDS.get(one.kind)
        if begins is None or not begins.match(one.sql):
            return f"it holds the {kind(one)} “{_short(one.name)}”"
    held = {one.name for one in ours}
    for one in sorted(allowed):
        if one.name not in held and not {one.kind, one.name} & {*_MAY_LACK}:
            return f"its {one.kind} “{one.name}” is missing"
    return _index(connection, held) if others else None


def _index(connection: sqlite3.Connection, held: set[str]) -> str | None:
    """An index that SQLite keeps for a table of ours though it is declared as if it
    were another's.
    """
    for table in sorted(OURS.difference(VIEWS)):
        for _, name, _, origin, _ in connection.execute(
            f'PRAGMA index_list("{table}")'
        ).fetchall():
            if origin == "c" and name not in held:
                return f"it holds the index “{_short(name)}” on “{table}”"
    return None


@cache
def _allowed() -> frozenset[Declared]:
    return frozenset().union(*steps())


def others(declared: Iterable[Declared]) -> list[Declared]:
    """What is not as a dossier has it; the tables of search and tools are left out."""
    ours, foreign = _parted(one for one in declared if one.sql)
    allowed = _allowed()
    altered = [one for one in ours if one not in allowed and one.sql not in _EARLIER]
    return altered + foreign


def is_plain_table(one: Declared) -> bool:
    """Whether a declaration is that of a table whose rows are in the file itself."""
    return one.kind == "table" and bool(_TABLE.match(one.sql))


def _said(one: Declared, known: set[str]) -> str:
    if one.name in known:
        return f"its {kind(one)} “{one.name}” is not the one that a dossier has"
    if one.name.lower() in OURS:
        return f"it holds the {kind(one)} “{_short(one.name)}” in place of its own"
    return f"it holds the {kind(one)} “{_short(one.name)}” on “{_short(one.table)}”"


def kind(one: Declared) -> str:
    """The kind by the words, which is what SQLite goes by."""
    words = one.sql[:40].upper().split()
    if words[1:2] == ["VIRTUAL"]:
        return "virtual table"
    kinds = ("TRIGGER", "VIEW", "INDEX", "TABLE")
    return next((kind.lower() for kind in kinds if kind in words[:3]), one.kind[:20])


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
