"""Every connection sees whether a file declares what this program made, and no more."""

from contextlib import closing
from pathlib import Path

import pytest

from db import sample
from db.earlier import first
from db.poisoned import ENDLESS, declare, run
from dossier_db import connection as connections
from dossier_db import ownership
from dossier_db.errors import DossierError, StrangeDossier
from dossier_db.store import Store
from dossier_db.tables import TABLES

STRANGE = {
    "a trigger": (
        "CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END",
        "it holds the trigger “evil” on “entity”",
    ),
    "a trigger on the search": (
        "CREATE TRIGGER evil AFTER UPDATE ON search_state BEGIN"
        " UPDATE entity SET name = 'Dana'; END",
        "it holds the trigger “evil”",
    ),
    "a trigger on a table of a tool": (
        "CREATE TRIGGER evil AFTER INSERT ON mine BEGIN DELETE FROM entity; END",
        "it holds the trigger “evil”",
    ),
    "an index": (
        "CREATE INDEX evil ON entity(summary)",
        "it holds the index “evil” on “entity”",
    ),
    "a guard of the log taken away": (
        "DROP TRIGGER change_no_update",
        "its trigger “change_no_update” is missing",
    ),
    "a table taken away": ("DROP TABLE mention", "its table “mention” is missing"),
    "a column more": (
        "ALTER TABLE note ADD COLUMN more TEXT",
        "its table “note” is not the one that a dossier has",
    ),
}
FORGED = {
    "a trigger that says it is a table of a tool": (
        "INSERT INTO sqlite_master VALUES ('table', 'evil', 'mine', 0,"
        " 'CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END')"
    ),
    "a trigger that says it is one of search": (
        "INSERT INTO sqlite_master VALUES ('table', 'evil', 'search_doc', 0,"
        " 'CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END')"
    ),
    "an index that says it is a tool's": (
        "UPDATE sqlite_master SET tbl_name = 'mine', name = 'evil', sql ="
        " 'CREATE INDEX evil ON entity(name)' WHERE name = 'entity_merged'"
    ),
    "an index that says it is of search": (
        "UPDATE sqlite_master SET tbl_name = 'search_doc', name = 'evil', sql ="
        " 'CREATE INDEX evil ON entity(name)' WHERE name = 'entity_merged'"
    ),
    "a rule taken out of a table": (
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (identified IN (0,1))', '')"
        " WHERE name = 'person'"
    ),
    "a view that says something else": (
        "UPDATE sqlite_master SET sql = 'CREATE VIEW timeline AS SELECT 1 AS id'"
        " WHERE name = 'timeline'"
    ),
}
HARMLESS = {
    "a table and its index": (
        "CREATE TABLE mine (a, b)",
        "CREATE INDEX mine_a ON mine(a)",
    ),
    "a view": (f"CREATE VIEW mine AS {ENDLESS}",),
    "a virtual table": ("CREATE VIRTUAL TABLE mine USING fts5(a)",),
    "an index less": ("DROP INDEX entity_actor",),
    "a view less": ("DROP VIEW timeline",),
    "no index of the search": ("DROP TABLE search_doc", "DROP TABLE search_name"),
    "statistics": ("ANALYZE",),
    "an index as first copies had it": (
        "DROP INDEX question_status",
        "CREATE INDEX question_status ON question(status)",
    ),
    "its indexes in another order": (
        "DROP INDEX event_place",
        "CREATE INDEX event_place ON event(place_id)",
        "VACUUM",
    ),
}


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("ownership") / "village.dossier"
    sample.make(path).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, _written: bytes) -> Path:
    """A dossier with a table of somebody's tool in it."""
    found = tmp_path / "village.dossier"
    found.write_bytes(_written)
    run("CREATE TABLE mine (a)")(found)
    return found


def refusal(path: Path) -> str:
    with pytest.raises(StrangeDossier) as caught:
        Store.open(path)
    said = str(caught.value)
    assert "\n" not in said and said.endswith(".")
    assert f"“dossier receive {path}” takes its rows into a clean file" in said
    return said


def test_the_sums_are_those_of_the_schema_after_each_step() -> None:
    """They are written down, for making them takes longer than opening a file."""
    assert {ownership.total(step) for step in ownership.steps()} == ownership.KNOWN


def test_every_table_and_view_of_the_schema_is_known_by_name() -> None:
    named = {
        one.name
        for step in ownership.steps()
        for one in step
        if one.kind in ("table", "view")
    }
    assert named == ownership.OURS
    assert set(TABLES) < ownership.OURS


@pytest.mark.parametrize("way", STRANGE)
def test_a_file_that_declares_more_or_less_is_not_opened(path: Path, way: str) -> None:
    statement, words = STRANGE[way]
    run(statement)(path)
    assert words in refusal(path)


@pytest.mark.parametrize("way", FORGED)
def test_a_declaration_that_says_it_is_another_is_not_believed(
    path: Path, way: str
) -> None:
    """SQLite itself does not believe some of them."""
    declare(FORGED[way])(path)
    with pytest.raises(DossierError):
        Store.open(path)


def test_nothing_is_written_into_it_either(path: Path) -> None:
    with Store.open(path) as store:
        run(STRANGE["a trigger"][0])(path)
        before = path.read_bytes()
        with pytest.raises(StrangeDossier), store.act("Saule"):
            pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", HARMLESS)
def test_what_does_no_harm_may_stay(path: Path, way: str) -> None:
    if "mine" in " ".join(HARMLESS[way]):
        run("DROP TABLE mine")(path)
    run(*HARMLESS[way])(path)
    with Store.open(path) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "Dana"})
    with Store.open(path) as store:
        assert store.cards.name("p_new").name == "Dana"


@pytest.mark.parametrize("tray", [True, False], ids=["early", "earliest"])
def test_a_file_of_an_earlier_schema_is_ours(tmp_path: Path, tray: bool) -> None:
    with Store.open(first(tmp_path / "old.dossier", tray=tray)) as store:
        assert store.dossier.name == "old"


def test_a_file_as_it_was_made_needs_no_schema_made_beside_it(
    tmp_path: Path, _written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "village.dossier"
    path.write_bytes(_written)
    monkeypatch.setattr(ownership, "_strange", None)
    with closing(connections.reading(path)) as connection:
        assert ownership.strange(connection) is None
