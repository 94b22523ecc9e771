"""Whether the index says what the rows say; and what a poisoned one can do to a search:
nothing but find less.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from db.upkeep import alter, copied, reading
from dossier_db.errors import DossierError
from dossier_db.records.hits import Found
from dossier_db.search.agreement import agrees
from dossier_db.search.index import build
from dossier_db.store import Store


@pytest.fixture
def used(village: Store, tmp_path: Path) -> Iterator[Store]:
    """The village in a file of its own."""
    with copied(village, tmp_path) as store:
        yield store


def says_the_same(store: Store) -> bool:
    """Whether the file's index agrees with its rows."""
    with reading(store) as connection:
        return agrees(connection, connection)


POISON: dict[str, tuple[str, ...]] = {
    "a name that nobody has": (
        "UPDATE search_doc SET forms = 'Dana', folds = 'dana', sounds = 'dana'"
        " WHERE id = 'p_aigul'",
        "INSERT INTO search_name (rowid, words) SELECT doc, 'dana _kperson'"
        " FROM search_doc WHERE id = 'p_aigul'",
    ),
    "names of another record": (
        "UPDATE search_doc SET id = 'swap' WHERE id = 'p_aigul'",
        "UPDATE search_doc SET id = 'p_aigul' WHERE id = 'p_bolat'",
        "UPDATE search_doc SET id = 'p_bolat' WHERE id = 'swap'",
    ),
    "records that are not there": ("UPDATE search_doc SET id = 'p_gone_' || doc",),
    "records of no kind": ("UPDATE search_doc SET id = 'zz_' || doc",),
    "records without an id": ("UPDATE search_doc SET id = substr(doc, 1, 1) || doc",),
    "a record less": ("DELETE FROM search_doc WHERE id = 'p_aigul'",),
    "no records": ("DELETE FROM search_doc",),
    "fewer folded names": (
        "UPDATE search_doc SET folds = '', sounds = '' WHERE id = 'p_aigul'",
    ),
    "more folded names": (
        "UPDATE search_doc SET folds = replace('xxxxxxxx', 'x', 'aigul' || char(10)),"
        " sounds = replace('xxxxxxxx', 'x', 'aigul' || char(10)) WHERE id = 'p_aigul'",
    ),
    "names without an end": (
        "UPDATE search_doc SET forms = replace(hex(zeroblob(4000)), '0', 'aigul ')",
    ),
    "controls in a name": (
        "UPDATE search_doc SET forms = 'Aigul' || char(27) || '[2J'"
        " WHERE id = 'p_aigul'",
    ),
    "words swapped": (
        "UPDATE search_word SET word = word || 'x'",
        "UPDATE search_word SET fold = 'aigul', sound = 'aigul'",
    ),
    "words counted twice": ("UPDATE search_word SET docs = docs + 1 WHERE id = 1",),
    "keys to nowhere": ("UPDATE search_key SET word = word + 100000",),
    "no keys": ("DELETE FROM search_key",),
    "no slips": ("DELETE FROM search_slip",),
    "a slip too many": ("INSERT INTO search_slip SELECT 1, id FROM search_word",),
    "texts in other documents": (
        "INSERT INTO search_text (rowid, words) SELECT doc, 'aigul _kperson thirty'"
        " FROM search_doc WHERE id = 'l_road'",
    ),
    "names in documents that are not there": (
        "INSERT INTO search_name (rowid, words) VALUES (5000, 'aigul _kperson'),"
        " (-5, 'aigul'), (9223372036854775807, 'aigul')",
    ),
    "everybody under every word": (
        "INSERT INTO search_whole (rowid, keys) SELECT doc, 'gl kl agl akl'"
        " FROM search_doc",
    ),
    "garbage for names": ("UPDATE search_name_data SET block = x'ffffffffffff'",),
    "garbage for texts": ("UPDATE search_text_data SET block = x'00'",),
    "garbage in all but the head": (
        "UPDATE search_name_data SET block = x'ffffffffffff' WHERE id > 10",
        "UPDATE search_text_data SET block = x'ffffffffffff' WHERE id > 10",
        "UPDATE search_whole_data SET block = x'ffffffffffff' WHERE id > 10",
    ),
    "another layout": ("UPDATE search_text_config SET v = 99",),
    "blobs for texts": ("UPDATE search_text_config SET v = x'ff' WHERE k = 'version'",),
    "bytes that are no text": (
        "UPDATE search_doc SET forms = CAST(x'ff80' AS TEXT) WHERE id = 'p_aigul'",
    ),
    "a view for the records": (
        "CREATE TABLE theirs AS SELECT * FROM search_doc",
        "DROP TABLE search_doc",
        "CREATE VIEW search_doc AS SELECT * FROM theirs",
    ),
    "other columns for the records": (
        "CREATE TABLE theirs AS SELECT * FROM search_doc",
        "DROP TABLE search_doc",
        "ALTER TABLE theirs RENAME TO search_doc",
    ),
    "a view for the state": (
        "CREATE TABLE theirs AS SELECT * FROM search_state",
        "DROP TABLE search_state",
        "CREATE VIEW search_state AS SELECT * FROM theirs",
    ),
}
"""What somebody who knows the tables may have put in a file, mark and all."""
ASKED = (
    *("aigul", "Айгүл", "aigl", "dana", "thirty", "bolat aigul", '"about thirty"'),
    *(
        "=Aigul",
        "kind:person",
        "by:aigul",
        "by:dana",
        "source:road",
        "2024-02..2024-03",
        "a",
    ),
    *("aigul -bolat", "role:defendant", "xxxxxx"),
)


def test_an_index_that_was_just_made_agrees(village: Store) -> None:
    assert says_the_same(village)


def test_one_made_in_memory_agrees_as_well(village: Store) -> None:
    with reading(village) as rows, closing(sqlite3.connect(":memory:")) as memory:
        build(rows, memory)
        assert agrees(rows, memory)


def test_an_index_with_other_numbers_agrees(used: Store) -> None:
    with used.act("Saule") as act:
        act.insert("entity", {"id": "p_new", "name": "Zhanar"})
        act.insert("name", {"id": "n_new", "entity_id": "p_new", "name": "Жанар"})
    before = numbers(used)
    used.reindex()
    assert numbers(used) != before
    assert says_the_same(used)


def numbers(store: Store) -> list[tuple[int, str]]:
    """The records with their numbers."""
    return store.reader.all("SELECT doc, id FROM search_doc ORDER BY doc")


@pytest.mark.parametrize("way", POISON)
def test_a_poisoned_index_does_not_agree(used: Store, way: str) -> None:
    alter(used.path, *POISON[way])
    assert not says_the_same(used)


@pytest.mark.parametrize("way", POISON)
def test_a_poisoned_index_is_made_anew_by_reindexing(used: Store, way: str) -> None:
    alter(used.path, *POISON[way])
    used.reindex()
    assert says_the_same(used)
    assert used.search.find("aigul")[0].id == "p_aigul"


@pytest.mark.parametrize("way", POISON)
def test_a_poisoned_index_shows_nothing_that_the_rows_do_not_say(
    used: Store, way: str
) -> None:
    said = everything_said(used)
    alter(used.path, *POISON[way])
    for query in ASKED:
        for found in shown(used, query):
            for hit in found.hits:
                assert {hit.matched, hit.name} <= said, (query, hit)
            for line in found.understood:
                field, _, labels = line.partition(": ")
                if field in ("source", "by"):
                    assert set(labels.split(", ")) <= said, line


@pytest.mark.parametrize("way", POISON)
def test_a_poisoned_index_keeps_no_act_from_writing_what_it_says(
    used: Store, way: str
) -> None:
    alter(used.path, *POISON[way])
    with used.act("Saule") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "Zhanar"})
        act.insert("entity", {"id": "p_new", "name": "Zhazira"})
    names = dict(used.reader.all("SELECT id, name FROM entity"))
    assert (names["p_bolat"], names["p_new"]) == ("Zhanar", "Zhazira")
    assert names["p_aigul"] == "Aigul"


def shown(store: Store, query: str) -> Iterator[Found]:
    """What the quick and the wide search show, as far as they are not refused."""
    with suppress(DossierError), closing(store.search.session()) as session:
        for wide in (False, True):
            with suppress(DossierError):
                yield session.look(query, wide=wide)


def everything_said(store: Store) -> set[str]:
    """Every text of every row, whole."""
    said: set[str] = set()
    with reading(store) as connection:
        connection.row_factory = None
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'search%' AND name NOT LIKE 'change%'"
        ).fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                said.update(value for value in row if isinstance(value, str))
    said.update(_places(store))
    return said


def _places(store: Store) -> set[str]:
    """What passages are called."""
    passages = store.reader.all("SELECT id FROM passage")
    return {store.passages.passage(one).citation.place for (one,) in passages}


def test_an_error_that_is_not_the_index_is_not_taken_for_its_fault(
    village: Store,
) -> None:
    with reading(village) as rows, reading(village) as index:

        def interrupt(_done: int, _of: int) -> None:
            index.set_progress_handler(lambda: 1, 1)  # whatever it is asked from now on

        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            agrees(rows, index, interrupt)


def test_it_is_told_how_far_it_is(village: Store) -> None:
    told: list[tuple[int, int]] = []
    with reading(village) as connection:
        agrees(connection, connection, lambda done, of: told.append((done, of)))
    assert told
