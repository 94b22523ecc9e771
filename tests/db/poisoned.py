"""Files that somebody made to do harm, or that chance spoilt: out of a good one."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

PAGE: Final = 4096
Spoil = Callable[[Path], None]
"""Alters a file."""


def run(*statements: str) -> Spoil:
    """Statements, run behind the program's back."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            for statement in statements:
                connection.execute(statement).fetchall()

    return spoil


def declare(*statements: str) -> Spoil:
    """Statements that alter what the file declares, word for word."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            for statement in statements:
                connection.execute(statement)
            (version,) = connection.execute("PRAGMA schema_version").fetchone()
            connection.execute(f"PRAGMA schema_version={version + 1}")

    return spoil


def then(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(path: Path) -> None:
        for one in spoils:
            one(path)

    return spoil


def put(offset: int, content: bytes) -> Spoil:
    """Bytes written over others."""

    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(content)

    return spoil


def many_tables(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for number in range(3_000):
            connection.execute(f"CREATE TABLE t{number} (a)")
        connection.execute("COMMIT")


def point_back(path: Path) -> None:
    """Every page of pages leads back to itself."""
    content = bytearray(path.read_bytes())
    for start in range(0, len(content), PAGE):
        head = start or 100
        if content[head] in (2, 5):
            own = (start // PAGE + 1).to_bytes(4, "big")
            content[head + 8 : head + 12] = own
            (cells,) = (int.from_bytes(content[head + 3 : head + 5], "big"),)
            for cell in range(cells):
                place = head + 12 + 2 * cell
                at = start + int.from_bytes(content[place : place + 2], "big")
                content[at : at + 4] = own
    path.write_bytes(content)


def cut(share: float) -> Spoil:
    """Only the first part of the file."""

    def spoil(path: Path) -> None:
        os.truncate(path, int(path.stat().st_size * share))

    return spoil


def _table(name: str, before: str, after: str) -> Spoil:
    return declare(
        f"UPDATE sqlite_master SET sql = replace(sql, '{before}', '{after}')"
        f" WHERE name = '{name}'"
    )


ENDLESS: Final = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT 'p_' || i AS id, 'x' AS name, '' AS summary, '' AS merged_into_id FROM n"
)
_LOOSE: Final = _table("person", "STRICT, WITHOUT ROWID", "WITHOUT ROWID")
SURVIVED: Final[dict[str, Spoil]] = {
    "a trigger": run(
        "CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END"
    ),
    "a trigger on the log": run(
        "DROP TRIGGER change_no_update", "DROP TRIGGER change_no_delete"
    ),
    "a view without end": run(f"CREATE VIEW evil AS {ENDLESS}"),
    "a view of ours without end": run(
        "DROP VIEW timeline", f"CREATE VIEW timeline AS {ENDLESS}"
    ),
    "thousands of tables": many_tables,
    "a table with a strange name": run(
        'CREATE TABLE "../../\x1b]0;x\x07" (a)', 'CREATE TABLE "a""b" (a)'
    ),
    "poisoned shadows of the search": run(
        "UPDATE search_name_data SET block = x'ffffffffffff'",
        "UPDATE search_text_config SET v = 99",
    ),
    "an unknown kind of table": declare(
        "INSERT INTO sqlite_master VALUES ('table', 'odd', 'odd', 0,"
        " 'CREATE VIRTUAL TABLE odd USING nobody_knows(doc)')"
    ),
    "an index that is another's": declare(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
        " WHERE name = 'answer_entity') WHERE name = 'entity_actor'"
    ),
    "a key's index that is another's": declare(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
        " WHERE name = 'answer_entity') WHERE name LIKE 'sqlite_autoindex_note%'"
    ),
    "a generated column without end": _table(
        "entity", "CASE substr(id,1,2) WHEN", "CASE hex(zeroblob(999999999)) WHEN"
    ),
    "other columns read out of the log": _table("change", "json_extract", "json_type"),
    "drafts": run("INSERT INTO draft VALUES ('a', 'b', '{}', '2026-01-01T00:00:00Z')"),
    "a flag of another journal": put(18, b"\2\2"),
    "bytes after its end": lambda path: put(path.stat().st_size, b"x" * 5000)(path),
    "statistics of another file": run(
        "ANALYZE", "UPDATE sqlite_stat1 SET stat = '1 1 1 1'"
    ),
}
"""What is left behind: the rows are the same afterwards."""

REFUSED: Final[dict[str, tuple[Spoil, str]]] = {
    "a view in place of a table": (
        then(run("DROP TABLE mention", f"CREATE VIEW mention AS {ENDLESS}")),
        "another view of that name",
    ),
    "a view declared as a table": (
        declare(
            "DELETE FROM sqlite_master WHERE tbl_name = 'mention'",
            "INSERT INTO sqlite_master VALUES ('table', 'mention', 'mention', 0,"
            f" 'CREATE VIEW mention AS {ENDLESS.replace(chr(39), chr(39) * 2)}')",
        ),
        "damaged",
    ),
    "a virtual table in place of a table": (
        run("DROP TABLE mention", "CREATE VIRTUAL TABLE mention USING fts5(gist)"),
        "another virtual table of that name",
    ),
    "a table declared twice": (
        declare(
            "INSERT INTO sqlite_master SELECT type, 'Entity', tbl_name, rootpage, sql"
            " FROM sqlite_master WHERE name = 'entity'"
        ),
        "",
    ),
    "a bomb of a declaration": (
        declare(
            "INSERT INTO sqlite_master VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS"
            " SELECT ' || replace(hex(zeroblob(4000)), '0', '(') || '1')"
        ),
        "",
    ),
    "bytes that are no text": (
        run("UPDATE entity SET name = CAST(x'ff80' AS TEXT) WHERE id = 'p_aigul'"),
        "entity p_aigul: “name” holds bytes that are no text",
    ),
    "a NUL": (
        run("UPDATE entity SET name = 'a' || char(0) || 'b' WHERE id = 'p_aigul'"),
        "entity p_aigul: “name” holds a NUL",
    ),
    "a name without end": (
        run("UPDATE entity SET name = hex(zeroblob(9000)) WHERE id = 'p_aigul'"),
        "entity p_aigul: “name” has 18,000 characters",
    ),
    "a gist without end": (
        run("UPDATE passage SET gist = hex(zeroblob(900000)) WHERE id = 'x_paper_1'"),
        "passage x_paper_1: “gist” has 1,800,000 characters",
    ),
    "a number without end": (
        run("UPDATE place SET latitude = 9e999 WHERE id = 'l_road'"),
        "place l_road: “latitude” is a number without end",
    ),
    "a text for a number": (
        then(
            _LOOSE,
            run(
                "PRAGMA ignore_check_constraints=ON",
                "UPDATE person SET identified = 'x' WHERE id = 'p_aigul'",
            ),
        ),
        "person p_aigul: “identified” is a text, where INTEGER belongs",
    ),
    "bytes for an id": (
        then(
            _LOOSE,
            run(
                "PRAGMA ignore_check_constraints=ON",
                "INSERT INTO person (id) VALUES (x'00ff')",
            ),
        ),
        "person 00ff: “id” is bytes, where TEXT belongs",
    ),
    "a number that no rule allows": (
        run(
            "PRAGMA ignore_check_constraints=ON",
            "UPDATE person SET identified = 7 WHERE id = 'p_aigul'",
        ),
        "person p_aigul: the model does not allow this person",
    ),
    "a key that leads nowhere": (
        run("DELETE FROM entity WHERE id = 'p_aigul'"),
        "p_aigul, which neither the dossier nor the text has",
    ),
    "a name that is generated": (
        _table("entity", "name TEXT NOT NULL,", "name TEXT AS (id) VIRTUAL,"),
        "it has no “name”",
    ),
    "a date with other bounds": (
        run("UPDATE edtf SET latest = '2030-01-01' WHERE id = '2024-02-10'"),
        "edtf 2024-02-10: “latest” of the date 2024-02-10 is",
    ),
    "a second dossier in it": (
        then(
            _table("dossier", "CHECK (only = 1)", ""),
            run("INSERT INTO dossier (id, name, only) VALUES ('d_two', 'two', 2)"),
        ),
        "dossier d_two: the model does not allow this dossier",
    ),
    "a dossier whose name is no text": (
        run("UPDATE dossier SET name = 'A' || char(0) || 'B'"),
        "“name” holds a NUL character; this row says which dossier it is",
    ),
    "no dossier in it": (run("DELETE FROM dossier"), "no row that says which dossier"),
    "pages that lead back": (point_back, "damaged"),
    "more pages than there are": (
        put(28, (1 << 30).to_bytes(4, "big")),
        "cut short",
    ),
    "another program's": (run("PRAGMA application_id = 5"), "another program"),
    "a newer schema": (run("PRAGMA user_version = 999"), "newer dossier"),
    "a page size of none": (put(16, b"\0\3"), ""),
    "half of it": (cut(0.5), "cut short"),
    "its header alone": (cut(0.0001), "cut short"),
    "noughts after the header": (
        lambda path: put(100, bytes(path.stat().st_size - 100))(path),
        "",
    ),
}
"""What is refused, and in which words."""
