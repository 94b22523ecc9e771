"""Every command on a hostile dossier, judged by the bytes it writes."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app import hostile
from app.commanded import COLUMNS, EVIL, RUNS, Place, documents, faults, run
from dossier.usage import VERBS, looking
from dossier_db import Store
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.tables import LOG_TABLES, TABLES, describe

_NUL = re.compile("\0")
EACH = pytest.mark.parametrize("command", VERBS)
WITH_JSON = [
    word
    for word, verb in VERBS.items()
    if any(option.__name__ == "as_json" for option in verb.options)
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A dossier with hostile texts."""
    folder = tmp_path_factory.mktemp("hostile")
    return hostile.write(folder / "a.dossier").read_bytes()


@pytest.fixture(scope="module")
def ids(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One whose ids, dates and hashes are hostile as well."""
    folder = tmp_path_factory.mktemp("hostile")
    return hostile.renamed(folder / "a.dossier").read_bytes()


@pytest.fixture(params=["texts", "ids"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Place]:
    """A folder with a copy of one of them."""
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Place(tmp_path, request.getfixturevalue(request.param))
    yield made
    made.close()


# -- by construction -------------------------------------------------------------


def test_every_column_of_text_is_hostile_or_cannot_be(
    texts: bytes, tmp_path: Path
) -> None:
    """In every table there is a row, and in no free column of it nothing."""
    path = tmp_path / "a.dossier"
    path.write_bytes(texts)
    bare = []
    with closing(sqlite3.connect(path)) as connection:
        tables = describe(connection)
        assert tuple(tables) == TABLES
        for table in tables.values():
            (rows,) = connection.execute(
                f"SELECT count(*) FROM {table.name}"
            ).fetchone()
            for column in hostile.free(connection, table):
                sql = f'SELECT count("{column}") FROM "{table.name}"'
                if table.name not in LOG_TABLES:
                    (filled,) = connection.execute(sql).fetchone()
                    bare += [] if rows and filled == rows else [(table.name, column)]
    assert bare == []


def test_every_table_of_the_file_is_dumped_or_known_to_be_left_out(
    texts: bytes, tmp_path: Path
) -> None:
    """A table that is neither would be hostile nowhere here."""
    path = tmp_path / "a.dossier"
    path.write_bytes(texts)
    sql = "SELECT name FROM sqlite_master WHERE type = 'table'"
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute(sql)}
    kept = {"draft", "sqlite_stat1", "_sqlite_migrations"}
    assert {n for n in names if not n.startswith("search")} - kept == set(TABLES)


def test_every_command_has_a_hostile_run() -> None:
    assert set(RUNS) == set(VERBS)
    assert all(RUNS.values())


# -- what is written -------------------------------------------------------------


@EACH
@pytest.mark.parametrize(
    ("place", "terminal"),
    [("texts", False), ("texts", True), ("ids", False)],
    indirect=["place"],
)
def test_no_command_writes_what_a_terminal_would_obey(
    command: str, terminal: bool, place: Place
) -> None:
    found = {}
    for words in RUNS[command]:
        said = run(place.words(command, words), terminal=terminal)
        if wrong := faults(said, terminal=terminal):
            found[words] = wrong, said.code, said.err[-300:]
    assert found == {}


@pytest.mark.parametrize("command", WITH_JSON)
def test_json_is_whole_and_holds_nothing_that_a_terminal_would_obey(
    command: str, place: Place
) -> None:
    for words in RUNS[command]:
        said = run([*place.words(command, words), "--json"])
        assert faults(said) == [], words
        assert said.code or documents(said.out), words


@EACH
def test_what_was_typed_is_repeated_safely(
    command: str, texts: bytes, tmp_path: Path
) -> None:
    """A refusal names what it refuses: a file, a word, an option, a value."""
    held = tmp_path / "a.dossier"
    held.write_bytes(texts)
    evil = [
        [command, "-d", str(tmp_path / EVIL)],
        [command, "-d", str(held), *[EVIL] * 5],
        [command, "-d", str(held), f"--{EVIL}"],
        [command, "-d", str(held), EVIL, "--by", "t", "--told-by", EVIL],
        [command, "-d", str(held), EVIL],
        [command, "-d", str(held), *[f"../{EVIL}"] * 2],
    ]
    for words in evil:
        said = run(words)
        usage = said.err.count(b"usage:")
        assert [one for one in faults(said) if "refuses" not in one] == [], words
        assert said.code in (0, 1) or usage == 1, words


@pytest.mark.parametrize("words", [[EVIL], ["-d", EVIL], [f"--{EVIL}"], [EVIL, EVIL]])
def test_the_file_to_browse_is_repeated_safely(words: list[str]) -> None:
    assert [one for one in faults(run(words)) if "refuses" not in one] == []


@pytest.mark.parametrize("torn", [True, False], ids=["bytes", "numbers"])
def test_bytes_that_are_no_text_and_endless_numbers_are_printed_or_refused(
    torn: bool, tmp_path: Path
) -> None:
    """In a sentence, by every command that reads."""
    path = hostile.altered(tmp_path / "a.dossier", torn=torn)
    place = Place(tmp_path, path.read_bytes())
    found = {}
    for command in (*looking.VERBS, "search", "log", "dump", "verify", "custody"):
        for words in RUNS[command]:
            for more in ([], ["--json"]) if command in WITH_JSON else ([],):
                said = run([*place.words(command, words), *more])
                if wrong := faults(said):
                    found[command, words] = wrong
    assert found == {}


@EACH
def test_help_is_plain(command: str) -> None:
    said = run([command, "--help"])
    assert (said.code, faults(said)) == (0, [])


# -- what is kept ----------------------------------------------------------------


def test_a_dump_is_taken_in_as_it_was(texts: bytes, tmp_path: Path) -> None:
    """Nothing is changed by what is written in its place. A NUL is taken in where a
    file that is held has it, and nowhere else.
    """
    path, other = tmp_path / "a.dossier", tmp_path / "b.dossier"
    path.write_bytes(texts)
    _without_nul(path)
    with Store.open(path) as store:
        lines = list(dump(store))
    assert hostile.strange("".join(lines).encode()) == set()
    written = tmp_path / "a.jsonl"
    written.write_text("".join(lines), "utf-8")
    with Store.create(other, name="b") as store:
        load(store, written, agent="tests")
        assert [one for one in dump(store) if _is_kept(one)] == [
            one for one in lines if _is_kept(one)
        ]


def _without_nul(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function(
            "shown", 1, lambda text: text and _NUL.sub("␀", text)
        )
        for table in describe(connection).values():
            if table.name in (*LOG_TABLES, "capture"):
                continue
            for column in hostile.free(connection, table):
                sql = f'UPDATE "{table.name}" SET "{column}" = shown("{column}")'
                connection.execute(sql)
        connection.execute("UPDATE capture SET method = 'by hand', media_type = 'a'")
        connection.execute("UPDATE capture SET collected_at = '2024-07-01'")
        connection.commit()


def _is_kept(line: str) -> bool:
    return json.loads(line)["table"] not in ("dossier", "change", "change_value")


def test_json_gives_back_what_was_stored(texts: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.dossier"
    path.write_bytes(texts)
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT name FROM entity WHERE kind = 'source'"
        names = {name for (name,) in connection.execute(sql)}
    (document,) = documents(run(["sources", "-d", str(path), "--json"]).out)
    assert isinstance(document, dict)
    assert {row["name"] for row in document["rows"]} == names
